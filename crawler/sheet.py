"""A posting on one sheet: what was read, the wording that it was read from, and what each flag means."""

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from crawler.cells import one_line, value
from exports.flags import FLAGS

WIDTH = 80
GROUPS: Mapping[str, tuple[str, ...]] = {
    "posting": ("posting_id", "vacancy_id", "is_primary", "source", "url", "apply_url", "original_source"),
    "who": ("employer", "is_staffing"),
    "where": ("city", "district", "postcode", "state", "country", "distance_km", "in_area", "geo_basis", "place_text"),
    "remote": ("work_mode", "work_mode_text"),
    "pay as stated": (
        *("salary_min", "salary_max", "salary_kind", "salary_currency", "salary_period", "salary_is_gross"),
        *("salary_payments", "salary_basis", "tariff", "tariff_group", "salary_text"),
    ),
    "pay to compare": (
        *("salary_year_min_eur", "salary_year_max_eur", "salary_year_fte_min_eur", "salary_year_fte_max_eur"),
        *("salary_year_basis", "salary_assumptions"),
    ),
    "dates": (
        *("posted_on", "posted_basis", "posted_precision", "posted_text", "first_published_on", "modified_at"),
        *("valid_until_on", "valid_until_text", "start_on", "start_kind", "start_text", "fetched_at"),
    ),
    "work": (
        *("employment_type", "employment_text", "contract", "contract_text"),
        *("hours_per_week_min", "hours_per_week_max"),
    ),
    "occupation": (
        *("occupation_match", "occupation_why", "family", "level", "kldb2010", "isco08", "occupation_text"),
    ),
}


def sheet(row: Mapping[str, Any], *, others: Sequence[Mapping[str, Any]] = ()) -> Iterator[str]:
    """The lines of the sheet; what is unknown is left out. `others` are postings of the same vacancy."""
    yield from textwrap.wrap(one_line(str(row["title"])), WIDTH)
    for group, names in GROUPS.items():
        known = [(name, row[name]) for name in names if row.get(name) not in (None, [], ())]
        if known:
            yield ""
            yield group
        for name, found in known:
            yield from _field(name, value(found))
    if row["flags"]:
        yield ""
        yield "doubts"
        for flag in row["flags"]:
            yield from _field(flag, FLAGS.get(flag, "not explained"))
    if others:
        yield ""
        yield "the same vacancy elsewhere"
        for other in others:
            yield from _field(other["posting_id"], str(other["url"]))
    if row.get("description"):
        yield ""
        yield "text"
        for paragraph in str(row["description"]).splitlines():
            yield from textwrap.wrap(one_line(paragraph), WIDTH - 2, initial_indent="  ", subsequent_indent="  ") or [
                ""
            ]


def _field(name: str, said: str) -> Iterator[str]:
    start, said = f"  {name}: ", one_line(said)
    yield from textwrap.wrap(f"{start}{said}", WIDTH, subsequent_indent="      ", break_on_hyphens=False) or [start]
