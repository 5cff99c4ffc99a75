"""When a reading is believed: a table of boards' lives."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.board_coverage import Coverage
from pipelines.collapse import doubts, good_days

FIRST = dt.date(2026, 9, 1)
USUAL = Coverage(
    run="r",
    source="demo",
    started_at=dt.datetime(2026, 9, 1, 4, tzinfo=dt.UTC),
    verdict="complete",
    lists="complete",
    absence_counts=True,
    is_published=True,
    listed=60,
    postings=40,
    fill_pay=0.3,
    fill_posted=1.0,
    fill_place=1.0,
    fill_employer=0.9,
    share_hourly=0.2,
    flags_per_posting=0.5,
)


def days(*rows: Coverage) -> dict[dt.date, list[Coverage]]:
    at = [USUAL.started_at + dt.timedelta(n) for n in range(len(rows))]
    return {FIRST + dt.timedelta(n): [replace(row, started_at=at[n])] for n, row in enumerate(rows)}


def told(before: dict[dt.date, list[Coverage]], **now: Any) -> str:
    day = FIRST + dt.timedelta(len(before))
    at = USUAL.started_at + dt.timedelta(len(before))
    return "; ".join(doubts(replace(USUAL, started_at=at, **now), before=before, day=day))


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ({}, ""),
        ({"listed": 0, "postings": 0}, "entries of its listings: 0"),
        ({"postings": 3}, "postings kept: 3, after 40"),
        ({"postings": 22}, ""),  # nearly half is a slow season
        ({"fill_pay": 0.0}, "postings with pay: 0%, after 30%"),
        ({"fill_pay": 0.2}, ""),
        ({"fill_posted": 0.1}, "with a day of publication"),
        ({"fill_place": 0.4}, "with a place"),
        ({"fill_employer": 0.0}, "with an employer"),
        ({"share_hourly": 0.9, "fill_pay": 0.5}, "pay by the hour: 90%, after 20%"),
        ({"share_hourly": 0.4}, ""),
        ({"flags_per_posting": 4.0}, "flags a posting: 4.0"),
        ({"fill_pay": None, "share_hourly": None}, ""),
        ({"listed": 0, "postings": 0, "is_accepted": True}, ""),
    ],
)
def test_a_reading_is_held_against_good_days(now: dict[str, Any], said: str) -> None:
    found = told(days(*[USUAL] * 30), **now)
    assert said in found
    assert bool(found) == bool(said)


@pytest.mark.parametrize(
    ("usual", "now", "is_doubted"),
    [
        (1, 0, False),
        (3, 0, False),
        (4, 0, True),
        (6, 2, False),
        (7, 3, False),
        (8, 3, True),
        (12, 6, False),
        (800, 0, True),
    ],
)
def test_small_counts_may_vanish_by_chance(usual: int, now: int, is_doubted: int) -> None:
    before = days(*[replace(USUAL, listed=usual, postings=usual)] * 20)
    assert bool(told(before, listed=now, postings=now)) == is_doubted


def test_a_young_board_has_its_last_day_alone() -> None:
    assert not told(days(USUAL), fill_pay=0.0)
    assert told(days(USUAL), listed=0, postings=0)
    assert told(days(USUAL, USUAL, USUAL), fill_pay=0.0)


def test_the_same_silence_again_is_not_believed_for_that() -> None:
    before = [replace(USUAL, listed=5, postings=5)] * 20
    for _ in range(30):
        assert told(days(*before), listed=0, postings=0)
        before.append(replace(USUAL, listed=0, postings=0, verdict="suspect", is_published=False))


def test_after_weeks_without_a_reading_a_small_board_may_be_empty() -> None:
    before = days(*[replace(USUAL, listed=5, postings=5)] * 20)
    late = USUAL.started_at + dt.timedelta(60)
    empty = replace(USUAL, listed=0, postings=0, started_at=late)
    assert not doubts(empty, before=before, day=FIRST + dt.timedelta(60))


def test_slow_rot_is_seen_by_the_lagged_measure() -> None:
    """Each day a little fewer: the last days always look like the day before, the days before them do not."""
    before: list[Coverage] = [USUAL] * 28
    fallen = None
    for n in range(60):
        count = round(40 * 0.93**n)
        if told(days(*before), postings=count):
            fallen = count
            break
        before.append(replace(USUAL, postings=count))
    assert fallen is not None
    assert fallen >= 10


def test_failed_partial_and_suspect_days_are_no_measure() -> None:
    bad = [
        replace(USUAL, verdict="failed", postings=0, listed=0, is_published=False),
        replace(USUAL, verdict="partial", postings=1, listed=1),
        replace(USUAL, verdict="suspect", postings=0, listed=0, is_published=False),
    ]
    assert told(days(*[USUAL] * 10, *bad * 20), listed=0, postings=0)


def test_of_a_partial_reading_shares_are_judged_and_counts_are_not() -> None:
    """It says itself that it was cut short: few postings are no news, postings without pay are."""
    before = days(*[USUAL] * 10)
    assert told(before, listed=6, postings=6)
    assert not told(before, listed=6, postings=6, verdict="partial")
    assert told(before, postings=36, fill_pay=0.0, verdict="partial")


def test_other_boards_are_no_measure() -> None:
    others = days(*[replace(USUAL, source="other")] * 20)
    assert not told(others, listed=0, postings=0)


def test_what_the_operator_accepted_is_the_new_measure() -> None:
    small = replace(USUAL, listed=2, postings=1, is_accepted=True)
    before = days(*[USUAL] * 20, small, *[replace(small, is_accepted=False)] * 3)
    assert not told(before, listed=2, postings=1)
    assert [one.postings for one in good_days(before, source="demo", day=FIRST + dt.timedelta(99))] == [1] * 4


def test_the_best_run_of_a_day_counts_once() -> None:
    before = days(*[USUAL] * 5)
    before[FIRST].append(replace(USUAL, postings=50))
    assert len(good_days(before, source="demo", day=FIRST + dt.timedelta(5))) == 5
    assert good_days(before, source="demo", day=FIRST + dt.timedelta(5))[0].postings == 50


def test_a_board_that_has_grown_falls_from_its_last_days() -> None:
    small = replace(USUAL, listed=10, postings=8)
    before = days(*[small] * 20, *[USUAL] * 7)
    assert told(before, listed=9, postings=7)
    assert not told(days(*[small] * 27), listed=9, postings=7)


@given(
    usual=st.integers(0, 3000),
    now=st.integers(0, 3000),
    fill=st.floats(0, 1),
    fill_now=st.floats(0, 1),
    hourly=st.floats(0, 1),
)
def test_any_numbers_get_an_answer(usual: int, now: int, fill: float, fill_now: float, hourly: float) -> None:
    before = days(*[replace(USUAL, listed=usual, postings=usual, fill_pay=fill)] * 4)
    found = told(before, listed=now, postings=now, fill_pay=fill_now, share_hourly=hourly)
    if now >= usual and fill_now >= fill and abs(hourly - 0.2) <= 0.3:
        assert not found
