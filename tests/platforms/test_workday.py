"""Workday: pages of hits, and their details."""

import datetime as dt
import json
from typing import Any

import pytest
from scrapy import Request
from scrapy.http import TextResponse

from crawler.expect import Blocked, LayoutChanged, TooManyHits
from crawler.listing import Listing
from crawler.platforms.workday import Workday
from pipelines.normalize import normalize
from pipelines.profile import SearchProfile
from pipelines.raw import RawPosting
from tests.conftest import SHARED
from tests.platforms.reading import read

RECORDED = SHARED / "samples" / "workday"
recorded = pytest.mark.skipif(not RECORDED.is_dir(), reason="the recorded answers are not part of the project")
SERVICE = "https://example.wd3.myworkdayjobs.com/wday/cxs/example/Careers"


def hit(number: int = 7, **said: Any) -> dict[str, Any]:
    path = f"/job/Potsdam/Stelle_JR{number}"
    return {"title": "Koch (m/w/d)", "externalPath": path, "locationsText": "Potsdam", **said}


def page(*hits: Any, total: int | None = None) -> dict[str, Any]:
    return {"total": len(hits) if total is None else total, "jobPostings": [*hits]}


def jobs(body: Any, **more: Any) -> tuple[list[Any], dict[str, Any]]:
    return read(Workday, body, callback="parse_listing", **more)


def detailed(request: Request, body: Any) -> RawPosting:
    read_details = request.cb_kwargs["read"]
    found = read_details(TextResponse(request.url, body=json.dumps(body).encode(), request=request))
    assert isinstance(found, RawPosting)
    return found


ROWS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "number and address": (
        {},
        {"native_id": "JR7", "url": "https://example.wd3.myworkdayjobs.com/Careers/job/Potsdam/Stelle_JR7"},
    ),
    "employer of the registry": ({}, {"employer": "Nuthe Nordwind Service GmbH"}),
    "days ago": ({"postedOn": "Posted 3 Days Ago"}, {"posted_text": "Posted 3 Days Ago"}),
    "an open end is kept as worded": ({"postedOn": "Posted 30+ Days Ago"}, {"posted_text": "Posted 30+ Days Ago"}),
    "nothing said": ({"postedOn": None, "bulletFields": None}, {"posted_text": None}),
}


@pytest.mark.parametrize(("said", "wanted"), ROWS.values(), ids=ROWS)
def test_hits(said: dict[str, Any], wanted: dict[str, Any]) -> None:
    (posting,), _ = jobs(page(hit(**said)))
    assert {name: getattr(posting, name) for name in wanted} == wanted


@pytest.mark.parametrize("said", ["3 Locations", "2 Standorte"])
def test_a_number_of_places_is_no_place(said: str) -> None:
    (posting,), _ = jobs(page(hit(locationsText=said)))
    assert posting.places == ()


def test_what_may_be_wanted_is_asked_for() -> None:
    (request,), _ = jobs(page(hit(title="Leitung Kundenservice", postedOn="Posted 30+ Days Ago")))
    assert request.url == f"{SERVICE}/job/Potsdam/Stelle_JR7"
    said = {
        "location": "Potsdam",
        "additionalLocations": ["Teltow"],
        "country": {"descriptor": "Deutschland"},
        "startDate": "2026-09-20",
        "endDate": "2026-12-20",
        "timeType": "Full time",
        "jobDescription": "<p>Teams f&uuml;hren</p>",
    }
    posting = detailed(request, {"jobPostingInfo": said})
    assert [place.text for place in posting.places] == ["Potsdam", "Teltow"]
    assert (posting.posted_text, posting.valid_until_text) == ("2026-09-20", "2026-12-20")
    assert (posting.description, posting.employment_text) == ("Teams führen", "Full time")


def answered(request: Request, status: int, body: bytes) -> tuple[list[Any], type[Exception] | None]:
    """What comes of details that are not there: what is kept, and what is raised."""
    page = TextResponse(request.url, status=status, body=body, request=request)
    found = []
    try:
        found.extend(request.callback(page, **request.cb_kwargs))  # type: ignore[misc]
    except Blocked as error:
        return found, type(error)
    return found, None


GONE = b'{"errorCode":"S22","message":"permission denied"}'


@pytest.mark.parametrize(
    ("status", "body", "flag", "raised"),
    [
        (404, b"", "detail_missing", None),
        (403, GONE, "detail_missing", None),
        (403, b"<html>Access denied</html>", "detail_unread", Blocked),
    ],
)
def test_details_that_are_not_there(status: int, body: bytes, flag: str, raised: type[Exception] | None) -> None:
    (request,), _ = jobs(page(hit(title="Serviceleiter")))
    assert status in request.meta["handle_httpstatus_list"]
    (posting,), error = answered(request, status, body)
    assert (posting.flags, error) == ((flag,), raised)


NOW = dt.datetime(2026, 11, 24, 6, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("wording", "day", "precision"),
    [
        ("Posted 30+ Days Ago", dt.date(2026, 10, 25), "at_most"),
        ("Vor mehr als 30 Tagen ausgeschrieben", dt.date(2026, 10, 25), "at_most"),
        ("Posted 3 Days Ago", dt.date(2026, 11, 21), "day"),
        ("Posted Today", dt.date(2026, 11, 24), "day"),
    ],
)
def test_an_open_end_is_a_bound_and_no_day(wording: str, day: dt.date, precision: str) -> None:
    """ATS: "30+" is never a date. It is published as worded, and as a day marked "not newer than"."""
    (request,), _ = jobs(page(hit(title="Serviceleiter", postedOn=wording)))
    (listed,) = request.cb_kwargs["listed"](flags=("detail_unread",))
    assert listed.posted_text == wording
    posting = normalize(listed, profile=SearchProfile.shipped(), fetched_at=NOW)
    assert (posting.posted_text, posting.posted_on, posting.posted_precision) == (wording, day, precision)
    assert posting.posted_basis == "relative"


def test_the_day_of_the_details_takes_its_place() -> None:
    (request,), _ = jobs(page(hit(title="Serviceleiter", postedOn="Posted 30+ Days Ago")))
    raw = detailed(request, {"jobPostingInfo": {"startDate": "2026-09-20"}})
    posting = normalize(raw, profile=SearchProfile.shipped(), fetched_at=NOW)
    assert (posting.posted_on, posting.posted_precision) == (dt.date(2026, 9, 20), "day")


def test_further_places_may_lie_in_other_countries() -> None:
    (request,), _ = jobs(page(hit(title="Serviceleiter")))
    said = {"location": "Potsdam", "additionalLocations": ["Wien"], "country": {"descriptor": "Deutschland", "id": "x"}}
    posting = detailed(request, {"jobPostingInfo": said, "hiringOrganization": {"name": "Havel AG"}})
    assert [(place.text, place.country) for place in posting.places] == [("Potsdam", "Deutschland"), ("Wien", None)]
    assert posting.employer == "Nuthe Nordwind Service GmbH", "the registry knows it better"


def test_details_that_say_little_keep_what_the_list_said() -> None:
    (request,), _ = jobs(page(hit(title="Serviceleiter", postedOn="Posted Today")))
    posting = detailed(request, {"jobPostingInfo": {"title": "Serviceleiter"}})
    assert ([place.text for place in posting.places], posting.posted_text) == (["Potsdam"], "Posted Today")


def test_the_next_page_begins_after_what_was_listed() -> None:
    listing = Listing("all")
    found, _ = jobs(page(*(hit(number) for number in range(20)), total=21), listing=listing)
    following = found[-1]
    assert (following.method, json.loads(following.body)["offset"]) == ("POST", 20)
    found, _ = jobs(page(hit(20), total=0), listing=listing)
    assert (len(found), listing.total, listing.lacks) == (1, 21, 0)


def test_a_site_that_cannot_be_listed_whole() -> None:
    with pytest.raises(TooManyHits):
        jobs(page(hit(), total=2000))


def test_an_empty_site_says_so() -> None:
    assert jobs(page())[0] == []


@pytest.mark.parametrize("broken", [{"title": "Koch"}, {"externalPath": None, "title": "x"}, hit(title=[1]), "x", None])
def test_one_broken_hit_costs_only_itself(broken: Any) -> None:
    listing = Listing("all")
    found, stats = jobs(page(hit(1), broken, hit(2)), listing=listing)
    assert ([posting.native_id for posting in found], stats["posting/broken"]) == (["JR1", "JR2"], 1)
    assert listing.lacks == 0


@pytest.mark.parametrize("body", ["", "<html></html>", "[]", {"total": 1}, {"jobPostings": []}, {"errorCode": "S22"}])
def test_what_is_no_answer(body: Any) -> None:
    with pytest.raises(LayoutChanged):
        jobs(body)


@recorded
@pytest.mark.parametrize(("name", "count", "dated"), [("careerkit_list", 2, 2), ("nvidia_list_hand", 3, 3)])
def test_recorded_lists(name: str, count: int, dated: int) -> None:
    found, _ = jobs((RECORDED / f"{name}.json").read_bytes())
    listed = [entry.cb_kwargs["listed"](flags=()) if isinstance(entry, Request) else entry for entry in found]
    assert (len(listed), sum(posting.posted_text is not None for posting in listed)) == (count, dated)
    assert all(posting.title and posting.native_id and posting.employer for posting in listed)


@recorded
def test_recorded_details() -> None:
    (request,), _ = jobs(page(hit(title="Serviceleiter")))
    posting = detailed(request, json.loads((RECORDED / "openroles_job.json").read_bytes()))
    assert posting.posted_text == "2026-09-20"
    assert posting.description
    assert [place.country for place in posting.places] == ["United Kingdom", None]
