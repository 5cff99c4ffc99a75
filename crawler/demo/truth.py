"""What is true of a simulated market on a day, whatever the crawl makes of it: what the tables are checked against."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal
from zoneinfo import ZoneInfo

from crawler.demo import arbeitnow, arbeitsagentur
from crawler.demo.life import Life, Opening, Placement
from crawler.demo.scenario import Kind

BERLIN = ZoneInfo("Europe/Berlin")
CRAWL = dt.time(5, tzinfo=BERLIN)  # when the simulated cron job runs
DOWN = dt.time(18, tzinfo=BERLIN)  # when employers take postings down
UNREADABLE: tuple[Kind, ...] = ("refused", "renamed", "emptied")
What = Literal["opened", "changed", "copied", "reposted", "paused", "resumed", "closed"]


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happened between the crawl of the day before and that of this day."""

    what: What
    opening: int
    told: str = ""
    """The field that changed, the board that a copy or a repost appeared on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """One day: `open` are the wanted vacancies that are to be had, `postings` those that a run can read, by id."""

    date: dt.date
    open: frozenset[int]
    postings: Mapping[str, tuple[Placement, Opening]]
    unreadable: Mapping[str, Kind]
    happened: tuple[Happening, ...]

    @property
    def visible(self) -> frozenset[int]:
        """The wanted vacancies that some readable board shows."""
        return frozenset(opening.number for _, opening in self.postings.values())


def truth(life: Life, day: int) -> Truth:
    """What is true on a day of a simulation, the first being 0."""
    unreadable = {m.board: m.kind for m in life.scenario.mishaps if day in m.span(life.days) and m.kind in UNREADABLE}
    return Truth(
        date=life.date(day),
        open=frozenset(o.number for o in life.openings if o.is_wanted and o.is_open(day)),
        postings={
            posting_id(board, placement.number): (placement, opening)
            for board in life.scenario.boards
            if board not in unreadable
            for placement, opening in life.standing(board, day)
            if opening.is_wanted
        },
        unreadable=unreadable,
        happened=tuple(_happened(life, day)),
    )


def posting_id(board: str, number: int) -> str:
    """The key that the crawl gives to an offer on a board.

    >>> posting_id("interamt", 10010), posting_id("arbeitnow", 10010)
    ('interamt:10010', 'arbeitnow:stelle-10010')
    """
    named = {"arbeitsagentur": arbeitsagentur.native_id, "arbeitnow": arbeitnow.native_id}
    return f"{board}:{named.get(board, str)(number)}"


def crawled_at(date: dt.date) -> dt.datetime:
    """The instant at which the run of a day begins, UTC."""
    return dt.datetime.combine(date, CRAWL).astimezone(dt.UTC)


def last_crawl(now: dt.datetime) -> dt.date:
    """The day of the last run before an instant.

    >>> last_crawl(dt.datetime(2026, 11, 25, 3, 59, tzinfo=dt.UTC))
    datetime.date(2026, 11, 24)
    """
    today = now.astimezone(BERLIN).date()
    return today if crawled_at(today) <= now else today - dt.timedelta(days=1)


def closed_at(life: Life, opening: Opening) -> dt.datetime:
    """The instant at which a vacancy is taken down for good, UTC: the evening of the last day on which it is seen."""
    return dt.datetime.combine(life.date(opening.spans[-1][1] - 1), DOWN).astimezone(dt.UTC)


def reposts(opening: Opening) -> int:
    """How often its posting was put up again under a new id on the same board."""
    return sum(_is_repost(opening, placement) for placement in opening.placements)


def _happened(life: Life, day: int) -> Iterator[Happening]:
    for opening in life.openings:
        if not opening.is_wanted:
            continue
        for nth, (begin, end) in enumerate(opening.spans):
            if begin == day:
                yield Happening("resumed" if nth else "opened", opening.number)
            if end == day:
                yield Happening("closed" if nth == len(opening.spans) - 1 else "paused", opening.number)
        for old, new in zip(opening.wordings, opening.wordings[1:], strict=False):
            if new.day == day and opening.is_open(day):
                fields = ("title", "pay_sentence", "deadline")
                yield from (
                    Happening("changed", opening.number, name)
                    for name in fields
                    if getattr(old, name) != getattr(new, name)
                )
        for placement in opening.placements:
            if placement.begin == day and _is_repost(opening, placement):
                yield Happening("reposted", opening.number, placement.board)
            elif placement.begin == day and opening.spans[0][0] < day and placement.posted == day:
                yield Happening("copied", opening.number, placement.board)


def _is_repost(opening: Opening, placement: Placement) -> bool:
    return any(
        (before.board, before.agency) == (placement.board, placement.agency)
        and before.end <= placement.begin
        and before.number != placement.number
        for before in opening.placements
    )
