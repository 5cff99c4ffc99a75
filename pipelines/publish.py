"""Publishing a day: its postings with their vacancies, what changed, how well each board was read, and the state.

Everything is written aside and read back first; then the files move to their places in an order that leaves a
store that heals itself, wherever a run is killed (`pipelines/known.py`).
"""

import datetime as dt
import os
import warnings
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa

from exports.board_coverage import Coverage
from exports.dictionary import put_dictionary
from exports.history import Step
from exports.layout import day_file
from exports.pieces import laid_aside
from exports.rows import Named, as_table
from exports.schema import arrow_schema
from exports.snapshot import TABLE, merged, put_market_pay
from exports.spool import spooled
from exports.store import ClockSetBack, SnapshotError, Store
from exports.tables import Damaged, DamagedFile, Staged, stage_pieces, stage_table
from pipelines.garbage import uncollected
from pipelines.known import (
    HISTORY,
    Day,
    Digests,
    Known,
    before,
    coverage_so_far,
    fold,
    known_days,
    pruned_days,
    published_days,
    read_day,
    read_postings,
    staged_changes,
    staged_history,
    staged_state,
)

SUSPECT = "_suspect"
"""Folder of rows that are not believed, one file a day and board; not a table."""


def publish(
    root: str | os.PathLike[str] | Store,
    *,
    day: dt.date,
    run: str,
    complete: Mapping[str, Path],
    partial: Mapping[str, Path],
    coverage: Sequence[Coverage],
    normalizer_version: str,
    suspect: Mapping[str, Path] | None = None,
    started_at: dt.datetime | None = None,
) -> dict[str, Any] | None:
    """Publish what a run read and return what stands in `latest.json`; None if it read nothing usable.

    `complete` and `partial` name the spool folder of each board with that verdict (`exports.snapshot.merged`),
    `suspect` those of boards that are not believed: their rows are kept below `_suspect/` and nowhere else.
    What a run that began after `started_at` has published stays (None: nothing did). `coverage` has a row for every
    board of the run; its counts against the last reading are filled in here. A run without a usable board still
    leaves its coverage and what follows from it; the postings of the day stay.

    Raises:
        ClockSetBack: a later day has been published already.
        SnapshotError: two rows share a `posting_id`, a row breaks a definition, or a file cannot be read or
            written. What was published before stays, or is completed by the next run.
    """
    pa.set_memory_pool(pa.system_memory_pool())  # gives memory back; the default one keeps 30 MB
    store = Store.at(root)
    with store.alone(run), uncollected():
        newest = max(published_days(store), default=day)
        if day < newest:
            raise ClockSetBack(
                f"today is {day}, but {newest} has been published already: the clock was set back, or was ahead; "
                "nothing was published and the spool was kept"
            )
        for board, folder in (suspect or {}).items():
            lines = b"".join(spooled(folder))
            store.put_bytes(f"{SUSPECT}/{day.isoformat()}/{board}.jsonl", lines, run=run)
        is_usable = bool(complete or partial)

        def merge() -> pa.Table:
            return (
                merged(store, day, complete, partial, started_at=started_at) if is_usable else _as_published(store, day)
            )

        # What fills much memory comes and goes one after the other: texts, the old state, the new one, its tables.
        with laid_aside(merge, store.staging(run) / f"{TABLE}.arrow") as pieces:
            known, healed = before(store, day)
            rows_of_coverage = _all_runs(coverage_so_far(store, day), coverage)
            kept, days = staged_history(store, known, run=run), known.days + 1
            done, links = fold(known, Day(day, pieces, rows_of_coverage))
            del known
            pa.default_memory_pool().release_unused()
            changes = [staged_changes(store, one, step, run=run) for one, step in (*healed, (day, done))]
            # Postings come before coverage: without its postings, a row that says that a board was read whole would
            # close all of its vacancies.
            tables = []
            if is_usable:
                about = {"snapshot_date": day.isoformat(), "run": run, "normalizer_version": normalizer_version}
                postings = Named(pieces, done.vacancy_of, done.primary)
                name, schema = day_file(TABLE, day), arrow_schema()
                tables.append(stage_pieces(store, name, postings, schema, run=run, metadata=about))
            count = pieces.num_rows
        pa.default_memory_pool().release_unused()
        counted = as_table([_counted(row, done) if row.run == run else row for row in rows_of_coverage], Coverage)
        tables.append(stage_table(store, day_file("coverage", day), counted, Coverage, run=run))
        after = Known(done.state, links, _digests(store, day, tables), days)
        state = list(staged_state(store, after, run=run))
        for staged in (*tables, *changes, *kept, *state):
            store.put(staged.name, staged.path)
        put_market_pay(store, (*complete.values(), *partial.values()), run=run)
        put_dictionary(store, run=run)
        if not is_usable:
            return None
        latest = {
            "snapshot_date": day.isoformat(),
            "path": day_file(TABLE, day),
            "rows": count,
            "sha256": tables[0].digest,
            "run": run,
        }
        store.put_json("latest.json", latest, run=run)
        return latest


def _as_published(store: Store, day: dt.date) -> pa.Table:
    """The postings of the day, of which this run adds none."""
    try:
        return read_postings(store, day)
    except Damaged as error:
        warnings.warn(f"{error}; the next run that reads the boards replaces it", DamagedFile, stacklevel=2)
        return arrow_schema().empty_table()


def _all_runs(earlier: Iterable[Coverage], now: Iterable[Coverage]) -> tuple[Coverage, ...]:
    """The rows of the day, one for each run and board."""
    rows = {(row.run, row.source): row for row in (*earlier, *now)}
    return tuple(row for _, row in sorted(rows.items()))


def _counted(row: Coverage, done: Step) -> Coverage:
    """A row with what is new, changed and gone against the board's last reading."""
    tally = done.tallies.get(row.source)
    if tally is None or not row.is_published:
        return row
    return replace(row, new=tally.new, changed=tally.changed, gone=tally.gone if row.absence_counts else None)


def _digests(store: Store, day: dt.date, tables: Iterable[Staged]) -> Digests:
    """Those of the day's files as they will stand."""
    new = {staged.name: staged.digest for staged in tables}
    names = [day_file(table, day) for table in (TABLE, "coverage")]
    return Digests(
        day.isoformat(), *(new.get(name) or (store.digest(name) if store.exists(name) else "") for name in names)
    )


def rebuild(root: str | os.PathLike[str] | Store, *, run: str) -> dict[str, int]:
    """Tell the history anew from the snapshots and the coverage, and replace `vacancies`, `changes` and `links`.

    The same days give the same bytes. Returns how many days, vacancies and links there are.

    Raises:
        SnapshotError: a file cannot be read or written.
    """
    pa.set_memory_pool(pa.system_memory_pool())
    store = Store.at(root)
    with store.alone(run), uncollected():
        return tell_anew(store, run=run)


def tell_anew(store: Store, *, run: str) -> dict[str, int]:
    """As `rebuild`, for somebody who keeps other machines out already."""
    days = published_days(store)
    if (lost := max(known_days(store) - len(days), len(pruned_days(store)))) > 0:
        raise SnapshotError(
            f"{lost} of the days that the history was told from are not there any more; telling it anew would "
            "lose what only they knew: put back copies of these days, or remove the folder vacancies to begin a new "
            "history with the days that are left"
        )
    former, known = Known(), Known()
    for day in days:
        read = read_day(store, day)
        done, links = fold(known, read)
        former, known = known, Known(done.state, links, _digests(store, day, ()), known.days + 1)
        changes = staged_changes(store, day, done, run=run)
        _put_new(store, changes)
    for state, folder in ((former, HISTORY), (known, "")):
        if state.until is not None:
            for staged in list(staged_state(store, state, run=run, folder=folder)):
                _put_new(store, staged)
    return {"days": len(days), "vacancies": len(known.state.vacancies), "links": len(known.links)}


def _put_new(store: Store, staged: Staged) -> None:
    """Put a file, unless the same one stands there: whoever copies the data copies what changed."""
    if not (store.exists(staged.name) and store.digest(staged.name) == staged.digest):
        store.put(staged.name, staged.path)
