"""The three forms that nearly every board prints, read before anything is folded or searched."""

import datetime as dt
import re

from pipelines.normalize.dates.reading import YEARS, ReadDate
from pipelines.normalize.dates.zone import BERLIN

_PLAIN_DAY = re.compile(r"(?:(\d{4})-(\d\d)-(\d\d)|(\d\d?)\.(\d\d?)\.(\d{4}))\Z", re.ASCII)


def plain_day(text: str, name: str) -> ReadDate | None:
    """The day of "2026-11-05", "5.11.2026" or an ISO instant; `None` for any other text, a flag for no such day.

    >>> plain_day("05.11.2026", "start").date
    datetime.date(2026, 11, 5)
    >>> plain_day("31.02.2026", "start").flags
    ('start_unreadable',)
    """
    found = _PLAIN_DAY.match(text)
    if not found:
        return _iso_instant(text, name) if text[10:11] == "T" else None
    year, month, day, of_day, of_month, of_year = found.groups()
    try:
        date = dt.date(int(year), int(month), int(day)) if year else dt.date(int(of_year), int(of_month), int(of_day))
    except ValueError:
        return ReadDate(flags=(f"{name}_unreadable",))
    return _plausible(date, ReadDate(date, "day", "stated"), name)


def _iso_instant(text: str, name: str) -> ReadDate | None:
    try:
        instant = dt.datetime.fromisoformat(text)
        day = instant.astimezone(BERLIN).date() if instant.tzinfo else instant.date()
    except (ValueError, OverflowError):
        return None  # a form for the slower readers, if it is one
    is_shifted = name == "valid_until" and day != instant.date()
    read = ReadDate(day, "datetime", "stated", ("valid_until_shifted_by_zone",) if is_shifted else ())
    return _plausible(day, read, name)


def _plausible(day: dt.date, read: ReadDate, name: str) -> ReadDate:
    return read if YEARS[0] <= day.year <= YEARS[1] else ReadDate(flags=(f"{name}_implausible",))
