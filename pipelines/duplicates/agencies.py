"""Who fills places at somebody else's: agencies, by their name or by how their text speaks."""

import re
from functools import lru_cache

from pipelines.data import toml
from pipelines.text import key

_AGENCY = toml("duplicates.toml")["agency"]
_NAME = re.compile(
    rf"\b(?:{'|'.join(map(re.escape, _AGENCY['names']))})\b|personal(?:beratung|service|dienst|vermittlung)"
)
_STEMS = ("kunde", "mandant", "auftrag", "klient", "vermittlung", "überlassung", "client")  # one is in every phrase
_PHRASES = re.compile(rf"\b(?:{'|'.join(_AGENCY['phrases'])})\b")


@lru_cache(maxsize=65536)
def is_agency_name(employer: str | None) -> bool:
    """Whether the name is one of an agency.

    >>> is_agency_name("Havel Personalberatung GmbH"), is_agency_name("Havel Service GmbH")
    (True, False)
    """
    return bool(employer and _NAME.search(key(employer[:200])))


def speaks_for_another(words: str | None) -> bool:
    """Whether a text, words in lower case, speaks of a client whom it does not name.

    >>> speaks_for_another("für unseren mandanten in potsdam suchen wir")
    True
    """
    return bool(words and any(stem in words for stem in _STEMS) and _PHRASES.search(words))
