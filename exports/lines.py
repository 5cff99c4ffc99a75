"""Postings as lines of JSON, checked against the definition: the form of the spool, and the way into Arrow.

Arrow reads such lines itself. Handing it Python lists instead would import pandas and take three times the
memory, and it would take None in columns that must not be null, naive instants as UTC and instants as dates,
all silently (pyarrow 26).
"""

import datetime as dt
import io
import json
from collections.abc import Iterable, Iterator

import pyarrow as pa
import pyarrow.json

from exports.posting import Posting
from exports.schema import Column, arrow_schema, columns

BLOCK = 1 << 22  # bytes of lines that become columns at a time


def line(posting: Posting) -> bytes:
    r"""One posting as a line that ends with a line feed.

    Raises:
        ValueError: a value is missing, of the wrong type, not one of the column's choices, an instant
            without zone, NaN or half a character. The message names posting and column, never the value.

    >>> from exports.posting import EXAMPLE
    >>> line(EXAMPLE)[:36]
    b'{"posting_id": "arbeitsagentur:1", "'
    """
    record = {}
    for column in columns():
        value = getattr(posting, column.name)
        if problem := _problem(column, value):
            raise ValueError(f"{posting.posting_id}: {column.name} {problem}")
        record[column.name] = value
    try:
        return json.dumps(record, ensure_ascii=False, allow_nan=False, default=dt.date.isoformat).encode() + b"\n"
    except ValueError as error:
        raise ValueError(f"{posting.posting_id}: cannot be written ({type(error).__name__})") from None


def table(lines: Iterable[bytes]) -> pa.Table:
    """Lines as an Arrow table of the schema; no lines are an empty table.

    Raises:
        ValueError: a line is damaged, or a column that must not be null is.
    """
    batches = [batch for block in _blocks(lines) for batch in _part(block).to_batches()]
    whole = pa.Table.from_batches(batches, arrow_schema())
    for column in columns():
        if not column.nullable and whole[column.name].null_count:
            raise ValueError(f"{column.name} must not be null")
    return whole


def _problem(column: Column, value: object) -> str | None:
    if value is None:
        return None if column.nullable else "must not be null"
    if type(value) is not column.python:
        return f"is {type(value).__name__}, not {column.python.__name__}"
    if column.choices and value not in column.choices:
        return f"must be one of {', '.join(column.choices)}"
    if isinstance(value, dt.datetime) and value.utcoffset() is None:
        return "has no time zone"
    return None


def _blocks(lines: Iterable[bytes]) -> Iterator[bytes]:
    block = io.BytesIO()
    for one in lines:
        block.write(one)
        if block.tell() >= BLOCK:
            yield block.getvalue()
            block = io.BytesIO()
    if block.tell():
        yield block.getvalue()


def _part(block: bytes) -> pa.Table:
    read = pyarrow.json.read_json(
        io.BytesIO(block),
        read_options=pyarrow.json.ReadOptions(use_threads=False, block_size=len(block)),
        parse_options=pyarrow.json.ParseOptions(explicit_schema=_as_json(), unexpected_field_behavior="error"),
    )
    return read.cast(arrow_schema())


def _as_json() -> pa.Schema:
    # Arrow's JSON reader wants days as numbers but reads ISO instants, and cuts none when it casts them.
    fields = ((f.name, pa.timestamp("s") if f.type == pa.date32() else f.type) for f in arrow_schema())
    return pa.schema(list(fields))
