"""Where to look for what an agency's posting copies: its employer does not say, so that role and long words must.

Only postings that name no employer of their own are put under these keys, so that others, which are most, need none.
"""

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations, takewhile

from pipelines.duplicates.comparable import Comparable

MOST = 20
"""Postings with one key that are remembered: of more, the role is too common to say anything."""


def is_nameless(one: Comparable) -> bool:
    """Whether a posting may be another employer's: an agency's, or one that names none."""
    return one.employer is None or one.fills_for_others


class Agencies:
    """Postings that name no employer of their own, by what else they tell."""

    def __init__(self, postings: Iterable[Comparable]) -> None:
        self._of: defaultdict[int, dict[str, Comparable]] = defaultdict(dict)
        for one in postings:
            for key in copy_keys(one):
                if len(self._of[key]) < MOST:
                    self._of[key][one.id] = one

    def of(self, one: Comparable) -> dict[str, Comparable]:
        """Those that may be copies of a posting."""
        found: dict[str, Comparable] = {}
        if self._of:
            for key in copy_keys(one):
                found |= self._of.get(key, {})
            found.pop(one.id, None)
        return found


def copy_keys(one: Comparable) -> set[int]:
    """Hashes of a city with a rare word of the title, or with two long words of the tasks."""
    words = list(combinations(_longest(one.tasks_text or one.read_text().opening), 2))
    keys: list[tuple[str, ...]] = []
    for city in {short_city(city) for city in one.place.cities} or {""}:
        keys += [("role", city, mark) for mark in one.words.rarest]
        keys += [("text", city, *two) for two in words]
    return set(map(hash, keys))


def short_city(city: str) -> str:
    """How a city's name begins: Werder (Havel) is printed as Werder, too.

    >>> short_city("werder havel"), short_city("bad belzig")
    ('werder', 'bad belzig')
    """
    first = city.partition(" ")[0]
    return first if len(first) >= _NAME else city


def _longest(text: str | None) -> list[str]:
    """How the longest words of a text begin, the compounds that few others have: a copy has some of them, too."""
    if not text or len(text) < _ENOUGH:
        return []
    words = sorted(set(text.split()), key=len, reverse=True)
    least = len(words[min(_LONGEST, len(words)) - 1])
    longest = takewhile(lambda word: len(word) >= least, words)
    return sorted(word[:_BEGINNING] for word in sorted(sorted(longest), key=len, reverse=True)[:_LONGEST])


_ENOUGH = 80  # characters of a text whose longest words say something
_LONGEST = 4
_BEGINNING = 8
_NAME = 4  # letters; of fewer ("Bad", "Alt") the beginning of a name is none
