"""Texts that speak for somebody else: an agency's, whatever its name."""

import re

from pipelines.data import toml

_AGENCY = toml("duplicates.toml")["agency"]
_STEMS = ("kunde", "mandant", "auftrag", "klient", "vermittlung", "überlassung", "client")  # one is in every phrase
_PHRASES = re.compile(rf"\b(?:{'|'.join(_AGENCY['phrases'])})\b")


def speaks_for_another(words: str | None) -> bool:
    """Whether a text, words in lower case, speaks of a client whom it does not name.

    >>> speaks_for_another("für unseren mandanten in potsdam suchen wir")
    True
    """
    return bool(words and any(stem in words for stem in _STEMS) and _PHRASES.search(words))
