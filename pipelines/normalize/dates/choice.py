"""Which of the dates that a field states is the one that it is about."""

import datetime as dt
import re
from typing import Literal, NamedTuple

from pipelines.normalize.dates.numeric import bare_number
from pipelines.normalize.dates.span import Span, Window
from pipelines.normalize.dates.stated import Stated, stated
from pipelines.normalize.dates.words import WEEKDAYS, any_of

Field = Literal["posted", "valid_until", "start"]


class Choice(NamedTuple):
    """The span chosen and what is doubtful about it."""

    span: Span
    flags: tuple[str, ...] = ()


def choice(text: str, window: Window, name: Field) -> Choice | None:
    """The date that a folded field is about: after a word that announces it, else the first; of a range its end.

    >>> window = Window(dt.date(2026, 8, 25), dt.date(2027, 8, 25))
    >>> choice("online ab 01.11.2026, bewerbungsschluss 20.12.2026", window, "valid_until").span.last
    datetime.date(2026, 12, 20)
    """
    if span := bare_number(text):
        return Choice(span)
    dates = list(stated(text, window))
    if name == "start":
        dates = [date for n, date in enumerate(dates) if n or not _is_end_of_term(text, date)]
    if not dates:
        return None
    cues = [n for n, date in enumerate(dates) if _CUES[name].search(text, max(0, date.start - 30), date.start)]
    at = cues[0] if cues else 0
    chosen = dates[at]
    if name == "valid_until":
        while at + 1 < len(dates) and _TO.fullmatch(text, chosen.end, dates[at + 1].start):
            at += 1
            chosen = dates[at]
    elif at + 1 < len(dates) and _BESIDE.fullmatch(text, chosen.end, dates[at + 1].start):
        chosen = _with_year_of(dates[at + 1], chosen)
    flags = []
    if name != "posted" and len({date.span for date in dates}) > 1 and not cues and not _TO.search(text):
        flags.append(f"{name}_several_dates")
    if chosen.form.has_time and chosen.span.first == chosen.span.last and not chosen.is_shifted:
        weekday = _WEEKDAY_BEFORE.search(text, max(0, chosen.start - 20), chosen.start)
        if weekday and WEEKDAYS[weekday[1]] != chosen.span.first.weekday():
            flags.append(f"{name}_contradicts_weekday")
    if chosen.is_shifted and name == "valid_until":
        flags.append("valid_until_shifted_by_zone")
    return Choice(chosen.span, tuple(flags))


def _is_end_of_term(text: str, date: Stated) -> bool:
    """Whether the first date of a start says how long the work lasts: "ab sofort, befristet bis 31.12.2027"."""
    before = text[max(0, date.start - 40) : date.start]
    return bool(_UNTIL.search(before)) and not _AT_LATEST.search(before)


def _with_year_of(end: Stated, begin: Stated) -> Stated:
    """Begin of "1.12. - 31.1.2027", which is in 2026: the last such day before the end of the range."""
    if not begin.form.lacks_year(begin.parts):
        return begin
    window = Window(end.span.last - dt.timedelta(364), end.span.last, newest=True)
    try:
        return begin._replace(span=begin.form.read(begin.parts, window))
    except ValueError:
        return begin


_TO = re.compile(r" ?(?:-|/|bis(?: einschliesslich| spätestens)?(?: zum| zur| ende)?|to|until|till|through) ?")
_BESIDE = re.compile(_TO.pattern + r"| (?:oder|or|und|and) ")
_CUES: dict[Field, re.Pattern[str]] = {
    "posted": re.compile(r"veröffentlicht|online|eingestellt|publi|posted|ersch|datum"),
    "valid_until": re.compile(r"\bbis\b|frist|schluss|\bende|deadline|until|\bby\b|clos|spätestens|gültig|expir|läuft"),
    "start": re.compile(r"\bab\b|start|beginn|eintritt|\bzum\b|\bvom?\b|besetz|\bper\b|spätestens|\bfrom\b"),
}
_UNTIL = re.compile(r"\b(?:bis|until|till)(?: zum| zur| ende| mindestens| voraussichtlich| einschliesslich)* ?$")
_AT_LATEST = re.compile(r"spätest|latest|möglichst bis|idealerweise bis")
_WEEKDAY_BEFORE = re.compile(rf"\b({any_of(WEEKDAYS)})\b[.,]{{0,2}}(?: den| the| dem)?,? ?$")
