"""Fixtures: the command line as a user runs it, in a process of its own."""

import datetime as dt
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from exports.posting import EXAMPLE
from exports.spool import Spool
from pipelines.publish import publish
from tests.forked import Forks

Cli = Callable[..., CompletedProcess[str]]
PATIENCE = 120  # seconds for a command
ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def cli() -> Iterator[Cli]:
    """Run `potsdam-jobs` with these arguments; a crawl uses up its process, so each call has its own, a forked one."""
    forks = Forks(ROOT)

    def run(
        *args: object, cwd: object = None, env: Mapping[str, str] | None = None, **more: object
    ) -> CompletedProcess[str]:
        words, environment = [str(word) for word in args], dict(os.environ if env is None else env)
        forked = None if more else forks.run(words, cwd=str(cwd or Path.cwd()), env=environment, timeout=PATIENCE)
        if forked is not None:
            return forked
        command = [Path(sys.executable).with_name("potsdam-jobs"), *words]
        more |= {"cwd": cwd, "env": environment, "timeout": PATIENCE}
        return subprocess.run(command, capture_output=True, text=True, check=False, **more)  # type: ignore[call-overload]

    yield run
    forks.close()


@pytest.fixture(scope="session")
def demo(cli: Cli, tmp_path_factory: pytest.TempPathFactory) -> tuple[CompletedProcess[str], Path]:
    """What `potsdam-jobs demo` said, and the folder in which it made `demo-data`."""
    folder = tmp_path_factory.mktemp("demo")
    return cli("demo", cwd=folder), folder


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """The environment of a fresh user without a contact."""
    kept = {name: value for name, value in os.environ.items() if name != "POTSDAM_JOBS_CONTACT"}
    return {**kept, "HOME": str(tmp_path)}


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """A profile with one phrase: one search request a crawl."""
    path = tmp_path / "profile.toml"
    path.write_text(
        'name = "test"\nboards = ["arbeitsagentur"]\n'
        'occupation = { name = "Kundenservice", terms = ["Leiter Kundenservice"] }\n'
        'place = { name = "Potsdam", lat = 52.39886, lon = 13.06566, radius_km = 25 }\n',
        encoding="utf-8",
    )
    return path


@pytest.fixture
def yesterday(tmp_path: Path) -> Path:
    """A data folder that holds yesterday's snapshot."""
    out = tmp_path / "data"
    day = dt.date(2026, 11, 23)
    spool = Spool(tmp_path / "spool")
    spool.add(EXAMPLE)
    spool.close()
    complete = {"arbeitsagentur": tmp_path / "spool"}
    publish(out, day=day, run="old", complete=complete, partial={}, coverage=(), normalizer_version="1")
    return out
