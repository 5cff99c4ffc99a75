"""A small place of data for the examples in docstrings: one invented posting of one day, and what is told of it."""

import dataclasses
import datetime as dt
import tempfile
from functools import cache
from typing import Any

from exports.board_coverage import Coverage
from exports.change import Change
from exports.layout import day_file, whole_file
from exports.link import Link
from exports.pay_span import MarketPay
from exports.posting import EXAMPLE
from exports.rows import as_table
from exports.store import Store
from exports.tables import put_table
from exports.vacancy import Vacancy

DAY = dt.date(2026, 11, 24)
POSTING = dataclasses.replace(
    EXAMPLE,
    city="Potsdam",
    salary_year_min_eur=45600.0,
    salary_year_max_eur=45600.0,
    vacancy_id=EXAMPLE.posting_id,
    is_primary=True,
)
VACANCY = Vacancy(
    vacancy_id=POSTING.posting_id,
    posting_ids=(POSTING.posting_id,),
    primary_posting_id=POSTING.posting_id,
    sources=(POSTING.source,),
    url=POSTING.url,
    title=POSTING.title,
    first_seen_at=POSTING.fetched_at,
    last_seen_at=POSTING.fetched_at,
    status="open",
    days_open=0,
    is_left_censored=True,
)
COVERAGE = Coverage(
    run="20261124T050000000Z",
    source=POSTING.source,
    started_at=POSTING.fetched_at,
    verdict="complete",
    lists="complete",
    absence_counts=True,
    is_published=True,
    postings=1,
    listed=1,
)
MARKET_PAY = MarketPay(
    source="wir-lieben-jobs",
    url="https://www.wir-lieben-jobs.de/kundendienstleiter",
    occupation="Kundendienstleiter",
    place="Potsdam",
    salary_min=2900.0,
    salary_max=3700.0,
    salary_period="month",
    is_period_stated=False,
    wording="In Potsdam 2.900 bis 3.700 Euro.",
    read_on=DAY,
)
LINK = Link(left_id="arbeitnow:7", right_id=POSTING.posting_id, is_same=False, score=0.4, decided_on=DAY)
_TABLES: dict[str, Any] = {
    day_file("postings", DAY): POSTING,
    day_file("changes", DAY): Change(vacancy_id=VACANCY.vacancy_id, event="opened"),
    day_file("coverage", DAY): COVERAGE,
    whole_file("vacancies"): VACANCY,
    whole_file("links"): LINK,
    whole_file("market_pay"): MARKET_PAY,
}


@cache
def place() -> str:
    """A folder of data, made once a process in the system's folder for temporary files."""
    folder = tempfile.mkdtemp(prefix="potsdam-jobs-example-")
    store = Store.at(folder)
    for name, record in _TABLES.items():
        put_table(store, name, as_table([record], type(record)), type(record), run="example")
    store.put_json("latest.json", {"snapshot_date": DAY.isoformat()}, run="example")
    return folder
