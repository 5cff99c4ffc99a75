"""The postings of a day, piece by piece: those of a large day lie on the disk meanwhile, for texts fill much memory."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from exports.store import SnapshotError, sentence

LARGE = 64 << 20  # bytes of rows from which on they are laid aside
BEGINNING = 750  # characters of a text that stay in memory
PIECE = 4096  # rows at least, but for the last piece; one row group of a file


class Pieces:
    """Rows in memory. Every iteration gives the same pieces, at least one.

    >>> rows = pa.Table.from_batches([pa.RecordBatch.from_arrays([pa.nulls(9000)], ["description"])] * 3)
    >>> [piece.num_rows for piece in Pieces(rows)]
    [9000, 9000, 9000]
    """

    def __init__(self, rows: pa.Table) -> None:
        self._rows: pa.Table | None = rows
        self._texts = rows["description"]
        self.num_rows: int = rows.num_rows

    def __iter__(self) -> Iterator[pa.Table]:
        assert self._rows is not None  # noqa: S101 - only those that are laid aside
        return _pieces(self._rows.to_batches(), self._rows.schema)

    def beginning(self, number: int) -> str | None:
        """The description of one row, or at least its first `BEGINNING` characters."""
        told: str | None = self._texts[number].as_py()
        return told


class _LaidAside(Pieces):
    """Rows in a file, which each iteration reads anew."""

    def __init__(self, rows: pa.Table, path: Path) -> None:
        self._rows, self._path, self._schema = None, str(path), rows.schema
        with pa.OSFile(self._path, "wb") as file, pa.ipc.new_file(file, rows.schema) as writer:
            writer.write_table(rows)
        self._texts = pc.utf8_slice_codeunits(rows["description"], 0, BEGINNING)
        self.num_rows = rows.num_rows

    def __iter__(self) -> Iterator[pa.Table]:
        with pa.OSFile(self._path) as file:
            reader = pa.ipc.open_file(file)
            yield from _pieces(map(reader.get_batch, range(reader.num_record_batches)), self._schema)


def _pieces(batches: Iterable[pa.RecordBatch], schema: pa.Schema) -> Iterator[pa.Table]:
    held: list[pa.RecordBatch] = []
    is_first = True
    for batch in batches:
        held.append(batch)
        if sum(one.num_rows for one in held) >= PIECE:
            yield pa.Table.from_batches(held, schema)
            held, is_first = [], False
    if held or is_first:
        yield pa.Table.from_batches(held, schema)


@contextmanager
def laid_aside(make: Callable[[], pa.Table], path: Path) -> Iterator[Pieces]:
    """The rows that are made, many of them in a file that is there until the block ends.

    Raises:
        SnapshotError: the file cannot be written.
    """
    rows = make()
    if rows.nbytes < LARGE:
        yield Pieces(rows)
        return
    try:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            pieces = _LaidAside(rows, path)
        except (OSError, pa.ArrowException) as error:
            raise SnapshotError(f"{path}: {sentence(error)}") from error
        del rows
        pa.default_memory_pool().release_unused()  # nobody else could use it
        yield pieces
    finally:
        path.unlink(missing_ok=True)
