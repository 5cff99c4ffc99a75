"""What open vacancies pay, and what boards and collective agreements say that they should. Pure."""

import datetime as dt
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from pipelines.normalize.tariff_table import months

Row = Mapping[str, Any]

BIN_EUR = 5_000
MOST_EUR = 150_000  # what is more goes into the last bin
MONTHS = {"month": 12, "year": 1}  # periods of a span that are compared; others only stand in words
USUAL = (("TVöD-VKA", "E 9a"), ("TVöD-VKA", "E 9b"), ("TVöD-VKA", "E 10"), ("TVöD-VKA", "E 11"))
"""Shown even if no posting names them: what municipal employers grade the lead of a service team as."""
SHOWN = 8


class Bin(NamedTuple):
    """How many vacancies pay from `low` to below `high`, EUR a year; the last one may have no upper end."""

    low: float
    high: float | None
    vacancies: int


class Reference(NamedTuple):
    """A span to hold pay against, EUR gross a year; `named` counts the vacancies that name the pay group."""

    name: str
    low: float
    high: float
    is_tariff: bool
    named: int = 0


def middle(row: Row) -> float | None:
    """Pay of a vacancy as one figure, EUR gross a year at full time: the middle of its span, else the end it names.

    >>> middle({"salary_year_fte_min_eur": 40_000.0, "salary_year_fte_max_eur": 50_000.0})
    45000.0
    >>> middle({"salary_year_fte_min_eur": 40_000.0, "salary_year_fte_max_eur": None})
    40000.0
    """
    ends = [row["salary_year_fte_min_eur"], row["salary_year_fte_max_eur"]]
    known = [end for end in ends if end is not None]
    return sum(known) / len(known) if known else None


def quartiles(values: Sequence[float]) -> tuple[float, float, float] | None:
    """The quarter, the half and three quarters of the values lie below these; null without values.

    >>> quartiles([1.0, 2.0, 3.0, 4.0, 5.0])
    (2.0, 3.0, 4.0)
    """
    if not values:
        return None
    ordered = sorted(values)

    def at(share: float) -> float:
        place = share * (len(ordered) - 1)
        below = math.floor(place)
        above = min(below + 1, len(ordered) - 1)
        return ordered[below] + (ordered[above] - ordered[below]) * (place - below)

    return at(0.25), at(0.5), at(0.75)


def bins(values: Iterable[float]) -> list[Bin]:
    """Values by steps of `BIN_EUR`, without gaps.

    >>> bins([41_000, 52_000])[0], bins([900_000])
    (Bin(low=40000, high=45000, vacancies=1), [Bin(low=150000, high=None, vacancies=1)])
    """
    counts = Counter(min(int(value // BIN_EUR) * BIN_EUR, MOST_EUR) for value in values)
    if not counts:
        return []
    steps = range(min(counts), max(counts) + 1, BIN_EUR)
    return [Bin(low, low + BIN_EUR if low < MOST_EUR else None, counts[low]) for low in steps]


def market_references(market: Iterable[Row]) -> list[Reference]:
    """What boards say the occupation pays, where both ends and a month or a year are known."""
    rows = list(market)
    spans_of = Counter(row["source"] for row in rows)
    found = []
    for row in rows:
        times = MONTHS.get(row["salary_period"])
        if times and row["salary_min"] is not None and row["salary_max"] is not None:
            ends = row["salary_min"] * times, row["salary_max"] * times
            name = row["source"] if spans_of[row["source"]] == 1 else f"{row['source']}: {row['occupation']}"
            found.append(Reference(name, *ends, is_tariff=False))
    return sorted(found)


def tariff_references(postings: Iterable[Row], *, day: dt.date) -> list[Reference]:
    """The pay groups that postings name most, and the usual ones: first to last step by the table of the day.

    Twelve months without the annual special payment, as pay of postings is counted.
    """
    named: dict[tuple[str, str], set[str]] = {group: set() for group in USUAL}
    for row in postings:
        if row["tariff"] and row["tariff_group"]:
            for group in str(row["tariff_group"]).split("-"):
                named.setdefault((row["tariff"], group), set()).add(row["vacancy_id"] or row["posting_id"])
    spans = []
    for (agreement, group), those in named.items():
        if span := months(agreement, group, day):
            name = f"{agreement} {group}"
            spans.append(Reference(name, span.first * 12, span.last * 12, is_tariff=True, named=len(those)))
    most = sorted(spans, key=lambda one: (-one.named, one.low))[:SHOWN]
    return sorted(most, key=lambda one: (one.low, one.name))
