"""Files that were damaged on the disk, or do not belong there, between two runs."""

import datetime as dt
import json
import shutil
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

from exports import load
from exports.layout import day_file, whole_file
from tests.faults.aftermath import hold, statuses
from tests.faults.fault import Fault, once
from tests.faults.place import BOTH, OTHER, opened
from tests.faults.town import BOARD, IDS, today

NO_PARQUET = "it is no whole Parquet file"


def yesterday() -> dt.date:
    return today() - dt.timedelta(1)


def cut(path: Path) -> bytes:
    """Cut a file in half; returns what it was."""
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    return whole


def of_today(table: str) -> Callable[[Path], str]:
    """A table of today that the second run of the day finds cut in half."""

    def happen(work: Path) -> str:
        with opened(work) as place:
            place.expect(0)
            cut(place.root / day_file(table, today()))
            place.expect(3, f"{day_file(table, today())} cannot be read: {NO_PARQUET}")
            place.is_whole()
            place.heals()
        return "done without and said so; the run replaced it"

    return happen


def of_yesterday(table: str, *, is_gone: bool = False) -> Callable[[Path], str]:
    """A table of yesterday that the first run of today finds cut in half, or not at all."""

    def happen(work: Path) -> str:
        with opened(work) as place:
            path = place.root / day_file(table, yesterday())
            whole = cut(path)
            if is_gone:
                path.unlink()
                place.expect(0)
            else:
                place.expect(3, day_file(table, yesterday()), "no whole Parquet file")
                place.is_true()
            hold(len(load(place.root, latest=True)) == len(IDS), "not all postings of today")
            path.write_bytes(whole)
            place.heals()
        return "today is published; put back, it is as if nothing had been"

    return happen


def of_the_state(name: str) -> Callable[[Path], str]:
    """A file that is told from the others."""

    def happen(work: Path) -> str:
        with opened(work) as place:
            cut(place.root / name)
            place.heals()
        return "told anew from the snapshots"

    return happen


def pointer(work: Path) -> str:
    with opened(work) as place:
        place.expect(0)
        cut(place.root / "latest.json")
        place.heals()
    return "written anew"


def foreign_files(work: Path) -> str:
    with opened(work) as place:
        day = place.root / "postings" / f"snapshot_date={today()}"
        for path in (
            place.root / "postings" / "notes.parquet",
            place.root / "postings" / "snapshot_date=2026-02-30" / "postings.parquet",
            day / "copy of postings.parquet",
            place.root / "vacancies" / "old" / "vacancies.parquet",
            place.root / "coverage" / "snapshot_date=x" / "coverage.parquet",
            place.root / "_staging" / "notes.txt",
            place.root / "runs" / "notes.json",
        ):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(b"not ours")
        place.expect(0)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns of the files
            place.is_true()
        hold((day / "copy of postings.parquet").read_bytes() == b"not ours", "a foreign file was touched")
    return "passed over and left alone; load() warns"


def folder_in_the_way(work: Path) -> str:
    with opened(work) as place:
        there = place.root / day_file("postings", today())
        there.mkdir(parents=True)
        place.expect(4, "is a directory")
        there.rmdir()
        place.heals(0, "is published now")
    return "nothing published; the spool waited for the next run"


def spool(*, is_taken_up: bool, file: str = "postings") -> Callable[[Path], str]:
    """A line in the middle of a board's spool that waits since a run could not publish, or was killed."""

    def happen(work: Path) -> str:
        with opened(work, profile=BOTH) as place:
            there = place.root / day_file("postings", today())
            there.mkdir(parents=True)
            place.expect(4, "is a directory")
            there.rmdir()
            (part,) = place.root.glob(f"_staging/*/{BOARD}/{file}.jsonl")
            lines = part.read_bytes().splitlines(keepends=True) or [b"{}\n"]
            lines[len(lines) // 2] = b"\0" * 40 + lines[len(lines) // 2][40:]
            part.write_bytes(b"".join(lines))
            if is_taken_up:
                shutil.rmtree(place.root / "runs")  # as if it had been killed before it could write its record
                place.expect(3, f"{BOARD}: failed", f"of the spool's {file}.jsonl is damaged")
                found = load(place.root, latest=True)["source"].value_counts().to_dict()
                hold(found == {OTHER: 1}, f"published: {found}")
                hold(set(statuses(place.root).values()) <= {"open", "unknown"}, str(statuses(place.root)))
            else:
                code, said = place.crawl()
                hold(code == 0, said)
                hold("is published now" in said, said)
                settled = json.loads(min(place.root.glob("runs/*.json")).read_bytes())["boards"][BOARD]
                hold(settled["verdict"] == "failed", settled["verdict"])
                hold("is damaged" in settled["reasons"][0], settled["reasons"])
            place.heals()
        return "cost that board, not the day"

    return happen


def faults() -> Iterator[Fault]:
    """All of this kind."""
    for table in ("postings", "coverage"):
        yield Fault(f"{table} of today cut in half", once(of_today(table)))
        yield Fault(f"{table} of yesterday cut in half", once(of_yesterday(table)))
    yield Fault("postings of yesterday gone", once(of_yesterday("postings", is_gone=True)))
    for name in (whole_file("vacancies"), whole_file("links"), "_history/vacancies.parquet"):
        yield Fault(f"{name} cut in half", once(of_the_state(name)))
    yield Fault("latest.json cut in half", once(pointer))
    yield Fault("foreign files in the tree", once(foreign_files))
    yield Fault("a folder where the day's file belongs", once(folder_in_the_way))
    yield Fault("a damaged line in a spool that is taken up", once(spool(is_taken_up=True)))
    yield Fault("a damaged line in a spool that waits", once(spool(is_taken_up=False)))
