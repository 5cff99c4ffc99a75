"""Reading snapshots: what notebooks import."""

import datetime as dt
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.dataset as ds

from exports.layout import PARTITION
from exports.schema import arrow_schema

if TYPE_CHECKING:
    import pandas as pd


def load(
    root: str | os.PathLike[str],
    *,
    latest: bool = False,
    day: dt.date | str | None = None,
    columns: list[str] | None = None,
) -> "pd.DataFrame":
    """Postings as a typed DataFrame: all snapshots, the latest one, or that of a day.

    Text is `str`, dates are `datetime64`, instants `datetime64[us, UTC]`, yes/no is the nullable `boolean`,
    counts are `Int64`; only lists of text are objects. `snapshot_date` comes first. Columns that older
    snapshots do not have yet are null there.

    Args:
        root: the folder given as `--out`.
        latest: only the snapshot that `latest.json` points to.
        day: only the snapshot of this day, a date or "2026-11-24".
        columns: only these columns, in this order.

    Raises:
        FileNotFoundError: there is no such snapshot.
        KeyError: a column is not in the definition.
        ValueError: both `latest` and `day` were given.
    """
    import pandas as pd  # the crawler reads nothing back and does not need it

    table = dataset(root, latest=latest, day=day).to_table(columns=_known(columns))
    frame: pd.DataFrame = table.to_pandas(
        date_as_object=False,
        types_mapper={pa.bool_(): pd.BooleanDtype(), pa.int64(): pd.Int64Dtype()}.get,
    )
    for name in frame.columns:
        if pa.types.is_list(table.schema.field(name).type):
            frame[name] = frame[name].map(list).astype(object)
    return frame


def dataset(root: str | os.PathLike[str], *, latest: bool = False, day: dt.date | str | None = None) -> ds.Dataset:
    """The same rows as a lazy `pyarrow.dataset.Dataset` with the current schema, for larger reads.

    Raises:
        FileNotFoundError: there is no such snapshot.
        ValueError: both `latest` and `day` were given.
    """
    if latest and day is not None:
        raise ValueError("give either latest or day")
    root = Path(root)
    if latest:
        day = _latest_day(root)
    files = sorted(root.glob(f"postings/{PARTITION}={day or '*'}/postings.parquet"))
    if not files:
        raise FileNotFoundError(f"no snapshot{f' of {day}' if day else ''} in {root}")
    keys = ds.partitioning(pa.schema([(PARTITION, pa.date32())]), flavor="hive")
    schema = pa.schema([pa.field(PARTITION, pa.date32(), nullable=False), *arrow_schema()])
    return ds.dataset(
        [str(file) for file in files],
        schema=schema,
        format="parquet",
        partitioning=keys,
        partition_base_dir=str(root / "postings"),
    )


def _latest_day(root: Path) -> str:
    try:
        pointer = json.loads((root / "latest.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise FileNotFoundError(f"no snapshot in {root}: latest.json is missing") from None
    return str(dt.date.fromisoformat(pointer["snapshot_date"]))


def _known(columns: list[str] | None) -> list[str]:
    names = [PARTITION, *arrow_schema().names]
    if unknown := sorted(set(columns or ()) - set(names)):
        raise KeyError(f"unknown column {unknown[0]}; docs/columns.md lists them")
    return columns or names
