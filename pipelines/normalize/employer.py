"""An employer's name folded for joins, and whether it is of the public sector or lends out staff."""

import re
from functools import lru_cache

from pipelines.data import toml
from pipelines.text import key, one_line

# Legal forms as the key spells them, longest first: "gmbh co kg" before "gmbh".
_LEGAL = re.compile(
    r"\b(?:(?:gmbh|mbh|se|ag|ug|eg|b v|ltd) (?:und )?(?:co|compagnie|cie) (?:kgaa|kg|ohg)"
    r"|gesellschaft mit beschraenkter haftung|gemeinnuetzige gmbh"
    r"|aktiengesellschaft|kommanditgesellschaft|eingetragene genossenschaft|eingetragener verein|gmbh"
    r"|ggmbh|g gmbh|mbh|kgaa|kg|ohg|gbr|partg mbb|partg|ag|se"
    r"|ug haftungsbeschraenkt|ug|e v|ev|e g|eg|e k|ek|e kfm|e kfr|inh|inc|ltd|llc|limited|plc|b v|bv|n v"
    r"|s a|sarl|s r l|corp|corporation|aoer|a oe r|kdoer|k d oe r"
    r"|anstalt des oeffentlichen rechts|koerperschaft des oeffentlichen rechts|und co|co)\b"
)
# A branch after the name: "- Niederlassung Potsdam", "(NL Berlin)", "Filiale 12"; all that follows names the branch.
_BRANCH = re.compile(
    r"[\s,;|/(–-]{1,4}(?:zweig)?(?:niederlassung|nl\b|standort|filiale|geschäftsstelle|zweigstelle"
    r"|geschäftsbereich|betriebsstätte|regionaldirektion|regionalbüro|hauptsitz|hauptverwaltung"
    r"|zentrale(?= |$)|werk(?= [A-ZÄÖÜ])|region(?= )|vertriebsbüro|büro(?= [A-ZÄÖÜ])|markt(?= [A-ZÄÖÜ])"
    r"|c/o)(?:[\s:].*)?$",
    re.IGNORECASE,
)
_PUBLIC = toml("public_sector.toml")
_PUBLIC_NAME, _PRIVATE = re.compile("|".join(_PUBLIC["names"])), re.compile(_PUBLIC["unless"])
_AGREEMENTS = frozenset(_PUBLIC["agreements"])


@lru_cache(maxsize=4096)
def employer_key(name: str) -> str | None:
    """Letters and digits of the name without its legal form and branch; None if nothing is left to join on.

    >>> employer_key("Havelbogen Heizungsbau GmbH & Co. KG")
    'havelbogen heizungsbau'
    >>> employer_key("Havelbogen Heizungsbau GmbH - Niederlassung Potsdam")
    'havelbogen heizungsbau'
    """
    name = one_line(name)
    whole = key(name)
    shorter = key(_BRANCH.sub("", name)) or whole
    return " ".join(_LEGAL.sub(" ", shorter).split()) or shorter or None


def is_public_sector(employer: str | None, *, tariff: str | None, by_analogy: bool = False) -> bool | None:
    """Whether the employer's name, or the agreement that it pays by, says that it is of the public sector.

    What neither says is unknown: a GmbH may belong to a town. An agreement that is only followed
    (`by_analogy`) says nothing.

    >>> is_public_sector("Landeshauptstadt Potsdam", tariff=None), is_public_sector("Havelbogen GmbH", tariff=None)
    (True, None)
    """
    if tariff in _AGREEMENTS and not by_analogy:
        return True
    if employer:
        return True if _is_public_name(employer) else None
    return None


@lru_cache(maxsize=4096)
def _is_public_name(employer: str) -> bool:
    name = " ".join(employer.casefold().split())
    return bool(_PUBLIC_NAME.search(name) and not _PRIVATE.search(name))
