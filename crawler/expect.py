"""Expectations that fail loudly: what a board must answer, or a person has to look."""

import json
from collections.abc import Mapping
from typing import Any, TypeVar

from scrapy.http import Response


class LayoutChanged(Exception):
    """The board's answer does not look as its spider assumes."""


class WrongProfile(Exception):
    """The board says that the profile asks for something it does not have, e.g. an unknown place."""


class TooManyHits(Exception):
    """More hits than the board lists, so a part would be missing without a word."""


def json_object(response: Response) -> dict[str, Any]:
    """The JSON object that the board answered.

    Raises:
        LayoutChanged: the answer is empty, not JSON, cut short or not an object.

    >>> json_object(Response("https://board.example", body=b"<html>"))
    Traceback (most recent call last):
    crawler.expect.LayoutChanged: HTML where JSON was expected (https://board.example)
    """
    body = response.body.strip()
    if not body:
        raise LayoutChanged(f"an empty answer ({response.url})")
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError):
        found = "HTML where JSON was expected" if body.startswith(b"<") else "damaged or incomplete JSON"
        raise LayoutChanged(f"{found} ({response.url})") from None
    if not isinstance(answer, dict):
        raise LayoutChanged(f"JSON that is not an object ({response.url})")
    return answer


Kind = TypeVar("Kind")


def member(record: Mapping[str, Any], key: str, kind: type[Kind]) -> Kind:
    """The value of a key that must be there and of this kind.

    >>> member({"page": True}, "page", int)
    Traceback (most recent call last):
    crawler.expect.LayoutChanged: 'page' is bool, not int
    """
    if key not in record:
        raise LayoutChanged(f"{key!r} is missing")
    value = record[key]
    if type(value) is not kind:
        raise LayoutChanged(f"{key!r} is {type(value).__name__}, not {kind.__name__}")
    return value


def optional(record: Mapping[str, Any], key: str, kind: type[Kind]) -> Kind | None:
    """The value of a key that may be missing or null, but not of another kind."""
    return None if record.get(key) is None else member(record, key, kind)


def text(record: Mapping[str, Any], key: str) -> str | None:
    """A single value as the text it was printed as; blank and missing are both "not said".

    >>> text({"von": 65000.0}, "von"), text({"von": " "}, "von"), text({"von": True}, "von")
    ('65000.0', None, 'true')
    """
    match record.get(key):
        case None:
            return None
        case str(value):
            return value if value.strip() else None
        case bool(value):
            return str(value).lower()
        case int(value) | float(value):
            return str(value)
        case value:
            raise LayoutChanged(f"{key!r} is {type(value).__name__}, not a single value")
