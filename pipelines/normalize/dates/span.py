"""Spans of days, and the window in which a day without a year is looked for."""

import calendar
import datetime as dt
from collections.abc import Callable
from typing import NamedTuple

from pipelines.normalize.dates.reading import Precision


class Span(NamedTuple):
    """The days that a wording names; of a week, month or quarter all of them."""

    first: dt.date
    last: dt.date
    precision: Precision


class Window(NamedTuple):
    """Where a day without a year is looked for: the earliest fit, or the newest; by the span's end for a deadline."""

    earliest: dt.date
    latest: dt.date
    newest: bool = False
    by_end: bool = False

    def fitting(self, span_in: Callable[[int], Span], year: str | None) -> Span:
        """The span in the stated year, else in the year that puts it into the window.

        Raises:
            ValueError: no year does, or there is no such day.

        >>> window = Window(dt.date(2026, 9, 26), dt.date(2027, 9, 26))
        >>> window.fitting(lambda year: one_day(dt.date(year, 3, 1)), None).first
        datetime.date(2027, 3, 1)
        """
        if year:
            return span_in(full_year(year))
        years = range(self.earliest.year - 1, self.latest.year + 1)  # one more: a winter ends in the next
        for number in reversed(years) if self.newest else years:
            try:
                span = span_in(number)
            except ValueError:  # 29 February
                continue
            if self.earliest <= (span.last if self.by_end else span.first) <= self.latest:
                return span
        raise ValueError("no year fits")

    def has_year(self, number: int) -> bool:
        """Whether the number may be a year that somebody means today, not a page, week or count."""
        return self.earliest.year - 1 <= number <= self.latest.year + 1


def one_day(day: dt.date) -> Span:
    """A span of one day."""
    return Span(day, day, "day")


def days(first: str | None, last: str | None, month: int, year: int) -> Span:
    """One day, or the days from the first to the last of a month: "1. bis 15. Dezember"."""
    end = dt.date(year, month, int(last or 0))
    start = end.replace(day=int(first)) if first and 0 < int(first) < end.day else end
    return Span(start, end, "day")


def months(year: int, month: int, count: int, precision: Precision) -> Span:
    """So many whole months from the first of one.

    >>> months(2026, 12, 3, "season").last
    datetime.date(2027, 2, 28)
    """
    last_year, last_month = divmod(year * 12 + month - 1 + count - 1, 12)
    return Span(dt.date(year, month, 1), last_of(last_year, last_month + 1), precision)


def weeks(year: int, first: int, last: int) -> Span:
    """Whole weeks by ISO 8601, Monday to Sunday."""
    return Span(dt.date.fromisocalendar(year, first, 1), dt.date.fromisocalendar(year, last, 7), "week")


def part_of(span: Span, part: str) -> Span:
    """Begin, middle or end of a span; the middle of a month is its 15th.

    >>> part_of(months(2027, 1, 3, "quarter"), "end").first
    datetime.date(2027, 3, 31)
    """
    day = {"begin": span.first, "middle": _middle(span), "end": span.last}[part]
    return Span(day, day, "part_month" if span.precision == "month" else span.precision)


def _middle(span: Span) -> dt.date:
    count = (span.last.year - span.first.year) * 12 + span.last.month - span.first.month + 1
    if count == 1:
        return span.first.replace(day=15) if span.precision == "month" else span.first + (span.last - span.first) / 2
    year, month = divmod(span.first.year * 12 + span.first.month - 1 + count // 2, 12)
    return dt.date(year, month + 1, 15 if count % 2 else 1)


def last_of(year: int, month: int) -> dt.date:
    """Last day of a month."""
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def full_year(text: str) -> int:
    """Years of two digits are of this century."""
    return int(text) + (2000 if len(text) == 2 else 0)
