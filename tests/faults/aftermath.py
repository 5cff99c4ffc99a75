"""What must be true whatever was done to a run: nothing is lost, nothing is false, and what is there can be read."""

import json
import shutil
from collections.abc import Iterable
from pathlib import Path

import pyarrow.parquet as pq

from exports import load
from exports.spool import spooled
from pipelines.publish import rebuild

TOLD = ("vacancies", "changes", "links", "_history")
"""Folders that `rebuild` writes."""
DAILY = ("postings", "changes", "coverage")


class NotHeld(AssertionError):
    """A fault did harm; the message says which."""


def hold(is_so: object, sentence: str) -> None:
    """Check something, also where Python leaves `assert` out."""
    if not is_so:
        raise NotHeld(sentence)


def files(root: Path, *folders: str) -> dict[str, bytes]:
    """The bytes of all files below these folders of a data folder."""
    found = (path for folder in folders for path in (root / folder).rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def days_before(root: Path, day: object) -> dict[str, bytes]:
    """The files of all days but this one."""
    return {name: content for name, content in files(root, *DAILY).items() if f"={day}/" not in name}


def everything_reads(root: Path) -> None:
    """Whatever has been published is whole, at every moment."""
    for path in (*root.glob("*/*.parquet"), *root.glob("*/*/*.parquet")):
        if path.relative_to(root).parts[0] != "_staging":
            pq.ParquetFile(path).read()
    for path in (*root.glob("*.json"), *root.glob("runs/*")):
        json.loads(path.read_bytes())
    for folder in DAILY:
        strange = [path for path in (root / folder).rglob("*") if path.is_file() and path.suffix != ".parquet"]
        hold(not strange, f"{folder}/ holds {strange}")
    load(root)
    load(root, latest=True)


def statuses(root: Path) -> dict[str, str]:
    """The status of each vacancy, by its first posting."""
    rows = pq.ParquetFile(root / "vacancies" / "vacancies.parquet").read(["vacancy_id", "status"]).to_pylist()
    return {row["vacancy_id"]: row["status"] for row in rows}


def waiting(root: Path) -> set[str]:
    """The ids of all postings in spools that wait."""
    return {json.loads(one)["posting_id"] for folder in root.glob("_staging/*/*/") for one in spooled(folder)}


def told_anew_is_the_same(root: Path, work: Path) -> None:
    """The history that was told run by run is the one that the snapshots tell."""
    copy = work / "told-anew"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(root, copy)
    rebuild(copy, run="anew")
    same(files(root, *TOLD), files(copy, *TOLD), "told anew")
    shutil.rmtree(copy)


def same(one: dict[str, bytes], other: dict[str, bytes], what: str) -> None:
    """Two sets of files are equal."""
    hold(one.keys() == other.keys(), f"{what}: other files: {sorted(one.keys() ^ other.keys())}")
    differing = [name for name in one if one[name] != other[name]]
    hold(not differing, f"{what}: {differing} differ")


def said_plainly(stderr: str, *sentences: str, lines: int = 6) -> None:
    """The operator reads a few sentences and no traceback."""
    hold("Traceback" not in stderr, f"a traceback: {stderr[-600:]}")
    hold("internal error" not in stderr, f"an internal error: {stderr}")
    hold(len(stderr.splitlines()) <= lines, f"{len(stderr.splitlines())} lines: {stderr}")
    for sentence in sentences:
        hold(sentence in stderr, f"{sentence!r} is not said: {stderr}")


def none_closed(root: Path, but: Iterable[str] = ()) -> None:
    """No vacancy was closed by a fault."""
    gone = {name for name, status in statuses(root).items() if status == "closed"} - set(but)
    hold(not gone, f"closed: {sorted(gone)}")
