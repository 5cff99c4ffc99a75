"""What the store knows of the past: the state before a day, healed after a run that was killed.

The files of the state (`vacancies`, `links`) say in their metadata the last day that they contain, and the digests
of that day's postings and coverage. Before a day's state replaces them, they are kept in `_history/`. So the state
before any day that may still be published is at hand: the current one, or for a second run of the day the one in
`_history/`. A digest that differs shows a run that was killed between two files; then the older state counts, and
the days since are folded again. Where none can be used, all days are.
"""

import datetime as dt
import json
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa

from exports.board_coverage import Coverage
from exports.change import Change
from exports.history import State, Step, step
from exports.layout import day_file, days, whole_file
from exports.link import Link
from exports.months import days_of, months, read_from_month
from exports.pieces import Pieces
from exports.rows import as_records, as_table, sightings
from exports.schema import arrow_schema
from exports.store import SnapshotError, Store
from exports.tables import Damaged, DamagedFile, Staged, damage, read_table, stage_copy, stage_table, table_metadata
from exports.vacancy import Vacancy
from pipelines.duplicates.tasks import tasks_of
from pipelines.linking import Links, link

STATE: Mapping[str, type] = {"links": Link, "vacancies": Vacancy}
"""The tables of the state, in the order in which they are moved to their places: `vacancies` last."""


class Digests(NamedTuple):
    """A day, and the SHA-256 of its postings and coverage; empty where it has none."""

    through: str
    postings: str
    coverage: str


@dataclass(frozen=True, slots=True)
class Known:
    """The state after a day, and which day that is; nothing is known before the first."""

    state: State = field(default_factory=State)
    links: Links = field(default_factory=dict)
    until: Digests | None = None
    days: int = 0
    """How many days are folded into it."""


@dataclass(frozen=True, slots=True)
class Day:
    """What the store holds of a day."""

    day: dt.date
    postings: Pieces
    coverage: tuple[Coverage, ...]


def fold(known: Known, day: Day) -> tuple[Step, Links]:
    """One day on top of what is known: its step and all links after it."""
    seen = list(sightings(day.postings, tasks_of))
    links, vacancy_of = link(known.links, known.state, seen, day.postings, day=day.day)
    pa.default_memory_pool().release_unused()  # what was compared took much
    return step(known.state, day=day.day, postings=seen, coverage=day.coverage, vacancy_of=vacancy_of), links


def before(store: Store, day: dt.date) -> tuple[Known, list[tuple[dt.date, Step]]]:
    """What is known before a day, and the days that had to be folded for it: those of runs that were killed.

    Raises:
        SnapshotError: a day's file cannot be read, so that its history cannot be told.
    """
    known = _newest(store, day)
    if known.until is None and store.exists(whole_file("vacancies")) and (lost := pruned_days(store)):
        raise SnapshotError(
            f"{store.where}/{whole_file('vacancies')} does not fit the snapshots, and {len(lost)} that it was told "
            "from were pruned: put back a copy of it, or remove it to begin a new history"
        )
    since = dt.date.fromisoformat(known.until.through) if known.until else dt.date.min
    healed = []
    for between in published_days(store):
        if since < between < day:
            done, links = fold(known, read_day(store, between))
            known = Known(done.state, links, digests(store, between), known.days + 1)
            healed.append((between, done))
    return known, healed


def published_days(store: Store) -> list[dt.date]:
    """The days of which the store holds postings or coverage."""
    of_months = (day for name in months(store).values() for day in days_of(store, name))
    return sorted({*days(store, "postings"), *days(store, "coverage"), *of_months})


def read_day(store: Store, day: dt.date) -> Day:
    """A day as it was published; of one whose snapshot was pruned nothing is known, so its silence says nothing.

    Raises:
        SnapshotError: a file cannot be read.
    """
    coverage, rows = read_coverage(store, day), _held(store, day)
    if rows is None and any(row.is_published for row in coverage):
        coverage = tuple(replace(row, absence_counts=False) for row in coverage)
    return Day(day, Pieces(arrow_schema().empty_table() if rows is None else rows), coverage)


def read_postings(store: Store, day: dt.date) -> pa.Table:
    """The postings of a day; none if there are none, or none any more.

    Raises:
        SnapshotError: the file cannot be read.
    """
    rows = _held(store, day)
    return arrow_schema().empty_table() if rows is None else rows


def _held(store: Store, day: dt.date) -> pa.Table | None:
    name = day_file("postings", day)
    return read_table(store, name) if store.exists(name) else read_from_month(store, day)


def coverage_so_far(store: Store, day: dt.date) -> tuple[Coverage, ...]:
    """As `read_coverage()` for a day that goes on; a damaged file is done without, with a warning."""
    try:
        return read_coverage(store, day)
    except Damaged as error:
        warnings.warn(f"{error}; what earlier runs of the day noted of the boards is lost", DamagedFile, stacklevel=2)
        return ()


def pruned_days(store: Store) -> list[dt.date]:
    """The days that were published and whose snapshot is not there any more."""
    held = {*days(store, "postings"), *(day for name in months(store).values() for day in days_of(store, name))}
    gone = (day for day in days(store, "coverage") if day not in held)
    return [day for day in gone if any(row.is_published for row in read_coverage(store, day))]


def read_coverage(store: Store, day: dt.date) -> tuple[Coverage, ...]:
    """The rows of all runs of a day so far.

    Where the day's postings are of a run that has no row, it was killed in between; where they are damaged, they are
    lost. What the runs say of absence is out of date then: their rows count as partial.

    Raises:
        Damaged: the file is.
    """
    name, postings = day_file("coverage", day), day_file("postings", day)
    if not store.exists(name):
        return ()
    rows = tuple(as_records(read_table(store, name, Coverage), Coverage))
    why = OVERTAKEN
    try:
        run = table_metadata(store, postings).get("run") if store.exists(postings) else None
    except Damaged:
        run, why = "", LOST
    if run is None or run in {row.run for row in rows}:
        return rows
    return tuple(
        replace(row, verdict="partial", reasons=(*row.reasons, why), absence_counts=False)
        if row.verdict == "complete"
        else row
        for row in rows
    )


LOST = "the file with the postings of the day is damaged: what is absent is not known"
OVERTAKEN = "a later run of the day replaced postings and was killed: what is absent is not known"


def digests(store: Store, day: dt.date) -> Digests:
    """What the store holds of a day, in digests."""
    names = (day_file(table, day) for table in ("postings", "coverage"))
    return Digests(day.isoformat(), *(store.digest(name) if store.exists(name) else "" for name in names))


def staged_state(store: Store, known: Known, *, run: str, folder: str = "") -> Iterator[Staged]:
    """The files of a state, in the order in which they must be moved."""
    assert known.until is not None  # noqa: S101 - only a state after a day is kept
    about = {**known.until._asdict(), "days": str(known.days), "watched": json.dumps(sorted(known.state.watched))}
    records = {"links": known.links.values(), "vacancies": known.state.vacancies.values()}
    for table, record in STATE.items():
        rows = as_table(records[table], record)
        name = f"{folder}/{table}.parquet" if folder else whole_file(table)
        yield stage_table(store, name, rows, record, run=run, metadata=about)


HISTORY = "_history"
_PLACES = {table: (whole_file(table), f"{HISTORY}/{table}.parquet") for table in STATE}


def staged_history(store: Store, known: Known, *, run: str) -> list[Staged]:
    """The files of the state before a day, for `_history/`; none if they stand there already."""
    if known.until is None or all(_about(store, _PLACES[table][1]) == known.until for table in STATE):
        return []
    if all(_about(store, whole_file(table)) == known.until for table in STATE):
        names = (whole_file(table) for table in STATE)
        return [stage_copy(store, name, f"{HISTORY}/{Path(name).name}", run=run) for name in names]
    return list(staged_state(store, known, run=run, folder=HISTORY))


def _newest(store: Store, day: dt.date) -> Known:
    """The newest state before a day that fits the files of its own last day and can be read."""
    found = {(table, about): name for table in STATE for name in _PLACES[table] if (about := _about(store, name))}
    candidates = {about for _, about in found if all((table, about) in found for table in STATE)}
    for until in sorted(candidates, reverse=True):
        through = dt.date.fromisoformat(until.through)
        if through < day and _fits(store, through, until):
            try:
                return _read(store, {table: found[table, until] for table in STATE}, until)
            except (SnapshotError, FileNotFoundError, ValueError):
                continue
    return Known()


def _fits(store: Store, through: dt.date, until: Digests) -> bool:
    """Whether a state was told from a day's files as they stand, or as they stood before they were damaged."""
    now = digests(store, through)
    wrong = []
    for table, had, has in (("postings", until.postings, now.postings), ("coverage", until.coverage, now.coverage)):
        if had != has:
            if not has or not (why := damage(store, day_file(table, through))):
                return False
            wrong.append(why)
    for why in wrong:
        warnings.warn(f"{why}; the history goes on from before; restore the file, or give it up", DamagedFile, 2)
    return True


def refit(store: Store, *, run: str) -> None:
    """Let the state fit snapshots that were rewritten without a new story: what they told of has not changed.

    Raises:
        SnapshotError: a file cannot be read or written.
    """
    for place in (0, 1):
        names = {table: _PLACES[table][place] for table in STATE}
        abouts = {_about(store, name) for name in names.values()}
        until = abouts.pop() if len(abouts) == 1 else None
        if until is None:
            continue  # torn by a killed run, or none yet: the next one heals it
        new = digests(store, dt.date.fromisoformat(until.through))
        if new != until:
            known = replace(_read(store, names, until), until=new)
            for staged in list(staged_state(store, known, run=run, folder=HISTORY if place else "")):
                store.put(staged.name, staged.path)


def known_days(store: Store) -> int:
    """How many days the state of the store was told from; 0 if there is none."""
    name = whole_file("vacancies")
    return int(table_metadata(store, name)["days"]) if _about(store, name) else 0


def _about(store: Store, name: str) -> Digests | None:
    try:
        told_of = table_metadata(store, name)
        dt.date.fromisoformat(told_of["through"])
        return Digests(*(told_of[name] for name in Digests._fields))
    except (SnapshotError, FileNotFoundError, KeyError, ValueError):
        return None


def _read(store: Store, names: Mapping[str, str], until: Digests) -> Known:
    vacancies = as_records(read_table(store, names["vacancies"], Vacancy), Vacancy)
    links = as_records(read_table(store, names["links"], Link), Link)
    about = table_metadata(store, names["vacancies"])
    state = State({one.vacancy_id: one for one in vacancies}, frozenset(json.loads(about["watched"])))
    return Known(state, {(one.left_id, one.right_id): one for one in links}, until, int(about["days"]))


def staged_changes(store: Store, day: dt.date, done: Step, *, run: str) -> Staged:
    """The file of a day's events."""
    return stage_table(store, day_file("changes", day), as_table(done.changes, Change), Change, run=run)
