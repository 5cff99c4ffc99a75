"""One place name, perhaps with a district, a landmark or a "bei Berlin" around it."""

import re
from functools import lru_cache
from typing import NamedTuple

from pipelines.data import toml
from pipelines.normalize.place.gazetteer import (
    COUNTIES,
    DISTRICTS,
    SHORTENED,
    SPOTS,
    WITH_KNOWN_DISTRICTS,
    District,
    Spot,
)
from pipelines.normalize.place.quarter import NO_QUARTER, after_hyphen, district_in, is_quarter, marked_quarter
from pipelines.normalize.place.regions import COUNTRIES, GERMAN_LANDSCAPES, LANDSCAPES, STATES, us_state
from pipelines.text import key, one_line

LONGEST = 300  # characters of a place that are read
_WORDS = toml("places/words.toml")


class Named(NamedTuple):
    """What the words of one place say, before the tables are asked for its point.

    `quarter` is the district in the words of the board, for cities whose districts the tables do not know.
    """

    name: str | None = None
    spots: tuple[Spot, ...] = ()
    district: District | None = None
    quarter: str | None = None
    postcode: str | None = None
    state: str | None = None
    country: str | None = None
    flags: tuple[str, ...] = ()


@lru_cache(maxsize=4096)
def named(text: str) -> Named:
    """Read a text that names one place.

    >>> named("Potsdam-Babelsberg").district.name, named("München-Pasing").quarter
    ('Babelsberg', 'Pasing')
    """
    text = one_line(text[:LONGEST])
    whole = key(text)
    if spots := SPOTS.get(whole):
        own = official(spots)
        # An alias stays as printed until its place is chosen: another "Königstein" is not the one in the Taunus.
        return Named(own if own and key(own) == whole else text, spots)
    if whole in COUNTIES:
        return Named(state=COUNTIES[whole], flags=("place_is_county",))
    if whole in LANDSCAPES:
        return Named(state=LANDSCAPES[whole], country=GERMAN_LANDSCAPES.get(whole), flags=("place_is_region",))
    flags: tuple[str, ...] = ()
    if around := _AROUND.fullmatch(text):
        text, flags = around["place"], ("place_is_region",)
        if (state := STATES.get(key(text))) and key(text) not in SPOTS:
            return Named(state=state, flags=flags)  # "Region Brandenburg"
    if (stated := _STATED_STATE.search(text)) and (state := STATES.get(key(stated["state"]))):
        return named(text[: stated.start()])._replace(state=state)  # "Golm (Sachsen-Anhalt)"
    near = _NEAR.search(text)
    core = _LABEL.sub("", text[: near.start()] if near else text)
    tokens = key(core).split()
    if not tokens:
        return Named(flags=(*flags, "place_is_region") if near else flags)
    joined = " ".join(tokens)
    if joined in COUNTIES or _IS_COUNTY.search(text):
        return Named(state=COUNTIES.get(_without_county(joined)), flags=("place_is_county",))
    if name := _head(core, tokens) or _tail(tokens):
        return name._replace(flags=flags + name.flags)
    district = DISTRICTS.get(joined) or _part_of_potsdam(tokens)
    if district and district.is_distinctive:
        return Named(district.name, SPOTS[key(district.city)], district, flags=(*flags, "city_from_district"))
    if district is None and len(tokens) > 1:  # "Filmstadt Babelsberg", which the city beside it may confirm
        district = DISTRICTS.get(" ".join(tokens[-2:])) or DISTRICTS.get(tokens[-1])
    if district is None and set(tokens) <= NO_QUARTER:
        return Named(flags=flags)  # "Vollzeit"
    return _unknown(_LABEL.sub("", text).strip(" ,;-"), joined, district)._replace(flags=flags)


def _unknown(text: str, joined: str, district: District | None) -> Named:
    """A name that no table knows, or the place that a sentence speaks of."""
    if ")" in text and "(" not in text:  # what is left of a remark that was parted: "Woche) in Pfronten"
        text = _LABEL.sub("", text.rpartition(")")[2]).strip(" ,;-")
    if _IS_PROSE.search(text):  # "Für unser Büro in Potsdam suchen wir"
        said = _SAID.search(text)
        return named(said["place"]) if said else Named()
    is_name = _IS_NAME.fullmatch(text) and not _IS_COMPANY.search(text)
    return Named(text if is_name else None, (), district, country="DE" if joined in SHORTENED else None)


def official(spots: tuple[Spot, ...]) -> str | None:
    """The name, unless the word stands for cities of different names: "Frankfurt"."""
    return spots[0].name if all(spot.name == spots[0].name for spot in spots) else None


def _part_of_potsdam(tokens: list[str]) -> District | None:
    """The district that a building or park is named after: "Filmpark Babelsberg", but not "Neu Golm"."""
    district = DISTRICTS.get(tokens[-1])
    is_named = district and district.city == "Potsdam" and district.is_distinctive
    return district if is_named and len(tokens) > 1 and not _OTHER_PART & set(tokens) else None


def _without_county(joined: str) -> str:
    return _COUNTY_WORDS.sub("", joined)


def _head(text: str, tokens: list[str]) -> Named | None:
    """The longest beginning that is a known place: "potsdam golm", "berlin mitte", "koeln ehrenfeld"."""
    for length in range(min(len(tokens), 6), 0, -1):
        head = " ".join(tokens[:length])
        spots = SPOTS.get(head)
        if not spots:
            continue
        if any(" ".join(tokens[: length + more]) in COUNTIES for more in (1, 2)):
            return None
        rest = tokens[length:]
        name = Named(official(spots) or text, spots)
        if not rest:
            return name
        remainder = " ".join(word for word in rest if word not in ("ot", "ortsteil", "stadtteil"))
        if district := district_in(head, remainder.split(), spots[0]):
            return name._replace(district=district)
        if american := us_state(text.rsplit(maxsplit=1)[-1], remainder):
            return Named(spots[0].name, state=american[0], country="US")
        region = _LITTLE_WORD.sub("", remainder)  # "Friedrichshafen am Bodensee"
        if state := STATES.get(region):
            return name._replace(name=name.name or text, state=state)
        if land := COUNTRIES.get(region):
            return name._replace(name=name.name or text, country=land)
        if region in LANDSCAPES:  # "Kelkheim (Taunus)"
            return name._replace(state=LANDSCAPES[region])
        return _with_rest(text, head, name, remainder)
    return None


def _with_rest(text: str, head: str, city: Named, remainder: str) -> Named | None:
    """A city with words after it that no table knows: a part of it, a building, or another place of that name."""
    spot = city.spots[0]
    quarter = after_hyphen(text, head)
    is_part = bool(quarter)
    if marked := marked_quarter(text):
        quarter, is_part = marked, True
    elif not is_part and (spot.is_large or (spot.ags and "(" in text)) and not _OTHER_TOWN & set(remainder.split()):
        if bracketed := _IN_BRACKETS.search(text):  # "München (Pasing)", but "Weimar (Lahn)" is another town
            is_part = not any(remainder in names for names in (SPOTS, LANDSCAPES, COUNTIES))
            quarter = bracketed["quarter"] if is_part else None
        else:
            quarter = text.rsplit(maxsplit=1)[-1] if " " not in remainder else None
            is_part = is_quarter(quarter) and remainder not in LANDSCAPES
    if not (is_part or (spot.ags and remainder not in SPOTS)):
        return None  # "Weimar (Lahn)" is not Weimar
    if spot.name in WITH_KNOWN_DISTRICTS or remainder in SPOTS or not is_quarter(quarter):
        return city
    return city._replace(quarter=quarter)


def _tail(tokens: list[str]) -> Named | None:
    """A known city at the end: "stern center potsdam", "babelsberg (potsdam)", "universitaet potsdam"."""
    for at in range(1, len(tokens) - 1):  # "wissenschaftspark potsdam golm"
        spots = SPOTS.get(tokens[at])
        if spots and spots[0].ags and (district := district_in(tokens[at], tokens[at + 1 :], spots[0])):
            return Named(spots[0].name, spots, district)
    spots = SPOTS.get(tokens[-1])
    if len(tokens) < 2 or not spots or spots[0].ags is None or spots[0].has_namesakes:
        return None
    district = DISTRICTS.get(" ".join(tokens[:-1]))
    return Named(spots[0].name, spots, district if district and district.city == spots[0].name else None)


_IN_BRACKETS = re.compile(r" \((?P<quarter>[^()]{3,40})\)?$")
_LITTLE_WORD = re.compile(r"^(?:am|im|in|an der|in der) ")
_OTHER_TOWN = frozenset(_WORDS["rivers"])
_OTHER_PART = frozenset(_WORDS["other_part"])
_AROUND = re.compile(
    r"(?:(?:groß)?raum|region|umkreis|umland|umgebung|metropolregion|(?:in der )?nähe|nahe|rund um|greater|near|around)"
    r"(?: von| of)? (?P<place>[^()]{1,80}?)(?: area| region)?(?: \([^()]{0,80}\))?",
    re.IGNORECASE,
)
_STATED_STATE = re.compile(r" \((?P<state>[^()]{2,30})\)$")
_NEAR = re.compile(r"[ (]*\b(?:bei|b\.|nahe|near|(?:süd|nörd|öst|west)lich von) .{0,300}$", re.IGNORECASE)
_LABEL = re.compile(
    r"^\W*(?:(?:(?:arbeits|einsatz|dienst)?(?:ort|stelle)e?|standort|location|in|kreisfreie stadt|"
    r"(?:luther|hanse|universitäts|kreis|messe|hochschul)?stadt|ot|ortsteil|stadtteil)\b:? +)?",
    re.IGNORECASE,
)
_IS_NAME = re.compile(r"[^\d<>{}@]{2,80}")
# Three words, the first with a small letter, or a verb of a sentence about a post: no name.
_IS_PROSE = re.compile(
    r"^[a-zäöü]\S* \S+ \S"
    r"|\b(?:suchen|sucht|arbeitest|arbeiten sie|befindet|liegt|ist|sind|bist|wird|werden|erwartet|wir)\b"
)
_SAID = re.compile(
    r"\b(?:in|an|bei|nach|nahe) "
    r"(?P<place>[A-ZÄÖÜ][\w/-]*(?: (?:an der|am|im|in der)(?= [A-ZÄÖÜ])| \(?[A-ZÄÖÜ][\w-]*\)?){0,6})"
)
_IS_COMPANY = re.compile(r"\b(?:g?GmbH|mbH|KG|KGaA|OHG|GbR|SE|Inc|Ltd|LLC|AöR)\b|\be\. ?V\.")
_COUNTY_WORDS = re.compile(r"^(?:land)?kreise? |^lkr? | (?:land)?kreis$")
_IS_COUNTY = re.compile(r"\((?:land)?kreis\)|^(?:land)?kreise?\b|^lkr?\b|\w{3,40}-?kreis$|\bcounty\b", re.IGNORECASE)
