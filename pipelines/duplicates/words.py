"""What the words of a text mean: one mark for all endings, spellings and, where the data know it, languages of a word.

Two texts about one vacancy by two hands share few words as they stand and most of their marks.
"""

import re
import unicodedata
from functools import lru_cache

from pipelines.data import table, toml

STEM = 6
"""Letters of a word that count: what follows is ending, or the rest of a compound whose last part counts apart."""


def marks_of(text: str) -> frozenset[str]:
    """What a text tells, without order.

    >>> sorted(marks_of("Wartung von 1.150 Aufzügen") & marks_of("you maintain 1,150 lifts"))
    ['1150', 'aufzug', 'wartung']
    """
    return frozenset().union(*map(_marks_of_word, set(_words(text))))


def counts_of(text: str) -> dict[str, frozenset[str]]:
    """How many there are of what: beds of a ward, people of a team.

    >>> counts_of("Station mit 32 Betten, Leitung von zwölf Pflegekräften")
    {'bette': frozenset({'32'}), 'pflegefachkraft': frozenset({'12'})}
    """
    counts: dict[str, frozenset[str]] = {}
    words = _words(text)
    for at in [at for at, word in enumerate(words[:-1]) if word[0] in _DIGITS or word in _NUMBERS]:
        word, counted = words[at], words[at + 1]
        if not counted[0].isdigit() and counted not in _NUMBERS:
            number = _marks_of_word(word)
            for mark in _marks_of_word(counted) if number else ():
                counts[mark] = counts.get(mark, frozenset()) | number
    return counts


@lru_cache(maxsize=4)  # marks and counts are read from one text, one after the other
def _words(text: str) -> list[str]:
    return _WORD.findall(_folded(text))


@lru_cache(maxsize=65536)
def weight_of(mark: str) -> int:
    """How much a mark that two texts share tells, in tenths of a rare word's: the rarer, the more.

    Whole numbers, whose sums do not depend on an order.

    >>> weight_of("leiten") < weight_of("aufzug") < weight_of("1150")
    True
    """
    if _NUMBER.fullmatch(mark):
        size = float(mark)
        return _SMALL if size < 10 else _MIDDLE if size < 100 else _LARGE
    return next((weight for percent, weight in _WEIGHTS if _PERCENT.get(mark, 0.0) >= percent), _RARE)


@lru_cache(maxsize=65536)
def _marks_of_word(word: str) -> frozenset[str]:
    if word[0].isdigit():
        return _number(word)
    if word in _STOP or len(word) < 2:
        return frozenset()
    if known := _NUMBERS.get(word) or _known(word):
        return frozenset({known})
    if len(word) >= _LONG:
        if (headed := _HEADED.fullmatch(word)) and (number := _NUMBERS.get(headed[1])):
            return frozenset({number})
        for cut in range(_SHORTEST_FIRST, len(word) - 2):
            if last := _known_last(word[cut:]):
                first = word[:cut]
                first = first[:-1] if len(first) > 4 and first.endswith("s") else first
                return _marks_of_word(first) | {last}
    return frozenset({_stem(word)})


def _known(word: str) -> str | None:
    for ending in _ENDINGS:
        if word.endswith(ending) and (found := _SAME.get(word[: len(word) - len(ending)])):
            return found
    return None


def _known_last(word: str) -> str | None:
    """The mark of a compound's last part; of short words only those that are known as such."""
    if len(word) > _SHORT and (found := _known(word)):
        return found
    for ending in _ENDINGS:
        if word.endswith(ending) and (bare := word[: len(word) - len(ending)]) in _TAILS:
            return _SAME.get(bare) or _stem(bare)
    return None


def _stem(word: str) -> str:
    if len(word) > STEM:
        return word[:STEM]
    for ending in _ENDINGS[1:]:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word.removesuffix(ending)
    return word


def _number(text: str) -> frozenset[str]:
    """A number by its value; years and dates say nothing about the work."""
    if _THOUSANDS.fullmatch(text):
        return frozenset({_POINT.sub("", text)})
    if _DECIMAL.fullmatch(text):
        return frozenset({text.replace(",", ".")})
    if not text.isdigit():
        return frozenset() if _POINT.search(text) else frozenset({text[:STEM]})
    says = len(text) <= _MOST_DIGITS and int(text) > 1 and not _YEAR.fullmatch(text)
    return frozenset({str(int(text))} if says else ())


def _folded(text: str) -> str:
    """In lower case, umlauts without their dots: `replace` takes a tenth of the time of `translate`."""
    lowered = unicodedata.normalize("NFKC", text).lower()
    return lowered.replace("ä", "a").replace("ö", "o").replace("ü", "u").replace("ß", "ss")


def _each(name: str) -> dict[str, str]:
    """A word, folded, to the mark of its line."""
    return {_folded(word): mark for mark, words in _DATA[name].items() for word in (mark, *words)}


_DIGITS = frozenset("0123456789")
_WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+")
_POINT = re.compile(r"[.,]")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:[.,]\d{3})+")
_DECIMAL = re.compile(r"\d+[.,]\d{1,2}")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_HEADED = re.compile(r"(\w+?)kopfig\w{0,2}")
_MOST_DIGITS = 9
_LONG = 8
_SHORT = 3
_SHORTEST_FIRST = 3
_SHORTEST_STEM = 4
_ENDINGS = ("", "n", "e", "s", "en", "er", "es", "in", "innen")
_DATA = toml("work_words.toml")
_SAME = _each("same")
_NUMBERS = _each("numbers")
_STOP = frozenset(map(_folded, _DATA["stop"]["words"]))
_TAILS = frozenset(map(_folded, _DATA["tails"]["words"]))
_PERCENT = {row["mark"]: float(row["percent"]) for row in table("work_word_counts.csv")}
_WEIGHTS = ((20.0, 2), (8.0, 4), (4.0, 7))  # per cent of postings that have a mark, and its weight
_RARE = 10
_SMALL, _MIDDLE, _LARGE = 5, 10, 15  # numbers below 10, below 100, others
