"""Work on the tables in a process of its own, so that Arrow's memory never meets Scrapy's."""

import datetime as dt
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from exports.board_coverage import Coverage
from exports.store import SnapshotError, Store
from pipelines.process import ProcessDied, in_new_process


class Published(NamedTuple):
    """What came of publishing."""

    latest: dict[str, Any] | None
    """What stands in `latest.json`; None if nothing was published."""
    doubted: Mapping[str, tuple[str, ...]]
    """The boards that were not believed, and why."""
    damaged: tuple[str, ...] = ()
    """A sentence for each file that was found damaged and done without."""


def publish_apart(**order: Any) -> Published:
    """`publish_believed()` in a process of its own.

    Raises:
        SnapshotError: as `pipelines.publish.publish()`, or the process died.
    """
    try:
        return in_new_process(publish_believed, **order)
    except ProcessDied:
        raise SnapshotError("the process that writes the snapshot died") from None


def put_apart(root: str | Path, name: str, record: Mapping[str, Any], *, run: str) -> None:
    """Put a JSON file into a store in a process of its own.

    Raises:
        SnapshotError: it cannot be put, or the process died.
    """
    try:
        in_new_process(_put, root, name, record, run)
    except ProcessDied:
        raise SnapshotError(f"the process that writes {name} died") from None


def _put(root: str | Path, name: str, record: Mapping[str, Any], run: str) -> None:
    Store.at(root).put_json(name, record, run=run)


def publish_believed(
    *, root: str | Path, day: dt.date, run: str, spools: Path, coverage: Sequence[Coverage], normalizer_version: str
) -> Published:
    """Publish those boards of a run that are believed; `spools` holds a folder for each board in `coverage`.

    Raises:
        SnapshotError: as `pipelines.publish.publish()`.
    """
    from exports.tables import DamagedFile

    with warnings.catch_warnings(record=True, action="always", category=DamagedFile) as noted:
        published = _publish_believed(Store.at(root), day, run, spools, coverage, normalizer_version)
    said = (str(one.message) for one in noted if one.category is DamagedFile)
    return published._replace(damaged=tuple(dict.fromkeys(said)))


def _publish_believed(  # noqa: PLR0917
    store: Store, day: dt.date, run: str, spools: Path, coverage: Sequence[Coverage], normalizer_version: str
) -> Published:
    from pipelines.belief import believed
    from pipelines.known import coverage_so_far
    from pipelines.publish import publish

    rows = _not_overtaken(believed(store, day, coverage), coverage_so_far(store, day))
    latest = publish(
        store,
        day=day,
        run=run,
        # Of a rolling window nothing is gone because it is absent, so its postings only add to those of the day.
        complete={row.source: spools / row.source for row in rows if row.absence_counts},
        partial={row.source: spools / row.source for row in rows if row.is_published and not row.absence_counts},
        suspect={row.source: spools / row.source for row in rows if row.verdict == "suspect"},
        coverage=rows,
        started_at=min((row.started_at for row in rows), default=None),
        normalizer_version=normalizer_version,
    )
    was_good = {row.source: len(row.reasons) for row in coverage}
    doubted = {row.source: row.reasons[was_good[row.source] :] for row in rows if row.verdict == "suspect"}
    return Published(latest, doubted)


def _not_overtaken(rows: Sequence[Coverage], published: Sequence[Coverage]) -> list[Coverage]:
    """The rows of a run that may come late: a board that a later run of the day read whole is not taken from it."""
    whole: dict[str, dt.datetime] = {}
    for row in published:
        if row.absence_counts:
            whole[row.source] = max(whole.get(row.source, row.started_at), row.started_at)
    return [
        replace(row, is_published=False, absence_counts=False, reasons=(*row.reasons, OVERTAKEN))
        if row.source in whole and row.started_at < whole[row.source]
        else row
        for row in rows
    ]


OVERTAKEN = "a later run of the day had read the board whole and was published before"
