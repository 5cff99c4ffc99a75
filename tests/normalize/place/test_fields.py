import pytest

from pipelines.data import table
from pipelines.normalize.place import Location, read_place
from pipelines.profile import Place
from pipelines.raw import RawPlace

POTSDAM = Place(name="Potsdam", lat=52.39886, lon=13.06566, radius_km=25)


def fields(**of_place: str) -> Location:
    return read_place([RawPlace(**of_place)], centre=POTSDAM)


def test_fields_of_the_bundesagentur() -> None:
    place = fields(
        postcode="14467", city="Potsdam", region="BRANDENBURG", country="DEUTSCHLAND", lat="52.4009", lon="13.0591"
    )
    assert place == Location(
        text="14467 Potsdam",
        count=1,
        city="Potsdam",
        postcode="14467",
        ags="12054000",
        nuts3="DE404",
        state="DE-BB",
        country="DE",
        lat=52.4009,
        lon=13.0591,
        geo_basis="stated_coordinates",
        distance_km=0.5,
        in_area=True,
        cities=("Potsdam",),
    )


@pytest.mark.parametrize("row", table("places/states.csv"), ids=lambda row: row["iso3166_2"])
def test_every_state_in_the_spelling_of_the_bundesagentur(row: dict[str, str]) -> None:
    word = row["name"].upper().replace("Ü", "UE").replace("-", "_")
    assert fields(region=word, country="DEUTSCHLAND").state == row["iso3166_2"]
    assert fields(region=row["name"]).state == row["iso3166_2"]


POSTCODES = [
    # postcode, city, country, read, flag
    ("14461", "Potsdam", "DEUTSCHLAND", "14461", None),  # a box: the city's point
    ("14401", "Potsdam", None, "14401", None),
    ("14482.0", "Potsdam", None, "14482", None),
    ("D-14482", "Potsdam", None, "14482", None),
    ("1219", "Dresden", "DEUTSCHLAND", "01219", "postcode_lost_zero"),
    ("1219", "Dresden", None, "1219", None),  # no country stated: may be Austrian
    ("1010", "Wien", "OESTERREICH", "1010", None),
    ("144", "Potsdam", "DEUTSCHLAND", None, "postcode_unreadable"),
    ("SW1A 1AA", "London", "United Kingdom", "SW1A 1AA", None),
]


@pytest.mark.parametrize(("postcode", "city", "country", "expected", "flag"), POSTCODES)
def test_postcode(postcode: str, city: str, country: str | None, expected: str | None, flag: str | None) -> None:
    place = read_place([RawPlace(postcode=postcode, city=city, country=country)], centre=POTSDAM)
    assert place.postcode == expected
    assert [f for f in place.flags if f.startswith("postcode")] == ([flag] if flag else [])


def test_box_postcode_alone_is_potsdam() -> None:
    place = fields(postcode="14461")
    assert (place.city, place.geo_basis, place.distance_km) == ("Potsdam", "municipality_centroid", 0.0)


def test_shared_postcode_alone_names_no_city() -> None:
    place = fields(postcode="14532")  # Kleinmachnow and Stahnsdorf
    assert (place.city, place.geo_basis, place.in_area) == (None, "postcode_centroid", True)


def test_place_name_decides_where_a_postcode_is_shared() -> None:
    place = fields(postcode="14641", city="Wustermark")  # the centroid is near Nauen, outside the area
    assert (place.geo_basis, place.distance_km, place.in_area) == ("municipality_centroid", 18.5, True)


def test_country_decides_before_the_name() -> None:
    place = fields(city="Potsdam", country="OESTERREICH")
    assert (place.country, place.ags, place.in_area, place.is_foreign) == ("AT", None, False, True)


def test_unknown_country_is_flagged_and_not_foreign() -> None:
    place = fields(city="Musterhausen", country="NIRGENDWO")
    assert (place.country, place.is_foreign, place.in_area) == (None, False, None)
    assert place.flags == ("country_unknown", "place_unresolved")


def test_fields_come_before_the_text() -> None:
    place = fields(text="Unser Standort im Grünen", city="Teltow", postcode="14513")
    assert (place.text, place.city) == ("Unser Standort im Grünen", "Teltow")


def test_free_text_in_the_field_for_the_city() -> None:
    assert fields(city="Potsdam, Brandenburg").ags == "12054000"
    assert fields(city="Werder/Havel").city == "Werder (Havel)"
