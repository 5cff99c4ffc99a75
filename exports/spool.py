"""The spool: what a running crawl has normalized so far, one board a folder, append-only and crash-safe.

A line is in the file before the next posting is read, so a killed process loses at most the posting it was
writing; a torn last line is recognised by its missing end and left out.
"""

import hashlib
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from functools import partial
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

from exports.lines import line
from exports.pay_span import MarketPay
from exports.posting import Posting
from exports.told import DamagedLine, told


class Rejection(NamedTuple):
    """A posting that the profile's rules turned away."""

    reason: str
    title: str
    url: str


class Known(NamedTuple):
    """What a spool holds already: keys of postings, and addresses of postings kept or turned away."""

    ids: frozenset[str]
    urls: frozenset[str]


class Spool:
    """Append-only record of one board in one run: `postings.jsonl`, `rejected.jsonl`, `market_pay.jsonl`.

    A spool that a killed run left is gone on with; a torn last line is cut off.

    Raises:
        OSError: the folder cannot be made or written, or the disk is full. A line that did not fit is taken
            back, so that the file ends with a whole line.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._postings = _open(folder / "postings.jsonl")
        self._rejected = _open(folder / "rejected.jsonl")
        self._market_pay = _open(folder / "market_pay.jsonl")

    def add(self, posting: Posting) -> None:
        """Keep a posting.

        Raises:
            ValueError: it breaks the definition (`exports/lines.py`).
        """
        _append(self._postings, line(posting))

    def add_market_pay(self, found: MarketPay) -> None:
        """Keep what a board says the market pays."""
        _append(self._market_pay, line(found))

    def reject(self, rejection: Rejection) -> None:
        """Keep the title and address of a posting that will not be published."""
        _append(self._rejected, json.dumps(rejection._asdict()).encode() + b"\n")

    def close(self) -> None:
        """Force everything to the disk."""
        for file in (self._postings, self._rejected, self._market_pay):
            os.fsync(file)
            os.close(file)


def spooled(folder: Path) -> Iterator[bytes]:
    """The lines of a board's spool in the order they were written (`exports/lines.py` reads them)."""
    return _whole_lines(folder / "postings.jsonl")


class DamagedSpool(ValueError):
    """What is wrong with a board's spool that was damaged on the disk."""


def read_whole(folder: Path) -> Iterator[dict[str, Any]]:
    """What the postings of a board's spool say, by column. The rest of the spool is looked at behind them.

    Raises:
        DamagedSpool: a line was damaged; a torn last one was not.
    """
    for name, read in _READERS.items():
        for number, one in enumerate(_whole_lines(folder / f"{name}.jsonl"), 1):
            try:
                found = read(one)
            except DamagedLine as error:
                raise DamagedSpool(f"line {number} of the spool's {name}.jsonl is damaged: {error}") from None
            if name == "postings":
                yield found


def damage(folder: Path) -> str | None:
    """What is wrong with a board's spool, if it was damaged on the disk.

    >>> damage(Path("no-such-folder"))
    """
    try:
        for _ in read_whole(folder):
            pass
    except DamagedSpool as error:
        return str(error)
    return None


def _rejection(one: bytes) -> dict[str, Any]:
    try:
        found = Rejection(**json.loads(one))
    except (TypeError, ValueError):
        raise DamagedLine("it is no rejected posting") from None
    if not all(isinstance(value, str) for value in found):
        raise DamagedLine("it is no rejected posting")
    return found._asdict()


_READERS: dict[str, Callable[[bytes], dict[str, Any]]] = {
    "postings": partial(told, record=Posting),
    "market_pay": partial(told, record=MarketPay),
    "rejected": _rejection,
}


def known(folder: Path) -> Known:
    """What the spool of a run that was killed holds; nothing at the beginning of a run."""
    ids, urls = set(), {rejection.url for rejection in spooled_rejections(folder)}
    for posting in map(json.loads, spooled(folder)):
        ids.add(posting["posting_id"])
        urls.add(posting["url"])
    return Known(frozenset(ids), frozenset(urls))


def spooled_in_order(folders: Iterable[Path]) -> Iterator[bytes]:
    """The lines of boards' spools by source and posting_id, read from the disk in that order.

    Raises:
        ValueError: a line does not begin as a posting does.
    """
    with ExitStack() as opened:
        found = []
        for folder in folders:
            path = folder / "postings.jsonl"
            if not path.exists():
                continue
            file = opened.enter_context(path.open("rb"))
            at = 0
            for posting in _whole_lines(path):
                if not (begins := _BEGINS.match(posting)):
                    raise ValueError(f"{path} is damaged at byte {at}: no posting begins there")
                posting_id, source = map(_plain, begins.groups())
                found.append((source, posting_id, at, len(posting), file))
                at += len(posting)
        found.sort(key=itemgetter(0, 1))
        for _, _, at, length, file in found:
            yield os.pread(file.fileno(), length, at)


def _plain(text: bytes) -> str:
    """A text of JSON; most have nothing that must be unfolded."""
    return json.loads(text) if b"\\" in text else text[1:-1].decode()


_TEXT = rb'("(?:[^"\\]|\\.)*")'
_BEGINS = re.compile(rb'\{"posting_id": ' + _TEXT + rb', "source": ' + _TEXT)


def fingerprint(folder: Path) -> str:
    """What tells one reading of a board from another: it changes when a posting comes, goes or changes its words."""
    digest = hashlib.sha256()
    for one in sorted(_VARIES.sub(b"", posting) for posting in spooled(folder)):
        digest.update(one)
    return digest.hexdigest()[:16]


_VARIES = re.compile(rb'"fetched_at": "[^"]*", ')


def spooled_market_pay(folder: Path) -> Iterator[bytes]:
    """The lines of a board's market pay."""
    return _whole_lines(folder / "market_pay.jsonl")


def spooled_rejections(folder: Path) -> Iterator[Rejection]:
    """The rejected postings of a board's spool."""
    return (Rejection(**json.loads(line)) for line in _whole_lines(folder / "rejected.jsonl"))


def _open(path: Path) -> int:
    file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o644)
    os.ftruncate(file, _end_of_whole_lines(file))
    return file


def _end_of_whole_lines(file: int) -> int:
    """Where the last whole line ends: a killed process may have torn the one it was writing."""
    end = os.fstat(file).st_size
    while end:
        start = max(0, end - 65536)
        found = os.pread(file, end - start, start).rfind(b"\n")
        if found >= 0:
            return start + found + 1
        end = start
    return 0


def _append(file: int, line: bytes) -> None:
    before = os.fstat(file).st_size
    try:
        rest = line
        while rest:
            rest = rest[os.write(file, rest) :]
    except OSError:
        os.ftruncate(file, before)
        raise


def _whole_lines(path: Path) -> Iterator[bytes]:
    if not path.exists():
        return
    with path.open("rb") as lines:
        yield from (line for line in lines if line.endswith(b"\n"))  # a torn line can only be the last
