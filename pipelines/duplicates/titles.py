"""What a title says, whatever order, gender form, spelling or language it says it in."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import permutations
from typing import NamedTuple

from pipelines.alternatives import alternatives
from pipelines.data import toml
from pipelines.duplicates.choices import Choice, choices_of
from pipelines.duplicates.words import marks_of, weight_of
from pipelines.text import key

LONGEST_TITLE = 300
"""Characters that are read; no board prints a longer title, and a cost without bound is none."""


@dataclass(frozen=True, slots=True)
class TitleWords:
    """A title as words, sorted, without filler, place, employer, shift and level.

    `core` stands before the first dash, bracket, comma or slash, `tail` after it. `levels` are demanded, `offered` are
    levels in brackets: "(Senior) Consultant" is open to both. `choices` is what a vacancy has one of. `marks` are what
    the words mean as they stand in the title.
    """

    core: tuple[str, ...]
    tail: tuple[str, ...]
    levels: tuple[str, ...]
    offered: tuple[str, ...]
    choices: frozenset[Choice] = field(default=frozenset(), repr=False)
    marks: frozenset[str] = field(default=frozenset(), repr=False)
    each: frozenset[str] = field(init=False, repr=False, compare=False)
    """Core and tail."""
    taken_apart: frozenset[str] = field(init=False, repr=False, compare=False)
    """What core, tail and levels mean."""
    codes: frozenset[str] = field(init=False, repr=False, compare=False)
    """Of a team, a hall, a line ("B12")."""
    shifts: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "each", frozenset((*self.core, *self.tail)))
        object.__setattr__(self, "codes", frozenset(word for word in self.each if not word.isalpha()))
        shifts = frozenset(choice.what for choice in self.choices if choice.kind == "shift")
        object.__setattr__(self, "shifts", shifts)
        object.__setattr__(self, "taken_apart", _marks(" ".join(self.each)).union(self.levels))

    @property
    def rarest(self) -> list[str]:
        """The two marks that fewest texts of postings have."""
        return sorted(sorted(self.marks), key=weight_of, reverse=True)[:2]


class TitleLikeness(NamedTuple):
    """`score` from 0 to 1, and whether each title names something that the other does not.

    Those that do may say one thing in two ways; `score` is then that of their marks.
    """

    score: float
    is_other: bool


@lru_cache(maxsize=65536)
def title_words(title: str, *, places: tuple[str, ...] = (), employer_key: str | None = None) -> TitleWords:
    """The words that tell a title from another one of the same employer.

    >>> title_words("Stellv. Kundendienstleiter*in (m/w/d) - Vollzeit in Potsdam", places=("potsdam",))
    TitleWords(core=('kundendienst', 'leiter'), tail=(), levels=('deputy',), offered=())
    >>> title_words("Head of Customer Service").core == title_words("Leitung Kundenservice").core
    True
    """
    plain = _NOISE.sub(" ", _GENDER.sub(" ", _GENDERED.sub("", title[:LONGEST_TITLE])))
    offered = {level for bracket in _BRACKET.findall(plain) for level in _levels(key(bracket))[0]}
    core: set[str] = set()
    tail: set[str] = set()
    levels: set[str] = set()
    away = (*places, *((employer_key,) if employer_key else ()))
    choices: set[Choice] = set()
    printed: list[str] = []
    for part in _PARTS.split(plain):
        bare = _without(key(part), away)
        printed += (word for word in bare.split() if word not in _FILLER)
        found, words = _levels(bare)
        levels |= found
        choices = choices.union(*map(choices_of, words))
        (tail if core else core).update(word for word in words if _is_subject(word))
    if not core:  # nothing but filler: the words themselves then
        core = set(key(plain).split())
    tail -= core
    return _one_object(
        TitleWords(
            core=tuple(sorted(core)),
            tail=tuple(sorted(tail)),
            levels=tuple(sorted(levels - offered)),
            offered=tuple(sorted(offered)),
            choices=frozenset(choices),
            marks=_marks(" ".join(printed)),
        )
    )


@lru_cache(maxsize=65536)
def _one_object(words: TitleWords) -> TitleWords:
    """The same object for the same words of several employers and places: most comparisons are of such."""
    return words


def compare_titles(one: TitleWords, other: TitleWords) -> TitleLikeness:
    """How alike two titles are, and whether each names something that the other does not.

    Words that only one has lower the score: little in a tail that boards cut off, much in the core.

    >>> a, b = title_words("Web Content Manager (m/w/d)"), title_words("Web-Contentmanager*in")
    >>> compare_titles(a, b)
    TitleLikeness(score=1.0, is_other=False)
    >>> compare_titles(a, title_words("Web Security Manager")).is_other
    True
    """
    mine, theirs = one.each, other.each
    if mine == theirs:
        return SAME_WORDS
    left, right = mine - theirs, theirs - mine
    shared = len(mine) - len(left)
    if shared:  # somebody who works there, by one word or another
        left, right = left - _GENERIC, right - _GENERIC
        if not left and not right:
            return _LITTLE_MORE
    if left and right:
        if left <= _NEARS and right <= _NEARS and _are_near(left, right) and _are_near(right, left):
            return _NEAR_WORDS
        if _is_spelling(left, right):
            return _SPELLED
        means = max(_shared_marks(one.marks, other.marks), _shared_marks(one.taken_apart, other.taken_apart))
        return TitleLikeness(_MOST_OF_OTHERS * means, True)
    longer, missing = (one, left) if left else (other, right)
    return _LITTLE_MORE if missing.isdisjoint(longer.core) else TitleLikeness(0.5, not shared)


def _shared_marks(mine: frozenset[str], theirs: frozenset[str]) -> float:
    """How much of what two titles mean both mean, from 0 to 1; in a title, a common word counts as well."""
    both = mine & theirs
    return 2 * _weight(both) / (_weight(mine) + _weight(theirs)) if both else 0.0


@lru_cache(maxsize=65536)
def _weight(marks: frozenset[str]) -> int:
    return sum(max(_LEAST, weight_of(mark)) for mark in marks)


def are_of_two_subjects(one: TitleWords, other: TitleWords) -> bool:
    """Whether each title has a rare word that nothing in the other one means.

    >>> a, b, c = (title_words(f"Leiter {subject}") for subject in ("Ersatzteile", "Gastronomie", "Ersatzteildienst"))
    >>> are_of_two_subjects(a, b), are_of_two_subjects(a, c)
    (True, False)
    """
    left, right = one.marks - other.marks, other.marks - one.marks
    return any(weight_of(mark) >= _SUBJECT for mark in left) and any(weight_of(mark) >= _SUBJECT for mark in right)


def is_other_rank(one: TitleWords, other: TitleWords) -> bool:
    """Whether only one of the titles is somebody's who leads, or the other one's is the leader's assistant.

    >>> is_other_rank(title_words("Leitung Kundenservice"), title_words("Mitarbeiter Kundenservice"))
    True
    >>> is_other_rank(title_words("Leitung Kundenservice"), title_words("Customer Service Manager"))
    False
    """
    mine, theirs = one.each, other.each
    if mine == theirs:
        return False
    if mine & _LEADS and theirs & _LEADS:
        return ("assistent" in mine) != ("assistent" in theirs)
    return bool(_LEADS.intersection(one.core) and not theirs & _LEADING) or bool(
        _LEADS.intersection(other.core) and not mine & _LEADING
    )


def _are_near(words: Iterable[str], others: Collection[str]) -> bool:
    return all(any(other in _NEAR.get(word, ()) or word in _NEAR.get(other, ()) for other in others) for word in words)


def _is_spelling(left: Collection[str], right: Collection[str]) -> bool:
    """Whether words are the same ones but for a typing error in a long one, or written apart."""
    if len(left) == len(right) == 1:
        (one,), (other,) = left, right
        return min(len(one), len(other)) >= _LONG and one[0] == other[0] and _similarity(one, other) >= _SPELLING
    apart, whole = (left, right) if len(left) > len(right) else (right, left)
    if len(apart) > 3 or sum(map(len, apart)) != sum(map(len, whole)):
        return False
    joined = "".join(sorted(whole))
    return any("".join(order) == joined for order in permutations(apart))


def _similarity(one: str, other: str) -> float:
    from rapidfuzz.distance import Indel  # few pairs come as far as this, in many runs none

    return Indel.normalized_similarity(one, other)


def _words(text: str) -> list[str]:
    """Words of a folded text: gender forms, synonyms and compounds as the data say."""
    words = " ".join(_stem(word) for word in text.split())
    words = _SYNONYM.sub(lambda found: _SAME[found[0]], words)
    words = " ".join(_split(word) for word in words.split())
    return _SYNONYM.sub(lambda found: _SAME[found[0]], words).split()


@lru_cache(maxsize=16384)
def _stem(word: str) -> str:
    word = _FEMALE.sub("", word)
    if word.endswith("leitung") and len(word) > len("leitung"):
        word = word.removesuffix("leitung") + "leiter"
    return word[:-1] if len(word) > 7 and word.endswith("s") and not word.endswith("ss") else word


@lru_cache(maxsize=16384)
def _split(word: str) -> str:
    if word in _WHOLE:
        return word
    for head in _HEADS:
        if word.endswith(head) and len(word) >= len(head) + 4:
            first = word.removesuffix(head)
            return f"{first[:-1] if first.endswith('s') and len(first) > 6 else first} {head}"
    return word


def _is_subject(word: str) -> bool:
    is_shift = any(choice.kind == "shift" for choice in choices_of(word))
    return word not in _FILLER and not word.isdigit() and not is_shift


def _marks(words: str) -> frozenset[str]:
    """What folded words mean."""
    return marks_of(_UMLAUT.sub(r"\1", words))


def _without(text: str, phrases: tuple[str, ...]) -> str:
    text = f" {text} "
    for phrase in phrases:
        text = text.replace(f" {phrase} ", " ")
    return text


@lru_cache(maxsize=16384)  # most parts of titles stand in many
def _levels(part: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The levels that a folded part of a title names, and its other words."""
    text = " ".join(_words(part))
    found = frozenset(_LEVEL_OF[level] for level in _LEVEL.findall(text))
    return found, tuple((_LEVEL.sub(" ", text) if found else text).split())


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(map(re.escape, words), key=len, reverse=True)


_DATA = toml("duplicates.toml")
_LEAST = 4  # weight, see `words.weight_of`
_SUBJECT = 4
_MOST_OF_OTHERS = 0.9  # two titles that differ by words are not the same, whatever the words mean
_UMLAUT = re.compile(r"(?<![aeq])([aou])e")  # a key spells them out
NEAR = 0.8
"""Likeness of titles that differ by words that one writer takes for the other's."""
SAME_WORDS, _LITTLE_MORE, _SPELLED, _NEAR_WORDS = (TitleLikeness(score, False) for score in (1.0, 0.85, 0.95, NEAR))
_LONG = 8  # letters of a word in which a typing error is one: of short words, each letter makes another
_SPELLING = 0.88  # likeness from which two words are one word, written differently
_NEAR: dict[str, list[str]] = _DATA["title"]["near"]
_NEARS = frozenset(_NEAR).union(*_NEAR.values())
_LEADS = frozenset(_DATA["title"]["leads"])
_LEADING = _LEADS.union(_DATA["title"]["may_lead"])
_GENERIC = frozenset(_DATA["title"]["generic"])
_FILLER = frozenset(_DATA["title"]["filler"])
_HEADS = tuple(_DATA["title"]["heads"])
_SAME = {phrase: word for word, phrases in _DATA["title"]["same"].items() for phrase in phrases}
_LEVEL_OF = {phrase: level for level, phrases in _DATA["level"].items() for phrase in phrases}
_WHOLE = frozenset(_LEVEL_OF) | frozenset(_SAME) | frozenset(_SAME.values()) | frozenset(_HEADS)
_SYNONYM = re.compile(rf"\b{alternatives(_longest_first(_SAME))}\b")
_LEVEL = re.compile(rf"\b(?:{'|'.join(_longest_first(_LEVEL_OF))})\b")
_FEMALE = re.compile(r"(?<=er|or)in(?:nen)?$|(?<=ist|ent|ant|eur)in(?:nen)?$")
# leiter*in, leiter:in, leiter/-in, leiter/in, leiter_in, leiter(in), LeiterIn, technische/r, kauffrau/-mann
_GENDERED = re.compile(
    r"(?<=[a-zäöüß])(?:[*:_/]-?(?:[iI]n(?:nen)?|[rn]|mann|frau)|/-[iI]n|\(-?in(?:nen)?\)|In(?:nen)?)(?![a-zA-ZäöüÄÖÜß])"
)
_GENDER = re.compile(
    r"[(\[]\s*(?:[mwdfxai]\s*[/|,*]\s*[mwdfxai](?:\s*[/|,*]\s*[mwdfxai])*|gn|all(?:e)? gender[s]?|a)\s*[)\]]\*?"
    r"|(?<!\w)[mwdf]/[mwdfx](?:/[mwdfxi])?(?!\w)",
    re.I,
)
# Pay and versions.
_NOISE = re.compile(r"[$€£]\s?\d[\d.,k$€£ –-]*(?:/\s?\w+)?|\d[\d.,]*\s?[€$]|(?<!\w)v\d{1,2}(?!\w)", re.I)
_BRACKET = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_PARTS = re.compile(r"\s[-–—]+\s|[|,;()\[\]]|\s//?\s|:\s")
