"""The lines of a text that hold a number, each with what its words may be: sums and pay groups stand in no others.

Every posting of a run passes here and most name no pay. Looking for every mark in every line would cost several times
as much.
"""

import re
from collections.abc import Iterable
from functools import lru_cache, reduce
from operator import or_
from typing import NamedTuple

from pipelines.normalize.pay.figures import may_have_currency
from pipelines.normalize.pay.wording import MARKS
from pipelines.shape import lines_with_digits
from pipelines.text import holds_any
from pipelines.word_kinds import WordKinds

_PAY = (*MARKS["money"], *MARKS["paid"])
_HOURS = MARKS["hours"]
_GROUP = MARKS["group"]
_THOUSANDS = re.compile(r"[kK](?:(?<=\d[kK])|(?<=\d [kK]))\b")
_RANGE = re.compile(r"\d[.,]\d{3}\s?(?:[-\u2010-\u2015]|bis)\s?\d")
_SAYS_PAY, _MAY_SAY_PAY, _SAYS_GROUP, _MAY_SAY_GROUP = 1, 2, 4, 8
_SAYS_CURRENCY, _IN_HOURS, _IN_THOUSANDS, _IS_ROUND, _IS_KEY = 16, 32, 64, 128, 256


class NumberedLine(NamedTuple):
    """A line, where it begins in its text, and what its words are."""

    start: int
    text: str
    kinds: int

    @property
    def may_name_pay(self) -> bool:
        r"""Whether a number in it may be pay.

        >>> [line.may_name_pay for line in numbered_lines("Seit 1990\nGehalt ab 3.000\nfür 40 k")]
        [False, True, True]
        """
        kinds, line = self.kinds, self.text
        return (
            kinds & _SAYS_PAY != 0
            or (kinds & _MAY_SAY_PAY != 0 and holds_any(line, _PAY))
            or (kinds & _IN_THOUSANDS != 0 and _THOUSANDS.search(line) is not None)
            or (kinds & _IS_ROUND != 0 and _RANGE.search(line) is not None)
            or (kinds & _IN_HOURS != 0 and holds_any(line, _HOURS))
        )

    @property
    def may_name_a_group(self) -> bool:
        r"""Whether a number in it may be a pay group.

        >>> [line.may_name_a_group for line in numbered_lines("EG 9b\nBesoldung A 11\n30 Tage")]
        [True, True, False]
        """
        return self.kinds & _SAYS_GROUP != 0 or (self.kinds & _MAY_SAY_GROUP != 0 and holds_any(self.text, _GROUP))

    @property
    def may_have_a_key(self) -> bool:
        """Whether a number in it may be the value of a key."""
        return self.kinds & _IS_KEY != 0

    @property
    def has_currency(self) -> bool:
        """Whether a currency is named in it."""
        return self.kinds & _SAYS_CURRENCY != 0


def numbered_line(start: int, line: str) -> NumberedLine:
    """A line with what its words are."""
    return NumberedLine(start, line, reduce(or_, map(_KINDS.__getitem__, line.split()), 0))


@lru_cache(maxsize=4)
def numbered_lines(text: str) -> tuple[NumberedLine, ...]:
    """The lines of a text that hold a number.

    Remembered, for pay and groups are looked for in the same text, one after the other.
    """
    return tuple(numbered_line(start, text[start:end]) for start, end in lines_with_digits(text))


def _parts(marks: Iterable[str]) -> tuple[tuple[str, ...], re.Pattern[str]]:
    """The marks that stand within one word, and a pattern of the words that may be a part of the others."""
    within = tuple(mark for mark in marks if " " not in mark)
    between = (mark for mark in marks if " " in mark)
    return within, re.compile("|".join(map(_first_part, between)) or "(?!)")


def _first_part(mark: str) -> str:
    before, _, rest = mark.partition(" ")
    if before:  # "p. a"
        return f"{re.escape(before)}$"
    part, blank, _ = rest.partition(" ")
    return f"^{re.escape(part)}{'$' if blank else ''}"


_PAY_WITHIN, _PAY_PART = _parts(_PAY)
_GROUP_WITHIN, _GROUP_PART = _parts(_GROUP)


def _kind(word: str) -> int:
    kind = _SAYS_PAY if holds_any(word, _PAY_WITHIN) else _MAY_SAY_PAY if _PAY_PART.search(word) else 0
    kind |= _SAYS_GROUP if holds_any(word, _GROUP_WITHIN) else _MAY_SAY_GROUP if _GROUP_PART.search(word) else 0
    if may_have_currency(word):
        kind |= _SAYS_CURRENCY
    if "Stunde" in word:
        kind |= _IN_HOURS
    if "k" in word or "K" in word:
        kind |= _IN_THOUSANDS
    if ".000" in word or ",000" in word:
        kind |= _IS_ROUND
    if ":" in word or "=" in word:
        kind |= _IS_KEY
    return kind


_KINDS = WordKinds(_kind)
