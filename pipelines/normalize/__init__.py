"""From what a board says to a typed posting: pure functions, no Scrapy, no clock, no I/O.

`normalize()` is the whole path, in the order of its lines.
"""

import datetime as dt
from functools import lru_cache

from exports.posting import Posting
from pipelines.normalize.closed import says_closed
from pipelines.normalize.dates import find_deadline, read_deadline, read_instant, read_posted, read_start
from pipelines.normalize.dates.reading import POSTED_PRECISION
from pipelines.normalize.dates.zone import BERLIN
from pipelines.normalize.employer import employer_key, is_public_sector
from pipelines.normalize.employment import read_employment
from pipelines.normalize.identity import posting_id, web_address
from pipelines.normalize.occupation import match_occupation
from pipelines.normalize.pay.fields import read_fields
from pipelines.normalize.place import read_place
from pipelines.normalize.place.work_mode import take_work_mode
from pipelines.normalize.redact import redact
from pipelines.normalize.redact.blank_words import BlankWords
from pipelines.normalize.salary import read_pay
from pipelines.normalize.title import clean_title, place_names
from pipelines.profile import SearchProfile
from pipelines.raw import RawPosting
from pipelines.text import one_line, paragraphs

__all__ = ["BERLIN", "NORMALIZER_VERSION", "normalize", "said"]

NORMALIZER_VERSION = "4"
"""Raised when a rule changes what is read from the same text."""


def normalize(raw: RawPosting, *, profile: SearchProfile, fetched_at: dt.datetime) -> Posting:
    """The posting that a board's words mean, with a flag for each doubt.

    Contact persons are redacted from every text before anything is read from it. `fetched_at` is an aware
    instant; relative dates are counted from its day in Europe/Berlin.

    >>> raw = RawPosting(source="demo", source_type="job_board", url="https://jobs.example/7", title="Serviceleiter")
    >>> normalize(raw, profile=SearchProfile.shipped(), fetched_at=dt.datetime(2026, 11, 24, tzinfo=dt.UTC)).flags
    ('place_unresolved',)
    """
    today = fetched_at.astimezone(BERLIN).date()
    title = said(raw.title) or raw.title
    employer = said(raw.employer)
    words = BlankWords(paragraphs(raw.description or ""))
    description = redact(words.text, words=words).text if raw.description else None
    occupation_text = said(raw.occupation_text)

    posted_text, start_text, deadline_text = map(said, (raw.posted_text, raw.start_text, raw.valid_until_text))
    employment_text, contract_text = said(raw.employment_text), said(raw.contract_text)
    work_mode_text = said(raw.work_mode_text)

    # What is kept is what is read: an old snapshot can be read again (again.py).
    posted = _posted(posted_text, now=fetched_at)
    is_once = raw.first_published_text == posted_text  # most boards know one of the days only
    first = posted if is_once else _posted(raw.first_published_text, now=fetched_at)
    if posted.date is None and posted_text is None and first.date:
        posted = first._replace(basis="first_published")  # many systems say only when a posting was made
    start = _start(start_text, now=fetched_at)
    valid_until = read_deadline(deadline_text, now=fetched_at)
    valid_until_text, valid_until_on = deadline_text, valid_until.date
    if deadline_text is None and description and (found := find_deadline(description, now=fetched_at)):
        valid_until_text, valid_until_on = found
    place = read_place(raw.places, centre=profile.place)
    work = read_employment(
        title=title,
        employment_text=employment_text,
        contract_text=contract_text,
        hours_text=raw.hours_text,
        work_mode_text=work_mode_text,
        staffing_text=raw.staffing_text,
        description=description,
        employer=employer,
    )
    pay = read_pay(
        min_text=said(raw.salary_min_text),
        max_text=said(raw.salary_max_text),
        period_text=said(raw.salary_period_text),
        currency_text=said(raw.salary_currency_text),
        field_text=said(raw.salary_text),
        description=description,
        day=posted.date or today,
        hours_per_week=work.hours_max if work.hours_min == work.hours_max else None,
        may_name_agreement=words.may_name_agreement,
    )
    predicted = read_fields(raw.predicted_salary_min_text, raw.predicted_salary_max_text, "year", "EUR")
    place_text, city = said(place.text), said(place.city)
    match = match_occupation(
        title, occupation=profile.occupation, board_occupation=occupation_text, description=description
    )
    address = web_address(raw.url)
    apply_url = web_address(raw.apply_url)

    doubts = {*raw.flags, *posted.flags, *start.flags, *valid_until.flags, *place.flags, *work.flags, *pay.flags}
    if says_closed(description):
        doubts.add("said_closed")
    if not address:
        doubts.add("url_refused")
    if raw.apply_url and not apply_url:
        doubts.add("apply_url_refused")
    if posted.date and valid_until_on and valid_until_on < posted.date:
        doubts.add("valid_until_before_posted")
    if posted.date and first.date and posted.date < first.date:
        doubts.add("posted_before_first_published")
    modified_at = read_instant(raw.modified_text) if raw.modified_text else None
    if raw.modified_text and modified_at is None:
        doubts.add("modified_unreadable")

    return Posting(
        posting_id=posting_id(raw),
        source=raw.source,
        source_type=raw.source_type,
        native_id=raw.native_id,
        url=address or "about:blank",
        apply_url=apply_url,
        original_source=said(raw.original_source),
        fetched_at=fetched_at,
        title=title,
        title_clean=clean_title(title, employer=employer, places=place_names(place_text, city)),
        employer=employer,
        employer_key=employer_key(employer) if employer else None,
        description=description,
        language=work.language,
        posted_on=posted.date,
        posted_text=posted_text,
        posted_basis=posted.basis,
        posted_precision=POSTED_PRECISION[posted.precision] if posted.precision else None,
        first_published_on=first.date,
        modified_at=modified_at,
        valid_until_on=valid_until_on,
        valid_until_text=valid_until_text,
        start_on=start.date,
        start_text=start_text,
        start_kind=start.kind,
        place_text=place_text,
        place_count=place.count,
        city=city,
        district=place.district,
        postcode=place.postcode,
        ags=place.ags,
        nuts3=place.nuts3,
        state=place.state,
        country=place.country,
        lat=place.lat,
        lon=place.lon,
        geo_basis=place.geo_basis,
        distance_km=place.distance_km,
        in_area=place.in_area,
        work_mode=work.work_mode or take_work_mode(place_text or "")[0],
        work_mode_text=work_mode_text,
        salary_text=pay.text,
        salary_min=pay.min,
        salary_max=pay.max,
        salary_kind=pay.kind,
        salary_currency=pay.currency,
        salary_period=pay.period,
        salary_is_gross=pay.is_gross,
        salary_payments=pay.payments,
        salary_basis=pay.basis,
        tariff=pay.tariff,
        tariff_group=pay.tariff_group,
        salary_year_min_eur=pay.year_min_eur,
        salary_year_max_eur=pay.year_max_eur,
        salary_year_fte_min_eur=pay.year_fte_min_eur,
        salary_year_fte_max_eur=pay.year_fte_max_eur,
        salary_year_basis=pay.year_basis,
        salary_assumptions=pay.assumptions,
        is_pay_disclosed=pay.is_disclosed,
        predicted_salary_min=predicted and predicted.low,
        predicted_salary_max=predicted and predicted.high,
        employment_type=work.types,
        employment_text=employment_text,
        contract=work.contract,
        contract_text=contract_text,
        hours_per_week_min=work.hours_min,
        hours_per_week_max=work.hours_max,
        is_staffing=work.is_staffing,
        is_public_sector=is_public_sector(employer, tariff=pay.tariff, by_analogy="tariff_by_analogy" in pay.flags),
        occupation_text=occupation_text,
        occupation_match=match.match,
        occupation_why=match.why,
        family=match.family,
        level=match.level,
        kldb2010=match.kldb2010,
        isco08=match.isco08,
        esco_uri=match.esco_uri,
        flags=tuple(sorted(doubts)),
    )


# In a run boards print the same few days.
_posted, _start = lru_cache(maxsize=1024)(read_posted), lru_cache(maxsize=1024)(read_start)


@lru_cache(maxsize=4096)
def said(text: str | None) -> str | None:
    """A field's wording on one line, contact persons redacted; boards repeat their fixed words a lot.

    >>> said("Ansprechpartnerin:  Frau Mia Musterfrau")
    'Ansprechpartnerin: [contact]'
    """
    return (redact(one_line(text)).text or None) if text else None
