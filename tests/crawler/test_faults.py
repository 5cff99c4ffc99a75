"""What a board or a machine does wrong: one clear sentence, the right exit code, yesterday's snapshot untouched."""

import json
import resource
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from exports import load
from tests.conftest import Cli
from tests.loopback import Answer, Asked, details, hit, json_answer, listing, serve

HTML = Answer(200, b"<!doctype html><title>Wartung</title>", "text/html")
Board = Callable[[Asked], Answer]


def board(search: Answer | Board, detail: Answer | Board | None = None) -> Board:
    def answer(request: Asked) -> Answer:
        if request.path.endswith("/jobs"):
            return search(request) if callable(search) else search
        if detail is None:
            return json_answer(details())
        return detail(request) if callable(detail) else detail

    return answer


ONE = json_answer(listing(hit()))
WHOLE = json.dumps(details()).encode()

NOTHING_PUBLISHED = {
    "HTML for JSON": (board(HTML), 4, "HTML where JSON was expected"),
    "empty body": (board(Answer()), 4, "an empty answer"),
    "a list for an object": (board(json_answer([])), 4, "JSON that is not an object"),
    "cut short": (board(Answer(200, b'{"maxErg', announced=4000)), 4, "was cut short"),
    "damaged JSON": (board(Answer(200, b'{"maxErg')), 4, "damaged or incomplete JSON"),
    "deeply nested JSON": (board(Answer(200, b"[" * 200_000)), 4, "damaged or incomplete JSON"),
    "500": (board(Answer(500)), 4, "HTTP 500"),
    "404, the end of an API version": (board(Answer(404)), 4, "HTTP 404"),
    "403": (board(Answer(403, b" ")), 4, "refuses us: HTTP 403"),
    "429": (board(Answer(429)), 4, "refuses us: HTTP 429"),
    "unknown place": (board(json_answer(listing(woOutput={"suchmodus": "UNGUELTIG"}))), 2, "knows no place 'Potsdam'"),
    "more hits than listed": (board(json_answer(listing(hit(), total=10_001))), 4, "has 10001 hits"),
    "hits announced, none listed": (board(json_answer(listing(total=3))), 4, "3 hits announced"),
    "renamed total": (board(json_answer({"anzahl": 3, "ergebnisliste": [hit()]})), 4, "'maxErgebnisse' is missing"),
    "total as text": (board(json_answer(listing(hit(), total="1"))), 4, "'maxErgebnisse' is str"),  # type: ignore[arg-type]
    "renamed list": (board(json_answer(listing(total=1, stellen=[hit()]))), 4, "1 hits announced"),
    "hits of another shape": (board(json_answer(listing(*[{"refnr": "1"}] * 5))), 4, "could not be read at all: 5"),
}


@pytest.mark.parametrize(("answer", "code", "sentence"), NOTHING_PUBLISHED.values(), ids=NOTHING_PUBLISHED)
def test_nothing_is_published_from_a_failed_board(
    cli: Cli, profile: Path, yesterday: Path, answer: Board, code: int, sentence: str
) -> None:
    before = files(yesterday)
    with serve(answer) as (origin, _):
        run = cli("crawl", "--out", yesterday, "--profile", profile, "--endpoint", f"arbeitsagentur={origin}")
    assert run.returncode == code, run.stderr
    assert sentence in run.stderr
    assert "Traceback" not in run.stderr
    assert len(run.stderr.splitlines()) <= 4
    assert_nothing_false(yesterday, before)
    assert record(yesterday)["exit_code"] == code


def test_a_refused_connection(cli: Cli, profile: Path, yesterday: Path) -> None:
    before = files(yesterday)
    run = cli("crawl", "--out", yesterday, "--profile", profile, "--endpoint", "arbeitsagentur=http://127.0.0.1:9")
    assert (run.returncode, "was refused" in run.stderr, "Traceback" in run.stderr) == (4, True, False)
    assert_nothing_false(yesterday, before)


def many(request: Asked) -> Answer:
    page = int(request.query["page"])
    return json_answer(listing(*(hit(n) for n in range(100 * page, 100 * page + 100)), total=150))


PUBLISHED = {
    "no hits, as the board says": (board(json_answer(listing())), 0, 0, ()),
    "one hit": (board(ONE), 0, 1, ()),
    "details gone": (board(ONE, Answer(404, b"{}")), 0, 1, ("detail_missing",)),
    "details as HTML": (board(ONE, HTML), 0, 1, ("detail_unread",)),
    "details of another posting": (board(ONE, json_answer(details(2))), 0, 1, ("detail_unread",)),
    "details cut short": (board(ONE, Answer(200, WHOLE[:99], announced=len(WHOLE))), 0, 1, ("detail_unread",)),
    "details with HTTP 500": (board(ONE, Answer(500)), 0, 1, ("detail_unread",)),
    "details refused": (board(ONE, Answer(403)), 3, 1, ("detail_unread",)),
    "one broken hit among good ones": (board(json_answer(listing({"firma": "x"}, hit()))), 0, 1, ()),
    "a title that is a number": (board(json_answer(listing(hit(), hit(2, stellenangebotsTitel=7)))), 0, 1, ()),
    "pages that repeat": (board(json_answer(listing(hit(), total=150))), 3, 1, ()),
}


@pytest.mark.parametrize(("answer", "code", "rows", "flags"), PUBLISHED.values(), ids=PUBLISHED)
def test_what_can_be_read_is_published(
    cli: Cli, profile: Path, tmp_path: Path, answer: Board, code: int, rows: int, flags: tuple[str, ...]
) -> None:
    out = tmp_path / "data"
    with serve(answer) as (origin, _):
        run = cli("crawl", "--out", out, "--profile", profile, "--endpoint", f"arbeitsagentur={origin}")
    assert run.returncode == code, run.stderr
    postings = load(out, latest=True)
    assert len(postings) == rows
    assert set(flags) <= {flag for found in postings["flags"] for flag in found}


def test_a_refusal_ends_the_visit(cli: Cli, profile: Path, tmp_path: Path) -> None:
    with serve(board(many, Answer(429))) as (origin, asked):
        run = cli("crawl", "--out", tmp_path / "data", "--profile", profile, "--endpoint", f"arbeitsagentur={origin}")
    assert run.returncode == 3
    assert sum("jobdetails" in request.path for request in asked) <= 2  # one may be under way


def too_small(limit: int) -> Callable[[], None]:
    """No file may grow beyond this many bytes: what a full disk is to a writer, without a disk to fill."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))


@pytest.mark.parametrize(("limit", "where"), [(600, "the spool cannot take a posting"), (12_000, "no room to publish")])
def test_a_full_disk(cli: Cli, profile: Path, yesterday: Path, limit: int, where: str) -> None:
    before = files(yesterday)
    with serve(board(ONE)) as (origin, _):
        endpoint = f"arbeitsagentur={origin}"
        run = cli(
            "crawl", "--out", yesterday, "--profile", profile, "--endpoint", endpoint, preexec_fn=too_small(limit)
        )
        assert run.returncode == 4, where
        assert "file too large" in run.stderr
        assert "Traceback" not in run.stderr
        assert_nothing_false(yesterday, before)
        again = cli("crawl", "--out", yesterday, "--profile", profile, "--endpoint", endpoint)
    assert again.returncode == 0
    assert ("before it was cut short is published now" in again.stderr) == (where == "no room to publish")
    assert len(load(yesterday, latest=True)) == 1
    assert not list(yesterday.glob("_staging/*"))


USAGE: dict[str, tuple[str | None, list[str], str]] = {
    "unknown key": ('nmae = "x"\n', [], "unknown key 'nmae'"),
    "not TOML": ("name = \n", [], "is not TOML"),
    "unknown board in the profile": (None, ["--board", "stepstoned"], "there is no board 'stepstoned'"),
    "unknown endpoint": (None, ["--endpoint", "nobody=http://127.0.0.1:1"], "there is no board 'nobody'"),
    "endpoint without a name": (None, ["--endpoint", "http://127.0.0.1:1"], "is not NAME=URL"),
    "no contact": (None, [], "set POTSDAM_JOBS_CONTACT"),
}


@pytest.mark.parametrize(("toml", "arguments", "sentence"), USAGE.values(), ids=USAGE)
def test_usage(
    cli: Cli,
    environment: dict[str, str],
    profile: Path,
    tmp_path: Path,
    toml: str | None,
    arguments: list[str],
    sentence: str,
) -> None:
    if toml is not None:
        profile.write_text(toml, encoding="utf-8")
    run = cli("crawl", "--out", tmp_path / "data", "--profile", profile, *arguments, env=environment)
    assert (run.returncode, "Traceback" in run.stderr) == (2, False)
    assert sentence in run.stderr


def test_an_unreadable_profile(cli: Cli, tmp_path: Path) -> None:
    run = cli("crawl", "--out", tmp_path / "data", "--profile", tmp_path / "none.toml")
    assert (run.returncode, "cannot be read" in run.stderr, "Traceback" in run.stderr) == (2, True, False)


def test_an_unwritable_folder(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    endpoint = "arbeitsagentur=http://127.0.0.1:9"
    run = cli("crawl", "--out", tmp_path / "file" / "data", "--endpoint", endpoint)
    assert (run.returncode, "cannot write to" in run.stderr, "Traceback" in run.stderr) == (2, True, False)


def test_two_runs_at_once(cli: Cli, profile: Path, yesterday: Path) -> None:
    second: list[subprocess.CompletedProcess[str]] = []

    def search(_: Asked) -> Answer:
        second.append(cli("crawl", "--out", yesterday, "--profile", profile, "--endpoint", endpoint))
        return ONE

    with serve(board(search)) as (origin, _):
        endpoint = f"arbeitsagentur={origin}"
        first = cli("crawl", "--out", yesterday, "--profile", profile, "--endpoint", endpoint)
    assert (first.returncode, second[0].returncode) == (0, 75)
    assert "another run" in second[0].stderr


def assert_nothing_false(root: Path, before: dict[str, bytes]) -> None:
    """What was published stands as it was, no new snapshot, and no vacancy is gone because of a failed board."""
    now = files(root)
    published = ("postings/", "latest.json", "changes/snapshot_date=2026-11-23", "coverage/snapshot_date=2026-11-23")
    assert {n: c for n, c in now.items() if n.startswith(published)} == {
        n: c for n, c in before.items() if n.startswith(published)
    }
    assert not [name for name in now if name.startswith("postings/") and name not in before]
    lives = pq.read_table(root / "vacancies" / "vacancies.parquet")["status"].to_pylist()
    assert lives
    assert set(lives) <= {"open", "unknown"}


def files(root: Path) -> dict[str, bytes]:
    found = (path for path in root.rglob("*") if path.is_file() and path.name != ".lock")
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def record(root: Path) -> dict[str, Any]:
    (path,) = (root / "runs").glob("*.json")
    return json.loads(path.read_text(encoding="utf-8"))  # type: ignore[no-any-return]
