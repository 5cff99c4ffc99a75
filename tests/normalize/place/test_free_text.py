import pytest

from pipelines.normalize.place import Location, read_place
from pipelines.profile import Place
from pipelines.raw import RawPlace

POTSDAM = Place(name="Potsdam", lat=52.39886, lon=13.06566, radius_km=25)


def read(*texts: str) -> Location:
    return read_place([RawPlace(text=text) for text in texts], centre=POTSDAM)


SEEN_ON_BOARDS = [
    # text, city, district, postcode, state, km
    ("Potsdam", "Potsdam", None, None, "DE-BB", 0.0),
    ("14467 Potsdam", "Potsdam", None, "14467", "DE-BB", 0.0),
    ("D-14482 Potsdam", "Potsdam", None, "14482", "DE-BB", 0.0),
    ("Potsdam 14467", "Potsdam", None, "14467", "DE-BB", 0.0),
    ("Musterweg 3, Potsdam, DE, 14471", "Potsdam", None, "14471", "DE-BB", 0.0),
    ("Beispielstr. 7/8 14480 Potsdam-Drewitz", "Potsdam", "Drewitz", "14480", "DE-BB", 0.0),
    ("Potsdam, Brandenburg, Deutschland", "Potsdam", None, None, "DE-BB", 0.0),
    ("Brandenburg, Potsdam", "Potsdam", None, None, "DE-BB", 0.0),
    ("Potsdam (Brandenburg)", "Potsdam", None, None, "DE-BB", 0.0),
    ("Potsdam, BB, DE", "Potsdam", None, None, "DE-BB", 0.0),
    ("Landeshauptstadt Potsdam", "Potsdam", None, None, "DE-BB", 0.0),
    ("Arbeitsort: Potsdam", "Potsdam", None, None, "DE-BB", 0.0),
    ("📍Potsdam", "Potsdam", None, None, "DE-BB", 0.0),
    ("Potsdam (Remote möglich)", "Potsdam", None, None, "DE-BB", 0.0),
    ("Potsdam oder Home-Office", "Potsdam", None, None, "DE-BB", 0.0),
    ("Potsdam und 4 weitere", "Potsdam", None, None, "DE-BB", 0.0),
    ("Bahnhofspassagen Potsdam", "Potsdam", None, None, "DE-BB", 0.0),
    ("Potsdam-Babelsberg", "Potsdam", "Babelsberg", None, "DE-BB", 0.0),
    ("Potsdam (Babelsberg)", "Potsdam", "Babelsberg", None, "DE-BB", 0.0),
    ("Babelsberg (Potsdam)", "Potsdam", "Babelsberg", None, "DE-BB", 0.0),
    ("Babelsberg, Potsdam", "Potsdam", "Babelsberg", None, "DE-BB", 0.0),
    ("14476 Potsdam OT Marquardt", "Potsdam", "Marquardt", "14476", "DE-BB", 0.0),
    ("Potsdam, Ortsteil Eiche", "Potsdam", "Eiche", None, "DE-BB", 0.0),
    ("Werder (Havel)", "Werder (Havel)", None, None, "DE-BB", 9.2),
    ("Werder/Havel", "Werder (Havel)", None, None, "DE-BB", 9.2),
    ("14542 Werder", "Werder (Havel)", None, "14542", "DE-BB", 9.2),
    ("Teltow (bei Berlin)", "Teltow", None, None, "DE-BB", 13.2),
    ("Dallgow", "Dallgow-Döberitz", None, None, "DE-BB", 16.0),
    ("14109 Berlin", "Berlin", None, "14109", "DE-BE", 5.8),
    ("Berlin-Zehlendorf", "Berlin", "Zehlendorf", None, "DE-BE", 13.1),
    ("Wedding, Berlin, DE", "Berlin", "Wedding", None, "DE-BE", 25.7),
    ("Brandenburg a.d. Havel", "Brandenburg an der Havel", None, None, "DE-BB", 35.0),
    ("Brandenburg/Havel", "Brandenburg an der Havel", None, None, "DE-BB", 35.0),
    ("Frankfurt/Oder", "Frankfurt (Oder)", None, None, "DE-BB", 101.0),
    ("Frankfurt/Main", "Frankfurt am Main", None, None, "DE-HE", 396.7),
    ("Cologne, Westfalen, Germany", "Köln", None, None, "DE-NW", 452.0),
    ("Munich", "München", None, None, "DE-BY", 485.5),
    ("Wien, Österreich", "Wien", None, None, "AT-9", 521.6),
    ("CH-8001 Zürich", "Zürich", None, "8001", "CH-ZH", 646.1),
    ("CH-Zürich", "Zürich", None, None, "CH-ZH", 646.1),
    ("D-Frankfurt am Main", "Frankfurt am Main", None, None, "DE-HE", 396.7),
    ("DE-BB-Potsdam", "Potsdam", None, None, "DE-BB", 0.0),
    ("14482 Brandenburg - Potsdam", "Potsdam", None, "14482", "DE-BB", 0.0),
]


@pytest.mark.parametrize(("text", "city", "district", "postcode", "state", "km"), SEEN_ON_BOARDS)
def test_free_text(text: str, city: str, district: str | None, postcode: str | None, state: str, km: float) -> None:
    place = read(text)
    assert (place.city, place.district, place.postcode, place.state) == (city, district, postcode, state)
    assert place.distance_km == pytest.approx(km, abs=0.05)
    assert (place.text, place.count, place.cities) == (text, 1, (city,))


TRAPS = [
    # text, city, in_area: not the Potsdam or the Werder that one looks for, or not known which
    ("Potsdam-Mittelmark", None, None),
    ("Landkreis Potsdam-Mittelmark", None, None),
    ("Teltow-Fläming", None, None),
    ("Potsdamer Platz, Berlin", "Berlin", None),
    ("Berlin (Potsdamer Platz)", "Berlin", None),
    ("Potsdamer Chaussee 90, 14129 Berlin", "Berlin", True),
    ("Potsdamer Allee 12, 14770 Brandenburg an der Havel", "Brandenburg an der Havel", False),
    ("Am Potsdamer Platz", None, None),
    ("Potsdam, NY", "Potsdam", False),
    ("Potsdam NY", "Potsdam", False),
    ("Potsdam, New York, United States", "Potsdam", False),
    ("Potsdam, OH 45361", "Potsdam", False),
    ("Michendorf bei Potsdam", "Michendorf", True),
    ("Werder", "Werder", None),
    ("Werder, Brandenburg", "Werder", None),
    ("17089 Werder", "Werder", None),
    ("Brandenburg", None, None),
    ("Golm (Uckermark)", "Golm (Uckermark)", None),
    ("17291 Golm", "Golm", None),
    ("Golm, Mecklenburg-Vorpommern", "Golm", None),
    ("Eiche", "Eiche", None),
    ("Eiche, Ahrensfelde", "Ahrensfelde", False),
    ("16356 Ahrensfelde-Eiche", "Ahrensfelde", False),
    ("Paaren im Glien", "Paaren im Glien", None),
    ("14621 Paaren im Glien", "Schönwalde-Glien", False),
    ("Mittenwalde", "Mittenwalde", None),
    ("15749 Mittenwalde", "Mittenwalde", False),
    ("Schwerin", "Schwerin", False),
    ("Weimar (Lahn)", "Weimar (Lahn)", None),
    ("Essen (Oldenburg)", "Essen (Oldenburg)", False),
    ("Frankfurt", "Frankfurt", None),
    ("Mitte", "Mitte", None),
    ("Raum 14xxx", None, None),
    ("Remote, Germany", None, None),
    ("deutschlandweit", None, None),
    ("Homeoffice", None, None),
]


@pytest.mark.parametrize(("text", "city", "in_area"), TRAPS)
def test_trap(text: str, city: str | None, in_area: bool | None) -> None:
    place = read(text)
    assert (place.city, place.in_area) == (city, in_area)
    assert place.ags != "12054000"


@pytest.mark.parametrize("text", ["Golm", "Groß Glienicke", "14476 Fahrland", "Uetz-Paaren"])
def test_districts_that_mean_potsdam(text: str) -> None:
    place = read(text)
    assert (place.city, place.ags, place.nuts3, place.in_area) == ("Potsdam", "12054000", "DE404", True)
    assert place.district
    assert place.flags == ("city_from_district",)


@pytest.mark.parametrize(
    "text", ["Raum Potsdam", "Großraum Potsdam", "Potsdam und Umgebung", "Umkreis Potsdam (25 km)", "Nähe Potsdam"]
)
def test_region_around_potsdam_counts_and_is_flagged(text: str) -> None:
    place = read(text)
    assert (place.city, place.in_area, place.flags) == ("Potsdam", True, ("place_is_region",))


DOUBTS = [
    ("Schwerin", "Schwerin", "DE-MV", ()),
    ("15755 Schwerin", "Schwerin", "DE-BB", ()),
    ("Schwerin, Brandenburg", "Schwerin", "DE-BB", ()),
    ("Mittenwalde", "Mittenwalde", None, ("place_ambiguous", "place_unresolved")),
    ("14542 Musterdorf", "Werder (Havel)", "DE-BB", ("city_from_postcode",)),
    ("14542 Glindow", "Werder (Havel)", "DE-BB", ("city_from_district",)),
    ("14469 Eiche", "Potsdam", "DE-BB", ("city_from_postcode",)),
    ("10115 Potsdam", "Potsdam", None, ("postcode_contradicts_city", "place_unresolved")),
    ("04347 Schönefeld", "Schönefeld", None, ("postcode_contradicts_city", "place_unresolved")),
    ("Potsdam, Bayern", "Potsdam", "DE-BY", ("state_contradicts_city", "place_unresolved")),
    ("Kreis Potsdam-Mittelmark", None, "DE-BB", ("place_is_county", "place_unresolved")),
    ("Frankfurt", "Frankfurt", None, ("place_ambiguous", "place_unresolved")),
    ("Frankfurt, Hessen", "Frankfurt am Main", "DE-HE", ()),
    ("Frankfurt, Brandenburg", "Frankfurt (Oder)", "DE-BB", ()),
    ("Berlin", "Berlin", "DE-BE", ("place_too_large",)),
    ("11011 Berlin", "Berlin", "DE-BE", ("place_too_large",)),
    ("Musterhausen", "Musterhausen", None, ("place_unresolved",)),
]


@pytest.mark.parametrize(("text", "city", "state", "flags"), DOUBTS)
def test_doubt_is_flagged(text: str, city: str | None, state: str | None, flags: tuple[str, ...]) -> None:
    place = read(text)
    assert (place.city, place.state) == (city, state)
    if "place_is_county" in flags:
        assert place.in_area is None
    else:
        assert place.flags == flags
