"""The two forms that nearly every board prints, read before anything is folded or searched."""

import datetime as dt
import re

from pipelines.normalize.dates.reading import YEARS, ReadDate

_PLAIN_DAY = re.compile(r"(?:(\d{4})-(\d\d)-(\d\d)|(\d\d?)\.(\d\d?)\.(\d{4}))\Z", re.ASCII)


def plain_day(text: str, name: str) -> ReadDate | None:
    """The day of "2026-11-05" or "5.11.2026"; `None` for any other text, a flag for no such day.

    >>> plain_day("05.11.2026", "start").date
    datetime.date(2026, 11, 5)
    >>> plain_day("31.02.2026", "start").flags
    ('start_unreadable',)
    """
    found = _PLAIN_DAY.match(text)
    if not found:
        return None
    year, month, day, of_day, of_month, of_year = found.groups()
    try:
        date = dt.date(int(year), int(month), int(day)) if year else dt.date(int(of_year), int(of_month), int(of_day))
    except ValueError:
        return ReadDate(flags=(f"{name}_unreadable",))
    if not YEARS[0] <= date.year <= YEARS[1]:
        return ReadDate(flags=(f"{name}_implausible",))
    return ReadDate(date, "day", "stated")
