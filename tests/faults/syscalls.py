"""kill -9 at every system call of publishing that writes, syncs, renames, makes or removes a file.

`strace` counts the calls of a process and kills it at the n-th. A process that has all modules loaded forks one
publisher after another, so that a point costs no start of Python.
"""

import datetime as dt
import os
import shutil
import subprocess
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import pyarrow as pa

from exports import load
from pipelines.publish import publish
from tests.faults.aftermath import days_before, everything_reads, files, hold, same, statuses, told_anew_is_the_same
from tests.faults.fault import Result, result
from tests.faults.town import HITS, order, read, settle, today

CALLS = "write,writev,pwrite64,fsync,fdatasync,rename,renameat,renameat2,mkdir,mkdirat,unlink,unlinkat,ftruncate"
SOME = 25  # every so many calls a point is healed, also if nothing has moved since the one before
MOST = 2000  # calls; publishing makes far fewer
TABLES = ("postings", "coverage", "vacancies", "changes", "links", "_history")
HEALED_BY = ("the same spool", "the next day")


def at_every_call(work: Path, step: int = 1) -> Iterable[Result]:
    """Publish a second day, and a second run of a day, killed at every call (or at every `step`-th)."""
    if not shutil.which("strace"):
        yield Result("not tried", "strace is not installed")
        return
    with ProcessPoolExecutor(len(RUNS), mp_context=get_context("spawn")) as pool:
        found = pool.map(partial(_killed_everywhere, work, step), RUNS)
        yield from (one for results in found for one in results)


RUNS = ("a new day", "a second run")


def _killed_everywhere(work: Path, step: int, name: str) -> list[Result]:
    pa.set_memory_pool(pa.system_memory_pool())
    hour, first = (9, 2) if name == "a new day" else (11, 3)
    return list(Point(work / name.replace(" ", "-"), name, hour, list(range(first, first + HITS))).all(step))


class Point:
    """A publication that is killed again and again."""

    def __init__(self, work: Path, name: str, hour: int, numbers: list[int]) -> None:
        self.work, self.name, self.before, self.calm = work, name, work / "before", work / "calm"
        settle(self.before, work / "spools")
        if name == "a second run":
            read(self.before, work / "first", today(), list(range(2, HITS + 2)), 9)
        self.order = order(work / "spool", today(), numbers, hour)
        self.next = order(work / "next", today() + dt.timedelta(1), numbers, 5)
        shutil.copytree(self.before, self.calm)
        publish(self.calm, **self.order)
        self.calm_files = files(self.calm, *TABLES)
        publish(self.calm, **self.next)
        self.closed = {name for name, status in statuses(self.calm).items() if status == "closed"}

    def all(self, step: int) -> Iterator[Result]:
        """Every point until a run comes through.

        Where nothing has moved since the call before, only files in `_staging` differ: such points are healed at
        some calls only, and looked at after all others.
        """
        seen: object = None
        for number in range(1, MOST, step):
            root = self.work / "root"
            shutil.rmtree(root, ignore_errors=True)
            shutil.copytree(self.before, root)
            if not killed_at(number, root, self.order):
                return
            now = _published(root)
            is_new, seen = now != seen, now
            yield result(lambda root=root, number=number: self._looked_at(root, f"{self.name}, call {number}"))  # type: ignore[misc]
            for how in HEALED_BY if is_new or number % SOME == 1 else ():
                copy = self.work / "healed"
                shutil.rmtree(copy, ignore_errors=True)
                shutil.copytree(root, copy)
                yield result(lambda how=how, copy=copy, number=number: self._healed(copy, how, number))  # type: ignore[misc]
        hold(False, f"no run came through {MOST} calls")

    def _looked_at(self, root: Path, at: str) -> str:
        everything_reads(root)
        same(days_before(self.before, today()), days_before(root, today()), at)
        self._none_closed(root, at)
        return f"{self.name}: all reads"

    def _healed(self, root: Path, how: str, number: int) -> str:
        at = f"{self.name}, call {number}, healed by {how}"
        if how == "the same spool":
            publish(root, **self.order)
            same(self.calm_files, files(root, *TABLES), at)
        publish(root, **self.next)
        everything_reads(root)
        self._none_closed(root, at)
        told_anew_is_the_same(root, self.work)
        hold(len(load(root, latest=True)) == HITS, f"{at}: not all postings of the next day")
        return f"{self.name}: healed by {how}"

    def _none_closed(self, root: Path, at: str) -> None:
        false = {name for name, status in statuses(root).items() if status == "closed"} - self.closed
        hold(not false, f"{at}: closed are {sorted(false)}")


def _published(root: Path) -> dict[str, tuple[int, int]]:
    """Which files stand outside of `_staging`: the size of each and when it was written."""
    found = (path for path in root.rglob("*") if path.is_file() and "_staging" not in path.parts)
    return {str(path): (path.stat().st_size, path.stat().st_mtime_ns) for path in found if path.name != ".publishing"}


def killed_at(number: int, root: Path, told: dict[str, object]) -> bool:
    """Publish in a process that is killed at its n-th call; whether it was."""
    ready, go = os.pipe()
    publisher = os.fork()
    if not publisher:
        try:
            os.close(go)
            os.read(ready, 1)  # until strace is there
            publish(root, **told)  # type: ignore[arg-type]
            os._exit(0)
        finally:
            os._exit(1)
    os.close(ready)
    inject = f"inject={CALLS}:signal=SIGKILL:when={number}"
    command = ["strace", "-f", "-qq", "-e", f"trace={CALLS}", "-e", inject, "-o", os.devnull, "-p", str(publisher)]
    tracer = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        _wait_for_tracer(publisher, tracer)
    finally:
        os.close(go)
        _, status = os.waitpid(publisher, 0)
        tracer.wait()
        assert tracer.stderr is not None
        tracer.stderr.close()
    code = os.waitstatus_to_exitcode(status)
    hold(code in (0, -9), f"call {number}: the publisher ended with {code}")
    return code == -9


def _wait_for_tracer(publisher: int, tracer: "subprocess.Popen[bytes]") -> None:
    status = Path(f"/proc/{publisher}/status")
    while "TracerPid:\t0" in status.read_text():
        if tracer.poll() is not None:
            assert tracer.stderr is not None
            raise RuntimeError(f"strace cannot attach: {tracer.stderr.read().decode()}")
        time.sleep(0.005)
