"""All dates that a folded text states, in its order."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from pipelines.normalize.dates import named, numeric, period
from pipelines.normalize.dates.form import Form, Parts
from pipelines.normalize.dates.span import Span, Window, one_day, part_of
from pipelines.normalize.dates.words import ORDINAL, PART, PARTS, M, any_of
from pipelines.normalize.dates.zone import BERLIN, ZONE, offset


class Stated(NamedTuple):
    """A date and where it stands; `is_shifted` if its instant falls on another day in Berlin than the one printed."""

    span: Span
    start: int
    end: int
    form: Form
    parts: Parts
    is_shifted: bool = False


def stated(text: str, window: Window) -> Iterator[Stated]:
    """Every date of the text; one that no calendar knows ("31.02.") is left out."""
    if not _MAY_STATE.search(text):
        return
    for found in _DATE.finditer(text):
        name = found.lastgroup or ""
        form = _FORMS[name]
        index = found.lastindex or 0
        parts = found.groups()[index : index + form.groups]
        start, end = found.span()
        shifted = False
        try:
            span = form.read(parts, window)
            if name in _PERIODS and (part := _PART_BEFORE.search(text, max(0, start - 24), start)):
                span = part_of(span, PARTS[part[1]])
            if form.has_time and (time := _TIME.match(text, end)):
                end = time.end()
                day = _day_in_berlin(span.first, time)
                shifted = day != span.first
                span = (one_day(day) if shifted else span)._replace(precision="datetime")
        except (ValueError, OverflowError):
            continue
        yield Stated(span, start, end, form, parts, shifted)


def _day_in_berlin(day: dt.date, time: re.Match[str]) -> dt.date:
    if not time["zone"]:
        return day
    hour = int(time["hour"]) % 24
    if time["half"]:
        hour = hour % 12 + (12 if time["half"] == "p" else 0)
    clock = dt.time(hour, int(time["minute"] or 0), tzinfo=offset(time["zone"]))
    return dt.datetime.combine(day, clock).astimezone(BERLIN).date()


# Of two forms that begin at the same character the first listed wins. A form begins with a digit or with a word:
# asking for that first spares the rest of the pattern at most places.
_FROM_DIGIT: dict[str, Form] = {
    **period.ISO_WEEK,
    **numeric.DAYS,
    **named.FROM_DIGIT,
    **numeric.MONTHS_AND_SHORT_DAYS,
    **period.FROM_DIGIT,
}
_FROM_WORD: dict[str, Form] = {**named.FROM_WORD, **period.FROM_WORD, **period.PART_OF_YEAR}
_FORMS = _FROM_DIGIT | _FROM_WORD
_PERIODS = period.FROM_DIGIT.keys() | period.FROM_WORD.keys()


def _any_form(forms: dict[str, Form]) -> str:
    return "|".join(f"(?P<{name}>{form.pattern})" for name, form in forms.items())


_DATE = re.compile(
    rf"(?<![\d,])(?<!\d[./])(?:(?=\d)(?:{_any_form(_FROM_DIGIT)})|\b(?=[^\W\d])(?:{_any_form(_FROM_WORD)}))"
)
_MAY_STATE = re.compile(rf"\d|{M}|{ORDINAL}|{any_of(period.NAMES)}")
_PART_BEFORE = re.compile(rf"\b({PART})(?: des| der| of(?: the)?)? $")
_TIME = re.compile(
    r"[t ,-]{1,3}(?:um |at |bis |gegen |ab )?(?P<hour>[01]?\d|2[0-4])"
    r"(?:(?::|\.(?=\d\d ?uhr))(?P<minute>[0-5]\d)(?!\d)(?::\d\d)?(?:[.,]\d{1,9})?|(?= ?uhr\b)|(?= ?[ap]\.?m\b))"
    rf"(?: ?(?P<half>[ap])\.?m\b\.?)?(?: ?uhr\b)?(?: ?(?P<zone>{ZONE}))?"
)
