"""Texts that speak for somebody else: an agency's, whatever its name."""

import re

from pipelines.data import toml
from pipelines.duplicates.tasks import opening_of

_AGENCY = toml("duplicates.toml")["agency"]
_PHRASES = re.compile(rf"\b(?:{'|'.join(_AGENCY['phrases'])})\b")
_BETWEEN = "[^0-9A-Za-z]"  # plain classes: with those of Unicode, RE2 takes thirty times as long
_RARE = r"[^\x00-\xA9\xAB-\xB9\xBB-\xFF\x{2010}-\x{2027}€]"
LIKELY = rf"(?i)(?:{'|'.join(_AGENCY['phrases'])})(?: |$)|{_RARE}".replace(" ", f"{_BETWEEN}+")
"""For RE2, which Arrow has: in a text that begins without this nobody speaks for another, whatever is between words.

A rare letter counts, too: it may be another way to write one of a phrase's.
"""


def speaks_for_another(description: str | None) -> bool:
    """Whether a text, where it begins, speaks of a client whom it does not name.

    >>> speaks_for_another("Für unseren Mandanten in Potsdam suchen wir Sie.")
    True
    """
    words = opening_of(description)
    return bool(words and _PHRASES.search(words))
