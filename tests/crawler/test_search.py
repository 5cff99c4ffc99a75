"""Looking for postings, looking at one, and taking them elsewhere."""

import csv
import datetime as dt
import io
import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest

from crawler.search import Query, found, since
from exports.posting import EXAMPLE
from exports.spool import Spool
from pipelines.profile import SearchProfile
from pipelines.publish import publish
from tests.conftest import Cli

OCCUPATION = SearchProfile.shipped().occupation
POSTINGS = [
    replace(
        EXAMPLE,
        posting_id="demo:1",
        title="Leitung Kundenservice (m/w/d)",
        employer="Havelwerk GmbH",
        city="Potsdam",
        lat=52.4,
        lon=13.06,
        distance_km=0.4,
        family="customer_service",
        posted_on=dt.date(2026, 11, 20),
        salary_text="48.000 - 60.000 €",
        salary_year_min_eur=48000.0,
        salary_year_max_eur=60000.0,
        work_mode="hybrid",
        description="Sie leiten ein Team.\n\nWir freuen uns.",
        flags=("salary_period_inferred",),
    ),
    replace(
        EXAMPLE,
        posting_id="demo:2",
        title='=HYPERLINK("https://evil.example")',
        employer="+Plus Technik",
        city="Teltow",
        lat=52.4,
        lon=13.27,
        distance_km=13.2,
        family="kundendienst_technical",
        posted_on=dt.date(2026, 10, 1),
    ),
    replace(EXAMPLE, posting_id="demo:20", title="Head of Customer Service", family="customer_service"),
]
ROWS = [asdict(posting) for posting in POSTINGS]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        (Query(), ["1", "2", "20"]),
        (Query(words="kundenservice"), ["1"]),
        (Query(words="Leiter Kundenservice"), ["1", "20"]),  # the family, also in English
        (Query(words="Head of Customer Service"), ["1", "20"]),
        (Query(words="havel potsdam"), ["1"]),
        (Query(words="HAVELWERK"), ["1"]),
        (Query(words="teltow"), ["2"]),
        (Query(words="nirgends"), []),
        (Query(within_km=5), ["1"]),
        (Query(within_km=20), ["1", "2"]),
        (Query(around=(52.4, 13.27), within_km=1), ["2"]),
        (Query(min_pay_eur=55000), ["1"]),
        (Query(min_pay_eur=61000), []),
        (Query(since=dt.date(2026, 11, 1)), ["1"]),
        (Query(work_mode="hybrid"), ["1"]),
        (Query(words="leitung kundenservice", within_km=15, min_pay_eur=45000, since=dt.date(2026, 11, 18)), ["1"]),
    ],
)
def test_everything_that_is_said_holds(query: Query, ids: list[str]) -> None:
    assert [row["posting_id"] for row in found(ROWS, query, occupation=OCCUPATION)] == [f"demo:{n}" for n in ids]


@pytest.mark.parametrize("said", ["", "7", "d", "yesterday", "99999999d", "2026-13-01"])
def test_other_spans_are_refused(said: str) -> None:
    with pytest.raises((ValueError, OverflowError)):
        since(said, today=dt.date(2026, 11, 25))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    spool = Spool(tmp_path / "spool")
    for posting in POSTINGS:
        spool.add(posting)
    spool.close()
    told: dict[str, Any] = {"day": dt.date(2026, 11, 24), "run": "r", "partial": {}, "normalizer_version": "1"}
    told["coverage"] = ()
    publish(tmp_path / "data", complete={"arbeitsagentur": tmp_path / "spool"}, **told)
    return tmp_path / "data"


def test_search_as_a_person_and_as_a_program(cli: Cli, data: Path) -> None:
    run = cli("search", "Leitung Kundenservice", "--within", 15, "--min-pay", 45000, "--out", data)
    assert run.returncode == 0, run.stderr
    head, row = run.stdout.splitlines()
    assert head.split("\t")[0] == "title"
    assert row.split("\t") == [
        *("Leitung Kundenservice (m/w/d)", "Havelwerk GmbH", "Potsdam 0 km", "48,000 - 60,000", "20.11.", "demo:1"),
    ]
    run = cli("search", "--place", "Teltow", "--within", 3, "--json", "--out", data)
    assert [json.loads(line)["posting_id"] for line in run.stdout.splitlines()] == ["demo:2"]


@pytest.mark.parametrize(
    ("told", "code", "sentence"),
    [
        (["search", "nirgends"], 0, "no posting of 3 fits"),
        (["search", "--since", "gestern"], 2, "neither a day"),
        (["search", "--place", "Nirgendwo"], 2, "unknown or ambiguous"),
        (["show", "nothing"], 2, "has no posting 'nothing'"),
        (["show", "demo:"], 2, "the beginning of 3 ids"),
        (["export"], 2, "say --csv"),
        (["export", "--xlsx"], 2, "needs a file"),
        (["export", "--csv", "--column", "pay"], 2, "unknown column 'pay'"),
    ],
)
def test_what_cannot_be_done_is_said(cli: Cli, data: Path, told: list[str], code: int, sentence: str) -> None:
    run = cli(*told, "--out", data)
    assert (run.returncode, sentence in run.stderr) == (code, True), run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize("command", [["search"], ["show", "x"], ["export", "--csv"]])
def test_without_data_there_is_a_next_step(cli: Cli, tmp_path: Path, command: list[str]) -> None:
    run = cli(*command, "--out", tmp_path)
    assert (run.returncode, "begin with: potsdam-jobs crawl" in run.stderr) == (2, True), run.stderr


def test_show_puts_the_wording_beside_what_was_read(cli: Cli, data: Path) -> None:
    run = cli("show", "demo:1", "--out", data)
    assert run.returncode == 0, run.stderr
    for line in ("Leitung Kundenservice (m/w/d)", "  salary_text: 48.000 - 60.000 €", "  salary_year_min_eur: 48,000"):
        assert line in run.stdout.splitlines()
    assert "salary_period_inferred: The period was concluded from the size of the figure." in run.stdout
    assert all(len(line) <= 80 for line in run.stdout.splitlines())
    assert json.loads(cli("show", "demo:1", "--json", "--out", data).stdout)["posted_on"] == "2026-11-20"


def test_csv_is_no_spreadsheet_program(cli: Cli, data: Path, tmp_path: Path) -> None:
    file = tmp_path / "jobs.csv"
    assert cli("export", file, "--out", data).returncode == 0
    rows = list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig"))))
    assert [row["title"] for row in rows][1] == """'=HYPERLINK("https://evil.example")"""
    assert rows[1]["employer"] == "'+Plus Technik"
    assert (rows[0]["salary_year_min_eur"], rows[2]["salary_year_min_eur"]) == ("48000.0", "")


def test_excel_gets_dates_and_numbers_and_no_formula(cli: Cli, data: Path, tmp_path: Path) -> None:
    import openpyxl

    file = tmp_path / "jobs.xlsx"
    assert cli("export", file, "--out", data).returncode == 0
    page = openpyxl.load_workbook(file).active
    assert page is not None
    head, first, second, _ = page.iter_rows()
    at = {cell.value: number for number, cell in enumerate(head)}
    assert first[at["posted_on"]].value == dt.datetime(2026, 11, 20)  # noqa: DTZ001 - Excel knows no zones
    assert first[at["salary_year_min_eur"]].value == 48000
    assert second[at["title"]].data_type == "s"
    assert second[at["title"]].hyperlink is None


def test_jsonl_goes_through_a_pipe(cli: Cli, data: Path) -> None:
    run = cli("export", "--jsonl", "--column", "title", "--column", "flags", "--out", data)
    assert json.loads(run.stdout.splitlines()[0]) == {
        "title": "Leitung Kundenservice (m/w/d)",
        "flags": ["salary_period_inferred"],
    }
