"""Weeks, quarters, half years, seasons and parts of a year: KW 50, Q1 2027, Herbst 2027, Ende 2027."""

import datetime as dt

from pipelines.normalize.dates.form import Form, Parts
from pipelines.normalize.dates.span import Span, Window, full_year, months, one_day, part_of, weeks
from pipelines.normalize.dates.words import PART, PARTS, WORDS, Y, any_of

_SEASONS: dict[str, int] = WORDS["seasons"]
_SEMESTERS: dict[str, int] = WORDS["semesters"]
_COUNTED: dict[str, int] = WORDS["counted"]
NAMES = (*_SEASONS, *_SEMESTERS, "quart", "halbjahr", "half", "jahreshälfte")
"""Words of which one stands in every period that is named without a figure."""


def _iso_week(parts: Parts, _: Window) -> Span:
    year, week, weekday = parts
    if weekday:
        return one_day(dt.date.fromisocalendar(int(year or 0), int(week or 0), int(weekday)))
    return weeks(int(year or 0), int(week or 0), int(week or 0))


def _week(parts: Parts, window: Window) -> Span:
    """A week, or two joined by a mark: "KW 50/51"; what may be a year is one: "KW 01/27"."""
    first, second, year = parts
    if second and not year and window.has_year(full_year(second)):
        second, year = None, second
    return window.fitting(lambda number: weeks(number, int(first or 0), int(second or first or 0)), year)


def _quarter(parts: Parts, window: Window) -> Span:
    number, year = _counted(parts[0]), parts[1]
    return window.fitting(lambda of: months(of, number * 3 - 2, 3, "quarter"), _year(year, window))


def _half(parts: Parts, window: Window) -> Span:
    number, year = _counted(parts[0]), parts[1]
    return window.fitting(lambda of: months(of, number * 6 - 5, 6, "half_year"), _year(year, window))


def _season(parts: Parts, window: Window) -> Span:
    return window.fitting(lambda of: months(of, _SEASONS[parts[0] or ""], 3, "season"), _year(parts[1], window))


def _semester(parts: Parts, window: Window) -> Span:
    return window.fitting(lambda of: months(of, _SEMESTERS[parts[0] or ""], 6, "half_year"), _year(parts[1], window))


def _part_of_year(parts: Parts, _: Window) -> Span:
    return part_of(months(int(parts[1] or 0), 1, 12, "year"), PARTS[parts[0] or ""])


def _counted(text: str | None) -> int:
    return _COUNTED.get(text or "") or int(text or 0)


def _year(text: str | None, window: Window) -> str | None:
    """A stated year; of two digits only one that somebody may mean."""
    return text if text and (len(text) == 4 or window.has_year(full_year(text))) else None


_OF_YEAR = rf"(?: ?(?:[/,-]|of|in|des jahres)? ?'?({Y}|\d\d(?![\d.:]))(?:/\d\d(?:\d\d)?\b)?)?"
_MARK = r"(?:\.|st|nd|rd|th)? ?"
_QUARTER = rf"(?:quartals?|quarter|q)\b{_OF_YEAR}"
_HALF = rf"(?:halbjahr(?:es|s)?|hj|jahreshälfte|half(?: year)?)\b{_OF_YEAR}"
_WORD = any_of(_COUNTED)

ISO_WEEK = {"isoweek": Form(_iso_week, 3, rf"({Y})[- ]?(?:w|kw ?)(\d\d)(?:-?([1-7]))?\b")}
FROM_DIGIT = {
    "weekafter": Form(
        _week,
        3,
        r"(\d{1,2})\. ?(?:(?:-|/|bis(?: zur)?|und) ?(\d{1,2})\. ?)?(?:kw|kalenderwoche)\b(?: ?/? ?(" + Y + "))?",
    ),
    "quarter": Form(_quarter, 2, rf"([1-4]){_MARK}{_QUARTER}"),
    "half": Form(_half, 2, rf"([12]){_MARK}{_HALF}"),
    "yearquarter": Form(lambda parts, window: _quarter(parts[::-1], window), 2, rf"({Y})[ /-]?q([1-4])\b"),
}
FROM_WORD = {
    "week": Form(
        _week,
        3,
        r"(?:kw|cw|kalenderwoche|calendar week|week|woche)[ .]{0,2}(\d{1,2})(?!\d)"
        rf"(?: ?(?:[/-]|bis) ?(?:kw ?)?(\d\d)(?!\d))?(?: ?(?:[/.,-]|in|of)? ?({Y}))?",
    ),
    "quarternumber": Form(_quarter, 2, rf"(?:q|quartal) ?([1-4])\b{_OF_YEAR}"),
    "quarterword": Form(_quarter, 2, rf"({_WORD}){_MARK}{_QUARTER}"),
    "halfnumber": Form(_half, 2, rf"(?:h|hj ?)([12])\b{_OF_YEAR}"),
    "halfword": Form(_half, 2, rf"({_WORD}){_MARK}{_HALF}"),
    "semester": Form(_semester, 2, rf"({any_of(_SEMESTERS)})\b{_OF_YEAR}"),
    "season": Form(_season, 2, rf"({any_of(_SEASONS)})\b{_OF_YEAR}"),
}
PART_OF_YEAR = {"partyear": Form(_part_of_year, 2, rf"(?:jahres)?({PART})(?:[ -]| des jahres | of )({Y})\b")}
