"""Definitions -> Arrow schemas and tables. Nothing here names a column of its own.

Arrow reads lines of JSON itself. Handing it Python lists instead would import pandas and take three times the
memory, and it would take None in columns that must not be null, naive instants as UTC and instants as dates,
all silently (pyarrow 26).
"""

import datetime as dt
import io
from collections.abc import Iterable, Iterator
from functools import cache

import pyarrow as pa
import pyarrow.json

from exports.columns import Column, columns
from exports.definitions import DAILY, TABLES
from exports.layout import PARTITION
from exports.posting import SCHEMA_VERSION, Posting

BLOCK = 1 << 20  # bytes of lines that become columns at a time

_ARROW = {str: pa.string(), float: pa.float64(), int: pa.int64(), bool: pa.bool_(), dt.date: pa.date32()}
_ARROW |= {dt.datetime: pa.timestamp("us", tz="UTC"), tuple: pa.list_(pa.string())}


@cache
def arrow_schema(record: type = Posting) -> pa.Schema:
    """The Arrow schema of every snapshot (or of another record): the same on an empty, an all-null and a full day.

    >>> arrow_schema().field("postcode").type, arrow_schema().field("flags").type
    (DataType(string), ListType(list<item: string>))
    """
    return pa.schema(
        [pa.field(c.name, _ARROW[c.python], c.nullable, {"description": c.meaning}) for c in columns(record)],
        metadata={"schema_version": SCHEMA_VERSION},
    )


def table(lines: Iterable[bytes], record: type = Posting) -> pa.Table:
    """Lines as an Arrow table of the schema; no lines are an empty table.

    Raises:
        ValueError: a line is damaged, or a column that must not be null is.
    """
    batches = [batch for block in _blocks(lines) for batch in read_block(block, arrow_schema(record)).to_batches()]
    whole = pa.Table.from_batches(batches, arrow_schema(record))
    for column in columns(record):
        if not column.nullable and whole[column.name].null_count:
            raise ValueError(f"{column.name} must not be null")
    return whole


def _blocks(lines: Iterable[bytes]) -> Iterator[bytes]:
    block = io.BytesIO()
    for one in lines:
        block.write(one)
        if block.tell() >= BLOCK:
            yield block.getvalue()
            block = io.BytesIO()
    if block.tell():
        yield block.getvalue()


def read_block(block: bytes, schema: pa.Schema) -> pa.Table:
    """Whole lines of JSON as a table of a schema; nothing is left out, and what is unexpected fails."""
    return _read(block, _as_json(schema)).cast(schema)


def read_lists(line: bytes, schema: pa.Schema) -> pa.RecordBatch:
    r"""A line of JSON that holds the values of each column as a list, in a third of the time of a line a row.

    >>> read_lists(b'{"place": ["Potsdam", null]}\n', pa.schema([pa.field("place", pa.string())])).to_pydict()
    {'place': ['Potsdam', None]}
    """
    read = _read(line, pa.schema([pa.field(f.name, pa.list_(f.type)) for f in _as_json(schema)]))
    columns = [read[f.name].chunk(0).flatten().cast(f.type) for f in schema]
    return pa.RecordBatch.from_arrays(columns, schema=schema)


def _read(block: bytes, schema: pa.Schema) -> pa.Table:
    return pyarrow.json.read_json(
        io.BytesIO(block),
        read_options=pyarrow.json.ReadOptions(use_threads=False, block_size=len(block)),
        parse_options=pyarrow.json.ParseOptions(explicit_schema=schema, unexpected_field_behavior="error"),
    )


def _as_json(schema: pa.Schema) -> pa.Schema:
    # Arrow's JSON reader wants days as numbers but reads ISO instants, and cuts none when it casts them.
    fields = ((f.name, pa.timestamp("s") if f.type == pa.date32() else f.type) for f in schema)
    return pa.schema(list(fields))


SPOKEN = {str: "text", float: "float64", int: "int64", bool: "yes/no", tuple: "list of text", dt.date: "date"}
SPOKEN |= {dt.datetime: "instant, UTC"}
"""Each type as a reader of the docs calls it."""

DAY = Column(PARTITION, dt.date, False, (), "Day of the snapshot, Europe/Berlin. In the path, not in the file.")
"""The column that the readers add to a table with one file a day."""

NULL = "Null means unknown, never 0, an empty text or -1."


def column_rows(shown: Iterable[Column]) -> list[str]:
    """Columns as the lines of a Markdown table."""
    lines = ["| column | type | null | meaning |", "|---|---|---|---|"]
    for column in shown:
        choices = f" One of {', '.join(f'`{choice}`' for choice in column.choices)}." if column.choices else ""
        null = "yes" if column.nullable else "no"
        lines.append(f"| `{column.name}` | {SPOKEN[column.python]} | {null} | {column.meaning}{choices} |")
    return lines


def table_columns(name: str) -> tuple[Column, ...]:
    """The columns of a table as readers get them: one with a file a day begins with the day."""
    return (*([DAY] if name in DAILY else ()), *columns(TABLES[name]))


def table_sections() -> list[str]:
    """Every table with what a row of it is and its columns, as lines of Markdown."""
    lines: list[str] = []
    for name, record in TABLES.items():
        summary = (record.__doc__ or "").partition("\n")[0]
        lines += ["", f"## {name}", "", summary, "", *column_rows(table_columns(name))]
    return lines


def column_docs() -> str:
    """`docs/columns.md`: every column of every table, its type and meaning."""
    files = ", ".join(f"`exports/{record.__module__.rpartition('.')[2]}.py`" for record in TABLES.values())
    lines = [
        "# Columns",
        "",
        f"Written by `make docs` from {files}; a test keeps both equal.",
        f"Schema version {SCHEMA_VERSION}. {NULL}",
        "",
        "Tables: " + " · ".join(f"[`{name}`](#{name})" for name in TABLES),
        *table_sections(),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(column_docs(), end="")  # noqa: T201
