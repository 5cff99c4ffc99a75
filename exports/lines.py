"""Postings as lines of JSON, checked against the definition: the form of the spool, and the way into Arrow."""

import datetime as dt
import json
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from operator import attrgetter, methodcaller
from typing import Any

from exports.columns import Column, columns

ISO = methodcaller("isoformat")  # of the day or of the instant: `dt.date.isoformat` would cut the time off


def line(posting: Any) -> bytes:
    r"""One posting, or another record of a definition, as a line that ends with a line feed.

    Raises:
        ValueError: a value is missing, of the wrong type, not one of the column's choices, an instant
            without zone, NaN or half a character. The message names posting and column, never the value.

    >>> from exports.posting import EXAMPLE
    >>> line(EXAMPLE)[:36]
    b'{"posting_id": "arbeitsagentur:1", "'
    """
    kind: type = type(posting)
    form = _form(kind)
    values = form.checked(posting)
    try:
        return _JSON.encode(dict(zip(form.names, values, strict=True))).encode() + b"\n"
    except ValueError as error:
        raise ValueError(f"{_name(posting)}: cannot be written ({type(error).__name__})") from None


def line_of_lists(records: Sequence[Any]) -> bytes:
    r"""Records of one kind, at least one, as a line that holds the values of each column as a list.

    Raises:
        ValueError: as `line`.

    >>> from exports.link import Link
    >>> link = Link(left_id="a", right_id="b", is_same=True, score=0.9, decided_on=dt.date(2026, 11, 24))
    >>> line_of_lists([link, link])[:43]
    b'{"left_id": ["a", "a"], "right_id": ["b", "'
    """
    kind: type = type(records[0])
    form = _form(kind)
    columns = list(zip(*map(form.values, records), strict=True))
    try:
        if form.fit_together(columns):
            return _JSON.encode(dict(zip(form.names, columns, strict=True))).encode() + b"\n"
    except ValueError:
        pass
    for record in records:
        line(record)  # says which is wrong
    raise ValueError(f"{kind.__name__}: cannot be written")


_JSON = json.JSONEncoder(ensure_ascii=False, allow_nan=False, check_circular=False, default=ISO)  # columns are flat


class _Form:
    """What is checked of the values of a record, in the order of their cost."""

    def __init__(self, record: type) -> None:
        self._columns = columns(record)
        self.names = tuple(column.name for column in self._columns)
        self.values: Callable[[Any], tuple[Any, ...]] = attrgetter(*self.names)
        self._types: set[tuple[type, ...]] = set()
        choices = ((n, column) for n, column in enumerate(self._columns) if column.choices)
        self._choices = [(n, frozenset((*column.choices, None))) for n, column in choices]
        self._instants = [n for n, column in enumerate(self._columns) if column.python is dt.datetime]

    def checked(self, record: Any) -> tuple[Any, ...]:
        """The values of a record, if nothing is wrong with them."""
        values = self.values(record)
        if not self.fits(values) and (problem := self.problem(values)):
            raise ValueError(f"{_name(record)}: {problem}")
        return values

    def fit_together(self, columns: Iterable[Sequence[Any]]) -> bool:
        """Whether all values of many records are good, a column at a time."""
        for column, values in zip(self._columns, columns, strict=True):
            kinds = set(map(type, values))
            if not kinds <= ({column.python, type(None)} if column.nullable else {column.python}):
                return False
            if column.choices and not {*column.choices, None}.issuperset(values):
                return False
            if column.python is dt.datetime and any(one is not None and one.utcoffset() is None for one in values):
                return False
        return True

    def fits(self, values: tuple[Any, ...]) -> bool:
        """Whether records whose values have these types were good, and these values are, too."""
        if tuple(map(type, values)) not in self._types:
            return False
        for n, allowed in self._choices:  # plain loops: this is asked of every record
            if values[n] not in allowed:
                return False
        for n in self._instants:  # noqa: SIM110
            if values[n] is not None and values[n].utcoffset() is None:
                return False
        return True

    def problem(self, values: tuple[Any, ...]) -> str | None:
        """What is wrong with a column; if nothing is, their types are good from now on."""
        for column, value in zip(self._columns, values, strict=True):
            if problem := problem_of(column, value):
                return f"{column.name} {problem}"
        if len(self._types) < _MOST_TYPES:
            self._types.add(tuple(map(type, values)))
        return None


_form = cache(_Form)
_MOST_TYPES = 10_000  # kinds of records: each set of columns that are null is one


def _name(record: Any) -> str:
    """The first value of a record that names it."""
    return str(next(getattr(record, name) for name in _NAMES if hasattr(record, name)))


_NAMES = ("posting_id", "vacancy_id", "left_id", "source")


def problem_of(column: Column, value: object) -> str | None:
    """What is wrong with a value of a column."""
    if value is None:
        return None if column.nullable else "must not be null"
    if type(value) is not column.python:
        return f"is {type(value).__name__}, not {column.python.__name__}"
    if column.choices and value not in column.choices:
        return f"must be one of {', '.join(column.choices)}"
    if isinstance(value, dt.datetime) and value.utcoffset() is None:
        return "has no time zone"
    return None
