"""The spool: what a running crawl has normalized so far, one board a folder, append-only and crash-safe.

A line is in the file before the next posting is read, so a killed process loses at most the posting it was
writing; a torn last line is recognised by its missing end and left out.
"""

import datetime as dt
import json
import os
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from types import UnionType
from typing import Any, NamedTuple, get_args, get_type_hints

from exports.posting import Posting

_NAMES = tuple(field.name for field in fields(Posting))


class Rejection(NamedTuple):
    """A posting that the profile's rules turned away."""

    reason: str
    title: str
    url: str


class Spool:
    """Append-only record of one board in one run: `postings.jsonl` and `rejected.jsonl`.

    Raises:
        OSError: the folder cannot be made or written, or the disk is full. A line that did not fit is taken
            back, so that the file ends with a whole line.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._postings = _open(folder / "postings.jsonl")
        self._rejected = _open(folder / "rejected.jsonl")

    def add(self, posting: Posting) -> None:
        """Keep a posting."""
        _append(self._postings, {name: getattr(posting, name) for name in _NAMES})

    def reject(self, rejection: Rejection) -> None:
        """Keep the title and address of a posting that will not be published."""
        _append(self._rejected, rejection._asdict())

    def close(self) -> None:
        """Force everything to the disk."""
        for file in (self._postings, self._rejected):
            os.fsync(file)
            os.close(file)


def spooled_postings(folder: Path) -> Iterator[Posting]:
    """The postings of a board's spool in the order they were read.

    Raises:
        ValueError: a line other than a torn last one is damaged.
    """
    for line in _whole_lines(folder / "postings.jsonl"):
        yield Posting(**{name: _from_json(_KINDS[name], value) for name, value in line.items()})


def spooled_rejections(folder: Path) -> Iterator[Rejection]:
    """The rejected postings of a board's spool."""
    return (Rejection(**line) for line in _whole_lines(folder / "rejected.jsonl"))


def _open(path: Path) -> int:
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)


def _append(file: int, record: dict[str, Any]) -> None:
    line = json.dumps(record, ensure_ascii=False, default=_to_json).encode("utf-8", "surrogatepass") + b"\n"
    before = os.fstat(file).st_size
    try:
        rest = line
        while rest:
            rest = rest[os.write(file, rest) :]
    except OSError:
        os.ftruncate(file, before)
        raise


def _whole_lines(path: Path) -> Iterator[dict[str, Any]]:
    if not path.exists():
        return
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if not line.endswith(b"\n"):
                return
            try:
                yield json.loads(line.decode("utf-8", "surrogatepass"))
            except ValueError:
                raise ValueError(f"{path.parent.name}: line {number} of the spool is damaged") from None


def _to_json(value: object) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(f"a posting cannot hold {type(value).__name__}")


def _kind(hint: Any) -> Any:
    return (
        next((kind for kind in get_args(hint) if kind in (dt.date, dt.datetime)), hint)
        if type(hint) is UnionType
        else hint
    )


_KINDS = {name: _kind(hint) for name, hint in get_type_hints(Posting).items()}


def _from_json(kind: Any, value: Any) -> Any:
    if value is None:
        return None
    if kind in (dt.date, dt.datetime):
        return kind.fromisoformat(value)
    return tuple(value) if isinstance(value, list) else value
