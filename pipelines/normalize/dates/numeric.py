"""Days and months in figures: 05.11.2026, 2026-11-05, 05/11/2026, 11/2026."""

import datetime as dt
import re

from pipelines.normalize.dates.form import Form, Parts
from pipelines.normalize.dates.instant import epoch
from pipelines.normalize.dates.span import Span, Window, days, months, one_day
from pipelines.normalize.dates.words import SHORT_YEAR, Y
from pipelines.normalize.dates.zone import BERLIN

SINCE = r"(?:([0-2]?\d|3[01])\.? ?(?:-|bis(?: zum)?|to) ?)?"
"""The first day of a range within one month, before its last: "1. bis 15."."""


def _iso(parts: Parts, _: Window) -> Span:
    year, month, day = (int(part or 0) for part in parts)
    return one_day(dt.date(year, month, day))


def _day_month_year(parts: Parts, window: Window) -> Span:
    since, day, month, year = parts
    return window.fitting(lambda number: days(since, day, int(month or 0), number), year)


def _slashed(parts: Parts, window: Window) -> Span:
    """Day before month, unless only the American order is a date: "12/15/2026"."""
    first, second, year = parts
    if int(second or 0) > 12 >= int(first or 0):
        first, second = second, first
    return _day_month_year((None, first, second, year), window)


def _short(parts: Parts, window: Window) -> Span:
    """A day without a year, "03.11" and "03/11", or where that is none a month: "01/27"."""
    first, mark, second = parts
    if int(second or 0) > 12 and mark == "/" and window.has_year(2000 + int(second or 0)):
        return months(2000 + int(second or 0), int(first or 0), 1, "month")
    if (first, second) == ("24", "7"):
        raise ValueError("round the clock")
    return _day_month_year((None, first, second, None), window)


def _month_year(parts: Parts, _: Window) -> Span:
    return months(int(parts[1] or 0), int(parts[0] or 0), 1, "month")


DAYS = {
    "iso": Form(_iso, 3, r"(\d{4})[-/.](\d\d?)[-/.](\d\d?)(?!\d)", has_time=True),
    "dmy": Form(
        _day_month_year,
        4,
        rf"{SINCE}(\d{{1,2}})\. ?(\d{{1,2}})\.(?: ?(\d{{4}}(?!\d)|(?<=\.){SHORT_YEAR}|(?<=\. )\d\d$))?",
        has_time=True,
        year=3,
    ),
    "slashed": Form(
        _slashed,
        3,
        r"(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d\d)(?![\d/-])",
        has_time=True,
    ),
}
MONTHS_AND_SHORT_DAYS = {
    "monthnumber": Form(_month_year, 2, rf"\b(0?[1-9]|1[0-2])[/.-]({Y})(?!\d)"),
    "yearmonth": Form(
        lambda parts, window: _month_year(parts[::-1], window), 2, rf"\b({Y})[-/](0[1-9]|1[0-2])(?![\d/-])"
    ),
    "shortday": Form(_short, 3, r"(\d{1,2})([./])(\d{1,2})$"),
}

_COMPACT = re.compile(r"(20\d\d)(\d\d)(\d\d)(?:t?(\d\d)(\d\d)(?:\d\d)?(z)?)?", re.ASCII)


def bare_number(text: str) -> Span | None:
    """The day of a whole field that is one number: seconds of the epoch, 20261105, 20261105T0930Z.

    >>> bare_number("1793876400").first
    datetime.date(2026, 11, 5)
    """
    try:
        if instant := epoch(text):
            return one_day(instant.astimezone(BERLIN).date())._replace(precision="datetime")
        if found := _COMPACT.fullmatch(text):
            year, month, day, hour, minute = (int(part or 0) for part in found.groups()[:5])
            zone = dt.UTC if found[6] else BERLIN
            instant = dt.datetime(year, month, day, hour, minute, tzinfo=zone)
            return one_day(instant.astimezone(BERLIN).date())._replace(precision="datetime" if found[4] else "day")
    except (ValueError, OverflowError):
        return None
    return None
