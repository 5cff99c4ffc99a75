"""How well each board was read in the last weeks. Pure."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

Row = Mapping[str, Any]

WEEKS = 8
VERDICTS = ("complete", "partial", "suspect", "failed", "not_read")
"""From best to worst; `not_read`: the board has been read before, but no run of that day asked it."""


class Reading(NamedTuple):
    """The best reading of a board on a day; the reasons say why it is not better."""

    source: str
    day: dt.date
    verdict: str
    postings: int
    reasons: tuple[str, ...]


class Trouble(NamedTuple):
    """Days in a row on which a board was read with the same verdict, for a reason."""

    source: str
    verdict: str
    first: dt.date
    last: dt.date
    reason: str | None


class Health(NamedTuple):
    """A board over the last weeks. Shares are from 0 to 1, null where there is nothing to share."""

    source: str
    newest: Reading
    last_complete: dt.date | None
    is_whole: bool
    days: int
    complete: int
    fill_pay: float | None
    fill_place: float | None
    fill_posted: float | None


def readings(coverage: Iterable[Row], *, today: dt.date) -> list[Reading]:
    """A reading for each board and day of the last weeks, sorted by board and day, from the board's first on."""
    best: dict[tuple[str, dt.date], Reading] = {}
    first: dict[str, dt.date] = {}
    for row in coverage:
        source, day = row["source"], row["snapshot_date"]
        first[source] = min(first.get(source, day), day)
        found = Reading(source, day, row["verdict"], row["postings"], tuple(row["reasons"]))
        known = best.get((source, day))
        if known is None or VERDICTS.index(found.verdict) < VERDICTS.index(known.verdict):
            best[source, day] = found
    days = [today - dt.timedelta(ago) for ago in reversed(range(WEEKS * 7))]
    return [
        best.get((source, day)) or Reading(source, day, "not_read", 0, ())
        for source in sorted(first)
        for day in days
        if day >= first[source]
    ]


def boards(of: Iterable[Reading], coverage: Iterable[Row]) -> list[Health]:
    """Each board in one line, those in trouble first."""
    by_board: dict[str, list[Reading]] = {}
    for reading in of:
        by_board.setdefault(reading.source, []).append(reading)
    newest: dict[str, Row] = {}
    for row in sorted(coverage, key=lambda row: row["started_at"]):
        newest[row["source"]] = row
    found = []
    for source, those in by_board.items():
        good = [reading.day for reading in those if reading.verdict == "complete"]
        row = newest[source]
        found.append(
            Health(
                source=source,
                newest=those[-1],
                last_complete=max(good, default=None),
                is_whole=row["lists"] == "complete",
                days=len(those),
                complete=len(good),
                fill_pay=row["fill_pay"],
                fill_place=row["fill_place"],
                fill_posted=row["fill_posted"],
            )
        )
    return sorted(found, key=lambda one: (-VERDICTS.index(one.newest.verdict), one.source))


def troubles(of: Iterable[Reading]) -> list[Trouble]:
    """Everything that was not complete, the newest first; days in a row are one."""
    found: list[Trouble] = []
    for one in of:
        if one.verdict == "complete":
            continue
        known = found[-1] if found else None
        if known and (known.source, known.verdict, (one.day - known.last).days) == (one.source, one.verdict, 1):
            found[-1] = known._replace(last=one.day, reason=known.reason or next(iter(one.reasons), None))
        else:
            found.append(Trouble(one.source, one.verdict, one.day, one.day, next(iter(one.reasons), None)))
    return sorted(found, key=lambda one: (-one.last.toordinal(), one.source))
