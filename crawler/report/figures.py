"""All figures of the report, from rows of the tables. Pure."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from crawler.report import health, lifetimes, market, pay

Row = Mapping[str, Any]
BERLIN = ZoneInfo("Europe/Berlin")
WEEK = 7  # days

VACANCIES = (
    *("vacancy_id", "sources", "url", "title", "employer", "employer_key", "city", "district", "lat", "lon"),
    *("distance_km", "work_mode", "salary_text", "salary_year_fte_min_eur", "salary_year_fte_max_eur", "salary_basis"),
    *("is_pay_disclosed", "employment_type", "contract", "is_staffing", "posted_on", "valid_until_on"),
    *("first_seen_at", "last_seen_at", "status", "closed_before_at", "days_open", "is_left_censored"),
)
POSTINGS = ("snapshot_date", "source", "posting_id", "vacancy_id", "is_pay_disclosed")
NEWEST = ("posting_id", "vacancy_id", "tariff", "tariff_group")
MARKET_PAY = (
    *("source", "url", "occupation", "place", "salary_min", "salary_max", "salary_period", "is_period_stated"),
    *("wording", "read_on"),
)
COVERAGE = (
    *("snapshot_date", "source", "started_at", "verdict", "reasons", "lists", "postings"),
    *("fill_pay", "fill_place", "fill_posted"),
)


class Tables(NamedTuple):
    """What the report reads: rows with the columns that are named above; `newest` is the newest day of `postings`."""

    vacancies: Sequence[Row]
    postings: Sequence[Row]
    newest: Sequence[Row]
    market_pay: Sequence[Row]
    coverage: Sequence[Row]


class Figures(NamedTuple):
    """What the report shows of the day `day`; pay is EUR gross a year at full time."""

    day: dt.date
    first_day: dt.date
    snapshots: int
    current: Sequence[Row]
    open: int
    ever: int
    new: int
    ended: int
    pays: Sequence[float]
    quartiles: tuple[float, float, float] | None
    bins: Sequence[pay.Bin]
    references: Sequence[pay.Reference]
    days: Sequence[market.Day]
    disclosed: Sequence[market.Disclosed]
    ages: Sequence[lifetimes.Age]
    weeks: Sequence[lifetimes.Week]
    median_days: int | None
    employers: Sequence[market.Employer]
    spots: Sequence[market.Spot]
    readings: Sequence[health.Reading]
    boards: Sequence[health.Health]
    troubles: Sequence[health.Trouble]
    market_pay: Sequence[Row]


def figures(tables: Tables, *, day: dt.date) -> Figures:
    """The figures as of the snapshot of `day`."""
    current = [row for row in tables.vacancies if row["status"] != "closed"]
    current.sort(key=lambda row: (row["status"] != "open", -seen_on(row).toordinal(), row["vacancy_id"]))
    opened = [row for row in current if row["status"] == "open"]
    pays = sorted(value for row in opened if (value := pay.middle(row)) is not None)
    ages = lifetimes.ages(tables.vacancies)
    days = market.over_time(tables.postings)
    read = health.readings(tables.coverage, today=day)
    references = [
        *pay.market_references(tables.market_pay),
        *pay.tariff_references(tables.newest, day=day),
    ]
    return Figures(
        day=day,
        first_day=days[0].day if days else day,
        snapshots=sum(one.postings is not None for one in days),
        current=current,
        open=len(opened),
        ever=len(tables.vacancies),
        new=sum(not row["is_left_censored"] and _within(row["first_seen_at"], day) for row in tables.vacancies),
        ended=sum(row["status"] == "closed" and _within(row["closed_before_at"], day) for row in tables.vacancies),
        pays=pays,
        quartiles=pay.quartiles(pays),
        bins=pay.bins(pays),
        references=references,
        days=days,
        disclosed=market.disclosed(tables.postings),
        ages=ages,
        weeks=lifetimes.by_week(ages),
        median_days=lifetimes.median_days(ages),
        employers=market.employers(tables.vacancies),
        spots=market.spots(tables.vacancies),
        readings=read,
        boards=health.boards(read, tables.coverage),
        troubles=health.troubles(read),
        market_pay=tables.market_pay,
    )


def seen_on(row: Row) -> dt.date:
    """The day a vacancy was published, else the day in Europe/Berlin on which it was first seen."""
    posted: dt.date | None = row["posted_on"]
    return posted or row["first_seen_at"].astimezone(BERLIN).date()


def _within(at: dt.datetime | None, day: dt.date) -> bool:
    return at is not None and 0 <= (day - at.astimezone(BERLIN).date()).days < WEEK
