"""A board that dies from one day to the next closes nothing, and a clock that is set back publishes nothing."""

import datetime as dt
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from exports.board_coverage import Coverage
from exports.folder import Folder
from exports.layout import day_file, whole_file
from exports.rows import as_records
from exports.tables import read_table
from exports.vacancy import Vacancy
from tests.conftest import ROOT, Cli
from tests.loopback import Answer, Asked, details, hit, json_answer, listing, reference, serve
from tests.pipelines.publishing import run as publish_day

MANY = 120
FIRST = dt.datetime(2026, 8, 3, 4, tzinfo=dt.UTC)


def employer(number: int) -> str:
    """Each of another employer, so that each is a vacancy of its own."""
    return f"{NAMES[number // 12]}{NAMES[number % 12].casefold()} GmbH"


NAMES = ["Aland", "Birke", "Dachs", "Erle", "Falke", "Ginster", "Hasel", "Iltis", "Kiefer", "Luchs", "Marder", "Nessel"]


def alive(request: Asked) -> Answer:
    if not request.path.endswith("/jobs"):
        number = int(reference(request.path).split("-")[1])
        return json_answer(details(number, firma=employer(number)))
    page, size = int(request.query["page"]), int(request.query["size"])
    shown = range((page - 1) * size, min(page * size, MANY))
    hits = (hit(number, firma=employer(number)) for number in shown)
    return json_answer(listing(*hits, total=MANY))


def without_details(request: Asked) -> Answer:
    return alive(request) if request.path.endswith("/jobs") else Answer(404, b"{}")


DEATHS: tuple[tuple[Any, str], ...] = (
    (lambda _: Answer(), "failed"),  # an empty 200
    (lambda _: Answer(404, b"{}"), "failed"),
    (lambda _: Answer(200, b"<!doctype html><title>Umzug</title>", "text/html"), "failed"),
    (without_details, "partial"),  # only the details have died
)


def test_the_silent_death_of_a_board(profile: Path, tmp_path: Path) -> None:
    out, lives = tmp_path / "data", {"board": alive}

    def board(request: Asked) -> Answer:
        return lives["board"](request)

    def crawl(day: int) -> Any:
        instant = (FIRST + dt.timedelta(day)).isoformat()
        command = [sys.executable, "-m", "tests.crawler.on_day", out, profile, origin, instant]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    with serve(board) as (origin, _):
        assert crawl(0)["published"]["rows"] == MANY
        check_coverage(out)
        for day, (death, verdict) in enumerate(DEATHS, start=1):
            lives["board"] = death
            record = crawl(day)
            assert record["boards"]["arbeitsagentur"]["verdict"] == verdict
            assert statuses(out) == ({"unknown": MANY} if verdict == "failed" else {"open": MANY})
            assert events(out, day) == 0
            assert (record["published"] is None) == (verdict == "failed")
        lives["board"] = alive
        assert crawl(9)["exit_code"] == 0
    assert statuses(out) == {"open": MANY}
    assert events(out, 9) == 0
    assert all(one.reopened == 0 for one in vacancies(out))


def check_coverage(out: Path) -> None:
    name = day_file("coverage", FIRST.date())
    (row,) = as_records(read_table(Folder(out), name, Coverage), Coverage)
    assert (row.source, row.started_at, row.verdict, row.lists) == ("arbeitsagentur", FIRST, "complete", "complete")
    assert (row.absence_counts, row.is_published) == (True, True)
    assert (row.advertised, row.listed, row.postings, row.pages) == (MANY, MANY, MANY, 2)
    assert (row.new, row.changed, row.gone) == (MANY, 0, 0)
    assert row.requests == MANY + 3, "robots.txt, two pages, each posting once"
    assert (row.fill_pay, row.fill_place, row.fill_employer, row.share_hourly) == (1.0, 1.0, 1.0, 0.0)
    assert row.robots == "open: there are no rules (HTTP 404)"
    assert row.seconds is not None
    assert row.seconds > 0


def vacancies(out: Path) -> list[Vacancy]:
    return list(as_records(read_table(Folder(out), whole_file("vacancies"), Vacancy), Vacancy))


def statuses(out: Path) -> dict[str, int]:
    found = [one.status for one in vacancies(out)]
    return {status: found.count(status) for status in set(found)}


def events(out: Path, day: int) -> int:
    import pyarrow.parquet as pq

    name = f"changes/snapshot_date={(FIRST + dt.timedelta(day)).date()}/changes.parquet"
    return int(pq.read_table(out / name, partitioning=None).num_rows)


def test_a_clock_that_was_set_back(cli: Cli, profile: Path, tmp_path: Path) -> None:
    out, ahead = tmp_path / "data", dt.datetime.now(dt.UTC).date() + dt.timedelta(3)
    publish_day(out, (ahead - dt.date(2026, 11, 1)).days, {"a": "complete"}, [("a:1", {})])
    before = {path: path.read_bytes() for path in out.rglob("*.parquet")}
    with serve(alive) as (origin, _):
        run = cli("crawl", "--out", out, "--profile", profile, "--endpoint", f"arbeitsagentur={origin}")
    assert run.returncode == 4
    assert f"but {ahead} has been published already: the clock was set back" in run.stderr
    assert {path: path.read_bytes() for path in out.rglob("*.parquet")} == before
    (spool,) = (out / "_staging").glob("*/arbeitsagentur/postings.jsonl")
    assert len(spool.read_bytes().splitlines()) == MANY
    with serve(alive) as (origin, _):
        again = cli("crawl", "--out", out, "--profile", profile, "--endpoint", f"arbeitsagentur={origin}")
    assert f"to give it up, remove {spool.parent.parent}\n" in again.stderr


def test_rebuild(cli: Cli, tmp_path: Path) -> None:
    out = tmp_path / "data"
    for day in range(3):
        publish_day(out, day, {"a": "complete"}, [("a:1", {"title": "Serviceleiter"})] if day < 1 else [])
    before = {path: path.read_bytes() for path in out.rglob("*.parquet")}
    for name in ("vacancies", "links", "changes"):
        for path in (out / name).rglob("*.parquet"):
            path.unlink()
    run = cli("rebuild", "--out", out)
    assert (run.returncode, run.stdout) == (0, "3 days: 1 vacancies, 0 links\n"), run.stderr
    assert {path: path.read_bytes() for path in out.rglob("*.parquet")} == before
    assert cli("rebuild", "--out", tmp_path / "nowhere").returncode == 2
    (out / "postings" / "snapshot_date=2026-11-02" / "postings.parquet").write_bytes(b"torn")
    run = cli("rebuild", "--out", out)
    assert (run.returncode, "it is no whole Parquet file" in run.stderr, "Traceback" in run.stderr) == (4, True, False)
