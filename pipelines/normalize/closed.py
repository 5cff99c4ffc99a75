"""Whether a posting's page says that the posting is over."""

import re

from pipelines.data import toml
from pipelines.text import folded

_BEGINS = re.compile(rf"\W*(?:hinweis|achtung|note|info)?\W*(?:{'|'.join(toml('closed.toml')['begins'])})")
_READ = 300  # characters: a page that is over says so at once; further down it is said of other things


def says_closed(description: str | None) -> bool:
    """Whether the text opens with that.

    >>> says_closed("Diese Stelle ist leider bereits besetzt. Schauen Sie sich gern weiter um!")
    True
    >>> says_closed("Wir suchen Sie! Sobald die Stelle besetzt ist, löschen wir Ihre Daten.")
    False
    """
    return bool(description and _BEGINS.match(folded(description[:_READ])))
