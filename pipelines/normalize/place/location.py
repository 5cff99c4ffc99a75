"""All places of a posting as one answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipelines.normalize.place.gazetteer import GeoBasis
from pipelines.normalize.place.sites import MOST_PLACES, read_sites
from pipelines.normalize.place.work_mode import WorkMode, take_work_mode
from pipelines.profile import Place
from pipelines.raw import RawPlace
from pipelines.text import one_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """All places of a posting: `text`, `count`, `cities` and `is_foreign` of all, the rest of the nearest.

    `work_mode` is what the words for the place say of it, "Potsdam (Hybrid)"; words of several modes mean hybrid.
    `state` is ISO 3166-2, `country` ISO 3166-1 alpha-2, `lat` and `lon` degrees WGS 84. `district` is one of the
    tables for Potsdam and Berlin, elsewhere in the board's words. `in_area` is `None` unless the tables or the
    board's coordinates settle it; of several places one within the area is enough. `is_foreign` needs a stated
    country at every place: a bare "Linz" is also one in Germany.
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
    work_mode: WorkMode | None = None
    flags: tuple[str, ...] = ()


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
    return _location(tuple(places[:MOST_PLACES]), centre)


@lru_cache(maxsize=2048)
def _location(places: tuple[RawPlace, ...], centre: Place) -> Location:
    """Boards repeat their places a lot."""
    sites = read_sites(places, centre=centre)
    text = " · ".join(dict.fromkeys(filter(None, map(_text, places)))) or None
    if not sites:
        return Location(text=text, work_mode=take_work_mode(text or "")[0], flags=("place_unresolved",))
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
        work_mode=take_work_mode(text or "")[0],
        flags=tuple(dict.fromkeys(flags)),
    )


def _rank(distance: float | None) -> float:
    return float("inf") if distance is None else distance


def _text(place: RawPlace) -> str | None:
    if place.text:
        return one_line(place.text)
    town = " ".join(part for part in (place.postcode, place.city) if part)
    return one_line(town or place.region or place.country or "") or None
