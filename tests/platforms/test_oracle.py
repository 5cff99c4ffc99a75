"""Oracle: pages of requisitions, and their details."""

import json
from typing import Any

import pytest
from scrapy import Request
from scrapy.http import TextResponse

from crawler.expect import LayoutChanged
from crawler.listing import Listing
from crawler.platforms.oracle import Oracle
from pipelines.raw import RawPosting
from tests.conftest import SHARED
from tests.platforms.reading import read

RECORDED = SHARED / "samples" / "oracle"
recorded = pytest.mark.skipif(not RECORDED.is_dir(), reason="the recorded answers are not part of the project")
TELTOW = {"Name": "Teltow, Brandenburg, Deutschland", "CountryCode": "DE", "Latitude": 52.4, "Longitude": 13.27}


def entry(number: int = 7, **said: Any) -> dict[str, Any]:
    place = "Potsdam, Brandenburg, Deutschland"
    return {"Id": str(number), "Title": "Koch", "PostedDate": "2026-11-20", "PrimaryLocation": place, **said}


def page(*entries: Any, **said: Any) -> dict[str, Any]:
    return {"items": [{"TotalJobsCount": len(entries), "requisitionList": [*entries], **said}]}


def search(body: Any, **more: Any) -> tuple[list[Any], dict[str, Any]]:
    return read(Oracle, body, callback="parse_listing", **more)


def detailed(said: Any, **listed: Any) -> RawPosting:
    (request,), _ = search(page(entry(**{"Title": "Serviceleiter", **listed})))
    found = request.cb_kwargs["read"](TextResponse(request.url, body=json.dumps(said).encode(), request=request))
    assert isinstance(found, RawPosting)
    return found


ROWS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "address": ({}, {"url": "https://jobs.example.org/hcmUI/CandidateExperience/de/sites/CX_1/job/7"}),
    "number as number": ({"Id": 7}, {"native_id": "7"}),
    "employer of the registry": ({"LegalEmployer": None}, {"employer": "Nuthe Nordwind Service GmbH"}),
    "employer of the posting": ({"LegalEmployer": "Havel GmbH"}, {"employer": "Havel GmbH"}),
    "days": (
        {"PostingEndDate": "2026-12-20"},
        {"posted_text": "2026-11-20", "valid_until_text": "2026-12-20"},
    ),
    "nothing said": (
        {"PostingEndDate": None, "WorkplaceType": "", "ShortDescriptionStr": "", "JobSchedule": None},
        {"valid_until_text": None, "work_mode_text": None, "description": None, "employment_text": None},
    ),
}


@pytest.mark.parametrize(("said", "wanted"), ROWS.values(), ids=ROWS)
def test_requisitions(said: dict[str, Any], wanted: dict[str, Any]) -> None:
    (posting,), _ = search(page(entry(**said)))
    assert {name: getattr(posting, name) for name in wanted} == wanted


PLACES: dict[str, tuple[str, list[Any], list[str]]] = {
    "one": ("Potsdam, Brandenburg, Deutschland", [], ["Potsdam, Brandenburg, Deutschland"]),
    "a country and its town": ("Deutschland", [TELTOW], [TELTOW["Name"]]),
    "only a country": ("Deutschland", [], ["Deutschland"]),
    "a town without its country": ("Berlin", [TELTOW], ["Berlin", TELTOW["Name"]]),
}


@pytest.mark.parametrize(("first", "others", "wanted"), PLACES.values(), ids=PLACES)
def test_places(first: str, others: list[Any], wanted: list[str]) -> None:
    (posting,), _ = search(page(entry(PrimaryLocation=first, secondaryLocations=others)))
    assert [place.text for place in posting.places] == wanted


def test_what_may_be_wanted_is_asked_for() -> None:
    (request,), _ = search(page(entry(Title="Leitung Kundenservice")))
    assert request.url.startswith("https://jobs.example.org/hcmRestApi/resources/latest/recruitingCEJobRequisition")
    assert request.url.endswith("finder=ById;Id=%227%22,siteNumber=CX_1")


@pytest.mark.parametrize("wrapped", [False, True])
def test_details(wrapped: bool) -> None:
    said = {
        "Id": "7",
        "ExternalDescriptionStr": "<p>Teams führen</p>",
        "ExternalQualificationsStr": "<p>Geduld</p>",
        "ExternalPostedStartDate": "2026-11-21T08:48:47+00:00",
        "workLocation": [{"LocationName": "Potsdam, Hafenstraße 4", "Latitude": "52.39", "Longitude": "13.06"}],
        "requisitionFlexFields": [
            {"Prompt": "Zeitmodell", "Value": "Teilzeit"},
            {"Prompt": "Beschäftigungsverhältnis", "Value": "Festanstellung"},
            {"Prompt": None, "Value": None},
        ],
    }
    posting = detailed({"items": [said]} if wrapped else said, PrimaryLocation="Deutschland")
    assert posting.description == "Teams führen\n\nGeduld"
    assert (posting.employment_text, posting.contract_text) == ("Teilzeit", "Festanstellung")
    assert posting.posted_text == "2026-11-21T08:48:47+00:00"
    assert [place.text for place in posting.places] == ["Deutschland", "Potsdam, Hafenstraße 4"]


def test_fields_of_an_employer_s_own() -> None:
    own = [
        {"Prompt": "Employment Type", "Value": "Full-time"},
        {"Prompt": "Salary Range", "Value": "52.000 - 64.000 EUR"},
        {"Prompt": "Arbeitsort", "Value": "Bonn"},
        {"Prompt": "Schuhgröße", "Value": "43"},
    ]
    posting = detailed({"Id": "7", "requisitionFlexFields": own})
    assert (posting.employment_text, posting.salary_text) == ("Full-time", "52.000 - 64.000 EUR")
    assert [place.text for place in posting.places] == ["Potsdam, Brandenburg, Deutschland"]


@pytest.mark.parametrize("said", [{}, {"items": []}, {"Id": "8"}, [], {"items": [{"Id": "8"}]}])
def test_details_of_another_posting(said: Any) -> None:
    with pytest.raises(LayoutChanged):
        detailed(said)


def test_pages() -> None:
    listing = Listing("all")
    found, _ = search(page(entry(1), entry(2), TotalJobsCount=3), listing=listing)
    assert "offset=2," in found[-1].url
    found, _ = search(page(entry(3), TotalJobsCount=3), listing=listing)
    assert (len(found), listing.lacks) == (1, 0)


def test_pages_without_a_total() -> None:
    listing = Listing("all")
    found, _ = search(page(*map(entry, range(100)), TotalJobsCount=None), listing=listing)
    assert isinstance(found[-1], Request)
    assert len(search(page(TotalJobsCount=None), listing=listing)[0]) == 0


def test_an_empty_site_says_so() -> None:
    assert search(page())[0] == []


@pytest.mark.parametrize("broken", [{}, entry(Id=None), entry(9, Title=3), entry(Id='7",x="'), "x"])
def test_one_broken_requisition_costs_only_itself(broken: Any) -> None:
    listing = Listing("all")
    found, stats = search(page(entry(1), broken, entry(2)), listing=listing)
    assert ([posting.native_id for posting in found], stats["posting/broken"]) == (["1", "2"], 1)
    assert listing.lacks == 0


@pytest.mark.parametrize("body", ["", "<html></html>", "[]", {"items": []}, {"items": [{}]}, page(TotalJobsCount=None)])
def test_what_is_no_answer(body: Any) -> None:
    with pytest.raises(LayoutChanged):
        search(body)


@recorded
def test_recorded_list() -> None:
    found, _ = search((RECORDED / "careerkit_orc_list.json").read_bytes())
    assert [len(posting.places) for posting in found] == [1, 5]
    assert all(posting.posted_text for posting in found)


@recorded
def test_recorded_entries() -> None:
    sample = json.loads((RECORDED / "sana_cx_2_items.json").read_bytes())
    found, _ = search(page(*sample["list_items"]))
    assert [posting.places[0].text.split(",")[0] for posting in found] == ["Lichtenberg (Berlin)", "Elmshorn"]
    assert all(posting.employer and posting.posted_text for posting in found)
    posting = detailed(sample["details"]["3084"], Id="3084")
    assert (posting.employment_text, posting.contract_text) == ("Vollzeit und/oder Teilzeit", "Festanstellung")


@recorded
def test_recorded_details() -> None:
    said = json.loads((RECORDED / "careerkit_orc_detail.json").read_bytes())
    posting = detailed(said, Id=said["Id"])
    assert len((posting.description or "").split("\n\n")) == 3
    assert posting.posted_text == said["ExternalPostedStartDate"]
