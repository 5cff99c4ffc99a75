"""Every command that a page shows is run, the lines of a page one after another, in a checkout of their own.

What would leave this machine is replaced, and nothing else (`local`): boards answer on loopback, a bucket is a folder,
a health check is one on loopback, the origin of `git pull` is a copy of this checkout. `make` is run with a `VENV` that
stands for the environment of these tests, so it installs nothing; `demo-history` is the simulation of these tests.

One command is not run: `make test` is what runs these tests, so of it only each step is looked at (`make -n`). What a
page names in its text, but shows in no block, has to exist (`tests/test_docs.py`); the programs of such targets of
`make` are looked at here too.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from click.testing import CliRunner

from crawler.cli import main
from tests import pages
from tests.conftest import ROOT, Cli
from tests.demo.conftest import Simulated
from tests.loopback import Answer, Asked, details, hit, json_answer, listing, serve
from tests.pages import PAGES, Command

SHOWN = [page for page in PAGES if pages.console(page)]
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
RECORD = {
    "id": 7,
    "title": "Leitung Kundenservice (m/w/d)",
    "url": f"https://{NEW_BOARD}.example/jobs/7",
    "company": "Stadtwerke Musterstadt GmbH",
    "place": "Potsdam",
}


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


@pytest.fixture(scope="module")
def origin_of_git(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This checkout as it lies here, committed into a repository of its own."""
    folder = tmp_path_factory.mktemp("git") / "origin"
    others = (".git", ".venv", "__pycache__", ".*_cache", ".hypothesis", "demo-*", "*.egg-info")
    shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns(*others))
    who = ("-c", "user.name=somebody", "-c", "user.email=somebody@example.org")
    for words in (("init", "-q"), ("add", "-A"), (*who, "commit", "-qm", "All of it")):
        subprocess.run(["git", *words], cwd=folder, check=True)
    return folder


@pytest.fixture(scope="module")
def venv(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `make` takes for an environment that is set up: the one that these tests run in."""
    folder = tmp_path_factory.mktemp("environment") / "venv"
    folder.mkdir()
    for part in Path(sys.prefix).iterdir():
        if not part.name.startswith("installed"):
            (folder / part.name).symlink_to(part)
    return folder


class Place:
    """A checkout in which the commands of a page are run, and what a person would do between them."""

    def __init__(self, folder: Path, venv: Path, cli: Cli) -> None:
        self.folder, self.venv, self.cli = folder, venv, cli
        self.environment = _own_environment() | {"PYTHONPATH": str(folder)}

    def run(self, command: Command, words: list[str]) -> tuple[int, str]:
        """The exit code of a command and what it said."""
        match command.program:
            case "export":
                self.environment |= dict(word.split("=", 1) for word in words)
                return 0, ""
            case "potsdam-jobs" if words[0] in READING and not self.has_new_board():
                done = CliRunner().invoke(main, words)
                return done.exit_code, done.output
            case "potsdam-jobs":
                run = self.cli(*words, cwd=self.folder, env=self.environment)
                return run.returncode, run.stdout + run.stderr
            case "make":
                for stamp in ("installed", "installed-dev"):  # newer than the lock files of this checkout
                    (self.venv / stamp).touch()
                told = ["make", *(["-n"] if words == ["test"] else []), f"VENV={self.venv}", *words]
            case "scrapy" | "python" as program:
                told = [str(Path(sys.executable).with_name(program)), *words]
            case "git":
                told = ["git", *words]
            case other:
                raise AssertionError(f"how is {other} run?")
        limit = 300  # seconds, on a busy machine
        done = subprocess.run(
            told, cwd=self.folder, env=self.environment, capture_output=True, text=True, timeout=limit, check=False
        )
        if words == ["test"]:
            _look_at_steps(done.stdout)
        return done.returncode, done.stdout + done.stderr

    def has_new_board(self) -> bool:
        """Whether the checkout knows a board that the one of these tests does not."""
        return (self.folder / "tests" / "boards" / NEW_BOARD).exists()

    def write_what_is_expected(self, page: Path) -> None:
        """What the page says to do by hand with a recorded answer, its JSON word by word."""
        case = self.folder / "tests" / "boards" / NEW_BOARD
        (text,) = re.findall(r"```json\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
        (case / "recorded" / "expected.json").write_text(text, encoding="utf-8")
        told = json.loads((case / "recorded" / "meta.json").read_text(encoding="utf-8"))
        assert (told["board"], told["callback"]) == (NEW_BOARD, "parse_listing")
        assert not (case / "example").exists()


def _own_environment() -> dict[str, str]:
    """What a person's shell has: nothing of a `make` that runs these tests, for which its own `make` would speak up."""
    return {name: value for name, value in os.environ.items() if name not in {"MAKEFLAGS", "MFLAGS", "MAKELEVEL"}}


def _look_at_steps(steps: str) -> None:
    """The steps of a target of `make`, as `make -n` prints them: each program and module of Python is there."""
    found = [line.removeprefix("@").split() for line in steps.splitlines()]
    assert found
    for program, *words in found:
        assert shutil.which(program), program
        if words[:1] == ["-m"]:
            assert find_spec(words[1]), words


@pytest.mark.parametrize("page", SHOWN, ids=pages.name)
def test_its_commands_run(
    cli: Cli,
    page: Path,
    origin: str,
    simulated: Simulated,
    origin_of_git: Path,
    venv: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = tmp_path / "checkout"
    subprocess.run(["git", "clone", "-q", "--local", origin_of_git, folder], check=True)
    (folder / "test.toml").write_text(PROFILE, encoding="utf-8")
    (folder / "demo-history").symlink_to(simulated.out)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("POTSDAM_JOBS_CONTACT", "you@example.org")
    monkeypatch.setenv("HOME", str(tmp_path))
    place = Place(folder, venv, cli)
    for command in pages.console(page):
        words = list(command.words)
        if command.program == "potsdam-jobs":
            words = local(command, origin, {NEW_BOARD} if place.has_new_board() else set())
        if words[0] == "publish" and Path("work").exists():
            shutil.copytree("work/_spools", "copied/_spools")  # what the text says comes from the other machine
        code, said = place.run(command, words)
        assert code in CODES.get(words[0], {0}), f"{command}\n{said}"
        if words[0] == "record":
            place.write_what_is_expected(page)
        if words == ["demo"]:
            assert list(folder.glob("demo-data/postings/*/postings.parquet"))
        if words == ["notebook"]:
            assert (folder / "docs/notebooks/my-quickstart.ipynb").exists()


TARGETS = sorted(set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)))


@pytest.mark.parametrize("target", [target for target in TARGETS if target != "lock"])  # it fetches its own tool
def test_the_steps_of_each_target_are_there(target: str, venv: Path) -> None:
    for stamp in ("installed", "installed-dev"):
        (venv / stamp).touch()
    told = ["make", "-n", f"VENV={venv}", target]
    done = subprocess.run(told, cwd=ROOT, env=_own_environment(), capture_output=True, text=True, check=True)
    _look_at_steps(done.stdout)


def test_what_is_shown_is_looked_at() -> None:
    assert {pages.name(page) for page in SHOWN} >= {"README.md", "docs/operations.md", "docs/adding-a-board.md"}
    programs = {command.program for page in SHOWN for command in pages.console(page)}
    assert programs == {"potsdam-jobs", "make", "git", "export", "python"}
