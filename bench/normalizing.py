"""CPU of the normalizers on postings with a text of 3 kB, and of the slowest hostile text.

Every round reads other postings, so that caches of titles and wordings help no more than on a board.
"""

import datetime as dt
import time
from collections.abc import Callable
from typing import Any

from bench.site import PROSE, details
from pipelines.normalize import normalize
from pipelines.normalize.employer import employer_key
from pipelines.normalize.employment import read_employment
from pipelines.normalize.occupation import match_occupation
from pipelines.normalize.redact import redact
from pipelines.normalize.title import clean_title
from pipelines.profile import SearchProfile
from pipelines.raw import RawPlace, RawPosting

POSTINGS = 200
ROUNDS = 7
BAR_MS = 0.5
HOSTILE = (
    "a",
    "A. ",
    "Aa ",
    "Aa von ",
    "Mia ",
    "Dr. ",
    "a@",
    "+49 ",
    "(",
    "- ",
    "Frau A",
    "Ansprechpartner: ",
    "leiter ",
)
HOSTILE_BAR_MS = 50  # for 10 kB


def raw(number: int) -> RawPosting:
    """A posting as the spider of the Bundesagentur hands it over."""
    said: dict[str, Any] = details(number)
    pay = said.get("gehaltsspanneVon")
    return RawPosting(
        source="arbeitsagentur",
        source_type="public_service",
        url=f"https://jobs.example/{number}",
        title=said["stellenangebotsTitel"],
        native_id=said["referenznummer"],
        employer=said["firma"],
        description=said["stellenangebotsBeschreibung"],
        occupation_text=said["hauptberuf"],
        posted_text="2026-11-20",
        first_published_text="2026-11-20",
        modified_text=said["aenderungsdatum"],
        start_text="2027-01-01",
        places=(RawPlace(postcode="14467", city="Potsdam", region="BRANDENBURG", country="DEUTSCHLAND"),),
        work_mode_text="homeofficemoeglich false",
        employment_text="arbeitszeitVollzeit",
        contract_text="UNBEFRISTET",
        salary_min_text=None if pay is None else str(pay),
        salary_period_text=said["verguetungsangabe"],
        staffing_text="istArbeitnehmerUeberlassung false",
    )


def bare(number: int) -> RawPosting:
    """The same posting where the board gives a title and a text only, and the text says nothing of pay."""
    whole = raw(number)
    lines = [line for line in (whole.description or "").split("\n") if line not in PROSE]
    return RawPosting(
        source=whole.source,
        source_type=whole.source_type,
        url=whole.url,
        title=whole.title,
        description="\n".join(lines),
    )


def cpu_ms(work: Callable[[RawPosting], object], postings: list[RawPosting]) -> float:
    """CPU a posting in the quickest of the rounds."""
    rounds = []
    for first in range(0, len(postings), POSTINGS):
        begun = time.process_time()
        for posting in postings[first : first + POSTINGS]:
            work(posting)
        rounds.append(time.process_time() - begun)
    return min(rounds) / POSTINGS * 1000


def main() -> bool:
    """Print the figures; whether a bar is missed."""
    profile = SearchProfile.shipped()
    now = dt.datetime(2026, 11, 24, 5, tzinfo=dt.UTC)
    postings, fieldless = ([make(number) for number in range(POSTINGS * ROUNDS)] for make in (raw, bare))
    parts: dict[str, Callable[[RawPosting], object]] = {
        "contacts": lambda one: redact(one.description or ""),
        "occupation": lambda one: match_occupation(one.title, occupation=profile.occupation),
        "title": lambda one: clean_title(one.title, employer=one.employer, places=("Potsdam",)),
        "work": lambda one: read_employment(title=one.title, description=one.description, employer=one.employer),
        "employer": lambda one: employer_key(one.employer or ""),
    }
    whole, least = (
        cpu_ms(lambda one: normalize(one, profile=profile, fetched_at=now), made) for made in (postings, fieldless)
    )
    print(f"CPU of normalize() per posting of 3 kB {whole:6.3f} ms (bar {BAR_MS})")
    print(f"  with title and text only, no pay {least:6.3f} ms")
    for name, work in parts.items():
        print(f"  {name:24} {cpu_ms(work, postings):6.3f} ms")
    worst = max(slowest((bit * 10_000)[:10_000]) for bit in HOSTILE)
    print(f"slowest hostile text of 10 kB    {worst:6.1f} ms (bar {HOSTILE_BAR_MS})")
    return whole > BAR_MS or worst > HOSTILE_BAR_MS


def slowest(text: str) -> float:
    """CPU of the slowest reader of a text, milliseconds."""
    occupation = SearchProfile.shipped().occupation
    spent = []
    for work in (
        redact,
        clean_title,
        employer_key,
        lambda said: read_employment(title=said, description=said),
        lambda said: match_occupation(said, occupation=occupation, description=said),
    ):
        begun = time.process_time()
        work(text)
        spent.append(time.process_time() - begun)
    return max(spent) * 1000
