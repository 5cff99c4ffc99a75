"""How alike two employers' names are."""

from dataclasses import dataclass
from functools import lru_cache

from pipelines.data import toml


@dataclass(frozen=True, slots=True, eq=False)
class Employer:
    """An employer's key, taken apart once for all comparisons.

    `words` are as abbreviations of them are spelled out; `own` those that few other employers of the
    trade or the town have in their names, `trade` those that say what it does, and their
    `stems`.
    """

    key: str
    words: list[str]
    in_order: list[str]
    joined: str
    each: frozenset[str]
    own: frozenset[str]
    trade: frozenset[str]
    stems: frozenset[str]


@lru_cache(maxsize=65536)
def employer_of(key: str | None) -> Employer | None:
    """The employer with a key, the same object for the same key as long as it is remembered.

    >>> employer_of("st afra kliniken").own
    frozenset({'afra'})
    """
    if not key:
        return None
    words = [_stem(word) for word in " ".join(_SAME.get(word, word) for word in key.split()).split()]
    words = [word for word in words if word not in _JOINING] or words
    each = frozenset(words)
    trade = each & _TRADE
    return Employer(
        key,
        words,
        sorted(words),
        "".join(words),
        each,
        each - _NEUTRAL - _TRADE,
        trade,
        frozenset(word[:_STEM] for word in trade),
    )


def _stem(word: str) -> str:
    """A long word without its ending: Versicherung and Versicherungen are one name."""
    if len(word) >= _LONG:
        for ending in _ENDINGS:
            if word.endswith(ending):
                return word.removesuffix(ending)
    return word


@lru_cache(maxsize=16384)  # the same two meet again and again
def likeness_of_employers(one: Employer | None, other: Employer | None) -> float:
    """1 for the same name, 0.9 if one holds the other whole or shortens it, 0 for another or an unknown one.

    >>> havel, spree = employer_of("havel technik"), employer_of("spree technik")
    >>> likeness_of_employers(havel, spree), likeness_of_employers(havel, employer_of("havel"))
    (0.0, 0.9)
    >>> likeness_of_employers(employer_of("zweckverband abfall mittelhavel"), employer_of("zam mittelhavel"))
    0.9
    """
    if one is None or other is None:
        return 0.0
    if one is other:
        return 1.0
    if one.each.isdisjoint(other.each) or (one.own and other.own and one.own.isdisjoint(other.own)):
        if one.joined == other.joined:
            return 1.0
        if len(one.words) != 1 and len(other.words) != 1:
            return 0.0
        return _SHORTER if _is_acronym(one.words, other.words) or _is_acronym(other.words, one.words) else 0.0
    if one.joined == other.joined or one.in_order == other.in_order:
        return 1.0
    short, long = (one, other) if len(one.words) <= len(other.words) else (other, one)
    if short.each <= long.each:
        is_beginning = long.words[: len(short.words)] == short.words and len(short.joined) > 2
        return _SHORTER if is_beginning or len(short.words) > 1 or short.own else 0.0
    shared = one.own & other.own
    if not shared:
        return 0.0
    mine, theirs = one.own - shared, other.own - shared
    if not mine and not theirs:
        return _SHORTER if _is_one_trade(one, other) else 0.0
    if len(shared) > 1 and (not mine or not theirs):
        return _SHORTER
    return _SHORTER if _is_shortened(mine, other) or _is_shortened(theirs, one) else 0.0


def _is_one_trade(one: Employer, other: Employer) -> bool:
    """Whether one says no more than the other of what it does, or both say it in words of one stem."""
    return one.trade <= other.trade or other.trade <= one.trade or not one.stems.isdisjoint(other.stems)


def _is_acronym(short: list[str], long: list[str]) -> bool:
    """Whether a name of one word is made of the first letters of the other's words."""
    return len(short) == 1 and 3 <= len(short[0]) == len(long) and short[0] == "".join(word[0] for word in long)


def _is_shortened(words: frozenset[str], other: Employer) -> bool:
    """Whether one word is left, short and made of letters of the other name, in order, from its beginning."""
    if len(words) != 1:
        return False
    (word,) = words
    if not 2 <= len(word) <= _LONGEST_ACRONYM or word[0] != other.joined[0]:
        return False
    letters = iter(other.joined)
    return all(letter in letters for letter in word)


_DATA = toml("duplicates.toml")["employer"]
_SAME = {short: word for word, shorts in _DATA["same"].items() for short in shorts}
_LONG = 8
_ENDINGS = ("en", "er", "es", "e", "n", "s")
_NEUTRAL, _TRADE = (frozenset(map(_stem, _DATA[name])) for name in ("neutral", "trade"))
_STEM = 6
_JOINING = frozenset({"und", "u", "and", "der", "die", "das", "fuer", "the", "a", "d", "an"})
_SHORTER = 0.9
_LONGEST_ACRONYM = 5
