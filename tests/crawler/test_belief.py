"""A board that dies politely: hundreds of postings one day, an empty answer or a 404 the next."""

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from exports import load
from exports.board_coverage import Coverage
from exports.posting import EXAMPLE
from exports.spool import Spool
from pipelines.publish import publish
from tests.conftest import ROOT, Cli
from tests.loopback import Answer, hit, json_answer, listing, serve

HUNDREDS = 300


@pytest.fixture
def good_days(tmp_path: Path) -> Path:
    """A folder with five good days of the Bundesagentur, the last of them yesterday."""
    today = dt.datetime.now(dt.UTC)
    spool = Spool(tmp_path / "spool")
    for number in range(HUNDREDS):
        spool.add(replace(EXAMPLE, posting_id=f"arbeitsagentur:{number}", native_id=str(number)))
    spool.close()
    for ago in range(5, 0, -1):
        at = today - dt.timedelta(ago)
        row = Coverage(
            run=f"{at:%Y%m%d}",
            source="arbeitsagentur",
            started_at=at,
            verdict="complete",
            lists="complete",
            absence_counts=True,
            is_published=True,
            listed=HUNDREDS,
            postings=HUNDREDS,
        )
        told: dict[str, Any] = {"day": at.date(), "run": row.run, "coverage": [row], "normalizer_version": "1"}
        publish(tmp_path / "data", complete={"arbeitsagentur": tmp_path / "spool"}, partial={}, **told)
    return tmp_path / "data"


def lives(out: Path) -> set[str]:
    return set(pq.read_table(out / "vacancies" / "vacancies.parquet")["status"].to_pylist())


@pytest.mark.parametrize(
    ("answer", "verdict", "why"),
    [
        (json_answer(listing()), "suspect", "postings kept: 0, after 300 on the last good day"),
        (json_answer(listing(hit())), "suspect", "postings kept: 1, after 300 on the last good day"),
        (Answer(404), "failed", "HTTP 404"),
        (Answer(200), "failed", "an empty answer"),
    ],
)
def test_its_silence_is_not_believed(
    cli: Cli, profile: Path, good_days: Path, answer: Answer, verdict: str, why: str
) -> None:
    pointer = (good_days / "latest.json").read_bytes()
    with serve(lambda _: answer) as (origin, _):
        crawl = ("crawl", "--out", good_days, "--profile", profile, "--endpoint", f"arbeitsagentur={origin}")
        for _ in range(2):
            run = cli(*crawl)
            assert run.returncode == 4, run.stderr
            assert f"arbeitsagentur: {verdict}" in run.stderr
            assert why in run.stderr
    assert (good_days / "latest.json").read_bytes() == pointer
    assert lives(good_days) == {"unknown"}
    assert len(load(good_days, latest=True)) == HUNDREDS
    assert not list(good_days.glob("_staging/*"))


def test_the_operator_confirms_a_real_drop(cli: Cli, profile: Path, good_days: Path) -> None:
    with serve(lambda _: json_answer(listing())) as (origin, _):
        crawl = ("crawl", "--out", good_days, "--profile", profile, "--endpoint", f"arbeitsagentur={origin}")
        assert cli(*crawl, "--accept", "arbeitsagentur").returncode == 0
    assert load(good_days, latest=True).empty
    assert lives(good_days) == {"missing"}  # one complete listing without them: not yet gone


def test_only_a_board_of_the_run_can_be_accepted(cli: Cli, profile: Path, tmp_path: Path) -> None:
    endpoint = "arbeitsagentur=http://127.0.0.1:9"
    run = cli("crawl", "--out", tmp_path, "--profile", profile, "--accept", "arbeitnow", "--endpoint", endpoint)
    assert (run.returncode, "no board 'arbeitnow' in this run" in run.stderr) == (2, True)


def test_a_believed_board_is_published_beside_a_suspect_one(cli: Cli, tmp_path: Path, good_days: Path) -> None:
    both = tmp_path / "both.toml"
    both.write_text(
        'name = "test"\nboards = ["arbeitsagentur", "arbeitnow"]\n'
        'occupation = { name = "Kundenservice", terms = ["Leiter Kundenservice"] }\n'
        'place = { name = "Potsdam", lat = 52.39886, lon = 13.06566, radius_km = 25 }\n',
        encoding="utf-8",
    )
    page = json.loads((ROOT / "tests/boards/arbeitnow/two-jobs/response.json").read_text(encoding="utf-8"))
    with serve(lambda _: json_answer(listing())) as (origin, _), serve(lambda _: json_answer(page)) as (other, _):
        endpoints = ("--endpoint", f"arbeitsagentur={origin}", "--endpoint", f"arbeitnow={other}")
        run = cli("crawl", "--out", good_days, "--profile", both, *endpoints)
    assert run.returncode == 3, run.stderr
    assert "arbeitsagentur: suspect" in run.stderr
    record = json.loads(max(good_days.glob("runs/*.json")).read_text())
    assert record["boards"]["arbeitsagentur"]["verdict"] == "suspect"
    assert not record["boards"]["arbeitsagentur"]["absence_counts"]
    assert lives(good_days) == {"unknown"}
