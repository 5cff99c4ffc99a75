"""The one definition of a published posting: names, types, nullability and meaning.

The Arrow schema, `docs/columns.md` and the types of `exports.load()` are derived from it
(`exports/schema.py`); nothing else defines a column. Standard library only.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated, Literal

SCHEMA_VERSION = "1"
"""Raised by a rename, a removal or a change of type; adding a nullable column keeps it."""

SalaryPeriod = Literal["hour", "day", "week", "month", "year"]
SalaryKind = Literal["point", "range", "from", "up_to", "tariff"]
OccupationMatch = Literal["yes", "borderline", "no"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """One job posting as one board showed it on one day. `None` is unknown, never 0, "" or -1.

    >>> EXAMPLE.title, EXAMPLE.salary_min
    ('Kundendienstleiter (m/w/d)', None)
    """

    # identity
    posting_id: Annotated[str, "Stable key: board and the board's own id, e.g. `arbeitsagentur:10000-1-S`."]
    source: Annotated[str, "Board key, the name of its spider."]
    source_type: Annotated[
        Literal["public_service", "job_board", "aggregator", "employer_site"], "What kind of place the board is."
    ]
    native_id: Annotated[str | None, "The board's own id of the posting."] = None
    url: Annotated[str, "Page of the posting on the board."]
    apply_url: Annotated[str | None, "Page the board links to for the full posting, tracking parts removed."] = None
    original_source: Annotated[str | None, "Partner the board says it took the posting from."] = None
    fetched_at: Annotated[dt.datetime, "UTC instant at which the crawl that read the posting started."]
    vacancy_id: Annotated[
        str | None, "Vacancy that it advertises, a key of the table `vacancies`; set when it is published."
    ] = None
    is_primary: Annotated[
        bool | None, "Whether it is the posting that counts for its vacancy on this day; set when it is published."
    ] = None

    # text
    title: Annotated[str, "Title as published, gender marks included, white space folded."]
    title_clean: Annotated[str | None, "Title without gender marks, place, hours and reference numbers."] = None
    employer: Annotated[str | None, "Employer as published; null if the board hides it."] = None
    employer_key: Annotated[str | None, "Employer folded for joins: no legal form, branch, case or umlauts."] = None
    description: Annotated[str | None, "Text of the posting, contact persons redacted."] = None
    language: Annotated[Literal["de", "en"] | None, "Language of the text."] = None

    # dates
    posted_on: Annotated[dt.date | None, "Day the board says this publication began, Europe/Berlin."] = None
    posted_text: Annotated[str | None, "Wording that `posted_on` was read from."] = None
    posted_basis: Annotated[
        Literal["stated", "relative", "first_published"] | None,
        "How `posted_on` was said; `first_published`: not, so it is the day of first publication or creation.",
    ] = None
    posted_precision: Annotated[
        Literal["day", "week", "month", "at_most"] | None, "How exact `posted_on` is; `at_most`: not newer than."
    ] = None
    first_published_on: Annotated[dt.date | None, "Day of the first publication ever, may be years ago."] = None
    modified_at: Annotated[dt.datetime | None, "UTC instant of the last change on the board."] = None
    valid_until_on: Annotated[dt.date | None, "Last day to apply, or the day the posting ends."] = None
    valid_until_text: Annotated[str | None, "Wording that `valid_until_on` was read from."] = None
    start_on: Annotated[dt.date | None, "Day the work starts."] = None
    start_text: Annotated[str | None, "Wording that the start was read from."] = None
    start_kind: Annotated[Literal["date", "immediate", "asap", "open"] | None, "What kind of start was said."] = None

    # place
    place_text: Annotated[str | None, "All places as published, joined by ` · `."] = None
    place_count: Annotated[int, "Number of places named. The place columns describe the nearest of them."] = 0
    city: Annotated[str | None, "City by its official name."] = None
    district: Annotated[
        str | None,
        "District: of Potsdam, Berlin and the neighbours as the tables have it, elsewhere in the board's words.",
    ] = None
    postcode: Annotated[str | None, "Five digits as text, as printed: `01219` keeps its zero."] = None
    ags: Annotated[str | None, "Municipality key (AGS), eight digits as text; Potsdam is `12054000`."] = None
    nuts3: Annotated[str | None, "NUTS 3 region; Potsdam is `DE404`."] = None
    state: Annotated[str | None, "Federal state by ISO 3166-2, e.g. `DE-BB`."] = None
    country: Annotated[str | None, "Country by ISO 3166-1 alpha-2."] = None
    lat: Annotated[float | None, "Latitude, degrees WGS 84."] = None
    lon: Annotated[float | None, "Longitude, degrees WGS 84."] = None
    geo_basis: Annotated[
        Literal["stated_coordinates", "municipality_centroid", "postcode_centroid"] | None,
        "Where `lat` and `lon` come from.",
    ] = None
    distance_km: Annotated[float | None, "Great-circle distance to the profile's centre, km."] = None
    in_area: Annotated[bool | None, "Whether the place lies within the profile's radius; null if unknown."] = None
    work_mode: Annotated[
        Literal["onsite", "hybrid", "remote"] | None,
        "Where the work is done, by the board's field, else by the words for the place.",
    ] = None
    work_mode_text: Annotated[str | None, "The board's wording on working from home."] = None

    # pay as stated
    salary_text: Annotated[str | None, "Pay as published; all pay columns are read from it."] = None
    salary_min: Annotated[float | None, "Lower end in `salary_currency` per `salary_period`."] = None
    salary_max: Annotated[float | None, "Upper end in `salary_currency` per `salary_period`."] = None
    salary_kind: Annotated[SalaryKind | None, "Shape of the statement: `from` has no upper end, `up_to` no lower."] = (
        None
    )
    salary_currency: Annotated[str | None, "Currency by ISO 4217, only where stated."] = None
    salary_period: Annotated[SalaryPeriod | None, "Period the figures are for."] = None
    salary_is_gross: Annotated[bool | None, "Whether the posting says gross (true) or net (false)."] = None
    salary_payments: Annotated[float | None, "Payments a year, where the posting states them (13, 14)."] = None
    salary_basis: Annotated[
        Literal["structured", "parsed", "tariff_table"] | None,
        "`structured`: a field of the board; `parsed`: read from prose; `tariff_table`: a pay group looked up.",
    ] = None
    tariff: Annotated[str | None, "Collective agreement named, e.g. `TVöD-VKA`."] = None
    tariff_group: Annotated[str | None, "Pay group named, e.g. `E 9b` or `E 9b-E 11`."] = None

    predicted_salary_min: Annotated[
        float | None, "The board's own estimate, lower end, EUR a year; the posting does not say it."
    ] = None
    predicted_salary_max: Annotated[
        float | None, "The board's own estimate, upper end, EUR a year; the posting does not say it."
    ] = None

    # pay to compare
    salary_year_min_eur: Annotated[float | None, "Lower end, EUR gross a year, for the hours stated."] = None
    salary_year_max_eur: Annotated[float | None, "Upper end, EUR gross a year, for the hours stated."] = None
    salary_year_fte_min_eur: Annotated[float | None, "Lower end, EUR gross a year, scaled to full time."] = None
    salary_year_fte_max_eur: Annotated[float | None, "Upper end, EUR gross a year, scaled to full time."] = None
    salary_year_basis: Annotated[str | None, "The arithmetic in words, e.g. `17.50 EUR/h x 40 h x 52.18`."] = None
    salary_assumptions: Annotated[tuple[str, ...], "What was assumed on the way, e.g. `hours_40`."] = ()
    is_pay_disclosed: Annotated[bool | None, "Whether the posting names a figure or a pay group."] = None

    # work
    employment_type: Annotated[
        tuple[str, ...], "Of `full_time`, `part_time`, `minijob`, `temporary`, `internship`."
    ] = ()
    employment_text: Annotated[str | None, "The board's wording on working time."] = None
    contract: Annotated[Literal["permanent", "fixed_term"] | None, "Term of the contract."] = None
    contract_text: Annotated[str | None, "The board's wording on the term."] = None
    hours_per_week_min: Annotated[float | None, "Stated weekly hours, lower end."] = None
    hours_per_week_max: Annotated[float | None, "Stated weekly hours, upper end."] = None
    is_staffing: Annotated[
        bool | None, "Whether it comes from a temp agency or a placement service, as the board, its name or text say."
    ] = None
    is_public_sector: Annotated[
        bool | None, "True if the employer's name or the agreement that it pays by is of the public sector; else null."
    ] = None

    # match with the profile
    occupation_text: Annotated[str | None, "Occupation as the board classifies the posting."] = None
    occupation_match: Annotated[OccupationMatch | None, "Whether the posting is of the profile's occupation."] = None
    occupation_why: Annotated[str | None, "Rule of the profile that decided."] = None
    family: Annotated[str | None, "Branch of the occupation, as the profile names it."] = None
    level: Annotated[str | None, "Level that the title claims: head, manager, team_lead, deputy, specialist."] = None
    kldb2010: Annotated[str | None, "Occupation by KldB 2010, five digits as text."] = None
    isco08: Annotated[str | None, "Occupation by ISCO-08, four digits as text."] = None
    esco_uri: Annotated[str | None, "Nearest ESCO occupation."] = None

    flags: Annotated[tuple[str, ...], "What the pipeline was unsure of, sorted; `docs/flags.md` explains each."] = ()


EXAMPLE = Posting(
    posting_id="arbeitsagentur:1",
    source="arbeitsagentur",
    source_type="public_service",
    url="https://www.arbeitsagentur.de/jobsuche/jobdetail/1",
    fetched_at=dt.datetime(2026, 11, 24, 5, tzinfo=dt.UTC),
    title="Kundendienstleiter (m/w/d)",
)
"""The least that a posting must say: every other column is null or empty."""
