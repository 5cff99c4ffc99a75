"""One segment of an address: a name with its postcode and country, or a mere street."""

import re

from pipelines.normalize.place.named import Named, named

_POSTCODE = re.compile(r"(?<![\w.])(?P<prefix>(?:DE|D|CH|AT|A)[- ])?(?P<digits>\d{4,5})(?![\w.])", re.ASCII)
_POSTCODE_MASK = re.compile(r"\b\d{1,4}[x*]{1,4}\b", re.IGNORECASE)
_STREET = re.compile(
    r"(?:straße|strasse|str\.|platz|allee|chaussee|damm|ufer|gasse|[a-zäöüß]weg|\bweg)\b\.?|\bstr\b|[a-zäöüß]str\.",
    re.IGNORECASE,
)
_STREET_BEFORE_TOWN = re.compile(r"^(?P<street>.{2,60}? \d{1,4} ?[a-z]?(?:[-/] ?\d{1,4} ?[a-z]?)?) (?P<town>\D{3,60})$")
_PARENTHESES = re.compile(r" ?\([^()]{0,80}\)")
_PREFIXES = {"D": "DE", "DE": "DE", "A": "AT", "AT": "AT", "CH": "CH"}


def segment(part: str) -> Named:
    """One place with its postcode and the country that a prefix such as "CH-" names; nothing in a mere street.

    >>> segment("CH-8001 Zürich").postcode, segment("Potsdamer Platz 1").name
    ('8001', None)
    """
    if found := _POSTCODE.search(part):
        country = _PREFIXES.get((found["prefix"] or "").strip("- "))
        if len(found["digits"]) == 5 or country in ("AT", "CH"):
            name = part[found.end() :].strip(" ,-–()") or part[: found.start()].strip(" ,-–()")
            one = Named() if not name or _STREET.search(name) else named(name)
            return one._replace(postcode=found["digits"], country=one.country or country)
    if _POSTCODE_MASK.search(part):
        return Named(country="DE", flags=("place_is_region",))  # "PLZ 14xxx"
    if _STREET.search(part):
        part = _PARENTHESES.sub("", part)  # "Berlin (Potsdamer Platz)"
        if not _STREET.search(part):
            return named(part)
        if (whole := _STREET_BEFORE_TOWN.match(part)) and not _STREET.search(whole["town"]):
            return named(whole["town"])  # "Musterstraße 7 Potsdam"
        return Named()
    return named(part)
