"""`boards`, `check`, `record` and `new-board` as a user runs them."""

import datetime as dt
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from crawler.boards import boards as known_boards
from crawler.demo.boards import demo_profile
from crawler.demo.server import Asked, Reply, Server
from crawler.newboard import EXPECTED, new_board, without_example
from crawler.overview import rows
from crawler.table import print_table
from tests.conftest import ROOT, Cli
from tests.loopback import details, hit, json_answer, listing, serve

CONTACT = "Fragen beantwortet Frau Mia Musterfrau, Telefon 030 23125 101, mia.musterfrau@havelbogen.example."


def profile(tmp_path: Path, boards: str, more: str = "") -> Path:
    path = tmp_path / "profile.toml"
    path.write_text(
        f'name = "test"\nboards = {boards}\n'
        'occupation = { name = "Kundenservice", terms = ["Leiter Kundenservice"] }\n'
        'place = { name = "Potsdam", lat = 52.39886, lon = 13.06566, radius_km = 25 }\n' + more,
        encoding="utf-8",
    )
    return path


CHECKS: dict[str, tuple[Reply, int, str, str]] = {
    "ok": (Reply(listing(hit())), 0, "ok", "1"),
    "empty": (Reply(listing()), 0, "empty", "0"),
    "drifted": (Reply({"neu": 1}), 3, "drifted", "'maxErgebnisse' is missing"),
    "renamed key": (Reply(listing({"refnr": 1})), 3, "drifted", "no posting can be read"),
    "blocked": (Reply(status=403), 3, "blocked", "HTTP 403"),
    "captcha": (Reply("<html>Are you a human?</html>", kind="text/html"), 3, "blocked", "captcha"),
    "an error": (Reply(status=404), 3, "silent", "HTTP 404"),
}


@pytest.mark.parametrize(("reply", "code", "state", "said"), CHECKS.values(), ids=CHECKS)
def test_check(cli: Cli, tmp_path: Path, reply: Reply, code: int, state: str, said: str) -> None:
    with Server(lambda asked: None if asked.path == "/robots.txt" else reply) as site:
        path = profile(tmp_path, '["arbeitsagentur"]')
        run = cli("check", "--profile", path, "--endpoint", f"arbeitsagentur={site.origin}")
    assert run.returncode == code, run.stderr
    _, row = run.stdout.splitlines()[-2:]
    assert row.split("\t")[:2] == ["arbeitsagentur", state]
    assert said in row
    assert sum("/jobs?" in path for path in site.requests) == 1, "one canary request"
    assert not any("jobdetails" in path for path in site.requests)


def test_check_without_a_connection(cli: Cli, tmp_path: Path) -> None:
    path = profile(tmp_path, '["arbeitsagentur"]')
    run = cli("check", "--profile", path, "--endpoint", "arbeitsagentur=http://127.0.0.1:9")
    assert run.returncode == 3
    assert "silent" in run.stdout
    assert "connection was refused" in run.stdout


def test_boards_tells_what_is_known(cli: Cli, tmp_path: Path, environment: dict[str, str]) -> None:
    path, out = profile(tmp_path, '["arbeitsagentur", "arbeitnow"]'), tmp_path / "data"
    answer = lambda asked: json_answer(listing(hit()) if asked.path.endswith("/jobs") else details())  # noqa: E731
    with serve(answer) as (origin, _):
        board = ("--board", "arbeitsagentur", "--endpoint", f"arbeitsagentur={origin}")
        for _ in range(2):
            assert cli("crawl", "--out", out, "--profile", path, *board).returncode == 0
    run = cli("boards", "--out", out, "--profile", path, env=environment)
    rows = {row.split("\t")[0]: row.split("\t") for row in run.stdout.splitlines()}
    assert run.returncode == 0, run.stderr
    assert rows["arbeitsagentur"][1:5] == ["operator decides", "on", "complete", "1"]
    first, second = (json.loads(p.read_text())["started_at"] for p in sorted((out / "runs").glob("*.json")))
    assert rows["arbeitsagentur"][5:7] == [second[:16].replace("T", " "), first[:16].replace("T", " ")]
    assert rows["arbeitnow"][2] == "on"
    assert (rows["adzuna"][2], rows["adzuna"][7]) == ("off", "needs ADZUNA_APP_ID and ADZUNA_APP_KEY")
    assert rows["stepstone"][1] == "closed"


REFUSED: dict[str, tuple[str, str, str]] = {
    "StepStone": ('["stepstone"]', "", "StepStone is closed to us and cannot be switched on"),
    "XING": ('["arbeitsagentur", "xing"]', "", "XING Jobs is closed"),
    "Indeed": ('["indeed"]', "", "Indeed is closed"),
    "EURES": ('["eures"]', "", "EURES is closed"),
    "no such board": ('["monster"]', "", "there is no board 'monster'"),
    "no employer of a system": ('["lever"]', "", "knows no employer: add [[employers]]"),
    "no site": ('["site"]', "", "knows no site: add [[sites]]"),
    "a system without a spider": (
        '["arbeitsagentur"]',
        '[[employers]]\nname = "x"\nsystem = "taleo"\naccount = "x"\nverified_on = 2026-11-24\n',
        "there is no applicant system 'taleo'",
    ),
    "keys that are missing": ('["adzuna"]', "", "adzuna needs ADZUNA_APP_ID and ADZUNA_APP_KEY in the environment"),
}


@pytest.mark.parametrize(("boards", "more", "sentence"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_switched_on(
    cli: Cli, tmp_path: Path, environment: dict[str, str], boards: str, more: str, sentence: str
) -> None:
    run = cli("crawl", "--out", tmp_path / "data", "--profile", profile(tmp_path, boards, more), env=environment)
    assert (run.returncode, run.stdout) == (2, "")
    assert sentence in run.stderr
    assert len(run.stderr.splitlines()) == 1


def test_an_employer_is_one_entry(cli: Cli, tmp_path: Path) -> None:
    entry = '[[employers]]\nname = "Havel GmbH"\nsystem = "lever"\naccount = "havel"\nverified_on = 2026-11-24\n'
    job = {"id": "1", "text": "Leiter Kundenservice", "hostedUrl": "https://jobs.lever.co/havel/1"}
    job |= {"createdAt": 1795000000000, "categories": {"location": "Potsdam"}}  # type: ignore[dict-item]
    with Server(lambda asked: Reply([job]) if asked.path == "/v0/postings/havel" else None) as site:
        path, out = profile(tmp_path, '["lever"]', entry), tmp_path / "data"
        run = cli("crawl", "--out", out, "--profile", path, "--endpoint", f"lever-havel={site.origin}")
    assert run.returncode == 0, run.stderr
    assert "lever-havel: complete, 1 postings" in run.stdout


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/json", json.dumps({"jobs": [{"text": CONTACT, "n": 7}]})),
        ("application/xml", f"<jobs><job><text>{CONTACT}</text></job></jobs>"),
        ("text/html", f"<html><body><p>{CONTACT}</p></body></html>"),
        ("text/plain", json.dumps({"jobs": [{"text": CONTACT}]})),
    ],
)
def test_record_keeps_no_contact_person(cli: Cli, tmp_path: Path, kind: str, body: str) -> None:
    with Server(lambda asked: None if asked.path == "/robots.txt" else Reply(body, kind=kind)) as site:
        path = profile(tmp_path, '["arbeitnow"]')
        endpoint = ("--profile", path, "--endpoint", f"arbeitnow={site.origin}")
        url = "https://www.arbeitnow.com/api/job-board-api?page=1"
        run = cli("record", "arbeitnow", url, "--case", "one", "--into", tmp_path / "cases", *endpoint)
        again = cli("record", "arbeitnow", url, "--case", "one", "--into", tmp_path / "cases", *endpoint)
    assert run.returncode == 0, run.stderr
    (answer,) = (tmp_path / "cases" / "arbeitnow" / "one").glob("response.*")
    assert answer.suffix == (".json" if body.startswith("{") else f".{kind.partition('/')[2]}")
    text = answer.read_text(encoding="utf-8")
    assert "jobs" in text or "<p>" in text
    assert not any(secret in text for secret in ("Musterfrau", "23125", "mia."))
    meta: Any = json.loads((answer.parent / "meta.json").read_text(encoding="utf-8"))
    assert (meta["board"], meta["url"], meta["status"]) == ("arbeitnow", url, 200)
    assert (again.returncode, "is there already" in again.stderr) == (4, True)


def test_record_knows_the_methods_of_the_spider(cli: Cli, tmp_path: Path) -> None:
    path = profile(tmp_path, '["arbeitnow"]')
    told = ("--profile", path, "--endpoint", "arbeitnow=http://127.0.0.1:9", "--callback", "parse_it")
    run = cli("record", "arbeitnow", "https://www.arbeitnow.com/api/x", *told)
    assert (run.returncode, "no method 'parse_it'" in run.stderr) == (4, True)


def test_record_obeys_robots(cli: Cli, tmp_path: Path) -> None:
    rules = Reply("User-agent: *\nDisallow: /api\n", kind="text/plain")
    with Server(lambda asked: rules if asked.path == "/robots.txt" else Reply({})) as site:
        path = profile(tmp_path, '["arbeitnow"]')
        told = ("--into", tmp_path / "cases", "--profile", path, "--endpoint", f"arbeitnow={site.origin}")
        run = cli("record", "arbeitnow", "https://www.arbeitnow.com/api/job-board-api?page=1", *told)
    assert run.returncode == 4
    assert "robots.txt closes" in run.stderr
    assert site.requests == ["/robots.txt"]


def test_a_new_board_begins_with_a_failing_test(cli: Cli, tmp_path: Path) -> None:
    checkout = tmp_path / "checkout"
    for folder in ("crawler", "pipelines", "exports", "tests"):
        shutil.copytree(ROOT / folder, checkout / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "scrapy.cfg"):
        shutil.copy(ROOT / name, checkout / name)
    run = cli("new-board", "stadtwerke-demo", cwd=checkout)
    assert run.returncode == 0, run.stderr
    assert "crawler/spiders/stadtwerke_demo.py" in run.stdout
    environment = {**os.environ, "PYTHONPATH": str(checkout)}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/crawler/test_cases.py"]
    before = subprocess.run(command, cwd=checkout, env=environment, capture_output=True, text=True, check=False)
    assert before.returncode == 1, before.stdout
    assert "write here what the spider must read" in before.stdout
    cases = checkout / "tests" / "boards" / "stadtwerke-demo"
    assert [path.name for path in cases.iterdir()] == ["example"]

    job = {"id": 7, "title": "Serviceleiter", "url": "https://x.example/7", "description": CONTACT}
    with Server(lambda asked: None if asked.path == "/robots.txt" else Reply({"jobs": [job]})) as site:
        told = ("--profile", profile(tmp_path, '["stadtwerke-demo"]'), "--endpoint", f"stadtwerke-demo={site.origin}")
        url = "https://stadtwerke-demo.example/api/jobs"
        saved = cli("record", "stadtwerke-demo", url, *told, cwd=checkout, env=environment)
    assert saved.returncode == 0, saved.stderr
    assert [path.name for path in cases.iterdir()] == ["recorded"], "the example makes room"
    assert json.loads((cases / "recorded" / "meta.json").read_text(encoding="utf-8"))["callback"] == "parse_listing"
    then = subprocess.run(command, cwd=checkout, env=environment, capture_output=True, text=True, check=False)
    assert then.returncode == 1, "what is expected is a person's to write"
    assert "the spider reads" in then.stdout
    assert '"title": "Serviceleiter"' in then.stdout
    assert '"towns"' in then.stdout

    expected = [{"title": "Serviceleiter", "native_id": "7"}]
    (cases / "recorded" / "expected.json").write_text(json.dumps(expected), encoding="utf-8")
    after = subprocess.run(command, cwd=checkout, env=environment, capture_output=True, text=True, check=False)
    assert after.returncode == 0, after.stdout
    twice = cli("new-board", "stadtwerke-demo", cwd=checkout)
    assert (twice.returncode, "is there already" in twice.stderr) == (2, True)


def test_an_example_that_somebody_has_changed_stays(tmp_path: Path) -> None:
    (tmp_path / "crawler" / "spiders").mkdir(parents=True)
    *_, expected = new_board(tmp_path, "stadtwerke", year=2026, month=11, day=24)
    cases = tmp_path / "tests" / "boards" / "stadtwerke"
    expected.write_text('[{"title": "Leitung"}]', encoding="utf-8")
    assert not without_example(cases, "stadtwerke")
    assert expected.exists()
    expected.write_text(EXPECTED, encoding="utf-8")
    assert without_example(cases, "stadtwerke")
    assert not without_example(cases, "stadtwerke"), "there is none any more"


def test_record_asks_as_the_spider_does(cli: Cli, tmp_path: Path) -> None:
    asked: list[Asked] = []

    def answer(request: Asked) -> Reply | None:
        asked.append(request)
        return None if request.path == "/robots.txt" else Reply({"data": []})

    with Server(answer) as site:
        told = (
            "--into",
            tmp_path,
            "--profile",
            profile(tmp_path, '["interamt"]'),
            "--endpoint",
            f"interamt={site.origin}",
        )
        run = cli("record", "interamt", "https://api.interamt.de/search/stellenangebot?showResult=true", *told)
    assert run.returncode == 0, run.stderr
    headers = {name.lower(): value for name, value in asked[-1].headers.items()}
    assert (asked[-1].body, headers["x-remote-application"]) == (b'{"search": {}}', "Interamtb2c")


@pytest.mark.parametrize("name", ["../x", "Groß", "a b", "", "-x", "x" * 41])
def test_names_that_are_no_names(cli: Cli, tmp_path: Path, name: str) -> None:
    run = cli("new-board", "--", name, cwd=ROOT)
    assert run.returncode == 2
    assert "must be of lower-case letters" in run.stderr


def test_boards_on_a_terminal_of_eighty_columns() -> None:
    profile = demo_profile(dt.date(2026, 11, 24))
    found = [
        (row.name, row.access, row.state, "complete", "12", "2026-11-24 06:00", "2026-11-24 06:00", row.why_off)
        for row in rows(profile, None)
    ]
    screen = io.StringIO()
    head = ("board", "access", "state", "verdict", "rows", "last read", "last change", "why off")
    console = Console(file=screen, width=80, force_terminal=True, color_system=None)
    print_table(head, found, console, below=("access", "why off"))
    lines = screen.getvalue().splitlines()
    assert max(map(len, lines)) <= 80
    days = [line for line in lines if line.count("2026-11-24") == 2]
    assert len(days) == len(found), "a day stays in one line"
    assert all(any(line.split()[:1] == [name] for line in lines) for name in known_boards(profile)), "names stay whole"
    assert len(lines) < 4 * len(found)


def test_boards_of_another_profile_are_listed_too(tmp_path: Path) -> None:
    record = {
        "started_at": "2026-11-24T04:00:00+00:00",
        "boards": {"lever-havel": {"verdict": "failed", "postings": 0}},
    }
    (tmp_path / "runs").mkdir()
    (tmp_path / "runs" / "r.json").write_text(json.dumps(record), encoding="utf-8")
    found = {row.name: row for row in rows(demo_profile(dt.date(2026, 11, 24)), tmp_path)}
    read = found["lever-havel"]
    assert (read.state, read.verdict, read.read_at) == ("off", "failed", "2026-11-24 04:00")
    assert read.why_off == "read for another profile"
    assert found["arbeitsagentur"].verdict == ""
