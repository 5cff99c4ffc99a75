"""What a run was asked for, and how it ended."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from crawler.handover import SPOOLS
from crawler.verdict import Exit, Judgement
from crawler.visit import Visit
from exports.store import local_state

BERLIN = ZoneInfo("Europe/Berlin")


@dataclass(frozen=True, slots=True, kw_only=True)
class Order(Visit):
    """What the operator asked for: a visit, and where its yield goes."""

    out: str | Path
    """Folder of the data, or the address of a bucket."""
    keep_all: bool = False
    accept: tuple[str, ...] = ()
    """Boards whose reading is believed, however little it is."""
    wait_s: float = 0
    """How long to wait for another run to end, seconds."""
    spool_only: bool = False
    """Leave what was read for `potsdam-jobs publish`."""

    @property
    def state(self) -> Path:
        """Local folder of the lock and the spools."""
        return local_state(self.out)

    @property
    def run(self) -> str:
        """Name of the run: its instant in UTC, to the millisecond."""
        return f"{self.started_at.astimezone(dt.UTC):%Y%m%dT%H%M%S}{self.started_at.microsecond // 1000:03d}Z"

    @property
    def spool(self) -> Path:
        """Where the finished spool of the run waits, if it is not published at once."""
        return self.state / SPOOLS / self.run

    @property
    def day(self) -> dt.date:
        """Day of the snapshot."""
        return self.started_at.astimezone(BERLIN).date()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How the run ended; `record` is what stands in `runs/<run>.json`."""

    exit: Exit
    judgements: Mapping[str, Judgement]
    record: Mapping[str, Any]
    spool_waits: bool = False
    """Whether something that was read could not be written."""
    settled: "tuple[Outcome, ...]" = ()
    """Earlier runs that had been killed and were published first."""
