"""The shape of a text: where capitals, digits and line breaks stand, found several times as fast as in the text."""

import codecs
import re
from collections.abc import Iterator
from functools import lru_cache

# Capitals that begin words of European languages; Python's re knows no upper case beyond ASCII.
CAPITALS = "".join(c for c in map(chr, (*range(0x41, 0x530), *range(0x1E00, 0x2000))) if c.isupper())
_CAPITAL, _DIGIT, _APOSTROPHE, _LETTER, _SIGN = b"A", b"0", b"'", b"\x81", b"\x80"
_LATIN = bytes(ord(_CAPITAL if chr(n) in CAPITALS else _DIGIT if chr(n).isdecimal() else chr(n)) for n in range(256))
_CAPITALS = re.compile(b"A+")


@lru_cache(maxsize=4)
def shape(text: str) -> bytes:
    r"""One byte for each character: `A` for a capital, `0` for a digit, itself for any other of Latin-1.

    Beyond Latin-1 apostrophes are the plain one, letters 0x81 and all else is 0x80. Remembered, for several readers
    ask for the same text, one after the other.

    >>> shape("Gehalt: 3.200 €")
    b'Aehalt: 0.000 \x80'
    """
    return latin(text).translate(_LATIN)


@lru_cache(maxsize=4)
def latin(text: str) -> bytes:
    r"""One byte for each character: of Latin-1 itself, of the others as `shape` has it.

    >>> latin("Łódź, für 5 €").decode("latin-1")
    'Aód\x81, für 5 \x80'
    """
    return text.encode("latin-1", "shape")


def acronyms(text: str) -> str:
    """Whatever is written in two capitals or more, blanks between.

    >>> acronyms("Entgelt nach TVöD-VKA, Teil BT-V, im ÖPNV")
    'TV VKA BT ÖPNV'
    """
    found, seen = [], shape(text)
    start = seen.find(b"AA")  # a search for the pattern would stop at every capital
    while start >= 0 and (capitals := _CAPITALS.match(seen, start)):
        found.append(text[start : capitals.end()])
        start = seen.find(b"AA", capitals.end())
    return " ".join(found)


def digits_of(text: str) -> int:
    """How many digits a text has.

    >>> digits_of("38,5 Stunden")
    3
    """
    return shape(text).count(_DIGIT)


def lines_with_digits(text: str) -> Iterator[tuple[int, int]]:
    r"""Where the lines that hold a digit begin and end.

    >>> list(lines_with_digits("Ab 1. März\nin Potsdam\n38 Stunden"))
    [(0, 10), (22, 32)]
    """
    seen = shape(text)
    at = seen.find(_DIGIT)
    while at >= 0:
        end = seen.find(b"\n", at)
        end = len(seen) if end < 0 else end
        yield seen.rfind(b"\n", 0, at) + 1, end
        at = seen.find(_DIGIT, end)


def _beyond_latin(error: UnicodeError) -> tuple[bytes, int]:
    assert isinstance(error, UnicodeEncodeError)  # noqa: S101 - nothing is decoded this way
    return b"".join(map(_class_of, error.object[error.start : error.end])), error.end


@lru_cache(maxsize=4096)
def _class_of(character: str) -> bytes:
    if character in CAPITALS:
        return _CAPITAL
    if character in "’‘":
        return _APOSTROPHE
    return _DIGIT if character.isdecimal() else _LETTER if character.isalnum() else _SIGN


codecs.register_error("shape", _beyond_latin)
