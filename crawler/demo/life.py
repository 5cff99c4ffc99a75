"""A market that lives: openings appear, change, move from board to board, and go. The same every time.

Days are counted from the first day of the simulation, which is 0; the market is older than that.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from crawler.demo.dice import Dice
from crawler.demo.market import Offer
from crawler.demo.openings import Content, Pieces, Wording
from crawler.demo.scenario import Scenario

ARBEITSAGENTUR = "arbeitsagentur"
FIRST_NUMBER = 1001  # so that the numbers of offers look alike on every board
PLACEMENTS = 10  # at most, of an opening: their numbers are its own times ten and on
SPANS = ("trade", "desk", "heating", "software")  # kinds that name figures of their own, not a pay group
AGENCY = "dvinci-karriere-example-org"
SAME_AGAIN = 100  # days in which an employer does not advertise the same in the same town
TRIES = 40
WEEK = 7


@dataclass(frozen=True, slots=True)
class Placement:
    """An opening on a board from `begin` until the day before `end`, as offer `number`, by an agency or itself.

    `posted` is the day that the board gives for its publication.
    """

    board: str
    number: int
    begin: int
    end: int
    posted: int
    agency: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """One vacancy, or one posting that the rules turn away.

    `spans` are the days on which it stands, without the last ones; `wordings` what it says, from which day on.
    """

    number: int
    is_wanted: bool
    content: Content
    wordings: tuple[Wording, ...]
    spans: tuple[tuple[int, int], ...]
    placements: tuple[Placement, ...]
    twin_of: int | None = None

    def is_open(self, day: int) -> bool:
        """Whether it is to be had on a day."""
        return any(begin <= day < end for begin, end in self.spans)

    def wording(self, day: int) -> Wording:
        """What it says on a day."""
        return next((w for w in reversed(self.wordings) if w.day <= day), self.wordings[0])


class Life:
    """The openings of a simulation of so many days, the first of which is `first`."""

    def __init__(self, scenario: Scenario, *, first: dt.date, days: int) -> None:
        self.scenario = scenario
        self.habits = scenario.market
        self.first = first
        self.days = days
        self.dice = Dice(scenario.seed)
        self.pieces = Pieces(self.dice)
        self.openings = tuple(o for o in self._openings() if o.spans[-1][1] > 0)
        self._on: dict[str, list[tuple[Placement, Opening]]] = {name: [] for name in scenario.boards}
        for opening in self.openings:
            for placement in opening.placements:
                self._on[placement.board].append((placement, opening))

    def date(self, day: int) -> dt.date:
        """The calendar day."""
        return self.first + dt.timedelta(days=day)

    def standing(self, board: str, day: int) -> list[tuple[Placement, Opening]]:
        """What a board shows on a day, the newest first; a rolling window only so much."""
        stand = self.scenario.boards[board]
        found = [(p, o) for p, o in self._on[board] if p.begin <= day < p.end]
        found.sort(key=lambda pair: (pair[0].posted, pair[0].number), reverse=True)
        if stand.days is not None:
            found = [(p, o) for p, o in found if day - p.posted <= stand.days]
        return found[: stand.newest]

    def shown(self, board: str, day: int) -> tuple[Offer, ...]:
        """The same as the offers that the board's site is made of."""
        return tuple(
            self.pieces.offer(
                opening.content,
                opening.wording(day),
                number=placement.number,
                posted_on=self.date(placement.posted),
                first=self.first,
                agency=placement.agency,
            )
            for placement, opening in self.standing(board, day)
        )

    def _openings(self) -> Iterator[Opening]:
        number = FIRST_NUMBER
        used: dict[tuple[str, str, str], int] = {}
        for day in range(-self.habits["before"], self.days):
            for content in self._new(day, used):
                yield (opening := self._live(number, content, day))
                number += 1
                twin = self.pieces.elsewhere(content, number, "twin town")
                if twin and self.dice.happens(self.habits["twin"], number, "twin") and _is_free(used, twin, day):
                    yield replace(self._live(number, twin, day), twin_of=opening.number)
                    number += 1
            for content, length, boards in self._unwanted(day):
                yield self._stand_by(number, content, day, day + length, boards)
                number += 1

    def _count(self, what: str, day: int) -> int:
        weekend = self.date(day).weekday() >= 5
        return self.dice.number(*self.habits[what]["weekend" if weekend else "weekday"], day, what)

    def _new(self, day: int, used: dict[tuple[str, str, str], int]) -> Iterator[Content]:
        """The openings of a day, none that could be taken for another one."""
        for nth in range(self._count("new", day)):
            kind = self.dice.weighed(self.habits["kinds"], day, nth, "kind")
            tries = (self.pieces.content(kind, day, day, nth, n) for n in range(TRIES))
            if found := next((content for content in tries if _is_free(used, content, day)), None):
                yield found

    def _unwanted(self, day: int) -> Iterator[tuple[Content, int, list[str]]]:
        """Postings of a day that the rules turn away, for how many days they stand, and where."""
        for nth in range(self._count("unwanted", day)):
            name = (day, nth, "unwanted")
            length = self.dice.pick(self.habits["lifetimes"], *name, "life")
            if self.dice.happens(self.habits["unwanted_far"], *name, "is far"):
                yield self.pieces.far(day, *name), length, [ARBEITSAGENTUR]
            else:
                kind = self.dice.weighed(self.habits["unwanted_kinds"], *name, "kind")
                found = self.pieces.unwanted(kind, day, *name)
                yield found, length, list(dict.fromkeys([*self._boards(day * PLACEMENTS + nth, kind), ARBEITSAGENTUR]))
        for board, stand in self.scenario.boards.items():
            if stand.weekly and day % WEEK == 0:
                kind = self.dice.pick(list(stand.share), day, board, "weekly kind")
                yield self.pieces.unwanted(kind, day, day, board, "weekly"), WEEK, [board]

    def _stand_by(self, number: int, content: Content, day: int, end: int, boards: list[str]) -> Opening:
        """A posting that is not wanted: it comes and goes."""
        places = enumerate(boards, number * PLACEMENTS)
        return Opening(
            number=number,
            is_wanted=False,
            content=content,
            wordings=(content.first,),
            spans=((day, end),),
            placements=tuple(Placement(board, mine, day, end, day) for mine, board in places),
        )

    def _live(self, number: int, content: Content, day: int) -> Opening:
        """The life of a vacancy: how long it stands, where, and what happens to it."""
        dice, habits = self.dice, self.habits
        length = dice.pick(habits["lifetimes"], number, "life")
        boards = self._boards(number, content.kind)
        if boards == [ARBEITSAGENTUR] and length > 6 and dice.happens(habits["paused"], number, "paused"):
            return self._paused(number, content, day, length)
        wordings, end = self._wordings(number, content, day, length)
        placements: list[Placement] = []

        def place(board: str, begin: int, end: int, agency: str | None = None) -> None:
            if begin < end:
                mine = number * PLACEMENTS + len(placements)
                placements.append(Placement(board, mine, begin, end, begin, agency))

        for board in boards:
            begin = day + (self._lag(number, board) if self._lasting(boards) != [board] else 0)
            if board == ARBEITSAGENTUR and length > 6 and dice.happens(habits["reposted"], number, "reposted"):
                again = dice.number(day + 3, end - 2, number, "again")
                place(board, begin, again)
                place(board, again, end)
            else:
                place(board, begin, end)
        if content.kind in ("trade", "desk") and dice.happens(habits["by_agency"], number, "agency"):
            agency = dice.pick(self.pieces.data["agencies"], number, "which agency")
            begin = day + self._lag(number, AGENCY)
            place(AGENCY, begin, end, agency)
            if dice.happens(0.5, number, "agency at the Bundesagentur"):
                place(ARBEITSAGENTUR, begin + 1, end, agency)
        return Opening(
            number=number,
            is_wanted=True,
            content=content,
            wordings=wordings,
            spans=((day, end),),
            placements=tuple(placements),
        )

    def _boards(self, number: int, kind: str) -> list[str]:
        """Where an opening of a kind stands; everybody's last resort is the Bundesagentur."""
        boards = self.scenario.boards.items()
        found = [name for name, stand in boards if self.dice.happens(stand.share.get(kind, 0), number, name)]
        return found if self._lasting(found) else [*found, ARBEITSAGENTUR]

    def _lasting(self, boards: list[str]) -> list[str]:
        """Those on which an opening stands to its end: not the rolling windows."""
        return [name for name in boards if self.scenario.boards[name].newest is None]

    def _lag(self, number: int, board: str) -> int:
        return self.dice.number(*self.scenario.boards[board].lag_days, number, board, "lag")

    def _paused(self, number: int, content: Content, day: int, length: int) -> Opening:
        """Taken down for some days and put up again, under the old id or a new one."""
        stop = day + length // 2
        back = stop + self.dice.number(*self.habits["pause_days"], number, "pause")
        end = back + length - length // 2
        old = number * PLACEMENTS
        is_new = self.dice.happens(0.5, number, "new id")
        placements = (
            Placement(ARBEITSAGENTUR, old, day, stop, day),
            Placement(ARBEITSAGENTUR, old + is_new, back, end, back if is_new else day),
        )
        return Opening(
            number=number,
            is_wanted=True,
            content=content,
            wordings=(content.first,),
            spans=((day, stop), (back, end)),
            placements=placements,
        )

    def _wordings(self, number: int, content: Content, day: int, length: int) -> tuple[tuple[Wording, ...], int]:
        """What an opening says over its life, and when it ends."""
        dice, habits, first = self.dice, self.habits, content.first
        end = day + length
        moved = False
        if dice.happens(habits["with_deadline"][content.kind], number, "deadline"):
            first = replace(first, deadline=end - 1)
            moved = length > 5 and dice.happens(habits["deadline_moved"], number, "deadline moved")
            if not moved and length > 8 and dice.happens(habits["withdrawn_early"], number, "early"):
                end -= dice.number(2, 5, number, "how early")
        changes: list[tuple[str, Any]] = []
        if moved:
            changes.append(("deadline", end + 6))
            end += 7
        if first.pay is None and content.kind in SPANS:
            changes.extend([("pay", None)] if dice.happens(habits["pay_added"], number, "pay added") else [])
        elif first.pay is not None and first.is_structured:
            changes.extend([("raise", None)] if dice.happens(habits["pay_raised"], number, "pay raised") else [])
        if dice.happens(habits["title_changed"], number, "title changed"):
            changes.append(("title", None))
        if length < 6:
            changes = []
        said = [first]
        days = sorted(dice.number(day + 2, day + length - 3, number, what, "when") for what, _ in changes)
        for when, (what, value) in zip(days, changes, strict=True):
            said.append(self._changed(replace(said[-1], day=when), what, value, content, number))
        return tuple(said), end

    def _changed(self, wording: Wording, what: str, value: Any, content: Content, number: int) -> Wording:
        match what:
            case "deadline":
                return replace(wording, deadline=value)
            case "pay":
                return self.pieces.paid(wording, content.kind, content.band, number, "added", some=True)
            case "raise":
                return self.pieces.raised(wording)
            case _:
                return self.pieces.retitled(wording, number, "retitled", is_english=content.is_english)


def _is_free(used: dict[tuple[str, str, str], int], content: Content, day: int) -> bool:
    """Whether nobody could take it for another opening; it is used from now on."""
    key = (content.employer, content.first.title, content.town.city)
    if key in used and day - used[key] < SAME_AGAIN:
        return False
    used[key] = day
    return True
