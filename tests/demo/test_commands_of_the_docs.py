"""Every command of ours that a page shows is run, the lines of a page one after another in a folder of their own.

What would leave this machine is replaced, and nothing else (`local`): boards answer on loopback, a bucket is a folder,
a health check is one on loopback. `demo-history` is the simulation of these tests.
"""

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from crawler.cli import main
from tests import pages
from tests.conftest import ROOT, Cli
from tests.demo.conftest import Simulated
from tests.loopback import Answer, Asked, details, hit, json_answer, listing, serve
from tests.pages import PAGES, Command

SHOWN = [page for page in PAGES if any(command.program == "potsdam-jobs" for command in pages.console(page))]
NEW_BOARD = "stadtwerke-musterstadt"
# These only read data and can share a process; the others start a reactor or publish.
READING = {"status", "search", "diff", "export", "boards", "explain", "init", "show", "report"}
CODES = {
    "crawl": {0, 3},  # the recorded Arbeitnow answer has grown old, so its window is read in part
    "publish": {0, 3},
    "status": {0, 3, 4},  # whether the data is fresh is its answer
}
ARBEITNOW = (ROOT / "tests/boards/arbeitnow/two-jobs/response.json").read_bytes()
PROFILE = """name = "test"
boards = ["arbeitsagentur", "arbeitnow"]
occupation = { name = "Kundenservice", terms = ["Leiter Kundenservice"] }
place = { name = "Potsdam", lat = 52.39886, lon = 13.06566, radius_km = 25 }
"""
RECORD = {"id": 7, "title": "Leitung Kundenservice (m/w/d)", "url": f"https://{NEW_BOARD}.example/jobs/7"}


def answer(asked: Asked) -> Answer:
    """All boards of these tests at one address."""
    if asked.path == "/api/jobs":
        return json_answer({"jobs": [RECORD]})
    if "job-board-api" in asked.path:
        return Answer(200, ARBEITNOW)
    return json_answer(listing(hit()) if asked.path.endswith("/jobs") else details())


@pytest.fixture(scope="module")
def origin() -> Iterator[str]:
    with serve(answer) as (origin, _):
        yield origin


def local(command: Command, origin: str, own_boards: set[str]) -> list[str]:
    """A command with all that would leave the machine replaced.

    >>> local(Command("potsdam-jobs", ("crawl", "--out", "s3://b/p", "--profile", "x.toml")), "http://o", set())
    ['crawl', '--out', 'bucket', '--profile', 'x.toml', '--board', 'arbeitnow', '--endpoint', 'arbeitnow=http://o']
    """
    words = ["bucket" if word.startswith("s3://") else word for word in command.words]
    if "--ping" in words:
        words[words.index("--ping") + 1] = f"{origin}/ping"
    if words[0] not in {"crawl", "check", "record"}:
        return words
    if "--profile" not in words:
        return [*words, "--profile", "test.toml", *_endpoints(origin, ["arbeitsagentur", "arbeitnow"])]
    if own_boards:
        return [*words, *_endpoints(origin, own_boards)]
    # A profile that a line above wrote names boards that nothing on loopback answers for.
    return [*words, "--board", "arbeitnow", *_endpoints(origin, ["arbeitnow"])]


def _endpoints(origin: str, boards: list[str] | set[str]) -> list[str]:
    return [word for board in boards for word in ("--endpoint", f"{board}={origin}")]


@pytest.mark.parametrize("page", SHOWN, ids=pages.name)
def test_its_commands_run(
    cli: Cli, page: Path, origin: str, simulated: Simulated, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands = [command for command in pages.console(page) if command.program == "potsdam-jobs"]
    is_checkout = any(command.words[0] == "new-board" for command in commands)
    if is_checkout:
        _copy_checkout(tmp_path)
    (tmp_path / "test.toml").write_text(PROFILE, encoding="utf-8")
    (tmp_path / "demo-history").symlink_to(simulated.out)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("POTSDAM_JOBS_CONTACT", "you@example.org")
    monkeypatch.setenv("HOME", str(tmp_path))
    for command in commands:
        words = local(command, origin, {NEW_BOARD} if is_checkout else set())
        if words[0] == "report" and not (ROOT / "crawler" / "commands" / "report.py").exists():
            continue
        if words[0] == "publish" and Path("work").exists():
            shutil.copytree("work/_spools", "copied/_spools")  # what the text says comes from the other machine
        if words[0] in READING and not is_checkout:
            done = CliRunner().invoke(main, words)
            code, said = done.exit_code, done.output
        else:
            paths = [str(tmp_path)] if is_checkout else [str(ROOT)]
            run = cli(*words, env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)})
            code, said = run.returncode, run.stdout + run.stderr
        assert code in CODES.get(words[0], {0}), f"{command}\n{said}"
    if is_checkout:
        meta = json.loads(Path(f"tests/boards/{NEW_BOARD}/recorded/meta.json").read_text(encoding="utf-8"))
        assert meta["board"] == NEW_BOARD


def _copy_checkout(folder: Path) -> None:
    for part in ("crawler", "pipelines", "exports", "tests"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))


def test_what_is_shown_is_looked_at() -> None:
    assert {pages.name(page) for page in SHOWN} >= {"README.md", "docs/operations.md", "docs/adding-a-board.md"}
