"""The same core over whole columns: re-runs over old snapshots, notebooks, Dask.

There is no second implementation: each row is a posting, and `read_again` is what the crawl's rules say of it.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from exports.columns import columns
from exports.lines import line
from exports.posting import Posting
from exports.schema import arrow_schema, table
from pipelines.normalize.again import read_again
from pipelines.profile import SearchProfile

if TYPE_CHECKING:
    import pandas as pd

_LISTS = tuple(column.name for column in columns() if column.python is tuple)
_NAMES = tuple(column.name for column in columns())


def table_again(rows: pa.Table, *, profile: SearchProfile) -> pa.Table:
    """Postings of a snapshot by the rules of today, in their order, with the current schema.

    Columns that the snapshot does not have yet are filled where its wordings allow it.

    Raises:
        ValueError: a row breaks the definition.
    """
    return table(line(read_again(posting, profile=profile)) for posting in _postings(rows))


def _postings(rows: pa.Table) -> Iterator[Posting]:
    for batch in rows.select([name for name in rows.column_names if name in _NAMES]).to_batches(max_chunksize=256):
        for row in batch.to_pylist():
            values: dict[str, Any] = {n: tuple(v or ()) if n in _LISTS else v for n, v in row.items()}
            yield Posting(**values)


def frame_again(frame: "pd.DataFrame", *, profile: SearchProfile) -> "pd.DataFrame":
    """The same for a DataFrame as `exports.load()` returns it; index, columns and their order stay.

    With Dask: `frames.map_partitions(frame_again, profile=SearchProfile.shipped())`; an empty partition stays empty,
    with the same types.

    Raises:
        KeyError: a column that a posting must have is missing.
        ValueError: a row breaks the definition.
    """
    import pandas as pd

    known = [name for name in frame.columns if name in _NAMES]
    schema = pa.schema([arrow_schema().field(name) for name in known])
    if missing := sorted(c.name for c in columns() if not c.nullable and c.python is not tuple and c.name not in known):
        raise KeyError(f"the column {missing[0]} is missing")
    rows = pa.Table.from_pandas(frame[known], schema=schema, preserve_index=False)
    again: pd.DataFrame = table_again(rows, profile=profile).to_pandas(
        date_as_object=False,
        types_mapper={pa.bool_(): pd.BooleanDtype(), pa.int64(): pd.Int64Dtype()}.get,
    )
    again.index = frame.index
    read: dict[str, Any] = {
        name: (again[name].map(list).astype(object) if name in _LISTS else again[name]).astype(frame[name].dtype)
        for name in known
    }
    return frame.assign(**read)
