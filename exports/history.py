"""The lives of vacancies, folded day by day: yesterday's state and a day's reading -> today's state. Pure, no clock.

`step()` is the whole path, in the order of its lines. The state is the table of vacancies and the boards that have
been read; all that must be remembered stands in it, so that the same days always give the same tables.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Any, NamedTuple

from exports.best import GROUPS, best_values, by_worth, conflicts
from exports.board_coverage import Coverage
from exports.change import Change, Event
from exports.ending import Ending, ending
from exports.life import Life, Reading, begin, read_life, readings
from exports.sighting import Sighting
from exports.vacancy import Vacancy

TRACKED = (
    "title",
    "employer",
    "city",
    "district",
    "postcode",
    "in_area",
    "work_mode",
    "salary_text",
    "salary_year_min_eur",
    "salary_year_max_eur",
    "employment_type",
    "contract",
    "is_staffing",
    "occupation_match",
    "level",
    "posted_on",
    "valid_until_on",
)
"""Fields of a vacancy whose change is an event."""

_GROUP_OF = {name: group for group, fields in GROUPS.items() for name in fields}
_EVENTS: tuple[Event, ...] = ("merged", "split", "opened", "reopened", "changed", "closed")


@dataclass(frozen=True, slots=True)
class State:
    """What is known after a day: every vacancy ever seen, and the boards that have been read to their end."""

    vacancies: Mapping[str, Vacancy] = field(default_factory=dict)
    watched: frozenset[str] = frozenset()


class Tally(NamedTuple):
    """What a day brought of a board, against its last reading."""

    new: int = 0
    changed: int = 0
    gone: int | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A day: the state after it, its events, and the vacancy of each posting of the day."""

    state: State
    changes: tuple[Change, ...]
    vacancy_of: Mapping[str, str]
    primary: frozenset[str]
    tallies: Mapping[str, Tally]


def to_compare(state: State, postings: Iterable[Sighting]) -> set[str]:
    """Postings of a day that are new or say something else than before: only these need new links."""
    known = {p: life for v in state.vacancies.values() for p, life in zip(v.posting_ids, v.posting_lives, strict=True)}
    return {one.posting_id for one in postings if _is_news(one, known.get(one.posting_id))}


def _is_news(one: Sighting, life: str | None) -> bool:
    return life is None or (one.has_details and not life.endswith(one.fingerprint))


def step(
    state: State,
    *,
    day: dt.date,
    postings: Sequence[Sighting],
    coverage: Iterable[Coverage],
    vacancy_of: Mapping[str, str],
) -> Step:
    """Fold one day into the state.

    `postings` are those of the day's snapshot, `coverage` the rows of all its runs. `vacancy_of` names the vacancy of
    every posting of today and of the state; a vacancy is named after one of its own postings. What a board did not
    show counts only where it was read whole. Every run of a day is part of the same day: folding a day again starts
    from the state before it.

    >>> step(State(), day=dt.date(2026, 11, 24), postings=[], coverage=[], vacancy_of={}).changes
    ()
    """
    shown = {one.posting_id: one for one in postings}
    read = readings(coverage, postings)
    groups, merged, split = _regroup(state, shown, vacancy_of)
    vacancies: dict[str, Vacancy] = {}
    named: dict[str, str] = {}
    primary: set[str] = set()
    tallies: dict[str, Counter[str]] = defaultdict(Counter)
    events: list[Change] = []
    while groups:
        vacancy_id, group = groups.popitem()
        known = state.vacancies.get(vacancy_id)
        here = [shown[posting] for posting in group.postings if posting in shown]
        if known and not here and group.is_as_before and known.status == "closed":
            vacancies[vacancy_id] = known
            continue
        if known and group.is_as_before:
            group.lives = _lives(known)  # one at a time: all at once they fill much memory
        today = {one.posting_id: one for one in here}
        lives = _lived(group, today, read, tallies)
        ranked = by_worth(here, lives)
        whole = _Whole(day, read, state.watched, group.came_with, lives, ranked, today)
        before = known or group.origin
        after = _told(vacancy_id, known, before, whole)
        vacancies[vacancy_id] = after
        named |= {one.posting_id: vacancy_id for one in here}
        primary |= {one.posting_id for one in ranked[:1]}
        events += _events(after, known, whole, merged.get(vacancy_id, ()), split.get(vacancy_id))
    watched = state.watched | {source for source, reading in read.items() if reading.is_complete}
    events.sort(key=lambda e: (e.vacancy_id, _EVENTS.index(e.event), e.field or "", e.old or ""))
    told = {
        source: Tally(tallies[source]["new"], tallies[source]["changed"], _gone(reading, tallies[source]))
        for source, reading in read.items()
    }
    ordered = dict(sorted(vacancies.items()))
    return Step(State(ordered, watched), tuple(events), named, frozenset(primary), told)


def _gone(reading: Reading, tally: Counter[str]) -> int | None:
    return tally["gone"] if reading.seen == "whole" else None


# --- which postings are one vacancy ---------------------------------------------------------------------------


@dataclass(slots=True)
class _Group:
    """Postings of one vacancy today, with their lives as of yesterday; new ones have none."""

    postings: list[str]
    lives: dict[str, Life]
    is_as_before: bool = False
    origin: Vacancy | None = None
    """Of a vacancy that was split off: what it was a part of."""
    came_with: tuple[Vacancy, ...] = ()
    """Vacancies that turned out to be this one."""


_Groups = tuple[dict[str, _Group], dict[str, list[str]], dict[str, str]]


def _regroup(state: State, shown: Mapping[str, Sighting], vacancy_of: Mapping[str, str]) -> _Groups:
    """Groups of postings by vacancy, the former vacancies that each took in, and what each split off was part of."""
    members: dict[str, list[str]] = defaultdict(list)
    for posting in {*shown, *(p for known in state.vacancies.values() for p in known.posting_ids)}:
        members[vacancy_of[posting]].append(posting)
    merged: dict[str, list[str]] = defaultdict(list)
    split: dict[str, str] = {}
    groups: dict[str, _Group] = {}
    for vacancy_id, postings in sorted(members.items()):
        postings.sort()
        known = state.vacancies.get(vacancy_id)
        if known and known.posting_ids == tuple(postings):
            groups[vacancy_id] = _Group(list(known.posting_ids), {}, is_as_before=True)
        else:
            groups[vacancy_id] = _Group(postings, {})
    moved = [known for known in state.vacancies.values() if not _is_as_before(groups.get(known.vacancy_id))]
    for known in moved:
        lives = _lives(known)
        for posting, life in lives.items():
            groups[vacancy_of[posting]].lives[posting] = life
        if known.vacancy_id not in members:
            home = vacancy_of[known.vacancy_id]
            merged[home].append(known.vacancy_id)
            groups[home].came_with += (known,)
        for posting in lives:
            home = vacancy_of[posting]
            if home not in state.vacancies and home not in split:
                split[home] = known.vacancy_id
                groups[home].origin = known
    return groups, merged, split


def _is_as_before(group: "_Group | None") -> bool:
    return group is not None and group.is_as_before


def _lives(known: Vacancy) -> dict[str, Life]:
    return dict(zip(known.posting_ids, map(read_life, known.posting_lives), strict=True))


def _lived(
    group: _Group, today: Mapping[str, Sighting], read: Mapping[str, Reading], tallies: Mapping[str, Counter[str]]
) -> dict[str, Life]:
    """The postings' lives after today."""
    after = {}
    for posting in group.postings:
        source = posting.partition(":")[0]
        one, life, reading = today.get(posting), group.lives.get(posting), read.get(source, _NOT_READ)
        if one is None:
            assert life is not None  # noqa: S101 - what is not shown today is known from before
            after[posting] = life.absent(reading)
            tallies[source]["gone"] += life.lacking == 0 and after[posting].lacking == 1
        elif life is None:
            after[posting] = begin(one)
            tallies[source]["new"] += 1
        else:
            after[posting] = life.seen(one, reading)
            tallies[source]["changed"] += one.has_details and one.fingerprint != life.fingerprint
    return after


_NOT_READ = Reading()


# --- what is known of a vacancy ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Whole:
    """All that decides about one vacancy today."""

    day: dt.date
    read: Mapping[str, Reading]
    watched: frozenset[str]
    came_with: Sequence[Vacancy]
    lives: Mapping[str, Life]
    shown: Sequence[Sighting]
    today: Mapping[str, Sighting]

    def held(self, posting: str) -> bool:
        """Whether what a posting said still stands: it was not read today, and that says nothing of it."""
        one = self.today.get(posting)
        return self.lives[posting].lacking == 0 if one is None else not one.has_details


def _told(vacancy_id: str, known: Vacancy | None, before: Vacancy | None, whole: _Whole) -> Vacancy:
    """The row of a vacancy after today; `before` is what it was, or what it was a part of."""
    lives = whole.lives
    values: dict[str, Any] = dict(zip(_FIELDS, _VALUES(before), strict=True)) if before else {}
    if whole.shown:
        values |= best_values(before, whole.shown, lives, whole.held)
        values |= _days(known, whole)
        values["conflicts"] = conflicts(whole.shown)
    merged = {one for other in whole.came_with for one in (other.vacancy_id, *other.previous_ids)}
    previous = {*(known.previous_ids if known else ()), *merged} & lives.keys() - {vacancy_id}
    values |= {
        "vacancy_id": vacancy_id,
        "previous_ids": tuple(sorted(previous)),
        "posting_ids": tuple(lives),
        "posting_lives": tuple(map(str, lives.values())),
        "sources": tuple(sorted({posting.partition(":")[0] for posting in lives})),
        "first_seen_at": min(life.first_seen_at for life in lives.values()),
        "last_seen_at": max(life.last_seen_at for life in lives.values()),
    }
    values |= _counted(known, whole)
    if before and not whole.shown and before.primary_posting_id not in lives:
        values["primary_posting_id"] = min(lives, key=lambda one: (lives[one].first_seen_at, one))
        values["value_origins"] = ()  # the values are those of what it was a part of
    return Vacancy(**values | _ended(values, known, whole))


_FIELDS = tuple(column.name for column in fields(Vacancy))
_VALUES = attrgetter(*_FIELDS)


def _days(known: Vacancy | None, whole: _Whole) -> dict[str, dt.date | None]:
    """Earliest publication and latest deadline; a deadline is only taken back by who set it."""
    posted = [one.posted_on for one in whole.shown if one.posted_on]
    until = [one.valid_until_on for one in whole.shown if one.valid_until_on]
    for former in (known, *whole.came_with):
        if former and former.posted_on:
            posted.append(former.posted_on)
        if former and former.valid_until_on and (not until or any(map(whole.held, whole.lives))):
            until.append(former.valid_until_on)
    return {"posted_on": min(posted, default=None), "valid_until_on": max(until, default=None)}


def _counted(known: Vacancy | None, whole: _Whole) -> dict[str, Any]:
    """Reposts, reopenings and whether the beginning was seen."""
    former = [one for one in (known, *whole.came_with) if one]
    if not former:
        watched = {posting.partition(":")[0] for posting in whole.lives} <= whole.watched
        return {"reposts": 0, "reopened": 0, "is_left_censored": not watched}
    again = 0
    if known and (new := [one for one in whole.shown if one.posting_id not in known.posting_ids]):
        before = {posting.partition(":")[0] for posting in whole.lives if posting not in whole.today}
        begun = (one.posting_id for one in new if whole.lives[one.posting_id].first_seen_at == one.fetched_at)
        again = sum(posting.partition(":")[0] in before for posting in begun)
    return {
        "reposts": sum(one.reposts for one in former) + again,
        "reopened": sum(one.reopened for one in former),
        "is_left_censored": any(one.is_left_censored for one in former),
    }


def _ended(told: Mapping[str, Any], known: Vacancy | None, whole: _Whole) -> dict[str, Any]:
    """Its status, and how long it was open."""
    last_seen_at: dt.datetime = told["last_seen_at"]
    posted_on: dt.date | None = told.get("posted_on")
    found = ending(
        whole.lives,
        whole.read,
        last=last_seen_at,
        until=told.get("valid_until_on"),
        shown=whole.today,
        day=whole.day,
    )
    reopened = told["reopened"]
    if known and known.status == "closed":
        if found.status == "open":
            reopened += any(whole.lives[p].lacking == 0 for p in whole.today.keys() & {*known.posting_ids})
        elif last_seen_at == known.last_seen_at:
            # Closed stays closed as it was found out, until it is seen again.
            found = Ending("closed", known.closed_after_at, known.closed_before_at, known.closed_reason)
    last = whole.day if found.status == "open" else last_seen_at.date()
    return {
        "status": found.status,
        "closed_after_at": found.after,
        "closed_before_at": found.before,
        "closed_reason": found.reason,
        "days_open": max(0, (last - (posted_on or told["first_seen_at"].date())).days),
        "reopened": reopened,
    }


# --- what happened ----------------------------------------------------------------------------------------------


def _events(
    after: Vacancy, known: Vacancy | None, whole: _Whole, merged: Iterable[str], split_from: str | None
) -> Iterable[Change]:
    """The events of a vacancy today; told one after the other they lead from yesterday's state to today's."""
    shown = whole.shown[0].posting_id if whole.shown else None

    def event(what: Event, **more: Any) -> Change:
        return Change(vacancy_id=after.vacancy_id, event=what, **more)

    for former in merged:
        yield event("merged", old=former, new=after.vacancy_id)
    if split_from is not None:
        yield event("split", posting_id=shown, old=split_from, new=after.vacancy_id)
    elif known is None:
        yield event("opened", posting_id=shown)
    if known is not None:
        origins = dict(one.split("=", 1) for one in after.value_origins)
        for name in TRACKED:
            old, new = _spoken(getattr(known, name)), _spoken(getattr(after, name))
            if old != new:
                origin = origins.get(_GROUP_OF.get(name, ""), shown)
                yield event("changed", posting_id=origin, field=name, old=old, new=new)
    was, now = known.status if known else "open", after.status
    if was == "closed" != now:
        yield event("reopened", posting_id=shown, old=known.closed_reason if known else None)
    elif now == "closed" != was:
        yield event("closed", new=after.closed_reason)


def _spoken(value: Any) -> str | None:
    """A value as text.

    >>> _spoken(52000.0), _spoken(True), _spoken(("a", "b")), _spoken(())
    ('52000', 'true', 'a, b', None)
    """
    if value is None or value == ():
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:.2f}".removesuffix(".00")
    return ", ".join(value) if isinstance(value, tuple) else str(value)
