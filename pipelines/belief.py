"""Which readings of a run are believed: each is held against the coverage of earlier days (`pipelines/collapse.py`)."""

import datetime as dt
import warnings
from collections.abc import Iterable
from dataclasses import replace

from exports.board_coverage import Coverage
from exports.layout import days
from exports.store import Store
from exports.tables import Damaged, DamagedFile
from pipelines.collapse import doubts
from pipelines.known import read_coverage

DAYS = 60  # days of coverage that are read: enough for 28 good ones, whatever the past


def believed(store: Store, day: dt.date, rows: Iterable[Coverage]) -> list[Coverage]:
    """The rows of a run; those that are doubted are `suspect`: not published, and their silence says nothing.

    A day whose coverage is damaged is no measure, with a warning.

    Raises:
        SnapshotError: the coverage of an earlier day cannot be read.
    """
    before = {one: _read(store, one) for one in sorted(days(store, "coverage"))[-DAYS:] if one < day}
    return [_judged(row, doubts(row, before=before, day=day)) if row.is_published else row for row in rows]


def _read(store: Store, day: dt.date) -> tuple[Coverage, ...]:
    try:
        return read_coverage(store, day)
    except Damaged as error:
        warnings.warn(f"{error}; the boards are not held against that day", DamagedFile, stacklevel=2)
        return ()


def _judged(row: Coverage, why: tuple[str, ...]) -> Coverage:
    if not why:
        return row
    reasons = (*row.reasons, *why)
    return replace(row, verdict="suspect", reasons=reasons, absence_counts=False, is_published=False)
