"""A data folder, a board and a command line, to do faults to."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from exports import load
from tests.conftest import ROOT
from tests.faults.aftermath import everything_reads, hold, none_closed, said_plainly, statuses, told_anew_is_the_same
from tests.faults.town import BOARD, GONE, IDS, PROFILE, Town, settle
from tests.loopback import Answer, Asked, json_answer, serve

OTHER = "arbeitnow"
OTHERS = json.loads((ROOT / "tests" / "boards" / OTHER / "two-jobs" / "response.json").read_text(encoding="utf-8"))
OTHERS["data"][0] |= {"title": "Leiter Kundenservice (m/w/d)", "location": "Potsdam"}
BOTH = PROFILE.replace(f'["{BOARD}"]', f'["{BOARD}", "{OTHER}"]')
CLI = ("-c", "from crawler.cli import main; main()")
HURRIED = ("-m", "tests.faults.hurried")


class Place:
    """The folder `root` with two days of the past, and the board at `origin`."""

    def __init__(self, work: Path, origin: str, *, profile: str = PROFILE) -> None:
        self.work, self.root, self.origin = work, work / "data", origin
        self.profile = work / "profile.toml"
        self.profile.write_text(profile, encoding="utf-8")
        self.python: tuple[str, ...] = CLI
        self.endpoints = {BOARD: f"{origin}/visitor"}
        if OTHER in profile:
            self.endpoints[OTHER] = f"{origin}/other"

    def crawl(self, *more: str, out: object = None, env: Mapping[str, str] | None = None) -> tuple[int, str]:
        """Run `potsdam-jobs crawl`; returns its exit code and what it said on stderr."""
        command = [sys.executable, *self.python, "crawl", "--out", str(out or self.root), "--profile", self.profile]
        for name, origin in self.endpoints.items():
            command += ["--endpoint", f"{name}={origin}"]
        run = subprocess.run(
            [*command, *more],
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
            env={**os.environ, **(env or {})},
        )
        return run.returncode, run.stderr

    def expect(self, code: int, *sentences: str) -> str:
        """Run once; it ends with this code, and says these sentences and little else."""
        found, said = self.crawl()
        hold(found == code, f"exit code {found}, not {code}: {said}")
        said_plainly(said, *sentences)
        none_closed(self.root)
        return said

    def heals(self, code: int = 0, *sentences: str) -> None:
        """A run in which nothing goes wrong makes everything right again."""
        self.expect(code, *sentences)
        self.is_whole()
        hold(not list(self.root.glob("_staging/*")), "something was left in _staging")

    def is_whole(self) -> None:
        """Everything reads and is as it would have been without the fault."""
        everything_reads(self.root)
        self.is_true()
        told_anew_is_the_same(self.root, self.work)

    def is_true(self) -> None:
        """Today's postings are all there, and nothing is said to be gone that is not."""
        found = {one for one in load(self.root, latest=True)["posting_id"] if one.startswith(BOARD)}
        hold(found == IDS, f"{len(found)} postings of {len(IDS)}")
        now = {name: status for name, status in statuses(self.root).items() if name.startswith(BOARD)}
        expected = dict.fromkeys(IDS, "open") | {GONE: "missing"}
        hold(now == expected, f"{sorted(now.items() ^ expected.items())}")


def both(town: Town, asked: Asked) -> Answer:
    """The answers of two boards at one address."""
    return json_answer(OTHERS) if asked.path.startswith("/other") else town(asked)


@contextmanager
def opened(work: Path, *, profile: str = PROFILE, past: bool = True) -> Iterator[Place]:
    """A place in an empty folder."""
    town = Town()
    work.mkdir(parents=True, exist_ok=True)
    with serve(lambda asked: both(town, asked)) as (origin, _):
        place = Place(work, origin, profile=profile)
        if past:
            settle(place.root, work / "spools")
        yield place
