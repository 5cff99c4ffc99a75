"""Lever: pages of postings."""

from typing import Any

import pytest

from crawler.expect import LayoutChanged
from crawler.listing import Listing
from crawler.platforms.lever import Lever
from pipelines.normalize.dates import read_instant
from tests.conftest import SHARED
from tests.platforms.reading import read

RECORDED = SHARED / "samples" / "lever"
recorded = pytest.mark.skipif(not RECORDED.is_dir(), reason="the recorded answers are not part of the project")
PAGE = "https://jobs.lever.co/example/0a1b"
LEAST = {"id": "0a1b", "text": "Serviceleiter", "hostedUrl": PAGE, "categories": {"location": "Potsdam"}}


def postings(*entries: Any, **more: Any) -> tuple[list[Any], dict[str, Any]]:
    return read(Lever, [*entries], callback="parse_listing", **more)


PAY = {"min": 52000, "max": 64000.5, "currency": "EUR", "interval": "per-year-salary"}
ROWS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "the least": ({}, {"native_id": "0a1b", "title": "Serviceleiter", "url": PAGE, "description": None}),
    "employer of the registry": ({}, {"employer": "Nuthe Nordwind Service GmbH"}),
    "creation is not publication": (
        {"createdAt": 1793703600000},
        {"first_published_text": "1793703600000", "posted_text": None},
    ),
    "kind": ({"categories": {"commitment": "Full-time"}}, {"employment_text": "Full-time"}),
    "work mode": ({"workplaceType": "hybrid"}, {"work_mode_text": "hybrid"}),
    "text in parts": (
        {
            "opening": "<div>Guten Tag</div>",
            "description": "<p>Guten Tag</p><p>Teams f&uuml;hren</p>",
            "lists": [{"text": "Profil", "content": "\n<li>Geduld &amp; Humor</li>\n<li>Deutsch</li>"}],
            "additional": "",
            "salaryDescription": "<p>52.000 € im Jahr</p>",
        },
        {"description": "Guten Tag\n\nTeams führen\n\nProfil\n\n- Geduld & Humor\n- Deutsch\n\n52.000 € im Jahr"},
    ),
    "pay": (
        {"salaryRange": PAY},
        {
            "salary_min_text": "52000",
            "salary_max_text": "64000.5",
            "salary_currency_text": "EUR",
            "salary_period_text": "per-year-salary",
        },
    ),
    "no upper end": ({"salaryRange": {**PAY, "max": None}}, {"salary_min_text": "52000", "salary_max_text": None}),
    "no pay": ({"salaryRange": None}, {"salary_min_text": None, "salary_period_text": None}),
}


@pytest.mark.parametrize(("said", "wanted"), ROWS.values(), ids=ROWS)
def test_postings(said: dict[str, Any], wanted: dict[str, Any]) -> None:
    (posting,), _ = postings({**LEAST, **said})
    assert {name: getattr(posting, name) for name in wanted} == wanted


PLACES: dict[str, tuple[dict[str, Any], list[tuple[Any, ...]]]] = {
    "one": ({"location": "Potsdam"}, [("Potsdam", "DE")]),
    "the same in both fields": ({"location": "Potsdam", "allLocations": ["Potsdam"]}, [("Potsdam", "DE")]),
    "the country is that of the first": (
        {"location": "Potsdam", "allLocations": ["Potsdam", "London"]},
        [("Potsdam", None), ("London", None)],
    ),
    "none": ({"location": None, "allLocations": []}, []),
}


@pytest.mark.parametrize(("said", "wanted"), PLACES.values(), ids=PLACES)
def test_places(said: dict[str, Any], wanted: list[tuple[Any, ...]]) -> None:
    (posting,), _ = postings({**LEAST, "categories": said, "country": "DE"})
    assert [(place.text, place.country) for place in posting.places] == wanted


@pytest.mark.parametrize(
    ("account", "wanted"),
    [
        ("example", "https://api.lever.co/v0/postings/example"),
        ("eu/Example", "https://api.eu.lever.co/v0/postings/Example"),
    ],
)
def test_after_a_full_page_comes_another(account: str, wanted: str) -> None:
    listing = Listing("all", pages=1)
    found, _ = postings(*[LEAST] * 100, listing=listing, account=account)
    assert len(found) == 100 + 1
    assert found[-1].url == f"{wanted}?mode=json&skip=100&limit=100"
    assert found[-1].headers[b"Accept"] == b"application/json"


@pytest.mark.parametrize("count", [0, 100 - 1, 100 + 1], ids=["empty", "not full", "all at once"])
def test_the_last_page(count: int) -> None:
    assert len(postings(*[LEAST] * count)[0]) == count


def test_an_account_in_europe_keeps_its_endpoint() -> None:
    found, _ = postings(*[LEAST] * 100, account="eu/example", endpoint="http://127.0.0.1:8000")
    assert found[-1].url.startswith("http://127.0.0.1:8000/v0/postings/example?")


BROKEN = [
    None,
    "x",
    {"id": "1"},
    {**LEAST, "text": None},
    {**LEAST, "hostedUrl": 7},
    {**LEAST, "lists": "x"},
    {**LEAST, "text": ["x"]},
]


@pytest.mark.parametrize("broken", BROKEN)
def test_one_broken_posting_costs_only_itself(broken: Any) -> None:
    found, stats = postings(LEAST, broken, LEAST)
    assert (len(found), stats["posting/broken"]) == (2, 1)


@pytest.mark.parametrize("body", ["", "<html></html>", '{"ok": false, "error": "Document not found"}', '[{"id": "1"'])
def test_what_is_no_page(body: str) -> None:
    with pytest.raises(LayoutChanged):
        read(Lever, body, callback="parse_listing")


@recorded
@pytest.mark.parametrize(("name", "mode"), [("careerkit", "remote"), ("palantir", "hybrid")])
def test_recorded_pages(name: str, mode: str) -> None:
    found, stats = read(Lever, (RECORDED / f"{name}.json").read_bytes(), callback="parse_listing")
    assert ([p.work_mode_text for p in found], stats.get("posting/broken")) == ([mode] * 2, None)
    assert not any(key.startswith("lacking/") for key in stats)
    assert all(p.places and p.places[0].country and p.employment_text and len(p.description) > 500 for p in found)
    assert all(read_instant(p.first_published_text) for p in found)
