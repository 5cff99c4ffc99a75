import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.normalize.place import Location, read_place
from pipelines.profile import Place
from pipelines.raw import RawPlace

POTSDAM = Place(name="Potsdam", lat=52.39886, lon=13.06566, radius_km=25)


def fields(**of_place: str) -> Location:
    return read_place([RawPlace(**of_place)], centre=POTSDAM)


COORDINATES = [
    # lat, lon, basis, flag
    ("52,4009", "13,0591", "stated_coordinates", None),
    ("0.0", "0.0", "municipality_centroid", "coordinates_unreadable"),
    ("91", "13", "municipality_centroid", "coordinates_unreadable"),
    ("nan", "13", "municipality_centroid", "coordinates_unreadable"),
    ("inf", "13", "municipality_centroid", "coordinates_unreadable"),
    ("north", "east", "municipality_centroid", "coordinates_unreadable"),
    ("13.0591", "52.4009", "municipality_centroid", "coordinates_contradict_place"),  # swapped
    ("48.14", "11.58", "municipality_centroid", "coordinates_contradict_place"),
]


@pytest.mark.parametrize(("lat", "lon", "basis", "flag"), COORDINATES)
def test_stated_coordinates(lat: str, lon: str, basis: str, flag: str | None) -> None:
    place = fields(postcode="14467", city="Potsdam", lat=lat, lon=lon)
    assert (place.geo_basis, place.in_area) == (basis, True)
    assert place.flags == ((flag,) if flag else ())


def test_half_a_pair_of_coordinates_is_none() -> None:
    assert fields(city="Potsdam", lat="52.4").flags == ("coordinates_unreadable",)


def test_coordinates_resolve_an_unknown_city() -> None:
    place = fields(city="Musterhausen", country="DEUTSCHLAND", lat="52.40", lon="13.30")
    assert (place.city, place.geo_basis, place.in_area, place.flags) == (
        "Musterhausen",
        "stated_coordinates",
        True,
        (),
    )
    assert fields(city="Musterhausen", country="DEUTSCHLAND", lat="13.3", lon="52.4").flags == (
        "coordinates_contradict_place",
        "place_unresolved",
    )


def test_coordinates_decide_between_city_and_postcode() -> None:
    place = fields(city="Potsdam", postcode="10115", lat="52.40", lon="13.06")
    assert (place.ags, place.distance_km, place.flags) == ("12054000", 0.4, ("postcode_contradicts_city",))


def test_berlin_with_coordinates_is_not_too_large() -> None:
    assert fields(city="Berlin", lat="52.42", lon="13.18").in_area is True
    assert fields(city="Berlin", lat="52.55", lon="13.55").in_area is False


@given(st.floats(-90, 90), st.floats(-180, 180))
@settings(deadline=None)
def test_distance_is_that_of_the_sphere(lat: float, lon: float) -> None:
    place = fields(lat=str(lat), lon=str(lon))
    if place.distance_km is not None:
        a, b = math.radians(lat), math.radians(POTSDAM.lat)
        cosine = math.sin(a) * math.sin(b) + math.cos(a) * math.cos(b) * math.cos(math.radians(lon - POTSDAM.lon))
        expected = 6371.0088 * math.acos(max(-1.0, min(1.0, cosine)))
        assert place.distance_km == pytest.approx(expected, abs=1)
        assert place.in_area is (place.distance_km <= 25)
