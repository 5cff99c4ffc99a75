"""Old snapshots by the rules of today: what changed is rewritten, whole or not at all; what did not is left alone."""

import hashlib
import json
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from exports.snapshot import TABLE
from exports.store import STAGING, SnapshotError, move, sentence, sync, write_json
from pipelines.batch import table_again
from pipelines.normalize import NORMALIZER_VERSION
from pipelines.profile import SearchProfile

RUN = "reprocess"


class Reread(NamedTuple):
    """One snapshot that was read again: its day, its rows, and how many rows changed in which column."""

    day: str
    rows: int
    changed: dict[str, int]


def reprocess(root: Path, *, profile: SearchProfile, is_trial: bool = False) -> Iterator[Reread]:
    """Read every snapshot again, oldest first, and rewrite the ones in which anything changed.

    Each is finished before it is yielded, so a run that is stopped has done whole files and can be repeated.
    `is_trial` changes nothing on the disk.

    Raises:
        SnapshotError: a file cannot be read or written; the files before it are done, it stays as it was.
    """
    try:
        for path in sorted(root.glob(f"{TABLE}/snapshot_date=*/{TABLE}.parquet")):
            old = pq.read_table(path, partitioning=None)
            new = table_again(old, profile=profile)
            changed = _differences(old, new)
            if changed and not is_trial:
                _replace(root, path, new, old.schema.metadata or {})
            yield Reread(path.parent.name.partition("=")[2], old.num_rows, changed)
    except (OSError, ValueError, pa.ArrowException) as error:
        raise SnapshotError(sentence(error)) from error
    finally:
        shutil.rmtree(root / STAGING / RUN, ignore_errors=True)


def _differences(old: pa.Table, new: pa.Table) -> dict[str, int]:
    """How many rows differ, by column."""
    changed: Counter[str] = Counter()
    for name in new.column_names:
        if name not in old.column_names:
            changed[name] = len(new) - new[name].null_count
        elif not old[name].equals(new[name]):
            pairs = zip(old[name].to_pylist(), new[name].to_pylist(), strict=True)
            changed[name] = sum(one != other for one, other in pairs)
    return {name: count for name, count in sorted(changed.items()) if count}


def _replace(root: Path, path: Path, rows: pa.Table, described: dict[bytes, bytes]) -> None:
    """Put a finished file in the place of another; the pointer follows if it points there."""
    rows = rows.replace_schema_metadata(
        {**described, **rows.schema.metadata, b"normalizer_version": NORMALIZER_VERSION.encode()}
    )
    staged = root / STAGING / RUN / path.name
    staged.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(rows, staged, compression="zstd")
    sync(staged)
    if not pq.read_table(staged, partitioning=None).equals(rows):
        raise SnapshotError("the written file does not read back as it was meant; it was not published")
    digest = hashlib.sha256(staged.read_bytes()).hexdigest()
    move(staged, path)
    try:
        latest = json.loads((root / "latest.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return
    if latest.get("path") == path.relative_to(root).as_posix():
        write_json(root, "latest.json", {**latest, "sha256": digest}, run=RUN)
