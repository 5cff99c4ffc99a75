"""JOIN: list pages and pages of postings."""

import json
from typing import Any

import pytest
from scrapy import Request
from scrapy.http import TextResponse

from crawler.expect import LayoutChanged
from crawler.listing import Listing
from crawler.platforms.join import Join
from pipelines.raw import RawPosting
from tests.conftest import SHARED
from tests.platforms.reading import read

RECORDED = SHARED / "samples" / "join"
recorded = pytest.mark.skipif(not RECORDED.is_dir(), reason="the recorded answers are not part of the project")
CENTS = {
    "salaryAmountFrom": {"amount": 4300050, "currency": "EUR"},
    "salaryAmountTo": {"amount": 5885000, "currency": "EUR"},
}


def job(**said: Any) -> dict[str, Any]:
    city = {"cityName": "Potsdam", "countryName": "Germany"}
    return {"id": 7, "idParam": "70-koch", "title": "Koch", "city": city, "country": {"iso3166": "DE"}, **said}


def page(*items: Any, domain: str = "example", total: int | None = None, pages: int = 0) -> str:
    shown = {"total": len(items) if total is None else total, "pageCount": pages}
    jobs = {"items": [*items], "pagination": shown}
    state = {"company": {"name": "Havelbogen GmbH", "domain": domain}, "jobs": jobs}
    data = json.dumps({"props": {"pageProps": {"initialState": state}}})
    return f'<html><script id="__NEXT_DATA__" type="application/json">{data}</script></html>'


def jobs(body: Any, **more: Any) -> tuple[list[Any], dict[str, Any]]:
    return read(Join, body, callback="parse_listing", **more)


def detailed(request: Request, body: bytes) -> RawPosting:
    found = request.cb_kwargs["read"](TextResponse(request.url, body=body, encoding="utf-8", request=request))
    assert isinstance(found, RawPosting)
    return found


ROWS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "address": ({}, {"native_id": "7", "url": "https://join.com/companies/example/70-koch"}),
    "employer of the page": ({}, {"employer": "Havelbogen GmbH"}),
    "creation is not publication": (
        {"createdAt": "2026-05-29T13:35:18.861Z"},
        {"first_published_text": "2026-05-29T13:35:18.861Z", "posted_text": None},
    ),
    "cents": (
        {**CENTS, "salaryFrequency": "PER_YEAR"},
        {
            "salary_min_text": "43000.50",
            "salary_max_text": "58850.00",
            "salary_period_text": "PER_YEAR",
            "salary_currency_text": "EUR",
        },
    ),
    "cents as text": ({"salaryAmountFrom": {"amount": "200005"}}, {"salary_min_text": "2000.05"}),
    "only the upper end": (
        {"salaryAmountFrom": None, "salaryAmountTo": CENTS["salaryAmountTo"]},
        {"salary_min_text": None, "salary_max_text": "58850.00", "salary_currency_text": "EUR"},
    ),
    "pay that is not to be shown": (
        {**CENTS, "salaryFrequency": "PER_YEAR", "settings": {"showSalary": False}},
        {"salary_min_text": None, "salary_max_text": None, "salary_period_text": None, "salary_currency_text": None},
    ),
    "nothing is no pay": (
        {"salaryAmountFrom": {"amount": 0, "currency": "EUR"}, "salaryFrequency": "PER_MONTH"},
        {"salary_min_text": None, "salary_period_text": None, "salary_currency_text": None},
    ),
    "working arrangement": ({"workplaceType": "HYBRID"}, {"work_mode_text": "HYBRID"}),
}


@pytest.mark.parametrize(("said", "wanted"), ROWS.values(), ids=ROWS)
def test_jobs(said: dict[str, Any], wanted: dict[str, Any]) -> None:
    (posting,), _ = jobs(page(job(**said)))
    assert {name: getattr(posting, name) for name in wanted} == wanted


def test_what_may_be_wanted_is_asked_for() -> None:
    (request,), _ = jobs(page(job(title="Leitung Kundenservice", **CENTS)))
    data = {
        "@type": "JobPosting",
        "title": "Leitung Kundenservice",
        "datePosted": "2026-11-20",
        "validThrough": "2026-12-20",
        "description": "&lt;p&gt;Teams führen&lt;/p&gt;",
        "baseSalary": {"currency": "EUR", "value": {"minValue": 1, "unitText": "HOUR"}},
    }
    body = f'<script type="application/ld+json">{json.dumps(data)}</script>'.encode()
    posting = detailed(request, body)
    assert (posting.posted_text, posting.valid_until_text) == ("2026-11-20", "2026-12-20")
    assert (posting.description, posting.salary_min_text, posting.native_id) == ("Teams führen", "43000.50", "7")
    assert [place.city for place in posting.places] == ["Potsdam"]
    with pytest.raises(LayoutChanged):
        detailed(request, b"<html><body>Startseite</body></html>")


def test_pay_that_only_the_page_of_the_posting_states() -> None:
    (request,), _ = jobs(page(job(title="Serviceleiter", settings=None, salaryAmountFrom=None, salaryAmountTo=None)))
    data = {
        "@type": "JobPosting",
        "title": "x",
        "datePosted": "2026-11-20",
        "baseSalary": {"currency": "EUR", "value": {"minValue": 43000, "maxValue": 58850, "unitText": "YEAR"}},
    }
    posting = detailed(request, f'<script type="application/ld+json">{json.dumps(data)}</script>'.encode())
    assert (posting.salary_min_text, posting.salary_max_text) == ("43000", "58850")
    assert (posting.salary_period_text, posting.salary_currency_text) == ("YEAR", "EUR")


def test_pages() -> None:
    listing = Listing("all", pages=1)
    found, _ = jobs(page(job(id=1), total=2, pages=2), listing=listing)
    assert found[-1].url == "https://join.com/companies/example?page=2"
    listing.pages = 2
    found, _ = jobs(page(job(id=2), total=2, pages=2), listing=listing)
    assert (len(found), listing.lacks) == (1, 0)


def test_an_employer_without_postings_says_so() -> None:
    assert jobs(page())[0] == []


@pytest.mark.parametrize("broken", [{"id": 9}, job(id=9, title=None), job(id=9, title=7), job(id=[9]), None])
def test_one_broken_job_costs_only_itself(broken: Any) -> None:
    listing = Listing("all")
    found, stats = jobs(page(job(id=1), broken, job(id=2)), listing=listing)
    assert ([posting.native_id for posting in found], stats["posting/broken"]) == (["1", "2"], 1)
    assert listing.lacks == 0


@pytest.mark.parametrize("body", ["", "<html></html>", page(domain="anderswo"), page().replace("items", "entries")])
def test_what_is_no_list(body: str) -> None:
    with pytest.raises(LayoutChanged):
        jobs(body)


@recorded
def test_recorded_list() -> None:
    listing = Listing("all", pages=1)
    found, _ = jobs((RECORDED / "fugro_list_page.html").read_bytes(), account="fugro", listing=listing)
    *entries, following = found
    assert following.url.endswith("?page=2")
    listed = [entry.cb_kwargs["listed"](flags=()) if isinstance(entry, Request) else entry for entry in entries]
    assert (len(listed), listing.total) == (5, 17)
    assert all(p.employer and p.first_published_text and p.places[0].city for p in listed)
    assert {p.salary_min_text for p in listed} == {"43000.00", "30500.00"}
    assert {p.salary_period_text for p in listed} == {"PER_YEAR"}


@recorded
def test_recorded_posting() -> None:
    (request,), _ = jobs(page(job(title="Serviceleiter")))
    posting = detailed(request, (RECORDED / "fugro_job_page.html").read_bytes())
    assert posting.posted_text == "2026-05-29T12:50:31.293Z"
    assert posting.places[0].city == "Lilienthal"
    assert len(posting.description or "") > 1000
    assert "&lt;" not in (posting.description or "")
