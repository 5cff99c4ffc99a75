"""What went wrong at a board, kept in its stats as one sentence each, for the verdict and the operator.

Scrapy ends as "finished" whatever a callback, a download or a pipeline raised; this is where that is noticed.
"""

import asyncio
from collections.abc import Iterable
from typing import Any, Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError
from scrapy.statscollectors import StatsCollector
from twisted.python.failure import Failure

from crawler.addresses import InsideAddress
from crawler.expect import Blocked, LayoutChanged, TooManyHits, WrongProfile
from crawler.hosts import ComeBackLater
from crawler.politeness import Reserved, RobotsRefused
from crawler.verdict import TROUBLES

_MOST = 20  # sentences kept a board; the count goes on
BLOCKED = (403, 429)


def note(stats: StatsCollector, kind: str, sentence: str) -> None:
    """Keep a trouble: its kind is counted, its sentence kept once."""
    stats.inc_value(f"trouble/{kind}")
    known: list[str] = stats.get_value(TROUBLES, [])
    if sentence not in known and len(known) < _MOST:
        stats.set_value(TROUBLES, [*known, sentence])


def status(failure: Failure) -> int | None:
    """The HTTP status, if that is what failed."""
    return failure.value.response.status if isinstance(failure.value, HttpError) else None


def sentence(failure: Failure) -> str:
    """Why a request has no answer, for a person."""
    url = failure.request.url if hasattr(failure, "request") else "the board"
    match failure.value:
        case HttpError() as error:
            return f"HTTP {error.response.status} from {error.response.url}"
        case DownloadConnectionRefusedError():
            return f"the connection to {url} was refused"
        case CannotResolveHostError():
            return f"the host of {url} was not found"
        case DownloadTimeoutError():
            return f"no answer in time from {url}"
        case InsideAddress() | RobotsRefused() | Reserved() | ComeBackLater() as error:
            return str(error)
        case IgnoreRequest():
            return f"not allowed: {url}"
        case DownloadCancelledError():
            return f"the answer of {url} was too large"
        case ResponseDataLossError():
            return f"the answer of {url} was cut short"
        case other:
            return f"no answer from {url} ({type(other).__name__})"


class TroubleMiddleware:
    """Turns what callbacks raise into troubles; only what nobody foresaw keeps its traceback."""

    def __init__(self, crawler: Crawler) -> None:
        assert crawler.stats is not None  # noqa: S101 - Scrapy makes them before any middleware
        self.stats = crawler.stats
        self.crawler = crawler
        self.stopping: asyncio.Task[None] | None = None
        crawler.signals.connect(self.item_error, signals.item_error)
        crawler.signals.connect(self.spider_error, signals.spider_error)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Watch a crawler, its pipelines too: Scrapy counts no errors of theirs."""
        return cls(crawler)

    def process_spider_exception(self, response: Response, exception: Exception) -> Iterable[Any] | None:  # noqa: ARG002
        """Keep the foreseen ones as troubles and go on with the other pages."""
        match exception:
            case Blocked():
                note(self.stats, "blocked", f"the board refuses us: {exception}")
                self._stop("blocked")
            case LayoutChanged():
                note(self.stats, "layout", f"the board has changed or is broken: {exception}")
            case WrongProfile():
                note(self.stats, "profile", str(exception))
            case TooManyHits():
                note(self.stats, "too_many", str(exception))
            case _:
                return None
        return []

    def spider_error(self, failure: Failure, response: Response) -> None:
        """A fault of the spider itself."""
        note(self.stats, "spider", f"the spider failed with {type(failure.value).__name__} at {response.url}")

    def item_error(self, item: Any, failure: Failure) -> None:
        """A posting that could not be normalized or kept; on a full disk every further one would be lost too."""
        if isinstance(failure.value, OSError):
            self._stop("spool_failed")
        note(self.stats, "item", f"a posting could not be kept ({type(failure.value).__name__}, {item.url})")

    def _stop(self, reason: str) -> None:
        """Leave the board. Not awaited: closing waits for what is in progress, and this is part of it."""
        if self.stopping is None and self.crawler.engine is not None:
            self.stopping = asyncio.ensure_future(self.crawler.engine.close_spider_async(reason=reason))
