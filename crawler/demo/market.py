"""The invented offers that the demo's boards show, each board in its own words."""

import datetime as dt
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from importlib import resources
from typing import Any, NamedTuple

CONTACT = "Fragen beantwortet {name}, Telefon {phone}, {mail}. Ihre Bewerbung schicken Sie an bewerbung@{domain}."
PERIODS = {"JAHRESGEHALT": "year", "MONATSGEHALT": "month", "STUNDENLOHN": "hour"}


class Town(NamedTuple):
    """A place of work."""

    postcode: str
    city: str
    lat: float
    lon: float
    country: str = "DEUTSCHLAND"
    region: str = "BRANDENBURG"


class Pay(NamedTuple):
    """A stated span in EUR gross; `period` is year, month, hour, or None where the board names no known one."""

    low: float
    high: float | None
    period: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One vacancy of the demo's market. `text` names an invented contact person."""

    number: int
    title: str
    occupation: str
    employer: str
    towns: tuple[Town, ...]
    posted_on: dt.date
    first_published_on: dt.date
    start_on: dt.date
    deadline_on: dt.date | None
    pay: Pay | None
    text: str
    contract: str
    full_time: bool
    part_time: bool
    home_office: bool
    staffing: bool
    partner: str | None
    leaks: bool
    withdrawn: bool

    @property
    def town(self) -> Town:
        """The first place of work."""
        return self.towns[0]

    @property
    def html(self) -> str:
        """The text as boards print it."""
        return "".join(f"<p>{escape(part)}</p>" for part in self.text.split("\n\n"))


def market(today: dt.date) -> tuple[Offer, ...]:
    """All offers; their days are counted from `today`, so that the demo looks fresh."""
    data = tomllib.loads(resources.files(__package__).joinpath("postings.toml").read_text(encoding="utf-8"))
    rows = [*data["wanted"], *_neighbours(data["neighbours"])]
    return tuple(_offer(number, row, data, today) for number, row in enumerate(rows, 1))


def towns(data: dict[str, Any]) -> dict[str, Town]:
    """The places of a file of postings by name."""
    return {name: _town(said) for name, said in data["places"].items()}


def stock(offers: Sequence[Offer], board: str, *, employer: str | None = None, size: int = 10) -> tuple[Offer, ...]:
    """What one of the smaller boards shows: half wanted, half neighbours, at one employer if so wished.

    Withdrawn and foreign ones stay with the Bundesagentur, whose demo they belong to.
    """
    first = sum(map(ord, board))
    plain = [o for o in offers if not (o.withdrawn or o.leaks or (o.pay and o.pay.period is None))]
    wanted, others = plain[:24], plain[-100:]
    half = size // 2
    found = [wanted[(first * 5 + n * 7) % len(wanted)] for n in range(half)]
    found += [others[(first * 3 + n * 11) % len(others)] for n in range(size - half)]
    unique = {offer.number: offer for offer in found}.values()
    return tuple(replace(offer, employer=employer or offer.employer) for offer in unique)


def _neighbours(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Each neighbouring occupation at several employers and places, so that every list is walked through."""
    for number in range(data["count"]):
        title, occupation, text = data["occupations"][number % len(data["occupations"])]
        row = {"title": title, "occupation": occupation, "text": text, "days_ago": number * 11 % 60}
        row["employer"] = data["employers"][number * 7 % len(data["employers"])]
        row["places"] = [data["places"][number * 5 % len(data["places"])]]
        yield row | ({"pay": data["pay"][number % len(data["pay"])]} if number % 3 == 0 else {})


def _offer(number: int, row: dict[str, Any], data: dict[str, Any], today: dt.date) -> Offer:
    def days(key: str, default: int) -> dt.timedelta:
        return dt.timedelta(days=row.get(key, default))

    posted = today - days("days_ago", 0)
    deadline = today + days("deadline_in", 0) if "deadline_in" in row else None
    return Offer(
        number=number,
        title=row["title"],
        occupation=row["occupation"],
        employer=row["employer"],
        towns=tuple(_town(data["places"][name]) for name in row["places"]),
        posted_on=posted,
        first_published_on=posted - days("first_days_before", 0),
        start_on=today + days("start_in", 30),
        deadline_on=deadline,
        pay=_pay(row["pay"]) if "pay" in row else None,
        text=_text(number, row, data["contacts"], deadline),
        contract=row.get("contract", "UNBEFRISTET"),
        full_time=row.get("full_time", True),
        part_time=row.get("part_time", False),
        home_office=row.get("home_office", False),
        staffing=row.get("staffing", False),
        partner=row.get("partner"),
        leaks=row.get("leaks", False),
        withdrawn=row.get("withdrawn", False),
    )


def _town(said: list[Any]) -> Town:
    town = Town(*said)
    return town._replace(region="BERLIN") if town.city == "Berlin" else town


def _pay(said: dict[str, Any]) -> Pay:
    low = said.get("festgehalt") or said["gehaltsspanneVon"]
    high = said.get("festgehalt", said.get("gehaltsspanneBis"))
    return Pay(low, high, PERIODS.get(said["verguetungsangabe"]))


def _text(number: int, row: dict[str, Any], contacts: list[list[str]], deadline: dt.date | None) -> str:
    return whole_text(number, row["text"].strip(), row["employer"], contacts, deadline)


def whole_text(
    number: int, text: str, employer: str, contacts: Sequence[Sequence[str]], deadline: dt.date | None
) -> str:
    """A text with an invented contact person behind it, and with the deadline."""
    person, phone = contacts[number % len(contacts)]
    domain = "".join(letter for letter in employer.casefold().split()[0] if letter.isascii()) + ".example"
    mail = ".".join(person.casefold().split()[-2:]).replace("ü", "ue").replace("ö", "oe") + "@" + domain
    text = f"{text}\n\n" + CONTACT.format(name=person, phone=phone, mail=mail, domain=domain)
    return f"{text}\nBewerbungsfrist: {deadline:%d.%m.%Y}" if deadline else text
