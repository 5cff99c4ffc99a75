"""Recorded answers of the live Bundesagentur over loopback, through the real command line, into Parquet."""

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from exports import load
from tests.conftest import SHARED, Cli
from tests.loopback import Answer, Asked, json_answer, reference, serve

RECORDED = SHARED / "samples" / "arbeitsagentur"
pytestmark = pytest.mark.skipif(not RECORDED.is_dir(), reason="the recorded answers are not part of the project")


def recorded(name: str) -> Any:
    (path,) = RECORDED.glob(f"{name}*.json")
    return json.loads(path.read_text(encoding="utf-8"))


def replay(request: Asked) -> Answer:
    """The recorded search for any phrase, the recorded details by reference number."""
    if request.path.endswith("/pc/v6/jobs"):
        return json_answer(recorded("v6_search_datascientist"))
    details = recorded("v4_jobdetails")
    if reference(request.path) == details["referenznummer"]:
        return json_answer(details)
    return json_answer({"messages": [{"code": "STELLENANGEBOT_NICHT_GEFUNDEN"}]}, 404)


BIELEFELD = {
    "posting_id": "arbeitsagentur:14225-9e7ac7a2671f1076-S",
    "source_type": "public_service",
    "url": "https://www.arbeitsagentur.de/jobsuche/jobdetail/14225-9e7ac7a2671f1076-S",
    "apply_url": "https://www.jobvector.de/job/data-scientist-9e7ac7a2671f1076/",
    "original_source": "jobvector.de",
    "title": "Data Scientist (m/w/d)",
    "title_clean": "Data Scientist",
    "employer": "eWolff GmbH",
    "employer_key": "ewolff",
    "language": "de",
    "posted_on": pd.Timestamp("2026-09-04"),
    "posted_text": "2026-09-04",
    "posted_basis": "stated",
    "posted_precision": "day",
    "first_published_on": pd.Timestamp("2026-09-04"),
    "modified_at": pd.Timestamp("2026-09-04T09:43:41.935Z"),
    "start_on": pd.Timestamp("2026-09-04"),
    "start_kind": "date",
    "place_count": 1,
    "city": "Bielefeld",
    "postcode": "33611",
    "state": "DE-NW",
    "country": "DE",
    "lat": 52.040159,
    "lon": 8.5363814,
    "geo_basis": "stated_coordinates",
    "in_area": False,
    "work_mode": "hybrid",
    "work_mode_text": "homeofficemoeglich true, homeofficetyp NACH_VEREINBARUNG",
    "salary_text": "65000.0 - 95000.0 JAHRESGEHALT",
    "salary_min": 65000.0,
    "salary_max": 95000.0,
    "salary_kind": "range",
    "salary_period": "year",
    "salary_basis": "structured",
    "salary_year_min_eur": 65000.0,
    "salary_year_max_eur": 95000.0,
    "is_pay_disclosed": True,
    "employment_type": ["full_time"],
    "is_staffing": False,
    "occupation_text": "Data Scientist",
}
DRESDEN = {
    "posting_id": "arbeitsagentur:12288-4928936666-S",
    "employer": "DIS AG Germany",
    "postcode": "01219",
    "city": "Dresden",
    "state": "DE-SN",
    "contract": "permanent",
    "work_mode": "onsite",
    "is_pay_disclosed": False,
    "in_area": False,
    "apply_url": "https://www.persy.jobs/persy/l/job-jhg0h-b",
    "original_source": "www.persy.jobs",
}


def check(frame: pd.DataFrame) -> None:
    rows = {row["posting_id"]: row for row in frame.to_dict("records")}
    assert len(rows) == 2
    for expected in (BIELEFELD, DRESDEN):
        row = rows[str(expected["posting_id"])]
        assert {name: row[name] for name in expected} == expected
    dresden = rows[str(DRESDEN["posting_id"])]
    assert dresden["flags"] == ["detail_missing"]
    assert pd.isna(dresden["description"])
    assert pd.isna(dresden["salary_min"])
    assert rows[str(BIELEFELD["posting_id"])]["flags"] == []
    assert len(rows[str(BIELEFELD["posting_id"])]["description"]) > 400
    assert 300 < rows[str(BIELEFELD["posting_id"])]["distance_km"] < 330
    assert 150 < dresden["distance_km"] < 175


def test_with_the_shipped_profile_and_keep_all(cli: Cli, tmp_path: Path) -> None:
    out = tmp_path / "data"
    with serve(replay) as (origin, asked):
        run = cli("crawl", "--out", out, "--endpoint", f"arbeitsagentur={origin}", "--keep-all")
    assert run.returncode == 0, run.stderr
    assert sum("jobdetails" in request.path for request in asked) == 2, "each posting once, whatever phrase found it"
    assert not any("bewerbung" in request.path for request in asked)
    check(load(out, latest=True))


def test_without_keep_all_they_are_rejected_and_listed(cli: Cli, tmp_path: Path) -> None:
    out = tmp_path / "data"
    with serve(replay) as (origin, _):
        run = cli("crawl", "--out", out, "--endpoint", f"arbeitsagentur={origin}")
    assert run.returncode == 0, run.stderr
    assert load(out, latest=True).empty
    (path,) = (out / "runs").glob("*.json")
    board = json.loads(path.read_text(encoding="utf-8"))["boards"]["arbeitsagentur"]
    assert board["rejected"] == {"occupation": 2}
    assert {posting["title"] for posting in board["rejected_postings"]} == {"Data Scientist (m/w/d)"}


PROFILE = """
name = "data-scientist-bielefeld"
boards = ["arbeitsagentur"]
occupation = { name = "Data Scientist", terms = ["Data Scientist"] }
place = { name = "Bielefeld", lat = 52.0302, lon = 8.5325, radius_km = 30 }
"""


def test_with_a_profile_for_that_occupation(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "profile.toml").write_text(PROFILE, encoding="utf-8")
    out = tmp_path / "data"
    with serve(replay) as (origin, _):
        profile = tmp_path / "profile.toml"
        run = cli("crawl", "--out", out, "--profile", profile, "--endpoint", f"arbeitsagentur={origin}")
    assert run.returncode == 0, run.stderr
    (row,) = load(out, latest=True).to_dict("records")
    assert (row["city"], row["occupation_match"], row["in_area"]) == ("Bielefeld", "yes", True)
    assert row["distance_km"] < 2


def test_no_match(cli: Cli, tmp_path: Path) -> None:
    with serve(lambda _: json_answer(recorded("v6_search_nomatch"))) as (origin, _):
        run = cli("crawl", "--out", tmp_path / "data", "--endpoint", f"arbeitsagentur={origin}")
    assert run.returncode == 0, run.stderr
    assert "complete, 0 postings" in run.stdout
    assert load(tmp_path / "data", latest=True).empty
