"""When the work starts: a day, or a kind of start where no day is named."""

import datetime as dt
import re

from pipelines.normalize.dates.calendar_words import calendar_part, day_word, weekday
from pipelines.normalize.dates.choice import choice
from pipelines.normalize.dates.count import ahead
from pipelines.normalize.dates.fallback import by_dateparser
from pipelines.normalize.dates.field import field
from pipelines.normalize.dates.plain import plain_day
from pipelines.normalize.dates.reading import TEN_YEARS, ReadDate, ReadStart, StartKind, checked
from pipelines.normalize.dates.span import Window
from pipelines.normalize.dates.words import WORDS
from pipelines.normalize.dates.zone import BERLIN


def read_start(text: str | None, *, now: dt.datetime) -> ReadStart:
    """Read when the work starts. A named day comes before a kind: "baldmöglichst, spätestens 01.03.2027".

    >>> now = dt.datetime(2026, 11, 23, 10, tzinfo=dt.UTC)
    >>> read_start("ab Januar", now=now)
    ReadStart(date=datetime.date(2027, 1, 1), kind='date', precision='month', flags=())
    >>> read_start("ab sofort, befristet bis 31.12.2027", now=now).kind
    'immediate'
    """
    if text is None:
        return ReadStart()
    today = now.astimezone(BERLIN).date()
    read = plain_day(text, "start") or _start(field(text), now, today)
    if isinstance(read, ReadStart):
        return read
    flags = read.flags
    if read.date and abs((read.date - today).days) > TEN_YEARS:
        flags = (*flags, "start_implausible")
    return ReadStart(read.date, "date" if read.date else None, read.precision, flags)


def _start(text: str, now: dt.datetime, today: dt.date) -> ReadDate | ReadStart:
    window = Window(today - dt.timedelta(60), today + dt.timedelta(305))
    if found := choice(text, window, "start"):
        return checked(ReadDate(found.span.first, found.span.precision, "stated", found.flags), "start")
    for kind, pattern in _KINDS:
        if pattern.search(text):
            return ReadStart(kind=kind)
    if read := (
        calendar_part(text, today, back=False)
        or ahead(text, now)
        or weekday(text, today, back=False)
        or day_word(text, today, back=False)
    ):
        return checked(read, "start")
    if year := _BARE_YEAR.search(text):
        return checked(ReadDate(dt.date(int(year[1]), 1, 1), "year", "stated"), "start")
    return by_dateparser(text, now, "start")


_KINDS: tuple[tuple[StartKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(r"\b(?:" + "|".join(WORDS["starts"][kind]) + r")")) for kind in ("immediate", "asap", "open")
)
_BARE_YEAR = re.compile(r"(?:^|\b(?:ab|in|im|jahr|jahres|für|from|start|beginn|voraussichtlich|:) ?)(20\d\d)$")
