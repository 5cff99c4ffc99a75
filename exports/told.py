"""Lines of JSON as records were written (`exports/lines.py`), read back: whether their bytes were damaged since."""

import datetime as dt
import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from exports.columns import Column, columns
from exports.lines import problem_of


class DamagedLine(ValueError):
    """What is wrong with a line."""


def told(text: bytes, record: type) -> dict[str, Any]:
    r"""What a line that `line()` wrote says, by column.

    Raises:
        DamagedLine: it was damaged.

    >>> from exports.lines import line
    >>> from exports.posting import EXAMPLE, Posting
    >>> told(line(EXAMPLE), Posting)["posting_id"]
    'arbeitsagentur:1'
    >>> told(line(EXAMPLE).replace(b": null", b": nul", 1), Posting)
    Traceback (most recent call last):
    exports.told.DamagedLine: it is not JSON
    >>> told(line(EXAMPLE).replace(b'"title"', b'"titel"'), Posting)
    Traceback (most recent call last):
    exports.told.DamagedLine: it does not have the columns of the definition
    """
    try:
        found = json.loads(text.decode())  # that of bytes guesses what they are
    except ValueError:
        raise DamagedLine("it is not JSON") from None
    _form(record).check(found)
    return dict(found)


class _Form:
    """What is checked of what a line says, in the order of its cost."""

    def __init__(self, record: type) -> None:
        self._columns = columns(record)
        self._names = tuple(column.name for column in self._columns)
        self._types: set[tuple[type, ...] | None] = set()
        self._choices = [
            (column.name, frozenset((*column.choices, None))) for column in self._columns if column.choices
        ]
        self._made = [column for column in self._columns if column.python in (dt.date, dt.datetime, tuple)]

    def check(self, found: Any) -> None:
        if not isinstance(found, dict) or (tuple(found) != self._names and found.keys() != {*self._names}):
            raise DamagedLine("it does not have the columns of the definition")
        types = tuple(map(type, found.values())) if tuple(found) == self._names else None
        # Of the types of a line that was good, only the values may be wrong.
        are_known = types in self._types and self._are_choices(found)
        for column in self._made if are_known else self._columns:
            value = found[column.name]
            if (value is not None or not are_known) and (problem := _problem(column, value)):
                raise DamagedLine(f"{column.name} {problem}")
        if types and len(self._types) < _MOST_TYPES:
            self._types.add(types)

    def _are_choices(self, found: Mapping[str, Any]) -> bool:
        for name, allowed in self._choices:  # noqa: SIM110 - asked of every line: a generator takes longer
            if found[name] not in allowed:
                return False
        return True


_form = cache(_Form)
_MOST_TYPES = 10_000


def _problem(column: Column, value: Any) -> str | None:
    try:
        return problem_of(column, _made(column, value))
    except (TypeError, ValueError):
        return f"is not {column.python.__name__}"


def _made(column: Column, value: Any) -> Any:
    if value is None:
        return None
    if column.python in (dt.date, dt.datetime):
        return column.python.fromisoformat(value)
    if column.python is tuple and isinstance(value, list) and all(isinstance(one, str) for one in value):
        return tuple(value)
    return value
