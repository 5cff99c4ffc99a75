"""A profile from three answers."""

from pathlib import Path

import pytest

from pipelines.profile import SearchProfile
from tests.conftest import Cli


@pytest.mark.parametrize(
    ("place", "occupation", "city", "has_rules"),
    [
        ("Potsdam", "Kundendienstleiter", "Potsdam", True),
        ("Munich", "customer service manager", "München", True),
        ("Köln", "Leitung Kundenservice", "Köln", True),
        ("Werder (Havel)", "Bäckereifachverkäuferin", "Werder (Havel)", False),
    ],
)
def test_three_answers_make_a_profile(
    cli: Cli, tmp_path: Path, place: str, occupation: str, city: str, *, has_rules: bool
) -> None:
    file = tmp_path / "mine.toml"
    run = cli("init", file, "--place", place, "--occupation", occupation, "--radius", 30)
    assert run.returncode == 0, run.stderr
    profile = SearchProfile.read(file)
    assert (profile.place.name, profile.place.radius_km) == (city, 30)
    assert bool(profile.occupation.rules) is has_rules
    assert profile.occupation.terms
    assert {"arbeitnow", "service-bund"} <= set(profile.boards)
    assert "arbeitsagentur" not in profile.boards  # its operator decides
    assert "arbeitsagentur\tBundesagentur" in run.stdout


def test_it_asks_for_what_is_not_given(cli: Cli, tmp_path: Path) -> None:
    run = cli("init", tmp_path / "p.toml", input="Potsdam\nTeamleiter Kundenservice\n\n")
    assert run.returncode == 0, run.stderr
    assert SearchProfile.read(tmp_path / "p.toml").place.radius_km == 25


def test_own_terms_coordinates_and_boards(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "p.toml"
    told = ["--place", 'Bad "Nirgendwo"\n', "--lat", 52.1, "--lon", 12.9, "--occupation", "x", "--radius", 5]
    run = cli("init", file, *told, "--term", "Gärtner", "--term", "Gardener", "--board", "arbeitsagentur")
    assert run.returncode == 0, run.stderr
    profile = SearchProfile.read(file)
    assert profile.occupation.terms == ("Gärtner", "Gardener")
    assert profile.boards == ("arbeitsagentur",)


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        (["--place", "Nirgendwo"], "give its --lat and --lon"),
        (["--place", "Potsdam", "--lat", "1"], "belong together"),
        (["--place", "Potsdam", "--board", "stepstone"], "there is no board 'stepstone'"),
        (["--place", "Potsdam", "--radius", "0"], "radius_km"),
    ],
)
def test_wrong_answers_leave_no_file(cli: Cli, tmp_path: Path, told: list[str], sentence: str) -> None:
    radius = [] if "--radius" in told else ["--radius", "25"]
    run = cli("init", tmp_path / "p.toml", "--occupation", "Serviceleiter", *radius, *told)
    assert (run.returncode, sentence in run.stderr) == (2, True), run.stderr
    assert not (tmp_path / "p.toml").exists()


def test_a_profile_is_never_written_over(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "p.toml"
    file.write_text("mine")
    run = cli("init", file, "--place", "Potsdam", "--occupation", "Serviceleiter", "--radius", 25)
    assert (run.returncode, file.read_text()) == (2, "mine")
