"""Personio: feed and list page."""

import json
from typing import Any

import pytest
from scrapy import Request
from scrapy.http import TextResponse

from crawler.expect import LayoutChanged
from crawler.platforms.personio import Personio
from pipelines.raw import RawPosting
from tests.conftest import SHARED
from tests.platforms.reading import read

RECORDED = SHARED / "samples" / "personio"
recorded = pytest.mark.skipif(not RECORDED.is_dir(), reason="the recorded answers are not part of the project")


def feed(*positions: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><workzag-jobs>{"".join(positions)}</workzag-jobs>'


def position(inner: str = "<id>7</id><name>Koch (m/w/d)</name>") -> str:
    return f"<position>{inner}</position>"


ROWS: dict[str, tuple[str, dict[str, Any]]] = {
    "the least": ("<id>7</id><name>Koch</name>", {"native_id": "7", "title": "Koch", "places": ()}),
    "address": ("<id>7</id><name>x</name>", {"url": "https://example.jobs.personio.de/job/7"}),
    "employer of the feed": ("<id>7</id><name>x</name><subcompany>Havel GmbH</subcompany>", {"employer": "Havel GmbH"}),
    "employer of the registry": ("<id>7</id><name>x</name>", {"employer": "Nuthe Nordwind Service GmbH"}),
    "creation is not publication": (
        "<id>7</id><name>x</name><createdAt>2026-09-01T08:30:00+00:00</createdAt>",
        {"first_published_text": "2026-09-01T08:30:00+00:00", "posted_text": None},
    ),
    "pay": (
        "<id>7</id><name>x</name><salaryInformation><min>52000.00</min><max>64000.00</max><type>yearly</type>"
        "<currencyCode>EUR</currencyCode></salaryInformation><workplaceType>hybrid</workplaceType>",
        {
            "salary_min_text": "52000.00",
            "salary_max_text": "64000.00",
            "salary_period_text": "yearly",
            "salary_currency_text": "EUR",
            "work_mode_text": "hybrid",
        },
    ),
    "no pay": (
        "<id>7</id><name>x</name><salaryInformation><min/><max/><type>yearly</type></salaryInformation>",
        {"salary_min_text": None, "salary_period_text": None},
    ),
    "text in parts": (
        "<id>7</id><name>x</name><jobDescriptions><jobDescription><name>Aufgaben</name>"
        "<value><![CDATA[<p>Teams führen</p>]]></value></jobDescription><jobDescription><name>Profil</name>"
        "<value><![CDATA[<p>Geduld &amp; Humor</p>]]></value></jobDescription></jobDescriptions>",
        {"description": "Aufgaben\nTeams führen\n\nProfil\nGeduld & Humor"},
    ),
}


@pytest.mark.parametrize(("inner", "wanted"), ROWS.values(), ids=ROWS)
def test_positions(inner: str, wanted: dict[str, Any]) -> None:
    (posting,), _ = read(Personio, feed(position(inner)))
    assert {name: getattr(posting, name) for name in wanted} == wanted


def text(said: str) -> str:
    return (
        f"<jobDescriptions><jobDescription><value><![CDATA[<p>{said}</p>]]></value></jobDescription></jobDescriptions>"
    )


BARE = "<id>7</id><name>Head of Customer Service</name><office>Potsdam</office><jobDescriptions/>"
GERMAN = f"<id>8</id><name>Leitung Kundenservice</name><office>Potsdam</office>{text('Sie leiten')}"
COOK = "<id>9</id><name>Koch</name><office>Potsdam</office>"


def english(*positions: str) -> tuple[list[Any], TextResponse, Request]:
    """What the German feed gives at once, the answer of the English one, and the request for it."""
    *found, request = read(Personio, feed(*map(position, (BARE, GERMAN, COOK))))[0]
    assert isinstance(request, Request)
    return found, TextResponse(request.url, body=feed(*map(position, positions)).encode(), request=request), request


def test_a_posting_without_text_is_looked_for_in_the_english_feed() -> None:
    found, answer, request = english(BARE.replace("<jobDescriptions/>", text("You lead")), GERMAN)
    assert [posting.native_id for posting in found] == ["8", "9"], "those with a text, or that nobody may want"
    assert request.url == "https://example.jobs.personio.de/xml?language=en"
    (posting,) = request.cb_kwargs["read"](answer)
    assert (posting.native_id, posting.description, posting.title) == ("7", "You lead", "Head of Customer Service")


def test_a_posting_that_the_english_feed_does_not_know_either_is_kept() -> None:
    _, answer, request = english(GERMAN)
    (posting,) = request.cb_kwargs["read"](answer)
    assert (posting.native_id, posting.description) == ("7", None)


def test_without_the_english_feed_a_posting_is_kept_and_flagged() -> None:
    _, _, request = english()
    (posting,) = request.cb_kwargs["listed"](flags=("detail_unread",))
    assert (posting.native_id, posting.flags) == ("7", ("detail_unread",))


def test_the_english_feed_is_not_asked_for_what_nobody_wants() -> None:
    assert all(isinstance(one, RawPosting) for one in read(Personio, feed(position(COOK)))[0])


def list_page(data: str, *, streamed: bool) -> str:
    if streamed:
        return f"<html><script>self.__next_f.push([1,{json.dumps(data)}])</script></html>"
    return f"<html><script>window.page = {data};</script></html>"


@pytest.mark.parametrize("streamed", [True, False])
def test_a_list_page(streamed: bool) -> None:
    jobs = [{"id": 7, "name": "Koch", "main_office": "Potsdam"}, {"name": "x"}, {"id": 8, "name": "Koch"}]
    data = f'{{"labels":{{"jobs":{{"title":"Jobs"}}}},"jobs":{json.dumps(jobs, separators=(",", ":"))}}}'
    found, stats = read(Personio, list_page(data, streamed=streamed), callback="parse_other")
    assert ([posting.native_id for posting in found], stats["posting/broken"]) == (["7", "8"], 1)
    assert [place.text for place in found[0].places] == ["Potsdam"]


def test_several_offices() -> None:
    inner = (
        "<id>7</id><name>x</name><office>Potsdam</office><additionalOffices><office>Berlin</office></additionalOffices>"
    )
    (posting,), _ = read(Personio, feed(position(inner)))
    assert isinstance(posting, RawPosting)
    assert [place.text for place in posting.places] == ["Potsdam", "Berlin"]


def test_one_broken_position_costs_only_itself() -> None:
    found, stats = read(Personio, feed(position(), position("<name>ohne Nummer</name>"), position("<id>9</id>")))
    assert (len(found), stats["posting/broken"], stats["posting/listed"]) == (1, 2, 3)


def test_an_empty_board_is_no_outage() -> None:
    assert read(Personio, feed())[0] == []


@pytest.mark.parametrize("body", ["<html><body>Personio</body></html>", "<jobs/>", "<workzag-jobs><position>", ""])
def test_what_is_no_feed(body: str) -> None:
    with pytest.raises(LayoutChanged):
        read(Personio, body)


@recorded
@pytest.mark.parametrize(
    ("name", "count"), [("careerkit_personio", 2), ("jobschleuse_hand", 2), ("openroles_personio", 2)]
)
def test_recorded_feeds(name: str, count: int) -> None:
    found, _ = read(Personio, (RECORDED / f"{name}.xml").read_bytes())
    assert len(found) == count
    assert all(isinstance(p, RawPosting) and p.places and p.first_published_text for p in found)


@recorded
@pytest.mark.parametrize(
    ("name", "count", "paid"), [("eqs_group_list", 14, 4), ("graswald_list", 1, 0), ("helicon_list", 0, 0)]
)
def test_recorded_list_pages(name: str, count: int, paid: int) -> None:
    found, _ = read(Personio, (RECORDED / f"{name}.html").read_bytes(), callback="parse_other")
    postings = [p for p in found if isinstance(p, RawPosting)]
    assert (len(postings), sum(p.salary_min_text is not None for p in postings)) == (count, paid)
    assert all(p.posted_text and p.places and p.employer for p in postings)
