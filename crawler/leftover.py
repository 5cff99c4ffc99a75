"""What a run leaves in the staging folder while it goes on, so that the next run can take it up where it was killed.

`_staging/<run>/run.json` says what was asked for; each board's folder holds its spool, and `ended.json` with its
stats once the board was read to its end.
"""

import datetime as dt
import hashlib
import json
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from exports.folder import sync
from exports.store import STAGING

ORDER, ENDED = "run.json", "ended.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Leftover:
    """A run that did not come to its end."""

    folder: Path
    started_at: dt.datetime
    asked: str
    """Fingerprint of what was asked for (`fingerprint`)."""
    boards: tuple[str, ...]

    @property
    def ended(self) -> dict[str, dict[str, Any]]:
        """The stats of the boards that were read to their end."""
        found = {}
        for board in self.boards:
            stats = _read(self.folder / board / ENDED)
            if stats is not None:
                found[board] = stats
        return found


def begin(folder: Path, *, started_at: dt.datetime, asked: str, boards: tuple[str, ...]) -> None:
    """Leave word of a run that begins."""
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / ORDER, {"started_at": started_at.isoformat(), "asked": asked, "boards": boards})


def end(folder: Path, board: str, stats: Mapping[str, Any]) -> None:
    """Leave word that a board was read to its end; what JSON does not know is nothing that a verdict needs."""
    told = {name: value for name, value in stats.items() if isinstance(value, (str, int, float, list, tuple, dict))}
    (folder / board).mkdir(exist_ok=True)
    _write(folder / board / ENDED, told)


def leftovers(root: Path) -> Iterator[Leftover]:
    """The runs that did not come to their end, the oldest first; folders without word of a run are swept away."""
    for folder in sorted(root.glob(f"{STAGING}/*/")):
        order = _read(folder / ORDER)
        try:
            if order is None:
                raise ValueError("nothing was begun")
            yield Leftover(
                folder=folder,
                started_at=dt.datetime.fromisoformat(order["started_at"]).astimezone(dt.UTC),
                asked=str(order["asked"]),
                boards=tuple(map(str, order["boards"])),
            )
        except (KeyError, TypeError, ValueError):
            shutil.rmtree(folder, ignore_errors=True)


def fingerprint(*asked: object) -> str:
    """What tells one order from another: the same words give the same run.

    >>> fingerprint("potsdam", ("arbeitnow",)) == fingerprint("potsdam", ("arbeitsagentur",))
    False
    """
    return hashlib.sha256(repr(asked).encode()).hexdigest()[:16]


def _write(path: Path, record: Mapping[str, Any]) -> None:
    beside = path.with_suffix(".new")
    beside.write_text(json.dumps(record), encoding="utf-8")
    sync(beside)
    beside.replace(path)
    sync(path.parent)


def _read(path: Path) -> dict[str, Any] | None:
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return record if isinstance(record, dict) else None
