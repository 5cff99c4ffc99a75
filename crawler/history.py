"""What earlier runs left in their records: when a board may be asked again, and how far its window reached."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

RUNS = 200  # records that are looked through, the newest first


def last_records(root: Path) -> dict[str, dict[str, Any]]:
    """The newest record of each board, with the run's instant as `started_at`; damaged files are passed over.

    >>> last_records(Path("no-such-folder"))
    {}
    """
    found: dict[str, dict[str, Any]] = {}
    for record in records(root):
        for name, board in record["boards"].items():
            found.setdefault(name, {**board, "started_at": record["started_at"]})
    return found


def records(root: Path) -> Iterator[dict[str, Any]]:
    """The records of the newest runs, the newest first; damaged and foreign files are passed over."""
    for path in islice(sorted(root.glob("runs/*.json"), reverse=True), RUNS):
        try:
            record = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            continue
        if _is_record(record):
            yield record


def _is_record(record: Any) -> bool:
    """Whether a file holds what `crawler.conclude` writes, as far as it is read again."""
    if not isinstance(record, dict) or not isinstance(record.get("boards"), dict):
        return False
    return _is_instant(record.get("started_at")) and all(map(_is_board, record["boards"].values()))


def _is_board(board: Any) -> bool:
    if not isinstance(board, dict) or not {"verdict", "postings"} <= board.keys():
        return False
    window, until = board.get("window") or {}, board.get("not_before")
    if not isinstance(window, dict) or not all(map(_is_instant, window.values())):
        return False
    return until is None or _is_instant(until)


def _is_instant(said: Any) -> bool:
    """An instant with its offset: others cannot be compared."""
    try:
        return isinstance(said, str) and dt.datetime.fromisoformat(said).tzinfo is not None
    except ValueError:
        return False


def gap(window: Mapping[str, str], before: Mapping[str, Any] | None) -> str | None:
    """What was never seen between two readings of a rolling window, if anything.

    >>> gap({"oldest": "2026-11-24T08:00:00+00:00"}, {"window": {"newest": "2026-11-20T08:00:00+00:00"}})
    'a gap: what was published from 2026-11-20T08:00 to 2026-11-24T08:00 was never seen; run more often'
    """
    known = (before or {}).get("window") or {}
    oldest, newest = window.get("oldest"), known.get("newest")
    if not oldest or not newest or oldest <= newest:
        return None
    return f"a gap: what was published from {newest[:16]} to {oldest[:16]} was never seen; run more often"
