"""SAP SuccessFactors: the feed."""

from html import escape
from typing import Any

import pytest

from crawler.expect import LayoutChanged
from crawler.platforms.successfactors import SuccessFactors
from tests.conftest import SHARED
from tests.platforms.reading import read

RECORDED = SHARED / "samples" / "successfactors"
recorded = pytest.mark.skipif(not RECORDED.is_dir(), reason="the recorded answers are not part of the project")
LINK = "<link>https://karriere.example.org/job/Potsdam-Serviceleiter/1234567890/?utm_source=feed&amp;x=1</link>"


def feed(*items: str) -> str:
    inner = "".join(f"<item>{item}</item>" for item in items)
    return f'<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel>{inner}</channel></rss>'


def item(title: str = "Serviceleiter", inner: str = "") -> str:
    return f"<title>{title}</title>{LINK}{inner}"


ROWS: dict[str, tuple[str, dict[str, Any]]] = {
    "the least": (item(), {"title": "Serviceleiter", "native_id": "1234567890", "places": ()}),
    "address": (item(), {"url": "https://karriere.example.org/job/Potsdam-Serviceleiter/1234567890/"}),
    "employer of the registry": (item(), {"employer": "Nuthe Nordwind Service GmbH"}),
    "employer": (item(inner="<g:employer>Havelbogen GmbH</g:employer>"), {"employer": "Havelbogen GmbH"}),
    "place in the title": (item("Serviceleiter (Potsdam, DE, 14467)"), {"title": "Serviceleiter"}),
    "gender and place": (item("Serviceleiter (m/w/d) (Berlin, DE)"), {"title": "Serviceleiter (m/w/d)"}),
    "gender is no place": (item("Serviceleiter (m/w/d)"), {"title": "Serviceleiter (m/w/d)", "places": ()}),
    "listed gender": (item("Serviceleiter (m, w, d)"), {"title": "Serviceleiter (m, w, d)", "places": ()}),
    "days": (
        item(inner="<pubDate>Mon, 02 Nov 2026 7:00:00 GMT</pubDate><g:expiration_date>2026-12-31</g:expiration_date>"),
        {"posted_text": "Mon, 02 Nov 2026 7:00:00 GMT", "valid_until_text": "2026-12-31"},
    ),
    "field of work": (item(inner="<g:job_function>Service</g:job_function>"), {"occupation_text": "Service"}),
    "text": (
        item(inner=f"<description>{escape('<p>Teams f&uuml;hren</p>')}</description>"),
        {"description": "Teams führen"},
    ),
    "no text": (item(inner="<description><![CDATA[...]]></description>"), {"description": None}),
    "only the title for a text": (item(inner="<description>Serviceleiter</description>"), {"description": None}),
}


@pytest.mark.parametrize(("inner", "wanted"), ROWS.values(), ids=ROWS)
def test_items(inner: str, wanted: dict[str, Any]) -> None:
    (posting,), _ = read(SuccessFactors, feed(inner))
    assert {name: getattr(posting, name) for name in wanted} == wanted


PLACES = {
    "in the title": (item("Serviceleiter (Potsdam, BB, DE, 14467)"), "Potsdam, BB, DE, 14467"),
    "in its field": (item(inner="<g:location>Teltow, DE</g:location>"), "Teltow, DE"),
    "in both": (item("Serviceleiter (Potsdam, DE)", "<g:location>Potsdam, BB, DE</g:location>"), "Potsdam, BB, DE"),
}


@pytest.mark.parametrize(("inner", "wanted"), PLACES.values(), ids=PLACES)
def test_places(inner: str, wanted: str) -> None:
    (posting,), _ = read(SuccessFactors, feed(inner))
    assert [place.text for place in posting.places] == [wanted]


def test_a_link_without_a_number() -> None:
    (posting,), _ = read(SuccessFactors, feed("<title>Koch</title><link>https://karriere.example.org/job/Koch</link>"))
    assert (posting.native_id, posting.url) == (None, "https://karriere.example.org/job/Koch")


@pytest.mark.parametrize(
    ("link", "number", "url"),
    [
        (
            "https://k.example/job/Potsdam-Koch/1234567/?feedId=1",
            "1234567",
            "https://k.example/job/Potsdam-Koch/1234567/",
        ),
        ("https://k.example/job/Koch/1234567-de_DE", "1234567", "https://k.example/job/Koch/1234567-de_DE"),
        (
            "https://k.example/career?company=X&amp;career_job_req_id=17",
            None,
            "https://k.example/career?company=X&career_job_req_id=17",
        ),
    ],
)
def test_addresses(link: str, number: str | None, url: str) -> None:
    (posting,), _ = read(SuccessFactors, feed(f"<title>Koch</title><link>{link}</link>"))
    assert (posting.native_id, posting.url) == (number, url)


def test_one_broken_item_costs_only_itself() -> None:
    found, stats = read(SuccessFactors, feed(item(), "<title>ohne Adresse</title>", LINK, item()))
    assert (len(found), stats["posting/broken"]) == (2, 2)


def test_an_empty_feed_is_no_outage() -> None:
    assert read(SuccessFactors, feed())[0] == []


@pytest.mark.parametrize("body", ["", "<html><body/></html>", "<feed/>", "<rss><channel>", "<rss></rss>", "{}"])
def test_what_is_no_feed(body: str) -> None:
    with pytest.raises(LayoutChanged):
        read(SuccessFactors, body)


@recorded
def test_recorded_feed() -> None:
    found, stats = read(SuccessFactors, (RECORDED / "qorvo_feeds_rss.xml").read_bytes())
    assert (len(found), stats.get("posting/broken")) == (2, None)
    assert not any(key.startswith("lacking/") for key in stats)
    assert all(p.native_id and p.posted_text and p.employer and "(" not in p.title for p in found)
    assert [[place.text for place in p.places] for p in found] == [["Richardson, TX, US, 75080"]] * 2
    assert all(p.description is None and "?" not in p.url for p in found)
