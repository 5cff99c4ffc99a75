"""Lists that a board need not repeat: a 304 means the postings of last time, and never an empty board."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from scrapy.http import Response

from crawler.boards import spiders
from crawler.demo import greenhouse, teamtailor, wir_lieben_jobs
from crawler.demo.market import market, stock
from crawler.demo.server import Answers, Asked, Reply, Server
from crawler.overview import conditional
from crawler.unchanged import LONGEST, WITHOUT_ETAG, Known, validators
from exports import load
from pipelines.raw import RawPlace, RawPosting
from tests.conftest import Cli

DAY = dt.date(2026, 11, 24)
NAME = "Nuthe Nordwind Service GmbH"
BOARD = "teamtailor-jobs-example-org"


class Visited(NamedTuple):
    verdict: str
    notes: str
    titles: list[str]
    codes: tuple[int, ...]


class Employer:
    """An employer at an applicant system, visited once and again; `answers` may change in between."""

    def __init__(self, cli: Cli, folder: Path, answers: Answers, system: str = "teamtailor") -> None:
        self.cli, self.folder, self.answers, self.system = cli, folder, answers, system
        self.conditions: list[Mapping[str, str]] = []
        self.codes: list[int] = []

    @property
    def board(self) -> str:
        return f"{self.system}-jobs-example-org"

    def answer(self, asked: Asked) -> Reply | None:
        if asked.path == "/robots.txt":
            return None
        reply = self.answers(asked)
        said = {name: value for name, value in asked.headers.items() if name.startswith("If-")}
        self.conditions.append(said)
        self.codes.append(reply.status if reply else 404)
        return reply

    def visit(self, site: Server) -> Visited:
        profile = self.folder / "profile.toml"
        entry = f'name = "{NAME}"\nsystem = "{self.system}"\naccount = "jobs.example.org"\nverified_on = 2026-11-24\n'
        profile.write_text(
            f'name = "test"\nboards = ["{self.board}"]\n'
            'occupation = { name = "Kundenservice", terms = ["Leiter Kundenservice"] }\n'
            'place = { name = "Potsdam", lat = 52.39886, lon = 13.06566, radius_km = 25 }\n[[employers]]\n' + entry,
            encoding="utf-8",
        )
        self.codes.clear()
        out = self.folder / "data"
        where = ["--profile", profile, "--endpoint", f"{self.board}={site.origin}", "--keep-all"]
        done = self.cli("crawl", "--out", out, *where)
        assert "Traceback" not in done.stderr
        newest = max((out / "runs").glob("*.json"))
        record = json.loads(newest.read_text(encoding="utf-8"))["boards"][self.board]
        titles = sorted(load(out, latest=True)["title"]) if (out / "latest.json").exists() else []
        return Visited(record["verdict"], "; ".join(record["notes"]), titles, tuple(self.codes))

    @property
    def kept(self) -> Path:
        return self.folder / "data" / "_unchanged" / f"{self.board}.json"


@pytest.fixture
def offers() -> Any:
    return stock(market(DAY), "teamtailor", employer=NAME)


def test_a_list_that_has_not_changed(cli: Cli, tmp_path: Path, offers: Any) -> None:
    employer = Employer(cli, tmp_path, teamtailor.answers(offers))
    with Server(employer.answer) as site:
        first = employer.visit(site)
        assert (first.verdict, first.codes, len(first.titles)) == ("complete", (200,), len(offers))
        kept = employer.kept.read_text(encoding="utf-8")
        assert "Sie" in kept
        assert not any(trace in kept for trace in ("Musterfrau", "Beispielmann", "030 23125", "0171 3920")), "contacts"

        second = employer.visit(site)
        assert (second.verdict, second.codes, second.titles) == ("complete", (304,), first.titles)
        assert "has not changed" in second.notes

        employer.answers = teamtailor.answers(offers[1:])
        third = employer.visit(site)
        assert (third.verdict, third.codes, len(third.titles)) == ("complete", (200,), len(offers) - 1)
    assert [sorted(said) for said in employer.conditions] == [[], ["If-None-Match"], ["If-None-Match"]]


def test_what_is_no_posting_is_not_kept(cli: Cli, tmp_path: Path) -> None:
    """The span that the market pays would be missing whenever the page has not changed."""
    profile, out = tmp_path / "profile.toml", tmp_path / "data"
    profile.write_text(
        'name = "test"\nboards = ["wir-lieben-jobs"]\noccupation = { name = "Kundenservice", terms = ["x"] }\n'
        'place = { name = "Potsdam", lat = 52.39886, lon = 13.06566, radius_km = 25 }\n',
        encoding="utf-8",
    )
    prose = wir_lieben_jobs.answers(())

    def page(asked: Asked) -> Reply | None:
        reply = prose(asked)
        return reply and reply._replace(headers={"ETag": '"7"'})

    with Server(page) as site:
        for _ in range(2):
            done = cli("crawl", "--out", out, "--profile", profile, "--endpoint", f"wir-lieben-jobs={site.origin}")
            assert done.returncode == 0, done.stderr
    assert not (out / "_unchanged" / "wir-lieben-jobs.json").exists()


USED = {name for name, spider in spiders().items() if conditional(spider) == "used"}


def test_the_docs_say_which_lists_are_asked_for_only_if_they_have_changed() -> None:
    assert {"ashby", "berlin-startup-jobs", "dvinci", "recruitee", "softgarden", "successfactors"} == USED
    assert not any(spider.pages.body for name, spider in spiders().items() if name in USED)


DAMAGED = ["", "{", "[]", '{"postings": [{"title": 7}], "read_at": "x"}', "null", "\x00", '{"postings": 7}']


@pytest.mark.parametrize("damage", DAMAGED)
def test_a_damaged_list_is_none(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(damage, encoding="utf-8")
    assert Known.read(path) is None
    assert Known.read(tmp_path / "none.json") is None


def test_without_the_list_of_last_time_it_is_asked_for_whole(cli: Cli, tmp_path: Path, offers: Any) -> None:
    employer = Employer(cli, tmp_path, teamtailor.answers(offers[:2]))
    with Server(employer.answer) as site:
        employer.visit(site)
        employer.kept.write_text("{", encoding="utf-8")
        again = employer.visit(site)
    assert (again.verdict, again.codes, len(again.titles)) == ("complete", (200,), 2)
    assert employer.conditions[-1] == {}


def test_a_304_that_nobody_asked_for_is_no_empty_board(cli: Cli, tmp_path: Path, offers: Any) -> None:
    employer = Employer(cli, tmp_path, teamtailor.answers(offers))
    with Server(employer.answer) as site:
        first = employer.visit(site)
        employer.kept.unlink()
        employer.answers = lambda _: Reply(status=304)
        again = employer.visit(site)
    assert (again.verdict, again.codes, again.titles) == ("failed", (304,), first.titles)


def test_a_list_with_a_broken_posting_is_not_kept(cli: Cli, tmp_path: Path, offers: Any) -> None:
    whole = teamtailor.answers(offers)

    def broken(asked: Asked) -> Reply | None:
        reply = whole(asked)
        if reply is None or reply.status != 200:
            return reply
        first = offers[0].title.encode()
        return reply._replace(body=reply.sent.replace(b"<title>" + first + b"</title>", b"", 1))

    employer = Employer(cli, tmp_path, broken)
    with Server(employer.answer) as site:
        employer.visit(site)
        again = employer.visit(site)
    assert (again.codes, employer.kept.exists()) == ((200,), False)


def test_a_list_whose_details_are_asked_for_is_not_kept(cli: Cli, tmp_path: Path) -> None:
    wanted = [replace(offer, title="Leiter Kundenservice (m/w/d)") for offer in market(DAY)[:2]]
    board = greenhouse.answers(wanted)

    def answers(asked: Asked) -> Reply | None:
        path = asked.path.replace("jobs.example.org", "example")
        reply = board(asked._replace(path=path))
        return reply and reply._replace(headers={"ETag": '"7"'})

    employer = Employer(cli, tmp_path, answers, system="greenhouse")
    with Server(employer.answer) as site:
        first = employer.visit(site)
    assert first.verdict == "complete"
    assert len(first.codes) > 1
    assert not employer.kept.exists()


NOW = dt.datetime(2026, 11, 24, 6, tzinfo=dt.UTC)
POSTING = RawPosting(
    source="x", source_type="job_board", url="https://x.example/1", title="Leitung", places=(RawPlace(city="Potsdam"),)
)
KNOWN = Known(url="https://x.example", reader="1", read_at=NOW, etag='"7"', last_modified="y", postings=(POSTING,))
HOUR = dt.timedelta(hours=1)
DATED = replace(KNOWN, etag=None)


@pytest.mark.parametrize(
    ("known", "url", "reader", "age", "conditional"),
    [
        (KNOWN, "https://x.example", "1", HOUR, True),
        (KNOWN, "https://x.example", "1", LONGEST - HOUR, True),
        (KNOWN, "https://x.example", "1", LONGEST, False),
        (KNOWN, "https://x.example/2", "1", HOUR, False),
        (KNOWN, "https://x.example", "2", HOUR, False),
        (KNOWN, "https://x.example", "1", -HOUR, False),
        (DATED, "https://x.example", "1", WITHOUT_ETAG - HOUR, True),
        (DATED, "https://x.example", "1", WITHOUT_ETAG, False),
    ],
)
def test_when_it_is_asked_for_news_only(
    known: Known, url: str, reader: str, age: dt.timedelta, *, conditional: bool
) -> None:
    assert bool(known.conditions(url, reader=reader, now=NOW + age)) == conditional


def test_what_is_kept_is_read_again(tmp_path: Path) -> None:
    KNOWN.keep(tmp_path / "folder" / "x.json")
    assert Known.read(tmp_path / "folder" / "x.json") == KNOWN
    assert [path.name for path in (tmp_path / "folder").iterdir()] == ["x.json"]


def test_a_disk_that_cannot_be_written_costs_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(NotADirectoryError):
        (tmp_path / "file" / "x.json").unlink(missing_ok=True)
    KNOWN.keep(tmp_path / "file" / "x.json")


@pytest.mark.parametrize(
    ("headers", "wanted"),
    [
        ({}, (None, None)),
        ({"ETag": '"7"'}, ('"7"', None)),
        ({"ETag": "7"}, (None, None)),
        ({"ETag": '"' + "7" * 400 + '"'}, (None, None)),
        ({"Last-Modified": "Tue, 24 Nov 2026 06:00:00 GMT"}, (None, "Tue, 24 Nov 2026 06:00:00 GMT")),
        ({"ETag": '"\x01"', "Last-Modified": "x" * 100}, (None, None)),
    ],
)
def test_validators(headers: dict[str, str], wanted: tuple[str | None, str | None]) -> None:
    assert validators(Response("https://x.example", headers=headers)) == wanted
