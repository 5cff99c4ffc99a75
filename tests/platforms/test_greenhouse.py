"""Greenhouse: the board, pay, and the board's pages."""

import json
from typing import Any

import pytest
from scrapy import Request
from scrapy.http import TextResponse
from scrapy.utils.test import get_crawler

from crawler.expect import LayoutChanged
from crawler.listing import Listing
from crawler.platforms.greenhouse import Greenhouse
from pipelines.raw import RawPosting
from tests.conftest import SHARED
from tests.platforms.reading import read

RECORDED = SHARED / "samples" / "greenhouse"
recorded = pytest.mark.skipif(not RECORDED.is_dir(), reason="the recorded answers are not part of the project")
BOARD = "https://job-boards.greenhouse.io/example"


def job(**said: Any) -> dict[str, Any]:
    least = {"id": 7, "title": "Koch (m/w/d)", "absolute_url": f"{BOARD}/jobs/7", "location": {"name": "Potsdam"}}
    return {**least, "updated_at": "2026-11-20T14:54:39-05:00", "content": "", **said}


def jobs(*entries: Any, **said: Any) -> tuple[list[Any], dict[str, Any]]:
    return read(Greenhouse, {"jobs": [*entries], "meta": {"total": len(entries)}}, callback="parse_listing", **said)


ROWS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "the least": ({}, {"native_id": "7", "title": "Koch (m/w/d)", "url": f"{BOARD}/jobs/7", "description": None}),
    "employer of the registry": ({}, {"employer": "Nuthe Nordwind Service GmbH"}),
    "employer": ({"company_name": "Havelbogen GmbH "}, {"employer": "Havelbogen GmbH "}),
    "days": (
        {"first_published": "2026-11-02T02:02:50-05:00", "application_deadline": "2026-12-31T23:59:00-05:00"},
        {
            "posted_text": "2026-11-02T02:02:50-05:00",
            "modified_text": "2026-11-20T14:54:39-05:00",
            "valid_until_text": "2026-12-31T23:59:00-05:00",
        },
    ),
    "nothing said": ({"first_published": None, "application_deadline": None}, {"posted_text": None}),
    "text in disguise": (
        {"content": "&lt;p&gt;Teams f&amp;uuml;hren &amp;amp; planen&lt;/p&gt;"},
        {"description": "Teams führen & planen"},
    ),
    "the employer's own fields": (
        {"metadata": [{"name": "Recruiter", "value": "Petra Probestein"}]},
        {"employment_text": None, "contract_text": None},
    ),
}


@pytest.mark.parametrize(("said", "wanted"), ROWS.values(), ids=ROWS)
def test_jobs(said: dict[str, Any], wanted: dict[str, Any]) -> None:
    (posting,), _ = jobs(job(**said))
    assert {name: getattr(posting, name) for name in wanted} == wanted
    assert "robestein" not in repr(posting)


PLACES: dict[str, tuple[dict[str, Any], list[str]]] = {
    "its place": ({"offices": [{"name": "Berlin"}]}, ["Potsdam"]),
    "an office": (
        {"location": {"name": ""}, "offices": [{"name": "HQ", "location": "Potsdam, Germany"}]},
        ["Potsdam, Germany"],
    ),
    "the name of an office": ({"location": None, "offices": [{"name": "Potsdam", "location": None}]}, ["Potsdam"]),
    "none": ({"location": None, "offices": None}, []),
}


@pytest.mark.parametrize(("said", "wanted"), PLACES.values(), ids=PLACES)
def test_places(said: dict[str, Any], wanted: list[str]) -> None:
    (posting,), _ = jobs(job(**said))
    assert [place.text for place in posting.places] == wanted


def asked(**said: Any) -> Request:
    (request,), _ = jobs(job(title="Leitung Kundenservice", **said))
    assert isinstance(request, Request)
    return request


def paid(*spans: Any) -> RawPosting:
    request = asked()
    body = json.dumps({**job(), "pay_input_ranges": [*spans]}).encode()
    found: RawPosting = request.cb_kwargs["read"](TextResponse(request.url, body=body))
    return found


def test_pay_is_asked_for_where_it_may_be_wanted() -> None:
    assert asked().url == "https://boards-api.greenhouse.io/v1/boards/example/jobs/7?pay_transparency=true"
    listed = asked().cb_kwargs["listed"](flags=("detail_unread",))[0]
    assert (listed.title, listed.flags) == ("Leitung Kundenservice", ("detail_unread",))


SPAN = {"min_cents": 5200050, "max_cents": 6400000, "currency_type": "EUR", "title": "Annual Salary"}
PAY: dict[str, tuple[list[dict[str, Any]], tuple[Any, ...]]] = {
    "none": ([], (None, None, None, None)),
    "one": ([SPAN], ("52000.50", "64000.00", "EUR", "Annual")),
    "a heading without a period": ([{**SPAN, "title": "Potsdam"}], ("52000.50", "64000.00", "EUR", None)),
    "the same twice": ([SPAN, SPAN], ("52000.50", "64000.00", "EUR", "Annual")),
    "no upper end": ([{**SPAN, "max_cents": None, "title": None}], ("52000.50", None, "EUR", None)),
    "nothing in it": ([{**SPAN, "min_cents": 0, "max_cents": 0}], (None, None, None, None)),
    "no numbers": ([{**SPAN, "min_cents": "viel", "max_cents": [1]}], (None, None, None, None)),
    "several": ([{**SPAN, "title": "Potsdam"}, {**SPAN, "title": "Paris"}], (None, None, None, None)),
}


@pytest.mark.parametrize(("spans", "wanted"), PAY.values(), ids=PAY)
def test_pay(spans: list[dict[str, Any]], wanted: tuple[Any, ...]) -> None:
    found = paid(*spans)
    figures = (found.salary_min_text, found.salary_max_text)
    assert (*figures, found.salary_currency_text, found.salary_period_text) == wanted


def test_several_ranges_are_kept_as_wording() -> None:
    found = paid({**SPAN, "title": "Potsdam"}, {**SPAN, "title": "Paris", "max_cents": None})
    assert found.salary_text == "Potsdam 52000.50 - 64000.00 EUR; Paris 52000.50 EUR"


@pytest.mark.parametrize("broken", [None, "x", job(title=None), job(absolute_url=7), job(id=[7])])
def test_one_broken_job_costs_only_itself(broken: Any) -> None:
    listing = Listing("all")
    found, stats = jobs(job(), broken, job(id=8), listing=listing)
    assert ([posting.native_id for posting in found], stats["posting/broken"]) == (["7", "8"], 1)
    assert listing.total == 3


def test_fewer_than_announced() -> None:
    listing = Listing("all")
    read(Greenhouse, {"jobs": [job()], "meta": {"total": 3}}, callback="parse_listing", listing=listing)
    assert listing.lacks == 2


def test_an_empty_board_is_no_outage() -> None:
    assert jobs()[0] == []


@pytest.mark.parametrize("body", ["", "<html></html>", "[]", {"status": 404}, {"jobs": None}, {"jobs": [], "meta": 7}])
def test_what_is_no_board(body: Any) -> None:
    with pytest.raises(LayoutChanged):
        read(Greenhouse, body, callback="parse_listing")


def post(number: int = 7, **said: Any) -> dict[str, Any]:
    least = {"id": number, "title": "Leitung Kundenservice", "absolute_url": f"{BOARD}/jobs/{number}"}
    return {**least, "location": "Potsdam", "published_at": "2026-11-02T02:02:50-05:00", "updated_at": None, **said}


def board(*posts: Any, page: int = 1, pages: int = 1) -> str:
    data = {"jobPosts": {"page": page, "total_pages": pages, "total": len(posts), "data": [*posts]}}
    context = {"state": {"loaderData": {"routes/$url_token": data}}}
    return f"<html><script>window.__remixContext = {json.dumps(context)};</script></html>"


def pages(body: Any, **more: Any) -> tuple[list[Any], dict[str, Any]]:
    return read(Greenhouse, body, callback="parse_other", **more)


def test_without_the_interface_the_page_is_asked_for() -> None:
    crawler = get_crawler(Greenhouse, {"PROFILE": None})
    crawler._apply_settings()
    spider = Greenhouse.from_crawler(crawler)
    (request,) = spider.parse_listing(TextResponse(spider.address, status=404), Listing("all"))
    assert isinstance(request, Request)
    assert (request.url, request.cb_kwargs["read"]) == (BOARD, spider.parse_other)


def test_the_pages_of_a_board() -> None:
    (posting,), stats = pages(board(post()))
    assert (posting.native_id, posting.title, posting.url) == ("7", "Leitung Kundenservice", f"{BOARD}/jobs/7")
    assert (posting.posted_text, posting.description) == ("2026-11-02T02:02:50-05:00", None)
    assert [place.text for place in posting.places] == ["Potsdam"]
    assert posting.employer == "Nuthe Nordwind Service GmbH"
    assert not any(key.startswith("lacking/") for key in stats)


def test_the_next_page_of_a_board() -> None:
    found, _ = pages(board(post(), page=1, pages=2))
    assert found[-1].url == f"{BOARD}?page=2"
    assert len(pages(board(post(), page=2, pages=2))[0]) == 1


@pytest.mark.parametrize("broken", [None, "x", post(title=None), post(title=["Leitung"])])
def test_one_broken_post_costs_only_itself(broken: Any) -> None:
    listing = Listing("all")
    found, stats = pages(board(post(1), broken, post(2)), listing=listing)
    assert ([posting.native_id for posting in found], stats["posting/broken"]) == (["1", "2"], 1)


@pytest.mark.parametrize("body", ["", "<html></html>", "<script>window.__remixContext = {</script>", board()[:-60]])
def test_what_is_no_page_of_a_board(body: str) -> None:
    with pytest.raises(LayoutChanged):
        pages(body)


def listed(entry: Any) -> RawPosting:
    posting = entry.cb_kwargs["listed"](flags=()) if isinstance(entry, Request) else entry
    assert isinstance(posting, RawPosting)
    return posting


@recorded
@pytest.mark.parametrize(("name", "employer"), [("aaron_board", "Databricks"), ("careerkit", "Amplitude ")])
def test_recorded_boards(name: str, employer: str) -> None:
    found, stats = read(Greenhouse, (RECORDED / f"{name}.json").read_bytes(), callback="parse_listing")
    postings = [listed(entry) for entry in found]
    assert ([p.employer for p in postings], stats.get("posting/broken")) == ([employer] * 2, None)
    assert not any(key.startswith("lacking/") for key in stats)
    assert all(p.native_id and p.places and p.posted_text and p.modified_text and p.description for p in postings)


@recorded
@pytest.mark.parametrize(("name", "total"), [("arx_robotics_eu_board_page", 66), ("tide_board_page", 129)])
def test_recorded_pages(name: str, total: int) -> None:
    listing = Listing("all")
    found, stats = pages((RECORDED / f"{name}.html").read_bytes(), listing=listing)
    *postings, following = found
    assert (len(postings), listing.total, listing.lacks) == (50, total, total - 50)
    assert isinstance(following, Request)
    assert not any(key.startswith("lacking/") for key in stats)
    assert all(p.native_id and p.posted_text and p.modified_text and p.places for p in postings)
