"""Publishing: one Parquet file a day, written beside and moved into place, and the record of each run.

A reader sees the old file or the new one, never half of one. Nothing is moved before it was read back.
"""

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from exports.market_pay import MarketPay
from exports.schema import PARTITION, arrow_schema, table
from exports.spool import spooled, spooled_market_pay
from exports.store import STAGING, SnapshotError, move, sentence, sync, write_json

TABLE = "postings"


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
    complete: Mapping[str, Path],
    partial: Mapping[str, Path],
    normalizer_version: str,
) -> dict[str, Any]:
    """Publish the boards that were read today and return what stands in `latest.json`.

    `complete` and `partial` name the spool folder of each board with that verdict.
    A complete board replaces its rows of an earlier run of the same day. A partial one adds to them and
    replaces only the postings that it read again: its silence proves nothing. Boards that are in neither
    keep the rows they have.

    Raises:
        SnapshotError: two rows share a `posting_id`, a row breaks the definition, or the file cannot be
            written (disk full, no permission). What was published before stays as it was.
    """
    pa.set_memory_pool(pa.system_memory_pool())  # gives memory back; the default one keeps 30 MB
    path = snapshot_path(root, day)
    try:
        rows = _merged(path, complete, partial)
        described = {"snapshot_date": day.isoformat(), "run": run, "normalizer_version": normalizer_version}
        rows = rows.replace_schema_metadata({**arrow_schema().metadata, **described})
        staged = root / STAGING / run / f"{TABLE}.parquet"
        staged.parent.mkdir(parents=True, exist_ok=True)
        pq.write_table(rows, staged, compression="zstd")
        sync(staged)
        if not _reads_back(staged, rows):
            raise SnapshotError("the written file does not read back as it was meant; it was not published")
        digest = _digest(staged)
        move(staged, path)
        _market_pay(root, run, (*complete.values(), *partial.values()))
    except (OSError, ValueError) as error:
        raise SnapshotError(sentence(error)) from error
    latest = {
        "snapshot_date": day.isoformat(),
        "path": path.relative_to(root).as_posix(),
        "rows": rows.num_rows,
        "sha256": digest,
        "run": run,
    }
    write_json(root, "latest.json", latest, run=run)
    return latest


def _market_pay(root: Path, run: str, folders: Iterable[Path]) -> None:
    """Add what boards say the market pays; the same span said again only gets a new day."""
    fresh = table(chain.from_iterable(map(spooled_market_pay, folders)), MarketPay)
    if not fresh.num_rows:
        return
    path = root / "market_pay" / "market_pay.parquet"
    rows = {tuple(row[name] for name in _SAME_SPAN): row for row in (*_rows(path), *fresh.to_pylist())}
    whole = pa.Table.from_pylist(list(rows.values()), arrow_schema(MarketPay)).sort_by(
        [(name, "ascending") for name in ("source", "occupation", "place", "read_on")]
    )
    staged = root / STAGING / run / path.name
    pq.write_table(whole, staged, compression="zstd")
    sync(staged)
    move(staged, path)


_SAME_SPAN = ("source", "occupation", "place", "salary_min", "salary_max", "salary_period")


def _rows(path: Path) -> list[dict[str, Any]]:
    return pq.read_table(path, partitioning=None).to_pylist() if path.exists() else []


def _merged(path: Path, complete: Mapping[str, Path], partial: Mapping[str, Path]) -> pa.Table:
    fresh = table(chain.from_iterable(spooled(folder) for folder in (*complete.values(), *partial.values())))
    ids = fresh["posting_id"]
    if len(ids) != len(ids.unique()):
        twice = next(c["values"].as_py() for c in ids.value_counts() if c["counts"].as_py() > 1)
        raise SnapshotError(f"the posting {twice} was read twice; nothing was published")
    if path.exists():
        fresh = pa.Table.from_batches([*fresh.to_batches(), *_kept(path, ids.combine_chunks(), complete)], fresh.schema)
    return fresh.take(pc.sort_indices(fresh, sort_keys=[("source", "ascending"), ("posting_id", "ascending")]))


def _kept(path: Path, fresh_ids: pa.Array, complete: Iterable[str]) -> Iterator[pa.RecordBatch]:
    """What stays of an earlier snapshot of the day; most days nothing, so the keys are read before the rows."""

    def stays(batch: pa.RecordBatch) -> pa.Array:
        replaced = pc.is_in(batch["posting_id"], fresh_ids)
        for board in complete:
            replaced = pc.or_(replaced, pc.equal(batch["source"], board))
        return pc.invert(replaced)

    if any(pc.any(stays(keys)).as_py() for keys in _batches(path, columns=["posting_id", "source"])):
        for batch in _batches(path):
            yield batch.filter(stays(batch)).cast(arrow_schema())


def _batches(path: Path, columns: list[str] | None = None) -> Iterator[pa.RecordBatch]:
    # In small pieces, on one thread and without the dataset engine: a crawl lives within 200 MB.
    with pq.ParquetFile(path) as file:
        yield from file.iter_batches(batch_size=1024, columns=columns, use_threads=False)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _reads_back(path: Path, rows: pa.Table) -> bool:
    read = 0
    for batch in _batches(path):
        if not pa.Table.from_batches([batch]).equals(rows.slice(read, batch.num_rows)):
            return False
        read += batch.num_rows
    return bool(read == rows.num_rows)
