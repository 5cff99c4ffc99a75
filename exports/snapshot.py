"""Publishing: one Parquet file a day, written beside and moved into place, and the record of each run.

A reader sees the old file or the new one, never half of one. Nothing is moved before it was read back.
"""

import datetime as dt
import hashlib
import json
import os
import re
from collections.abc import Iterable, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from exports import lines
from exports.schema import PARTITION, arrow_schema

TABLE = "postings"
STAGING = "_staging"


class SnapshotError(Exception):
    """The snapshot was not published; the message says why, in one sentence."""


def snapshot_path(root: Path, day: dt.date) -> Path:
    """Where the postings of a day are published.

    >>> snapshot_path(Path("data"), dt.date(2026, 11, 24)).as_posix()
    'data/postings/snapshot_date=2026-11-24/postings.parquet'
    """
    return root / TABLE / f"{PARTITION}={day.isoformat()}" / f"{TABLE}.parquet"


def publish(
    root: Path,
    *,
    day: dt.date,
    run: str,
    complete: Mapping[str, Iterable[bytes]],
    partial: Mapping[str, Iterable[bytes]],
    normalizer_version: str,
) -> dict[str, Any]:
    """Publish the boards that were read today and return what stands in `latest.json`.

    `complete` and `partial` hold the lines (`exports/lines.py`) of each board with that verdict.
    A complete board replaces its rows of an earlier run of the same day. A partial one adds to them and
    replaces only the postings that it read again: its silence proves nothing. Boards that are in neither
    keep the rows they have.

    Raises:
        SnapshotError: two rows share a `posting_id`, a row breaks the definition, or the file cannot be
            written (disk full, no permission). What was published before stays as it was.
    """
    path = snapshot_path(root, day)
    try:
        table = _merged(path, complete, partial)
        described = {"snapshot_date": day.isoformat(), "run": run, "normalizer_version": normalizer_version}
        table = table.replace_schema_metadata({**arrow_schema().metadata, **described})
        staged = root / STAGING / run / f"{TABLE}.parquet"
        staged.parent.mkdir(parents=True, exist_ok=True)
        pq.write_table(table, staged, compression="zstd")
        _sync(staged)
        if not _read(staged).equals(table):
            raise SnapshotError("the written file does not read back as it was meant; it was not published")
        digest = hashlib.sha256(staged.read_bytes()).hexdigest()
        _move(staged, path)
    except (OSError, ValueError) as error:
        raise SnapshotError(sentence(error)) from error
    latest = {
        "snapshot_date": day.isoformat(),
        "path": path.relative_to(root).as_posix(),
        "rows": table.num_rows,
        "sha256": digest,
        "run": run,
    }
    write_json(root, "latest.json", latest, run=run)
    return latest


def write_json(root: Path, name: str, record: Mapping[str, Any], *, run: str) -> None:
    """Write a JSON file below the root, whole or not at all.

    Raises:
        SnapshotError: it cannot be written.
    """
    staged = root / STAGING / run / Path(name).name
    try:
        staged.parent.mkdir(parents=True, exist_ok=True)
        staged.write_text(json.dumps(record, indent=2, ensure_ascii=False) + "\n", encoding="utf-8", errors="replace")
        _sync(staged)
        _move(staged, root / name)
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


def _merged(path: Path, complete: Mapping[str, Iterable[bytes]], partial: Mapping[str, Iterable[bytes]]) -> pa.Table:
    fresh = lines.table(chain.from_iterable((*complete.values(), *partial.values())))
    ids = fresh["posting_id"]
    if len(ids) != len(ids.unique()):
        twice = next(c["values"].as_py() for c in ids.value_counts() if c["counts"].as_py() > 1)
        raise SnapshotError(f"the posting {twice} was read twice; nothing was published")
    if path.exists():
        earlier = _read(path).select(fresh.column_names).cast(fresh.schema)
        replaced = pc.is_in(earlier["posting_id"], ids.combine_chunks())
        for board in complete:
            replaced = pc.or_(replaced, pc.equal(earlier["source"], board))
        fresh = pa.concat_tables([fresh, earlier.filter(pc.invert(replaced))])
    order = pc.sort_indices(fresh, sort_keys=[("source", "ascending"), ("posting_id", "ascending")])
    return fresh.take(order)


def _read(path: Path) -> pa.Table:
    # Not pq.read_table: it loads the dataset engine, 40 MB that a crawl has no use for.
    with pq.ParquetFile(path) as file:
        return file.read()


def _sync(path: Path) -> None:
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _move(staged: Path, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    staged.replace(path)
    _sync(path.parent)
