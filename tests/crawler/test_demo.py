"""`make demo`: the whole line on the embedded board."""

import json
import re
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from exports import load
from exports.flags import FLAGS


@pytest.fixture(scope="module")
def run(demo: tuple[Any, Path]) -> tuple[Any, Path]:
    done, folder = demo
    return done, folder / "demo-data"


@pytest.fixture(scope="module")
def postings(run: tuple[Any, Path]) -> pd.DataFrame:
    frame = load(run[1], latest=True)
    return frame[frame["source"] == "arbeitsagentur"].set_index("title")


def test_it_ends_well_and_says_what_to_do_next(run: tuple[Any, Path]) -> None:
    done, _ = run
    assert done.returncode == 0, done.stderr
    assert "arbeitsagentur: complete" in done.stdout
    assert 'load("demo-data", latest=True)' in done.stdout
    assert done.stderr == ""
    _, head, table = done.stdout.partition("title\temployer\tplace\tpay, EUR a year\tposted\n")
    rows = table.partition("\n\n")[0].splitlines()
    assert head, "a line a row in a pipe"
    assert re.fullmatch(r"\d\d vacancies in 1\d\d postings; the nearest 12 are shown", rows.pop())
    assert len({tuple(row.split("\t")[:2]) for row in rows}) == 12, "each vacancy once, by one of its postings"


def test_the_rejected_are_counted_and_listed(run: tuple[Any, Path]) -> None:
    (path,) = (run[1] / "runs").glob("*.json")
    board = json.loads(path.read_text(encoding="utf-8"))["boards"]["arbeitsagentur"]
    assert set(board["rejected"]) == {"foreign", "occupation", "place"}
    assert sum(board["rejected"].values()) == len(board["rejected_postings"]) > 100
    assert board["details_gone"] == 1


def test_the_wanted_are_kept(postings: pd.DataFrame) -> None:
    assert 25 <= len(postings) <= 34
    assert set(postings["occupation_match"]) == {"yes", "borderline"}
    assert postings["in_area"].all()
    assert (postings["distance_km"] <= 25).all()


PAY = {
    "Kundendienstleiter (m/w/d) Heizung und Sanitär": (52000, 64000, 52000, 64000, "year", "structured"),
    "Teamleiter Kundenservice (m/w/d)": (19.5, 22, 40700.4, 45918.4, "hour", "structured"),
    "Leiter technischer Service (m/w/d)": (4200, 5100, 50400, 61200, "month", "structured"),
    "Abteilungsleitung Kundenbetreuung (d/m/w)": (61000, 61000, 61000, 61000, "year", "structured"),
    "Leiter Kundenbetreuung (m/w/d) Online-Handel": (48000, None, 48000, None, "year", "structured"),
    "Kundendienstleiterin / Kundendienstleiter": (2800, 3900, 33600, 46800, "month", "parsed"),
    "Customer Service Manager (all genders)": (45000, 55000, 45000, 55000, "year", "parsed"),
    "Serviceleiter (m/w/d) Landtechnik": (3200, None, 38400, None, "month", "parsed"),
    "Head of Customer Care (f/m/x)": (None, 65000, None, 65000, "year", "parsed"),
    "Leiter Kundendienst (m/w/d) Elektro": (3500, 3500, 45500, 45500, "month", "parsed"),
    "Teamleitung Servicecenter (m/w/d) in Teilzeit": (17.5, 17.5, 27394.5, 27394.5, "hour", "parsed"),
    "Kundenservice Manager (m/w/d)": (None, None, None, None, None, None),
    "Call-Center-Leiter (m/w/d)": (3900, 4600, None, None, None, "structured"),
}


@pytest.mark.parametrize(("title", "expected"), PAY.items(), ids=PAY)
def test_pay_in_every_shape(postings: pd.DataFrame, title: str, expected: tuple[object, ...]) -> None:
    names = ["salary_min", "salary_max", "salary_year_min_eur", "salary_year_max_eur", "salary_period", "salary_basis"]
    read = [None if pd.isna(value) else value for value in postings.loc[title, names]]
    assert read == list(expected)


def test_doubts_are_flagged(postings: pd.DataFrame) -> None:
    flags = postings["flags"]
    assert "salary_conflict" in flags["Bereichsleiter After Sales (m/w/d)"]
    assert "salary_period_unreadable" in flags["Call-Center-Leiter (m/w/d)"]
    assert "detail_missing" in flags["Kundendienstleiter (m/w/d) Fenster und Türen"]
    assert "below_minimum_wage" in flags["Leitung Kundenservice und Vertriebsinnendienst (m/w/d)"]
    assert {flag for found in flags for flag in found} <= FLAGS.keys()


def test_no_contact_person_reaches_the_disk(run: tuple[Any, Path]) -> None:
    planted = ("Musterfrau", "Beispielmann", "Erfunden", "Probestein", "Nirgendwo", "23125", "3920 0", "3920-0")
    text = load(run[1])["description"].str.cat(sep="\n")
    assert "bewerbung@" in text
    kept = [path.read_bytes().decode("utf-8", "replace") for path in run[1].rglob("*") if path.is_file()]
    for name in planted:
        assert name not in text
        assert not any(name in content for content in kept)
