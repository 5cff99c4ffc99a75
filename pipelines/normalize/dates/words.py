"""The words of dates, from `pipelines/data/dates.toml`, as look-ups and as pieces of patterns."""

import re
from collections.abc import Iterable
from typing import Any

from pipelines.data import toml

WORDS: dict[str, Any] = toml("dates.toml")
MONTHS: dict[str, int] = WORDS["months"]
WEEKDAYS: dict[str, int] = WORDS["weekdays"]
NUMBERS: dict[str, int] = WORDS["numbers"]
UNITS: dict[str, str] = WORDS["units"]
PARTS: dict[str, str] = WORDS["parts"]
ORDINALS: dict[str, int] = WORDS["ordinals"]


def any_of(words: Iterable[str]) -> str:
    """Alternatives for a pattern, longest first, so that "januar" is not read as "jan".

    >>> any_of({"jan": 1, "januar": 1})
    'januar|jan'
    """
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def number(text: str) -> int:
    """The count that digits or a number word mean.

    >>> number("drei"), number("12")
    (3, 12)
    """
    return NUMBERS.get(text) or int(text)


M = any_of(MONTHS)
Y = r"(?:19|20)\d\d"
SHORT_YEAR = r"\d\d(?![\d:.]\d| ?uhr)"
PART = any_of(PARTS)
ORDINAL = any_of(ORDINALS)
