"""Whether a posting's page says that the posting is over."""

import re

from pipelines.data import toml
from pipelines.text import folded, holds_any, lowered

_WORDS = toml("closed.toml")
_BEGINS = re.compile(rf"\W*(?:hinweis|achtung|note|info)?\W*(?:{'|'.join(_WORDS['begins'])})")
_STEMS = tuple(_WORDS["stems"])
_READ = 300  # characters: a page that is over says so at once; further down it is said of other things


def says_closed(description: str | None) -> bool:
    """Whether the text opens with that.

    >>> says_closed("Diese Stelle ist leider bereits besetzt. Schauen Sie sich gern weiter um!")
    True
    >>> says_closed("Wir suchen Sie! Sobald die Stelle besetzt ist, löschen wir Ihre Daten.")
    False
    """
    opening = description[:_READ] if description else ""
    return holds_any(lowered(opening), _STEMS) and _BEGINS.match(folded(opening)) is not None
