"""The places that a free text names, in its order."""

import re
from functools import lru_cache

from pipelines.data import toml
from pipelines.normalize.place.gazetteer import SHORTENED, SPOTS
from pipelines.normalize.place.group import group
from pipelines.normalize.place.named import LONGEST, Named
from pipelines.normalize.place.regions import country
from pipelines.normalize.place.work_mode import take_work_mode
from pipelines.text import holds_any, key, one_line


@lru_cache(maxsize=4096)  # boards repeat the same few places
def places_of(text: str) -> tuple[Named, ...]:
    """The places that a free text names, in its order; without any, the countries and states.

    >>> [one.name for one in places_of("Potsdam / Werder/Havel (Remote möglich)")]
    ['Potsdam', 'Werder (Havel)']
    """
    text = one_line(text[:LONGEST])
    if (
        holds_any(text, _SEAT_WORDS)
        and (seat := _HEAD_OFFICE.search(text))
        and (seat.start() or _WORKPLACE.search(text))
    ):
        elsewhere = places_of(_HEAD_OFFICE.sub(" ", text))
        if any(one.spots for one in elsewhere):
            return elsewhere  # "Arbeitsort: Leipzig (Firmensitz: Potsdam)"
    flags: tuple[str, ...] = ()
    if _ENVIRONS.search(text):
        text, flags = _ENVIRONS.sub("", text), ("place_is_region",)
    text = take_work_mode(text)[1]
    if holds_any(text, _WAY_WORDS):
        text = _WAY.sub(" ", text)
    text = one_line(_NOISE.sub(" ", text))
    if (nested := _IN_COUNTRY.fullmatch(text)) and country(nested["country"]):
        text = f"{nested['places']}, {nested['country']}"
    found: list[Named] = []
    regions: list[Named] = []
    for part in _split(text):
        places, around = group(part)
        if places:
            found += places
        elif found:  # "Potsdam; Germany"
            found = [one._replace(country=one.country or around.country) for one in found]
        elif around.country or around.state or around.postcode:
            regions.append(around)
    if found and len(regions) == 1:  # "Germany / Potsdam"
        found = [one._replace(country=one.country or regions[0].country) for one in found]
    if len(found) > 1 and any(spot.ags for one in found for spot in one.spots):
        found = [_beside(one) for one in found]
    return tuple(one._replace(flags=one.flags + flags) if flags else one for one in _joined(found) or regions)


def _beside(one: Named) -> Named:
    """The place in the full name that it has where others of the area stand beside it: "Potsdam, Werder"."""
    spot = SHORTENED.get(key(one.name or ""))
    return one._replace(name=spot.name, spots=(spot,)) if spot and not (one.postcode or one.state) else one


def _joined(places: list[Named]) -> list[Named]:
    """Parts of one city that stand apart, as one place: "Potsdam / Babelsberg"."""
    joined: list[Named] = []
    for one in places:
        at = next((n for n, earlier in enumerate(joined) if _are_same(earlier, one)), None)
        if at is None:
            joined.append(one)
        else:
            flags = tuple(flag for flag in joined[at].flags if flag in one.flags or flag != "city_from_district")
            joined[at] = joined[at]._replace(
                district=joined[at].district or one.district, postcode=joined[at].postcode or one.postcode, flags=flags
            )
    return joined


def _are_same(one: Named, other: Named) -> bool:
    if not one.spots or one.spots != other.spots or one.country != other.country:
        return False
    return None in (one.postcode, other.postcode) and None in (one.district, other.district)


def _split(text: str) -> list[str]:
    """At the marks that part places, but not within "Werder/Havel" or "Karl-Marx-Str. 24/25"."""
    if "/" in text:
        text = _SLASHED.sub(lambda name: name[0].replace("/", " ") if key(name[0]) in SPOTS else name[0], text)
    return _BETWEEN.split(text)


_SLASHED = re.compile(r"[^\W\d][\w-]*/[^\W\d][\w-]*")
_BETWEEN = re.compile(
    r"\s*[;|·•]\s*|\s+(?:und|oder|or|and|sowie|bzw\.|beziehungsweise)\s+|(?<!\d)\s*/\s*(?!\d)|\s+(?:\+|&)\s+"
)
_NOISE = re.compile(
    r"\(?\b(?:im )?außendienst\b(?: in\b)?\)?"
    r"|\bu\. ?a\.|\b(?:etc\.|usw\.|uvm\.?|u\. ?v\. ?m\.)"
    r"|\bund (?:\d+|viele)? ?weitere[rn]?(?: orte| standorte)?\b|\b\+? ?\d+ (?:weitere|more)\b"
    r"|\b(?:mehrere|verschiedene|diverse|multiple) (?:standorte|einsatzorte|arbeitsorte|locations)\b(?: in\b)?",
    re.IGNORECASE,
)
# The way to a place, and words for none.
_WAY_WORDS = ("nach", "wischen", "ichtung", "anbindung", "erreichbar", "inuten", "entfernt", "ngabe", "k.")
_WAY = re.compile(
    r"\([^()]{0,80}\b(?:nach|richtung|anbindung|erreichbar|minuten|entfernt)\b[^()]{0,80}\)"
    r"|,? \b(?:richtung|zwischen \w+ und) \w+"
    r"|\b(?:nach (?:vereinbarung|absprache)|keine angabe|k\. ?a\.)",
    re.IGNORECASE,
)
_ENVIRONS = re.compile(
    r" (?:u\.|und|&|\+) (?:(?:nähere|weitere|die)[snr]? )?(?:umgebung|umland|region)\b", re.IGNORECASE
)
_HEAD_OFFICE = re.compile("|".join(toml("places/words.toml")["head_office"]), re.IGNORECASE)
_SEAT_WORDS = ("sitz", "Sitz", "entrale", "erwaltung", "eadquarter", "HQ", "office")
_WORKPLACE = re.compile(r"\b(?:arbeits|einsatz|dienst)(?:ort|stelle)", re.IGNORECASE)
_IN_COUNTRY = re.compile(r" *(?P<country>[^()]{2,30}) \((?P<places>[^()]{2,250})\) *")
