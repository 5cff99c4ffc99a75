"""How other employers fill the same systems: other spellings, nulls, lists for objects, missing keys, own hosts."""

from typing import Any

import pytest

from crawler.board import placed
from crawler.boards import spiders
from crawler.listing import Listing
from pipelines.raw import RawPosting
from tests.platforms.reading import read

ASHBY = {
    "id": "a",
    "title": "Leitung",
    "location": "Potsdam",
    "publishedAt": "2026-11-20",
    "jobUrl": "https://x.example/a",
}
GREENHOUSE = {"id": 7, "title": "Leitung", "absolute_url": "https://x.example/7", "location": {"name": "Potsdam"}}
LEVER = {"id": "a", "text": "Leitung", "hostedUrl": "https://x.example/a", "createdAt": 1790000000000, "categories": {}}
RECRUITEE = {"id": 7, "title": "Leitung", "careers_url": "https://x.example/7", "published_at": "2026-11-20"}
DVINCI = {"id": 7, "position": "Leitung", "jobPublicationURL": "https://x.example/7"}
WORKDAY = {"title": "Koch", "externalPath": "/job/Koch_R7"}
NODE = {"@type": "JobPosting", "title": "Leitung", "datePosted": "2026-11-20", "description": "x"}
TOWN = {"address": {"postalCode": 14467, "addressLocality": ["Potsdam"], "addressCountry": {"name": "Germany"}}}
JOIN = {"id": 7, "idParam": "7-koch", "title": "Koch", "createdAt": "2026-11-20T06:00:00Z"}


def towns(posting: RawPosting) -> list[str | None]:
    return [place.city or place.text for place in posting.places]


ROWS: dict[str, tuple[str, Any, dict[str, Any]]] = {
    # system, answer, fields of its one posting (towns: the places)
    "ashby without a place but an address": (
        "ashby",
        {"jobs": [{**ASHBY, "location": None, "address": {"postalAddress": {"addressLocality": "Potsdam"}}}]},
        {"towns": ["Potsdam"]},
    ),
    "ashby, an address of the older kind": (
        "ashby",
        {"jobs": [{**ASHBY, "address": {"addressLocality": "Teltow", "postalCode": "14513"}}]},
        {"towns": ["Teltow"]},
    ),
    "ashby with plain text only": (
        "ashby",
        {"jobs": [{**ASHBY, "descriptionPlain": "Sie leiten", "compensation": None, "secondaryLocations": None}]},
        {"description": "Sie leiten", "salary_min_text": None},
    ),
    "greenhouse, place as text": (
        "greenhouse",
        {"jobs": [{**GREENHOUSE, "location": "Potsdam"}]},
        {"towns": ["Potsdam"]},
    ),
    "greenhouse, several places": (
        "greenhouse",
        {"jobs": [{**GREENHOUSE, "location": [{"name": "Potsdam"}, {"name": "Teltow"}]}], "meta": None},
        {"towns": ["Potsdam, Teltow"]},
    ),
    "greenhouse, only an office": (
        "greenhouse",
        {"jobs": [{**GREENHOUSE, "location": None, "offices": [{"name": "Büro Potsdam", "location": None}]}]},
        {"towns": ["Büro Potsdam"], "posted_text": None},
    ),
    "lever without a place": ("lever", [{**LEVER, "categories": None}], {"towns": []}),
    "lever, one place": (
        "lever",
        [{**LEVER, "categories": {"location": "Potsdam", "allLocations": None}, "country": "DE"}],
        {"towns": ["Potsdam"]},
    ),
    "lever, the old salary": (
        "lever",
        [{**LEVER, "salaryRange": {"min": 52000, "max": None, "currency": "EUR"}}],
        {"salary_min_text": "52000", "salary_max_text": None},
    ),
    "recruitee, places as names": (
        "recruitee",
        {"offers": [{**RECRUITEE, "locations": [{"name": "Potsdam"}, None], "salary": []}]},
        {"towns": ["Potsdam"], "salary_min_text": None},
    ),
    "recruitee without a list of places": (
        "recruitee",
        {"offers": [{**RECRUITEE, "city": "Potsdam", "country_code": "DE"}]},
        {"towns": ["Potsdam"]},
    ),
    "d.vinci, place as text": (
        "dvinci",
        [{**DVINCI, "jobOpening": {"location": "Potsdam", "company": "Havel GmbH", "salary": {"minValue": 52000}}}],
        {"towns": ["Potsdam"], "employer": "Havel GmbH", "salary_min_text": "52000"},
    ),
    "d.vinci without an opening": ("dvinci", [{**DVINCI, "jobOpening": None}], {"towns": []}),
    "workday, places counted": (
        "workday",
        {"total": 1, "jobPostings": [{**WORKDAY, "locationsText": "3 Standorte"}]},
        {"towns": [], "native_id": "R7"},
    ),
    "workday, one place and no day": (
        "workday",
        {"total": 1, "jobPostings": [{**WORKDAY, "locationsText": "Potsdam", "postedOn": None}]},
        {"towns": ["Potsdam"], "posted_text": None},
    ),
    "softgarden, one place as an object": (
        "softgarden",
        {"numberOfItems": 1, "dataFeedElement": [{"item": {**NODE, "url": "/7", "jobLocation": TOWN}}]},
        {"towns": ["Potsdam"], "url": "https://example.career.softgarden.de/7"},
    ),
    "softgarden, a list of kinds and an employer as text": (
        "softgarden",
        {
            "numberOfItems": 1,
            "dataFeedElement": [
                {"item": {**NODE, "url": "/7", "employmentType": ["FULL_TIME"], "hiringOrganization": "Havel GmbH"}}
            ],
        },
        {"employment_text": "FULL_TIME", "employer": "Havel GmbH"},
    ),
    "JOIN without a town": (
        "join",
        {"city": None, "country": None, "settings": None, "salaryAmountFrom": None, **JOIN},
        {"towns": [], "salary_min_text": None},
    ),
    "JOIN, pay that is no number of cents": (
        "join",
        {**JOIN, "salaryAmountFrom": {"amount": "viel"}, "city": "Potsdam"},
        {"towns": ["Potsdam"], "salary_min_text": None},
    ),
}


def page(system: str, answer: Any) -> Any:
    """An answer as the system sends it: JOIN's stands in a page."""
    if system != "join":
        return answer
    import json

    jobs = {"items": [answer], "pagination": {"total": 1, "page": 1, "pageCount": 1}}
    state = {"company": {"domain": "example", "name": "Havel GmbH"}, "jobs": jobs}
    data = json.dumps({"props": {"pageProps": {"initialState": state}}})
    return f'<html><script id="__NEXT_DATA__" type="application/json">{data}</script></html>'


@pytest.mark.parametrize(("system", "answer", "wanted"), ROWS.values(), ids=ROWS)
def test_one_posting_filled_otherwise(system: str, answer: Any, wanted: dict[str, Any]) -> None:
    (posting,), stats = read(spiders()[system], page(system, answer), listing=Listing("all", pages=1))
    assert isinstance(posting, RawPosting)
    said = {name: getattr(posting, name) for name in wanted if name != "towns"} | {"towns": towns(posting)}
    assert {name: said[name] for name in wanted} == wanted
    assert "posting/broken" not in stats


@pytest.mark.parametrize(
    ("system", "answer", "path"),
    [
        ("greenhouse", {"jobs": [{**GREENHOUSE, "location": {"town": {"x": 1}}}]}, "location as dict"),
        ("lever", [{**LEVER, "categories": {"allLocations": [7]}}], "categories.allLocations as int"),
        ("lever", [{**LEVER, "categories": "Potsdam", "workplaceType": {"a": 1}}], "workplaceType as dict"),
        ("ashby", {"jobs": [{**ASHBY, "publishedAt": [[1]]}]}, "publishedAt as list"),
    ],
)
def test_a_shape_that_nobody_foresaw_is_told(system: str, answer: Any, path: str) -> None:
    (posting,), stats = read(spiders()[system], answer, listing=Listing("all"))
    assert isinstance(posting, RawPosting)
    assert path in stats["unknown_keys"]


@pytest.mark.parametrize(
    ("system", "account", "address"),
    [
        ("personio", "havel", "https://havel.jobs.personio.de"),
        ("personio", "havel.jobs.personio.com", "https://havel.jobs.personio.com"),
        ("softgarden", "karriere.havel.example", "https://karriere.havel.example"),
        ("recruitee", "jobs.havel.example", "https://jobs.havel.example/api/offers/"),
        ("lever", "eu/havel", "https://api.eu.lever.co/v0/postings/havel"),
        ("greenhouse", "eu/havel", "https://boards-api.greenhouse.io/v1/boards/havel"),
        ("umantis", "1234.ch", "https://recruitingapp-1234.ch.umantis.com"),
        ("umantis", "havel.umantis.com", "https://havel.umantis.com"),
        ("dvinci", "havel.dvinci-easy.com", "https://havel.dvinci-easy.com"),
        ("oracle", "jobs.havel.example/CX_1", "https://jobs.havel.example"),
    ],
)
def test_hosts_of_accounts(system: str, account: str, address: str) -> None:
    assert placed(spiders()[system].address, account) == address


def test_the_pages_of_a_european_board() -> None:
    assert placed(spiders()["greenhouse"].otherwise or "", "eu/havel") == "https://job-boards.eu.greenhouse.io/havel"
