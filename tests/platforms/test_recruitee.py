"""Recruitee: the offers."""

import asyncio
from typing import Any

import pytest
from scrapy.utils.test import get_crawler

from crawler.expect import LayoutChanged
from crawler.hosts import with_keys
from crawler.platforms.recruitee import Recruitee
from tests.conftest import SHARED
from tests.platforms.reading import read

RECORDED = SHARED / "samples" / "recruitee"
recorded = pytest.mark.skipif(not RECORDED.is_dir(), reason="the recorded answers are not part of the project")


def offer(**said: Any) -> dict[str, Any]:
    return {"id": 7, "title": "Serviceleiter", "careers_url": "https://example.recruitee.com/o/leitung", **said}


def offers(body: Any) -> tuple[list[Any], dict[str, Any]]:
    return read(Recruitee, body, callback="parse_listing")


ROWS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "the least": ({}, {"native_id": "7", "url": "https://example.recruitee.com/o/leitung", "description": None}),
    "employer of the registry": ({"company_name": " "}, {"employer": "Nuthe Nordwind Service GmbH"}),
    "employer of the offer": ({"company_name": "Havel GmbH"}, {"employer": "Havel GmbH"}),
    "text in two parts": (
        {"description": "<p>Teams</p>", "requirements": "<p>Geduld</p>"},
        {"description": "Teams\n\nGeduld"},
    ),
    "pay as text": (
        {"salary": {"min": "60000", "max": "75000", "period": "year", "currency": "EUR"}},
        {
            "salary_min_text": "60000",
            "salary_max_text": "75000",
            "salary_period_text": "year",
            "salary_currency_text": "EUR",
        },
    ),
    "a currency is no pay": (
        {"salary": {"min": None, "max": None, "period": "month", "currency": "EUR"}},
        {"salary_min_text": None, "salary_period_text": None, "salary_currency_text": None},
    ),
    "no pay": ({"salary": None}, {"salary_min_text": None}),
    "one number of hours": ({"min_hours": 40, "max_hours": 40}, {"hours_text": "40 Stunden pro Woche"}),
    "a span of hours": ({"min_hours": 20, "max_hours": 37.5}, {"hours_text": "20 - 37,5 Stunden pro Woche"}),
    "no hours": ({"min_hours": None}, {"hours_text": None}),
    "arrangement": ({"remote": False, "hybrid": True, "on_site": None}, {"work_mode_text": "hybrid"}),
    "days": (
        {"published_at": "2026-08-05 10:10:39 UTC", "close_at": "2026-12-01 10:00:00 UTC"},
        {"posted_text": "2026-08-05 10:10:39 UTC", "valid_until_text": "2026-12-01 10:00:00 UTC"},
    ),
}


@pytest.mark.parametrize(("said", "wanted"), ROWS.values(), ids=ROWS)
def test_offers(said: dict[str, Any], wanted: dict[str, Any]) -> None:
    (posting,), _ = offers({"offers": [offer(**said)]})
    assert {name: getattr(posting, name) for name in wanted} == wanted


@pytest.mark.parametrize(
    "said",
    [
        {"locations": [{"city": "Potsdam", "postal_code": "14467"}, {"city": "Teltow", "postal_code": None}]},
        {"locations": [], "city": "Potsdam", "postal_code": "14467"},
    ],
    ids=["places of its own", "the offer's place"],
)
def test_places(said: dict[str, Any]) -> None:
    (posting,), _ = offers({"offers": [offer(**said)]})
    assert (posting.places[0].city, posting.places[0].postcode) == ("Potsdam", "14467")


def test_one_broken_offer_costs_only_itself() -> None:
    body = {"offers": [offer(id=1), {"id": 2}, offer(title=["x"]), None, offer(id=3)]}
    found, stats = offers(body)
    assert ([posting.native_id for posting in found], stats["posting/broken"]) == (["1", "3"], 3)


def test_an_empty_board_is_no_outage() -> None:
    assert offers({"offers": []})[0] == []


@pytest.mark.parametrize("body", ["", "<html></html>", "[]", {}, {"error": "unauthorized"}])
def test_what_is_no_answer(body: Any) -> None:
    with pytest.raises(LayoutChanged):
        offers(body)


def test_the_token_stands_in_the_header_and_nowhere_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RECRUITEE_TOKEN", "geheim-4711")
    crawler = get_crawler(Recruitee, {"PROFILE": None})
    crawler._apply_settings()
    spider = Recruitee.from_crawler(crawler)

    async def first() -> Any:
        return await anext(spider.start())

    request = asyncio.run(first())
    assert with_keys(request, own=spider.address).headers["X-Careers-Sites-Token"] == b"geheim-4711"
    elsewhere = request.replace(url="https://elsewhere.example/api/offers/")
    assert with_keys(elsewhere, own=spider.address).headers == request.headers
    traces = (request.url, request.meta, request.cb_kwargs, request.body, spider.stats.get_stats(), vars(spider))
    assert "geheim" not in str(traces)
    assert request.meta["dont_redirect"]


@recorded
def test_recorded_offers() -> None:
    found, _ = offers((RECORDED / "careerkit_berlin_eur.json").read_bytes())
    assert [(p.salary_min_text, p.salary_max_text) for p in found] == [("60000", "75000"), ("75000", "90000")]
    assert all(p.employer and p.posted_text and p.places[0].postcode and len(p.description or "") > 1000 for p in found)
    assert {(p.employment_text, p.work_mode_text) for p in found} == {("fulltime_permanent", "hybrid")}
