"""kill -9 at random moments of crawl and publish, through the command line over a board on loopback.

Half of the kills take the whole process group, as the end of a container does; the others only the run, whose
publisher then outlives it. The moments are drawn between the first request and the end of an undisturbed run.
"""

import os
import random
import shutil
import signal
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from exports import load
from tests.faults.aftermath import (
    days_before,
    everything_reads,
    hold,
    none_closed,
    said_plainly,
    statuses,
    told_anew_is_the_same,
    waiting,
)
from tests.faults.fault import Result, result
from tests.faults.town import BOARD, GONE, HITS, IDS, PROFILE, Town, settle, today
from tests.loopback import serve

AT_A_TIME = 2
SEED = 20261125
DRAWS = 20  # moments that are drawn until one falls before the end of the run


class Kills:
    """Runs over one town, each into a data folder of its own."""

    def __init__(self, work: Path) -> None:
        self.work, self.town = work, Town()
        self.profile = work / "profile.toml"
        self.profile.write_text(PROFILE, encoding="utf-8")
        self.past = work / "past"
        settle(self.past, work / "spools")
        self.span = 0.0
        self.origin = ""

    def happen(self, times: int) -> list[Result]:
        """Kill so many runs; the outcome says where each was."""
        with serve(self.town) as (self.origin, _), ThreadPoolExecutor(AT_A_TIME) as pool:
            self.span = statistics.median(pool.map(self._undisturbed, range(AT_A_TIME * 2)))
            return list(pool.map(lambda number: result(lambda: self._kill(number)), range(times)))

    def _begin(self, root: Path, visitor: str, *more: str) -> subprocess.Popen[str]:
        command = [Path(sys.executable).with_name("potsdam-jobs"), "crawl", "--out", root, "--profile", self.profile]
        command += ["--endpoint", f"{BOARD}={self.origin}/{visitor}", *more]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        return subprocess.Popen(command, start_new_session=True, **pipes)  # type: ignore[call-overload, no-any-return]

    def _undisturbed(self, number: int) -> float:
        root, visitor = self.work / f"calm-{number}", f"calm-{number}"
        shutil.copytree(self.past, root)
        process = self._begin(root, visitor)
        self.town.begun[visitor].wait(60)
        begun = time.monotonic()
        _, complained = process.communicate(timeout=120)
        hold(process.returncode == 0, complained)
        shutil.rmtree(root)
        return time.monotonic() - begun

    def _kill(self, number: int) -> str:
        # Not for secrets: the same numbers give the same moments, whatever order the threads take.
        draw = random.Random(SEED + number)  # noqa: S311
        for again in range(DRAWS):
            root, visitor = self.work / f"kill-{number}", f"kill-{number}-{again}"
            shutil.copytree(self.past, root)
            process = self._begin(root, visitor)
            hold(self.town.begun[visitor].wait(60), f"kill {number}: the run did not begin")
            time.sleep(draw.uniform(0, self.span))
            (os.kill if number % 2 else os.killpg)(process.pid, signal.SIGKILL)
            process.wait()
            process.stdout.close()  # type: ignore[union-attr]
            process.stderr.close()  # type: ignore[union-attr]
            if process.returncode == -signal.SIGKILL:
                where = self._afterwards(root, visitor, f"kill {number}")
                shutil.rmtree(root)
                return where
            shutil.rmtree(root)
        raise RuntimeError(f"kill {number}: every moment fell after the end of the run")

    def _afterwards(self, root: Path, visitor: str, name: str) -> str:
        where = phase(root)
        held, before = waiting(root), days_before(self.past, today())
        everything_reads(root)
        none_closed(root)
        asked = len(self.town.detailed[visitor])
        was_over = any(root.glob("runs/*"))
        again = self._begin(root, visitor, "--wait", "60")
        _, complained = again.communicate(timeout=180)
        hold(again.returncode == 0, f"{name} ({where}): the next run ended with {again.returncode}: {complained}")
        said_plainly(complained)
        everything_reads(root)
        hold(before == days_before(root, today()), f"{name} ({where}): an earlier day is not what it was")
        found = set(load(root, latest=True)["posting_id"])
        hold(found == IDS, f"{name} ({where}): {len(found)} of {HITS} postings")
        twice = held & set(self.town.detailed[visitor][asked:])
        hold(was_over or not twice, f"{name} ({where}): {len(twice)} postings were fetched twice")
        expected = dict.fromkeys(IDS, "open") | {GONE: "missing"}
        hold(statuses(root) == expected, f"{name} ({where}): {Counter(statuses(root).values())}")
        left = [path.name for path in root.glob("_staging/*")]
        hold(not left, f"{name} ({where}): {left} was left in _staging")
        told_anew_is_the_same(root, root.with_suffix(".work"))
        return where


def phase(root: Path) -> str:
    """How far a run had come when it was killed."""
    if any(root.glob("runs/*")):
        return "after the run record"
    if any(root.glob(f"postings/snapshot_date={today()}/*")):
        return "between two files"
    if any(root.glob("_staging/*/*/ended.json")):
        return "board read, nothing moved yet"
    return "reading the board"


def kills(times: int) -> Callable[[Path], Iterable[Result]]:
    """The fault of being killed this many times."""
    return lambda work: Kills(work).happen(times)
