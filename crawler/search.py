"""Finding postings of the newest snapshot by what a person says. Pure: rows in, rows out."""

import datetime as dt
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipelines.normalize.occupation import match_occupation
from pipelines.profile import Occupation
from pipelines.text import key

EARTH_KM = 6371.0
COLUMNS = (
    *(
        "posting_id",
        "vacancy_id",
        "is_primary",
        "source",
        "url",
        "title",
        "title_clean",
        "employer",
        "city",
        "district",
    ),
    *("postcode", "lat", "lon", "distance_km", "posted_on", "valid_until_on", "work_mode", "salary_text", "tariff"),
    *("salary_year_min_eur", "salary_year_max_eur", "occupation_match", "family", "level", "flags"),
)
"""What a search reads of a snapshot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is looked for; everything that is given must hold.

    `around` is a point (latitude, longitude in degrees) that `within_km` is measured from; without one it is the
    centre of the profile. Pay is EUR a year, compared with the upper end of the posting's.
    """

    words: str = ""
    around: tuple[float, float] | None = None
    within_km: float | None = None
    min_pay_eur: float | None = None
    since: dt.date | None = None
    work_mode: str | None = None


def found(rows: Iterable[Mapping[str, Any]], query: Query, *, occupation: Occupation) -> list[Mapping[str, Any]]:
    """The rows that a query describes, the nearest first.

    Words are looked for in title, employer and place, whole or as the beginning of a word. Words that name the
    profile's occupation, in German or English, find its postings in both languages: those of the same family.
    """
    family = match_occupation(query.words, occupation=occupation).family if query.words else None
    words = key(query.words).split()
    hits = [row for row in rows if _fits(row, query) and (_says(row, words) or (family and row["family"] == family))]
    return sorted(hits, key=lambda row: (_rank(distance_km(row, query)), row["title"], row["posting_id"]))


def _rank(distance: float | None) -> float:
    return math.inf if distance is None else distance


def _says(row: Mapping[str, Any], words: Sequence[str]) -> bool:
    said = " " + key(" ".join(str(row[name]) for name in ("title", "employer", "city", "district") if row[name]))
    return all(f" {word}" in said for word in words)


def _fits(row: Mapping[str, Any], query: Query) -> bool:
    if query.within_km is not None and ((km := distance_km(row, query)) is None or km > query.within_km):
        return False
    if query.min_pay_eur is not None:
        best = row["salary_year_max_eur"] or row["salary_year_min_eur"]
        if best is None or best < query.min_pay_eur:
            return False
    if query.since is not None and (row["posted_on"] is None or row["posted_on"] < query.since):
        return False
    return query.work_mode is None or row["work_mode"] == query.work_mode


def distance_km(row: Mapping[str, Any], query: Query) -> float | None:
    """How far a row's place is, great-circle km; None if it is not known."""
    if query.around is None:
        found: float | None = row["distance_km"]
        return found
    if row["lat"] is None or row["lon"] is None:
        return None
    (lat, lon), (there, across) = (map(math.radians, point) for point in (query.around, (row["lat"], row["lon"])))
    half = math.sin((there - lat) / 2) ** 2 + math.cos(lat) * math.cos(there) * math.sin((across - lon) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def since(said: str, *, today: dt.date) -> dt.date:
    """A day, or one so long ago: `2026-11-20`, `7d`, `2w`, `1m`.

    Raises:
        ValueError: neither.

    >>> since("7d", today=dt.date(2026, 11, 25))
    datetime.date(2026, 11, 18)
    """
    if ago := re.fullmatch(r"(\d{1,4})\s*([dtwm])", said.strip().casefold()):  # t: Tage
        return today - dt.timedelta(days=int(ago[1]) * {"d": 1, "t": 1, "w": 7, "m": 30}[ago[2]])
    return dt.date.fromisoformat(said)
