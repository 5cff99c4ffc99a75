"""Ashby: the board and its list page."""

import json
from typing import Any

import pytest
from scrapy import Request
from scrapy.http import TextResponse
from scrapy.utils.test import get_crawler

from crawler.expect import LayoutChanged
from crawler.listing import Listing
from crawler.platforms.ashby import Ashby
from tests.conftest import SHARED
from tests.platforms.reading import read

RECORDED = SHARED / "samples" / "ashby"
recorded = pytest.mark.skipif(not RECORDED.is_dir(), reason="the recorded answers are not part of the project")
PAGE = "https://jobs.ashbyhq.com/example/0a1b"
LEAST = {"id": "0a1b", "title": "Serviceleiter", "location": "Potsdam", "jobUrl": PAGE}


def jobs(*entries: Any) -> tuple[list[Any], dict[str, Any]]:
    return read(Ashby, {"jobs": [*entries], "apiVersion": "1"}, callback="parse_listing")


def pay(kind: str = "Salary", **said: Any) -> dict[str, Any]:
    return {"compensationType": kind, "interval": "1 YEAR", "minValue": 52000, "currencyCode": "EUR", **said}


def paid(*parts: Any, **said: Any) -> dict[str, Any]:
    return {"compensation": {"summaryComponents": [*parts]}, **said}


ROWS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "the least": ({}, {"native_id": "0a1b", "title": "Serviceleiter", "url": PAGE, "description": None}),
    "employer of the registry": ({}, {"employer": "Nuthe Nordwind Service GmbH"}),
    "day": ({"publishedAt": "2026-11-20T12:35:37.500+00:00"}, {"posted_text": "2026-11-20T12:35:37.500+00:00"}),
    "kind": ({"employmentType": "FullTime"}, {"employment_text": "FullTime"}),
    "text": ({"descriptionHtml": "<p>Geduld &amp; Humor</p>"}, {"description": "Geduld & Humor"}),
    "at home": ({"workplaceType": None, "isRemote": True}, {"work_mode_text": "Remote"}),
    "sometimes at home": ({"workplaceType": "Hybrid", "isRemote": True}, {"work_mode_text": "Hybrid"}),
    "not at home is not said": ({"workplaceType": None, "isRemote": False}, {"work_mode_text": None}),
    "pay": (
        paid(pay(maxValue=64000.5)),
        {
            "salary_min_text": "52000",
            "salary_max_text": "64000.5",
            "salary_period_text": "1 YEAR",
            "salary_currency_text": "EUR",
        },
    ),
    "no upper end": (paid(pay(maxValue=None)), {"salary_min_text": "52000", "salary_max_text": None}),
    "equity is no pay": (paid(pay("EquityPercentage"), pay("Bonus")), {"salary_min_text": None}),
    "the salary among other parts": (paid(pay("Bonus", minValue=1), pay()), {"salary_min_text": "52000"}),
    "pay that is not to be shown": (
        paid(pay(), shouldDisplayCompensationOnJobPostings=False),
        {"salary_min_text": None},
    ),
    "no pay": ({"compensation": None}, {"salary_min_text": None, "salary_text": None}),
}


@pytest.mark.parametrize(("said", "wanted"), ROWS.values(), ids=ROWS)
def test_jobs(said: dict[str, Any], wanted: dict[str, Any]) -> None:
    (posting,), _ = jobs({**LEAST, **said})
    assert {name: getattr(posting, name) for name in wanted} == wanted


POTSDAM = {"addressLocality": "Potsdam", "addressRegion": "", "addressCountry": "Germany", "postalCode": "14467"}
PLACES: dict[str, tuple[dict[str, Any], list[tuple[Any, ...]]]] = {
    "a name": ({}, [("Potsdam", None, None, None, None)]),
    "an address": (
        {"address": {"postalAddress": POTSDAM}},
        [("Potsdam", "14467", "Potsdam", None, "Germany")],
    ),
    "further ones": (
        {"secondaryLocations": [{"location": "HQ", "address": POTSDAM}, {"location": "Berlin"}]},
        [
            ("Potsdam", None, None, None, None),
            ("HQ", "14467", "Potsdam", None, "Germany"),
            ("Berlin", None, None, None, None),
        ],
    ),
    "none": ({"location": None, "address": None, "secondaryLocations": None}, []),
}


@pytest.mark.parametrize(("said", "wanted"), PLACES.values(), ids=PLACES)
def test_places(said: dict[str, Any], wanted: list[tuple[Any, ...]]) -> None:
    (posting,), _ = jobs({**LEAST, **said})
    assert [(p.text, p.postcode, p.city, p.region, p.country) for p in posting.places] == wanted


def test_what_is_not_listed_is_left_out() -> None:
    found, stats = jobs({**LEAST, "isListed": False}, {**LEAST, "isListed": True})
    assert (len(found), stats.get("posting/broken")) == (1, None)


BROKEN = [
    None,
    "x",
    {"title": "Koch"},
    {**LEAST, "id": {"x": 7}},
    {**LEAST, "title": ""},
    {**LEAST, "secondaryLocations": "x"},
]


@pytest.mark.parametrize("broken", BROKEN)
def test_one_broken_job_costs_only_itself(broken: Any) -> None:
    found, stats = jobs(LEAST, broken, LEAST)
    assert (len(found), stats["posting/broken"]) == (2, 1)


def test_an_empty_board_is_no_outage() -> None:
    assert jobs()[0] == []


@pytest.mark.parametrize("body", ["", "<html></html>", "Not Found", "[]", "{}", '{"jobs": null}'])
def test_what_is_no_board(body: str) -> None:
    with pytest.raises(LayoutChanged):
        read(Ashby, body, callback="parse_listing")


def shown(**said: Any) -> dict[str, Any]:
    least = {"id": "0a1b", "title": "Serviceleiter", "locationName": "Potsdam", "publishedDate": "2026-11-20"}
    return {**least, "employmentType": "FullTime", "workplaceType": "Hybrid", "isListed": True, **said}


def board(*postings: Any, organization: Any = None) -> str:
    slug = {"name": "Havelbogen", "hostedJobsPageSlug": "Example"}
    data = {"organization": organization or slug, "jobBoard": {"jobPostings": [*postings]}}
    return f"<html><script>window.__appData = {json.dumps(data)};</script></html>"


def pages(body: Any) -> tuple[list[Any], dict[str, Any]]:
    return read(Ashby, body, callback="parse_other")


def test_without_the_interface_the_page_is_asked_for() -> None:
    crawler = get_crawler(Ashby, {"PROFILE": None})
    crawler._apply_settings()
    spider = Ashby.from_crawler(crawler)
    (request,) = spider.parse_listing(TextResponse(spider.address, status=404), Listing("all"))
    assert isinstance(request, Request)
    assert (request.url, request.cb_kwargs["read"]) == ("https://jobs.ashbyhq.com/example", spider.parse_other)


def test_the_list_page() -> None:
    said = {"applicationDeadline": "2026-12-31", "secondaryLocations": [{"locationName": "Berlin"}]}
    (posting,), stats = pages(board(shown(**said)))
    assert (posting.native_id, posting.url) == ("0a1b", "https://jobs.ashbyhq.com/Example/0a1b")
    assert (posting.posted_text, posting.valid_until_text) == ("2026-11-20", "2026-12-31")
    assert ([place.text for place in posting.places], posting.work_mode_text) == (["Potsdam", "Berlin"], "Hybrid")
    assert posting.employment_text == "FullTime"
    assert not any(key.startswith("lacking/") for key in stats)


@pytest.mark.parametrize(("may_be_shown", "wanted"), [(True, "€52K - €64K"), (False, None), (None, None)])
def test_pay_on_the_list_page(may_be_shown: bool | None, wanted: str | None) -> None:
    said = {"compensationTierSummary": "€52K - €64K", "shouldDisplayCompensationOnJobBoard": may_be_shown}
    (posting,), _ = pages(board(shown(**said)))
    assert posting.salary_text == wanted


@pytest.mark.parametrize("broken", [None, "x", shown(id=None), shown(secondaryLocations=7), shown(title=[])])
def test_one_broken_job_of_the_list_page_costs_only_itself(broken: Any) -> None:
    found, stats = pages(board(shown(), broken, shown()))
    assert (len(found), stats["posting/broken"]) == (2, 1)


UNKNOWN = '<script>window.__appData = {"organization": null, "jobBoard": null};</script>'


@pytest.mark.parametrize("body", ["", "<html></html>", "<script>window.__appData = {</script>", UNKNOWN])
def test_what_is_no_list_page(body: str) -> None:
    with pytest.raises(LayoutChanged):
        pages(body)


@recorded
@pytest.mark.parametrize(("name", "paid"), [("aaron_board", 0), ("careerkit", 1), ("openai", 0)])
def test_recorded_boards(name: str, paid: int) -> None:
    found, stats = read(Ashby, (RECORDED / f"{name}.json").read_bytes(), callback="parse_listing")
    assert (len(found), sum(p.salary_min_text is not None for p in found)) == (2, paid)
    assert not any(key.startswith("lacking/") for key in stats)
    assert all(p.places and p.posted_text and p.description and p.employment_text for p in found)
    assert all(p.salary_period_text == "1 YEAR" for p in found if p.salary_min_text)


@recorded
def test_recorded_list_page() -> None:
    found, stats = pages((RECORDED / "alephalpha_page.html").read_bytes())
    assert not any(key.startswith(("lacking/", "posting/broken")) for key in stats)
    assert len(found) == 10
    assert all(p.places and p.posted_text and p.url.startswith("https://jobs.ashbyhq.com/AlephAlpha/") for p in found)
