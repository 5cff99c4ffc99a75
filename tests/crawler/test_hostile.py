"""A hostile board: nothing inside the house is reached, nothing swells, nothing of ours leaks."""

import datetime as dt
import gzip
import json
import os
import re
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from functools import cache
from html import escape
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote_plus, urlsplit

import brotli
import pytest
from click.testing import CliRunner
from scrapy.crawler import Crawler
from scrapy.resolver import CachingThreadedResolver
from scrapy.settings import default_settings
from twisted.internet.defer import Deferred, succeed
from twisted.internet.error import DNSLookupError

from crawler.addresses import InsideAddress, OutsideResolver, is_inside, refuse_inside
from crawler.boards import project_settings, spiders
from crawler.cli import main
from crawler.demo import adzuna, arbeitnow, recruitee
from crawler.demo.market import market, stock
from crawler.demo.server import Answers, Asked, Reply, Server, html, xml
from exports import load
from tests.conftest import Cli

# --- a site of invented postings, and a crawl of many of them --------------------------------------------------------

DAY = dt.date(2026, 11, 24)
TITLE = "Leiter Kundenservice (m/w/d)"
SEARCH = (
    'name = "test"\nboards = [{boards}]\n'
    'occupation = {{ name = "Kundenservice", terms = [{terms}] }}\n'
    'place = {{ name = "Potsdam", lat = 52.39886, lon = 13.06566, radius_km = 25 }}\n'
)


def posting(number: int = 1, head: str = "", **said: Any) -> Reply:
    """A page with one posting."""
    node = {
        "@type": "JobPosting",
        "title": TITLE,
        "identifier": number,
        "description": "<p>Sie leiten unseren Kundenservice.</p>",
        "datePosted": "2026-11-20",
        "hiringOrganization": {"name": "Havelbogen Service GmbH"},
        "jobLocation": {"address": {"postalCode": "14467", "addressLocality": "Potsdam", "addressCountry": "DE"}},
        **said,
    }
    data = json.dumps(node).replace("<", "\\u003c")
    return html(f'{head}<h1>Stelle</h1><script type="application/ld+json">{data}</script>')


def sitemap(*paths: str) -> Reply:
    places = "".join(f"<url><loc>{escape(path)}</loc></url>" for path in paths)
    return xml(f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{places}</urlset>')


Page = Reply | Callable[[Asked], Reply | None] | None


def site(listing: Page = None, detail: Page = None, robots: Page = None, jobs: int = 1) -> Answers:
    """A sitemap and its postings, each of them replaceable; no robots.txt unless given."""
    plain = sitemap(*(f"http://jobs.example/job/{number}" for number in range(1, jobs + 1)))

    def answer(asked: Asked) -> Reply | None:
        if asked.path == "/robots.txt":
            page: Page = robots
        elif asked.path.startswith("/job/"):
            page = detail or posting(int(asked.path.rpartition("/")[2]))
        else:
            page = listing or plain
        return page(asked) if callable(page) else page

    return answer


class Crawled(NamedTuple):
    done: subprocess.CompletedProcess[str]
    out: Path
    servers: Mapping[str, Server]

    @property
    def record(self) -> dict[str, Any]:
        path = max((self.out / "runs").glob("*.json"))
        return json.loads(path.read_text(encoding="utf-8"))  # type: ignore[no-any-return]

    def verdict(self, name: str) -> str:
        return str(self.record["boards"][f"site-{name}"]["verdict"])

    def said(self, name: str) -> str:
        board = self.record["boards"][f"site-{name}"]
        return "; ".join([*board["reasons"], *board["notes"]])

    def rows(self, name: str) -> list[dict[str, Any]]:
        frame = load(self.out, latest=True)
        return frame[frame["source"] == f"site-{name}"].to_dict("records")  # type: ignore[return-value]


def slug(name: str) -> str:
    return "".join(letter if letter.isalnum() else "-" for letter in name.casefold())


def search(folder: Path, boards: Mapping[str, str], *, terms: tuple[str, ...] = ("Leiter Kundenservice",)) -> Path:
    """A profile of sites: board name and where it starts."""
    path = folder / "profile.toml"
    names = ", ".join(f'"site-{name}"' for name in boards)
    text = SEARCH.format(boards=names, terms=", ".join(f'"{term}"' for term in terms))
    for name, start in boards.items():
        text += f'[[sites]]\nname = "{name}"\nstart = ["{start}"]\npages = "/job/"\n'
    path.write_text(text, encoding="utf-8")
    return path


def crawl_sites(run: Cli, folder: Path, sites: Mapping[str, Answers], *more: object, **how: Any) -> Crawled:
    """One crawl of all the sites, each on a port of its own."""
    profile = search(folder, dict.fromkeys(sites, "http://jobs.example/sitemap.xml"))
    with ExitStack() as open_sites:
        servers = {name: open_sites.enter_context(Server(answers)) for name, answers in sites.items()}
        endpoints = [f"--endpoint=site-{name}={server.origin}" for name, server in servers.items()]
        done = run("crawl", "--out", folder / "data", "--profile", profile, *endpoints, *more, **how)
    assert "Traceback" not in done.stderr, done.stderr
    return Crawled(done, folder / "data", servers)


def below(root: Path) -> Iterator[tuple[Path, bytes]]:
    for path in root.rglob("*"):
        if path.is_file():
            yield path, path.read_bytes()


# --- addresses inside the house --------------------------------------------------------------------------------------

LOOPBACK = {  # spellings of 127.0.0.1: all of them reach the house if nobody minds
    "dotted": "http://127.0.0.1:{port}/job/x",
    "name": "http://localhost:{port}/job/x",
    "capitals": "http://LocalHost:{port}/job/x",
    "short": "http://127.1:{port}/job/x",
    "decimal": "http://2130706433:{port}/job/x",
    "hexadecimal": "http://0x7f.0.0.1:{port}/job/x",
    "hexadecimal whole": "http://0x7f000001:{port}/job/x",
    "octal": "http://0177.0.0.1:{port}/job/x",
    "this host": "http://0.0.0.0:{port}/job/x",
    "zero": "http://0:{port}/job/x",
    "other loopback": "http://127.0.0.2:{port}/job/x",
    "IPv6": "http://[::1]:{port}/job/x",
    "IPv4 in IPv6": "http://[::ffff:127.0.0.1]:{port}/job/x",
    "IPv4 in IPv6, hexadecimal": "http://[::ffff:7f00:1]:{port}/job/x",
    "IPv4 behind IPv6": "http://[::127.0.0.1]:{port}/job/x",
    "with a user": "http://jobs.example@127.0.0.1:{port}/job/x",
}
ODD = {
    "circled digits": "http://①②⑦.⓪.⓪.①:{port}/job/x",
    "wide dots": "http://127。0。0。1:{port}/job/x",
    "with a trailing dot": "http://localhost.:{port}/job/x",
    "with a backslash": "http://127.0.0.1:{port}\\@jobs.example/job/x",
    "without a scheme": "//127.0.0.1:{port}/job/x",
    "https": "https://127.0.0.1:{port}/job/x",
}
OTHERS = {
    "cloud metadata": "http://169.254.169.254/job/x",
    "private": "http://10.0.0.1/job/x",
    "shared": "http://100.64.0.1/job/x",
    "unique local": "http://[fd00::1]/job/x",
    "site local": "http://[fec0::1]/job/x",
    "multicast": "http://224.0.0.1/job/x",
}
NO_WEB = {
    "file": "file:///etc/passwd",
    "data": "data:text/html,<h1>x</h1>",
    "ftp": "ftp://127.0.0.1:{port}/job/x",
    "script": "javascript:alert(1)",
}
REDIRECTS = LOOPBACK | OTHERS | ODD | NO_WEB


@pytest.fixture(scope="module")
def house() -> Iterator[Server]:
    """Something of ours that no board has any business with; it would answer."""
    with Server(lambda _: posting()) as server:
        yield server


@pytest.fixture(scope="module")
def port(house: Server) -> int:
    return urlsplit(house.origin).port or 0


Inside = tuple[Crawled, list[str]]


@pytest.fixture(scope="module")
def started(cli: Cli, house: Server, port: int, tmp_path_factory: pytest.TempPathFactory) -> Inside:
    """Sites that begin inside the house, without an endpoint: nothing but the guard stands before it."""
    folder = tmp_path_factory.mktemp("inside")
    starts = {slug(name): url.format(port=port) for name, url in (LOOPBACK | OTHERS).items()}
    house.requests.clear()
    with Server(site()) as good:
        endpoint = f"site-good={good.origin}"
        profile = search(folder, {"good": "http://jobs.example/sitemap.xml", **starts})
        environment = {**os.environ, "POTSDAM_JOBS_CONTACT": "test@example.org"}
        done = cli("crawl", "--out", folder / "data", "--profile", profile, "--endpoint", endpoint, env=environment)
    return Crawled(done, folder / "data", {"good": good}), list(house.requests)


def test_a_start_inside_the_house_is_not_asked(started: Inside) -> None:
    run, reached = started
    assert reached == []
    assert run.done.returncode == 3, run.done.stderr
    assert "Traceback" not in run.done.stderr
    assert run.verdict("good") == "complete", "and what the operator named is asked"


@pytest.mark.parametrize("name", LOOPBACK | OTHERS)
def test_a_start_inside_the_house_is_told(started: Inside, name: str) -> None:
    run, _ = started
    assert run.verdict(slug(name)) == "failed"
    assert "is inside the house and was not asked" in run.said(slug(name))


@pytest.fixture(scope="module")
def redirected(cli: Cli, house: Server, port: int, tmp_path_factory: pytest.TempPathFactory) -> Inside:
    """Every spelling as a redirect of a listing, as one of a posting, and as a link of a listing."""
    sites: dict[str, Answers] = {"good": site()}
    tried: set[str] = set()

    def first_broken(asked: Asked) -> Reply:
        there = f"http://localhost:{port}/job/x"
        if asked.path in tried:
            return Reply(status=302, headers={"Location": there})
        tried.add(asked.path)
        return Reply(status=500)

    home, moved = (Reply(status=302, headers={"Location": place}) for place in ("/home", "/job/7"))
    both = sitemap("http://jobs.example/job/1", "http://jobs.example/job/2")
    sites["home"] = site(lambda asked: html("Karriere") if asked.path == "/home" else both, home)
    sites["moved"] = site(detail=lambda asked: posting(7) if asked.path == "/job/7" else moved)
    sites["retried"] = site(detail=first_broken)  # Scrapy lets a request that was tried again pass its filter
    for name, url in REDIRECTS.items():
        there = url.format(port=port)
        away = Reply(status=302, headers={"Location": there.encode().decode("latin-1")})
        sites[f"listing-{slug(name)}"] = site(listing=away)
        sites[f"posting-{slug(name)}"] = site(detail=away)
    links = (url.format(port=port) for url in REDIRECTS.values())
    sites["links"] = site(listing=html("".join(f'<a href="{escape(link)}?/job/">Stelle</a>' for link in links)))
    house.requests.clear()
    run = crawl_sites(cli, tmp_path_factory.mktemp("redirected"), sites)
    return run, list(house.requests)


def test_a_redirect_into_the_house_is_not_followed(redirected: Inside) -> None:
    run, reached = redirected
    assert reached == []
    assert run.done.returncode == 3
    assert run.verdict("good") == "complete"


@pytest.mark.parametrize("name", REDIRECTS)
def test_a_redirect_into_the_house_gives_nothing(redirected: Inside, name: str) -> None:
    run, _ = redirected
    for kind in ("listing", "posting"):
        assert run.verdict(f"{kind}-{slug(name)}") == "failed"
        assert run.said(f"{kind}-{slug(name)}")


def test_links_into_the_house_are_asked_at_the_endpoint(redirected: Inside) -> None:
    run, _ = redirected
    assert run.servers["links"].requests[:2] == ["/robots.txt", "/sitemap.xml"]
    assert "/job/x" in "".join(run.servers["links"].requests[2:])


def test_a_retried_request_is_not_redirected_elsewhere_either(redirected: Inside) -> None:
    run, _ = redirected
    assert "pages of postings that could not be read: 1 of 1" in run.said("retried")


def test_a_redirect_is_judged_by_where_it_leads(redirected: Inside) -> None:
    """What Scrapy filters vanishes without a word: postings would be missing from a complete listing."""
    run, _ = redirected
    assert "postings that could not be read at all: 2 of 2" in run.said("home")
    assert (run.verdict("moved"), len(run.rows("moved"))) == ("complete", 1)


def resolved(name: str, address: str, monkeypatch: pytest.MonkeyPatch) -> object:
    """What our resolver makes of an answer of the DNS."""
    monkeypatch.setattr(CachingThreadedResolver, "getHostByName", lambda *_: succeed(address))
    monkeypatch.setattr(OutsideResolver, "refused", set())
    found: list[Any] = []
    answer: Deferred[str] = OutsideResolver(None, 0, 1).getHostByName(name)  # type: ignore[arg-type]
    answer.addBoth(found.append)
    return found[0] if isinstance(found[0], str) else found[0].type


RESOLVED = {
    "outside": ("8.8.8.8", "8.8.8.8"),
    "loopback": ("127.0.0.1", DNSLookupError),
    "private": ("192.168.1.10", DNSLookupError),
    "cloud metadata": ("169.254.169.254", DNSLookupError),
    "shared": ("100.127.255.254", DNSLookupError),
    "nowhere": ("0.0.0.0", DNSLookupError),  # noqa: S104 - an answer, not a socket
    "everywhere": ("255.255.255.255", DNSLookupError),
}


@pytest.mark.parametrize(("address", "expected"), RESOLVED.values(), ids=RESOLVED)
def test_a_name_is_judged_by_its_address(address: str, expected: object, monkeypatch: pytest.MonkeyPatch) -> None:
    assert resolved("jobs.example", address, monkeypatch) == expected


def test_a_name_is_judged_each_time_that_it_is_dialled(monkeypatch: pytest.MonkeyPatch) -> None:
    assert resolved("rebinds.example", "8.8.8.8", monkeypatch) == "8.8.8.8"
    assert resolved("rebinds.example", "10.0.0.7", monkeypatch) is DNSLookupError
    assert OutsideResolver.refused == {"rebinds.example"}, "so that the sentence can say why"


def test_an_endpoint_may_be_inside_and_only_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(OutsideResolver, "endpoint_hosts", set())
    refuse_inside("http://mirror.example/jobs", endpoint="http://mirror.example")
    assert resolved("mirror.example", "10.0.0.7", monkeypatch) == "10.0.0.7"
    assert resolved("other.example", "10.0.0.7", monkeypatch) is DNSLookupError
    with pytest.raises(InsideAddress):  # another board's link to the operator's mirror
        refuse_inside("http://mirror.example/jobs", endpoint=None)


IPV6 = {
    "loopback": ("::1", True),
    "mapped": ("::ffff:192.168.0.1", True),
    "mapped, outside": ("::ffff:8.8.8.8", False),
    "compatible": ("::192.168.0.1", True),
    "translated": ("64:ff9b::10.0.0.1", True),
    "6to4": ("2002:7f00:1::", True),
    "link-local with its zone": ("fe80::1%eth0", True),
    "link-local with its zone, quoted": ("fe80::1%25eth0", True),
    "unique local": ("fc00::1", True),
    "site local": ("fec0::1", True),
    "multicast": ("ff02::1", True),
    "outside": ("2606:4700::1111", False),
}


@pytest.mark.parametrize(("address", "inside"), IPV6.values(), ids=IPV6)
def test_ipv6_is_not_resolved_so_its_spelling_is_judged(address: str, inside: bool) -> None:
    assert is_inside(address) is inside


# --- answers that swell, never end, or are something else ------------------------------------------------------------

ZEROS = 300 * 1024 * 1024
MARK = "this-line-is-on-our-disk-only"


@cache
def bomb(kind: str) -> Reply:
    """300 MB of zeros in very few bytes."""
    gz = zlib.compressobj(1, wbits=31)
    pack: dict[str, Callable[[], bytes]] = {
        "gzip": lambda: b"".join(gz.compress(bytes(1 << 20)) for _ in range(ZEROS >> 20)) + gz.flush(),
        "gzip, gzip": lambda: gzip.compress(bomb("gzip").sent),
        "deflate": lambda: zlib.compress(bytes(ZEROS // 4), 1),
        "br": lambda: brotli.compress(bytes(ZEROS // 4), quality=1),
    }
    return Reply(pack[kind](), kind="text/html", headers={"Content-Encoding": kind})


def dtd(inner: str, body: str) -> Reply:
    namespace = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return xml(f'<!DOCTYPE urlset [{inner}]><urlset xmlns="{namespace}"><url><loc>{body}</loc></url></urlset>')


LAUGHS = '<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 20}">' for before, name in zip("abcdefg", "bcdefgh", strict=True)
)


def endless(asked: Asked) -> Reply:
    number = int(asked.query.get("n", 0)) + 1
    there = f"<sitemap><loc>http://jobs.example/sitemap.xml?n={number}</loc></sitemap>"
    return xml(f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{there}</sitemapindex>')


def wide(_: Asked) -> Reply:
    there = "".join(f"<sitemap><loc>http://jobs.example/{n}</loc></sitemap>" for n in range(50_000))
    return xml(f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{there}</sitemapindex>')


def swelling(secret: Path) -> dict[str, tuple[Answers, str, str]]:
    """Answers, the verdict, and what is said of it."""
    deep = html("<div>" * 200_000 + '<a href="/job/1">Stelle</a>')
    data = f'<script type="application/ld+json">{"[" * 200_000}</script>'
    return {
        "gzip": (site(bomb("gzip")), "failed", "/sitemap.xml"),
        "deflate": (site(bomb("deflate")), "failed", "/sitemap.xml"),
        "brotli": (site(bomb("br")), "failed", "/sitemap.xml"),
        "gzip-in-gzip": (site(bomb("gzip, gzip")), "failed", "/sitemap.xml"),
        "gzip-of-a-posting": (site(detail=bomb("gzip")), "failed", "could not be read: 1 of 1"),
        "gzip-as-robots": (site(robots=bomb("gzip")), "failed", "it is too large"),
        "not-gzip": (site(Reply(b"zip", headers={"Content-Encoding": "gzip"})), "failed", ""),
        "large": (site(lambda _: Reply(b" " * (17 << 20))), "failed", "was too large"),
        "announced-large": (site(Reply(b"<html>", announced=1 << 40)), "failed", "was too large"),
        "laughs": (site(dtd(LAUGHS, "http://jobs.example/job/&h;")), "failed", "has changed or is broken"),
        "entity": (site(dtd('<!ENTITY a "job/1">', "http://jobs.example/&a;")), "failed", "document type of its own"),
        "our-disk": (
            site(dtd(f'<!ENTITY a SYSTEM "{secret.as_uri()}">', "http://jobs.example/job/&a;")),
            "failed",
            "document type of its own",
        ),
        "foreign-dtd": (
            site(Reply(f'<!DOCTYPE urlset SYSTEM "{secret.as_uri()}"><urlset/>', kind="application/xml")),
            "failed",
            "document type of its own",
        ),
        "deep": (site(deep), "failed", "neither postings nor links to any"),
        "deep-data": (site(detail=html(data), jobs=6), "failed", "could not be read at all"),
        "comments": (site(html("<!--" * 250_000)), "failed", ""),
        "comments-in-a-posting": (site(detail=posting(head="<!-- -->" * 125_000)), "complete", ""),
        "endless": (site(endless), "failed", "goes on after 200 pages"),
        "wide": (site(wide), "failed", "goes on after 200 pages"),
        "many": (site(jobs=100_000), "partial", "more than 200 pages of postings"),
        "null-bytes": (site(Reply(b"\0" * 1000, kind="text/html")), "failed", ""),
        "nothing": (site(Reply(b"", kind="text/html")), "failed", "an empty answer"),
        "picture": (site(Reply(b"\x89PNG\r\n\x1a\n" + b"\0" * 100, kind="image/png")), "failed", ""),
        "wrong-charset": (site(Reply(b"<html>\xff\xfe</html>", kind="text/html; charset=utf-7")), "failed", ""),
        "good": (site(), "complete", ""),
    }


SWELLING = tuple(swelling(Path("/nowhere")))


@pytest.fixture(scope="module")
def swollen(tmp_path_factory: pytest.TempPathFactory) -> tuple[Crawled, int, Path]:
    """One crawl of them all, and the most memory that it had, in MiB."""
    folder = tmp_path_factory.mktemp("swollen")
    secret = folder / "secret.txt"
    secret.write_text(MARK, encoding="utf-8")
    peak = folder / "peak"
    # A process in between, for what a process once had is counted for its children, too.
    apart = (
        "import resource, subprocess, sys; done = subprocess.run(sys.argv[2:]); "
        "open(sys.argv[1], 'w').write(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)); "
        "sys.exit(done.returncode)"
    )

    def run(*arguments: object) -> subprocess.CompletedProcess[str]:
        program = Path(sys.executable).with_name("potsdam-jobs")
        command = [sys.executable, "-c", apart, str(peak), str(program), *map(str, arguments)]
        return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)

    answers = {name: how[0] for name, how in swelling(secret).items()}
    crawled = crawl_sites(run, folder, answers)
    return crawled, int(peak.read_text()) // 1024, secret


def test_no_answer_swells(swollen: tuple[Crawled, int, Path]) -> None:
    run, peak, _ = swollen
    assert run.done.returncode == 3
    assert peak < 300, f"{peak} MiB"


@pytest.mark.parametrize("name", SWELLING)
def test_what_is_said_of_it(swollen: tuple[Crawled, int, Path], name: str) -> None:
    run, _, secret = swollen
    _, verdict, sentence = swelling(secret)[name]
    assert run.verdict(name) == verdict, run.said(name)
    assert sentence in run.said(name)


def test_bounds_of_a_listing(swollen: tuple[Crawled, int, Path]) -> None:
    run, _, _ = swollen
    asked = {name: len(server.requests) for name, server in run.servers.items()}
    assert max(asked.values()) <= 202  # robots.txt, the sitemap, 200 pages
    assert asked["gzip-as-robots"] <= 2, "robots.txt is all that was asked for"


def test_nothing_of_our_disk_is_read(swollen: tuple[Crawled, int, Path]) -> None:
    run, _, _ = swollen
    assert not [path for path, content in below(run.out) if MARK.encode() in content]
    assert MARK not in run.done.stdout + run.done.stderr
    assert not any(MARK in path for server in run.servers.values() for path in server.requests)


# --- what stands in a posting ----------------------------------------------------------------------------------------

CONTROLS = {*map(chr, range(32)), "\x7f", *map(chr, range(0x80, 0xA0)), *"\u202a\u202b\u202d\u202e\u2066\u2067\u2068"}
BAD = "<script>alert(1)</script><b onclick=x>Leiter\x00 \x1b[31mKundenservice\x07 (m/w/d)</b>\u202e=1+1"
EVIL = '=HYPERLINK("http://evil.example")<img src=x onerror=alert(1)>\x1b]0;x\x07 GmbH'


@pytest.fixture(scope="module")
def planted(cli: Cli, tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    said: dict[str, Any] = {
        "title": BAD,
        "hiringOrganization": {"name": EVIL},
        "url": "javascript:alert(1)",
        "description": f"<p>{BAD}</p><script>alert(2)</script><p>&lt;script&gt;alert(3)&lt;/script&gt;</p>",
        "employmentType": BAD,
    }
    folder = tmp_path_factory.mktemp("planted")
    return crawl_sites(cli, folder, {"planted": site(detail=posting(**said))}, "--keep-all")


def test_mark_up_and_control_characters_become_text(planted: Crawled) -> None:
    (row,) = planted.rows("planted")
    said = {name: value for name, value in row.items() if isinstance(value, str)}
    odd = {name: value for name, value in said.items() if set(value) & CONTROLS - {"\n"}}
    assert not odd
    # What a title or a name holds is text, whatever it looks like; of a description the text is taken.
    assert row["title"] == "<script>alert(1)</script><b onclick=x>Leiter [31mKundenservice (m/w/d)</b>=1+1"
    assert row["employer"].startswith('=HYPERLINK("http://evil.example")<img')
    assert "alert(1)" not in row["description"]
    assert "alert(2)" not in row["description"]
    assert row["url"].startswith("http://jobs.example/"), "not javascript:"


def test_no_control_character_reaches_the_terminal(planted: Crawled) -> None:
    shown = planted.done.stdout + planted.done.stderr
    assert not set(shown) & CONTROLS - {"\n"}


def test_no_control_character_of_an_address_reaches_the_terminal(cli: Cli, tmp_path: Path) -> None:
    def answers(asked: Asked) -> Reply | None:
        reply = jobs(asked)
        if reply is not None:
            reply.body["links"]["next"] = "https://evil.example/\x1b]0;owned\x07\x1b[2J"
            reply.body["data"][0]["\x1b[31mnew"] = "x"
        return reply

    jobs = arbeitnow.answers(stock(market(DAY), "arbeitnow"), page_size=4)
    profile = tmp_path / "profile.toml"
    profile.write_text(SEARCH.format(boards='"arbeitnow"', terms='"Leiter Kundenservice"'), encoding="utf-8")
    with Server(answers) as server:
        run = cli("crawl", "--out", tmp_path / "data", "--profile", profile, "--endpoint", f"arbeitnow={server.origin}")
    assert run.returncode in (3, 4), run.stderr
    assert len(server.requests) == 3, "robots.txt, the first page, and the next one at the endpoint"
    assert not set(run.stdout + run.stderr) & CONTROLS - {"\n"}


# --- keys of the operator --------------------------------------------------------------------------------------------

SECRETS = {
    "ADZUNA_APP_ID": "geheim-kennung-4711",
    "ADZUNA_APP_KEY": "geheim/schluessel+0815=",
    "RECRUITEE_TOKEN": "geheim-marke-1234",
}


def hung_up(_: Asked) -> Reply:
    """The server closes the connection without an answer."""
    raise ConnectionAbortedError


def faults(house: Server) -> dict[str, Callable[[Asked], Reply | None]]:
    there = {"Location": f"{house.origin}/away"}
    return {
        "broken": lambda _: Reply("<html>", 500, "text/html"),
        "hung up": hung_up,
        "sent on": lambda _: Reply(status=302, headers=there),
        "sent on for good": lambda _: Reply(status=308, headers=there),
        "sent on by a page": lambda _: html(f'<meta http-equiv="refresh" content="0;url={house.origin}/away">'),
        "cut short": lambda _: Reply(b"{", announced=1000),
        "damaged": lambda _: Reply(b"{"),
        "missing": lambda _: None,
        "large": lambda _: Reply(b" " * (17 << 20)),
        "bomb": lambda _: bomb("br"),
    }


@pytest.fixture(scope="module")
def keyed(cli: Cli, house: Server, tmp_path_factory: pytest.TempPathFactory) -> tuple[Crawled, list[str]]:
    """Boards with keys, every phrase and every employer with another fault, and all that Scrapy logs."""
    folder = tmp_path_factory.mktemp("keyed")
    offers = stock(market(DAY), "adzuna")
    good, also_good, wrong = adzuna.answers(offers), recruitee.answers(offers), faults(house)

    def search_by_phrase(asked: Asked) -> Reply | None:
        fault = wrong.get(asked.query.get("what_phrase", ""))
        return fault(asked) if fault and asked.path != "/robots.txt" else good(asked)

    def offers_of(fault: Callable[[Asked], Reply | None]) -> Answers:
        return lambda asked: None if asked.path == "/robots.txt" else fault(asked)

    text = SEARCH.format(boards='"adzuna", "recruitee"', terms=", ".join(f'"{name}"' for name in [*wrong][1:]))
    text = text.replace("terms = [", 'terms = ["Leiter Kundenservice", ')
    for name in ("good", *wrong):
        said = f'name = "{name}"\nsystem = "recruitee"\naccount = "{slug(name)}"\nverified_on = 2026-11-24\n'
        text += f"[[employers]]\n{said}"
    profile = folder / "profile.toml"
    profile.write_text(text, encoding="utf-8")
    house.requests.clear()
    with ExitStack() as stack:
        servers = {"adzuna": stack.enter_context(Server(search_by_phrase))}
        for name, fault in {"good": also_good, **wrong}.items():
            servers[f"recruitee-{slug(name)}"] = stack.enter_context(Server(offers_of(fault)))
        endpoints = [f"--endpoint={name}={server.origin}" for name, server in servers.items()]
        environment = {**os.environ, **SECRETS}
        done = cli(
            "crawl", "--out", folder / "data", "--profile", profile, *endpoints, "--verbose", "--keep-all",
            env=environment,
        )  # fmt: skip
    return Crawled(done, folder / "data", servers), list(house.requests)


Keyed = tuple[Crawled, list[str]]


def test_keys_open_the_boards(keyed: Keyed) -> None:
    run, _ = keyed
    boards = run.record["boards"]
    assert run.done.returncode == 3, run.done.stderr[-3000:]
    assert (boards["adzuna"]["verdict"], boards["adzuna"]["postings"] > 0) == ("partial", True)
    assert boards["recruitee-good"]["verdict"] == "complete"
    assert "app_key=geheim%2Fschluessel%2B0815%3D" in "".join(run.servers["adzuna"].requests)


def test_keys_appear_nowhere(keyed: Keyed) -> None:
    run, _ = keyed
    parts = [part for value in SECRETS.values() for part in (value, quote_plus(value), repr(value)[1:-1])]
    shown = run.done.stdout + run.done.stderr
    assert "INFO" in shown, "Scrapy was talkative"
    assert not [line for line in shown.splitlines() if any(part in line for part in parts)]
    kept = [(path, part) for path, content in below(run.out) for part in parts if part.encode() in content]
    assert not kept
    rows = load(run.out, latest=True).to_csv()  # Parquet is compressed
    assert not [part for part in parts if part in rows]


def test_keys_are_carried_to_nobody_else(keyed: Keyed) -> None:
    _, reached = keyed
    assert reached == [], "a redirect was followed"


# --- names and settings ----------------------------------------------------------------------------------------------

EMPLOYER = '[[employers]]\nname = "x"\nsystem = "{system}"\naccount = "{account}"\nverified_on = 2026-11-24\n'
SITE = '[[sites]]\nname = "{name}"\nstart = ["{start}"]\npages = "/job/"\n'
REFUSED = {
    "account that climbs": (EMPLOYER.format(system="personio", account="../../etc"), "account must be"),
    "account that climbs later": (EMPLOYER.format(system="personio", account="a/../../etc"), "account must be"),
    "account from the root": (EMPLOYER.format(system="personio", account="/etc/passwd"), "account must be"),
    "account with another host": (EMPLOYER.format(system="personio", account="evil.example#"), "account must be"),
    "account with a user": (EMPLOYER.format(system="personio", account="a@127.0.0.1"), "account must be"),
    "account with a port": (EMPLOYER.format(system="personio", account="127.0.0.1:80"), "account must be"),
    "account of many letters": (EMPLOYER.format(system="personio", account="a" * 100), "at most 64"),
    "system that climbs": (EMPLOYER.format(system="../personio", account="x"), "at most 64 letters"),
    "system that is none": (EMPLOYER.format(system="site", account="x"), "there is no applicant system"),
    "site that climbs": (SITE.format(name="../x", start="https://jobs.example"), "lower-case letters"),
    "site with a slash": (SITE.format(name="a/b", start="https://jobs.example"), "lower-case letters"),
    "site with a line break": (SITE.format(name="a\\n", start="https://jobs.example"), "lower-case letters"),
    "site with a null": (SITE.format(name="a\\u0000b", start="https://jobs.example"), "lower-case letters"),
    "site on our disk": (SITE.format(name="x", start="file:///etc/passwd"), "http or https"),
    "site in itself": (SITE.format(name="x", start="data:text/html,x"), "http or https"),
}


@pytest.mark.parametrize(("toml", "sentence"), REFUSED.values(), ids=REFUSED)
def test_names_that_could_be_paths_are_refused(tmp_path: Path, toml: str, sentence: str) -> None:
    path = tmp_path / "profile.toml"
    path.write_text(SEARCH.format(boards='"arbeitsagentur"', terms='"Leiter"') + toml, encoding="utf-8")
    run = CliRunner().invoke(main, ["crawl", "--out", str(tmp_path / "data"), "--profile", str(path)])
    assert (run.exit_code, run.stdout) == (2, "")
    assert sentence in run.stderr
    assert len(run.stderr.splitlines()) == 1
    assert [found.name for found in tmp_path.iterdir()] == ["profile.toml"]


SETTINGS = {
    "REMOTE_CONTROL_ENABLED": False,
    "TELNETCONSOLE_ENABLED": False,
    "HTTPPROXY_ENABLED": False,
    "COOKIES_ENABLED": False,
    "REFERER_ENABLED": False,
    "METAREFRESH_ENABLED": False,
    "HTTPCACHE_ENABLED": False,
    "DOWNLOAD_VERIFY_CERTIFICATES": True,
    "DOWNLOAD_MAXSIZE": 16 * 1024 * 1024,
    "DOWNLOAD_TIMEOUT": 30,
    "DNSCACHE_ENABLED": False,
    "TWISTED_DNS_RESOLVER": "crawler.addresses.OutsideResolver",
    "CONCURRENT_REQUESTS": 1,
    "REDIRECT_MAX_TIMES": 5,
}


@pytest.mark.parametrize("name", SETTINGS)
def test_settings(name: str) -> None:
    assert project_settings()[name] == SETTINGS[name]


LEFT_OUT = {
    "DOWNLOADER_MIDDLEWARES_BASE": {
        "CookiesMiddleware",
        "HttpAuthMiddleware",
        "HttpCacheMiddleware",
        "HttpProxyMiddleware",
        "MetaRefreshMiddleware",
        "OffsiteMiddleware",
        "RobotsTxtMiddleware",
    },
    "EXTENSIONS_BASE": {
        "AutoThrottle",
        "LogCount",
        "MemoryDebugger",
        "RemoteControl",
        "SpiderState",
        "TelnetConsole",
    },
}


@pytest.mark.parametrize("name", LEFT_OUT)
def test_which_parts_of_scrapy_are_left_out(name: str) -> None:
    shipped, ours = getattr(default_settings, name), project_settings()[name]
    assert ours.items() <= shipped.items(), "at the places that Scrapy gives them"
    assert {path.rpartition(".")[2] for path in shipped.keys() - ours.keys()} == LEFT_OUT[name], "each has its reason"


def test_only_the_web_is_asked_and_only_through_the_guard() -> None:
    handlers = project_settings().getwithbase("DOWNLOAD_HANDLERS")
    assert {scheme for scheme, handler in handlers.items() if handler} == {"http", "https"}
    assert {handler for handler in handlers.values() if handler} == {"crawler.hosts.OneAtATime"}


@pytest.mark.parametrize("name", spiders())
def test_every_board_knows_its_hosts(name: str) -> None:
    crawler = Crawler(spiders()[name], project_settings())
    for endpoint in (None, "http://127.0.0.1:8000"):
        own = spiders()[name].from_crawler(crawler, endpoint=endpoint).allowed_domains
        assert own
        assert all(re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", host) for host in own), own
        assert endpoint is None or own == ["127.0.0.1"]
