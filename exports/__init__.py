"""What data teams read: the tables as typed DataFrames.

>>> from exports import load
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
