"""Days and months by name: 5. November 2026, Nov 5, 2026, Mitte November, ab Januar."""

import datetime as dt

from pipelines.normalize.dates.form import Form, Parts
from pipelines.normalize.dates.numeric import SINCE
from pipelines.normalize.dates.span import Span, Window, days, full_year, months, one_day, part_of
from pipelines.normalize.dates.words import MONTHS, ORDINAL, ORDINALS, PART, PARTS, SHORT_YEAR, M, Y
from pipelines.normalize.dates.zone import BERLIN, ZONE, offset


def _day(parts: Parts, window: Window) -> Span:
    since, day, month, year = parts
    return window.fitting(lambda number: days(since, day, MONTHS[month or ""], number), year)


def _ordinal(parts: Parts, window: Window) -> Span:
    day, month, year = parts
    return _day((None, str(ORDINALS[day or ""]), month, year), window)


def _month_first(parts: Parts, window: Window) -> Span:
    month, day, until, year = parts
    return _day((day, until, month, year) if until else (None, day, month, year), window)


def _unix(parts: Parts, _: Window) -> Span:
    """The output of `date`: "Thu Nov 5 23:30:00 UTC 2026"."""
    month, day, hour, minute, zone, year = parts
    moment = dt.datetime(
        full_year(year or ""),
        MONTHS[month or ""],
        int(day or 0),
        int(hour or 0),
        int(minute or 0),
        tzinfo=offset(zone) if zone else BERLIN,
    )
    return one_day(moment.astimezone(BERLIN).date())._replace(precision="datetime")


def _month(parts: Parts, window: Window) -> Span:
    name, year = parts
    return window.fitting(lambda number: months(number, MONTHS[name or ""], 1, "month"), year)


def _part_of_month(parts: Parts, window: Window) -> Span:
    part, until, name, year = parts

    def of(number: int) -> Span:
        month = months(number, MONTHS[name or ""], 1, "month")
        begin = part_of(month, PARTS[part or ""])
        return begin._replace(last=part_of(month, PARTS[until]).last) if until else begin

    return window.fitting(of, year)


_DAY_MARK = r"(?:\.|st|nd|rd|th|t?en|te[rn]?)?"
_YEAR_AFTER = rf"(?:[ /-]{{0,3}}'?({Y}(?!\d)|{SHORT_YEAR}))?"
_NO_COUNT = r"(?! ?(?:stunden|std|h\b|hours|hrs|tage|days|€|eur|%|plätze|stellen))"
_MONTH_CUES = (
    "ab|im|in|bis|from|per|until|by|zum|vom|seit|since|ca\\.|voraussichtlich|frühestens|spätestens|starting|beginning|"
    "idealerweise|gerne?|start|beginn|oder|or|und|and|anfangs"
)

FROM_DIGIT = {
    "yearnamed": Form(
        lambda parts, window: _day((None, parts[2], parts[1], parts[0]), window),
        3,
        rf"({Y})[ ./-]({M})\b[ ./-](\d{{1,2}})(?!\d)",
        has_time=True,
    ),
    "named": Form(
        _day,
        4,
        rf"{SINCE}(\d{{1,2}}){_DAY_MARK},?(?: ?[-/] ?| )?(?:of )?({M})(?![a-zäöü])[.,]?{_YEAR_AFTER}",
        has_time=True,
        year=3,
    ),
}
FROM_WORD = {
    "ordinal": Form(_ordinal, 3, rf"\b({ORDINAL}) (?:of )?({M})\b[.,]?{_YEAR_AFTER}", has_time=True, year=2),
    "unix": Form(_unix, 6, rf"\b({M}) {{1,2}}(\d{{1,2}}) (\d\d):(\d\d)(?::\d\d)?(?: ({ZONE}))? ({Y})\b"),
    "monthfirst": Form(
        _month_first,
        4,
        rf"\b({M})\b[.,]?(?: |(?<=\.)(?=\d\d?\.{Y})|-(?=\d\d?-{Y}))"
        r"(\d{1,2})(?:st|nd|rd|th)?(?: ?(?:-|to|bis) ?(\d{1,2})(?:st|nd|rd|th)?)?"
        rf"(?![\d:]|\.(?!{Y})){_NO_COUNT}(?:[,. -]{{1,2}}'?({Y}))?",
        has_time=True,
        year=3,
    ),
    "partmonth": Form(
        _part_of_month,
        4,
        rf"\b({PART})(?: ?(?:/|-|bis|oder|or|to) ?({PART}))?[ -](?:of |des (?:monats )?)?({M})\b\.?{_YEAR_AFTER}",
        year=3,
    ),
    "monthyear": Form(_month, 2, rf"\b({M})\b\.?[ /'-]{{1,2}}({Y}(?!\d)|(?<=['/-])\d\d\b(?![.:]))"),
    "baremonth": Form(
        lambda parts, window: _month((*parts, None), window),
        1,
        rf"(?:(?<![^:,/-])|(?<=[:,/-] )|(?:{_MONTH_CUES}) )({M})\b(?![.,]?[ /'-]{{0,3}}'?\d{{1,4}}(?!\d){_NO_COUNT})",
        year=1,
    ),
}
