"""Folding of text: what every normalizer does before it looks."""

import re
import unicodedata
from collections.abc import Iterable

# Blanks that boards print instead of a space, marks that print nothing, and the dashes that all mean "to".
_BLANKS = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t"
_NOTHING = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_FOLDED = str.maketrans({**dict.fromkeys(_BLANKS, " "), **dict.fromkeys(_NOTHING), **dict.fromkeys(_DASHES, "-")})
# JSON may spell half a character ("\\ud800"), which no file format takes.
_HALVES = "".join(map(chr, range(0xD800, 0xE000)))
_CONTROLS = "".join(map(chr, (*range(9), *range(11, 32), *range(127, 160))))
_KEPT = str.maketrans({**dict.fromkeys(_BLANKS, " "), **dict.fromkeys(_NOTHING + _HALVES + _CONTROLS)})
_SPACES = re.compile(r" {2,}")
_BLANK_LINES = re.compile(r"\n{3,}")
_KEY_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_NOT_KEY = re.compile(r"[^a-z0-9]+")


def one_line(text: str) -> str:
    r"""Text on one line, white space folded, nothing else changed.

    >>> one_line("  Leitung\u00a0 Kunden\u00adservice\n(m/w/d) ")
    'Leitung Kundenservice (m/w/d)'
    """
    return " ".join(_kept(text).split())


def paragraphs(text: str) -> str:
    r"""Running text with its line breaks, but no control characters, trailing blanks or runs of empty lines.

    >>> paragraphs("Aufgaben:\r\n\r\n\r\n\r\n-  Leitung ")
    'Aufgaben:\n\n- Leitung'
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _kept(text)
    if "  " in text:
        text = _SPACES.sub(" ", text)
    text = text.replace(" \n", "\n")
    return (_BLANK_LINES.sub("\n\n", text) if "\n\n\n" in text else text).strip()


def _kept(text: str) -> str:
    # Odd blanks, marks and controls are not printable. Asking costs a tenth of a translation; most texts need none.
    return text if _is_printable(text) else text.translate(_KEPT)


def _is_printable(text: str) -> bool:
    try:  # most texts are of Latin-1, which is asked in a fourth of the time
        return not text.encode("latin-1").translate(None, _LATIN_PRINTABLE)
    except UnicodeEncodeError:
        return text.replace("\n", " ").isprintable()


def _is_plain(text: str) -> bool:
    """Whether a text has neither odd blanks and marks nor dashes; asked as `_is_printable` is."""
    try:  # no dash is of Latin-1
        return not text.encode("latin-1").translate(None, _LATIN_PRINTABLE)
    except UnicodeEncodeError:
        return _is_printable(text) and not holds_any(text, _DASHES)


_LATIN_PRINTABLE = bytes(n for n in range(256) if chr(n).isprintable() or chr(n) == "\n")


def holds_any(text: str, parts: Iterable[str]) -> bool:
    """Whether any of the parts stands in a text. Plain tests: a regular expression costs many times as much.

    >>> holds_any("13 Gehälter", ("ehalt", "ehält"))
    True
    """
    for part in parts:  # noqa: SIM110 - any() with a generator takes twice as long, a dozen times a posting
        if part in text:
            return True
    return False


def folded(text: str) -> str:
    r"""Lower case, plain blanks and hyphens, one line: what patterns match against. Positions are not kept.

    >>> folded("2.800\u202f€ – 3.900 € BRUTTO")
    '2.800 € - 3.900 € brutto'
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
        if not _is_plain(text):
            text = text.translate(_FOLDED)
    return " ".join(text.casefold().split())


def lowered(text: str) -> str:
    """Lower case at the same positions as the text.

    >>> lowered("İzmir, STRASSE")
    'izmir, strasse'
    """
    try:  # most texts are of Latin-1, which is lowered in a fourth of the time
        return text.encode("latin-1").translate(_LATIN_LOWERED).decode("latin-1")
    except UnicodeEncodeError:
        lowered = text.lower()
        # "İ" is two characters in lower case
        return lowered if len(lowered) == len(text) else text.replace("İ", "I").lower()


_LATIN_LOWERED = bytes(ord(chr(n).lower()) for n in range(256))


def plain(text: str) -> str:
    r"""The same length and positions as the text, with plain blanks and hyphens: for patterns that cite.

    >>> plain("2.800\u202f€–3.900")
    '2.800 €-3.900'
    """
    return text if _is_plain(text) else text.translate(_PLAIN)


_PLAIN = str.maketrans({**dict.fromkeys(_BLANKS + _NOTHING, " "), **dict.fromkeys(_DASHES, "-")})


def key(text: str) -> str:
    """Letters and digits only, umlauts spelled out, words joined by one blank: for joins and look-ups.

    >>> key("Groß-Glienicke / Süd")
    'gross glienicke sued'
    """
    if text.isascii():
        return _NOT_KEY.sub(" ", text.lower()).strip()
    lowered = unicodedata.normalize("NFKC", text).casefold().translate(_KEY_LETTERS)
    if not lowered.isascii():
        lowered = unicodedata.normalize("NFKD", lowered)
        lowered = "".join(letter for letter in lowered if not unicodedata.combining(letter))
    return _NOT_KEY.sub(" ", lowered).strip()
