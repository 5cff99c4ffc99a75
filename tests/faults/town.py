"""A small town: a board on loopback with thirty postings, and a data folder that knows it since two days."""

import datetime as dt
import threading
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from exports.board_coverage import Coverage
from exports.posting import EXAMPLE, Posting
from exports.spool import Spool
from pipelines.normalize.employer import employer_key
from pipelines.publish import publish
from tests.loopback import Answer, Asked, details, hit, json_answer, listing, reference

HITS = 30
BOARD = "arbeitsagentur"
GONE = f"{BOARD}:10000-0000000099-S"
"""A posting of the past that the board does not list any more."""
PROFILE = f"""
name = "faults"
boards = ["{BOARD}"]
occupation = {{ name = "Kundenservice", terms = ["Leiter Kundenservice"] }}
place = {{ name = "Potsdam", lat = 52.39886, lon = 13.06566, radius_km = 25 }}
"""
FIRMS = ("Anker", "Birke", "Dampfer", "Eiche", "Flieder", "Garten", "Hafen", "Insel", "Jasmin", "Kiefer")
TRADES = ("Bau", "Druck", "Technik")


def firm(number: int) -> str:
    """No two alike: they would be postings of one vacancy."""
    if number > HITS:
        return "Mole Handel GmbH"
    return f"{FIRMS[number % 10]} {TRADES[number // 10 % 3]} GmbH"


def native_id(number: int) -> str:
    return f"10000-{number:010d}-S"


IDS = frozenset(f"{BOARD}:{native_id(number)}" for number in range(1, HITS + 1))


class Town:
    """Answers as the Bundesagentur does; a visitor is known by the first part of the path that he asks for."""

    def __init__(self) -> None:
        self.detailed: dict[str, list[str]] = defaultdict(list)
        self.begun: dict[str, threading.Event] = defaultdict(threading.Event)

    def __call__(self, asked: Asked) -> Answer:
        visitor = asked.path.split("/")[1]
        if asked.path.endswith("/jobs"):
            self.begun[visitor].set()
            return json_answer(listing(*(hit(n, firma=firm(n)) for n in range(1, HITS + 1))))
        one = reference(asked.path)
        self.detailed[visitor].append(f"{BOARD}:{one}")
        number = int(one.split("-")[1])
        return json_answer(details(number, firma=firm(number)))


def today() -> dt.date:
    return dt.datetime.now(ZoneInfo("Europe/Berlin")).date()


def posting(number: int, at: dt.datetime) -> Posting:
    name, employer = native_id(number), firm(number)
    told = {"posting_id": f"{BOARD}:{name}", "native_id": name, "url": f"https://example.org/{name}"}
    told |= {"employer": employer, "employer_key": employer_key(employer)}
    return replace(EXAMPLE, **told, city="Potsdam", fetched_at=at)


def settle(root: Path, work: Path) -> None:
    """Two days of the past: the board's thirty postings, and one that is not there any more."""
    for ago in (2, 1):
        read(root, work / f"past-{ago}", today() - dt.timedelta(ago), [*range(1, HITS + 1), 99])


def read(root: Path, spool: Path, day: dt.date, numbers: list[int], hour: int = 5) -> None:
    """Publish a complete reading of the board."""
    publish(root, **order(spool, day, numbers, hour))


def order(spool: Path, day: dt.date, numbers: list[int], hour: int = 5) -> dict[str, object]:
    """What `publish()` needs to publish a complete reading of the board, which is spooled."""
    at = dt.datetime.combine(day, dt.time(hour), dt.UTC)
    kept = Spool(spool)
    for number in numbers:
        kept.add(posting(number, at))
    kept.close()
    run = f"{at:%Y%m%dT%H%M%S}000Z"
    row = Coverage(
        run=run,
        source=BOARD,
        started_at=at,
        verdict="complete",
        lists="complete",
        absence_counts=True,
        is_published=True,
        listed=len(numbers),
        postings=len(numbers),
    )
    told = {"day": day, "run": run, "coverage": [row], "normalizer_version": "1", "started_at": at}
    return {**told, "complete": {BOARD: spool}, "partial": {}}
