"""The shipped tables of places: municipalities, towns, postcodes and districts, by the names that boards use."""

import re
from typing import Literal, NamedTuple

from pipelines.data import table
from pipelines.normalize.place.distance import Point
from pipelines.normalize.place.regions import STATE_BY_AGS
from pipelines.text import key

GeoBasis = Literal["stated_coordinates", "municipality_centroid", "postcode_centroid"]


class Spot(NamedTuple):
    """A municipality or town of the tables; `is_large`: its name with a word behind it still means it."""

    name: str
    ags: str | None
    nuts3: str | None
    state: str
    country: str
    lat: float
    lon: float
    basis: GeoBasis
    postcodes: frozenset[str]
    has_namesakes: bool
    is_large: bool


class PostcodeArea(NamedTuple):
    """Where a delivery postcode is."""

    municipalities: tuple[str, ...]
    lat: float
    lon: float


class District(NamedTuple):
    """A district of a city or municipality; `is_distinctive`: its bare name means that one."""

    name: str
    city: str
    is_distinctive: bool
    point: Point | None


def _postcodes() -> dict[str, PostcodeArea]:
    return {
        row["postcode"]: PostcodeArea(tuple(row["municipalities"].split("; ")), float(row["lat"]), float(row["lon"]))
        for row in table("places/postcodes.csv")
    }


def _municipalities(postcodes_of: dict[str, set[str]]) -> list[tuple[Spot, list[str]]]:
    return [
        (
            Spot(
                name=row["name"],
                ags=row["ags"],
                nuts3=row["nuts3"],
                state=STATE_BY_AGS[row["ags"][:2]],
                country="DE",
                lat=float(row["lat"]),
                lon=float(row["lon"]),
                basis="municipality_centroid" if row["point_source"] == "GeoNames" else "postcode_centroid",
                postcodes=frozenset({*row["postcodes"].split(), *postcodes_of.get(row["name"], ())}),
                has_namesakes=row["has_namesakes"] == "yes",
                is_large=False,
            ),
            row["aliases"].split("|"),
        )
        for row in table("places/municipalities.csv")
    ]


def _towns(postcodes_of: dict[str, set[str]]) -> list[tuple[Spot, list[str]]]:
    return [
        (
            Spot(
                name=row["name"],
                ags=None,
                nuts3=None,
                state=row["state"],
                country=row.get("country", "DE"),
                lat=float(row["lat"]),
                lon=float(row["lon"]),
                basis="municipality_centroid",
                postcodes=frozenset(postcodes_of.get(row["name"], ())),
                has_namesakes=row.get("has_namesakes") == "yes",
                is_large="geonames_id" in row,
            ),
            row["aliases"].split("|"),
        )
        for row in (*table("places/cities.csv"), *table("places/towns.csv"))
    ]


def _spots() -> dict[str, tuple[Spot, ...]]:
    postcodes_of: dict[str, set[str]] = {}
    for postcode, area in POSTCODES.items():
        for name in area.municipalities:
            postcodes_of.setdefault(name, set()).add(postcode)
    spots: dict[str, tuple[Spot, ...]] = {}
    for spot, aliases in (*_municipalities(postcodes_of), *_towns(postcodes_of)):
        names = (spot.name, *_respelled(spot.name), *aliases)
        for name in dict.fromkeys(key(name) for name in names if name):
            spots[name] = (*spots.get(name, ()), spot)
    return spots


def _respelled(name: str) -> list[str]:
    """Other spellings of what stands behind a name: "Werder an der Havel", "Rothenburg o. d. Tauber".

    >>> _respelled("Werder (Havel)")
    ['Werder an der Havel', 'Werder H', 'Werder a d Havel', 'Werder a d H']
    >>> _respelled("Frankfurt am Main")
    ['Frankfurt a Main', 'Frankfurt a M', 'Frankfurt Main', 'Frankfurt M']
    """
    if bracketed := _BRACKETED.fullmatch(name):
        long = f"{bracketed[1]} an der {bracketed[2]}"
        return [long, f"{bracketed[1]} {bracketed[2][0]}", *_respelled(long)[:2]]
    short = _LITTLE_WORDS.sub(lambda word: f" {word[1][0]} ", _ARTICLES.sub(lambda word: f" {word[1][0]} d ", name))
    if short == name:
        return []
    bare = _LITTLE_WORDS.sub(" ", _ARTICLES.sub(" ", name))
    return [short, _LAST_WORD.sub(r"\1", short), bare, _LAST_WORD.sub(r"\1", bare)]


_BRACKETED = re.compile(r"(.+?)(?: ?\(|/)(\w+)\)?")
_ARTICLES = re.compile(r" (an|in|vor|ob|auf) (?:der|dem|den) ")
_LITTLE_WORDS = re.compile(r" (am|an|in|im|bei|ob|vor) ")
_LAST_WORD = re.compile(r"(?<= )(\w)\w*$")

POSTCODES = _postcodes()
STATES_OF_PREFIX = {row["prefix"]: frozenset(row["states"].split()) for row in table("places/postcode_regions.csv")}
"""German states in which postcodes begin with these two digits."""
SPOTS = _spots()
POTSDAM = SPOTS["potsdam"][0]
BERLIN = SPOTS["berlin"][0]
SHORTENED = {
    key(found[1]): spot
    for row in table("places/municipalities.csv")
    if (found := _BRACKETED.fullmatch(row["name"])) and (spot := SPOTS[key(row["name"])][0]).ags
}
"""Municipalities by their names without the river: "Werder" alone may be another place, beside Potsdam it is not."""
COUNTIES = {
    key(row["county"]): STATE_BY_AGS[row["ags"][:2]]
    for row in table("places/municipalities.csv")
    if row["county"] != row["name"]
}
"""Counties of the table, by key, with their state."""


def _districts() -> dict[str, District]:
    districts = {
        key(row["name"]): District(row["name"], row["municipality"], row["is_distinctive"] == "yes", None)
        for row in table("places/neighbour_districts.csv")
    }
    for row in table("places/berlin_districts.csv"):
        point = float(row["lat"]), float(row["lon"])
        districts[key(row["name"])] = District(row["name"], "Berlin", row["has_namesakes"] == "no", point)
    for row in table("places/potsdam_districts.csv"):
        districts[key(row["name"])] = District(row["name"], "Potsdam", row["is_distinctive"] == "yes", None)
    return districts


DISTRICTS = _districts()
WITH_KNOWN_DISTRICTS = {"Potsdam", "Berlin"}
