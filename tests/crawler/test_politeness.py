"""What a board allows and asks for: robots.txt by RFC 9309, reservations, its pace, and when to come back."""

import datetime as dt
import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from itertools import pairwise
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest
from scrapy.http import Response

from crawler.demo.server import Answers, Asked, Reply, Server, html
from crawler.hosts import retry_after
from crawler.politeness import READ, reservation
from tests.conftest import Cli
from tests.crawler.test_hostile import Crawled, crawl_sites, posting, search, site, sitemap
from tests.loopback import details, hit, listing

# --- robots.txt ------------------------------------------------------------------------------------------------------


def rules(text: str, status: int = 200) -> Reply:
    return Reply(text, status, "text/plain")


def to(place: str) -> Reply:
    return Reply(status=301, headers={"Location": place})


def at(path: str, reply: Reply) -> Callable[[Asked], Reply | None]:
    return lambda asked: reply if asked.path == path else None


CLOSED = "User-agent: *\nDisallow: /\n"
NO_CONNECTION = object()
ANSWERS = ["/robots.txt", "/sitemap.xml", "/job/1"]
ASKED = ["/robots.txt"]
ROBOTS: dict[str, tuple[Any, str, str]] = {
    # what answers for robots.txt, the verdict, what is said; a complete one was read as usual
    "allows": (rules("User-agent: *\nDisallow: /intern/\n"), "complete", ""),
    "empty": (rules(""), "complete", ""),
    "no rules but a page": (html("<h1>Nicht gefunden</h1>"), "complete", ""),
    "closes all": (rules(CLOSED), "failed", "robots.txt closes"),
    "closes the listing": (rules("User-agent: *\nDisallow: /sitemap\n"), "failed", "robots.txt closes"),
    "closes by a wildcard": (rules("User-agent: *\nDisallow: /*.xml$\n"), "failed", "robots.txt closes"),
    "closes a posting": (rules("User-agent: *\nDisallow: /job/1\n"), "failed", "could not be read: 1 of 1"),
    "allows the longer": (rules("User-agent: *\nDisallow: /\nAllow: /sitemap\nAllow: /job/\n"), "complete", ""),
    "we by name, closed": (
        rules("User-agent: potsdam-jobs\nDisallow: /\n\nUser-agent: *\nAllow: /\n"),
        "failed",
        "clos",
    ),
    "we by name, open": (rules(f"{CLOSED}\nUser-agent: Potsdam-Jobs\nAllow: /\n"), "complete", ""),
    "we among others": (rules(f"User-agent: x\nUser-agent: potsdam-jobs\nDisallow: /\n\n{CLOSED}"), "failed", "closes"),
    "others by name": (rules("User-agent: otherbot\nDisallow: /\n"), "complete", ""),
    "CRLF and a BOM": (rules("\ufeffUser-agent: *\r\nDisallow: /\r\n"), "failed", "robots.txt closes"),
    "404": (None, "complete", ""),
    "403": (rules(CLOSED, 403), "complete", ""),
    "401": (rules(CLOSED, 401), "complete", ""),
    "410": (rules(CLOSED, 410), "complete", ""),
    "500": (rules("", 500), "failed", "cannot be asked (HTTP 500), which means no"),
    "503": (rules("User-agent: *\nAllow: /\n", 503), "failed", "cannot be asked (HTTP 503), which means no"),
    "cut short": (Reply(b"User", announced=99), "failed", "cannot be asked"),
    "hung up": (NO_CONNECTION, "failed", "cannot be asked"),
    "too large": (lambda _: Reply(b"#" * (17 << 20)), "failed", "cannot be asked (it is too large)"),
    "read to the bound": (rules("#" * (READ - 40) + f"\n{CLOSED}"), "failed", "robots.txt closes"),
    "not read beyond": (rules("#" * READ + f"\n{CLOSED}"), "complete", ""),
    "binary": (Reply(bytes(range(256)) * 100), "complete", ""),
    "redirect": (to("/rules"), "failed", "robots.txt closes"),
    "redirect loop": (to("/robots.txt"), "complete", ""),
    "redirect into the house": (to("http://127.0.0.1:{house}/robots.txt"), "failed", "is inside the house"),
    "redirect by name": (to("http://localhost:{house}/robots.txt"), "failed", "is inside the house"),
    "redirect to our disk": (to("file:///etc/passwd"), "complete", ""),
}


def robots_of(answer: Any, house: int) -> Any:
    def abort(_: Asked) -> Reply:
        raise ConnectionAbortedError

    if answer is NO_CONNECTION:
        return abort
    if isinstance(answer, Reply) and "Location" in answer.headers:
        return to(answer.headers["Location"].format(house=house))
    return answer


def name(case: str) -> str:
    return "".join(letter if letter.isalnum() else "-" for letter in case.lower())


@pytest.fixture(scope="module")
def robots(cli: Cli, tmp_path_factory: pytest.TempPathFactory) -> tuple[Crawled, list[str]]:
    """One crawl of all of them, beside something inside the house that would allow everything."""
    with Server(lambda _: rules("User-agent: *\nAllow: /\n")) as house:
        port = int(house.origin.rpartition(":")[2])
        sites = {name(case): site(robots=robots_of(how[0], port)) for case, how in ROBOTS.items()}
        plain = sites["redirect"]
        sites["redirect"] = lambda asked: rules(CLOSED) if asked.path == "/rules" else plain(asked)
        run = crawl_sites(cli, tmp_path_factory.mktemp("robots"), sites)
        return run, list(house.requests)


@pytest.mark.parametrize("case", ROBOTS)
def test_robots(robots: tuple[Crawled, list[str]], case: str) -> None:
    run, _ = robots
    _, verdict, sentence = ROBOTS[case]
    assert run.verdict(name(case)) == verdict, run.said(name(case))
    assert sentence in run.said(name(case))
    asked = list(dict.fromkeys(run.servers[name(case)].requests))
    assert asked[0] == "/robots.txt", "before anything else"
    if verdict == "complete":
        assert asked == ANSWERS
    else:
        assert "/job/1" not in asked
        assert ("/sitemap.xml" in asked) == (case == "closes a posting")


def test_rules_are_asked_once(robots: tuple[Crawled, list[str]]) -> None:
    run, _ = robots
    counted = {case: run.servers[name(case)].requests.count("/robots.txt") for case in ROBOTS}
    again = {"500", "503", "cut short", "hung up", "too large"}  # a second try, for these may pass
    assert {case for case, times in counted.items() if times > 1} <= again | {"redirect loop"}
    assert max(counted[case] for case in again) <= 2
    assert counted["redirect loop"] <= 6, "five redirects, as RFC 9309 says"


def test_rules_from_inside_the_house_are_no_rules(robots: tuple[Crawled, list[str]]) -> None:
    _, reached = robots
    assert reached == []


def test_a_host_that_is_not_there(cli: Cli, tmp_path: Path) -> None:
    profile = search(tmp_path, {"gone": "http://jobs.example/sitemap.xml"})
    endpoint = "site-gone=http://127.0.0.1:9"
    run = cli("crawl", "--out", tmp_path / "data", "--profile", profile, "--endpoint", endpoint)
    assert run.returncode == 4
    assert "robots.txt of 127.0.0.1:9 cannot be asked (the connection was refused), which means no" in run.stderr


# --- one visit at a time at a host -----------------------------------------------------------------------------------


class Book:
    """Who was there when, by host."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.inside: dict[str, int] = {}
        self.most: dict[str, int] = {}
        self.at: dict[str, list[float]] = {}
        self.most_hosts = 0

    def keep(self, host: str, answers: Answers, lasts: float) -> Answers:
        def answer(asked: Asked) -> Reply | None:
            with self.lock:
                self.at.setdefault(host, []).append(monotonic())
                self.inside[host] = self.inside.get(host, 0) + 1
                self.most[host] = max(self.most.get(host, 0), self.inside[host])
                self.most_hosts = max(self.most_hosts, sum(n > 0 for n in self.inside.values()))
            try:
                sleep(lasts)
                return answers(asked)
            finally:
                with self.lock:
                    self.inside[host] -= 1

        return answer


def gaps(at: list[float]) -> list[float]:
    return [later - earlier for earlier, later in pairwise(at)]


BOARDS = ("a", "b")
SLOW = 0.3  # seconds that one of the hosts asks for


@pytest.fixture(scope="module")
def shared(cli: Cli, tmp_path_factory: pytest.TempPathFactory) -> tuple[Book, Crawled]:
    """Hosts that two boards share, as employers share that of their applicant system; and one that does not wait."""
    folder, book = tmp_path_factory.mktemp("shared"), Book()

    def of(board: str, **how: Any) -> dict[str, str]:
        return {f"{board}-{one}": f"http://jobs.example/{board}/{one}.xml" for one in BOARDS}

    def listing(asked: Asked) -> Reply:
        return sitemap(*(f"http://jobs.example/job/{ord(asked.path[-5]) * 10 + n}" for n in range(2)))

    with ExitStack() as stack:
        plain = stack.enter_context(Server(book.keep("plain", site(listing), 0.05)))
        delay = rules(f"User-agent: *\nCrawl-delay: 9\n\nUser-agent: potsdam-jobs\nCrawl-delay: {SLOW}\n")
        slow = stack.enter_context(Server(book.keep("slow", site(listing, robots=delay), 0)))
        profile = search(folder, {**of("plain"), **of("slow")})
        servers = {f"{host}-{one}": plain if host == "plain" else slow for host in ("plain", "slow") for one in BOARDS}
        endpoints = [f"--endpoint=site-{board}={server.origin}" for board, server in servers.items()]
        done = cli("crawl", "--out", folder / "data", "--profile", profile, *endpoints)
    assert done.returncode == 0, done.stderr
    return book, Crawled(done, folder / "data", servers)


def test_one_visit_at_a_time_at_a_host(shared: tuple[Book, Crawled]) -> None:
    book, _ = shared
    assert book.most == {"plain": 1, "slow": 1}
    assert len(book.at["plain"]) == 1 + len(BOARDS) * 3, "robots.txt, and of each board its sitemap and two postings"


def test_rules_are_asked_once_for_all_boards_of_a_host(shared: tuple[Book, Crawled]) -> None:
    _, run = shared
    assert [server.requests.count("/robots.txt") for server in run.servers.values()] == [1] * 4


def test_the_delay_that_a_host_asks_us_for(shared: tuple[Book, Crawled]) -> None:
    book, _ = shared
    after_the_rules = gaps(book.at["slow"])[1:]
    assert min(after_the_rules) >= SLOW - 0.05, "of the clock: requests and answers cross"
    assert len(after_the_rules) == len(BOARDS) * 3 - 1


def test_hosts_do_not_wait_for_one_another(cli: Cli, tmp_path: Path) -> None:
    """Each answers only when the other was asked, too."""
    both = threading.Barrier(2, timeout=30)

    def meet(asked: Asked) -> Reply:
        both.wait()
        return sitemap("http://jobs.example/job/1")

    run = crawl_sites(cli, tmp_path, {"one": site(meet), "two": site(meet)})
    assert (run.verdict("one"), run.verdict("two")) == ("complete", "complete")


# --- what a page reserves --------------------------------------------------------------------------------------------

RESERVED: dict[str, tuple[Mapping[str, Any], str, str | None]] = {
    "header": ({"X-Robots-Tag": "noai"}, "", "X-Robots-Tag: noai"),
    "header, in capitals": ({"X-Robots-Tag": "NoAI"}, "", "X-Robots-Tag: noai"),
    "header, among others": ({"X-Robots-Tag": "noindex, noai, noimageai"}, "", "X-Robots-Tag: noai"),
    "header, for us": ({"X-Robots-Tag": "potsdam-jobs: noai"}, "", "X-Robots-Tag: noai"),
    "header, for us, second rule": ({"X-Robots-Tag": "Potsdam-Jobs: noindex, noai"}, "", "X-Robots-Tag: noai"),
    "header, for all": ({"X-Robots-Tag": "*: noai"}, "", "X-Robots-Tag: noai"),
    "header, beside a date": ({"X-Robots-Tag": "noai, unavailable_after: 24 Nov 2026 06:00:00 GMT"}, "", "X-Rob"),
    "header, after a date": ({"X-Robots-Tag": "unavailable_after: Tue, 24 Nov 2026 06:00:00 GMT, noai"}, "", "X-Rob"),
    "header, beside a value": ({"X-Robots-Tag": "max-snippet: 0, noai"}, "", "X-Robots-Tag: noai"),
    "header, second line": ({"X-Robots-Tag": ["noindex", "noai"]}, "", "X-Robots-Tag: noai"),
    "header, for another": ({"X-Robots-Tag": "otherbot: noai"}, "", None),
    "header, for another, second rule": ({"X-Robots-Tag": "otherbot: noindex, noai"}, "", None),
    "header, for another, then us": ({"X-Robots-Tag": "otherbot: none, potsdam-jobs: noai"}, "", "X-Robots-Tag: noai"),
    "header, of other matters": ({"X-Robots-Tag": "noindex, nofollow, noimageai"}, "", None),
    "TDM header": ({"tdm-reservation": "1"}, "", "tdm-reservation: 1"),
    "TDM header, open": ({"tdm-reservation": "0", "tdm-policy": "https://board.example/tdm"}, "", None),
    "meta": ({}, '<meta name="robots" content="noai">', "meta robots noai"),
    "meta, the other way round": ({}, "<META CONTENT='noindex, NOAI' NAME='ROBOTS'/>", "meta robots noai"),
    "meta, without quotes": ({}, "<meta name=robots content=noai>", "meta robots noai"),
    "meta, over two lines": ({}, '<meta\n  name = "robots"\n  content = "noai">', "meta robots noai"),
    "meta, for us": ({}, '<meta name="potsdam-jobs" content="noai">', "meta robots noai"),
    "meta, for another": ({}, '<meta name="otherbot" content="noai">', None),
    "meta, of other matters": ({}, '<meta name="robots" content="index"><meta name="x" content="noai">', None),
    "TDM meta": ({}, '<meta name="tdm-reservation" content="1">', "meta tdm-reservation"),
    "TDM meta, open": ({}, '<meta name="tdm-reservation" content="0">', None),
    "after a BOM": ({}, '\ufeff<html><meta name="robots" content="noai">', "meta robots noai"),
    "in JSON, no mark-up": ({}, '{"text": "<meta name=\\"robots\\" content=\\"noai\\">"}', None),
    "nothing": ({}, "<html><h1>noai</h1></html>", None),
    "many brackets": ({}, "<meta " * 80_000, None),
}


@pytest.mark.parametrize(("headers", "body", "said"), RESERVED.values(), ids=RESERVED)
def test_reservation(headers: Mapping[str, Any], body: str, said: str | None) -> None:
    found = reservation(Response("https://board.example", headers=headers, body=body.encode()))
    assert (found or "").startswith(said or "")
    assert bool(found) == bool(said)


NOAI = '<meta name="robots" content="noai">'
LINK = '<a href="http://jobs.example/job/1">Stelle</a>'
KEPT: dict[str, tuple[Answers, str]] = {
    "listing-header": (site(html(LINK)._replace(headers={"X-Robots-Tag": "noai"})), "X-Robots-Tag: noai"),
    "listing-tdm": (site(html(LINK)._replace(headers={"tdm-reservation": "1"})), "tdm-reservation: 1"),
    "listing-meta": (site(html(NOAI + LINK)), "meta robots noai"),
    "posting-header": (site(detail=posting()._replace(headers={"X-Robots-Tag": "noai"})), "could not be read: 1 of 1"),
    "posting-tdm": (
        site(detail=posting(head='<meta name="tdm-reservation" content="1">')),
        "could not be read: 1 of 1",
    ),
    "posting-meta": (site(detail=posting(head=NOAI)), "could not be read: 1 of 1"),
    "one-of-two": (site(detail=lambda a: posting(head=NOAI * (a.path == "/job/2")), jobs=2), "not be read: 1 of 2"),
    "for-others": (site(html(LINK)._replace(headers={"X-Robots-Tag": "otherbot: noai"})), ""),
}


@pytest.fixture(scope="module")
def kept(cli: Cli, tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    return crawl_sites(cli, tmp_path_factory.mktemp("kept"), {case: how[0] for case, how in KEPT.items()})


@pytest.mark.parametrize("case", KEPT)
def test_what_is_reserved_is_not_read(kept: Crawled, case: str) -> None:
    expected = {"for-others": ("complete", 1), "one-of-two": ("partial", 1)}.get(case, ("failed", 0))
    assert (kept.verdict(case), len(kept.rows(case))) == expected
    assert KEPT[case][1] in kept.said(case)
    if case.startswith("listing"):
        assert "is reserved by its owner" in kept.said(case)
        assert kept.servers[case].requests == ["/robots.txt", "/sitemap.xml"]


def test_a_reserved_posting_is_kept_as_listed(cli: Cli, profile: Path, tmp_path: Path) -> None:
    """What the list itself says is not reserved."""

    def answers(asked: Asked) -> Reply | None:
        if asked.path == "/robots.txt":
            return None
        if asked.path.endswith("/jobs"):
            return Reply(listing(hit()))
        return Reply(details(), headers={"tdm-reservation": "1"})

    with Server(answers) as server:
        endpoint = f"arbeitsagentur={server.origin}"
        run = cli("crawl", "--out", tmp_path / "data", "--profile", profile, "--endpoint", endpoint)
    assert run.returncode == 0, run.stderr
    (record,) = [json.loads(path.read_text()) for path in (tmp_path / "data" / "runs").glob("*.json")]
    assert record["boards"]["arbeitsagentur"]["details_unread"] == 1


# --- patience --------------------------------------------------------------------------------------------------------

WAITS: dict[str, tuple[dict[str, str], float | None]] = {
    "seconds": ({"Retry-After": "90"}, 90),
    "blanks": ({"Retry-After": " 5 "}, 5),
    "none": ({"Retry-After": "0"}, 0),
    "date": ({"Retry-After": "Tue, 24 Nov 2026 06:01:00 GMT", "Date": "Tue, 24 Nov 2026 06:00:00 GMT"}, 60),
    "date that has passed": (
        {"Retry-After": "Mon, 23 Nov 2026 06:00:00 GMT", "Date": "Tue, 24 Nov 2026 06:00:00 GMT"},
        0,
    ),
    "not said": ({}, None),
    "negative": ({"Retry-After": "-5"}, None),
    "fraction": ({"Retry-After": "1.5"}, None),
    "words": ({"Retry-After": "später"}, None),
    "digits of another script": ({"Retry-After": "٣"}, None),
    "many digits": ({"Retry-After": "9" * 400}, None),
    "nonsense date": ({"Retry-After": "Tue, 99 Nov 2026 99:00:00 GMT", "Date": "x"}, None),
}


@pytest.mark.parametrize(("headers", "seconds"), WAITS.values(), ids=WAITS)
def test_retry_after(headers: dict[str, str], seconds: float | None) -> None:
    assert retry_after({key: value.encode() for key, value in headers.items()}) == seconds


def test_retry_after_a_date_without_a_clock() -> None:
    assert (retry_after({"Retry-After": b"Tue, 24 Nov 2099 06:01:00 GMT"}) or 0) > 24 * 3600


def once(reply: Reply, then: Reply) -> Callable[[Asked], Reply]:
    replies: Iterator[Reply] = iter([reply])
    return lambda _: next(replies, then)


def asks_to_wait(status: int, seconds: str) -> Reply:
    return Reply(b"", status, "text/plain", headers={"Retry-After": seconds})


PLAIN = sitemap("http://jobs.example/job/1")


def test_boards_that_ask_for_patience(cli: Cli, tmp_path: Path) -> None:
    at: list[float] = []

    def timed(answers: Answers) -> Answers:
        def answer(asked: Asked) -> Reply | None:
            at.append(monotonic())
            return answers(asked)

        return answer

    sites = {
        "short": timed(site(once(asks_to_wait(503, "1"), PLAIN))),
        "long": site(once(asks_to_wait(503, "3600"), PLAIN)),
        "refuses": site(asks_to_wait(429, "7200")),
        "refuses-for-ever": site(asks_to_wait(429, "99999999")),
        "refuses-details": site(detail=asks_to_wait(429, "3600"), jobs=4),
        "robots": site(robots=asks_to_wait(503, "3600")),
        "never-said": site(Reply(b"", 429, "text/plain")),
        "good": site(),
    }
    begun = dt.datetime.now(dt.UTC)
    run = crawl_sites(cli, tmp_path, sites)
    boards = run.record["boards"]

    assert run.verdict("short") == "complete"
    assert gaps(at)[1] >= 0.95, "the second try came after the wait"
    assert run.verdict("long") == "failed"
    assert "asks to come back in 3600 seconds" in run.said("long")
    assert run.servers["long"].requests == ["/robots.txt", "/sitemap.xml"]
    assert "refuses us: HTTP 429" in run.said("refuses")
    assert run.servers["refuses"].requests == ["/robots.txt", "/sitemap.xml"]
    assert len(run.servers["refuses-details"].requests) <= 4, "one may be under way"
    assert "cannot be asked (the board asks to come back in 3600 seconds)" in run.said("robots")
    assert run.servers["robots"].requests == ["/robots.txt"]

    until = {key.removeprefix("site-"): board["not_before"] for key, board in boards.items()}
    waits = {key: (dt.datetime.fromisoformat(said) - begun).total_seconds() for key, said in until.items() if said}
    assert 7200 <= waits["refuses"] < 7300
    assert 3600 <= waits["long"] < 3700
    assert 3600 <= waits["robots"] < 3700
    assert 7 * 24 * 3600 <= waits["refuses-for-ever"] < 7 * 24 * 3600 + 100, "a week at most"
    assert until["never-said"] is None
    assert until["good"] is None

    resting = {"long", "refuses", "refuses-for-ever", "refuses-details", "robots"}
    for _ in range(2):  # a board that was left alone is still left alone
        again = crawl_sites(cli, tmp_path, {key: site() for key in sites})
        assert again.done.returncode == 3
        for key in sites:
            asked = again.servers[key].requests
            assert asked == ([] if key in resting else ANSWERS), key
            if key in resting:
                assert f"not asked: the board wants no visit before {until[key][:16]}" in again.said(key)
                assert again.verdict(key) == "failed"
                assert f"site-{key}: failed" in again.done.stderr
            else:
                assert again.verdict(key) == "complete"
