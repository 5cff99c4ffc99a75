"""Tables of the definitions in a store: read with the current schema, written and read back before they are put."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from exports.folder import sync
from exports.posting import Posting
from exports.schema import arrow_schema
from exports.store import SnapshotError, Store, checked, sentence

ROWS = 1024  # read at a time, on one thread and without the dataset engine: publishing lives within little memory
GROUP = 16384  # rows of a row group: what is written at once is held in memory twice


class Damaged(SnapshotError):
    """The bytes of a file could be had, but they are no whole Parquet file: trying again would not help."""


class DamagedFile(UserWarning):
    """A damaged file was done without; the message names it and says what that costs."""


class Staged(NamedTuple):
    """A finished file that waits for its place, and its SHA-256."""

    name: str
    path: Path
    digest: str


def put_table(
    store: Store,
    name: str,
    rows: pa.Table,
    record: type = Posting,
    *,
    run: str,
    metadata: Mapping[str, str] | None = None,
) -> str:
    """Put a table and return the SHA-256 of its file; equal rows and metadata give equal bytes.

    Raises:
        SnapshotError: as `stage_table()`. What stood there before stays.
    """
    staged = stage_table(store, name, rows, record, run=run, metadata=metadata)
    store.put(name, staged.path)
    return staged.digest


def stage_table(
    store: Store,
    name: str,
    rows: pa.Table,
    record: type = Posting,
    *,
    run: str,
    metadata: Mapping[str, str] | None = None,
) -> Staged:
    """Write a table where it can wait, so that several files move to their places once all of them are good.

    Raises:
        SnapshotError: the schema is not the record's, a column that must not be null is, or the file cannot be
            written or does not read back as it was meant.
    """
    return stage_with_schema(store, name, rows, arrow_schema(record), run=run, metadata=metadata)


def stage_with_schema(
    store: Store,
    name: str,
    rows: pa.Table,
    schema: pa.Schema,
    *,
    run: str,
    metadata: Mapping[str, str] | None = None,
) -> Staged:
    """As `stage_table`, for a file whose schema is not that of a record alone."""
    pieces = [rows.slice(first, GROUP) for first in range(0, max(1, rows.num_rows), GROUP)]
    return stage_pieces(store, name, pieces, schema, run=run, metadata=metadata)


def stage_pieces(
    store: Store,
    name: str,
    pieces: Iterable[pa.Table],
    schema: pa.Schema,
    *,
    run: str,
    metadata: Mapping[str, str] | None = None,
) -> Staged:
    """As `stage_with_schema`, for rows in pieces: each becomes a row group. They are asked for twice.

    Raises:
        SnapshotError: as `stage_table()`.
    """
    whole = schema.with_metadata({**schema.metadata, **(metadata or {})})
    staged = store.staging(run) / checked(name).replace("/", "+")
    try:
        staged.parent.mkdir(parents=True, exist_ok=True)
        with pq.ParquetWriter(staged, whole, compression="zstd") as writer:
            for piece in pieces:
                _check(name, piece, schema)
                writer.write_table(piece.cast(whole))
        sync(staged)
        is_whole = _reads_back(staged, pieces, whole)
        with staged.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, pa.ArrowException) as error:
        raise SnapshotError(f"{staged}: {sentence(error)}") from error
    if not is_whole:
        raise SnapshotError(f"{name}: the written file does not read back as it was meant; it was not published")
    return Staged(name, staged, digest)


def _check(name: str, rows: pa.Table, schema: pa.Schema) -> None:
    if not rows.schema.equals(schema):
        raise SnapshotError(f"{name}: the schema is not that of the definition; nothing was published")
    for field in schema:
        if not field.nullable and rows[field.name].null_count:
            raise SnapshotError(f"{name}: {field.name} must not be null; nothing was published")


def stage_copy(store: Store, name: str, new_name: str, *, run: str) -> Staged:
    """Write a copy of a file where it can wait for its place.

    Raises:
        SnapshotError: it cannot be read or written.
    """
    content = store.read(name)
    staged = store.staging(run) / checked(new_name).replace("/", "+")
    try:
        staged.parent.mkdir(parents=True, exist_ok=True)
        staged.write_bytes(content)
        sync(staged)
    except OSError as error:
        raise SnapshotError(f"{staged}: {sentence(error)}") from error
    return Staged(new_name, staged, hashlib.sha256(content).hexdigest())


def read_table(
    store: Store,
    name: str,
    record: type = Posting,
    columns: list[str] | None = None,
    *,
    schema: pa.Schema | None = None,
) -> pa.Table:
    """A file's rows with the current schema: columns that it does not have yet are null.

    `schema` stands in the place of the record's, for files that hold more.

    Raises:
        FileNotFoundError: there is no such file.
        Damaged: it is no whole Parquet file.
        SnapshotError: a column has another type than the definition gives it, or the store cannot be read.
    """
    schema = schema or arrow_schema(record)
    wanted = pa.schema([schema.field(column) for column in columns], schema.metadata) if columns else schema
    return pa.Table.from_batches(read_batches(store, name, wanted), wanted)


def read_batches(store: Store, name: str, schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    """As `read_table`, piece by piece."""
    with _opened(store, name) as file:
        held = file.schema_arrow
        for field in schema:
            if field.name not in held.names and not field.nullable:
                raise SnapshotError(f"{store.where}/{name} has no column {field.name}")
            if field.name in held.names and held.field(field.name).type != field.type:
                is_type = held.field(field.name).type
                raise SnapshotError(f"{store.where}/{name}: {field.name} is {is_type}, not {field.type}")
        common = [column for column in schema.names if column in held.names]
        for batch in file.iter_batches(batch_size=ROWS, columns=common, use_threads=False):
            columns = [
                batch[field.name] if field.name in common else pa.nulls(batch.num_rows, field.type) for field in schema
            ]
            yield pa.RecordBatch.from_arrays(columns, schema=schema)


def table_metadata(store: Store, name: str) -> dict[str, str]:
    """What a file says of itself: `schema_version`, `run` and what else it was put with.

    Raises:
        FileNotFoundError: there is no such file.
        Damaged: it is no whole Parquet file.
        SnapshotError: the store cannot be read.
    """
    with _opened(store, name) as file:
        told = file.schema_arrow.metadata or {}
        return {key.decode(): value.decode() for key, value in told.items()}


@contextmanager
def _opened(store: Store, name: str) -> Iterator[pq.ParquetFile]:
    if not store.exists(name):
        raise FileNotFoundError(f"there is no {name} in {store.where}")
    system, base = store.arrow()
    try:
        with system.open_input_file(f"{base}/{name}") as opened, pq.ParquetFile(opened) as file:
            yield file
    except (OSError, pa.ArrowException) as error:
        kind = Damaged if _is_damaged(store, name) else SnapshotError
        raise kind(f"{store.where}/{name} cannot be read: {unreadable(error)}") from None


def damage(store: Store, name: str) -> str | None:
    """What is wrong with a table's file, if it is damaged."""
    return f"{store.where}/{name} is no whole Parquet file" if _is_damaged(store, name) else None


def _is_damaged(store: Store, name: str) -> bool:
    """Whether the bytes of a file themselves are wrong, and not the way to them (a bucket that drops connections)."""
    system, base = store.arrow()
    try:
        content = store.read(name)
        if len(content) != system.get_file_info(f"{base}/{name}").size:
            return False
    except (FileNotFoundError, SnapshotError, OSError, pa.ArrowException):
        return False
    try:
        with pq.ParquetFile(pa.BufferReader(content)) as file:
            for _ in file.iter_batches(batch_size=ROWS, use_threads=False):
                pass
    except (OSError, pa.ArrowException):
        return True
    return False


def unreadable(error: Exception) -> str:
    """Why a Parquet file cannot be read, for a person."""
    if isinstance(error, OSError) and (error.errno or "errno" in str(error)):
        return sentence(error)
    return "it is no whole Parquet file"


def _reads_back(path: Path, pieces: Iterable[pa.Table], schema: pa.Schema) -> bool:
    with pq.ParquetFile(path) as file:
        number = 0
        for number, piece in enumerate(pieces, 1):
            read = 0
            if number > file.num_row_groups:
                return False
            for batch in file.iter_batches(batch_size=ROWS, row_groups=[number - 1], use_threads=False):
                if not pa.Table.from_batches([batch]).equals(piece.slice(read, batch.num_rows)):
                    return False
                read += batch.num_rows
            if read != piece.num_rows:
                return False
        return bool(number == file.num_row_groups and file.schema_arrow.equals(schema))
