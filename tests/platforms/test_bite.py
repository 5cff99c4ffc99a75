"""BITE: addresses, then postings."""

import json
from typing import Any

import pytest
from scrapy import Request
from scrapy.http import TextResponse

from crawler.board import UNREADABLE
from crawler.expect import LayoutChanged
from crawler.fields import unforeseen
from crawler.listing import Listing
from crawler.platforms.bite import Bite
from pipelines.raw import RawPosting
from tests.platforms.reading import read


def entry(number: int = 7) -> dict[str, Any]:
    return {"url": f"https://jobs.b-ite.com/jobposting/{number:040x}?utm=1"}


def page(*entries: Any, total: int | None = None) -> dict[str, Any]:
    return {"jobPostings": [*entries], "page": {"total": len(entries) if total is None else total}}


def search(body: Any, **more: Any) -> tuple[list[Any], dict[str, Any]]:
    return read(Bite, body, callback="parse_listing", **more)


def detailed(said: Any) -> RawPosting:
    (request,), _ = search(page(entry()))
    found = request.cb_kwargs["read"](TextResponse(request.url, body=json.dumps(said).encode(), request=request))
    assert isinstance(found, RawPosting)
    return found


def test_each_address_is_asked_for() -> None:
    (request,), _ = search(page(entry()))
    handle = f"{7:040x}"
    assert request.url == f"https://jobs.b-ite.com/jobposting/{handle}/json?locale=de&contentRendered=true"


def test_pages() -> None:
    listing = Listing("all")
    found, _ = search(page(entry(1), entry(2), total=3), listing=listing)
    following = found[-1]
    assert (following.method, json.loads(following.body)["page"]["offset"]) == ("POST", 2)
    found, _ = search(page(entry(3), total=3), listing=listing)
    assert (len(found), listing.lacks) == (1, 0)


ROWS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "the least": ({}, {"title": "Serviceleiter", "native_id": f"{7:040x}", "salary_period_text": None}),
    "employer of the registry": ({}, {"employer": "Nuthe Nordwind Service GmbH"}),
    "employer of the posting": ({"employer": {"name": "Stadt Havelbogen"}}, {"employer": "Stadt Havelbogen"}),
    "days": (
        {"activatedAt": "2026-11-20T09:00:00+01:00", "createdAt": "2026-11-01T09:00:00+01:00"},
        {"posted_text": "2026-11-20T09:00:00+01:00", "first_published_text": "2026-11-01T09:00:00+01:00"},
    ),
    "whose start": ({"startAt": "2027-01-01"}, {"start_text": None, "posted_text": None}),
    "kinds": ({"employmentType": ["full_time", "part_time"]}, {"employment_text": "full_time, part_time"}),
    "a month's pay where nothing is said": (
        {"baseSalary": {"currency": "EUR", "minValue": 3500, "maxValue": 4300.5}},
        {"salary_min_text": "3500", "salary_max_text": "4300.5", "salary_period_text": "month"},
    ),
    "a year's pay": (
        {"baseSalary": {"currency": "EUR", "minValue": "42000", "maxValue": None, "unitText": "YEAR"}},
        {"salary_min_text": "42000", "salary_max_text": None, "salary_period_text": "YEAR"},
    ),
    "no pay": ({"baseSalary": {"currency": "EUR"}}, {"salary_period_text": None, "salary_min_text": None}),
    "text": ({"content": {"html": {"rendered": "<p>Teams</p>"}}}, {"description": "Teams"}),
    "text, not rendered": ({"content": {"html": "<p>Teams</p>"}}, {"description": "Teams"}),
    "text and no more": ({"content": "<p>Teams</p>"}, {"description": "Teams"}),
    "one figure": ({"baseSalary": {"value": 4100}}, {"salary_min_text": "4100", "salary_max_text": "4100"}),
}


@pytest.mark.parametrize(("said", "wanted"), ROWS.values(), ids=ROWS)
def test_postings(said: dict[str, Any], wanted: dict[str, Any]) -> None:
    posting = detailed({"title": "Serviceleiter", **said})
    assert unforeseen() == [], "another name says it"
    assert {name: getattr(posting, name) for name in wanted} == wanted


def test_place() -> None:
    (place,) = detailed({"title": "x", "address": {"postCode": 14467, "city": "Potsdam", "country": "de"}}).places
    assert (place.postcode, place.city, place.country) == ("14467", "Potsdam", "de")


@pytest.mark.parametrize("said", [{}, [], {"title": None}, {"title": ["x"]}])
def test_what_is_no_posting(said: Any) -> None:
    with pytest.raises(UNREADABLE):
        detailed(said)


def test_an_employer_without_postings_says_so() -> None:
    assert search(page())[0] == []


@pytest.mark.parametrize("broken", [{}, {"url": None}, {"url": "https://jobs.b-ite.com/impressum"}, "x"])
def test_one_broken_entry_costs_only_itself(broken: Any) -> None:
    listing = Listing("all")
    found, stats = search(page(entry(1), broken, entry(2)), listing=listing)
    assert (len([one for one in found if isinstance(one, Request)]), stats["posting/broken"]) == (2, 1)
    assert listing.lacks == 0


@pytest.mark.parametrize("body", ["", "<html></html>", "[]", {"jobPostings": []}, {"page": {"total": 0}}])
def test_what_is_no_answer(body: Any) -> None:
    with pytest.raises(LayoutChanged):
        search(body)
