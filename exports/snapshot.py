"""The postings of a day, merged from what the boards gave, newest first; and what boards say the market pays."""

import datetime as dt
import warnings
from collections.abc import Iterable, Mapping
from itertools import chain
from operator import attrgetter
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from exports.checks import cleared
from exports.layout import day_file, whole_file
from exports.pay_span import MarketPay
from exports.rows import as_records, as_table
from exports.schema import arrow_schema, table
from exports.spool import spooled_in_order, spooled_market_pay
from exports.store import SnapshotError, Store, sentence
from exports.tables import Damaged, DamagedFile, put_table, read_batches, read_table
from exports.values import value, values

TABLE = "postings"


def merged(
    store: Store,
    day: dt.date,
    complete: Mapping[str, Path],
    partial: Mapping[str, Path],
    *,
    started_at: dt.datetime | None = None,
) -> pa.Table:
    """The postings of a day with what was read now, checked, sorted by source and posting_id.

    A complete board replaces its rows of an earlier run of the same day. A partial one adds to them and replaces
    only the postings that it read again: its silence proves nothing. Boards that are in neither keep the rows
    they have. What a run that began after `started_at` has published stays; None: nothing did. What cannot be, or
    must not be published, is cleared and flagged (`exports/checks.py`). A damaged file of the day is done without,
    with a warning.

    Raises:
        SnapshotError: a posting was read twice, a line is damaged, or the file of the day cannot be read.
    """
    pa.set_memory_pool(pa.system_memory_pool())  # gives memory back; the default one keeps 30 MB
    name = day_file(TABLE, day)
    try:
        fresh = table(spooled_in_order((*complete.values(), *partial.values())))
    except (OSError, ValueError) as error:
        raise SnapshotError(sentence(error)) from error
    _once(fresh)
    fresh = cleared(fresh, day)
    if store.exists(name):
        try:
            return _in_order(_with_earlier(fresh, store, name, complete, started_at))
        except Damaged as error:
            warnings.warn(f"{error}; of the day there is what was read now", DamagedFile, stacklevel=2)
    return fresh


def _in_order(rows: pa.Table) -> pa.Table:
    """Rows by source and posting_id. What is in order already is not copied: the texts of a day fill much memory."""
    order = pc.sort_indices(rows, sort_keys=[("source", "ascending"), ("posting_id", "ascending")])
    runs: list[list[int]] = []  # of rows that follow one another: first and last
    for row in order.to_pylist():
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    if len(runs) > MANY_RUNS:
        return rows.take(order)
    return pa.concat_tables([rows.slice(0, 0), *(rows.slice(first, last - first + 1) for first, last in runs)])


MANY_RUNS = 1000


def _once(rows: pa.Table) -> None:
    ids = rows["posting_id"]
    if len(ids) != len(ids.unique()):
        twice = next(c["values"].as_py() for c in ids.value_counts() if c["counts"].as_py() > 1)
        raise SnapshotError(f"the posting {twice} was read twice; nothing was published")


def _with_earlier(
    fresh: pa.Table, store: Store, name: str, complete: Iterable[str], started_at: dt.datetime | None
) -> pa.Table:
    """The rows with those that stay of the day's file; most days none does, so the keys are read before the rows."""
    ids, boards = fresh["posting_id"].combine_chunks(), values(complete, pa.string())

    def newer(batch: pa.RecordBatch) -> pa.Array:
        if started_at is None:
            return pc.is_null(batch["posting_id"])  # none
        return pc.greater(batch["fetched_at"], value(started_at, batch["fetched_at"].type))

    def stays(batch: pa.RecordBatch) -> pa.Array:
        replaced = pc.or_(pc.is_in(batch["posting_id"], ids), pc.is_in(batch["source"], boards))
        return pc.or_(pc.invert(replaced), newer(batch))

    schema = arrow_schema()
    keys = pa.schema([schema.field(column) for column in ("posting_id", "source", "fetched_at")])
    held = pa.Table.from_batches(read_batches(store, name, keys), keys)
    if not pc.any(stays(held)).as_py():
        return fresh
    newest = held["posting_id"].filter(newer(held))
    fresh = fresh.filter(pc.invert(pc.is_in(fresh["posting_id"], newest.combine_chunks())))
    kept = (batch.filter(stays(batch)) for batch in read_batches(store, name, schema))
    return pa.Table.from_batches([*fresh.to_batches(), *kept], fresh.schema)


def put_market_pay(store: Store, folders: Iterable[Path], *, run: str) -> None:
    """Add what boards say the market pays; the same span said again only gets a new day.

    A damaged table is begun anew, with a warning.

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
    try:
        known = list(as_records(read_table(store, name, MarketPay), MarketPay)) if store.exists(name) else []
    except Damaged as error:
        warnings.warn(f"{error}; it is begun anew", DamagedFile, stacklevel=2)
        known = []
    rows = {_SAME_SPAN(row): row for row in (*known, *as_records(fresh, MarketPay))}
    whole = as_table(rows.values(), MarketPay).sort_by(
        [(column, "ascending") for column in ("source", "occupation", "place", "read_on")]
    )
    put_table(store, name, whole, MarketPay, run=run)


_SAME_SPAN = attrgetter("source", "occupation", "place", "salary_min", "salary_max", "salary_period")
