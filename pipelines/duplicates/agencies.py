"""Who fills places at somebody else's: agencies, by their name or by how their text speaks."""

import re

from pipelines.data import toml
from pipelines.text import key

_AGENCY = toml("duplicates.toml")["agency"]
_NAME = re.compile(
    rf"\b(?:{'|'.join(map(re.escape, _AGENCY['names']))})\b|personal(?:beratung|service|dienst|vermittlung)"
)
_PHRASES = tuple(_AGENCY["phrases"])


def is_agency_name(employer: str | None) -> bool:
    """Whether the name is one of an agency.

    >>> is_agency_name("Havel Personalberatung GmbH"), is_agency_name("Havel Service GmbH")
    (True, False)
    """
    return bool(employer and _NAME.search(key(employer[:200])))


def speaks_for_another(folded_text: str | None) -> bool:
    """Whether a folded text (`pipelines.text.key`) speaks of a client whom it does not name.

    >>> speaks_for_another(key("Für unseren Mandanten in Potsdam suchen wir"))
    True
    """
    return bool(folded_text and any(phrase in folded_text for phrase in _PHRASES))
