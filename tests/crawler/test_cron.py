"""What cron, a log collector and a health check see of a run."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.conftest import Cli
from tests.loopback import Answer, details, hit, json_answer, listing, serve


@pytest.fixture
def check() -> Iterator[tuple[str, list[str]]]:
    """A health check: its address and the paths that it was told."""
    told: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            told.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/secret-of-the-operator", told
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(("answer", "code"), [(json_answer(listing(hit())), 0), (Answer(500), 4)])
def test_a_health_check_hears_of_start_and_end(
    cli: Cli, profile: Path, tmp_path: Path, check: tuple[str, list[str]], answer: Answer, code: int
) -> None:
    url, told = check
    with serve(lambda _: answer) as (origin, _):
        endpoint = f"arbeitsagentur={origin}"
        run = cli("crawl", "--out", tmp_path, "--profile", profile, "--endpoint", endpoint, "--ping", url)
    assert run.returncode == code
    assert told == ["/secret-of-the-operator/start", f"/secret-of-the-operator/{code}"]
    assert "secret" not in run.stdout + run.stderr
    assert not any(b"secret" in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())


def test_a_usage_error_is_told_too(cli: Cli, tmp_path: Path, check: tuple[str, list[str]]) -> None:
    url, told = check
    run = cli("crawl", "--out", tmp_path, "--profile", tmp_path / "missing.toml", "--ping", url)
    assert (run.returncode, told[-1]) == (2, "/secret-of-the-operator/2")


def test_a_health_check_that_does_not_answer_changes_nothing(cli: Cli, profile: Path, tmp_path: Path) -> None:
    with serve(lambda _: json_answer(listing(hit()))) as (origin, _):
        endpoint = f"arbeitsagentur={origin}"
        dead = "http://127.0.0.1:9/secret"
        run = cli("crawl", "--out", tmp_path, "--profile", profile, "--endpoint", endpoint, "--ping", dead)
    assert run.returncode == 0
    assert run.stderr.count("the health check could not be told") == 2
    assert "secret" not in run.stderr


def test_json_logs_are_one_object_a_line(cli: Cli, profile: Path, tmp_path: Path) -> None:
    with serve(lambda _: json_answer(listing(hit()))) as (origin, _):
        endpoint = f"arbeitsagentur={origin}"
        run = cli("crawl", "--out", tmp_path, "--profile", profile, "--endpoint", endpoint, "--log-json", "--verbose")
    assert (run.returncode, run.stdout) == (0, "")
    lines = [json.loads(line) for line in run.stderr.splitlines()]
    assert all(line.keys() >= {"at", "level", "event", "message"} for line in lines)
    assert {"read", "board", "published", "scrapy.core.engine"} <= {line["event"] for line in lines}
    assert next(line for line in lines if line["event"] == "board")["verdict"] == "complete"


def test_the_mail_of_a_morning_with_trouble(cli: Cli, profile: Path, tmp_path: Path) -> None:
    profile.write_text(
        profile.read_text(encoding="utf-8").replace('["arbeitsagentur"]', '["arbeitsagentur", "arbeitnow"]'),
        encoding="utf-8",
    )
    well = lambda asked: json_answer(listing(hit()) if asked.path.endswith("/jobs") else details())  # noqa: E731
    told = ("--out", tmp_path / "data", "--profile", profile)
    with serve(well) as (good, _), serve(lambda _: Answer(503)) as (bad, _):
        some = cli("crawl", *told, "--endpoint", f"arbeitsagentur={good}", "--endpoint", f"arbeitnow={bad}")
        none = cli("crawl", *told, "--board", "arbeitnow", "--endpoint", f"arbeitnow={bad}")
    day = max(path.name for path in (tmp_path / "data" / "postings").iterdir()).partition("=")[2]
    for run, code, first in (
        (some, 3, f"published 1 postings of {day}, but 1 of 2 boards are not complete"),
        (none, 4, "nothing published (no board gave anything usable); earlier snapshots stay as they are"),
    ):
        headline, board, step, record = run.stderr.splitlines()
        assert (run.returncode, headline) == (code, first)
        assert board.startswith("arbeitnow: failed, 0 postings; HTTP 503")
        assert step.startswith("next: potsdam-jobs check arbeitnow ")
        assert record.startswith("run record: ")
