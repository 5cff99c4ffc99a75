"""A small place of data for the examples in docstrings: one invented posting of one day."""

import dataclasses
import datetime as dt
import tempfile
from functools import cache

from exports.layout import day_file
from exports.lines import line
from exports.posting import EXAMPLE
from exports.schema import table
from exports.store import Store
from exports.tables import put_table


@cache
def place() -> str:
    """A folder of data, made once a process in the system's folder for temporary files."""
    folder = tempfile.mkdtemp(prefix="potsdam-jobs-example-")
    store, day = Store.at(folder), dt.date(2026, 11, 24)
    posting = dataclasses.replace(EXAMPLE, city="Potsdam", salary_year_min_eur=45600.0, salary_year_max_eur=45600.0)
    put_table(store, day_file("postings", day), table([line(posting)]), run="example")
    store.put_json("latest.json", {"snapshot_date": day.isoformat()}, run="example")
    return folder
