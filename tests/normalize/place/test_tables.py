import pytest

from pipelines.data import table
from pipelines.normalize.place import Location, read_place
from pipelines.profile import Place
from pipelines.raw import RawPlace

POTSDAM = Place(name="Potsdam", lat=52.39886, lon=13.06566, radius_km=25)
LEIPZIG = Place(name="Leipzig", lat=51.33962, lon=12.37129, radius_km=30)


def read(*texts: str) -> Location:
    return read_place([RawPlace(text=text) for text in texts], centre=POTSDAM)


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
