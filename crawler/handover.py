"""Spools that are published later or by another machine: `crawl --spool-only` finishes one, `publish` takes it up.

A finished spool is a folder `_spools/<run>`: the spools of its boards, `handover.json` (what `pipelines.apart` needs to
publish it) and `record.json` (the run record). It is moved there in one piece, so an unfinished one is never taken up.
"""

import dataclasses
import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from exports.board_coverage import Coverage
from exports.columns import Column, columns
from exports.folder import make_folders, sync
from exports.spool import damage, spooled
from exports.store import SnapshotError, checked, sentence
from pipelines.apart import Published

SPOOLS = "_spools"
HANDOVER, RECORD = "handover.json", "record.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """A finished spool."""

    folder: Path
    run: str
    day: dt.date
    normalizer_version: str
    coverage: tuple[Coverage, ...]
    record: Mapping[str, Any]


def hand_over(
    *, root: object, day: dt.date, run: str, spools: Path, coverage: Sequence[Coverage], normalizer_version: str
) -> Published:
    """Take the order to publish down, in the place of `publish_apart()`, instead of carrying it out.

    Raises:
        SnapshotError: it cannot be written.
    """
    del root  # whoever publishes it knows where
    rows = [{**dataclasses.asdict(row), "started_at": row.started_at.isoformat()} for row in coverage]
    told = {"run": run, "day": day.isoformat(), "normalizer_version": normalizer_version, "coverage": rows}
    _write(spools / HANDOVER, told)
    return Published(None, {})


def finish(staging: Path, finished: Path, record: Mapping[str, Any]) -> None:
    """Move the spool of a run that was handed over to where `handovers()` finds it.

    Raises:
        SnapshotError: it cannot be moved.
    """
    _write(staging / RECORD, record)
    try:
        make_folders(finished.parent)
        staging.replace(finished)
        sync(finished.parent)
    except OSError as error:
        raise SnapshotError(f"{finished}: {sentence(error)}") from error


def handovers(folders: Iterable[Path]) -> list[Handover]:
    """The finished spools in these folders, or that these folders are, the oldest run first.

    Raises:
        SnapshotError: one is damaged, or not whole yet.
    """
    found = {path.parent.resolve() for folder in folders for path in _handovers(folder)}
    return sorted(map(_read, found), key=lambda one: one.run)


def _handovers(folder: Path) -> Iterator[Path]:
    yield from (path for pattern in (HANDOVER, f"*/{HANDOVER}") for path in folder.glob(pattern))


def _read(folder: Path) -> Handover:
    try:
        told = json.loads((folder / HANDOVER).read_text(encoding="utf-8"))
        record = json.loads((folder / RECORD).read_text(encoding="utf-8"))
        handed = Handover(
            folder=folder,
            run=checked(told["run"]),
            day=dt.date.fromisoformat(told["day"]),
            normalizer_version=str(told["normalizer_version"]),
            coverage=tuple(_coverage(row) for row in told["coverage"]),
            record=dict(record),
        )
        for row in handed.coverage:
            checked(row.source)
    except OSError as error:
        raise SnapshotError(f"the spool {folder} cannot be read: {sentence(error)}") from error
    except (KeyError, TypeError, ValueError) as error:
        raise SnapshotError(
            f"the spool {folder} is damaged: {HANDOVER} or {RECORD} does not say what it should"
        ) from error
    for row in handed.coverage:
        if why := damage(folder / row.source):
            raise SnapshotError(
                f"the spool {folder} cannot be published: {row.source}: {why}; copy it anew, or remove it"
            )
        if (held := sum(1 for _ in spooled(folder / row.source))) != row.postings:
            counts = f"{held} postings of {row.source} and not {row.postings}"
            raise SnapshotError(f"the spool {folder} holds {counts}; is it still being copied?")
    return handed


def _coverage(row: Mapping[str, Any]) -> Coverage:
    return Coverage(**{column.name: _value(column, row[column.name]) for column in columns(Coverage)})


def _value(column: Column, value: Any) -> Any:
    if value is None:
        return None
    if column.python is dt.datetime:
        return dt.datetime.fromisoformat(value)
    return tuple(value) if column.python is tuple else value


def _write(path: Path, record: Mapping[str, Any]) -> None:
    try:
        path.write_text(json.dumps(record, indent=1, ensure_ascii=False), encoding="utf-8", errors="replace")
        sync(path)
    except OSError as error:
        raise SnapshotError(f"{path}: {sentence(error)}") from error
