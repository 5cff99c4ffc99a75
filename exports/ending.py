"""Whether a vacancy is open, and the evidence for its end. Pure."""

import datetime as dt
from collections.abc import Container, Mapping
from typing import NamedTuple
from zoneinfo import ZoneInfo

from exports.life import Life, Reading
from exports.vacancy import ClosedReason, Status

BERLIN = ZoneInfo("Europe/Berlin")


_NOT_READ = Reading()


class Ending(NamedTuple):
    """A status; of a closed vacancy the interval in which it was closed, and why it is known."""

    status: Status
    after: dt.datetime | None = None
    before: dt.datetime | None = None
    reason: ClosedReason | None = None


def ending(
    lives: Mapping[str, Life],
    read: Mapping[str, Reading],
    *,
    last: dt.datetime,
    until: dt.date | None,
    shown: Container[str],
    day: dt.date,
) -> Ending:
    """What today's readings say of a vacancy whose postings have these lives.

    It was last seen at `last`; its deadline is `until`. One posting that is alive keeps it open. It is closed when
    there is evidence for the end of its postings that is younger than the last sight of any of them; of a rolling
    window, absence is no evidence for either.
    """
    alive: list[Life] = []
    missing: list[Life] = []
    unread: list[Life] = []
    ended: list[Life] = []
    for posting, life in lives.items():
        reading = read.get(posting.partition(":")[0], _NOT_READ)
        if life.is_ended:
            ended.append(life)
        elif life.lacking:
            (missing if reading.is_complete else unread).append(life)
        elif posting in shown:
            alive.append(life)
        elif not reading.is_complete:
            unread.append(life)
    if alive:
        return Ending("open")
    if unread:
        return Ending("unknown")
    if ended and not missing:
        final = max(ended, key=lambda life: (life.since or last, life.why or ""))
        if final.since and final.since > last:
            return Ending("closed", last, final.since, final.why)
    if until and until < day:
        over = dt.datetime.combine(until + dt.timedelta(1), dt.time(), BERLIN).astimezone(dt.UTC)
        at = [read[board].at for posting in lives if (board := posting.partition(":")[0]) in read]
        before = over if over > last else min((instant for instant in at if instant and instant > last), default=None)
        if before:
            return Ending("closed", last, before, "deadline_passed")
    return Ending("missing") if missing else Ending("unknown")
