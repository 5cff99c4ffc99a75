"""The places of a posting, one by one, in the order of the board."""

from collections.abc import Sequence
from functools import lru_cache

from pipelines.normalize.place.distance import Point
from pipelines.normalize.place.fields import from_fields
from pipelines.normalize.place.free_text import places_of
from pipelines.normalize.place.named import Named
from pipelines.normalize.place.site import Site, resolved
from pipelines.profile import Place
from pipelines.raw import RawPlace

MOST_PLACES = 100


def read_sites(places: Sequence[RawPlace], *, centre: Place) -> list[Site]:
    """Every place that the fields and texts name, seen from the centre of the search.

    >>> potsdam = Place(name="Potsdam", lat=52.39886, lon=13.06566, radius_km=25)
    >>> [site.city for site in read_sites([RawPlace(text="Berlin oder Potsdam")], centre=potsdam)]
    ['Berlin', 'Potsdam']
    """
    return [site for place in places[:MOST_PLACES] for site in _sites(place, centre)]


@lru_cache(maxsize=2048)
def _sites(place: RawPlace, centre: Place) -> tuple[Site, ...]:
    """Fields before free text; the text is read where no field names the place. Boards repeat their places a lot."""
    if place.city or place.postcode:
        named = [from_fields(place)]
    elif place.text:
        named = list(places_of(place.text))
        if place.region or place.country:
            stated = from_fields(place)
            named = [
                one._replace(state=one.state or stated.state, country=one.country or stated.country)
                for one in named or [stated]
            ]
    else:
        named = [from_fields(place)]
    point, flags = (None, ()) if len(named) != 1 else _stated_point(place)
    if not named and point:
        named = [Named()]
    return tuple(resolved(one._replace(flags=(*one.flags, *flags)), point, centre) for one in named)


def _stated_point(place: RawPlace) -> tuple[Point | None, tuple[str, ...]]:
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
