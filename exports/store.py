"""The folder of the data: files come into it whole or not at all. Standard library only."""

import json
import os
import re
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path
from typing import Any

STAGING = "_staging"


class SnapshotError(Exception):
    """The snapshot was not published; the message says why, in one sentence."""


def publish_apart(**order: Any) -> dict[str, Any]:
    """`exports.snapshot.publish()` in a process of its own, so that Arrow's memory never meets Scrapy's.

    Raises:
        SnapshotError: as `publish()`, or the process died.
    """
    try:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            return pool.submit(_publish, **order).result()
    except BrokenProcessPool:
        raise SnapshotError("the process that writes the snapshot died") from None


def _publish(**order: Any) -> dict[str, Any]:
    from exports.snapshot import publish

    return publish(**order)


def write_json(root: Path, name: str, record: Mapping[str, Any], *, run: str) -> None:
    """Write a JSON file below the root, whole or not at all.

    Raises:
        SnapshotError: it cannot be written.
    """
    staged = root / STAGING / run / Path(name).name
    try:
        staged.parent.mkdir(parents=True, exist_ok=True)
        staged.write_text(json.dumps(record, indent=2, ensure_ascii=False) + "\n", encoding="utf-8", errors="replace")
        sync(staged)
        move(staged, root / name)
    except OSError as error:
        raise SnapshotError(sentence(error)) from error


def sentence(error: Exception) -> str:
    """An error of the file system for a person.

    >>> sentence(OSError(28, "No space left on device", "x"))
    'no space left on device'
    """
    if isinstance(error, OSError):
        # pyarrow words it its own way and keeps only the number
        number = error.errno or next(iter(map(int, re.findall(r"errno (\d+)", str(error)))), None)
        return os.strerror(number).lower() if number else str(error)
    return str(error)


def sync(path: Path) -> None:
    """Force a file or folder to the disk."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def move(staged: Path, path: Path) -> None:
    """Put a finished file in its place: a reader sees the old one or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    staged.replace(path)
    sync(path.parent)
