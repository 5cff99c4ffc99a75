"""How alike two employers' names are."""

from functools import lru_cache
from typing import NamedTuple


class Employer(NamedTuple):
    """An employer's key, taken apart once for all comparisons."""

    key: str
    words: list[str]
    in_order: list[str]
    joined: str
    each: frozenset[str]


@lru_cache(maxsize=65536)
def employer_of(key: str | None) -> Employer | None:
    """The employer with a key, the same object for the same key as long as it is remembered."""
    if not key:
        return None
    words = key.split()
    return Employer(key, words, sorted(words), "".join(words), frozenset(words))


def likeness_of_employers(one: Employer | None, other: Employer | None) -> float:
    """1 for the same key, 0.9 if one name holds the other whole, 0 for another or an unknown one.

    >>> havel, spree = employer_of("havel technik"), employer_of("spree technik")
    >>> likeness_of_employers(havel, spree), likeness_of_employers(havel, employer_of("havel"))
    (0.0, 0.9)
    """
    if one is None or other is None:
        return 0.0
    if one is other:
        return 1.0
    if one.each.isdisjoint(other.each):
        return 1.0 if one.joined == other.joined else 0.0
    if one.joined == other.joined or one.in_order == other.in_order:
        return 1.0
    short, long = (one, other) if len(one.words) <= len(other.words) else (other, one)
    if not short.each <= long.each:
        return 0.0
    is_beginning = long.words[: len(short.words)] == short.words and len(short.joined) > 2
    return 0.9 if is_beginning or len(short.words) > 1 else 0.0
