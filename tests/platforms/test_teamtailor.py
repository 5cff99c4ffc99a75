"""Teamtailor: both feeds."""

from html import escape
from typing import Any

import pytest
from scrapy import Request

from crawler.expect import LayoutChanged
from crawler.platforms.teamtailor import Teamtailor
from tests.conftest import SHARED
from tests.platforms.reading import read

RECORDED = SHARED / "samples" / "teamtailor"
recorded = pytest.mark.skipif(not RECORDED.is_dir(), reason="the recorded answers are not part of the project")
LEAST = "<title>Serviceleiter</title><link>https://karriere.example.org/jobs/7-leitung</link>"


def feed(*items: str) -> str:
    inner = "".join(f"<item>{item}</item>" for item in items)
    return f'<rss version="2.0" xmlns:tt="https://teamtailor.com/locations"><channel>{inner}</channel></rss>'


ROWS: dict[str, tuple[str, dict[str, Any]]] = {
    "the least": ("", {"title": "Serviceleiter", "url": "https://karriere.example.org/jobs/7-leitung", "places": ()}),
    "employer of the registry": ("", {"employer": "Nuthe Nordwind Service GmbH"}),
    "guid": ("<guid>0b9c</guid>", {"native_id": "0b9c"}),
    "day": ("<pubDate>Tue, 06 Oct 2026 09:30:00 +0100</pubDate>", {"posted_text": "Tue, 06 Oct 2026 09:30:00 +0100"}),
    "not remote": ("<remoteStatus>none</remoteStatus>", {"work_mode_text": "onsite"}),
    "hybrid": ("<remoteStatus>hybrid</remoteStatus>", {"work_mode_text": "hybrid"}),
    "nothing on remote work": ("<remoteStatus/>", {"work_mode_text": None}),
    "text": (f"<description>{escape('<p>Geduld &amp; Humor</p>')}</description>", {"description": "Geduld & Humor"}),
    "no text": ("<description/>", {"description": None}),
}


@pytest.mark.parametrize(("inner", "wanted"), ROWS.values(), ids=ROWS)
def test_items(inner: str, wanted: dict[str, Any]) -> None:
    (posting,), _ = read(Teamtailor, feed(LEAST + inner))
    assert {name: getattr(posting, name) for name in wanted} == wanted


def test_places() -> None:
    towns = (("14467", "Potsdam"), ("14513", "Teltow"))
    inner = "".join(
        f"<tt:location><tt:zip>{postcode}</tt:zip><tt:city>{city}</tt:city></tt:location>" for postcode, city in towns
    )
    (posting,), _ = read(Teamtailor, feed(f"{LEAST}<tt:locations>{inner}</tt:locations>"))
    assert [(place.postcode, place.city) for place in posting.places] == [*towns]


def test_after_a_full_page_comes_another() -> None:
    found, _ = read(Teamtailor, feed(*[LEAST] * 100))
    assert [type(entry) for entry in found[-2:]] != [Request, Request]
    assert isinstance(found[-1], Request)
    assert len(read(Teamtailor, feed(*[LEAST] * (100 + 1)))[0]) == 100 + 1


def test_one_broken_item_costs_only_itself() -> None:
    found, stats = read(Teamtailor, feed(LEAST, "<title>ohne Adresse</title>", "<link>https://x.example</link>", LEAST))
    assert (len(found), stats["posting/broken"]) == (2, 2)


def test_an_empty_feed_is_no_outage() -> None:
    assert read(Teamtailor, feed())[0] == []


@pytest.mark.parametrize("body", ["", "<html><body/></html>", "<feed/>", "<rss><channel>", "<rss></rss>"])
def test_what_is_no_feed(body: str) -> None:
    with pytest.raises(LayoutChanged):
        read(Teamtailor, body)


def item(**said: Any) -> dict[str, Any]:
    job = {"@type": "JobPosting", "title": "Serviceleiter", "datePosted": "2026-10-06T09:30:00+02:00"}
    return {"id": "0b9c", "url": "https://karriere.example.org/jobs/7-leitung", "_jobposting": job, **said}


def test_json_feed() -> None:
    body = {"items": [item(content_html="<p>Teams</p>"), item(_jobposting=None)], "next_url": "/jobs.json?page=2"}
    found, stats = read(Teamtailor, body | {"next_url": None}, callback="parse_other")
    assert (len(found), stats["posting/broken"]) == (1, 1)
    assert not any(key.startswith("lacking/") for key in stats)
    (posting,) = found
    assert (posting.native_id, posting.employer) == ("0b9c", "Nuthe Nordwind Service GmbH")
    assert (posting.description, posting.posted_text) == ("Teams", "2026-10-06T09:30:00+02:00")


def test_json_feed_with_pages() -> None:
    found, _ = read(
        Teamtailor, {"items": [], "next_url": "https://karriere.example.org/jobs.json?page=2"}, callback="parse_other"
    )
    assert [request.url for request in found] == ["https://karriere.example.org/jobs.json?page=2"]


@recorded
def test_recorded_feed() -> None:
    found, _ = read(Teamtailor, (RECORDED / "openroles_jobs_rss.xml").read_bytes())
    assert [posting.work_mode_text for posting in found] == ["hybrid", "fully"]
    assert all(p.native_id and p.description and p.posted_text and p.places for p in found)


@recorded
def test_recorded_json_feed() -> None:
    found, _ = read(Teamtailor, (RECORDED / "careerkit_jobs.json").read_bytes(), callback="parse_other")
    assert [len(posting.places) for posting in found] == [1, 2]
    assert all(p.native_id and p.posted_text and all(place.postcode for place in p.places) for p in found)
