"""The market in figures: postings over time, pay disclosed, employers, places. Pure."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

Row = Mapping[str, Any]

NAME = 60  # characters of a name in a chart
EMPLOYERS = 15
LATEST_MONTHS = 12
ONE_DAY = dt.timedelta(1)


class Day(NamedTuple):
    """What a day's snapshot holds; null on a day without one."""

    day: dt.date
    postings: int | None
    vacancies: int | None


class Disclosed(NamedTuple):
    """Postings of a board seen in a month, and how many of them name their pay. `source` is null for all boards."""

    source: str | None
    month: str
    postings: int
    with_pay: int


class Employer(NamedTuple):
    """An employer's vacancies: open now, and ever seen. `is_agency`: all of them are an agency's."""

    name: str
    open: int
    ever: int
    is_agency: bool


class Spot(NamedTuple):
    """A point on the map; degrees WGS 84 and vacancies open there."""

    name: str
    lat: float
    lon: float
    open: int
    distance_km: float | None


def over_time(postings: Iterable[Row]) -> list[Day]:
    """Postings and vacancies of each day from the first to the last; days without a snapshot are gaps, not zeros."""
    rows: Counter[dt.date] = Counter()
    vacancies: dict[dt.date, set[str]] = {}
    for row in postings:
        day = row["snapshot_date"]
        rows[day] += 1
        vacancies.setdefault(day, set()).add(row["vacancy_id"] or row["posting_id"])
    if not rows:
        return []
    first, last = min(rows), max(rows)
    days = [first + ONE_DAY * number for number in range((last - first).days + 1)]
    return [Day(day, rows.get(day), len(vacancies[day]) if day in vacancies else None) for day in days]


def disclosed(postings: Iterable[Row]) -> list[Disclosed]:
    """Pay disclosed by board and month of the last year: each posting counts once a month, with pay if ever shown.

    A posting of which it is not known whether it names pay counts as one without.
    """
    seen: dict[tuple[str, str], dict[str, bool]] = {}
    for row in postings:
        key = row["source"], f"{row['snapshot_date']:%Y-%m}"
        of = seen.setdefault(key, {})
        of[row["posting_id"]] = of.get(row["posting_id"], False) or row["is_pay_disclosed"] is True
    months = sorted({month for _, month in seen})[-LATEST_MONTHS:]
    found = []
    for month in months:
        those = sorted((source, of) for (source, when), of in seen.items() if when == month)
        found += [Disclosed(source, month, len(of), sum(of.values())) for source, of in those]
        of_month = [with_pay for _, of in those for with_pay in of.values()]
        found.append(Disclosed(None, month, len(of_month), sum(of_month)))
    return found


def employers(vacancies: Iterable[Row]) -> list[Employer]:
    """The employers with most vacancies, open ones first; those whose name is hidden are left out."""
    names: dict[str, Counter[str]] = {}
    opened: Counter[str] = Counter()
    ever: Counter[str] = Counter()
    direct: set[str] = set()
    for row in vacancies:
        if not row["employer"]:
            continue
        key = row["employer_key"] or row["employer"]
        names.setdefault(key, Counter())[row["employer"]] += 1
        ever[key] += 1
        opened[key] += row["status"] == "open"
        if row["is_staffing"] is not True:
            direct.add(key)
    order = sorted(ever, key=lambda key: (-opened[key], -ever[key], key))[:EMPLOYERS]
    return [Employer(_name(names[key]), opened[key], ever[key], key not in direct) for key in order]


def spots(vacancies: Iterable[Row]) -> list[Spot]:
    """Where the open vacancies are; those on the same point (a hundred metres) are one."""
    at: dict[tuple[float, float], list[Row]] = {}
    for row in vacancies:
        if row["status"] == "open" and row["lat"] is not None and row["lon"] is not None:
            at.setdefault((round(row["lat"], 3), round(row["lon"], 3)), []).append(row)
    found = [
        Spot(_name(Counter(row["city"] or "?" for row in those)), lat, lon, len(those), those[0]["distance_km"])
        for (lat, lon), those in at.items()
    ]
    return sorted(found, key=lambda spot: (-spot.open, spot.name))


def _name(names: Counter[str]) -> str:
    return min(names, key=lambda name: (-names[name], name))
