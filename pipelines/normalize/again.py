"""Reading a published posting again, after a rule changed: from the wordings that the snapshot keeps.

Not everything is kept. These columns stay as they were published, for what they were read from is gone:
the place columns (the fields of an address and stated coordinates are not kept, only `place_text`), pay that came
from fields of the board (`salary_basis` structured), weekly hours and `is_staffing` once they are known (a board may
have said them in a field), the day of first publication, `modified_at`, addresses, and flags of a board's spider.
"""

import dataclasses
from collections.abc import Iterator
from typing import Any, NamedTuple

from exports.posting import Posting
from pipelines.normalize import BERLIN, said
from pipelines.normalize.dates import POSTED_PRECISION, find_deadline, read_deadline, read_posted, read_start
from pipelines.normalize.employer import employer_key, is_public_sector
from pipelines.normalize.employment import read_employment
from pipelines.normalize.occupation import match_occupation
from pipelines.normalize.place.work_mode import take_work_mode
from pipelines.normalize.redact import redact
from pipelines.normalize.salary import read_pay
from pipelines.normalize.title import clean_title, place_names
from pipelines.profile import SearchProfile
from pipelines.text import paragraphs

_KEPT_WORDINGS = (
    *("employer", "original_source", "posted_text", "valid_until_text", "start_text", "place_text", "work_mode_text"),
    *("employment_text", "contract_text", "occupation_text"),
)


def read_again(posting: Posting, *, profile: SearchProfile) -> Posting:
    """The same posting by the rules of today; relative dates count from the instant of its own crawl.

    With unchanged rules it is the posting itself. Contact persons that the rules of its day missed are redacted.

    >>> from exports.posting import EXAMPLE
    >>> again = read_again(EXAMPLE, profile=SearchProfile.shipped())
    >>> again.occupation_match, again.title_clean
    ('yes', 'Kundendienstleiter')
    """
    wordings: dict[str, Any] = {name: said(getattr(posting, name)) for name in _KEPT_WORDINGS}
    kept = dataclasses.replace(
        posting,
        title=said(posting.title) or posting.title,
        description=redact(paragraphs(posting.description)).text if posting.description else posting.description,
        **wordings,
    )
    dates = _dates(kept)
    work = _work(dataclasses.replace(kept, **dates.columns))
    # The day of publication chooses the tariff and the hours the year: pay is read after both.
    pay = _pay(dataclasses.replace(kept, **dates.columns, **work.columns))
    found = dataclasses.replace(kept, **dates.columns, **work.columns, **pay.columns)
    match = match_occupation(
        found.title,
        occupation=profile.occupation,
        board_occupation=found.occupation_text,
        description=found.description,
    )
    anew = (*dates.anew, *work.anew, *pay.anew)
    flags = {flag for flag in kept.flags if flag in _OF_THE_BOARD or not flag.startswith(anew)}
    flags |= {*dates.flags, *work.flags, *pay.flags, *_contradictions(found)}
    return dataclasses.replace(
        found,
        title_clean=clean_title(found.title, employer=found.employer, places=place_names(found.place_text, found.city)),
        employer_key=employer_key(found.employer) if found.employer else None,
        is_public_sector=is_public_sector(found.employer, tariff=found.tariff, by_analogy="tariff_by_analogy" in flags),
        occupation_match=match.match,
        occupation_why=match.why,
        family=match.family,
        level=match.level,
        kldb2010=match.kldb2010,
        isco08=match.isco08,
        esco_uri=match.esco_uri,
        flags=tuple(sorted(flags)),
    )


class _Read(NamedTuple):
    """Columns read again, their flags, and the beginnings of the flags that they replace."""

    columns: dict[str, Any]
    flags: tuple[str, ...]
    anew: tuple[str, ...]


_OF_THE_BOARD = frozenset(["salary_placeholder"])
_COMPARED = ("posted_before_first_published", "valid_until_before_posted")


def _dates(kept: Posting) -> _Read:
    """What the wordings of the dates say, seen from the day of the crawl."""
    now = kept.fetched_at
    start = read_start(kept.start_text, now=now)
    columns: dict[str, Any] = {"start_on": start.date, "start_kind": start.kind}
    anew: tuple[str, ...]
    flags, anew = start.flags, ("start_", "valid_until_", *_COMPARED)
    if kept.posted_text:
        posted = read_posted(kept.posted_text, now=now)
        precision = POSTED_PRECISION[posted.precision] if posted.precision else None
        columns |= {"posted_on": posted.date, "posted_basis": posted.basis, "posted_precision": precision}
        flags, anew = (*flags, *posted.flags), (*anew, "posted_")
    in_text = find_deadline(kept.description, now=now) if kept.description else None
    if in_text and kept.valid_until_text in (None, in_text[0]):
        columns["valid_until_text"], columns["valid_until_on"] = in_text
    else:
        deadline = read_deadline(kept.valid_until_text, now=now)
        columns["valid_until_on"], flags = deadline.date, (*flags, *deadline.flags)
    return _Read(columns, flags, anew)


def _contradictions(found: Posting) -> Iterator[str]:
    if found.posted_on and found.valid_until_on and found.valid_until_on < found.posted_on:
        yield "valid_until_before_posted"
    if found.posted_on and found.first_published_on and found.posted_on < found.first_published_on:
        yield "posted_before_first_published"


def _work(kept: Posting) -> _Read:
    work = read_employment(
        title=kept.title,
        employment_text=kept.employment_text,
        contract_text=kept.contract_text,
        work_mode_text=kept.work_mode_text,
        description=kept.description,
        employer=kept.employer,
    )
    are_hours_known = kept.hours_per_week_min is not None
    columns = {
        "language": work.language,
        "employment_type": work.types,
        "contract": work.contract,
        "work_mode": work.work_mode or take_work_mode(kept.place_text or "")[0],
        "hours_per_week_min": kept.hours_per_week_min if are_hours_known else work.hours_min,
        "hours_per_week_max": kept.hours_per_week_max if are_hours_known else work.hours_max,
        "is_staffing": work.is_staffing if kept.is_staffing is None else kept.is_staffing,
    }
    return _Read(columns, work.flags, ("employment_type_", "contract_", "work_mode_"))


def _pay(kept: Posting) -> _Read:
    """Pay that stands in the description; a board's own fields are not kept."""
    text, description = kept.salary_text, kept.description
    if not description or kept.salary_basis == "structured" or (text and text not in description):
        return _Read({}, (), ())
    low, high = kept.hours_per_week_min, kept.hours_per_week_max
    pay = read_pay(
        description=description,
        day=kept.posted_on or kept.fetched_at.astimezone(BERLIN).date(),
        hours_per_week=high if low == high else None,
    )
    columns = {f"salary_{name}": value for name, value in pay._asdict().items()}
    columns = {name: value for name, value in columns.items() if name in _COLUMNS}
    columns |= {"tariff": pay.tariff, "tariff_group": pay.tariff_group, "is_pay_disclosed": pay.is_disclosed}
    return _Read(columns, pay.flags, ("salary_", "tariff_", "below_minimum_wage"))


_COLUMNS = frozenset(field.name for field in dataclasses.fields(Posting))
