"""What an opening of the simulated market says: composed of the pieces in `offers.toml`, in an invented world."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from crawler.demo.dice import Dice
from crawler.demo.market import Offer, Pay, Town, towns, whole_text
from crawler.demo.scenario import read

TASKS = 4  # sentences on what one does there
DIVISOR = {"year": 1, "month": 12, "hour": 2080}  # from a year's pay
STEP = {"year": 500, "month": 50, "hour": 0.5}  # what pay is rounded to


@dataclass(frozen=True, slots=True)
class Wording:
    """What an opening says from a day on; `deadline` is a day, too, counted from the first one of the simulation."""

    day: int
    title: str
    pay: Pay | None
    pay_sentence: str
    is_structured: bool
    """Whether boards with a field for pay fill it."""
    deadline: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What an opening is about, whatever happens to it."""

    kind: str
    employer: str
    occupation: str
    town: Town
    intro: str
    tasks: str
    benefit: str
    is_english: bool
    first: Wording
    band: tuple[int, int]
    """Pay that the title is worth, EUR a year."""
    is_far: bool = False
    """Whether the place is none of those that the profile wants."""


class Pieces:
    """The pieces, and how they are put together; `dice` decide."""

    def __init__(self, dice: Dice) -> None:
        self.dice = dice
        self.data = read("offers.toml")
        postings = read("postings.toml")
        self.towns = towns(postings)
        self.contacts: Sequence[Sequence[str]] = postings["contacts"]

    @cached_property
    def employers(self) -> Mapping[str, list[list[Any]]]:
        """The employers of each kind."""
        found: dict[str, list[list[Any]]] = {}
        for employer in self.data["employers"]:
            found.setdefault(employer[0], []).append(employer)
        return found

    def content(self, kind: str, day: int, *name: object) -> Content:
        """An opening of a kind; `name` names the throws."""
        _, employer, homes, intro = self.dice.pick(self.employers[kind], *name, "employer")
        titles = [title for title in self.data["titles"] if title[0] == kind]
        _, title, occupation, low, high = self.dice.pick(titles, *name, "title")
        pool = self.data["tasks"]["by_kind"][kind]
        tasks = [
            task.format(n=self.dice.number(3, 24, *name, "n", task))
            for task in self.dice.some(self.data["tasks"][pool], TASKS, *name, "tasks")
        ]
        language = "english" if pool == "english" else "german"
        return Content(
            kind=kind,
            employer=employer,
            occupation=occupation,
            town=self.towns[self.dice.pick(homes, *name, "town")],
            intro=intro,
            tasks=" ".join(tasks),
            benefit=self.dice.pick(self.data["benefits"][language], *name, "benefit"),
            is_english=language == "english",
            first=self.paid(Wording(day, title, None, "", is_structured=False), kind, (low, high), *name, "pay"),
            band=(low, high),
        )

    def unwanted(self, kind: str, day: int, *name: object) -> Content:
        """A posting of another occupation."""
        title, occupation = self.dice.pick(self.data["unwanted"]["near"], *name, "unwanted")
        found = self.content(kind, day, *name)
        return replace(found, occupation=occupation, first=replace(found.first, title=title))

    def far(self, day: int, *name: object) -> Content:
        """A posting of a place that is too far away."""
        title, occupation, place = self.dice.pick(self.data["unwanted"]["far"], *name, "far")
        found = self.content("trade", day, *name)
        first = replace(found.first, title=title)
        return replace(found, occupation=occupation, town=self.towns[place], first=first, is_far=True)

    def elsewhere(self, content: Content, *name: object) -> Content | None:
        """The same for another town of the employer, if it has one."""
        homes = next(e[2] for e in self.data["employers"] if e[1] == content.employer)
        others = [self.towns[home] for home in homes if self.towns[home].city != content.town.city]
        return replace(content, town=self.dice.pick(others, *name)) if others else None

    def paid(self, wording: Wording, kind: str, band: tuple[int, int], *name: object, some: bool = False) -> Wording:
        """A wording with pay as this kind of employer words it; `some`: not without."""
        ways = {way["style"]: way for way in self.data["pay"] if kind in way["kinds"]}
        weights = {style: way["weight"] for style, way in ways.items() if not (some and style.startswith("none"))}
        way = ways[self.dice.weighed(weights, *name, "style")]
        if "period" not in way:
            group = self.dice.pick(way.get("groups", ("",)), *name, "group")
            sentence = way["sentence"].format(group=group)
            return replace(wording, pay=None, pay_sentence=sentence, is_structured=False)
        period = way["period"]
        middle = self.dice.number(*band, *name, "amount")
        low, high = (_rounded(end / DIVISOR[period], STEP[period]) for end in (min(middle, band[1] - 4000), band[1]))
        is_english = way.get("english", False)
        sentence = way["sentence"].format(low=_printed(low, is_english), high=_printed(high, is_english))
        pay = Pay(low, None if way.get("open") else high, period)
        return replace(wording, pay=pay, pay_sentence=sentence, is_structured=way["structured"])

    def raised(self, wording: Wording) -> Wording:
        """A wording with its span of pay a step higher."""
        if wording.pay is None or wording.pay.period is None:
            raise ValueError("only a span of pay is raised")
        low, high, period = wording.pay
        step = STEP[wording.pay.period] * 4
        higher = Pay(low + step, high + step if high is not None else None, period)
        sentence = wording.pay_sentence
        for old, new in ((high, higher.high), (low, higher.low)):
            if old is not None and new is not None:
                for is_english in (False, True):
                    sentence = sentence.replace(_printed(old, is_english), _printed(new, is_english))
        return replace(wording, pay=higher, pay_sentence=sentence)

    def retitled(self, wording: Wording, *name: object, is_english: bool) -> Wording:
        """A wording with a longer title."""
        added = self.dice.pick(self.data["retitled_english" if is_english else "retitled"], *name)
        return replace(wording, title=f"{wording.title} {added}")

    def offer(
        self, content: Content, wording: Wording, *, number: int, posted_on: dt.date, first: dt.date, agency: str | None
    ) -> Offer:
        """What a board shows of it. An agency does not say for whom it looks."""
        deadline = first + dt.timedelta(days=wording.deadline) if wording.deadline is not None else None
        employer = agency or content.employer
        intro = self.data["agency_intro"].format(city=content.town.city) if agency else content.intro
        text = f"{intro}\n\n{content.tasks}\n\n{wording.pay_sentence} {content.benefit}"
        return Offer(
            number=number,
            title=wording.title,
            occupation=content.occupation,
            employer=employer,
            towns=(content.town,),
            posted_on=posted_on,
            first_published_on=posted_on,
            start_on=posted_on + dt.timedelta(days=60),
            deadline_on=deadline,
            pay=wording.pay if wording.is_structured else None,
            text=whole_text(number, text, employer, self.contacts, deadline),
            contract="UNBEFRISTET",
            full_time=True,
            part_time=False,
            home_office="Homeoffice" in content.benefit or "home" in content.benefit,
            staffing=agency is not None,
            partner=None,
            leaks=content.is_far,
            withdrawn=False,
        )


def _rounded(amount: float, step: float) -> float:
    return round(amount / step) * step


def _printed(amount: float, is_english: bool) -> str:
    """A figure as the language prints it.

    >>> _printed(52000, False), _printed(52000, True), _printed(19.5, False)
    ('52.000', '52,000', '19,50')
    """
    if amount < 1000:
        return f"{amount:.2f}" if is_english else f"{amount:.2f}".replace(".", ",")
    return f"{amount:,.0f}" if is_english else f"{amount:,.0f}".replace(",", ".")
