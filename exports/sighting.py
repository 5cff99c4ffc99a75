"""A posting as the history looks at it: the columns of a published posting that tell a vacancy's story."""

import datetime as dt
from dataclasses import dataclass, field, fields
from hashlib import blake2b


@dataclass(slots=True)
class Sighting:
    """One posting on one day; the columns are those of `exports/posting.py`, `tasks_text` is made from the text.

    >>> day = dt.datetime(2026, 11, 24, tzinfo=dt.UTC)
    >>> sighting = Sighting("a:1", "a", "job_board", "https://a.example/1", day, "Serviceleiter")
    >>> sighting.has_details, len(sighting.fingerprint)
    (True, 10)
    """

    posting_id: str
    source: str
    source_type: str
    url: str
    fetched_at: dt.datetime
    title: str
    title_clean: str | None = None
    employer: str | None = None
    employer_key: str | None = None
    posted_on: dt.date | None = None
    valid_until_on: dt.date | None = None
    city: str | None = None
    district: str | None = None
    postcode: str | None = None
    ags: str | None = None
    lat: float | None = None
    lon: float | None = None
    distance_km: float | None = None
    in_area: bool | None = None
    work_mode: str | None = None
    salary_text: str | None = None
    salary_year_min_eur: float | None = None
    salary_year_max_eur: float | None = None
    salary_year_fte_min_eur: float | None = None
    salary_year_fte_max_eur: float | None = None
    salary_basis: str | None = None
    is_pay_disclosed: bool | None = None
    employment_type: tuple[str, ...] = ()
    contract: str | None = None
    is_staffing: bool | None = None
    occupation_match: str | None = None
    family: str | None = None
    level: str | None = None
    flags: tuple[str, ...] = ()
    tasks_text: str | None = None
    fingerprint: str = field(init=False, default="-")
    """Changes with what the posting says, not with when or where it was read."""

    def __post_init__(self) -> None:
        said = repr([getattr(self, name) for name in _TOLD])
        self.fingerprint = blake2b(said.encode("utf-8", "surrogatepass"), digest_size=5).hexdigest()

    @property
    def kind(self) -> str:
        """The kind of its source; an agency's own site is not the employer's and counts as a job board."""
        return "job_board" if self.source_type == "employer_site" and self.is_staffing else self.source_type

    @property
    def page_is_gone(self) -> bool:
        """The board lists it, but its page answered 404 or 410."""
        return "detail_missing" in self.flags

    @property
    def page_is_unread(self) -> bool:
        """Its page could not be read this time: only what the list says is known."""
        return "detail_unread" in self.flags

    @property
    def says_closed(self) -> bool:
        """Its page says that it is closed or filled."""
        return "said_closed" in self.flags

    @property
    def has_details(self) -> bool:
        """Whether all that the board says of it was read."""
        return not (self.page_is_gone or self.page_is_unread)


_SAYS_NOTHING = {"posting_id", "source", "source_type", "url", "fetched_at", "posted_on", "flags", "fingerprint"}
# `posted_on` moves by itself where a board says "3 days ago" or "more than 30 days ago".
_TOLD = tuple(f.name for f in fields(Sighting) if f.name not in _SAYS_NOTHING)

COLUMNS = tuple(f.name for f in fields(Sighting) if f.name not in ("tasks_text", "fingerprint"))
"""The columns of the table of postings that a sighting is made of."""
