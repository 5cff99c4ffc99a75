"""One place, resolved: its city, point and distance, and what is doubtful about them."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from pipelines.normalize.place.candidates import contradicts_postcode, spot_of
from pipelines.normalize.place.distance import Point, is_near, kilometres
from pipelines.normalize.place.gazetteer import (
    BERLIN,
    POSTCODES,
    SPOTS,
    District,
    GeoBasis,
    PostcodeArea,
    Spot,
)
from pipelines.normalize.place.named import Named
from pipelines.profile import Place


class Site(NamedTuple):
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


def resolved(named: Named, stated: Point | None, centre: Place) -> Site:
    """The place by the tables, by stated coordinates if they lie near what the tables know of it.

    >>> from pipelines.normalize.place.named import named
    >>> potsdam = Place(name="Potsdam", lat=52.39886, lon=13.06566, radius_km=25)
    >>> resolved(named("Teltow (bei Berlin)"), None, potsdam).distance_km
    13.2
    """
    area = POSTCODES.get(named.postcode) if named.postcode and named.country in (None, "DE") else None
    spot, more = spot_of(named, area)
    flags = [flag for flag in named.flags + more if spot or flag != "city_from_district"]
    contradicts = bool(spot and named.postcode and contradicts_postcode(spot, named.postcode, area))
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
    known = None if contradicts and not (spot and point and is_near(point, (spot.lat, spot.lon))) else spot

    state = known.state if known else named.state
    if country is None and (state or area):
        country = state[:2] if state else "DE"
    distance = round(kilometres(point, (centre.lat, centre.lon)), 1) if point else None
    in_area = None if distance is None else distance <= centre.radius_km
    if country not in (None, centre.country):
        in_area = False
    elif distance is None:
        if state and "state_contradicts_city" not in flags and _is_far(state, centre):
            in_area = False
    elif point == _BERLIN_POINT and abs(distance - centre.radius_km) < _BERLIN_REACH_KM:
        in_area = None
        flags.append("place_too_large")
    lat, lon = point or (None, None)
    return Site(
        city=spot.name if spot else named.name,
        district=district.name if district else named.quarter if spot else None,
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


@lru_cache(maxsize=256)
def _is_far(state: str, centre: Place) -> bool:
    """Whether no place of the state that the tables know comes near the area: "Nordrhein-Westfalen"."""
    points = [(spot.lat, spot.lon) for spots in SPOTS.values() for spot in spots if spot.state == state]
    nearest = min((kilometres(point, (centre.lat, centre.lon)) for point in points), default=None)
    return nearest is not None and nearest > centre.radius_km + _STATE_MARGIN_KM


def _points(
    spot: Spot | None, district: District | None, area: PostcodeArea | None, contradicts: bool
) -> Iterator[tuple[Point, GeoBasis]]:
    """What the tables know of the place, best first."""
    if spot is BERLIN and area and not contradicts:
        yield (area.lat, area.lon), "postcode_centroid"
    elif spot is BERLIN and district and district.point:
        yield district.point, "municipality_centroid"
    if spot:
        yield (spot.lat, spot.lon), spot.basis
    if area:
        yield (area.lat, area.lon), "postcode_centroid"


def _fits(stated: Point, points: Sequence[tuple[Point, GeoBasis]], country: str | None) -> bool:
    if points:
        return any(is_near(stated, point) for point, _ in points)
    if country == "DE":
        south, north, west, east = _GERMANY
        return south <= stated[0] <= north and west <= stated[1] <= east
    return True


_BERLIN_POINT = (BERLIN.lat, BERLIN.lon)
_STATE_MARGIN_KM = 25  # no part of a state lies farther from the nearest town of the tables
_BERLIN_REACH_KM = 23  # from the city's point to its farthest border, south-west of Wannsee
_GERMANY = (47.2, 55.1, 5.8, 15.1)  # south, north, west, east
