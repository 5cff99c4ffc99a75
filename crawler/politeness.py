"""What a board allows: robots.txt by RFC 9309, and reservations that a page states itself."""

import re
from collections.abc import Iterator
from time import monotonic
from typing import Self
from urllib.parse import urlsplit

from protego import Protego
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    IgnoreRequest,
)
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from crawler.addresses import refuse_inside
from crawler.hosts import Host, host_of

AGENT = "potsdam-jobs"
"""Product token: the name that a robots.txt can address us by."""
READ = 512 * 1024  # bytes of a robots.txt that are read; RFC 9309 asks for at least 500 KiB


class RobotsRefused(IgnoreRequest):
    """robots.txt closes the address, or could not be asked."""


class Elsewhere(IgnoreRequest):
    """The board sends us on to a host that its spider does not know."""


class Reserved(IgnoreRequest):
    """The page itself says that machines shall not use it."""


class Robots:
    """Downloader middleware: asks a host for its rules before anything else.

    2xx are the rules, 4xx means that there are none, redirects are followed; everything else (5xx, no connection,
    no answer in time) means no. Rules are kept for a day. A `Crawl-delay` becomes the host's delay.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """The middleware of a crawl; what it learns is shared with all crawls of this process."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Let a request pass, or not.

        Raises:
            Elsewhere: a redirect leads to another host.
            InsideAddress: it leads into the house; that says nothing about the rules of whoever is there.
            RobotsRefused: the rules close the address, or nobody answers for them.
        """
        self._stay_at_the_board(request)
        if request.meta.get("dont_obey_robotstxt"):
            return
        refuse_inside(request.url, endpoint=getattr(self.crawler.spider, "endpoint", None))
        host = host_of(request.url)
        async with host.asking_rules:
            if not host.rules_are_fresh:
                await self._ask(request.url, host)
        if host.rules is False:
            site = urlsplit(request.url).netloc
            self._said(f"cannot be asked ({host.why_no}), which means no")
            raise RobotsRefused(f"robots.txt of {site} cannot be asked ({host.why_no}), which means no")
        if isinstance(host.rules, Protego) and not host.rules.can_fetch(request.url, AGENT):
            self._said(f"closes {urlsplit(request.url).path}")
            raise RobotsRefused(f"robots.txt closes {request.url}")
        self._said(_allows(host))

    def _said(self, what: str) -> None:
        """Keep what the rules said for the run's coverage; a no outlasts a yes."""
        stats = self.crawler.stats
        assert stats is not None  # noqa: S101 - Scrapy makes them before any middleware
        if stats.get_value("robots") is None or not what.startswith("open"):
            stats.set_value("robots", what)

    def _stay_at_the_board(self, request: Request) -> None:
        """Judge redirects here: those that Scrapy filters vanish without a word, and retried ones pass its filter."""
        request.dont_filter = True  # of what follows from this request; it has itself passed the filters
        name, own = urlsplit(request.url).hostname or "", getattr(self.crawler.spider, "allowed_domains", ())
        if not request.meta.get("allow_offsite") and not any(name == host or name.endswith(f".{host}") for host in own):
            raise Elsewhere(f"{request.url} is no address of the board")

    async def _ask(self, url: str, host: Host) -> None:
        there = urlsplit(url)
        meta = {"dont_obey_robotstxt": True, "allow_offsite": True, "max_retry_times": 1}
        request = Request(f"{there.scheme}://{there.netloc}/robots.txt", meta=meta, callback=NO_CALLBACK)
        assert self.crawler.engine is not None  # noqa: S101 - a request is on its way
        try:
            answer = await self.crawler.engine.download_async(request)
            host.rules, host.why_no = _rules(answer), f"HTTP {answer.status}"
        except IgnoreRequest as error:
            # More redirects than RFC 9309 wants followed count as no rules; all else, e.g. an address inside, as no.
            endless = type(error) is IgnoreRequest and "max redirections" in str(error)
            too_large = type(error) is IgnoreRequest and not endless  # unpacked
            host.rules, host.why_no = endless, _WHY[DownloadCancelledError] if too_large else str(error)
        except Exception as error:  # whatever it was, the rules are not known
            host.rules, host.why_no = False, _WHY.get(type(error), type(error).__name__)
        host.rules_at = monotonic()
        if isinstance(host.rules, Protego):
            host.crawl_delay = float(host.rules.crawl_delay(AGENT) or 0)


_WHY: dict[type[Exception], str] = {
    DownloadConnectionRefusedError: "the connection was refused",
    CannotResolveHostError: "its host was not found",
    DownloadTimeoutError: "no answer in time",
    DownloadCancelledError: "it is too large",
}


def _allows(host: Host) -> str:
    if not isinstance(host.rules, Protego):
        return f"open: there are no rules ({host.why_no})"
    return f"open, {host.crawl_delay:g} s between requests" if host.crawl_delay else "open"


def _rules(answer: Response) -> Protego | bool:
    if 200 <= answer.status < 300:
        return Protego.parse(answer.body[:READ].decode("utf-8-sig", "ignore"))
    return 300 <= answer.status < 500


_META = re.compile(rb"<meta\s[^>]{0,500}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(rb"""(?i)([a-z-]{1,20})\s?=\s?(?:"([^"]{0,300})"|'([^']{0,300})'|([^\s>"']{1,300}))""")


def reservation(response: Response) -> str | None:
    """What an answer reserves against machines: `noai` (header or meta) or `tdm-reservation` (TDMRep).

    Rules for another agent by name do not concern us.

    >>> reservation(Response("https://board.example", headers={"X-Robots-Tag": "noai, noimageai"}))
    'X-Robots-Tag: noai'
    >>> reservation(Response("https://board.example", body=b'<meta name="tdm-reservation" content="1">'))
    'meta tdm-reservation'
    """
    for line in response.headers.getlist("X-Robots-Tag"):
        if "noai" in _for_us(line.decode("latin-1")):
            return "X-Robots-Tag: noai"
    if (response.headers.get("tdm-reservation") or b"").strip() == b"1":
        return "tdm-reservation: 1"
    for name, content in _metas(response.body[:READ]):
        if name in ("robots", AGENT) and "noai" in _listed(content):
            return "meta robots noai"
        if name == "tdm-reservation" and content.strip() == "1":
            return "meta tdm-reservation"
    return None


_AGENT = re.compile(r"\s*([\w*-]+)\s*:(.*)")
_WITH_VALUE = ("unavailable_after", "max-snippet", "max-image-preview", "max-video-preview")


def _for_us(line: str) -> Iterator[str]:
    """The rules of an X-Robots-Tag that are not for another agent; a name holds for all rules that follow.

    >>> list(_for_us("otherbot: noai, noindex")), list(_for_us("noai, unavailable_after: 24 Nov 2026 06:00:00 GMT"))[0]
    ([], 'noai')
    """
    agent = "*"
    for rule in line.split(","):
        named = _AGENT.fullmatch(rule)
        if named and named[1].casefold() not in _WITH_VALUE:
            agent, rule = named[1].casefold(), named[2]  # noqa: PLW2901 - what is left of the rule
        if agent in ("*", AGENT):
            yield rule.strip().casefold()


def _listed(rules: str) -> set[str]:
    return {rule.strip().casefold() for rule in rules.split(",")}


def _metas(body: bytes) -> Iterator[tuple[str, str]]:
    if body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] != b"<":
        return
    for tag in _META.findall(body):
        said = {name.lower(): (a or b or c) for name, a, b, c in _ATTRIBUTE.findall(tag)}
        yield said.get(b"name", b"").decode("latin-1").casefold(), said.get(b"content", b"").decode("utf-8", "replace")


class Reservations:
    """Downloader middleware: an answer whose owner reserves it is not read."""

    def process_response(self, request: Request, response: Response) -> Response:
        """Let an answer pass, or not.

        Raises:
            Reserved: the answer reserves itself.
        """
        if not request.meta.get("dont_obey_robotstxt") and (said := reservation(response)):
            raise Reserved(f"{response.url} is reserved by its owner ({said})")
        return response
