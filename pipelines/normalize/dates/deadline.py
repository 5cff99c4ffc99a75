"""The last day to apply, or the day the posting ends."""

import datetime as dt
import re

from pipelines.normalize.dates.calendar_words import calendar_part, day_word, weekday
from pipelines.normalize.dates.choice import choice
from pipelines.normalize.dates.count import ahead
from pipelines.normalize.dates.fallback import by_dateparser
from pipelines.normalize.dates.field import field
from pipelines.normalize.dates.plain import plain_day
from pipelines.normalize.dates.reading import TEN_YEARS, ReadDate, checked
from pipelines.normalize.dates.span import Window
from pipelines.normalize.dates.words import WORDS
from pipelines.normalize.dates.zone import BERLIN


def read_deadline(text: str | None, *, now: dt.datetime) -> ReadDate:
    """Read the last day to apply, or the day the posting ends.

    >>> now = dt.datetime(2026, 11, 23, 10, tzinfo=dt.UTC)
    >>> read_deadline("Bewerbungszeitraum: 01.11. - 30.11.2026", now=now).date
    datetime.date(2026, 11, 30)
    >>> read_deadline("laufend", now=now)
    ReadDate(date=None, precision=None, basis=None, flags=('valid_until_open',))
    """
    if text is None:
        return ReadDate()
    today = now.astimezone(BERLIN).date()
    read = plain_day(text, "valid_until") or _deadline(field(text), now, today)
    if read.date and abs((read.date - today).days) > TEN_YEARS:
        return read._replace(flags=(*read.flags, "valid_until_implausible"))
    return read


def _deadline(text: str, now: dt.datetime, today: dt.date) -> ReadDate:
    window = Window(today - dt.timedelta(90), today + dt.timedelta(275), by_end=True)
    if found := choice(text, window, "valid_until"):
        return checked(ReadDate(found.span.last, found.span.precision, "stated", found.flags), "valid_until")
    if read := (
        ahead(text, now)
        or day_word(text, today, back=False)
        or weekday(text, today, back=False)
        or calendar_part(text, today, back=False)
    ):
        return checked(read, "valid_until")
    if _NO_DEADLINE.search(text):
        return ReadDate(flags=("valid_until_open",))
    return by_dateparser(text, now, "valid_until")


_NO_DEADLINE = re.compile(r"\b(?:" + "|".join(WORDS["deadlines"]["open"]) + r")")
