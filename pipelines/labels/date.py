"""Labels of a date: what a board's field means on the day of a reference instant."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from pipelines.normalize.dates import BERLIN, read_deadline, read_posted, read_start
from pipelines.profile import SearchProfile


def label(row: Mapping[str, Any], *, profile: SearchProfile) -> dict[str, Any]:  # noqa: ARG001 - dates need no profile
    """Label the row's `input`, a text of the `kind` posted, valid_through or start, seen at `reference` (ISO 8601).

    `precision` names the kind of start (`immediate`, `asap`, `open`) or of deadline (`open`) where there is no day,
    and is `none` where nothing could be read.

    Raises:
        ValueError: the kind is another one, or the reference is no instant.

    >>> row = {"input": "bis Ende Januar", "reference": "2026-11-23T10:15:00+01:00", "kind": "valid_through"}
    >>> label(row, profile=SearchProfile.shipped())
    {'iso': '2027-01-31', 'precision': 'part_month'}
    """
    moment = dt.datetime.fromisoformat(row["reference"])
    now = moment if moment.tzinfo else moment.replace(tzinfo=BERLIN)
    text, kind = row["input"], row["kind"]
    if kind == "start":
        start = read_start(text, now=now)
        return _labels(start.date, start.precision or start.kind)
    if kind == "posted":
        read = read_posted(text, now=now)
    elif kind == "valid_through":
        read = read_deadline(text, now=now)
    else:
        raise ValueError(f"kind must be posted, valid_through or start, got {kind!r}")
    return _labels(read.date, "open" if "valid_until_open" in read.flags else read.precision)


def _labels(date: dt.date | None, precision: str | None) -> dict[str, Any]:
    return {"iso": date.isoformat() if date else None, "precision": precision or "none"}
