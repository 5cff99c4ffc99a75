"""Where the work is: places as boards print them, resolved against the shipped tables, and the distance.

The tables know the municipalities and postcodes around Potsdam, larger cities elsewhere and the districts of
Potsdam and Berlin (`pipelines/data/places`). A place outside them keeps its name and has no distance, unless the
board states coordinates. A name alone is no proof where other places share it: "Werder" stays unresolved,
"14542 Werder" is Werder (Havel).
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from typing import Literal, NamedTuple

from pipelines.data import table, toml
from pipelines.profile import Place
from pipelines.raw import RawPlace
from pipelines.text import key, one_line

GeoBasis = Literal["stated_coordinates", "municipality_centroid", "postcode_centroid"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """All places of a posting: `text`, `count`, `cities` and `is_foreign` of all, the rest of the nearest.

    `state` is ISO 3166-2, `country` ISO 3166-1 alpha-2, `lat` and `lon` degrees WGS 84. `district` is one of
    Potsdam or Berlin. `in_area` is `None` unless the tables or the board's coordinates settle it; of several
    places one within the area is enough. `is_foreign` needs a stated country at every place: a bare "Linz" is
    also one in Germany.
    """

    text: str | None = None
    count: int = 0
    city: str | None = None
    district: str | None = None
    postcode: str | None = None
    ags: str | None = None
    nuts3: str | None = None
    state: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    geo_basis: GeoBasis | None = None
    distance_km: float | None = None
    in_area: bool | None = None
    is_foreign: bool = False
    cities: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()


_Point = tuple[float, float]


class _Spot(NamedTuple):
    """A municipality or city of the tables."""

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


class _Postcode(NamedTuple):
    municipalities: tuple[str, ...]
    lat: float
    lon: float


class _District(NamedTuple):
    name: str
    city: str
    is_distinctive: bool
    point: _Point | None


class _Named(NamedTuple):
    """What the words of one place say, before the tables are asked for its point."""

    name: str | None = None
    spots: tuple[_Spot, ...] = ()
    district: _District | None = None
    postcode: str | None = None
    state: str | None = None
    country: str | None = None
    flags: tuple[str, ...] = ()


class _Site(NamedTuple):
    """One place, resolved."""

    city: str | None
    district: str | None
    postcode: str | None
    ags: str | None
    nuts3: str | None
    state: str | None
    country: str | None
    lat: float | None
    lon: float | None
    geo_basis: GeoBasis | None
    distance_km: float | None
    in_area: bool | None
    is_foreign: bool
    flags: tuple[str, ...]


def read_place(places: Sequence[RawPlace], *, centre: Place) -> Location:
    """The places of a posting, seen from the centre of the search.

    Stated coordinates come first if they lie within 30 km of what the tables know of the place, then the
    municipality's point, then the postcode's; for Berlin, which is larger than the search, the postcode's or
    the district's point stands before the city's.

    >>> potsdam = Place(name="Potsdam", lat=52.39886, lon=13.06566, radius_km=25)
    >>> place = read_place([RawPlace(text="14542 Werder/Havel")], centre=potsdam)
    >>> place.city, place.distance_km, place.in_area, place.geo_basis
    ('Werder (Havel)', 9.2, True, 'municipality_centroid')
    >>> read_place([RawPlace(text="Potsdamer Platz, Berlin")], centre=potsdam).city
    'Berlin'
    >>> read_place([RawPlace(text="Potsdam, NY")], centre=potsdam).in_area
    False
    """
    sites = [site for place in places[:_MOST_PLACES] for site in _sites(place, centre)]
    text = " · ".join(dict.fromkeys(filter(None, map(_text, places[:_MOST_PLACES])))) or None
    if not sites:
        return Location(text=text, flags=("place_unresolved",))
    best = sites[0]
    if len(sites) > 1:
        best = min(sites, key=lambda site: (_rank(site.distance_km), site.country != centre.country))
    in_area = best.in_area
    if in_area is False and any(site.in_area is None for site in sites):
        in_area = None
    flags = best.flags
    if in_area is None and "place_too_large" not in flags:
        flags = (*flags, "place_unresolved")
    located = {(site.city, site.postcode, site.lat) for site in sites if site.city or site.postcode or site.lat}
    return Location(
        text=text,
        count=len(located),
        city=best.city,
        district=best.district,
        postcode=best.postcode,
        ags=best.ags,
        nuts3=best.nuts3,
        state=best.state,
        country=best.country,
        lat=best.lat,
        lon=best.lon,
        geo_basis=best.geo_basis,
        distance_km=best.distance_km,
        in_area=in_area,
        is_foreign=all(site.is_foreign for site in sites),
        cities=tuple(dict.fromkeys(site.city for site in sites if site.city)),
        flags=tuple(dict.fromkeys(flags)),
    )


_MOST_PLACES = 100


def _rank(distance: float | None) -> float:
    return float("inf") if distance is None else distance


def _text(place: RawPlace) -> str | None:
    if place.text:
        return one_line(place.text)
    town = " ".join(part for part in (place.postcode, place.city) if part)
    return one_line(town or place.region or place.country or "") or None


def _sites(place: RawPlace, centre: Place) -> list[_Site]:
    """Fields before free text; the text is read where no field names the place."""
    if place.city or place.postcode:
        named = [_from_fields(place)]
    elif place.text:
        named = _from_text(place.text)
        if place.region or place.country:
            stated = _from_fields(place)
            named = [
                one._replace(state=one.state or stated.state, country=one.country or stated.country)
                for one in named or [stated]
            ]
    else:
        named = [_from_fields(place)]
    point, flags = (None, ()) if len(named) != 1 else _stated_point(place)
    if not named and point:
        named = [_Named()]
    return [_resolved(one._replace(flags=(*one.flags, *flags)), point, centre) for one in named]


# --- from words to names ---------------------------------------------------------------------------------


def _from_fields(place: RawPlace) -> _Named:
    flags: tuple[str, ...] = ()
    country = _country(place.country) if place.country else None
    if place.country and country is None:
        flags = ("country_unknown",)
    state = _state(place.region) if place.region else None
    if state and state.startswith("US-") and country != "US":
        state = None
    postcode, more = _postcode(place.postcode, country) if place.postcode else (None, ())
    flags += more
    if not place.city:
        return _Named(None, (), None, postcode, state, country, flags)
    name = _name(place.city)
    if not name.spots and _JOINS.search(place.city) and (texts := _from_text(place.city)):
        name = texts[0]  # a free text in the field for the city
    return name._replace(
        postcode=postcode or name.postcode,
        state=state or name.state,
        country=country or name.country,
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


def _country(text: str) -> str | None:
    return _COUNTRIES.get(text) or _COUNTRIES.get(key(text))


def _state(text: str) -> str | None:
    return _STATES.get(text) or _STATES.get(key(text))


@lru_cache(maxsize=4096)
def _name(text: str) -> _Named:
    """One place name, perhaps with a district, a landmark or a "bei Berlin" around it."""
    text = one_line(text[:_LONGEST])
    whole = key(text)
    if spots := _SPOTS.get(whole):
        return _Named(_official(spots) or text, spots)
    if whole in _COUNTIES:
        return _Named(state=_COUNTIES[whole], flags=("place_is_county",))
    flags: tuple[str, ...] = ()
    if around := _AROUND.fullmatch(text):
        text, flags = around["place"], ("place_is_region",)
    near = _NEAR.search(text)
    core = _LABEL.sub("", text[: near.start()] if near else text)
    tokens = key(core).split()
    if not tokens:
        return _Named(flags=(*flags, "place_is_region") if near else flags)
    if name := _head(core, tokens) or _tail(tokens):
        return name._replace(flags=flags + name.flags)
    joined = " ".join(tokens)
    if joined in _COUNTIES or _IS_COUNTY.search(text):
        return _Named(state=_COUNTIES.get(_without_county(joined)), flags=("place_is_county",))
    district = _DISTRICTS.get(joined)
    if district and district.is_distinctive:
        return _Named(district.name, _SPOTS[key(district.city)], district, flags=(*flags, "city_from_district"))
    name_alone = _LABEL.sub("", text).strip(" ,;-")
    return _Named(name_alone if _IS_NAME.fullmatch(name_alone) else None, (), district, flags=flags)


def _official(spots: tuple[_Spot, ...]) -> str | None:
    """The name, unless the word stands for cities of different names: "Frankfurt"."""
    return spots[0].name if all(spot.name == spots[0].name for spot in spots) else None


def _without_county(joined: str) -> str:
    return re.sub(r"^(?:land)?kreis |^lk | kreis$", "", joined)


def _head(text: str, tokens: list[str]) -> _Named | None:
    """The longest beginning that is a known place: "potsdam golm", "berlin mitte", "koeln ehrenfeld"."""
    for length in range(min(len(tokens), 5), 0, -1):
        head = " ".join(tokens[:length])
        spots = _SPOTS.get(head)
        if not spots:
            continue
        if any(" ".join(tokens[: length + more]) in _COUNTIES for more in (1, 2)):
            return None
        rest = tokens[length:]
        if not rest:
            return _Named(_official(spots) or text, spots)
        remainder = " ".join(word for word in rest if word not in ("ot", "ortsteil", "stadtteil"))
        district = _DISTRICTS.get(remainder) or _DISTRICTS.get(f"{head} {remainder}")
        if district and district.city == spots[0].name:
            return _Named(spots[0].name, spots, district)
        if american := _us_state(text.rsplit(maxsplit=1)[-1], remainder):
            return _Named(spots[0].name, state=american, country="US")
        if state := _STATES.get(remainder):
            return _Named(_official(spots) or text, spots, state=state)
        # Far from the search a second word may make another place of it: "Weimar (Lahn)", "Essen (Oldenburg)".
        is_local = spots[0].ags is not None
        if remainder in _SPOTS or not (is_local or _HYPHENATED.match(text)):
            return None
        return _Named(_official(spots) or text, spots)
    return None


def _tail(tokens: list[str]) -> _Named | None:
    """A known city at the end: "stern center potsdam", "babelsberg (potsdam)", "universitaet potsdam"."""
    spots = _SPOTS.get(tokens[-1])
    if len(tokens) < 2 or tokens[-1] not in _OWN_DISTRICTS or not spots:
        return None
    district = _DISTRICTS.get(" ".join(tokens[:-1]))
    return _Named(spots[0].name, spots, district if district and district.city == spots[0].name else None)


def _from_text(text: str) -> list[_Named]:
    """The places that a free text names, in its order; without any, the countries and states."""
    text = one_line(text[:_LONGEST])
    flags: tuple[str, ...] = ()
    if _ENVIRONS.search(text):
        text, flags = _ENVIRONS.sub("", text), ("place_is_region",)
    text = _NOISE.sub(" ", text)
    if (nested := _IN_COUNTRY.fullmatch(text)) and _country(nested["country"]):
        text = f"{nested['places']}, {nested['country']}"
    found: list[_Named] = []
    regions: list[_Named] = []
    for group in _split(text):
        places, around = _group(group)
        if places:
            found += places
        elif found:  # "Potsdam; Germany"
            found = [one._replace(country=one.country or around.country) for one in found]
        elif around.country or around.state or around.postcode:
            regions.append(around)
    if found and len(regions) == 1:  # "Germany / Potsdam"
        found = [one._replace(country=one.country or regions[0].country) for one in found]
    return [one._replace(flags=one.flags + flags) for one in found or regions]


def _split(text: str) -> list[str]:
    """At the marks that part places, but not within "Werder/Havel" or "Karl-Marx-Str. 24/25"."""
    parts = _BETWEEN.split(text)
    joined: list[str] = []
    for part in parts:
        if joined and key(_DIGITS.sub("", f"{joined[-1]} {part}")) in _SPOTS and "/" in text:
            joined[-1] = f"{joined[-1]} {part}"
        else:
            joined.append(part)
    return joined


def _group(text: str) -> tuple[list[_Named], _Named]:
    """Segments between commas: places with what belongs to them, and what stands there without a place."""
    places: list[_Named] = []
    unknown: list[_Named] = []
    around = _Named()
    for segment in _COMMAS.split(text):
        part = segment.strip(" -–")
        folded = key(part)
        if not folded:
            continue
        if american := _us_state(part, folded):
            zip_code = _US_CODE.match(part)
            around = around._replace(state=american, country="US", postcode=zip_code[2] if zip_code else None)
        elif country := _COUNTRIES.get(folded) or _NATIONWIDE.get(folded):
            around = around._replace(country=around.country or country)
        elif folded in _STATES and folded not in _SPOTS:  # Berlin and Hamburg are both
            around = around._replace(state=around.state or _STATES[folded])
        else:
            one = _segment(part)
            if one.spots:
                places.append(one)
            elif one.name:
                unknown.append(one)
            around = around._replace(
                country=around.country or one.country,
                state=around.state or (None if one.name else one.state),
                postcode=around.postcode or one.postcode,
                flags=around.flags if one.name else around.flags + one.flags,
            )
    places = _merged(places, unknown) or unknown[:1]
    if len(places) == 1:
        places = [places[0]._replace(postcode=around.postcode, state=places[0].state or around.state)]
    return [one._replace(country=one.country or around.country) for one in places], around


def _merged(places: list[_Named], unknown: list[_Named]) -> list[_Named]:
    """Each city once, with its district, which may stand before or after it: "Wedding, Berlin"."""
    cities = [one for one in places if "city_from_district" not in one.flags]
    if not cities:
        # A name beside the district may be its real town: "Golm, Zichow" is not in Potsdam.
        return [] if unknown else places[:1]
    merged: list[_Named] = []
    for one in cities:
        for at, earlier in enumerate(merged):
            if earlier.spots == one.spots and (
                None in (earlier.postcode, one.postcode) or earlier.postcode == one.postcode
            ):
                district, postcode = earlier.district or one.district, earlier.postcode or one.postcode
                merged[at] = earlier._replace(district=district, postcode=postcode)
                break
        else:
            merged.append(one)
    for one in (*places, *unknown):
        for at, city in enumerate(merged):
            if one.district and city.district is None and one.district.city == city.spots[0].name:
                merged[at] = city._replace(district=one.district)
    return merged


def _segment(part: str) -> _Named:
    """One place with its postcode and the country that a prefix such as "CH-" names; nothing in a mere street."""
    if found := _POSTCODE_IN_TEXT.search(part):
        country = _PREFIXES.get((found["prefix"] or "").strip("- "))
        if len(found["digits"]) == 5 or country in ("AT", "CH"):
            name = part[found.end() :].strip(" ,-–()") or part[: found.start()].strip(" ,-–()")
            one = _Named() if not name or _STREET.search(name) else _name(name)
            return one._replace(postcode=found["digits"], country=one.country or country)
    if _STREET.search(part):
        part = _PARENTHESES.sub("", part)  # "Berlin (Potsdamer Platz)"
    return _Named() if _STREET.search(part) else _name(part)


def _us_state(part: str, folded: str) -> str | None:
    code = _US_CODE.match(part)
    if code and code[1] in _US_STATES.values():
        return f"US-{code[1]}"
    return f"US-{_US_STATES[folded]}" if folded in _US_STATES else None


# --- from names to points --------------------------------------------------------------------------------


def _stated_point(place: RawPlace) -> tuple[_Point | None, tuple[str, ...]]:
    if place.lat is None and place.lon is None:
        return None, ()
    try:
        lat = float((place.lat or "").strip().replace(",", "."))
        lon = float((place.lon or "").strip().replace(",", "."))
    except ValueError:
        return None, ("coordinates_unreadable",)
    if not (-90 <= lat <= 90 and -180 <= lon <= 180) or (lat == 0 and lon == 0):
        return None, ("coordinates_unreadable",)
    return (lat, lon), ()


def _resolved(named: _Named, stated: _Point | None, centre: Place) -> _Site:
    is_german = named.country in (None, "DE")
    area = _POSTCODES.get(named.postcode) if named.postcode and is_german else None
    spot, more = _spot(named, area, is_german)
    flags = [flag for flag in named.flags + more if spot or flag != "city_from_district"]
    contradicts = bool(spot and named.postcode and _contradicts(spot, named.postcode, area))
    if contradicts:
        flags.append("postcode_contradicts_city")
    district = named.district if spot and named.district and named.district.city == spot.name else None
    country = named.country or (spot.country if spot else None)

    points = list(_points(spot, district, area, contradicts))
    point, basis = points[0] if points and not contradicts else (None, None)
    if stated and _fits(stated, points, country):
        point, basis = stated, "stated_coordinates"
    elif stated:
        flags.append("coordinates_contradict_place")
    # Where city and postcode name different places, nobody can tell which is meant, unless coordinates decide.
    known = None if contradicts and not (spot and point and _is_near(point, (spot.lat, spot.lon))) else spot

    state = known.state if known else named.state
    if country is None and (state or area):
        country = state[:2] if state else "DE"
    distance = round(_kilometres(point, (centre.lat, centre.lon)), 1) if point else None
    in_area = None if distance is None else distance <= centre.radius_km
    if country not in (None, centre.country):
        in_area = False
    elif distance is not None and point == _BERLIN_POINT and abs(distance - centre.radius_km) < _BERLIN_REACH_KM:
        in_area = None
        flags.append("place_too_large")
    lat, lon = point or (None, None)
    return _Site(
        city=spot.name if spot else named.name,
        district=district.name if district else None,
        postcode=named.postcode,
        ags=known.ags if known else None,
        nuts3=known.nuts3 if known else None,
        state=state,
        country=country,
        lat=lat,
        lon=lon,
        geo_basis=basis,
        distance_km=distance,
        in_area=in_area,
        is_foreign=named.country not in (None, centre.country),
        flags=tuple(flags),
    )


def _spot(named: _Named, area: _Postcode | None, is_german: bool) -> tuple[_Spot | None, tuple[str, ...]]:
    """The municipality or city that name and postcode mean together, and what is doubtful about it."""
    is_box = bool(is_german and named.postcode and _POTSDAM_BOX.fullmatch(named.postcode))
    if named.spots:
        spot, flags = _chosen(named)
        if spot and "city_from_district" in named.flags and named.postcode:
            return (None, ()) if _contradicts(spot, named.postcode, area) else (spot, flags)
        return spot, flags
    if named.country not in (None, "DE"):
        return None, ()
    if area:
        return _by_postcode(named.name, area)
    return (_POTSDAM, ("city_from_postcode",)) if is_box else (None, ())


def _contradicts(spot: _Spot, postcode: str, area: _Postcode | None) -> bool:
    if postcode in spot.postcodes or (spot is _POTSDAM and _POTSDAM_BOX.fullmatch(postcode)):
        return False
    if area:
        return True
    # Not in the table: a code of boxes or of a large customer (11011 Berlin), unless from another region.
    return bool(spot.postcodes) and postcode[:2] not in {own[:2] for own in spot.postcodes} | _BERLIN_BOXES[spot.name]


def _points(
    spot: _Spot | None, district: _District | None, area: _Postcode | None, contradicts: bool
) -> Iterator[tuple[_Point, GeoBasis]]:
    """What the tables know of the place, best first."""
    if spot is _BERLIN and area and not contradicts:
        yield (area.lat, area.lon), "postcode_centroid"
    elif spot is _BERLIN and district and district.point:
        yield district.point, "municipality_centroid"
    if spot:
        yield (spot.lat, spot.lon), spot.basis
    if area:
        yield (area.lat, area.lon), "postcode_centroid"


def _chosen(named: _Named) -> tuple[_Spot | None, tuple[str, ...]]:
    """Of the places with this name the one that postcode, state and country allow."""
    spots = [spot for spot in named.spots if named.country in (None, spot.country)]
    for spot in spots:
        if named.postcode in spot.postcodes:
            return spot, () if named.state in (None, spot.state) else ("state_contradicts_city",)
    if spots and named.state:
        spots = [spot for spot in spots if spot.state == named.state]
        if not spots:
            return None, ("state_contradicts_city",)
        if len(spots) == 1:
            return spots[0], ()
    alone = [spot for spot in spots if not spot.has_namesakes]
    if len(alone) == 1:
        return alone[0], ()
    return None, ("place_ambiguous",) if spots else ()


def _by_postcode(name: str | None, area: _Postcode) -> tuple[_Spot | None, tuple[str, ...]]:
    """The municipality of the postcode: by a shortened name ("14542 Werder"), or because it is the only one."""
    if name:
        start = key(name) + " "
        for official in area.municipalities:
            if key(official).startswith(start):
                return _municipality(official), ()
    if len(area.municipalities) > 1:
        return None, ()
    spot = _municipality(area.municipalities[0])
    return spot, ("city_from_postcode",) if spot else ()


def _municipality(name: str) -> _Spot | None:
    return next((spot for spot in _SPOTS.get(key(name), ()) if spot.ags), None)


def _fits(stated: _Point, points: Sequence[tuple[_Point, GeoBasis]], country: str | None) -> bool:
    if points:
        return any(_is_near(stated, point) for point, _ in points)
    if country == "DE":
        south, north, west, east = _GERMANY
        return south <= stated[0] <= north and west <= stated[1] <= east
    return True


def _is_near(point: _Point, other: _Point) -> bool:
    return _kilometres(point, other) <= _FARTHEST_KM


def _kilometres(point: _Point, other: _Point) -> float:
    """Great-circle distance by the haversine formula, mean radius of the Earth."""
    phi, other_phi = radians(point[0]), radians(other[0])
    half = sin((other_phi - phi) / 2) ** 2 + cos(phi) * cos(other_phi) * sin(radians(other[1] - point[1]) / 2) ** 2
    return 2 * 6371.0088 * asin(min(1.0, sqrt(half)))


# --- tables and patterns ---------------------------------------------------------------------------------

_LONGEST = 300
_FARTHEST_KM = 30
_BERLIN_REACH_KM = 23  # from the city's point to its farthest border, south-west of Wannsee
_GERMANY = (47.2, 55.1, 5.8, 15.1)  # south, north, west, east

_REGIONS = toml("places/regions.toml")
_COUNTRIES: dict[str, str] = {word: code for code, words in _REGIONS["countries"].items() for word in words}
_COUNTRIES |= {"DEUTSCHLAND": "DE"}
_NATIONWIDE: dict[str, str] = {word: code for code, words in _REGIONS["nationwide"].items() for word in words}
_US_STATES: dict[str, str] = {name: code for code, name in _REGIONS["us_states"].items()}


def _states() -> tuple[dict[str, str], dict[str, str]]:
    names: dict[str, str] = {}
    prefixes: dict[str, str] = {}
    for row in table("places/states.csv"):
        iso = row["iso3166_2"]
        prefixes[row["ags_prefix"]] = iso
        words = [row["name"], *row["codes"].split("|"), *filter(None, row["aliases"].split("|"))]
        names |= {key(word): iso for word in words}
        names[key(row["name"]).upper().replace(" ", "_")] = iso  # as the Bundesagentur spells it
    return names, prefixes


_STATES, _STATE_BY_AGS = _states()


def _postcodes() -> dict[str, _Postcode]:
    return {
        row["postcode"]: _Postcode(tuple(row["municipalities"].split("; ")), float(row["lat"]), float(row["lon"]))
        for row in table("places/postcodes.csv")
    }


_POSTCODES = _postcodes()


def _spots() -> dict[str, tuple[_Spot, ...]]:
    of_municipality: dict[str, set[str]] = {}
    for postcode, area in _POSTCODES.items():
        for name in area.municipalities:
            of_municipality.setdefault(name, set()).add(postcode)
    spots: dict[str, tuple[_Spot, ...]] = {}

    def add(spot: _Spot, *names: str) -> None:
        for name in {key(name): None for name in names if name}:
            spots[name] = (*spots.get(name, ()), spot)

    for row in table("places/municipalities.csv"):
        spot = _Spot(
            name=row["name"],
            ags=row["ags"],
            nuts3=row["nuts3"],
            state=_STATE_BY_AGS[row["ags"][:2]],
            country="DE",
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            basis="municipality_centroid" if row["point_source"] == "GeoNames" else "postcode_centroid",
            postcodes=frozenset({*row["postcodes"].split(), *of_municipality.get(row["name"], ())}),
            has_namesakes=row["has_namesakes"] == "yes",
        )
        add(spot, spot.name, *row["aliases"].split("|"))
    for row in table("places/cities.csv"):
        spot = _Spot(
            name=row["name"],
            ags=None,
            nuts3=None,
            state=row["state"],
            country=row["country"],
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            basis="municipality_centroid",
            postcodes=frozenset(of_municipality.get(row["name"], ())),
            has_namesakes=False,
        )
        add(spot, spot.name, *row["aliases"].split("|"))
    return spots


_SPOTS = _spots()
_POTSDAM = _SPOTS["potsdam"][0]
_BERLIN = _SPOTS["berlin"][0]
_BERLIN_POINT = (_BERLIN.lat, _BERLIN.lon)
_OWN_DISTRICTS = {"potsdam", "berlin"}
_COUNTIES = {
    key(row["county"]): _STATE_BY_AGS[row["ags"][:2]]
    for row in table("places/municipalities.csv")
    if row["county"] != row["name"]
}


def _districts() -> dict[str, _District]:
    districts = {}
    for row in table("places/berlin_districts.csv"):
        point = float(row["lat"]), float(row["lon"])
        districts[key(row["name"])] = _District(row["name"], "Berlin", row["has_namesakes"] == "no", point)
    for row in table("places/potsdam_districts.csv"):
        districts[key(row["name"])] = _District(row["name"], "Potsdam", row["is_distinctive"] == "yes", None)
    return districts


_DISTRICTS = _districts()

_BERLIN_BOXES: defaultdict[str, frozenset[str]] = defaultdict(frozenset, Berlin=frozenset({"11"}))
_POTSDAM_BOX = re.compile(r"144(?:0[1-9]|[1-7]\d|8[0-2])")
_POSTCODE_FIELD = re.compile(r"(?:(?:D|DE|CH|A|AT)[- ])?(?P<digits>\d{4,5})(?:\.0)?", re.ASCII)
_POSTCODE_IN_TEXT = re.compile(r"(?<![\w.])(?P<prefix>(?:DE|D|CH|AT|A)[- ])?(?P<digits>\d{4,5})(?![\w.])", re.ASCII)
_DIGITS = re.compile(r"\d+")
_JOINS = re.compile(r"[,;/|·]| (?:und|oder|or|and) ")
_BETWEEN = re.compile(r"\s*[;|·•]\s*|\s+(?:und|oder|or|and|sowie)\s+|(?<!\d)\s*/\s*(?!\d)|\s+(?:\+|&)\s+")
_COMMAS = re.compile(r",(?![^()]{0,80}\))|:\s+|\s[-–—]\s")
_NOISE = re.compile(
    r"\(?\b(?:100 ?% ?)?(?:fully |teilweise |kein |full )?"
    r"(?:remote|hybrid|home[- ]?office|home[- ]?based|mobiles? arbeiten|on[- ]?site|vor ort|außendienst)\b"
    r"(?: (?:möglich|work|arbeit|only|first))?\)?"
    r"|\b\d+ weitere\b|\b(?:mehrere|verschiedene) (?:standorte|einsatzorte|arbeitsorte)\b(?: in\b)?",
    re.IGNORECASE,
)
_AROUND = re.compile(
    r"(?:(?:groß)?raum|region|umkreis|umgebung|metropolregion|(?:in der )?nähe|nahe|greater|near)(?: von| of)? "
    r"(?P<place>[^()]{1,80}?)(?: area)?(?: \([^()]{0,80}\))?",
    re.IGNORECASE,
)
_ENVIRONS = re.compile(r" (?:u\.|und|&) umgebung\b", re.IGNORECASE)
_NEAR = re.compile(r"[ (]*\b(?:bei|b\.|nahe|near|(?:süd|nörd|öst|west)lich von) .{0,300}$", re.IGNORECASE)
_LABEL = re.compile(
    r"^\W*(?:(?:(?:arbeits|einsatz|dienst)?(?:ort|stelle)e?|standort|location|in|kreisfreie stadt|stadt|ot|ortsteil|"
    r"stadtteil)\b:? +)?",
    re.IGNORECASE,
)
_IS_NAME = re.compile(r"[^\d<>{}@]{2,80}")
_IS_COUNTY = re.compile(r"\((?:land)?kreis\)|^(?:land)?kreis\b|^lk\b", re.IGNORECASE)
_STREET = re.compile(
    r"(?:straße|strasse|str\.|platz|allee|chaussee|damm|ufer|gasse|[a-zäöüß]weg|\bweg)\b\.?|\bstr\b|[a-zäöüß]str\.",
    re.IGNORECASE,
)
_PARENTHESES = re.compile(r" ?\([^()]{0,80}\)")
_HYPHENATED = re.compile(r"[^\s(]+-\w")
_IN_COUNTRY = re.compile(r" *(?P<country>[^()]{2,30}) \((?P<places>[^()]{2,250})\) *")
_US_CODE = re.compile(r"([A-Z]{2})(?: (\d{5})(?:-\d{4})?)?$", re.ASCII)
_PREFIXES = {"D": "DE", "DE": "DE", "A": "AT", "AT": "AT", "CH": "CH"}
