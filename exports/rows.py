"""Records of a definition and Arrow tables, both ways."""

import datetime as dt
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Protocol, TypeVar

import pyarrow as pa

from exports.columns import Column, columns
from exports.lines import line_of_lists
from exports.schema import arrow_schema, read_lists
from exports.sighting import COLUMNS, Sighting
from exports.store import SnapshotError
from exports.values import values

Record = TypeVar("Record")

_BEGIN = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


class ReadTasks(Protocol):
    """What tells a posting's tasks from its text (`pipelines/duplicates/tasks.py`)."""

    def __call__(self, description: str | None) -> str | None:
        """The folded beginning of the tasks."""


def as_table(records: Iterable[Any], record: type) -> pa.Table:
    """Records as a table of their schema; a value that breaks the definition fails.

    Raises:
        SnapshotError: a value is missing, of the wrong type or not one of the column's choices.
    """
    schema, all_records = arrow_schema(record), iter(records)
    batches = []
    try:
        while some := list(islice(all_records, TOGETHER)):
            batches.append(read_lists(line_of_lists(some), schema))
    except ValueError as error:
        raise SnapshotError(str(error)) from error
    return pa.Table.from_batches(batches, schema)


def as_records(rows: pa.Table, record: type[Record]) -> Iterator[Record]:
    """The rows of a table as records; the table has the schema of the definition."""
    kind: type = record
    names = [column.name for column in columns(kind)]
    for told in _values(rows.to_batches(max_chunksize=ROWS), columns(kind)):
        yield record(**dict(zip(names, told, strict=True)))


def sightings(pieces: Iterable[pa.Table], read_tasks: ReadTasks) -> Iterator[Sighting]:
    """Postings of a snapshot as the history looks at them. Texts are read piece by piece and not kept."""
    wanted = [column for column in columns() if column.name in COLUMNS]
    names = [column.name for column in wanted]
    wanted.append(next(column for column in columns() if column.name == "description"))
    batches = (batch for piece in pieces for batch in piece.to_batches(max_chunksize=ROWS))
    for *told, text in _values(batches, wanted):
        yield Sighting(**dict(zip(names, told, strict=True)), tasks_text=read_tasks(text))


def as_dicts(rows: pa.Table, names: Container[str], chosen: pa.ChunkedArray) -> Iterator[dict[str, Any]]:
    """Some columns of some rows of postings; equal short values are one object."""
    wanted = [column for column in columns() if column.name in names]
    marked = rows.select([column.name for column in wanted]).append_column("chosen", chosen)
    batches = (batch.filter(batch["chosen"]) for batch in marked.to_batches(max_chunksize=ROWS))
    for told in _values(batches, wanted):
        yield {column.name: value for column, value in zip(wanted, told, strict=True)}


@dataclass(frozen=True, slots=True)
class Named:
    """Postings, piece by piece, with their vacancy and whether each is the one that counts for it."""

    pieces: Iterable[pa.Table]
    vacancy_of: Mapping[str, str]
    primary: Container[str]

    def __iter__(self) -> Iterator[pa.Table]:
        for rows in self.pieces:
            ids, schema, named = rows["posting_id"].to_pylist(), rows.schema, rows
            vacancies = values((self.vacancy_of[one] for one in ids), pa.string())
            counts = values((one in self.primary for one in ids), pa.bool_())
            for name, told in (("vacancy_id", vacancies), ("is_primary", counts)):
                named = named.set_column(schema.get_field_index(name), schema.field(name), told)
            yield named


def _values(batches: Iterable[pa.RecordBatch], wanted: Sequence[Column]) -> Iterator[tuple[Any, ...]]:
    """Row by row, in pieces: a table as Python values takes ten times its memory."""
    seen: dict[Any, Any] = {}
    for batch in batches:
        if len(seen) > _MANY:
            seen = {}
        yield from zip(*(_column(batch[column.name], column.python, seen) for column in wanted), strict=True)


ROWS = 1024  # that are Python values at a time
TOGETHER = 1024  # records that are one line at a time
_MANY = 200_000


def _column(column: pa.Array, python: type, seen: dict[Any, Any]) -> list[Any]:
    """The values of a column; short texts and instants that occur again are the same object."""
    if python is dt.datetime:  # Arrow's own way makes a zone of every single instant
        made = column.cast(pa.int64()).to_pylist()
        return [None if one is None else seen.get(one) or _instant(one, seen) for one in made]
    told: list[Any] = column.to_pylist()
    if python is tuple:
        return [seen.setdefault(one, one) for one in map(tuple, told)]
    if python is str:
        return [one if one is None or len(one) > _SHORT else seen.setdefault(one, one) for one in told]
    return told


_SHORT = 60


def _instant(microseconds: int, seen: dict[Any, Any]) -> dt.datetime:
    made: dt.datetime = seen.setdefault(microseconds, _BEGIN + dt.timedelta(microseconds=microseconds))
    return made
