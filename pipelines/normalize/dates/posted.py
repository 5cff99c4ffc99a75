"""The day of publication."""

import datetime as dt

from pipelines.normalize.dates.calendar_words import calendar_part, day_word, weekday
from pipelines.normalize.dates.choice import choice
from pipelines.normalize.dates.count import ago
from pipelines.normalize.dates.fallback import by_dateparser
from pipelines.normalize.dates.field import field
from pipelines.normalize.dates.plain import plain_day
from pipelines.normalize.dates.reading import POSTED_PRECISION, TEN_YEARS, ReadDate, checked
from pipelines.normalize.dates.span import Window
from pipelines.normalize.dates.zone import BERLIN


def read_posted(text: str | None, *, now: dt.datetime) -> ReadDate:
    """Read the day of publication.

    >>> now = dt.datetime(2026, 11, 23, 10, tzinfo=dt.UTC)
    >>> read_posted("vor 3 Tagen", now=now)
    ReadDate(date=datetime.date(2026, 11, 20), precision='day', basis='relative', flags=())
    >>> read_posted("2026-08-03T22:25:22Z", now=now).date
    datetime.date(2026, 8, 4)
    >>> read_posted("demnächst", now=now).flags
    ('posted_unreadable',)
    """
    if text is None:
        return ReadDate()
    today = now.astimezone(BERLIN).date()
    read = plain_day(text, "posted") or _posted(field(text), now, today)
    if read.date and read.date > today:
        return read._replace(flags=(*read.flags, "posted_in_future"))
    if read.date and (today - read.date).days > TEN_YEARS:
        return read._replace(flags=(*read.flags, "posted_implausible"))
    return read


def _posted(text: str, now: dt.datetime, today: dt.date) -> ReadDate:
    window = Window(today - dt.timedelta(365), today, newest=True)
    if found := choice(text, window, "posted"):
        if found.span.precision in _DAYS_OF_PUBLICATION:
            return checked(ReadDate(found.span.first, found.span.precision, "stated", found.flags), "posted")
    elif read := (
        calendar_part(text, today, back=True)
        or ago(text, now)
        or day_word(text, today, back=True)
        or weekday(text, today, back=True)
    ):
        return checked(read, "posted")
    return by_dateparser(text, now, "posted")


_DAYS_OF_PUBLICATION = POSTED_PRECISION.keys() - {"year"}
