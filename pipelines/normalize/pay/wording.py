"""The words around a sum: is it pay, or which other money? The lists are data: `pipelines/data/pay/wording.toml`."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from pipelines.data import toml
from pipelines.shape import acronyms

_LISTS = toml("pay/wording.toml")
_TOKEN = re.compile(r"\w+")
MARKS: dict[str, tuple[str, ...]] = {name: tuple(marks) for name, marks in _LISTS["marks"].items()}
LONGEST_WORD = 40  # letters; what is longer is no word
MOST_KNOWN = 16_384  # words of which a list remembers the answer


class Words:
    """A list of words with stars, asked word by word in lower case.

    >>> words = Words(["*gehalt*", "pay", "day rate"])
    >>> "grundgehalts" in words, "payment" in words, words.phrase("a day rate of", 2)
    (True, False, 'day rate')
    """

    def __init__(self, entries: Iterable[str]) -> None:
        self.whole: set[str] = set()
        self.phrases: dict[str, list[str]] = {}
        heads, tails, parts = [], [], []
        for entry in map(str.casefold, entries):
            bare = entry.strip("*")
            if " " in entry:
                self.phrases.setdefault(entry.partition(" ")[0], []).append(entry)
            elif entry[0] == entry[-1] == "*":
                parts.append(bare)
            elif entry[0] == "*":
                tails.append(bare)
            elif entry[-1] == "*":
                heads.append(bare)
            else:
                self.whole.add(entry)
        self.heads, self.tails, self.parts = tuple(heads), tuple(tails), tuple(parts)
        self._known: dict[str, bool] = {}  # texts repeat their words; bounded, for theirs may be endless

    def __contains__(self, word: str) -> bool:
        known = self._known.get(word)
        if known is None:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            known = self._known[word] = (
                word in self.whole
                or word.startswith(self.heads)
                or word.endswith(self.tails)
                or any(part in word for part in self.parts)
            )
        return known

    def phrase(self, text: str, start: int) -> str | None:
        """The phrase of the list that begins at a place of a text in lower case."""
        head = _TOKEN.match(text, start)
        return next(
            (each for each in self.phrases.get(head[0] if head else "", ()) if text.startswith(each, start)), None
        )

    def hold_all(self, text: str) -> bool:
        """Whether a text is made of words of the list and numbers only."""
        return all(word.strip("0123456789") in self or word.isdigit() for word in _TOKEN.findall(text.casefold()))

    def found_in(self, text: str) -> bool:
        """Whether any word or phrase of the list stands in a text."""
        text = text.casefold().replace("-", " ")
        return any(
            word[:LONGEST_WORD] in self or (word in self.phrases and any(each in text for each in self.phrases[word]))
            for word in _TOKEN.findall(text)
        )


_NOTHING, _PAY = Words(_LISTS["nothing"]), Words(_LISTS["pay"])
_WEAK, BESIDE = Words([*_LISTS["weak"], *_LISTS["beside"]]), Words(_LISTS["beside"])
_OTHER = {kind: Words(entries) for kind, entries in _LISTS["other"].items()}
BASE, WITH_VARIABLE = Words(_LISTS["base"]), Words(_LISTS["with_variable"])
TRAINING, SKILLED, OUTLIER, ESTIMATE, AROUND, GETS, ROLES, LEVELS = (
    Words(_LISTS[name]) for name in ("training", "skilled", "outlier", "estimate", "around", "gets", "roles", "levels")
)
_NO_KIND = "nothing"
# All phrases by their first word, those of an earlier list first.
_PHRASES: dict[str, list[tuple[str, str | None]]] = {}
for _kind, _words in ((_NO_KIND, _NOTHING), (None, _PAY), (None, _WEAK), *_OTHER.items()):
    for _head, _phrases in _words.phrases.items():
        _PHRASES.setdefault(_head, []).extend((_phrase, _kind) for _phrase in _phrases)


class Word(NamedTuple):
    """A word that tells what a sum is; `other` says which other money, None means pay."""

    text: str
    other: str | None


def last_word(text: str) -> Word | None:
    """The telling word nearest to the end of a text.

    >>> last_word("Zum Gehalt kommt ein Zuschuss von ").other
    'a benefit'
    >>> last_word("Neben dem Bonus ein Grundgehalt von ")
    Word(text='Grundgehalt', other=None)
    """
    found = None
    for word in _telling(text):
        if not (found and found.other and is_weak(word)):
            found = word
    return found


def first_other(text: str) -> Word | None:
    """The first word of a text that names other money.

    >>> first_other(" monatlich als Fahrtkostenzuschuss")
    Word(text='Fahrtkostenzuschuss', other='a benefit')
    """
    return next((word for word in _telling(text) if word.other), None)


def _telling(text: str) -> Iterator[Word]:
    """The telling words of a text in their order; what a phrase says, its single words do not say again."""
    end = 0
    for token in _TOKEN.finditer(text):
        said = token[0]
        if (known := _known(said)) is None or token.start() < end:  # most words tell nothing
            continue
        phrases, meaning = known
        found = _phrase_at(text, token.start(), phrases) if phrases else None
        if found:
            phrase, kind = found
            end = token.start() + len(phrase)
            if kind != _NO_KIND:
                yield Word(phrase, kind)
        elif meaning:
            yield Word(said, meaning[0])


def _phrase_at(text: str, start: int, phrases: list[tuple[str, str | None]]) -> tuple[str, str | None] | None:
    lowered = text.casefold()
    if len(lowered) != len(text):
        return None
    return next(
        (each for each in phrases if lowered.startswith(each[0], start) and _is_whole(lowered, start + len(each[0]))),
        None,
    )


def _is_whole(text: str, end: int) -> bool:
    return end == len(text) or not text[end].isalnum()


@lru_cache(maxsize=MOST_KNOWN)
def _known(said: str) -> tuple[list[tuple[str, str | None]], tuple[str | None] | None] | None:
    """The phrases that begin with a word, and what it means alone; None for one that is in no list."""
    phrases, meaning = _PHRASES.get(said.casefold(), []), _meaning(said[:LONGEST_WORD])
    return (phrases, meaning) if phrases or meaning else None


def _meaning(said: str) -> tuple[str | None] | None:
    word = said.casefold()
    if word in _NOTHING:
        return None
    for kind, words in _OTHER.items():
        if word in words:
            return (kind,)
    return (None,) if word in _PAY or word in _WEAK else None


# Plain tests; those in capitals are looked for in the few words that have them.
_IN_CAPITALS = tuple(mark for mark in MARKS["agreement"] if mark.isupper())
_IN_WORDS = tuple(mark for mark in MARKS["agreement"] if not mark.isupper())


def agreement_marks(text: str) -> list[str]:
    """The marks of agreements on pay that stand in a text or a word.

    >>> agreement_marks("Vergütung nach TVöD, tariflich"), agreement_marks("Fernseher")
    (['TV', 'arif'], [])
    """
    capitals = acronyms(text)
    return [mark for mark in _IN_CAPITALS if mark in capitals] + [mark for mark in _IN_WORDS if mark in text]


def is_paid(word: Word | None) -> bool:
    """Whether there is a word, and it is one for pay.

    >>> is_paid(last_word("das Gehalt")), is_paid(last_word("ein Bonus")), is_paid(None)
    (True, False, False)
    """
    return word is not None and word.other is None


@lru_cache(maxsize=1024)
def is_weak(word: Word) -> bool:
    """Whether a word for paying only takes up what was named before."""
    said = word.text.casefold()
    return word.other is None and (said in _WEAK or _WEAK.phrase(said, 0) is not None)
