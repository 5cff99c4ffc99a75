"""What a vacancy has one of, so that two that name different ones are two: a shift, a ward, a ledger, a language."""

import re
from functools import lru_cache
from typing import NamedTuple

from pipelines.data import toml


class Choice(NamedTuple):
    """What is chosen from, and what was."""

    kind: str
    what: str


@lru_cache(maxsize=65536)
def choices_of(word: str) -> frozenset[Choice]:
    """The choices that a word of a title names.

    >>> sorted(choices_of("dauernachtdienst"))
    [Choice(kind='shift', what='night')]
    """
    if not _ANY.fullmatch(word):
        return frozenset()
    return frozenset(choice for choice, pattern in PATTERNS if re.fullmatch(pattern, word))


def contradict(one: frozenset[Choice], other: frozenset[Choice]) -> bool:
    """Whether both name choices of a kind and none of them is the same.

    >>> late, early = choices_of("spaetschicht"), choices_of("fruehschicht")
    >>> contradict(late, early), contradict(late | early, early), contradict(late, frozenset())
    (True, False, False)
    """
    if not one or not other:
        return False
    mine, theirs = {choice.kind for choice in one}, {choice.kind for choice in other}
    shared = {choice.kind for choice in one & other}
    return bool(mine & theirs - shared)


PATTERNS = [
    (Choice(kind, what), pattern)
    for kind, choices in toml("duplicates.toml")["choices"].items()
    for what, pattern in choices.items()
]
_ANY = re.compile("|".join(pattern for _, pattern in PATTERNS))  # most words name none
