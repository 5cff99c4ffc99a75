"""Reading the data: what notebooks import.

Every reader takes the place of the data: the folder given as `--out`, or the address of a bucket
(`s3://bucket/prefix?region=eu-central-1`). Text is `str`, dates are `datetime64`, instants `datetime64[us, UTC]`,
figures `float64`, yes/no is the nullable `boolean`, counts are `Int64`; only lists of text are objects (lists).
Null is unknown. Columns that older files do not have yet are null there. `dictionary.md` beside the data says what
each column means and in which unit it is.
"""

import datetime as dt
import json
import os
import warnings
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq

from exports.definitions import DAILY, TABLES
from exports.layout import PARTITION, day_file, day_of, whole_file
from exports.months import days_of, month_file, months
from exports.schema import arrow_schema, table_columns
from exports.store import SnapshotError, Store
from exports.tables import unreadable

if TYPE_CHECKING:
    import pandas as pd

Place = str | os.PathLike[str]

SCHEMA = pa.schema([pa.field(PARTITION, pa.date32(), nullable=False), *arrow_schema()], arrow_schema().metadata)
"""Arrow schema of what `load()` and `dataset()` give, with a `description` in the metadata of each field.

>>> SCHEMA.names[0], SCHEMA.field("distance_km").metadata[b"description"].decode()
('snapshot_date', "Great-circle distance to the profile's centre, km.")
"""


def load(
    root: Place,
    *,
    latest: bool = False,
    day: dt.date | str | None = None,
    columns: list[str] | None = None,
) -> "pd.DataFrame":
    """Postings, one row for each posting and day on which it was published: all days, the latest, or one.

    `snapshot_date` (day in Europe/Berlin) comes first, the rest is `SCHEMA`. Rows are sorted by day, source and
    posting_id. To count vacancies and not advertisements, take the rows with `is_primary`.

    Args:
        root: the place of the data.
        latest: only the snapshot that `latest.json` points to.
        day: only the snapshot of this day, a date or "2026-11-24".
        columns: only these columns, in this order: reading three of them is ten times faster than reading all.

    Raises:
        FileNotFoundError: there is no such snapshot.
        KeyError: a column is not in the definition.
        ValueError: both `latest` and `day` were given.
        exports.store.SnapshotError: a file is damaged, or the place cannot be read; the message names the file.

    >>> from exports.example import place
    >>> postings = load(place(), latest=True)
    >>> postings[["title", "city", "salary_year_min_eur"]].values.tolist()
    [['Kundendienstleiter (m/w/d)', 'Potsdam', 45600.0]]
    """
    return _frame(root, "postings", latest=latest, day=day, columns=columns)


def vacancies(root: Place, *, columns: list[str] | None = None) -> "pd.DataFrame":
    """One row for each vacancy ever seen: its best values, its status, and when it opened and closed.

    Empty if no run has told a history yet. Pay is in EUR gross a year, distances are in km, `days_open` in days.

    Raises:
        FileNotFoundError: there is no data at all.
        KeyError: a column is not in the definition.
        exports.store.SnapshotError: the file is damaged, or the place cannot be read.

    >>> from exports.example import place
    >>> vacancies(place(), columns=["vacancy_id", "status", "days_open"]).values.tolist()
    [['arbeitsagentur:1', 'open', 0]]
    """
    return _frame(root, "vacancies", columns=columns)


def changes(root: Place, *, day: dt.date | str | None = None, columns: list[str] | None = None) -> "pd.DataFrame":
    """One row for each event: a vacancy opened, closed, reopened, merged or split, or a field of it changed.

    `snapshot_date` is the day on which it was seen against the day before; `old` and `new` are texts.

    Raises:
        FileNotFoundError: there is no data at all, or none of that day.
        KeyError: a column is not in the definition.
        exports.store.SnapshotError: a file is damaged, or the place cannot be read.

    >>> from exports.example import place
    >>> changes(place(), day="2026-11-24", columns=["vacancy_id", "event"]).values.tolist()
    [['arbeitsagentur:1', 'opened']]
    """
    return _frame(root, "changes", day=day, columns=columns)


def coverage(root: Place, *, day: dt.date | str | None = None, columns: list[str] | None = None) -> "pd.DataFrame":
    """One row for each run and board: how well it was read, and what its silence is worth.

    Counts are postings, pages or requests; shares are from 0 to 1; `seconds` is how long the board took. A day
    without a row of a board was not read there: that it shows no postings says nothing.

    Raises:
        FileNotFoundError: there is no data at all, or none of that day.
        KeyError: a column is not in the definition.
        exports.store.SnapshotError: a file is damaged, or the place cannot be read.

    >>> from exports.example import place
    >>> read = coverage(place(), columns=["source", "verdict", "postings"])
    >>> read.values.tolist(), read.dtypes.astype(str).tolist()
    ([['arbeitsagentur', 'complete', 1]], ['str', 'str', 'Int64'])
    """
    return _frame(root, "coverage", day=day, columns=columns)


def links(root: Place, *, columns: list[str] | None = None) -> "pd.DataFrame":
    """One row for each pair of postings that was compared: the score from 0 to 1, the reasons and the vetoes.

    Raises:
        FileNotFoundError: there is no data at all.
        KeyError: a column is not in the definition.
        exports.store.SnapshotError: the file is damaged, or the place cannot be read.

    >>> from exports.example import place
    >>> links(place(), columns=["left_id", "right_id", "is_same"]).values.tolist()
    [['arbeitnow:7', 'arbeitsagentur:1', False]]
    """
    return _frame(root, "links", columns=columns)


def market_pay(root: Place, *, columns: list[str] | None = None) -> "pd.DataFrame":
    """One row for each span of pay that a board names for an occupation and place; EUR per `salary_period`.

    It is a reference to hold postings against and never the pay of one.

    Raises:
        FileNotFoundError: there is no data at all.
        KeyError: a column is not in the definition.
        exports.store.SnapshotError: the file is damaged, or the place cannot be read.

    >>> from exports.example import place
    >>> market_pay(place(), columns=["occupation", "salary_min", "salary_max", "salary_period"]).values.tolist()
    [['Kundendienstleiter', 2900.0, 3700.0, 'month']]
    """
    return _frame(root, "market_pay", columns=columns)


def dataset(
    root: Place, *, table: str = "postings", latest: bool = False, day: dt.date | str | None = None
) -> ds.Dataset:
    """A table as a lazy `pyarrow.dataset.Dataset` with the current schema: for larger reads, DuckDB and Polars.

    Args:
        root: the place of the data.
        table: `postings`, `vacancies`, `changes`, `coverage`, `links` or `market_pay`.
        latest: of a table kept by days, only the day that `latest.json` points to.
        day: of a table kept by days, only this day.

    Raises:
        FileNotFoundError: there is no such snapshot.
        KeyError: there is no such table.
        ValueError: both `latest` and `day` were given, or one for a table that is not kept by days.
        exports.store.SnapshotError: the place cannot be read.

    >>> from exports.example import place
    >>> dataset(place()).count_rows()
    1
    """
    store = Store.at(root)
    return _dataset(store, table, _files(store, table, latest=latest, day=day), day)


def _frame(
    root: Place,
    table: str,
    *,
    latest: bool = False,
    day: dt.date | str | None = None,
    columns: list[str] | None = None,
) -> "pd.DataFrame":
    import pandas as pd  # the crawler reads nothing back and does not need it

    wanted = _known(table, columns)
    store = Store.at(root)
    files = _files(store, table, latest=latest, day=day)
    try:
        rows = _dataset(store, table, files, day).to_table(columns=wanted)
    except FileNotFoundError:
        raise
    except (OSError, pa.ArrowException) as error:
        raise SnapshotError(_damage(store, table, files, error)) from None
    frame: pd.DataFrame = rows.to_pandas(
        date_as_object=False,
        types_mapper={pa.bool_(): pd.BooleanDtype(), pa.int64(): pd.Int64Dtype()}.get,
    )
    for name in frame.columns:
        if pa.types.is_list(rows.schema.field(name).type):
            frame[name] = frame[name].map(list).astype(object)
    return frame


def _files(store: Store, table: str, *, latest: bool, day: dt.date | str | None) -> list[str]:
    """The names of the files to read; none if the table has not been written yet."""
    if table not in TABLES:
        raise KeyError(f"there is no table {table}; there are {', '.join(TABLES)}")
    if latest and day is not None:
        raise ValueError("give either latest or day")
    if table not in DAILY:
        if latest or day is not None:
            raise ValueError(f"{table} is not kept by days")
        found = [name] if store.exists(name := whole_file(table)) else []
    elif latest or day is not None:
        day = _latest_day(store) if latest else dt.date.fromisoformat(str(day))
        found = [name] if store.exists(name := day_file(table, day)) else _of_month(store, table, day)
    else:
        below = store.files(table)
        by_day = {day: name for name in below if (day := day_of(table, name))}
        found = list(by_day.values())
        if strange := sorted(set(below) - set(found)):
            warnings.warn(
                f"{store.where}/{strange[0]} is no file of this data and was left out"
                + (f", and {len(strange) - 1} more" if strange[1:] else ""),
                stacklevel=4,
            )
        if table == "postings" and (by_month := months(store)):
            found = [*by_month.values(), *(name for day, name in by_day.items() if day.replace(day=1) not in by_month)]
    if not found and (table == "postings" or day is not None or not store.exists("latest.json")):
        raise FileNotFoundError(f"no {_CALLED.get(table, table)}{f' of {day}' if day else ''} in {store.where}")
    return found


def _of_month(store: Store, table: str, day: dt.date) -> list[str]:
    """The file of a day's month, if the day is in it (`compact`)."""
    name = month_file(day)
    return [name] if table == "postings" and store.exists(name) and day in days_of(store, name) else []


_CALLED = {"postings": "snapshot"}


def _dataset(store: Store, table: str, files: list[str], day: dt.date | str | None) -> ds.Dataset:
    """The files as one table; of a month's file only the day that was asked for."""
    schema = arrow_schema(TABLES[table])
    keys = None
    if table in DAILY:
        schema = pa.schema([pa.field(PARTITION, pa.date32(), nullable=False), *schema], schema.metadata)
        keys = ds.partitioning(pa.schema([(PARTITION, pa.date32())]), flavor="hive")
    if not files:
        return ds.dataset(schema.empty_table())
    system, base = store.arrow()
    paths = [f"{base}/{name}" for name in files]
    whole = ds.dataset(
        paths,
        schema=schema,
        format="parquet",
        filesystem=system,
        partitioning=keys,
        partition_base_dir=base,
    )
    return whole if day is None else whole.filter(ds.field(PARTITION) == dt.date.fromisoformat(str(day)))


def _damage(store: Store, table: str, files: list[str], error: Exception) -> str:
    """Which file cannot be read and why: the error of a scan does not always name it."""
    schema = arrow_schema(TABLES[table])
    system, base = store.arrow()
    for name in files:
        try:
            with system.open_input_file(f"{base}/{name}") as file, pq.ParquetFile(file) as parquet:
                held = parquet.schema_arrow
                for row_group in range(parquet.num_row_groups):
                    parquet.read_row_group(row_group)
        except (OSError, pa.ArrowException) as found:
            return f"{store.where}/{name} cannot be read: {unreadable(found)}"
        for field in held:
            if field.name in schema.names and field.type != schema.field(field.name).type:
                version = (held.metadata or {}).get(b"schema_version", b"unknown").decode()
                return (
                    f"{store.where}/{name}: {field.name} is {field.type}, not {schema.field(field.name).type} "
                    f"(schema version {version})"
                )
    return f"{store.where} cannot be read: {unreadable(error)}"


def _latest_day(store: Store) -> dt.date:
    try:
        return dt.date.fromisoformat(json.loads(store.read("latest.json"))["snapshot_date"])
    except FileNotFoundError:
        raise FileNotFoundError(f"no snapshot in {store.where}: latest.json is missing") from None
    except (ValueError, KeyError, TypeError):
        raise SnapshotError(f"{store.where}/latest.json does not name a snapshot") from None


def _known(table: str, wanted: list[str] | None) -> list[str]:
    names = [column.name for column in table_columns(table)]
    if unknown := sorted(set(wanted or ()) - set(names)):
        raise KeyError(f"unknown column {unknown[0]}; dictionary.md beside the data lists them")
    return wanted or names
