import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.data import table
from pipelines.normalize.place import Location, read_place
from pipelines.profile import Place
from pipelines.raw import RawPlace

POTSDAM = Place(name="Potsdam", lat=52.39886, lon=13.06566, radius_km=25)
LEIPZIG = Place(name="Leipzig", lat=51.33962, lon=12.37129, radius_km=30)


def read(*texts: str) -> Location:
    return read_place([RawPlace(text=text) for text in texts], centre=POTSDAM)


def fields(**of_place: str) -> Location:
    return read_place([RawPlace(**of_place)], centre=POTSDAM)


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
    ("Cologne, North Rhine-Westphalia, Germany", "Köln", None, None, "DE-NW", 452.0),
    ("Munich", "München", None, None, "DE-BY", 485.5),
    ("Wien, Österreich", "Wien", None, None, "AT-9", 521.6),
    ("CH-8001 Zürich", "Zürich", None, "8001", "CH-ZH", 646.1),
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


SEVERAL = [
    # text, cities, city of the columns
    ("Potsdam / Berlin", ("Potsdam", "Berlin"), "Potsdam"),
    ("Berlin oder Potsdam", ("Berlin", "Potsdam"), "Potsdam"),
    ("Hamburg, Teltow, Frankfurt (Oder)", ("Hamburg", "Teltow", "Frankfurt (Oder)"), "Teltow"),
    ("14467 Potsdam, 10115 Berlin", ("Potsdam", "Berlin"), "Potsdam"),
    ("Bonn, Germany / Berlin, Germany", ("Bonn", "Berlin"), "Berlin"),
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
    ("New York, NY", "New York"),  # a state's name as a city abroad
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
    (("Remote, Austria; Remote, Germany",), False),
    (("Wien", "Musterhausen"), False),  # the second may be anywhere
    (("Linz",), False),  # not stated
    (("Musterhausen",), False),
    (("Potsdam",), False),
]


@pytest.mark.parametrize(("texts", "is_foreign"), FOREIGN)
def test_foreign_only_if_every_place_is(texts: tuple[str, ...], is_foreign: bool) -> None:
    assert read(*texts).is_foreign is is_foreign


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


def test_no_place_at_all() -> None:
    assert read_place([], centre=POTSDAM) == Location(flags=("place_unresolved",))


def test_another_centre() -> None:
    place = read_place([RawPlace(text="Leipzig")], centre=LEIPZIG)
    assert (place.distance_km, place.in_area) == (0.0, True)
    assert read_place([RawPlace(text="Potsdam")], centre=LEIPZIG).in_area is False
    assert read_place([RawPlace(text="Berlin")], centre=LEIPZIG).in_area is False  # large, yet far enough


MUNICIPALITIES = [row for row in table("places/municipalities.csv") if row["has_namesakes"] == "no"]


@pytest.mark.parametrize("row", MUNICIPALITIES, ids=lambda row: row["name"])
def test_every_municipality_is_found_by_its_name(row: dict[str, str]) -> None:
    place = read(row["name"])
    assert (place.city, place.ags, place.nuts3) == (row["name"], row["ags"], row["nuts3"])
    assert place.distance_km is not None
    assert place.distance_km <= 50.1


@pytest.mark.parametrize("row", table("places/municipalities.csv"), ids=lambda row: row["name"])
def test_every_municipality_is_found_by_postcode_and_name(row: dict[str, str]) -> None:
    for postcode in row["postcodes"].split():
        assert read(f"{postcode} {row['name']}").ags == row["ags"]


@pytest.mark.parametrize("row", table("places/potsdam_districts.csv"), ids=lambda row: row["name"])
def test_every_district_of_potsdam(row: dict[str, str]) -> None:
    for text in (f"Potsdam-{row['name']}", f"{row['postcodes'][:5]} Potsdam ({row['name']})"):
        place = read(text)
        assert (place.ags, place.district) == ("12054000", row["name"])


def test_tables_are_sound() -> None:
    for name in ("municipalities", "postcodes", "cities", "berlin_districts"):
        rows = table(f"places/{name}.csv")
        assert rows
        assert all(46 <= float(row["lat"]) <= 55 and 5 <= float(row["lon"]) <= 17 for row in rows)
    postcodes = {row["postcode"] for row in table("places/postcodes.csv")}
    assert all(len(postcode) == 5 and postcode.isdigit() for postcode in postcodes)
    for row in table("places/municipalities.csv"):
        assert len(row["ags"]) == 8
        assert set(row["postcodes"].split()) <= postcodes


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


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=20), st.text(max_size=20))
@settings(deadline=None)
def test_any_fields_are_read(city: str, postcode: str, region: str, country: str) -> None:
    words = {"city": city, "postcode": postcode, "region": region, "country": country}
    place = fields(**{name: word for name, word in words.items() if word.strip()})
    assert place.country is None or (len(place.country) == 2 and place.country.isupper())
    assert place.state is None or place.state[2] == "-"
