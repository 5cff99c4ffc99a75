"""One visit at a time at a host, whichever boards of this process ask it, and not sooner than it wishes.

Many employers share the host of an applicant system, and each board crawls on its own; so the turn is taken
where the network begins, in the download handler.
"""

import asyncio
import datetime as dt
import logging
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from time import monotonic
from typing import Any
from urllib.parse import urlencode, urlsplit

from protego import Protego
from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError, DownloadFailedError, IgnoreRequest
from scrapy.http import Response

from crawler.addresses import InsideAddress, OutsideResolver, refuse_inside

LONGEST_WAIT = 120  # seconds that a run waits for a board that asks for patience; beyond, it leaves
DAY = 24 * 3600


class ComeBackLater(IgnoreRequest):
    """The board asks for more patience than a run has."""


@dataclass(slots=True)
class Host:
    """What this process knows of a host: whose turn it is, when it may be asked again, and its rules."""

    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    asking_rules: asyncio.Lock = field(default_factory=asyncio.Lock)
    free_at: float = 0.0
    crawl_delay: float = 0.0
    rules: Protego | bool | None = None
    rules_at: float = 0.0
    why_no: str = ""

    @property
    def rules_are_fresh(self) -> bool:
        """Whether the rules are known and younger than a day (RFC 9309, 2.4)."""
        return self.rules is not None and monotonic() - self.rules_at < DAY

    async def be_free(self, delay: float) -> None:
        """Wait until it may be asked, by who has the turn; the next visit is at least `delay` seconds after this one.

        Or as many as its robots.txt asks for.
        """
        wait = self.free_at - monotonic()
        if wait > LONGEST_WAIT:
            raise ComeBackLater(f"the board asks to come back in {wait:.0f} seconds")
        if wait > 0:
            await asyncio.sleep(wait)
        self.free_at = monotonic() + max(delay, self.crawl_delay)


_HOSTS: dict[str, Host] = {}


def host_of(url: str) -> Host:
    """The host of an address, the same for all boards of this process."""
    there = urlsplit(url)
    return _HOSTS.setdefault(f"{there.scheme}://{there.netloc}".lower(), Host())


def retry_after(headers: Mapping[str, Any]) -> float | None:
    """Seconds that an answer asks to wait, stated as seconds or as a date (RFC 9110, 10.2.3).

    >>> retry_after({"Retry-After": b"90"})
    90.0
    >>> retry_after({"Retry-After": b"Tue, 24 Nov 2026 06:00:30 GMT", "Date": b"Tue, 24 Nov 2026 06:00:00 GMT"})
    30.0
    """
    said, now = ((headers.get(name) or b"").decode("latin-1").strip() for name in ("Retry-After", "Date"))
    if said.isdecimal() and len(said) < 9:
        return float(said)
    try:
        since = parsedate_to_datetime(now) if now else dt.datetime.now(dt.UTC)
        return max(0.0, (parsedate_to_datetime(said) - since).total_seconds())
    except (ValueError, TypeError):
        return None


class WithoutKeys(logging.Filter):
    """Takes the operator's keys out of what Scrapy's handler logs: it names addresses as they are asked."""

    def __init__(self) -> None:
        super().__init__()
        self.queries: set[str] = set()

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every line pass, without keys."""
        said = record.getMessage()
        for query in self.queries:
            said = said.replace(query, "[keys]")
        record.msg, record.args = said, ()
        return True


_WITHOUT_KEYS = WithoutKeys()
for _name in (HTTP11DownloadHandler.__module__, "scrapy.utils._download_handlers"):
    logging.getLogger(_name).addFilter(_WITHOUT_KEYS)


class OneAtATime(HTTP11DownloadHandler):
    """Scrapy's handler behind the host's turn, the guard of our own addresses, and the keys of the operator.

    A request's `meta["keys"]` maps parameters of the query to environment variables, `meta["key_headers"]` headers.
    They are put in here and nowhere else, so that no log, statistic or record ever sees them.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.crawler = crawler
        self.delay = crawler.settings.getfloat("VISIT_DELAY")

    async def download_request(self, request: Request) -> Response:
        """Wait for the host's turn, then ask."""
        endpoint = getattr(self.crawler.spider, "endpoint", None)
        refuse_inside(request.url, endpoint=endpoint)
        host = host_of(request.url)
        async with host.turn:
            await host.be_free(self.delay)
            response = await self._ask(request)
        if response.status in (429, 503) and (wait := retry_after(response.headers)) is not None:
            host.free_at = max(host.free_at, monotonic() + wait)
            assert self.crawler.stats is not None  # noqa: S101 - Scrapy makes them before any handler
            self.crawler.stats.max_value("asked_to_wait_s", wait)
        return response

    async def _ask(self, request: Request) -> Response:
        asked = with_keys(request, own=getattr(self.crawler.spider, "address", ""))
        try:
            response = await super().download_request(asked)
        except CannotResolveHostError:
            name = urlsplit(request.url).hostname or ""
            if name in OutsideResolver.refused:
                raise InsideAddress(f"{name} is inside the house and was not asked") from None
            raise
        except Exception as error:
            if asked is request:
                raise
            raise DownloadFailedError(type(error).__name__) from None  # Twisted's own message cites the address
        return response if asked is request else response.replace(url=request.url)


def with_keys(request: Request, *, own: str) -> Request:
    """The request with the operator's keys, at the board's own host only: a redirect must not carry them off."""
    here, there = urlsplit(own), urlsplit(request.url)
    is_own = (there.scheme, there.netloc) == (here.scheme, here.netloc)
    if not is_own or not request.meta.keys() & {"keys", "key_headers"}:
        return request
    if headers := request.meta.get("key_headers"):
        told = {name: os.environ.get(variable, "") for name, variable in headers.items()}
        return request.replace(headers={**request.headers, **told})
    keys = urlencode({name: os.environ.get(variable, "") for name, variable in request.meta["keys"].items()})
    _WITHOUT_KEYS.queries.add(keys)
    return request.replace(url=f"{request.url}{'&' if there.query else '?'}{keys}")
