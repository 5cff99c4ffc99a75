"""The postings of a day, merged from what the boards gave, newest first; and what boards say the market pays."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from exports.layout import day_file, whole_file
from exports.market_pay import MarketPay
from exports.schema import arrow_schema, table
from exports.spool import spooled, spooled_market_pay
from exports.store import SnapshotError, Store, sentence
from exports.tables import put_table, read_batches, read_table

TABLE = "postings"


def merged(store: Store, day: dt.date, complete: Mapping[str, Path], partial: Mapping[str, Path]) -> pa.Table:
    """The postings of a day with what was read now, sorted by source and posting_id.

    A complete board replaces its rows of an earlier run of the same day. A partial one adds to them and replaces
    only the postings that it read again: its silence proves nothing. Boards that are in neither keep the rows
    they have.

    Raises:
        SnapshotError: a posting was read twice, a line is damaged, or the file of the day cannot be read.
    """
    pa.set_memory_pool(pa.system_memory_pool())  # gives memory back; the default one keeps 30 MB
    name = day_file(TABLE, day)
    try:
        fresh = table(chain.from_iterable(spooled(folder) for folder in (*complete.values(), *partial.values())))
    except (OSError, ValueError) as error:
        raise SnapshotError(sentence(error)) from error
    ids = fresh["posting_id"]
    if len(ids) != len(ids.unique()):
        twice = next(c["values"].as_py() for c in ids.value_counts() if c["counts"].as_py() > 1)
        raise SnapshotError(f"the posting {twice} was read twice; nothing was published")
    if store.exists(name):
        kept = _kept(store, name, ids.combine_chunks(), complete)
        fresh = pa.Table.from_batches([*fresh.to_batches(), *kept], fresh.schema)
    return fresh.take(pc.sort_indices(fresh, sort_keys=[("source", "ascending"), ("posting_id", "ascending")]))


def _kept(store: Store, name: str, fresh_ids: pa.Array, complete: Iterable[str]) -> Iterator[pa.RecordBatch]:
    """What stays of an earlier snapshot of the day; most days nothing, so the keys are read before the rows."""

    def stays(batch: pa.RecordBatch) -> pa.Array:
        replaced = pc.is_in(batch["posting_id"], fresh_ids)
        for board in complete:
            replaced = pc.or_(replaced, pc.equal(batch["source"], board))
        return pc.invert(replaced)

    schema = arrow_schema()
    keys = pa.schema([schema.field("posting_id"), schema.field("source")])
    if any(pc.any(stays(batch)).as_py() for batch in read_batches(store, name, keys)):
        for batch in read_batches(store, name, schema):
            yield batch.filter(stays(batch))


def put_market_pay(store: Store, folders: Iterable[Path], *, run: str) -> None:
    """Add what boards say the market pays; the same span said again only gets a new day.

    Raises:
        SnapshotError: the table cannot be read or written.
    """
    try:
        fresh = table(chain.from_iterable(map(spooled_market_pay, folders)), MarketPay)
    except (OSError, ValueError) as error:
        raise SnapshotError(sentence(error)) from error
    if not fresh.num_rows:
        return
    name = whole_file("market_pay")
    known = read_table(store, name, MarketPay).to_pylist() if store.exists(name) else []
    rows = {tuple(row[column] for column in _SAME_SPAN): row for row in (*known, *fresh.to_pylist())}
    whole = pa.Table.from_pylist(list(rows.values()), arrow_schema(MarketPay)).sort_by(
        [(column, "ascending") for column in ("source", "occupation", "place", "read_on")]
    )
    put_table(store, name, whole, MarketPay, run=run)


_SAME_SPAN = ("source", "occupation", "place", "salary_min", "salary_max", "salary_period")
