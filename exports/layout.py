"""Where each table's files lie in a store. Standard library only."""

import datetime as dt
import re

from exports.store import Store

PARTITION = "snapshot_date"
"""Day of the snapshot, Europe/Berlin. It stands in the path only: pandas cannot merge a column of a file
with a key of the path (pyarrow: date32 against dictionary), so the file itself does not repeat it."""


def day_file(table: str, day: dt.date) -> str:
    """Name of a table's file of a day.

    >>> day_file("postings", dt.date(2026, 11, 24))
    'postings/snapshot_date=2026-11-24/postings.parquet'
    """
    return f"{table}/{PARTITION}={day.isoformat()}/{table}.parquet"


def whole_file(table: str) -> str:
    """Name of the one file of a table that is not kept by days.

    >>> whole_file("vacancies")
    'vacancies/vacancies.parquet'
    """
    return f"{table}/{table}.parquet"


def days(store: Store, table: str) -> dict[dt.date, str]:
    """The days of a table and the names of their files, the earliest first; foreign files are passed over."""
    found = ((day_of(table, name), name) for name in store.files(table))
    return dict(sorted((day, name) for day, name in found if day))


def day_of(table: str, name: str) -> dt.date | None:
    """The day whose file of a table has this name; None if it is another file.

    >>> day_of("postings", "postings/snapshot_date=2026-02-30/postings.parquet")
    """
    found = _DAY.fullmatch(name)
    if not found or found["folder"] != table or found["file"] != table:
        return None
    try:
        return dt.date.fromisoformat(found["day"])
    except ValueError:
        return None


_DAY = re.compile(rf"(?P<folder>\w+)/{PARTITION}=(?P<day>\d{{4}}-\d\d-\d\d)/(?P<file>\w+)\.parquet", re.ASCII)
