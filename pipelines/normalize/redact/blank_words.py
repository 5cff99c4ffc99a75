"""The words of a text between its blanks, and what each may be: asked once a word, not once a text.

To a contact person's name (`redact/`), and to an agreement that a posting pays by (`tariff.py`).
"""

import re

from pipelines.normalize.pay.wording import agreement_marks
from pipelines.normalize.redact.names import CAP, PAIR, WORD, is_name_word, may_begin
from pipelines.normalize.redact.words import GIVEN, ONE_AFTER
from pipelines.shape import CAPITALS
from pipelines.word_kinds import WordKinds

_BEGINS, _GOES_ON, _VON, _DER, _IS_CAPITAL, _TELLS, _AGREES = 1, 2, 4, 8, 16, 32, 64


def _any(kind: int) -> bytes:
    return b"[%b]" % b"".join(b"\\x%02x" % each for each in range(2 * _AGREES) if each & kind)


# A word that may begin a full name before one that goes on with it, or before a "von" or "de la" and one in a capital.
_TWO = re.compile(rb"%b(?=%b|%b%b?%b)" % tuple(map(_any, (_BEGINS, _GOES_ON, _VON, _DER, _IS_CAPITAL))))
_TELLING = re.compile(_any(_TELLS))
_AGREEING = re.compile(_any(_AGREES))
_LINKING = {
    **dict.fromkeys(("von", "van", "del", "el", "al", "di", "da", "dos", "le", "zu"), _VON),
    "der": _DER,
    "den": _DER,
}
_LINKING |= {"de": _VON | _DER, "la": _VON | _DER}
# The end of a word that begins a full name: as `PAIR` has it, which looks at the blanks behind it, too.
_BEGINNING = re.compile(rf"(?<![\w.@/-]){CAP}[\w'’´`‘-]{{0,40}}+(?:\.{CAP})?+\.?+(?=,?$)")


class BlankWords:
    """The words of a text, and for each a byte that says what it may be.

    >>> words = BlankWords("Fragen an Mia Musterfrau, Kontakt: Paul")
    >>> words.pairs(), sorted(words.telling())
    ([10], ['Kontakt:', 'Mia', 'Paul'])
    """

    __slots__ = ("kinds", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = text.split()
        self.kinds = bytes(map(_KINDS.__getitem__, self.words))

    def telling(self) -> set[str]:
        """Those that are given names, or after which a single word is a name."""
        return {self.words[found.start()] for found in _TELLING.finditer(self.kinds)}

    @property
    def may_name_agreement(self) -> bool:
        """Whether an agreement on pay may be named.

        >>> BlankWords("Vergütung nach TVöD").may_name_agreement, BlankWords("Das Gehalt ist gut").may_name_agreement
        (True, False)
        """
        return _AGREEING.search(self.kinds) is not None

    def pairs(self) -> list[int]:
        """Where in the text a full name may begin, of which the next word is a part; in order."""
        found, left, count = [], self.text, len(self.words)
        # Counted from the end: there contact persons stand.
        for number in reversed([each.start() for each in _TWO.finditer(self.kinds)]):
            parts = left.rsplit(None, count - number)
            left, count = parts[0] if len(parts) > count - number else "", number
            word = self.words[number]
            begin = _BEGINNING.search(word)
            assert begin is not None  # noqa: S101 - so its kind says
            start = self.text.index(word, len(left)) + begin.start()
            if PAIR.match(self.text, start) and may_begin(self.text, start, begin[0]):
                found.append(start)
        return found[::-1]


def _kind(word: str) -> int:
    kind = _TELLS if word in GIVEN or word in ONE_AFTER else 0
    if agreement_marks(word):
        kind |= _AGREES
    if (begin := _BEGINNING.search(word)) and is_name_word(begin[0]):
        kind |= _BEGINS
    kind |= _LINKING.get(word, 0)
    if word[0] in CAPITALS:
        begun = WORD.match(word)
        kind |= _IS_CAPITAL | (_GOES_ON if begun and is_name_word(begun[0]) else 0)
    return kind


_KINDS = WordKinds(_kind)
