"""Numbers written out: "zweiundzwanzig", "dreitausendfünfhundert", "sixty-five thousand"."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_ONES = {
    "ein": 1, "eins": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9,
    "zehn": 10, "elf": 11, "zwölf": 12, "dreizehn": 13, "vierzehn": 14, "fünfzehn": 15, "sechzehn": 16,
    "siebzehn": 17, "achtzehn": 18, "neunzehn": 19, "zwanzig": 20, "dreißig": 30, "dreissig": 30, "vierzig": 40,
    "fünfzig": 50, "sechzig": 60, "siebzig": 70, "achtzig": 80, "neunzig": 90,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_TIMES = {"hundert": 100, "hundred": 100, "tausend": 1000, "thousand": 1000}
_LONGEST_FIRST = sorted((*_ONES, *_TIMES), key=len, reverse=True)
_PART = re.compile("|".join(_LONGEST_FIRST), re.IGNORECASE)
_NUMBER = re.compile(
    rf"(?<![\w-])(?=[a-zäöü])(?:{'|'.join(_LONGEST_FIRST)})"
    rf"(?:(?:(?:(?<=hundred)|(?<=thousand))[ ]and[ ]|[ -]|und)?(?:{'|'.join(_LONGEST_FIRST)})){{0,7}}(?![\w-])",
    re.IGNORECASE,
)
LEAST_BESIDE_EURO = 3
_BESIDE_EURO = re.compile(rf" (?:(?:bis|und|oder|to|and|or) (?:{'|'.join(_LONGEST_FIRST)}) )?euros?\b", re.IGNORECASE)
LEAST = 10  # what is below is a count


class Spelled(NamedTuple):
    """A number in words and its place in the line."""

    start: int
    end: int
    value: float


def find_spelled(line: str) -> Iterator[Spelled]:
    """Every number of ten or more that a line writes out.

    >>> [found.value for found in find_spelled("zwischen tausendneunhundert und zweitausendvierhundert Euro")]
    [1900.0, 2400.0]
    >>> [found.value for found in find_spelled("sixty-five thousand euros and between sixteen and eighteen euros")]
    [65000.0, 16.0, 18.0]
    """
    for found in _NUMBER.finditer(line):
        value = _value(found[0])
        if value >= LEAST or (value >= LEAST_BESIDE_EURO and _BESIDE_EURO.match(line, found.end())):
            yield Spelled(found.start(), found.end(), float(value))


def _value(words: str) -> int:
    total = below_hundred = 0
    for part in _PART.findall(words.casefold()):
        if part in _ONES:
            below_hundred += _ONES[part]
            continue
        times = _TIMES[part]
        if times == 1000:
            total, below_hundred = (total + below_hundred or 1) * 1000, 0
        else:
            total, below_hundred = total + (below_hundred or 1) * 100, 0
    return total + below_hundred


@lru_cache(maxsize=2)  # asked of a text twice, one after the other
def may_spell(text: str) -> bool:
    """Whether a word of letters stands before a Euro: asked of every posting, and no in most.

    >>> may_spell("achtzehn Euro"), may_spell("18 Euro")
    (True, False)
    """
    at = text.find("uro")
    while at >= 0:
        if at > 2 and text[at - 1] in "Ee" and text[at - 2] in " \u00a0\u202f" and text[at - 3].isalpha():
            return True
        at = text.find("uro", at + 1)
    return False
