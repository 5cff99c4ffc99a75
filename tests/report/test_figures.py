"""The figures of the report against tables made by hand."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.report import health, lifetimes, market, pay
from crawler.report.figures import figures
from tests.report.hand_made import AT, DAY, coverage, market_pay, posting, tables, vacancy


def test_open_new_and_ended_of_the_last_seven_days() -> None:
    week_ago, eight = AT - dt.timedelta(6), AT - dt.timedelta(7)
    rows = [
        vacancy(1),
        vacancy(2, first_seen_at=week_ago),
        vacancy(3, first_seen_at=eight),
        vacancy(4, is_left_censored=True),  # there before the board was watched: not new
        vacancy(5, status="closed", first_seen_at=eight, closed_before_at=week_ago),
        vacancy(6, status="closed", first_seen_at=eight, closed_before_at=eight),
        vacancy(7, status="missing", first_seen_at=eight),
        vacancy(8, status="unknown", first_seen_at=eight),
    ]
    found = figures(tables(rows), day=DAY)
    assert (found.open, found.new, found.ended, found.ever) == (4, 2, 1, 8)
    assert {row["status"] for row in found.current} == {"open", "missing", "unknown"}


def test_a_day_is_one_of_berlin() -> None:
    late = dt.datetime(2026, 11, 17, 23, 30, tzinfo=dt.UTC)  # half past midnight of the 18th in Berlin
    assert figures(tables([vacancy(1, first_seen_at=late)]), day=DAY).new == 1


def test_only_open_vacancies_with_figures_make_the_pay() -> None:
    rows = [
        vacancy(1, salary_year_fte_min_eur=40_000.0, salary_year_fte_max_eur=50_000.0),
        vacancy(2, salary_year_fte_min_eur=60_000.0),
        vacancy(3),
        vacancy(4, status="closed", salary_year_fte_min_eur=99_000.0),
    ]
    found = figures(tables(rows), day=DAY)
    assert found.pays == [45_000, 60_000]
    assert found.quartiles == (48_750, 52_500, 56_250)
    assert [(one.low, one.vacancies) for one in found.bins] == [(45_000, 1), (50_000, 0), (55_000, 0), (60_000, 1)]


@pytest.mark.parametrize(
    ("row", "ends"),
    [
        ({}, (34_800, 44_400)),
        ({"salary_period": "year", "salary_min": 40_000.0, "salary_max": 60_000.0}, (40_000, 60_000)),
        ({"salary_period": "hour"}, None),  # hours a week are not known: it stands in words only
        ({"salary_period": None}, None),
        ({"salary_max": None}, None),
    ],
)
def test_the_span_of_a_board_becomes_a_year(row: dict[str, Any], ends: tuple[float, float] | None) -> None:
    found = pay.market_references([market_pay(**row)])
    assert [(one.low, one.high) for one in found] == ([ends] if ends else [])


def test_pay_groups_are_those_of_the_day_and_count_vacancies() -> None:
    named = {"tariff": "TV-L", "tariff_group": "E 9b"}
    rows = [posting(1, **named), posting(2, vacancy_id="demo:1", **named), posting(3, tariff="AVR", tariff_group="E 9")]
    found = {one.name: one for one in pay.tariff_references(rows, day=DAY)}
    assert found["TV-L E 9b"].named == 1
    assert found["TVöD-VKA E 9b"].low == pytest.approx(3779.84 * 12)
    assert found["TVöD-VKA E 9b"].named == 0
    assert "AVR E 9" not in found
    assert pay.tariff_references([], day=dt.date(2035, 1, 1)) == []  # the tables of the TVöD have ended


def test_a_day_without_a_snapshot_is_a_gap_and_no_zero() -> None:
    rows = [posting(1), posting(2, vacancy_id="demo:1"), posting(1, ago=2)]
    assert market.over_time(rows) == [
        market.Day(DAY - dt.timedelta(2), 1, 1),
        market.Day(DAY - dt.timedelta(1), None, None),
        market.Day(DAY, 2, 1),
    ]


def test_a_posting_counts_once_a_month_with_pay_if_it_ever_named_it() -> None:
    rows = [posting(1, ago=1), posting(1, is_pay_disclosed=True), posting(2, is_pay_disclosed=None), posting(1, ago=40)]
    assert market.disclosed(rows) == [
        market.Disclosed("demo", "2026-10", 1, 0),
        market.Disclosed(None, "2026-10", 1, 0),
        market.Disclosed("demo", "2026-11", 2, 1),
        market.Disclosed(None, "2026-11", 2, 1),
    ]


def test_an_employer_is_its_key_under_its_most_frequent_name() -> None:
    rows = [
        vacancy(1),
        vacancy(2, status="closed"),
        vacancy(3, employer="HAVELWERK", status="unknown"),
        vacancy(4, employer=None, employer_key=None),
        vacancy(5, employer="Leih AG", employer_key="leih", is_staffing=True),
    ]
    assert market.employers(rows) == [
        market.Employer("Havelwerk GmbH", 1, 3, False),
        market.Employer("Leih AG", 1, 1, True),
    ]


def test_only_open_vacancies_with_a_point_are_on_the_map() -> None:
    rows = [
        vacancy(1),
        vacancy(2, lat=52.40001),
        vacancy(3, lat=None),
        vacancy(4, status="closed"),
        vacancy(5, lat=52.5),
    ]
    assert [(spot.lat, spot.open) for spot in market.spots(rows)] == [(52.4, 2), (52.5, 1)]


def test_ages_say_what_they_are_worth() -> None:
    rows = [
        vacancy(1, days_open=3),
        vacancy(2, days_open=3, status="closed"),
        vacancy(3, days_open=3, status="missing"),
        vacancy(4, days_open=3, status="closed", is_left_censored=True),
        vacancy(5, days_open=None),
    ]
    assert [age.kind for age in lifetimes.ages(rows)] == ["running", "ended", "running", "unknown_start"]


AGES = st.lists(st.builds(lifetimes.Age, st.sampled_from(lifetimes.KINDS), st.integers(0, 800)))


@given(AGES)
def test_every_age_is_in_one_week(ages: list[lifetimes.Age]) -> None:
    assert sum(week.vacancies for week in lifetimes.by_week(ages)) == len(ages)


@given(st.lists(st.integers(0, 99), min_size=1))
def test_without_running_ones_the_median_is_the_plain_one(days: list[int]) -> None:
    assert lifetimes.median_days([lifetimes.Age("ended", one) for one in days]) == sorted(days)[(len(days) - 1) // 2]


@given(AGES, st.integers(0, 800))
def test_one_more_running_vacancy_never_shortens_the_median(ages: list[lifetimes.Age], days: int) -> None:
    before = lifetimes.median_days(ages)
    after = lifetimes.median_days([*ages, lifetimes.Age("running", days)])
    assert after is None or (before is not None and after >= before)


def test_the_best_reading_of_a_day_counts_and_a_day_without_one_is_seen() -> None:
    rows = [
        coverage(ago=3),
        coverage(verdict="failed", ago=2, reasons=["HTTP 500"]),
        coverage(verdict="partial", ago=2, reasons=["two pages lost"]),
        coverage(verdict="suspect", reasons=["far fewer"]),
        coverage("old", ago=400),
    ]
    read = health.readings(rows, today=DAY)
    assert [one.verdict for one in read if one.source == "demo"] == ["complete", "partial", "not_read", "suspect"]
    assert {one.verdict for one in read if one.source == "old"} == {"not_read"}
    boards = health.boards(read, rows)
    assert [(one.source, one.newest.verdict, one.complete, one.days) for one in boards] == [
        ("old", "not_read", 0, 56),
        ("demo", "suspect", 1, 4),
    ]
    assert next((one.source, one.verdict, one.reason) for one in health.troubles(read)) == (
        "demo",
        "suspect",
        "far fewer",
    )


def test_days_of_trouble_in_a_row_are_one() -> None:
    rows = [coverage(verdict="failed", ago=ago, reasons=["refused"]) for ago in (5, 4, 3, 1)]
    found = health.troubles(health.readings(rows, today=DAY - dt.timedelta(1)))
    failed = [((DAY - one.first).days, (DAY - one.last).days) for one in found if one.verdict == "failed"]
    assert failed == [(1, 1), (5, 3)]


def test_a_store_without_anything_has_figures_too() -> None:
    found = figures(tables([], coverage=[]), day=DAY)
    assert (found.open, found.quartiles, found.median_days, found.bins, found.days) == (0, None, None, [], [])
