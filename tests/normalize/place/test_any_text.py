import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.normalize.place import Location, read_place
from pipelines.profile import Place
from pipelines.raw import RawPlace

POTSDAM = Place(name="Potsdam", lat=52.39886, lon=13.06566, radius_km=25)


def read(*texts: str) -> Location:
    return read_place([RawPlace(text=text) for text in texts], centre=POTSDAM)


def fields(**of_place: str) -> Location:
    return read_place([RawPlace(**of_place)], centre=POTSDAM)


WORDS = st.sampled_from(
    """Potsdam Berlin Golm Mitte 14467 10115 , / ; ( ) | und oder OT bei Raum NY Straße Brandenburg Remote - Kreis ß 1
    Österreich""".split()  # noqa: SIM905  # words read best in a row
)


@given(st.lists(st.text(max_size=80) | st.lists(WORDS, max_size=12).map(" ".join), max_size=4))
@settings(deadline=None, max_examples=300)
def test_any_text_keeps_the_promises(texts: list[str]) -> None:
    place = read(*filter(str.strip, texts))
    assert (place.lat is None) == (place.lon is None) == (place.distance_km is None) == (place.geo_basis is None)
    if place.in_area is None:
        assert {"place_unresolved", "place_too_large"} & set(place.flags)
    if place.in_area:
        assert place.distance_km is not None
        assert place.distance_km <= 25
    if place.city:
        assert place.city in place.cities
    assert place.count >= bool(place.cities)


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=20), st.text(max_size=20))
@settings(deadline=None)
def test_any_fields_are_read(city: str, postcode: str, region: str, country: str) -> None:
    words = {"city": city, "postcode": postcode, "region": region, "country": country}
    place = fields(**{name: word for name, word in words.items() if word.strip()})
    assert place.country is None or (len(place.country) == 2 and place.country.isupper())
    assert place.state is None or place.state[2] == "-"


# Whoever writes a pattern that backtracks hangs here: each row is 10 kB of what the patterns nearly match.
HOSTILE = [
    "Potsdam-",
    "Potsdam, ",
    "Potsdam/",
    "(Potsdam",
    "Raum (",
    "bei ",
    "Remote oder ",
    "Home Office ",
    "mobiles arbeiten ",
    "2 Tage ",
    "Straße 1 ",
    "14467 ",
    "NY 1",
    "a. d. ",
    "-Kreis",
    "und 3 weitere ",
    "Ä",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_no_pattern_backtracks(piece: str) -> None:
    text = (piece * 10_000)[:10_000]
    for place in (RawPlace(text=text), RawPlace(city=text), RawPlace(postcode=text, region=text, country=text)):
        assert read_place([place], centre=POTSDAM).text
    assert read_place([RawPlace(text=text[:290])] * 100, centre=POTSDAM).count >= 0
