"""What befalls whole runs: the clock, another run, the publisher's death, a board that hangs."""

import datetime as dt
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from crawler.lock import locked
from exports import load
from exports.folder import Folder
from tests.faults.aftermath import hold, said_plainly, statuses
from tests.faults.fault import Fault, once
from tests.faults.place import BOTH, CLI, HURRIED, OTHER, OTHERS, opened
from tests.faults.town import BOARD, HITS, IDS, Town, read, today
from tests.loopback import Answer, Asked, json_answer, serve


def clock_set_back(work: Path) -> str:
    with opened(work) as place:
        tomorrow = today() + dt.timedelta(1)
        shutil.copytree(place.root, work / "kept")
        read(place.root, work / "ahead", tomorrow, list(range(1, HITS + 1)))
        pointer = (place.root / "latest.json").read_bytes()
        place.expect(4, f"today is {today()}, but {tomorrow} has been published already", "the clock was set back")
        hold((place.root / "latest.json").read_bytes() == pointer, "latest.json was moved back")
        hold(not (place.root / "postings" / f"snapshot_date={today()}").exists(), "an earlier day was published")
        hold(list(place.root.glob("_staging/*/*/postings.jsonl")), "the spool was not kept")
        for table in ("postings", "coverage", "changes"):  # what the operator does with a day that never was
            shutil.rmtree(place.root / table / f"snapshot_date={tomorrow}")
        place.heals(0, "is published now")
    return "exit code 4, the spool kept; published once the wrong day is removed"


def two_runs(work: Path) -> str:
    with opened(work) as place:
        with locked(place.root):
            code, said = place.crawl()
        hold(code == 75, f"exit code {code}: {said}")
        said_plainly(said, "another run is writing to", lines=1)
        place.heals()
    return "the second leaves with exit code 75"


def orphaned_publisher(work: Path) -> str:
    with opened(work) as place:
        held = Folder(place.root).alone("of-a-killed-run")
        held.__enter__()
        threading.Timer(5, held.__exit__, (None, None, None)).start()
        before = time.monotonic()
        place.heals()
        hold(time.monotonic() - before >= 5, "it did not wait for the publisher of the killed run")
    return "the next run waits for it"


def publisher_killed(work: Path) -> str:
    """As the kernel does it when memory runs out: the process that holds the tables dies, the run lives."""
    with opened(work) as place:
        command = [sys.executable, *CLI, "crawl", "--out", str(place.root), "--profile", str(place.profile)]
        command += ["--endpoint", f"{BOARD}={place.endpoints[BOARD]}"]
        with Folder(place.root).alone("test"):  # so that the publisher is sure to be there
            run = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
            child = _publisher_of(run.pid)
            os.kill(child, signal.SIGKILL)
            _, said = run.communicate(timeout=120)
        hold(run.returncode == 4, f"exit code {run.returncode}: {said}")
        said_plainly(said, "the process that writes the snapshot died")
        place.heals(0, "is published now")
    return "exit code 4; the spool waited for the next run"


def _publisher_of(run: int) -> int:
    until = time.monotonic() + 120
    while time.monotonic() < until:
        for child in Path(f"/proc/{run}/task/{run}/children").read_text().split():
            if b"pipelines.process" in Path(f"/proc/{child}/cmdline").read_bytes():
                return int(child)
        time.sleep(0.05)
    raise RuntimeError("the run has no publisher")


def hanging(how: str) -> Callable[[Path], str]:
    """A board that takes the request and does not answer, beside one that does."""

    def happen(work: Path) -> str:
        town, over = Town(), threading.Event()

        def answer(asked: Asked) -> Answer:
            if asked.path.startswith("/other"):
                return json_answer(OTHERS)
            if how == "listing" or not asked.path.endswith("/jobs"):
                over.wait(60)
            return town(asked)

        with opened(work, profile=BOTH) as place, serve(answer) as (origin, _):
            calm = place.endpoints
            place.endpoints = {BOARD: f"{origin}/visitor", OTHER: f"{origin}/other"}
            place.python = HURRIED
            verdict = "failed" if how == "listing" else "partial"
            place.expect(3, f"{BOARD}: {verdict}")
            over.set()
            rows = load(place.root, latest=True)
            hold(
                "Leiter Kundenservice (m/w/d)" in set(rows[rows["source"] == OTHER]["title"]), "the other is not there"
            )
            ours = {name: status for name, status in statuses(place.root).items() if name.startswith(BOARD)}
            allowed = {"unknown"} if how == "listing" else {"open", "unknown"}
            hold(set(ours.values()) <= allowed, f"{how}: {set(ours.values())}")
            if how == "details":
                hold(IDS & set(rows["posting_id"]), "no posting whose details hang is published as listed")
            place.endpoints, place.python = calm, CLI
            place.heals()
        return f"{verdict}; the others are published"

    return happen


def faults() -> Iterator[Fault]:
    """All of this kind."""
    yield Fault("the clock set back by a day", once(clock_set_back))
    yield Fault("two runs at once", once(two_runs))
    yield Fault("a killed run whose publisher lives on", once(orphaned_publisher))
    yield Fault("the publisher killed, the run alive", once(publisher_killed))
    yield Fault("a board whose listing hangs for ever", once(hanging("listing")))
    yield Fault("a board whose details hang for ever", once(hanging("details")))
