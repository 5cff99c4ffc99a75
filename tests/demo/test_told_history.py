"""Twenty simulated days: what vacancies, changes and coverage tell is what happened."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from crawler.demo.life import Opening
from crawler.demo.truth import closed_at, crawled_at, posting_id, reposts
from tests.demo.conftest import DAYS, Simulated

Row = Mapping[str, Any]
LAST = DAYS - 1
DEADLINES = {"interamt", "service-bund", "site-stadtwerke", "softgarden-example", "recruitee-example"}
AGENCIES_FOUND = 0.8  # of the agencies' copies: they hide the employer, so some may stay apart


def _rows(path: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pq.read_table(path, partitioning=None).to_pylist()
    return rows


@pytest.fixture(scope="module")
def vacancies(simulated: Simulated) -> list[dict[str, Any]]:
    return _rows(simulated.out / "vacancies" / "vacancies.parquet")


@pytest.fixture(scope="module")
def vacancy_of(vacancies: list[Row]) -> dict[str, Row]:
    """The vacancy of each posting ever seen."""
    found = {posting: vacancy for vacancy in vacancies for posting in vacancy["posting_ids"]}
    assert len(found) == sum(len(vacancy["posting_ids"]) for vacancy in vacancies)
    return found


@pytest.fixture(scope="module")
def changes(simulated: Simulated) -> list[list[dict[str, Any]]]:
    """The events of each day."""
    folder = simulated.out / "changes"
    return [_rows(folder / f"snapshot_date={day.date}" / "changes.parquet") for day in simulated.days]


@pytest.fixture(scope="module")
def seen(simulated: Simulated) -> dict[str, Opening]:
    """The opening behind each posting that any run could read."""
    return {key: opening for day in simulated.days for key, (_, opening) in day.postings.items()}


@pytest.fixture(scope="module")
def one_vacancy(seen: Mapping[str, Opening], vacancy_of: Mapping[str, Row]) -> dict[int, Row]:
    """Of the openings whose postings are one vacancy and nothing else: that vacancy."""
    rows, openings = defaultdict(dict), defaultdict(set)
    for posting, opening in seen.items():
        rows[opening.number][vacancy_of[posting]["vacancy_id"]] = vacancy_of[posting]
        openings[vacancy_of[posting]["vacancy_id"]].add(opening.number)
    alone = {number: next(iter(found.values())) for number, found in rows.items() if len(found) == 1}
    return {number: row for number, row in alone.items() if len(openings[row["vacancy_id"]]) == 1}


def _openings(seen: Mapping[str, Opening]) -> dict[int, Opening]:
    return {opening.number: opening for opening in seen.values()}


def _boards(opening: Opening) -> set[str]:
    return {placement.board for placement in opening.placements}


def _is_plain(simulated: Simulated, opening: Opening) -> bool:
    """Whether nothing but the market decides what is known of an opening: no mishap, no rolling window."""
    stands = simulated.life.scenario.boards
    troubled = {mishap.board for mishap in simulated.life.scenario.mishaps if mishap.kind != "flaky"}
    return not any(stands[board].newest or board in troubled for board in _boards(opening))


def test_every_posting_has_its_vacancy(seen: Mapping[str, Opening], vacancy_of: Mapping[str, Row]) -> None:
    assert vacancy_of.keys() == seen.keys()


def test_no_vacancy_holds_two_openings(seen: Mapping[str, Opening], vacancies: list[Row]) -> None:
    """Twins in two towns, neighbours at one employer, the same title next door: all stay apart."""
    for vacancy in vacancies:
        assert len({seen[posting].number for posting in vacancy["posting_ids"]}) == 1, vacancy["posting_ids"]


def test_duplicates_and_reposts_are_one_vacancy(
    simulated: Simulated, seen: Mapping[str, Opening], vacancy_of: Mapping[str, Row]
) -> None:
    """Without the agencies' copies: on every board under every id it is one vacancy."""
    several = 0
    for number in _openings(seen):
        own = {
            posting
            for day in simulated.days
            for posting, (placement, opening) in day.postings.items()
            if opening.number == number and placement.agency is None
        }
        assert len({vacancy_of[posting]["vacancy_id"] for posting in own}) == 1, own
        several += len(own) > 1
    assert several >= 15


def test_agencies_copies_are_found(simulated: Simulated, vacancy_of: Mapping[str, Row]) -> None:
    copies = {
        (posting, original)
        for day in simulated.days
        for posting, (placement, opening) in day.postings.items()
        for original, (other, behind) in day.postings.items()
        if placement.agency and not other.agency and opening is behind
    }
    found = sum(vacancy_of[one]["vacancy_id"] == vacancy_of[other]["vacancy_id"] for one, other in copies)
    assert len(copies) >= 4
    assert found >= AGENCIES_FOUND * len(copies), f"{found} of {len(copies)}"


def test_what_is_open_is_open(
    simulated: Simulated, seen: Mapping[str, Opening], one_vacancy: Mapping[int, Row]
) -> None:
    visible = simulated.days[LAST].visible & one_vacancy.keys()
    assert len(visible) >= 15
    for number in visible:
        assert one_vacancy[number]["status"] == "open", one_vacancy[number]
        assert one_vacancy[number]["closed_before_at"] is None
        assert one_vacancy[number]["last_seen_at"] == crawled_at(simulated.days[LAST].date)
    for number, row in one_vacancy.items():
        assert row["status"] != "open" or number in visible, row


def test_what_was_taken_down_is_closed_within_its_interval(
    simulated: Simulated, seen: Mapping[str, Opening], one_vacancy: Mapping[int, Row]
) -> None:
    closed = 0
    for number, opening in _openings(seen).items():
        end = opening.spans[-1][1]
        if number not in one_vacancy or not _is_plain(simulated, opening) or end > LAST:
            continue
        row = one_vacancy[number]
        if end == LAST:  # absent from one listing only
            assert row["status"] in ("missing", "closed"), row
            assert row["status"] == "missing" or row["closed_reason"] == "deadline_passed"
            continue
        assert row["status"] == "closed", row
        assert row["closed_after_at"] <= closed_at(simulated.life, opening) <= row["closed_before_at"], row
        closed += 1
    assert closed >= 10


def test_a_dead_board_closes_nothing(
    simulated: Simulated, seen: Mapping[str, Opening], one_vacancy: Mapping[int, Row]
) -> None:
    (dead,) = (mishap for mishap in simulated.life.scenario.mishaps if mishap.kind == "emptied")
    died = simulated.days[dead.span(DAYS).start].date
    alone = 0
    for number, opening in _openings(seen).items():
        is_alone = _boards(opening) == {dead.board} and opening.is_open(dead.span(DAYS).start)
        if not is_alone or number not in one_vacancy:
            continue
        row = one_vacancy[number]
        alone += 1
        if row["status"] == "closed":
            assert row["closed_reason"] == "deadline_passed"
            assert row["valid_until_on"] >= died
        else:
            assert row["status"] == "unknown", row
    assert alone >= 2


def test_a_board_that_is_down_closes_nothing(
    simulated: Simulated, changes: list[list[Row]], vacancy_of: Mapping[str, Row]
) -> None:
    for mishap in simulated.life.scenario.mishaps:
        if mishap.kind not in ("refused", "renamed"):
            continue
        alone = {row["vacancy_id"] for row in vacancy_of.values() if row["sources"] == [mishap.board]}
        for day in mishap.span(DAYS):
            for change in changes[day]:
                is_its = change["vacancy_id"] in alone and change["event"] == "closed"
                assert not is_its or change["new"] == "deadline_passed", change


def test_reposts_and_reopenings_are_counted(
    simulated: Simulated, seen: Mapping[str, Opening], one_vacancy: Mapping[int, Row]
) -> None:
    counted: Counter[str] = Counter()
    for number, opening in _openings(seen).items():
        if number not in one_vacancy or any(placement.agency for placement in opening.placements):
            continue
        known = [p for p in opening.placements if posting_id(p.board, p.number) in seen]
        row = one_vacancy[number]
        assert row["reposts"] == reposts(replace(opening, placements=tuple(known))), row
        counted["reposts"] += row["reposts"]
        again = [begin for begin, _ in opening.spans[1:] if 0 < begin <= LAST]
        is_same_id = len({p.number for p in opening.placements}) == 1
        assert row["reopened"] == (len(again) if is_same_id and opening.spans[0][1] > 0 else 0), row
    assert counted["reposts"] >= 4


def test_the_beginning_is_known_or_said_to_be_unknown(
    simulated: Simulated, seen: Mapping[str, Opening], one_vacancy: Mapping[int, Row]
) -> None:
    for number, row in one_vacancy.items():
        if number in simulated.days[0].visible:
            assert row["is_left_censored"], row
        else:
            assert not row["is_left_censored"], row
            assert row["first_seen_at"] >= crawled_at(simulated.life.date(max(0, _begin(seen, number))))


def _begin(seen: Mapping[str, Opening], number: int) -> int:
    return _openings(seen)[number].spans[0][0]


def test_openings_are_told_on_their_day(
    simulated: Simulated, changes: list[list[Row]], one_vacancy: Mapping[int, Row]
) -> None:
    of_vacancy = {row["vacancy_id"]: number for number, row in one_vacancy.items()}
    known: set[int] = set()
    for day, events in zip(simulated.days, changes, strict=True):
        opened = {of_vacancy.get(change["vacancy_id"]) for change in events if change["event"] == "opened"} - {None}
        assert opened == (day.visible - known) & one_vacancy.keys(), day.date
        known |= day.visible


FIELDS = {"title": {"title"}, "deadline": {"valid_until_on"}, "pay_sentence": {"salary_text", "salary_year_min_eur"}}


def test_changes_are_told_on_their_day(
    simulated: Simulated, changes: list[list[Row]], one_vacancy: Mapping[int, Row]
) -> None:
    told: Counter[str] = Counter()
    for day, number, field in _plain_changes(simulated):
        if number not in one_vacancy:
            continue
        events = [c for c in changes[day] if c["vacancy_id"] == one_vacancy[number]["vacancy_id"]]
        fields = {change["field"] for change in events if change["event"] == "changed"}
        assert fields & FIELDS[field], (simulated.days[day].date, number, field, events)
        told[field] += 1
    assert sum(told.values()) >= 3, told


def test_nothing_is_told_that_did_not_happen(
    simulated: Simulated, changes: list[list[Row]], seen: Mapping[str, Opening], one_vacancy: Mapping[int, Row]
) -> None:
    """Titles change only where the market changed them; no vacancy was ever merged with or split from another."""
    of_vacancy = {row["vacancy_id"]: number for number, row in one_vacancy.items()}
    true = {(day, one.opening) for day in range(DAYS) for one in simulated.days[day].happened if one.told == "title"}
    for day, events in enumerate(changes):
        for change in events:
            number = of_vacancy.get(change["vacancy_id"])
            if number is None or number not in _plain(simulated, seen):
                continue
            assert change["event"] not in ("merged", "split"), change
            if change["event"] == "changed" and change["field"] == "title":
                assert (day, number) in true, change


def _plain(simulated: Simulated, seen: Mapping[str, Opening]) -> set[int]:
    return {number for number, opening in _openings(seen).items() if _is_plain(simulated, opening)}


def _plain_changes(simulated: Simulated) -> Iterator[tuple[int, int, str]]:
    """Day, opening and field of each change that the day before and the day after could be read."""
    for day in range(1, DAYS):
        both = simulated.days[day].visible & simulated.days[day - 1].visible
        for one in simulated.days[day].happened:
            if one.what != "changed" or one.opening not in both:
                continue
            opening = next(o for _, o in simulated.days[day].postings.values() if o.number == one.opening)
            unread = simulated.days[day - 1].unreadable.keys() | simulated.days[day].unreadable.keys()
            carries = one.told != "deadline" or _boards(opening) & DEADLINES
            if carries and not unread & _boards(opening):
                yield day, one.opening, one.told


def test_coverage_tells_how_each_board_was_read(simulated: Simulated) -> None:
    expected = {"refused": "failed", "renamed": "failed", "flaky": "partial", "emptied": "suspect"}
    for nth, day in enumerate(simulated.days):
        rows = _rows(simulated.out / "coverage" / f"snapshot_date={day.date}" / "coverage.parquet")
        verdicts = {row["source"]: row["verdict"] for row in rows}
        assert verdicts.keys() == simulated.life.scenario.boards.keys()
        for mishap in simulated.life.scenario.mishaps:
            assert verdicts[mishap.board] == (expected[mishap.kind] if nth in mishap.span(DAYS) else "complete")
        for row in rows:
            kept = sum(posting.startswith(f"{row['source']}:") for posting in day.postings)
            assert row["postings"] == kept or row["verdict"] == "suspect", row
            assert row["started_at"] == crawled_at(day.date)
