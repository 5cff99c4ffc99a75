"""Profiles: every mistake is one sentence that says where."""

from pathlib import Path

import pytest

from pipelines.profile import ProfileError, SearchProfile

GOOD = """
name = "x"
boards = ["arbeitsagentur"]
occupation = { name = "y", terms = ["Serviceleiter"] }
place = { name = "Potsdam", lat = 52.4, lon = 13, radius_km = 25 }
"""
RULES = GOOD.replace(
    'terms = ["Serviceleiter"]',
    'terms = ["a"], words = { lead = ["leit(er|ung)"] }, rules = [{ why = "w", match = "yes", pattern = "^{lead}" }]',
)


def read(tmp_path: Path, text: str) -> SearchProfile:
    path = tmp_path / "profile.toml"
    path.write_text(text, encoding="utf-8")
    return SearchProfile.read(path)


def test_a_whole_number_is_a_number(tmp_path: Path) -> None:
    place = read(tmp_path, GOOD).place
    assert (place.lon, place.radius_km, place.country) == (13.0, 25.0, "DE")


def test_words_stand_in_patterns(tmp_path: Path) -> None:
    (rule,) = read(tmp_path, RULES).occupation.rules
    assert rule.pattern.search("leitung service")
    assert not rule.pattern.search("begleitung")


def test_an_occupation_in_a_file_beside_the_profile(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('name = "mine"\nterms = ["a"]\n', encoding="utf-8")
    profile = read(tmp_path, GOOD.replace('{ name = "y", terms = ["Serviceleiter"] }', '"mine.toml"'))
    assert profile.occupation.name == "mine"


WRONG = [
    (GOOD + "nmae = 1\n", "unknown key 'nmae' in the profile"),
    (GOOD.replace("radius_km", "radius"), "unknown key 'radius' in place; known are name, lat, lon, radius_km"),
    (GOOD.replace(", radius_km = 25", ""), "place needs the key 'radius_km'"),
    (GOOD.replace('name = "x"\n', ""), "the profile needs the key 'name'"),
    (GOOD.replace("lat = 52.4", 'lat = "52.4"'), "place.lat must be a number, not '52.4'"),
    (GOOD.replace("lat = 52.4", "lat = true"), "place.lat must be a number"),
    (GOOD.replace("lat = 52.4", "lat = 152.4"), "place: lat and lon must be degrees"),
    (GOOD.replace("radius_km = 25", "radius_km = 0"), "place: radius_km must be"),
    (GOOD.replace('["arbeitsagentur"]', '"arbeitsagentur"'), "boards must be a list"),
    (GOOD.replace('["arbeitsagentur"]', "[]"), "boards must name at least one board"),
    (GOOD.replace('["Serviceleiter"]', "[]"), "terms must name at least one phrase"),
    (GOOD.replace('["Serviceleiter"]', '["a", "A"]'), "terms must not repeat a phrase"),
    (GOOD.replace('{ name = "y", terms = ["Serviceleiter"] }', '"baker"'), "occupation 'baker' is not shipped"),
    (GOOD.replace('{ name = "y", terms = ["Serviceleiter"] }', '"../x"'), "occupation '../x' is not shipped"),
    (GOOD.replace('{ name = "y", terms = ["Serviceleiter"] }', '"none.toml"'), "none.toml: cannot be read"),
    (RULES.replace('"yes"', '"maybe"'), "occupation.rules[1].match must be one of yes, borderline, no"),
    (RULES.replace("^{lead}", "^{boss}"), "names {boss}, which is not listed in words"),
    (RULES.replace("^{lead}", "("), "occupation.rules[1].pattern is no regular expression"),
    ("place = [", "is not TOML"),
]


@pytest.mark.parametrize(("text", "sentence"), WRONG)
def test_a_mistake_is_named(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(ProfileError) as error:
        read(tmp_path, text)
    assert sentence in str(error.value)
    assert str(error.value).startswith("profile ")
    assert "\n" not in str(error.value)
