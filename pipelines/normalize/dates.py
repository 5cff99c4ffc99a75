"""Days and instants as boards print them. No clock: `today` is the day of the crawl in Europe/Berlin.

Rules that the wordings leave open: numbers read day before month; an instant counts on its day in Berlin;
a day without a year is the latest one that has come (posted), or the first from 60 days back (start) or
from 90 days back (deadline, so that one just passed stays past). Of a span (month, week, quarter) a posting
and a start take the first day, a deadline the last.

`dateparser` is asked last, for wordings that none of the forms here reads, and only with strict settings:
alone it reads a house number or a reference as a day.
"""

import calendar
import datetime as dt
import re
from collections.abc import Callable, Iterator
from email.utils import parsedate_to_datetime
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

from pipelines.data import toml
from pipelines.text import folded, one_line

Precision = Literal["day", "week", "month", "at_most", "part_month", "quarter", "half_year", "season", "year"]
PostedPrecision = Literal["day", "week", "month", "at_most"]
"""Those of the column `posted_precision`: an hour is a day there, "Anfang November" is `month`, and "vor 1 Jahr" is
`at_most`, because boards cut years short. Quarters and longer are no day of publication."""

StartKind = Literal["date", "immediate", "asap", "open"]


class ReadDate(NamedTuple):
    """A day, how exact it is and how it was said. All `None` without a flag: nothing was said."""

    date: dt.date | None = None
    precision: Precision | None = None
    basis: Literal["stated", "relative"] | None = None
    flags: tuple[str, ...] = ()


class ReadPosted(NamedTuple):
    """A `ReadDate` whose precision is one of the column's."""

    date: dt.date | None = None
    precision: PostedPrecision | None = None
    basis: Literal["stated", "relative", "first_published"] | None = None
    flags: tuple[str, ...] = ()


class ReadStart(NamedTuple):
    """Day the work starts, or the kind of start where no day is named."""

    date: dt.date | None = None
    kind: StartKind | None = None
    precision: Precision | None = None
    flags: tuple[str, ...] = ()


class _Span(NamedTuple):
    first: dt.date
    last: dt.date
    precision: Precision


class _Window(NamedTuple):
    """Where a day without a year is looked for."""

    earliest: dt.date
    latest: dt.date
    newest: bool = False

    def year(self, month: int, day: int) -> int:
        """The year that puts the day into the window.

        Raises:
            ValueError: none does, or there is no such day.
        """
        years = range(self.earliest.year, self.latest.year + 1)
        for year in reversed(years) if self.newest else years:
            if month == 2 and day == 29 and not calendar.isleap(year):
                continue
            if self.earliest <= dt.date(year, month, day) <= self.latest:
                return year
        raise ValueError("no year fits")


class _Found(NamedTuple):
    span: _Span
    start: int
    end: int
    form: str
    parts: tuple[str | None, ...]
    is_shifted: bool = False


def read_posted(text: str | None, *, today: dt.date) -> ReadPosted:
    """Read the day of publication.

    >>> read_posted("vor 3 Tagen", today=dt.date(2026, 11, 23))
    ReadPosted(date=datetime.date(2026, 11, 20), precision='day', basis='relative', flags=())
    >>> read_posted("2026-08-03T22:25:22Z", today=dt.date(2026, 11, 23)).date
    datetime.date(2026, 8, 4)
    >>> read_posted("demnächst", today=dt.date(2026, 11, 23)).flags
    ('posted_unreadable',)
    """
    if text is None:
        return ReadPosted()
    read = _plain_day(text, "posted") or _posted(_field(text), today)
    flags = read.flags
    if read.date and read.date > today:
        flags = (*flags, "posted_in_future")
    elif read.date and (today - read.date).days > _TEN_YEARS:
        flags = (*flags, "posted_implausible")
    return ReadPosted(read.date, _POSTED_PRECISION[read.precision] if read.precision else None, read.basis, flags)


def read_deadline(text: str | None, *, today: dt.date) -> ReadDate:
    """Read the last day to apply, or the day the posting ends.

    >>> read_deadline("Bewerbungszeitraum: 01.11. - 30.11.2026", today=dt.date(2026, 11, 23)).date
    datetime.date(2026, 11, 30)
    >>> read_deadline("laufend", today=dt.date(2026, 11, 23))
    ReadDate(date=None, precision=None, basis=None, flags=('valid_until_open',))
    """
    if text is None:
        return ReadDate()
    read = _plain_day(text, "valid_until") or _deadline(_field(text), today)
    if read.date and abs((read.date - today).days) > _TEN_YEARS:
        return read._replace(flags=(*read.flags, "valid_until_implausible"))
    return read


def read_start(text: str | None, *, today: dt.date) -> ReadStart:
    """Read when the work starts.

    >>> read_start("ab Januar", today=dt.date(2026, 11, 23))
    ReadStart(date=datetime.date(2027, 1, 1), kind='date', precision='month', flags=())
    >>> read_start("zum nächstmöglichen Zeitpunkt", today=dt.date(2026, 11, 23)).kind
    'asap'
    """
    if text is None:
        return ReadStart()
    read = _plain_day(text, "start") or _start(_field(text), today)
    if isinstance(read, ReadStart):
        return read
    flags = read.flags
    if read.date and abs((read.date - today).days) > _TEN_YEARS:
        flags = (*flags, "start_implausible")
    return ReadStart(read.date, "date" if read.date else None, read.precision, flags)


def read_instant(text: str | None) -> dt.datetime | None:
    """Read an instant: ISO 8601 (without a zone: Europe/Berlin), RFC 822, epoch seconds or milliseconds.

    The value is in UTC; a bare day or anything else is `None`.

    >>> read_instant("2026-09-04T11:43:41.935").isoformat()
    '2026-09-04T09:43:41.935000+00:00'
    >>> read_instant("1793703600").isoformat()
    '2026-11-03T11:00:00+00:00'
    """
    if text is None or len(text) > 64:
        return None
    text = text.strip()
    try:
        if _EPOCH.fullmatch(text):
            return _epoch(text)
        if _ISO_INSTANT.match(text):
            instant = dt.datetime.fromisoformat(text.removesuffix(" UTC") + "+00:00" * text.endswith(" UTC"))
        elif _RFC_822.match(text):
            instant = parsedate_to_datetime(text)
            if text.endswith("-0000"):  # RFC 5322: UTC, local zone not told
                instant = instant.replace(tzinfo=dt.UTC)
        else:
            return None
        return (instant if instant.tzinfo else instant.replace(tzinfo=_BERLIN)).astimezone(dt.UTC)
    except (ValueError, OverflowError, TypeError):
        return None


def find_deadline(description: str, *, today: dt.date) -> tuple[str, dt.date] | None:
    r"""The wording and the day of an application deadline stated in running text.

    Two different deadlines in one text give `None`: nobody can tell which is meant.

    >>> find_deadline("Wir freuen uns.\nBewerbungsfrist: 21.09.2026", today=dt.date(2026, 9, 1))
    ('Bewerbungsfrist: 21.09.2026', datetime.date(2026, 9, 21))
    >>> find_deadline("Die Stelle ist bis zum 31.12.2027 befristet.", today=dt.date(2026, 9, 1)) is None
    True
    """
    found: dict[dt.date, str] = {}
    for position in _anchors(description):
        if cited := _cited(description, position):
            start, end, day = cited
            read = read_deadline(day, today=today)
            if read.date and read.precision == "day" and not read.flags:
                found.setdefault(read.date, one_line(description[start:end]))
    if len(found) != 1:
        return None
    date, wording = found.popitem()
    return wording, date


def _anchors(text: str) -> Iterator[int]:
    for stem in _STEMS:
        position = text.find(stem)
        for _ in range(_MOST_ANCHORS):
            if position < 0:
                break
            yield max(0, position - 1)  # the stems leave out a first letter that may be a capital
            position = text.find(stem, position + len(stem))


def _cited(text: str, position: int) -> tuple[int, int, str] | None:
    """Where the wording stands, and its day: after a label, or as "bis zum ..." beside a word for applying.

    Of a sentence only "bis zum ..." is cited: what stands between may name a person.
    """
    after = _lowered(text[position : position + _AFTER])
    if not _HAS_DIGIT.search(after) and not _CAN_APPLY.match(after):
        return None
    if label := _LABELLED.match(after):
        return None if _ABOUT_ELSE.search(label["gap"]) else (position, position + label.end(), label["day"])
    if (until := _UNTIL.search(after)) and not _parted(after[: until.start()]):
        return position + until.start(), position + until.end(), until["day"]
    if _CAN_APPLY.match(after):
        start = max(0, position - _BEFORE)
        before = _lowered(text[start:position])
        for until in _UNTIL.finditer(before):
            if not _parted(before[until.end() :]):
                return start + until.start(), start + until.end(), until["day"]
    return None


def _lowered(text: str) -> str:
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else text.replace("İ", "I").lower()  # positions must agree


def _parted(between: str) -> bool:
    return bool(_BREAK.search(between) or _ABOUT_ELSE.search(between))


# --- the three readers -----------------------------------------------------------------------------------


def _posted(text: str, today: dt.date) -> ReadDate:
    window = _Window(today - dt.timedelta(365), today, newest=True)
    found, flags = _choice(text, window, "posted")
    if found:
        if found.span.precision in _POSTED_PRECISION:
            return _checked(ReadDate(found.span.first, found.span.precision, "stated", flags), "posted")
    elif read := _ago(text, today):
        return _checked(read, "posted")
    return _last_resort(text, today, "posted")


def _deadline(text: str, today: dt.date) -> ReadDate:
    window = _Window(today - dt.timedelta(90), today + dt.timedelta(275))
    found, flags = _choice(text, window, "valid_until")
    if found:
        return _checked(ReadDate(found.span.last, found.span.precision, "stated", flags), "valid_until")
    if read := _ahead(text, today):
        return _checked(read, "valid_until")
    if _NO_DEADLINE.search(text):
        return ReadDate(flags=("valid_until_open",))
    return _last_resort(text, today, "valid_until")


def _start(text: str, today: dt.date) -> ReadDate | ReadStart:
    window = _Window(today - dt.timedelta(60), today + dt.timedelta(305))
    found, flags = _choice(text, window, "start")
    if found:
        return _checked(ReadDate(found.span.first, found.span.precision, "stated", flags), "start")
    for kind, pattern in _START_KINDS:
        if pattern.search(text):
            return ReadStart(kind=kind)
    if read := _next(text, today) or _ahead(text, today):
        return _checked(read, "start")
    if year := _BARE_YEAR.search(text):
        return _checked(ReadDate(dt.date(int(year[1]), 1, 1), "year", "stated"), "start")
    return _last_resort(text, today, "start")


_FIELD_LENGTH = 240
_TEN_YEARS = 3653


def _field(text: str) -> str:
    return folded(text[:_FIELD_LENGTH])


def _plain_day(text: str, name: str) -> ReadDate | None:
    """The two forms that nearly every board prints, before anything is folded or searched."""
    found = _PLAIN_DAY.match(text)
    if not found:
        return None
    year, month, day, of_day, of_month, of_year = found.groups()
    try:
        date = dt.date(int(year), int(month), int(day)) if year else dt.date(int(of_year), int(of_month), int(of_day))
    except ValueError:
        return ReadDate(flags=(f"{name}_unreadable",))
    if not _YEARS[0] <= date.year <= _YEARS[1]:
        return ReadDate(flags=(f"{name}_implausible",))
    return ReadDate(date, "day", "stated")


_YEARS = (1990, 2100)  # further away stand the defaults of databases: 0001, 1970, 9999


def _checked(read: ReadDate, name: str) -> ReadDate:
    if read.date and not _YEARS[0] <= read.date.year <= _YEARS[1]:
        return ReadDate(flags=(f"{name}_implausible",))
    return read


def _last_resort(text: str, today: dt.date, name: str) -> ReadDate:
    unreadable = ReadDate(flags=(f"{name}_unreadable",))
    if len(text) > 60 or not _HAS_DIGIT.search(text):
        return unreadable
    import dateparser  # a third of a second that most runs never need

    try:
        read = dateparser.parse(
            text,
            languages=["de", "en"],
            settings={
                "DATE_ORDER": "DMY",
                "PREFER_LOCALE_DATE_ORDER": False,
                "REQUIRE_PARTS": ["day", "month", "year"],
                "STRICT_PARSING": True,
                "PARSERS": ["absolute-time"],
                "RELATIVE_BASE": dt.datetime.combine(today, dt.time(12)),
            },
        )
    except (ValueError, OverflowError, ArithmeticError):
        return unreadable
    if read is None:
        return unreadable
    day = (read.astimezone(_BERLIN) if read.tzinfo else read).date()
    return _checked(ReadDate(day, "day", "stated", (f"{name}_by_dateparser",)), name)


# --- stated days -----------------------------------------------------------------------------------------


def _choice(text: str, window: _Window, name: str) -> tuple[_Found | None, tuple[str, ...]]:
    """The date that the field is about, of all that it names."""
    if span := _bare_number(text):
        return _Found(span, 0, len(text), "number", ()), ()
    dates = list(_stated(text, window))
    if not dates:
        return None, ()
    at = 0
    cues = [n for n, date in enumerate(dates) if _CUES[name].search(text, max(0, date.start - 30), date.start)]
    if cues:
        at = cues[0]
    chosen = dates[at]
    if name == "valid_until":
        while at + 1 < len(dates) and _TO.fullmatch(text, chosen.end, dates[at + 1].start):
            at += 1
            chosen = dates[at]
    elif at + 1 < len(dates) and _TO.fullmatch(text, chosen.end, dates[at + 1].start):
        chosen = _year_of_end(chosen, dates[at + 1])
    flags = []
    if name != "posted" and len({date.span for date in dates}) > 1 and not cues and not _TO.search(text):
        flags.append(f"{name}_several_dates")
    if chosen.span.precision == "day" and not chosen.is_shifted:
        weekday = _WEEKDAY_BEFORE.search(text, max(0, chosen.start - 20), chosen.start)
        if weekday and _WEEKDAYS[weekday[1]] != chosen.span.first.weekday():
            flags.append(f"{name}_contradicts_weekday")
    if chosen.is_shifted and name == "valid_until":
        flags.append("valid_until_shifted_by_zone")
    return chosen, tuple(flags)


def _year_of_end(begin: _Found, end: _Found) -> _Found:
    """Begin of "1.12. - 31.1.2027", which is in 2026: the last such day before the end of the range."""
    if begin.form not in ("dmy", "named") or begin.parts[3]:
        return begin
    window = _Window(end.span.last - dt.timedelta(364), end.span.last)
    try:
        first = begin.span.first.replace(year=window.year(begin.span.first.month, begin.span.first.day))
    except ValueError:
        return begin
    return begin._replace(span=_one_day(first))


def _stated(text: str, window: _Window) -> Iterator[_Found]:
    for found in _DATE.finditer(text):
        form = found.lastgroup or ""
        index = found.lastindex or 0
        read, count, _ = _FORMS[form]
        parts = found.groups()[index : index + count]
        try:
            span = read(parts, window)
            start, end = found.span()
            shifted = False
            if form in _WITH_TIME and (time := _TIME.match(text, end)):
                end = time.end()
                day = _day_in_berlin(span.first, time)
                shifted = day != span.first
                span = span if not shifted else _Span(day, day, "day")
            yield _Found(span, start, end, form, parts, shifted)
        except (ValueError, OverflowError):
            continue


def _day_in_berlin(day: dt.date, time: re.Match[str]) -> dt.date:
    if not time["zone"]:
        return day
    hours, minutes = 0, 0
    if time["zone"][0] in "+-":
        sign = -1 if time["zone"][0] == "-" else 1
        hours, minutes = sign * int(time["zone"][1:3]), sign * int(time["zone"][-2:])
    zone = dt.timezone(dt.timedelta(hours=hours, minutes=minutes))
    clock = dt.time(int(time["hour"]), int(time["minute"]), tzinfo=zone)
    return dt.datetime.combine(day, clock).astimezone(_BERLIN).date()


def _bare_number(text: str) -> _Span | None:
    try:
        if _EPOCH.fullmatch(text):
            return _one_day(_epoch(text).astimezone(_BERLIN).date())
        if compact := _COMPACT.fullmatch(text):
            return _one_day(dt.date(*map(int, compact.groups())))
    except (ValueError, OverflowError):
        return None
    return None


def _epoch(text: str) -> dt.datetime:
    return dt.datetime.fromtimestamp(int(text) / (1000 if len(text) == 13 else 1), dt.UTC)


_Parts = tuple[str | None, ...]


def _one_day(day: dt.date) -> _Span:
    return _Span(day, day, "day")


def _months(year: int, month: int, count: int, precision: Precision) -> _Span:
    last_year, last_month = divmod(year * 12 + month - 1 + count - 1, 12)
    return _Span(dt.date(year, month, 1), _last_of(last_year, last_month + 1), precision)


def _last_of(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _full_year(text: str) -> int:
    return int(text) + (2000 if len(text) == 2 else 0)


def _iso(parts: _Parts, _: _Window) -> _Span:
    year, month, day = (int(part or 0) for part in parts)
    return _one_day(dt.date(year, month, day))


def _day_month(since: str | None, day: str | None, month: int, year: str | None, window: _Window) -> _Span:
    number = _full_year(year) if year else window.year(month, int(day or 0))
    last = dt.date(number, month, int(day or 0))
    return _Span(last.replace(day=int(since)) if since and 0 < int(since) < last.day else last, last, "day")


def _dmy(parts: _Parts, window: _Window) -> _Span:
    since, day, month, year = parts
    return _day_month(since, day, int(month or 0), year, window)


def _slashed(parts: _Parts, window: _Window) -> _Span:
    day, month, year = parts
    return _day_month(None, day, int(month or 0), year, window)


def _named(parts: _Parts, window: _Window) -> _Span:
    since, day, month, year = parts
    return _day_month(since, day, _MONTHS[month or ""], year, window)


def _month_first(parts: _Parts, window: _Window) -> _Span:
    month, day, year = parts
    return _day_month(None, day, _MONTHS[month or ""], year, window)


def _month(parts: _Parts, window: _Window) -> _Span:
    part, name, year = parts
    month = _MONTHS[name or ""]
    number = int(year) if year else window.year(month, 1)
    if part is None:
        return _months(number, month, 1, "month")
    ends = {"begin": dt.date(number, month, 1), "middle": dt.date(number, month, 15), "end": _last_of(number, month)}
    day = ends[_PARTS[part]]
    return _Span(day, day, "part_month")


def _month_number(parts: _Parts, _: _Window) -> _Span:
    return _months(int(parts[1] or 0), int(parts[0] or 0), 1, "month")


def _year_month(parts: _Parts, _: _Window) -> _Span:
    return _months(int(parts[0] or 0), int(parts[1] or 0), 1, "month")


def _iso_week(parts: _Parts, window: _Window) -> _Span:
    year, week, weekday = parts
    if weekday:
        return _one_day(dt.date.fromisocalendar(int(year or 0), int(week or 0), int(weekday)))
    return _week((week, year), window)


def _week(parts: _Parts, window: _Window) -> _Span:
    week, year = int(parts[0] or 0), parts[1]
    years = [int(year)] if year else range(window.earliest.year, window.latest.year + 1)
    mondays = [dt.date.fromisocalendar(number, week, 1) for number in years]
    fitting = [day for day in mondays if year or window.earliest <= day <= window.latest]
    if not fitting:
        raise ValueError("no year fits")
    monday = fitting[-1 if window.newest else 0]
    return _Span(monday, monday + dt.timedelta(6), "week")


def _quarter(parts: _Parts, window: _Window) -> _Span:
    number, year = _ROMAN.get(parts[0] or "") or int(parts[0] or 0), parts[1]
    month = number * 3 - 2
    return _months(int(year) if year else window.year(month, 1), month, 3, "quarter")


def _half(parts: _Parts, window: _Window) -> _Span:
    number, year = _ROMAN.get(parts[0] or "") or int(parts[0] or 0), parts[1]
    month = number * 6 - 5
    return _months(int(year) if year else window.year(month, 1), month, 6, "half_year")


def _season(parts: _Parts, window: _Window) -> _Span:
    month, year = _SEASONS[parts[0] or ""], parts[1]
    return _months(int(year) if year else window.year(month, 1), month, 3, "season")


# --- relative days ---------------------------------------------------------------------------------------


def _ago(text: str, today: dt.date) -> ReadDate | None:
    count = _COUNT.search(text)
    if count and (_PAST.search(text) or count.end() - count.start() == len(text)) and not _FUTURE.search(text):
        number = _number(count["number"])
        unit = _UNITS[count["unit"]]
        day = _shifted(today, -number, unit)
        if count["more"] or count["plus"] or unit == "year":
            return ReadDate(day, "at_most", "relative")
        return ReadDate(day, _UNIT_PRECISION[unit], "relative", ("posted_day_rounded",) if unit == "hour" else ())
    if last := _LAST.search(text):
        unit = _UNITS[last["unit"]]
        day = _shifted(today, -1, unit)
        return ReadDate(day, "at_most" if unit == "year" else _UNIT_PRECISION[unit], "relative")
    if (word := _DAY_WORD.search(text)) and _DAYS[word[1]] <= 0:
        return ReadDate(today + dt.timedelta(_DAYS[word[1]]), "day", "relative")
    return None


def _ahead(text: str, today: dt.date) -> ReadDate | None:
    if count := _COUNT_AHEAD.search(text):
        unit = _UNITS[count["unit"]]
        return ReadDate(_shifted(today, _number(count["number"]), unit), _UNIT_PRECISION[unit], "relative")
    if (word := _DAY_WORD.search(text)) and _DAYS[word[1]] >= 0:
        return ReadDate(today + dt.timedelta(_DAYS[word[1]]), "day", "relative")
    return None


def _next(text: str, today: dt.date) -> ReadDate | None:
    following = _last_of(today.year, today.month) + dt.timedelta(1)
    if _FIRST_OF_MONTH.search(text):
        return ReadDate(following, "day", "relative")
    if _NEW_YEAR.search(text):
        return ReadDate(dt.date(today.year + 1, 1, 1), "day", "relative")
    if unit := _NEXT.search(text):
        if _UNITS[unit["unit"]] == "week":
            return ReadDate(today + dt.timedelta(7 - today.weekday()), "week", "relative")
        if _UNITS[unit["unit"]] == "month":
            return ReadDate(following, "month", "relative")
        return ReadDate(dt.date(today.year + 1, 1, 1), "year", "relative")
    return None


def _number(text: str) -> int:
    return _NUMBERS.get(text) or int(text)


def _shifted(today: dt.date, number: int, unit: str) -> dt.date:
    """The day so many units away; hours round to whole days, because the time of the crawl is not known here."""
    if unit in ("month", "year"):
        year, month = divmod(today.year * 12 + today.month - 1 + number * (12 if unit == "year" else 1), 12)
        year = max(1, min(year, 9999))
        return dt.date(year, month + 1, min(today.day, calendar.monthrange(year, month + 1)[1]))
    days = {"minute": 0, "hour": int(number / 24 + (0.5 if number > 0 else -0.5)), "day": number, "week": 7 * number}
    return today + dt.timedelta(days[unit])


# --- tables and patterns ---------------------------------------------------------------------------------

_BERLIN = ZoneInfo("Europe/Berlin")
_WORDS = toml("dates.toml")
_MONTHS: dict[str, int] = _WORDS["months"]
_WEEKDAYS: dict[str, int] = _WORDS["weekdays"]
_NUMBERS: dict[str, int] = _WORDS["numbers"]
_UNITS: dict[str, str] = _WORDS["units"]
_DAYS: dict[str, int] = _WORDS["days"]
_PARTS: dict[str, str] = _WORDS["parts"]
_SEASONS: dict[str, int] = _WORDS["seasons"]
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_POSTED_PRECISION: dict[Precision, PostedPrecision] = {
    "day": "day",
    "week": "week",
    "month": "month",
    "part_month": "month",
    "at_most": "at_most",
}
_UNIT_PRECISION: dict[str, Precision] = {
    "minute": "day",
    "hour": "day",
    "day": "day",
    "week": "week",
    "month": "month",
    "year": "year",
}


def _any_of(words: dict[str, int] | dict[str, str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_M = _any_of(_MONTHS)
_N = _any_of(_NUMBERS)
_U = _any_of(_UNITS)
_Y = r"(?:19|20)\d\d"

_PLAIN_DAY = re.compile(r"(?:(\d{4})-(\d\d)-(\d\d)|(\d\d?)\.(\d\d?)\.(\d{4}))\Z", re.ASCII)
_EPOCH = re.compile(r"\d{10}(?:\d{3})?", re.ASCII)
_COMPACT = re.compile(r"(20\d\d)(\d\d)(\d\d)", re.ASCII)
_ISO_INSTANT = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d", re.ASCII)
_RFC_822 = re.compile(r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d", re.ASCII)
_HAS_DIGIT = re.compile(r"\d")
_BARE_YEAR = re.compile(r"(?:^|\b(?:ab|in|im|jahr|für|from|start|beginn|:) ?)(20\d\d)$")

# Each form is one named group with a reader and the number of groups inside. Of two that begin at the same
# character the first listed wins.
_SINCE = r"(?:([0-2]?\d|3[01])\.? ?(?:-|bis|to) ?)?"
_SHORT_YEAR = r"\d\d(?![\d:.]| ?uhr)"
_FORMS: dict[str, tuple[Callable[[_Parts, _Window], _Span], int, str]] = {
    "isoweek": (_iso_week, 3, rf"({_Y})-?w(\d\d)(?:-?([1-7]))?\b"),
    "iso": (_iso, 3, r"(\d{4})[-/.](\d\d?)[-/.](\d\d?)(?!\d)"),
    "dmy": (_dmy, 4, rf"{_SINCE}(\d{{1,2}})\. ?(\d{{1,2}})\.(?: ?(\d{{4}}(?!\d)|(?<=\.){_SHORT_YEAR}))?"),
    "slashed": (_slashed, 3, r"(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d\d)(?![\d/-])"),
    "named": (
        _named,
        4,
        rf"{_SINCE}(\d{{1,2}})(?:\.|st|nd|rd|th)?[ -]?(?:of )?({_M})\b[.,]?"
        rf"(?:[ -]{{0,2}}'?({_Y}(?!\d)|{_SHORT_YEAR}))?",
    ),
    "monthfirst": (
        _month_first,
        3,
        rf"\b({_M})\b\.? (\d{{1,2}})(?:st|nd|rd|th)?(?![\d.:])(?:,? ({_Y}))?",
    ),
    "partmonth": (_month, 3, rf"\b({_any_of(_PARTS)})[ -](?:of |des )?({_M})\b\.?(?: ({_Y}))?"),
    "monthyear": (lambda parts, window: _month((None, *parts), window), 2, rf"\b({_M})\b\.?[ /'-]({_Y})(?!\d)"),
    "baremonth": (
        lambda parts, window: _month((None, *parts, None), window),
        1,
        rf"(?:^|\b(?:ab|im|in|bis|from|per|until|by|zum|vom) |: ?)({_M})\b",
    ),
    "monthnumber": (_month_number, 2, rf"\b(0?[1-9]|1[0-2])[/.]({_Y})(?!\d)"),
    "yearmonth": (_year_month, 2, rf"\b({_Y})-(0[1-9]|1[0-2])(?![\d-])"),
    "week": (_week, 2, rf"\b(?:kw|cw|kalenderwoche|calendar week|week) ?(\d{{1,2}})(?!\d)(?: ?[/.,]? ?({_Y}))?"),
    "weekafter": (_week, 2, rf"\b(\d{{1,2}})\. ?(?:kw|kalenderwoche)\b(?: ?/? ?({_Y}))?"),
    "quarter": (_quarter, 2, rf"\b([1-4]|i{{1,3}}|iv)\.? ?quartal\b(?: ?/? ?({_Y}))?"),
    "shortquarter": (_quarter, 2, rf"\bq([1-4])\b(?: ?/? ?({_Y}))?"),
    "half": (_half, 2, rf"\b([12]|ii?)\.? ?halbjahr\b(?: ?/? ?({_Y}))?"),
    "season": (_season, 2, rf"\b({_any_of(_SEASONS)})\b(?: ({_Y}))?"),
    "shortday": (lambda parts, window: _dmy((None, *parts, None), window), 2, r"(\d{1,2})\.(\d{1,2})$"),
}
_WITH_TIME = {"iso", "dmy", "slashed", "named", "monthfirst"}
_DATE = re.compile(
    r"(?<![\d,/])(?<!\d\.)(?:" + "|".join(f"(?P<{form}>{pattern})" for form, (_, _, pattern) in _FORMS.items()) + ")"
)
_TIME = re.compile(
    r"[t ,]{1,2}(?:um |at )?(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::\d\d)?(?:[.,]\d{1,9})?"
    r"(?: ?(?P<zone>z\b|utc\b|gmt\b|[+-](?:0\d|1[0-4]):?[0-5]\d))?"
)
_TO = re.compile(r" ?(?:-|bis(?: einschliesslich)?(?: zum| ende)?|to|until|till|through) ?")
_CUES = {
    "posted": re.compile(r"veröffentlicht|online|eingestellt|publi|posted|ersch|datum"),
    "valid_until": re.compile(r"\bbis\b|frist|schluss|\bende|deadline|until|\bby\b|closing|spätestens|gültig"),
    "start": re.compile(r"\bab\b|start|beginn|eintritt|\bzum\b|\bvom?\b|besetz|\bper\b|spätestens"),
}
_WEEKDAY_BEFORE = re.compile(rf"\b({_any_of(_WEEKDAYS)})\b[.,]{{0,2}}(?: den| the| dem)?,? ?$")

_COUNT_BODY = rf"(?P<number>\d{{1,3}}|\b(?:{_N}))(?P<plus> ?\+)? ?(?P<unit>{_U})\b"
_COUNT = re.compile(rf"(?P<more>(?:mehr als|über|more than|over|länger als|mindestens|>) ?)?{_COUNT_BODY}\.?")
_COUNT_AHEAD = re.compile(rf"\b(?:in|noch|within|innerhalb von|for another) {_COUNT_BODY}")
_PAST = re.compile(r"\b(?:vor|seit|ago|alt|old|online|posted|active|aktiv|since)\b|veröffentlicht|eingestellt")
_FUTURE = re.compile(r"\b(?:in|noch|within|left)\b")
_LAST = re.compile(rf"\b(?:letzte|vergangene|vorige|last)[nrs]? (?P<unit>{_U})\b")
_NEXT = re.compile(rf"\b(?:nächste|kommende|next)[nrsm]? (?P<unit>{_U})\b")
_FIRST_OF_MONTH = re.compile(r"\b(?:nächsten|kommenden) (?:monatsersten|ersten)\b")
_NEW_YEAR = re.compile(r"\bjahreswechsel\b")
_DAY_WORD = re.compile(rf"\b({_any_of(_DAYS)})\b")
_START_KINDS: tuple[tuple[StartKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(r"\b(?:" + "|".join(_WORDS["starts"][kind]) + r")")) for kind in ("immediate", "asap", "open")
)
_NO_DEADLINE = re.compile(r"\b(?:" + "|".join(_WORDS["deadlines"]["open"]) + r")")

# Running text: a cheap search for these stems, then a pattern on a short piece around each.
_STEMS = ("ewerb", "EWERB", "ewirb", "eadline", "DEADLINE", "pply by", "pply until", "losing date", "pplications")
_BEFORE, _AFTER = 110, 260
_MOST_ANCHORS = 40
_BLANK = r"[\s\u00a0\u202f]"
_WEEKDAY = rf"(?:(?:{_any_of(_WEEKDAYS)})[.,]{{0,2}}{_BLANK}{{1,3}})?(?:(?:den|the){_BLANK}{{1,3}})?"
_CITED_DAY = (
    rf"(?:\d{{1,2}}\.{_BLANK}?\d{{1,2}}\.(?:{_BLANK}?\d{{4}}|\d\d)?(?!\d)"
    rf"|\d{{1,2}}(?:\.|st|nd|rd|th)?{_BLANK}(?:{_M})\b\.?(?:{_BLANK}\d{{4}})?"
    rf"|(?:{_M})\b{_BLANK}\d{{1,2}}(?:st|nd|rd|th)?(?!\d)(?:,?{_BLANK}\d{{4}})?"
    r"|\d{4}-\d\d-\d\d)"
)
_LABELLED = re.compile(
    r"(?:bewerbungs(?:frist|schlu(?:ss|ß)|ende|zeitraum|deadline)|deadline|apply (?:by|until)|closing date)"
    rf"(?P<gap>[^\d.!?]{{0,60}}?){_WEEKDAY}(?P<day>{_CITED_DAY}(?:{_BLANK}?(?:-|–|bis){_BLANK}?{_CITED_DAY})?)"
)
_UNTIL = re.compile(
    rf"\b(?:bis|until|by|before){_BLANK}{{1,3}}"
    rf"(?:(?:spätestens|einschließlich|einschl\.|inklusive|zum|am){_BLANK}{{1,3}}){{0,3}}{_WEEKDAY}(?P<day>{_CITED_DAY})"
)
_CAN_APPLY = re.compile(r"bewerb(?:en\b|t\b|ung)|bewirb")
_BREAK = re.compile(rf"[!?]|\.{_BLANK}+[a-zäöü]{{3}}|\n{_BLANK}*\n")
_ABOUT_ELSE = re.compile(
    r"befrist|beginn|start|eintritt|vertrag|projekt|elternzeit|vertretung|gespräch|interview|veröffentlicht|stand\b|kein"
)
