import pytest

from pipelines.normalize.place import Location, read_place
from pipelines.profile import Place
from pipelines.raw import RawPlace

POTSDAM = Place(name="Potsdam", lat=52.39886, lon=13.06566, radius_km=25)


def read(*texts: str) -> Location:
    return read_place([RawPlace(text=text) for text in texts], centre=POTSDAM)


SEVERAL = [
    # text, cities, city of the columns
    ("Potsdam / Berlin", ("Potsdam", "Berlin"), "Potsdam"),
    ("Berlin oder Potsdam", ("Berlin", "Potsdam"), "Potsdam"),
    ("Hamburg, Teltow, Frankfurt (Oder)", ("Hamburg", "Teltow", "Frankfurt (Oder)"), "Teltow"),
    ("14467 Potsdam, 10115 Berlin", ("Potsdam", "Berlin"), "Potsdam"),
    ("Ulm, Germany / Berlin, Germany", ("Ulm", "Berlin"), "Berlin"),
    ("Germany (Hamburg, Potsdam)", ("Hamburg", "Potsdam"), "Potsdam"),
    ("Werder/Havel | Ketzin/Havel", ("Werder (Havel)", "Ketzin/Havel"), "Werder (Havel)"),
    ("Hamburg, Berlin", ("Hamburg", "Berlin"), "Berlin"),  # a state's name, and yet a city
    ("Wien; Potsdam", ("Wien", "Potsdam"), "Potsdam"),
]


@pytest.mark.parametrize(("text", "cities", "city"), SEVERAL)
def test_several_places_in_one_text(text: str, cities: tuple[str, ...], city: str) -> None:
    place = read(text)
    assert (place.cities, place.count, place.city) == (cities, len(cities), city)
    assert not place.is_foreign


NOT_YET = [
    ("Werder", "Werder (Havel)"),  # where it is the only one meant, a reader knows; the tables cannot
    ("TKS-Region", None),  # Teltow, Kleinmachnow, Stahnsdorf
    ("Unterföhring, München", "Unterföhring"),  # its county, not a second place
]


@pytest.mark.parametrize(("text", "city"), NOT_YET)
@pytest.mark.xfail(strict=True)
def test_known_gap(text: str, city: str | None) -> None:
    assert read(text).cities == ((city,) if city else ())


def test_several_places_of_a_board_are_joined_and_the_nearest_described() -> None:
    place = read("80331 München", "14513 Teltow", "80331 München")
    assert place.text == "80331 München · 14513 Teltow"
    assert (place.count, place.cities) == (2, ("München", "Teltow"))
    assert (place.city, place.postcode, place.in_area) == ("Teltow", "14513", True)


def test_an_unknown_place_leaves_the_answer_open() -> None:
    assert read("Hamburg").in_area is False
    assert read("Hamburg", "Musterhausen").in_area is None
    assert read("Potsdam", "Musterhausen").in_area is True


def test_one_city_repeated_as_its_state_is_one_place() -> None:
    assert read("Berlin, Berlin, Germany").count == 1
    assert read("Hamburg, Hamburg").cities == ("Hamburg",)


FOREIGN = [
    (("Wien, Österreich",), True),
    (("Potsdam, NY", "8001 Zürich, Schweiz"), True),
    (("Remote, Poland; Remote, Germany",), False),
    (("Wien", "Musterhausen"), False),  # the second may be anywhere
    (("Linz",), False),  # not stated
    (("Musterhausen",), False),
    (("Potsdam",), False),
]


@pytest.mark.parametrize(("texts", "is_foreign"), FOREIGN)
def test_foreign_only_if_every_place_is(texts: tuple[str, ...], is_foreign: bool) -> None:
    assert read(*texts).is_foreign is is_foreign
