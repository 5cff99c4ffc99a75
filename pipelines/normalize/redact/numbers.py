"""Telephone numbers: by their look, or by a word before them."""

import re
from collections.abc import Iterator

from pipelines.alternatives import alternatives
from pipelines.normalize.redact.draft import Draft

# Numbers that begin as a telephone number does, with +49, 0 or (0. The one character that all begin with stands first
# and what may not be before it second, so that a search skips over everything else.
_PHONE = re.compile(
    r"[+(0](?<![\d.,/][+(0])(?:(?<=\+)[1-9]\d|(?<=\()0|(?<=\()\+\d\d|(?<=0)\d)[\d\s()/.–-]{5,24}\d(?![.,]?\d)"
)
_NO_PHONE = re.compile(
    r"0?\d{1,2}[./-]\s?\d{1,2}[./-]\s?(?:\d{4}|\d\d)\b|\d{1,2}[.:]\d\d\s?(?:-|–|bis)|[\d.\s]*,\d\d|\d+[.]\d{3}\b"
)
# After these words any number is one to call.
_CALLING = (
    *(
        r"t(?<![so]t)el",  # neither "Stelle" nor "Hotel"
        "fon",
        "phone",
        "mobil",
        "handy",
        "durchwahl",
        "whatsapp",
        "rufnummer",
        "hotline",
        r"\bdw",
        "ruf",
        "anruf",
    ),
    *("call us", "erreich", "fax"),
)
_CALLED = re.compile(
    alternatives(_CALLING) + r"\w{0,12}\.?(?:[- ]?nummer|[- ]?nr\.?)?[\s:.|(-]{0,4}"
    r"(?:(?:unter|ist|bei|mich|uns|sie|der|dich|an|durch)[\s:]{1,2}){0,3}$"
)
DIGITS = re.compile(r"[(+0-9][(+0-9\s)/.–-]{1,26}[0-9]")
_LONGEST = 28  # characters of such
_FROM_DIGIT = re.compile(r"[(+0-9\s)/.–-]*[0-9]")
_COUNTED = re.compile(r"\s?(?:€|%|Euro|Uhr|Stunden|Jahr|Tage|Mitarbeit|Kolleg|Mensch)")


def find_numbers(draft: Draft) -> None:
    """Take out the numbers to call."""
    text, lowered = draft.text, draft.lowered
    for found in digits(text, draft.shape):
        said = found[0].strip("( ")
        if _NO_PHONE.fullmatch(said):
            continue
        if _CALLED.search(lowered, max(0, found.start() - 40), found.start()) and not _COUNTED.match(text, found.end()):
            draft.found.append(found.span())
        for phone in _PHONE.finditer(text, found.start(), found.end()):
            if not _NO_PHONE.match(phone[0].lstrip("(")) and sum(map(str.isdigit, phone[0])) > 6:
                draft.found.append(phone.span())


def digits(text: str, shape: bytes) -> Iterator[re.Match[str]]:
    """As `DIGITS` finds them, but with leaps from digit to digit; most are too short for a number to call."""
    last, at = 0, shape.find(b"0")
    while at >= 0:
        begin = max(last, at - _LONGEST + 1)
        found = _FROM_DIGIT.match(text, at)  # none for digits of other scripts
        last = found.end() if found else at + 1
        if last - at > 2 or "(" in (before := text[begin:at]) or "+" in before:
            yield from DIGITS.finditer(text, begin, last)
        at = shape.find(b"0", last)
