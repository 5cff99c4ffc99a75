"""The columns of a record, read from its definition. Standard library only: the crawl needs no Arrow."""

from dataclasses import dataclass, fields
from functools import cache
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from exports.posting import Posting


@dataclass(frozen=True, slots=True)
class Column:
    """One column as the definition states it; `choices` are the only texts it may hold."""

    name: str
    python: type
    nullable: bool
    choices: tuple[str, ...]
    meaning: str


@cache
def columns(record: type = Posting) -> tuple[Column, ...]:
    """The columns of a posting, or of another record, in their order.

    >>> columns()[0].name, columns()[0].nullable
    ('posting_id', False)
    """
    hints = get_type_hints(record, include_extras=True)
    return tuple(_column(field.name, hints[field.name]) for field in fields(record))


def _column(name: str, hint: Any) -> Column:
    if get_origin(hint) is not Annotated:
        raise TypeError(f"{name}: every column is Annotated with its meaning")
    kind, meaning = get_args(hint)
    parts = get_args(kind) if NoneType in get_args(kind) else (kind,)
    inner = next(part for part in parts if part is not NoneType)
    choices = get_args(inner) if get_origin(inner) is Literal else ()
    python = str if choices else tuple if get_origin(inner) is tuple else inner
    return Column(name, python, NoneType in parts, choices, meaning)
