"""Personio: feed and list page."""

from typing import Any

import pytest

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
