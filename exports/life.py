"""What is remembered of each posting between two days, and what a day's reading of its board says of it. Pure."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from exports.board_coverage import Coverage
from exports.sighting import Sighting

ENOUGH = 2
"""Readings that must lack a posting before it counts as ended: one may be the board's own slip."""

Why = Literal["gone", "removed", "said_closed"]
Seen = Literal["whole", "window", "partial", "not"]


@dataclass(frozen=True, slots=True)
class Reading:
    """How well a board was read on a day, over all runs of the day.

    `whole`: a complete listing to its end; `window`: all that a rolling window shows; `partial`: postings are good,
    absence proves nothing; `not`: failed, suspect or not asked. `at` is the start of the last run that read it so.
    `details_answer`: the details of some posting could be read, so a 404 for another is no fault of the address.
    """

    seen: Seen = "not"
    at: dt.datetime | None = None
    details_answer: bool = False

    @property
    def is_complete(self) -> bool:
        """Whether the board was read as well as it can be read."""
        return self.seen in ("whole", "window")


@dataclass(frozen=True, slots=True)
class Life:
    """A posting: first and last seen, and the readings since that lacked it.

    >>> life = Life("job_board", dt.datetime(2026, 11, 24, 5, tzinfo=dt.UTC), dt.datetime(2026, 11, 25, tzinfo=dt.UTC))
    >>> str(life)
    'job_board 2026-11-24T05:00:00+00:00 2026-11-25T00:00:00+00:00 0 - - -'
    >>> read_life(str(life)) == life
    True
    """

    kind: str
    first_seen_at: dt.datetime
    last_seen_at: dt.datetime
    lacking: int = 0
    since: dt.datetime | None = None
    why: Why | None = None
    fingerprint: str = "-"

    def __str__(self) -> str:
        since = self.since.isoformat() if self.since else "-"
        first, last = self.first_seen_at.isoformat(), self.last_seen_at.isoformat()
        return f"{self.kind} {first} {last} {self.lacking} {since} {self.why or '-'} {self.fingerprint}"

    @property
    def is_ended(self) -> bool:
        """Whether there is evidence enough that it is no longer published."""
        return self.lacking >= ENOUGH

    def seen(self, sighting: Sighting, reading: Reading) -> "Life":
        """After a day whose snapshot holds the posting.

        A list may go on showing a posting whose page is gone (404, 410) or says that it is closed. That ends it,
        at once where the board's other pages answer, else when a second day says so too.
        """
        fingerprint = sighting.fingerprint if sighting.has_details else self.fingerprint
        since = self.since or sighting.fetched_at
        if sighting.says_closed:
            return replace(self, lacking=ENOUGH, since=since, why="said_closed", fingerprint=fingerprint)
        if sighting.page_is_gone:
            if not reading.is_complete:
                return replace(self, fingerprint=fingerprint)
            count = ENOUGH if reading.details_answer else min(ENOUGH, self.lacking + 1)
            return replace(self, lacking=count, since=since, why="removed", fingerprint=fingerprint)
        if sighting.page_is_unread and self.why in ("removed", "said_closed"):
            return replace(self, fingerprint=fingerprint)  # the list alone says nothing new of its page
        last = max(self.last_seen_at, sighting.fetched_at)
        return Life(self.kind, self.first_seen_at, last, fingerprint=fingerprint)

    def absent(self, reading: Reading) -> "Life":
        """After a day whose snapshot does not hold the posting: only a complete listing, seen whole, counts."""
        if reading.seen != "whole" or self.is_ended:
            return self
        return replace(self, lacking=self.lacking + 1, since=self.since or reading.at, why=self.why or "gone")


def begin(sighting: Sighting) -> Life:
    """A posting at its first sight; that a list shows it is a sign of life, whatever its page says."""
    at = sighting.fetched_at
    return Life(sighting.kind, at, at, fingerprint=sighting.fingerprint)


def read_life(text: str) -> Life:
    """A life as it stands in the table of vacancies."""
    kind, first, last, lacking, since, why, fingerprint = text.split(" ")
    return Life(
        kind,
        dt.datetime.fromisoformat(first),
        dt.datetime.fromisoformat(last),
        int(lacking),
        None if since == "-" else dt.datetime.fromisoformat(since),
        None if why == "-" else why,  # type: ignore[arg-type]
        fingerprint,
    )


def readings(coverage: Iterable[Coverage], postings: Iterable[Sighting]) -> dict[str, Reading]:
    """How each board was read on a day, the best of all its runs.

    The instant is that of the last run that read it so: by then at the latest what is absent was gone. Of a board
    that has postings but no row (its row was lost with a killed run) absence says nothing.
    """
    answers = {sighting.source for sighting in postings if sighting.has_details}
    best: dict[str, Reading] = {source: Reading("partial", None, True) for source in answers}
    for row in coverage:
        known, seen = best.get(row.source, Reading()), _seen(row)
        if _ORDER.index(seen) < _ORDER.index(known.seen):
            best[row.source] = Reading(seen, row.started_at, row.source in answers)
        elif seen == known.seen:
            at = max(row.started_at, known.at) if known.at else row.started_at
            best[row.source] = replace(known, at=at)
    return best


_ORDER: tuple[Seen, ...] = ("whole", "window", "partial", "not")


def _seen(row: Coverage) -> Seen:
    if row.absence_counts:
        return "whole"
    if row.verdict == "complete":
        return "window" if row.lists == "window" else "partial"
    return "partial" if row.verdict == "partial" else "not"
