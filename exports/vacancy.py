"""The one definition of a vacancy: what is to be filled, behind all the postings that advertise it.

One file, `vacancies/vacancies.parquet`, one row for each vacancy ever seen. `exports/history.py` fills it.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated, Literal

from exports.posting import OccupationMatch

Status = Literal["open", "missing", "closed", "unknown"]
ClosedReason = Literal["gone", "removed", "deadline_passed", "said_closed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vacancy:
    """One vacancy over its whole life; each field holds the best value that any of its postings gave."""

    # identity
    vacancy_id: Annotated[str, "Stable key: the `posting_id` of the first posting seen of this vacancy."]
    previous_ids: Annotated[tuple[str, ...], "Keys of vacancies that turned out to be this one, sorted."] = ()
    posting_ids: Annotated[tuple[str, ...], "Every posting ever seen of this vacancy, sorted."] = ()
    primary_posting_id: Annotated[str, "Posting that counts: the newest of the best kind of source."]
    sources: Annotated[tuple[str, ...], "Boards that ever showed it, sorted."] = ()
    url: Annotated[str, "Page of the primary posting."]

    # what is offered
    title: Annotated[str, "Title of the primary posting."]
    title_clean: Annotated[str | None, "Title without gender marks, place, hours and reference numbers."] = None
    employer: Annotated[str | None, "Employer; an employer's own name before an agency's."] = None
    employer_key: Annotated[str | None, "Employer folded for joins."] = None
    city: Annotated[str | None, "City by its official name."] = None
    district: Annotated[str | None, "District of Potsdam."] = None
    postcode: Annotated[str | None, "Five digits as text."] = None
    ags: Annotated[str | None, "Municipality key (AGS), eight digits as text."] = None
    lat: Annotated[float | None, "Latitude, degrees WGS 84."] = None
    lon: Annotated[float | None, "Longitude, degrees WGS 84."] = None
    distance_km: Annotated[float | None, "Great-circle distance to the profile's centre, km."] = None
    in_area: Annotated[bool | None, "Whether the place lies within the profile's radius; null if unknown."] = None
    work_mode: Annotated[Literal["onsite", "hybrid", "remote"] | None, "Where the work is done."] = None
    salary_text: Annotated[str | None, "Pay as published, of the posting that the pay columns are from."] = None
    salary_year_min_eur: Annotated[float | None, "Lower end, EUR gross a year, for the hours stated."] = None
    salary_year_max_eur: Annotated[float | None, "Upper end, EUR gross a year, for the hours stated."] = None
    salary_year_fte_min_eur: Annotated[float | None, "Lower end, EUR gross a year, scaled to full time."] = None
    salary_year_fte_max_eur: Annotated[float | None, "Upper end, EUR gross a year, scaled to full time."] = None
    salary_basis: Annotated[
        Literal["structured", "parsed", "tariff_table"] | None, "Where the figures come from; see the postings."
    ] = None
    is_pay_disclosed: Annotated[bool | None, "Whether any posting names a figure or a pay group."] = None
    employment_type: Annotated[tuple[str, ...], "Of `full_time`, `part_time`, `minijob` and others."] = ()
    contract: Annotated[Literal["permanent", "fixed_term"] | None, "Term of the contract."] = None
    is_staffing: Annotated[bool | None, "Whether every posting of it is an agency's; null if unknown."] = None
    occupation_match: Annotated[OccupationMatch | None, "Whether it is of the profile's occupation."] = None
    family: Annotated[str | None, "Branch of the occupation, as the profile names it."] = None
    level: Annotated[str | None, "Level that the title claims."] = None
    tasks_text: Annotated[str | None, "Folded beginning of the tasks, to know the vacancy again; ages out."] = None
    conflicts: Annotated[tuple[str, ...], "Fields on which its postings of the last day disagree, sorted."] = ()
    value_origins: Annotated[
        tuple[str, ...],
        "Which posting the values are from, as `group=posting_id`, e.g. `pay=arbeitsagentur:1`.",
    ] = ()

    # life
    posted_on: Annotated[dt.date | None, "Earliest day that a board gives for its publication."] = None
    valid_until_on: Annotated[dt.date | None, "Latest deadline that a posting states."] = None
    first_seen_at: Annotated[dt.datetime, "UTC instant of the crawl that first read it."]
    last_seen_at: Annotated[dt.datetime, "UTC instant of the crawl that last read it; a page that is gone is not read."]
    status: Annotated[
        Status,
        "`open`: in the last reading of a board; `missing`: absent from one complete listing, not yet confirmed; "
        "`closed`: see the reason; `unknown`: its boards could not be read well enough to say.",
    ]
    closed_after_at: Annotated[dt.datetime | None, "It was closed after this UTC instant: last seen."] = None
    closed_before_at: Annotated[dt.datetime | None, "It was closed before this UTC instant: first known gone."] = None
    closed_reason: Annotated[
        ClosedReason | None,
        "`gone`: absent from two complete listings; `removed`: the page answers 404 or 410 while the board lists it; "
        "`deadline_passed`: the stated deadline is over and it is not shown any more; `said_closed`: the page says so.",
    ] = None
    days_open: Annotated[
        int | None,
        "Days from `posted_on`, else first seen, to the day last seen; of an open one, to the last day read.",
    ] = None
    reposts: Annotated[int, "How often it came back under a new id on a board that had shown it before."] = 0
    reopened: Annotated[int, "How often it was closed and came back under the same id."] = 0
    is_left_censored: Annotated[
        bool, "Seen before each of its boards had been read whole once: when it appeared there is not known."
    ]
    posting_lives: Annotated[
        tuple[str, ...],
        "For the next day's publishing, in the order of `posting_ids`: kind of source, first and last seen, readings "
        "that lacked it, since when, why, and a fingerprint of its values (`exports/life.py`).",
    ] = ()
