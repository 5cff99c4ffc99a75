"""What data teams read: the tables as typed DataFrames.

`SCHEMA` is the Arrow schema of the postings: names, types and, in the metadata, what each column means.

>>> from exports import SCHEMA, load
>>> SCHEMA.field("distance_km").metadata[b"description"].decode()
"Great-circle distance to the profile's centre, km."
>>> load("no-such-folder")
Traceback (most recent call last):
FileNotFoundError: no snapshot in no-such-folder
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from exports.reader import SCHEMA, changes, coverage, dataset, load, market_pay, vacancies

__all__ = ["SCHEMA", "changes", "coverage", "dataset", "load", "market_pay", "vacancies"]


def __getattr__(name: str) -> Any:
    """Import the reader on first use: the crawler imports the definition and needs no Arrow for that."""
    if name in __all__:
        from exports import reader

        return getattr(reader, name)
    raise AttributeError(f"module 'exports' has no attribute {name!r}")
