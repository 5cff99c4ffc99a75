"""What earlier runs left in their records: when a board may be asked again, and how far its window reached."""

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
            boards = record["boards"].values()
            if isinstance(record["started_at"], str) and all(isinstance(board, dict) for board in boards):
                yield record
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            continue


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
