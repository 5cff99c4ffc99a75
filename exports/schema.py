"""Posting -> Arrow schema and data dictionary. Nothing here names a column of its own."""

import datetime as dt
from dataclasses import dataclass, fields
from functools import cache
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

import pyarrow as pa

from exports.posting import SCHEMA_VERSION, Posting

PARTITION = "snapshot_date"
"""Day of the snapshot, Europe/Berlin. It stands in the path only: pandas cannot merge a column of a file
with a key of the path (pyarrow: date32 against dictionary), so the file itself does not repeat it."""

_ARROW = {str: pa.string(), float: pa.float64(), int: pa.int64(), bool: pa.bool_(), dt.date: pa.date32()}
_ARROW |= {dt.datetime: pa.timestamp("us", tz="UTC"), tuple: pa.list_(pa.string())}


@dataclass(frozen=True, slots=True)
class Column:
    """One column as the definition states it; `choices` are the only texts it may hold."""

    name: str
    python: type
    arrow: pa.DataType
    nullable: bool
    choices: tuple[str, ...]
    meaning: str


@cache
def columns() -> tuple[Column, ...]:
    """The columns of a posting in their order.

    >>> columns()[0].name, columns()[0].nullable
    ('posting_id', False)
    """
    hints = get_type_hints(Posting, include_extras=True)
    return tuple(_column(field.name, hints[field.name]) for field in fields(Posting))


def _column(name: str, hint: Any) -> Column:
    if get_origin(hint) is not Annotated:
        raise TypeError(f"{name}: every column of Posting is Annotated with its meaning")
    kind, meaning = get_args(hint)
    parts = get_args(kind) if NoneType in get_args(kind) else (kind,)
    inner = next(part for part in parts if part is not NoneType)
    choices = get_args(inner) if get_origin(inner) is Literal else ()
    python = str if choices else tuple if get_origin(inner) is tuple else inner
    return Column(name, python, _ARROW[python], NoneType in parts, choices, meaning)


@cache
def arrow_schema() -> pa.Schema:
    """The Arrow schema of every snapshot: the same on an empty, an all-null and a full day.

    >>> arrow_schema().field("postcode").type, arrow_schema().field("flags").type
    (DataType(string), ListType(list<item: string>))
    """
    return pa.schema(
        [pa.field(c.name, c.arrow, c.nullable, {"description": c.meaning}) for c in columns()],
        metadata={"schema_version": SCHEMA_VERSION},
    )


def column_docs() -> str:
    """`docs/columns.md`: every column, its type and meaning."""
    lines = [
        "# Columns of a posting",
        "",
        "Written by `make docs` from `exports/posting.py`; a test keeps both equal.",
        f"Schema version {SCHEMA_VERSION}. Null means unknown, never 0, an empty text or -1.",
        "",
        "| column | type | null | meaning |",
        "|---|---|---|---|",
        f"| `{PARTITION}` | date | no | Day of the snapshot, Europe/Berlin. In the path, not in the file. |",
    ]
    for column in columns():
        choices = f" One of {', '.join(f'`{choice}`' for choice in column.choices)}." if column.choices else ""
        kind = {"date32[day]": "date", "timestamp[us, tz=UTC]": "instant, UTC", "double": "float64"}.get(
            str(column.arrow), "list of text" if pa.types.is_list(column.arrow) else str(column.arrow)
        )
        lines.append(f"| `{column.name}` | {kind} | {'yes' if column.nullable else 'no'} | {column.meaning}{choices} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(column_docs(), end="")  # noqa: T201
