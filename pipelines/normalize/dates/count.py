"""Days counted from the crawl: vor 3 Tagen, 30+ days ago, in zwei Wochen, noch 5 Tage."""

import calendar
import datetime as dt
import re

from pipelines.normalize.dates.reading import Precision, ReadDate
from pipelines.normalize.dates.words import NUMBERS, UNITS, any_of, number
from pipelines.normalize.dates.zone import BERLIN


def ago(text: str, now: dt.datetime) -> ReadDate | None:
    """A day counted back: "vor 3 Tagen", "4d", "seit 2 Wochen online", "letzte Woche".

    >>> ago("vor 16 stunden", dt.datetime(2026, 11, 23, 10, tzinfo=BERLIN)).date
    datetime.date(2026, 11, 22)
    """
    if _FUTURE.search(text):
        return None
    if half := _HALF.search(text):
        unit = UNITS[half["unit"]]
        past = {"year": (6, "month"), "month": (2, "week"), "day": (12, "hour"), "hour": (30, "minute")}.get(unit)
        return ReadDate(_shifted(now, -past[0], past[1]), _PRECISION[past[1]], "relative") if past else None
    found = _COUNT.search(text)
    if found and (_PAST.search(text) or found.end() - found.start() == len(text)):
        unit = UNITS[found["unit"]]
        day = _shifted(now, -number(found["number"]), unit)
        if found["more"] or found["plus"] or found["after"] or _OLDER.search(text):
            return ReadDate(day, "at_most", "relative")
        return ReadDate(day, _PRECISION[unit], "relative")
    if _MOMENTS.search(text):
        return ReadDate(now.astimezone(BERLIN).date(), "hour", "relative")
    if last := _LAST.search(text):
        unit = UNITS[last["unit"]]
        return ReadDate(_shifted(now, -1, unit), _PRECISION[unit], "relative")
    return None


def ahead(text: str, now: dt.datetime) -> ReadDate | None:
    """A day counted ahead: "in 4 Wochen", "noch 3 Tage", "5 days left".

    >>> ahead("endet in 3 wochen", dt.datetime(2026, 11, 25, 10, tzinfo=BERLIN)).date
    datetime.date(2026, 12, 16)
    """
    if found := _COUNT_AHEAD.search(text) or _COUNT_LEFT.search(text):
        unit = UNITS[found["unit"]]
        return ReadDate(_shifted(now, number(found["number"]), unit), _PRECISION[unit], "relative")
    return None


def _shifted(now: dt.datetime, count: int, unit: str) -> dt.date:
    """The day in Berlin so many units away; a month later is the same day of the month, or its last."""
    if unit in ("hour", "minute"):
        return (now + dt.timedelta(**{f"{unit}s": count})).astimezone(BERLIN).date()
    today = now.astimezone(BERLIN).date()
    if unit in ("month", "year"):
        year, month = divmod(today.year * 12 + today.month - 1 + count * (12 if unit == "year" else 1), 12)
        year = max(1, min(year, 9999))
        return dt.date(year, month + 1, min(today.day, calendar.monthrange(year, month + 1)[1]))
    return today + dt.timedelta(count * (7 if unit == "week" else 1))


_PRECISION: dict[str, Precision] = {
    "minute": "hour",
    "hour": "hour",
    "day": "day",
    "week": "week",
    "month": "month",
    "year": "year",
}
_U = any_of(UNITS)
_BODY = rf"(?<![\d.,])(?P<number>\d{{1,3}}|\b(?:{any_of(NUMBERS)}))(?P<plus> ?\+)? ?(?P<unit>{_U})\b"
_COUNT = re.compile(
    r"(?P<more>(?:mehr als|über|more than|over|länger als|älter als|older than|mind(?:estens|\.)|at least|>=?|ab) ?)?"
    rf"{_BODY}\.?(?P<after>\+)?"
)
_COUNT_AHEAD = re.compile(
    r"\b(?:in|noch|within|innerhalb|binnen|another|nächsten|next)"
    rf"(?: von| ca\.| etwa| rund| about| the next| der nächsten| den nächsten)? {_BODY}"
)
_COUNT_LEFT = re.compile(rf"{_BODY}\.? (?:left|remaining|verbleiben\w*|übrig|to go|to apply|restlaufzeit)\b")
_PAST = re.compile(
    r"\b(?:vor|seit|her|ago|alt|alter|age|old|online|posted|active|aktiv|since|älter|older|erschienen)\b"
    r"|veröffentlicht|eingestellt|publi|aktualisiert|updated"
)
_OLDER = re.compile(r"\b(?:and|und|oder|or) (?:more|mehr|älter|older)\b|\bor longer\b")
_FUTURE = re.compile(r"\b(?:in|noch|within|left|innerhalb|binnen)\b(?! den letzten| the last)")
_HALF = re.compile(rf"\b(?:(?:vor|seit) (?:einem |einer )?halben?|half an?) (?P<unit>{_U})\b")
_MOMENTS = re.compile(
    r"\b(?:ein paar|wenigen|einigen|mehreren|few|some) (?:sekunden|minuten|stunden|seconds|minutes|hours)\b"
)
_LAST = re.compile(rf"\b(?:letzte|vergangene|vorige|last|past)[nrsm]? (?P<unit>{_U})\b")
