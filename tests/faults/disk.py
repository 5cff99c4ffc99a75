"""A disk without room, at every size of what is left, and a store that cannot be written."""

import os
import resource
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pyarrow as pa

from exports.store import SnapshotError
from pipelines.publish import publish
from tests.faults.aftermath import days_before, everything_reads, files, hold, none_closed, said_plainly, same
from tests.faults.fault import Fault, Result, once, result
from tests.faults.place import opened
from tests.faults.town import HITS, order, settle, today

SIZE = 4 * 1024 * 1024  # bytes of the small disk
STEP = 4096  # bytes: what a tmpfs gives at a time
TABLES = ("postings", "coverage", "vacancies", "changes", "links", "_history")
FULL = ("no space left on device", "file too large")


@contextmanager
def small_disk(where: Path) -> Iterator[bool]:
    """A disk of four megabytes at a folder; False where nothing can be mounted."""
    where.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", where], capture_output=True, check=False
    )
    try:
        yield done.returncode == 0
    finally:
        if done.returncode == 0:
            subprocess.run(["umount", "-l", where], capture_output=True, check=True)


@contextmanager
def room(disk: Path, left: int) -> Iterator[None]:
    """Fill the disk but for so many bytes."""
    ballast = disk / ".ballast"
    told = os.statvfs(disk)
    with ballast.open("wb") as file, suppress(OSError):
        os.posix_fallocate(file.fileno(), 0, max(STEP, told.f_bavail * told.f_frsize - left))
    try:
        yield
    finally:
        ballast.unlink()


@contextmanager
def no_file_beyond(limit: int) -> Iterator[None]:
    """What a full disk is to a writer, where no disk can be mounted: a file that must not grow."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def while_publishing(work: Path, step: int = 1) -> Iterable[Result]:
    """Publish with ever more room until it is enough; then with all of it, and it is as it would have been."""
    pa.set_memory_pool(pa.system_memory_pool())
    settle(work / "before", work / "spools")
    told = order(work / "spool", today(), list(range(2, HITS + 2)), 9)
    shutil.copytree(work / "before", work / "calm")
    publish(work / "calm", **told)  # type: ignore[arg-type]
    calm = files(work / "calm", *TABLES)
    with small_disk(work / "disk") as is_mounted:
        for pages in range(0, SIZE // STEP, step):
            root = work / "disk" / "data"
            shutil.rmtree(root, ignore_errors=True)
            shutil.copytree(work / "before", root)
            limited = room(work / "disk", pages * STEP) if is_mounted else no_file_beyond(pages * STEP // 8)
            why = None
            with limited:
                try:
                    publish(root, **told)  # type: ignore[arg-type]
                except SnapshotError as error:
                    why = str(error)

            def afterwards(why: str | None = why, root: Path = root) -> str:
                if why:
                    hold(any(one in why for one in FULL), why)
                everything_reads(root)
                none_closed(root)
                same(days_before(work / "before", today()), days_before(root, today()), "earlier days")
                publish(root, **told)  # type: ignore[arg-type]
                same(calm, files(root, *TABLES), "once there is room")
                return "refused, then healed" if why else "there was room"

            yield result(afterwards)
            if why is None:
                return


def while_crawling(work: Path) -> Iterable[Result]:
    """A whole run on a disk with ever more room."""
    with small_disk(work / "disk") as is_mounted:
        if not is_mounted:
            yield Result(
                "not tried", "no tmpfs can be mounted here; tests/crawler/test_faults.py tries it by RLIMIT_FSIZE"
            )
            return
        with opened(work / "disk") as place:
            shutil.copytree(place.root, work / "past")
            for left in (0, 4, 24, 64, 112, 160, 240):

                def happen(left: int = left) -> str:
                    shutil.rmtree(place.root)
                    shutil.copytree(work / "past", place.root)
                    with room(work / "disk", left * 1024):
                        code, said = place.crawl()
                    said_plainly(said)
                    hold(code in (0, 2, 3, 4), f"{left} kB left: exit code {code}: {said}")
                    hold(code == 0 or FULL[0] in said, f"{left} kB left: {said}")
                    everything_reads(place.root)
                    none_closed(place.root)
                    place.heals()
                    return f"exit code {code}, then healed"

                yield result(happen)


def read_only(work: Path) -> str:
    with small_disk(work / "disk") as is_mounted:
        hold(is_mounted, "not tried: no tmpfs can be mounted here")
        with opened(work / "disk") as place:
            before = files(place.root, ".")
            subprocess.run(["mount", "-o", "remount,ro", work / "disk"], check=True)
            code, said = place.crawl()
            subprocess.run(["mount", "-o", "remount,rw", work / "disk"], check=True)
            said_plainly(said, "cannot write to", "read-only file system", lines=1)
            hold(code == 2, f"exit code {code}: {said}")
            same(before, files(place.root, "."), "a store that was read-only")
            place.heals()
    return "exit code 2, nothing touched"


def faults(*, quick: bool = False) -> Iterator[Fault]:
    """All of this kind."""
    yield Fault("no room while publishing, page by page", lambda work: while_publishing(work, 12 if quick else 1))
    yield Fault("no room while crawling and publishing", while_crawling)
    yield Fault("a read-only store", once(read_only))
