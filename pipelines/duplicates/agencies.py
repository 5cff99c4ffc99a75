"""Texts that speak for somebody else: an agency's, whatever its name."""

import re
import unicodedata

from pipelines.data import toml
from pipelines.duplicates.tasks import READ, opening_of

_AGENCY = toml("duplicates.toml")["agency"]
_STEMS = ("kunde", "mandant", "auftrag", "klient", "vermittlung", "überlassung", "client")  # one is in every phrase
_PHRASES = re.compile(rf"\b(?:{'|'.join(_AGENCY['phrases'])})\b")
_LOOSE = re.compile("|".join(_AGENCY["phrases"]).replace(" ", r"[\W_]+"))


def speaks_for_another(description: str | None) -> bool:
    """Whether a text, where it begins, speaks of a client whom it does not name.

    >>> speaks_for_another("Für unseren Mandanten in Potsdam suchen wir Sie.")
    True
    """
    if not description or not _may_speak(description[:READ]):
        return False
    words = opening_of(description)
    return bool(words and _PHRASES.search(words))


def _may_speak(text: str) -> bool:
    """Whether a phrase stands in a text whatever is between its words: to fold a text takes five times as long."""
    lowered = unicodedata.normalize("NFKC", text).lower()
    return any(stem in lowered for stem in _STEMS) and _LOOSE.search(lowered) is not None
