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

from crawler.hosts import Host, host_of

AGENT = "potsdam-jobs"
"""Product token: the name that a robots.txt can address us by."""
READ = 512 * 1024  # bytes of a robots.txt that are read; RFC 9309 asks for at least 500 KiB


class RobotsRefused(IgnoreRequest):
    """robots.txt closes the address, or could not be asked."""


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
            RobotsRefused: the rules close the address, or nobody answers for them.
        """
        if request.meta.get("dont_obey_robotstxt"):
            return
        host = host_of(request.url)
        async with host.asking_rules:
            if not host.rules_are_fresh:
                await self._ask(request.url, host)
        if host.rules is False:
            site = urlsplit(request.url).netloc
            raise RobotsRefused(f"robots.txt of {site} cannot be asked ({host.why_no}), which means no")
        if isinstance(host.rules, Protego) and not host.rules.can_fetch(request.url, AGENT):
            raise RobotsRefused(f"robots.txt closes {request.url}")

    async def _ask(self, url: str, host: Host) -> None:
        there = urlsplit(url)
        meta = {"dont_obey_robotstxt": True, "allow_offsite": True, "max_retry_times": 1}
        request = Request(f"{there.scheme}://{there.netloc}/robots.txt", meta=meta, callback=NO_CALLBACK)
        assert self.crawler.engine is not None  # noqa: S101 - a request is on its way
        try:
            answer = await self.crawler.engine.download_async(request)
            host.rules, host.why_no = _rules(answer), f"HTTP {answer.status}"
        except IgnoreRequest as error:
            # More redirects than RFC 9309 wants followed count as no rules; an address inside the house as no.
            host.rules, host.why_no = type(error) is IgnoreRequest, str(error)
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


def _rules(answer: Response) -> Protego | bool:
    if 200 <= answer.status < 300:
        return Protego.parse(answer.body[:READ].decode("utf-8", "ignore"))
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
        agent, _, rules = line.decode("latin-1").rpartition(":")
        if agent.strip().casefold() in ("", AGENT) and "noai" in _listed(rules):
            return "X-Robots-Tag: noai"
    if (response.headers.get("tdm-reservation") or b"").strip() == b"1":
        return "tdm-reservation: 1"
    for name, content in _metas(response.body[:READ]):
        if name in ("robots", AGENT) and "noai" in _listed(content):
            return "meta robots noai"
        if name == "tdm-reservation" and content.strip() == "1":
            return "meta tdm-reservation"
    return None


def _listed(rules: str) -> set[str]:
    return {rule.strip().casefold() for rule in rules.split(",")}


def _metas(body: bytes) -> Iterator[tuple[str, str]]:
    if body.lstrip()[:1] != b"<":
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
