"""Records of a definition and Arrow tables, both ways."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol, TypeVar

import pyarrow as pa

from exports.columns import Column, columns
from exports.lines import line
from exports.schema import table
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
    try:
        return table(map(line, records), record)
    except ValueError as error:
        raise SnapshotError(str(error)) from error


def as_records(rows: pa.Table, record: type[Record]) -> Iterator[Record]:
    """The rows of a table as records; the table has the schema of the definition."""
    kind: type = record
    names = [column.name for column in columns(kind)]
    for told in _values(rows, columns(kind)):
        yield record(**dict(zip(names, told, strict=True)))


def sightings(rows: pa.Table, read_tasks: ReadTasks) -> Iterator[Sighting]:
    """Postings of a snapshot as the history looks at them. Texts are read piece by piece and not kept."""
    wanted = [column for column in columns() if column.name in COLUMNS]
    names = [column.name for column in wanted]
    for batch in rows.to_batches(max_chunksize=1024):
        piece = pa.Table.from_batches([batch])
        texts = piece["description"].to_pylist()
        for told, text in zip(_values(piece, wanted), texts, strict=True):
            yield Sighting(**dict(zip(names, told, strict=True)), tasks_text=read_tasks(text))


def named(rows: pa.Table, vacancy_of: Mapping[str, str], primary: Iterable[str]) -> pa.Table:
    """Postings with their vacancy, and whether each is the one that counts for it."""
    import pyarrow.compute as pc

    ids = rows["posting_id"].to_pylist()
    schema = rows.schema
    counts = pc.is_in(rows["posting_id"], value_set=values(sorted(primary), pa.string()))
    vacancies = values((vacancy_of[one] for one in ids), pa.string())
    for name, told in (("vacancy_id", vacancies), ("is_primary", counts)):
        rows = rows.set_column(schema.get_field_index(name), schema.field(name), told)
    return rows


def _values(rows: pa.Table, wanted: Sequence[Column]) -> Iterator[tuple[Any, ...]]:
    """Row by row, in pieces: a table as Python values takes ten times its memory."""
    seen: dict[Any, Any] = {}
    for batch in rows.select([column.name for column in wanted]).to_batches(max_chunksize=1024):
        if len(seen) > _MANY:
            seen = {}
        yield from zip(*(_column(batch[n], column.python, seen) for n, column in enumerate(wanted)), strict=True)


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
