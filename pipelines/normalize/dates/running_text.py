"""A deadline in the running text of a posting: found by a word for applying, cited with as little as possible."""

import datetime as dt
import re
from collections.abc import Iterator

from pipelines.normalize.dates.deadline import read_deadline
from pipelines.normalize.dates.words import MONTHS, WEEKDAYS, M, any_of
from pipelines.shape import shape
from pipelines.text import one_line


def find_deadline(description: str, *, now: dt.datetime) -> tuple[str, dt.date] | None:
    r"""The wording and the day of an application deadline stated in running text.

    Two different deadlines in one text give `None`: nobody can tell which is meant.

    >>> now = dt.datetime(2026, 9, 1, tzinfo=dt.UTC)
    >>> find_deadline("Wir freuen uns.\nBewerbungsfrist: 21.09.2026", now=now)
    ('Bewerbungsfrist: 21.09.2026', datetime.date(2026, 9, 21))
    >>> find_deadline("Die Stelle ist bis zum 31.12.2027 befristet.", now=now) is None
    True
    """
    if not _LIKE_A_DAY.search(shape(description)):
        return None
    found: dict[dt.date, str] = {}
    for position in _anchors(description):
        if cited := _cited(description, position):
            start, end, day = cited
            read = read_deadline(day, now=now)
            if read.date and read.precision == "day" and not read.flags:
                found.setdefault(read.date, one_line(description[start:end]))
    if len(found) != 1:
        return None
    date, wording = found.popitem()
    return wording, date


def _anchors(text: str) -> Iterator[int]:
    for stem in _STEMS if _OF_THREE in text else _OTHER_STEMS:
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


_HAS_DIGIT = re.compile(r"\d")
# Running text: a cheap search for these stems, then a pattern on a short piece around each.
_STEMS = ("ewerb", "EWERB", "ewirb", "eadline", "DEADLINE", "pply by", "pply until", "losing date", "pplications")
_OF_THREE = "ppl"
_OTHER_STEMS = tuple(stem for stem in _STEMS if _OF_THREE not in stem)
_BEFORE, _AFTER = 110, 260
_MOST_ANCHORS = 40
_BLANK = r"[\s\u00a0\u202f]"
_WEEKDAY = rf"(?:(?:{any_of(WEEKDAYS)})[.,]{{0,2}}{_BLANK}{{1,3}})?(?:(?:den|the){_BLANK}{{1,3}})?"
_CITED_DAY = (
    rf"(?:\d{{1,2}}\.{_BLANK}?\d{{1,2}}\.(?:{_BLANK}?\d{{4}}|\d\d)?(?!\d)"
    rf"|\d{{1,2}}(?:\.|st|nd|rd|th)?{_BLANK}(?:{M})\b\.?(?:{_BLANK}\d{{4}})?"
    rf"|(?:{M})\b{_BLANK}\d{{1,2}}(?:st|nd|rd|th)?(?!\d)(?:,?{_BLANK}\d{{4}})?"
    r"|\d{4}-\d\d-\d\d)"
)
# What `_CITED_DAY` needs, in the shape of a text: asked first, for most texts name no day and few letters are digits.
_SHAPED_BLANK = rb"[\s\x1c-\x1f\x80\x85\xa0]"
_BEGUN = b"|".join({re.escape(name[1:3].encode("latin-1")) for name in MONTHS})
_ENDED = b"|".join({re.escape(name[-2:].encode("latin-1")) for name in MONTHS})
_LIKE_A_DAY = re.compile(
    rb"0(?:\.%(blank)b?00?\.|-00-0|(?:\.|[a-zA]{2})?%(blank)b[A-Za-z](?:%(begun)b|A|.A)"
    rb"|(?<=%(blank)b0)(?<=(?:%(ended)b|.A|A.).0)0?(?!0))"
    % {b"blank": _SHAPED_BLANK, b"begun": _BEGUN, b"ended": _ENDED},
    re.DOTALL,
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
