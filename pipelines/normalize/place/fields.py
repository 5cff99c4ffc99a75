"""A place whose parts stand in fields of their own: postcode, city, region, country."""

import re

from pipelines.normalize.place.free_text import places_of
from pipelines.normalize.place.named import Named, named
from pipelines.normalize.place.regions import country, state
from pipelines.raw import RawPlace
from pipelines.text import one_line


def from_fields(place: RawPlace) -> Named:
    """The place that the fields name; a free text in the field for the city is read as one.

    >>> from_fields(RawPlace(city="Dresden", postcode="1219", country="DEUTSCHLAND")).postcode
    '01219'
    """
    flags: tuple[str, ...] = ()
    land = country(place.country) if place.country else None
    if place.country and land is None:
        flags = ("country_unknown",)
    region = state(place.region) if place.region else None
    if region and region.startswith("US-") and land != "US":
        region = None
    postcode, more = _postcode(place.postcode, land) if place.postcode else (None, ())
    flags += more
    if not place.city:
        return Named(postcode=postcode, state=region, country=land, flags=flags)
    name = named(place.city)
    if not name.spots and _JOINS.search(place.city) and (texts := places_of(place.city)):
        name = texts[0]  # a free text in the field for the city
    return name._replace(
        postcode=postcode or name.postcode,
        state=region or name.state,
        country=land or name.country,
        flags=name.flags + flags,
    )


def _postcode(text: str, country: str | None) -> tuple[str | None, tuple[str, ...]]:
    found = _POSTCODE_FIELD.fullmatch(text.strip())
    if not found:
        return (None, ("postcode_unreadable",)) if country in (None, "DE") else (one_line(text), ())
    digits: str = found["digits"]
    if len(digits) == 4 and country == "DE":
        return f"0{digits}", ("postcode_lost_zero",)
    return digits, ()


_POSTCODE_FIELD = re.compile(r"(?:(?:D|DE|CH|A|AT)[- ])?(?P<digits>\d{4,5})(?:\.0)?", re.ASCII)
_JOINS = re.compile(r"[,;/|·]| (?:und|oder|or|and) ")
