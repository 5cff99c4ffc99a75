"""One segment of an address: a name with its postcode and country, or a mere street."""

import re

from pipelines.normalize.place.gazetteer import SPOTS
from pipelines.normalize.place.named import Named, named
from pipelines.text import key

_POSTCODE = re.compile(r"(?<![\w.])(?P<prefix>(?:DE|D|CH|AT|A)[- ])?(?P<digits>\d{4,5})(?![\w.])", re.ASCII)
_YEAR = re.compile(r"(?:19|20)\d\d")
_POSTCODE_MASK = re.compile(r"\b\d{1,4}[x*]{1,4}\b", re.IGNORECASE)
_STREET = re.compile(
    r"(?:straße|strasse|str\.|(?<!arbeits)platz|allee|chaussee|damm|ufer|gasse|[a-zäöüß]weg|\bweg)\b\.?|\bstr\b|[a-zäöüß]str\.",
    re.IGNORECASE,
)
_STREET_BEFORE_TOWN = re.compile(r"^(?P<street>.{2,60}? \d{1,4} ?[a-z]?(?:[-/] ?\d{1,4} ?[a-z]?)?) (?P<town>\D{3,60})$")
_TOWN_BEFORE_SQUARE = re.compile(r"(?P<town>[^-,]{3,40})-(?=[^-,]{3,40} [^-,]{3,40}$)")
_PARENTHESES = re.compile(r" ?\([^()]{0,80}\)")
PREFIXES = {"D": "DE", "DE": "DE", "A": "AT", "AT": "AT", "CH": "CH"}


def segment(part: str) -> Named:
    """One place with its postcode and the country that a prefix such as "CH-" names; nothing in a mere street.

    >>> segment("CH-8001 Zürich").postcode, segment("Potsdamer Platz 1").name
    ('8001', None)
    """
    if key(part) in SPOTS:
        return named(part)  # "Neustadt an der Weinstraße"
    if found := _POSTCODE.search(part):
        country = PREFIXES.get((found["prefix"] or "").strip("- "))
        if len(found["digits"]) == 5 or country in ("AT", "CH"):
            name = part[found.end() :].strip(" ,-–()") or part[: found.start()].strip(" ,-–()")
            one = Named() if not name or _STREET.search(name) else named(name)
            return one._replace(postcode=found["digits"], country=one.country or country)
        if len(found["digits"]) == 4 and found.start() == 0:
            one = named(part[found.end() :].strip(" ,-–()") or "-")
            if one.spots and all(spot.country != "DE" for spot in one.spots):
                return one._replace(postcode=found["digits"])  # "1010 Wien"
            if one.name and not one.spots and not _YEAR.fullmatch(found["digits"]):
                return one._replace(postcode=found["digits"])  # "8342 Gnas": no table knows it
    if _POSTCODE_MASK.search(part):
        return Named(country="DE", flags=("place_is_region",))  # "PLZ 14xxx"
    if _STREET.search(part):
        part = _PARENTHESES.sub("", part)  # "Berlin (Potsdamer Platz)"
        if not _STREET.search(part):
            return named(part)
        if (whole := _STREET_BEFORE_TOWN.match(part)) and not _STREET.search(whole["town"]):
            return named(whole["town"])  # "Musterstraße 7 Potsdam"
        if (before := _TOWN_BEFORE_SQUARE.match(part)) and key(before["town"]) in SPOTS:
            return named(before["town"])  # "Berlin-Potsdamer Platz"
        return Named()
    return named(part)
