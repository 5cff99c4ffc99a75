"""A visit to some boards, all at once in one process: who comes, whom they ask, and how."""

import datetime as dt
import logging
import os
import signal
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

from crawler.boards import Board, UnknownBoard, boards, chosen, project_settings
from crawler.nearest import meant
from pipelines.profile import ProfileError, SearchProfile


class UsageError(Exception):
    """The visit cannot begin as it was asked for; one sentence for the operator. Exit code 2."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """Which boards of a profile are visited, on whose behalf."""

    started_at: dt.datetime
    profile: SearchProfile
    profile_path: Path | None = None
    boards: tuple[str, ...] = ()
    endpoints: Mapping[str, str] = field(default_factory=dict)
    contact: str | None = None
    verbose: bool = False
    log_json: bool = False
    """Whether somebody else formats what is logged (`crawler/logline.py`)."""

    def chosen(self) -> list[Board]:
        """The boards to visit.

        Raises:
            UsageError: a board is unknown or closed, needs a key, or could not reach the operator.
        """
        try:
            known, visited = boards(self.profile), chosen(self.profile, self.boards)
        except (UnknownBoard, ProfileError) as error:
            raise UsageError(str(error)) from None
        for name in self.endpoints:
            if name not in known:
                raise UsageError(f"there is no board {name!r} to give an endpoint to{meant(name, known)}")
        for board in visited:
            if lacking := [name for name in board.spider.needs if not os.environ.get(name)]:
                raise UsageError(f"{board.name} needs {' and '.join(lacking)} in the environment")
        abroad = [board.name for board in visited if not is_loopback(self.endpoints.get(board.name))]
        if abroad and not self.contact:
            raise UsageError(
                f"{', '.join(abroad)} must be able to reach you: set POTSDAM_JOBS_CONTACT to an address or web page, "
                "it goes into the User-Agent"
            )
        return visited


class Watch(Protocol):
    """Whoever wants to know how far the boards are (`crawler/progress.py`)."""

    def follow(self, board: str, crawler: Any) -> None:
        """Take note of a board's crawl before it begins."""


def visit(
    order: Visit,
    visited: Iterable[Board],
    told: Mapping[str, Any],
    watch: Watch | None = None,
    ended: Callable[[str, Mapping[str, Any]], None] | None = None,
) -> dict[str, Mapping[str, Any]]:
    """Crawl the boards side by side and return the stats of each.

    `told` are settings of this visit; `ended` is told of each board that has come to its end, and of its stats.
    Can be called once a process: Twisted's reactor does not start twice. A first SIGTERM or SIGINT ends the crawls
    and this function returns; what follows it is not disturbed by further ones.
    """
    from scrapy.crawler import AsyncCrawlerProcess, Crawler

    settings = project_settings()
    ours: dict[str, Any] = {"PROFILE": order.profile_path, "STARTED_AT": order.started_at.isoformat()}
    ours["LOG_INSTALL_ROOT_HANDLER"] = not order.log_json
    ours["LOG_LEVEL"] = "INFO" if order.verbose else "CRITICAL"
    if order.contact:
        ours["USER_AGENT"] = f"{settings['USER_AGENT']} (+{order.contact})"
    settings.setdict({**ours, **told}, priority="cmdline")
    process = AsyncCrawlerProcess(settings)
    if not order.verbose:
        # Scrapy's own lines say the same as the verdict, with tracebacks; the run record keeps the sentences.
        for name in ("asyncio", "scrapy"):
            logging.getLogger(name).setLevel(logging.CRITICAL)
    at_home = settings.copy()
    at_home.set("VISIT_DELAY", 0, priority="cmdline")  # nobody else is waiting there
    crawlers = {}
    for board in visited:
        endpoint = order.endpoints.get(board.name)
        crawlers[board.name] = Crawler(board.spider, at_home if is_loopback(endpoint) else settings)  # takes a copy
        if watch:
            watch.follow(board.name, crawlers[board.name])
        crawl = process.crawl(crawlers[board.name], **board.arguments, endpoint=endpoint)
        if ended:
            crawl.add_done_callback(partial(_tell, ended, board.name, crawlers[board.name]))
    process.start()
    for stop in (signal.SIGTERM, signal.SIGINT):
        signal.signal(stop, signal.SIG_IGN)  # publishing takes seconds and comes to its end
    return {name: crawler.stats.get_stats() if crawler.stats else {} for name, crawler in crawlers.items()}


def _tell(ended: Callable[[str, Mapping[str, Any]], None], board: str, crawler: Any, _: object) -> None:
    if crawler.stats:
        ended(board, crawler.stats.get_stats())


def is_loopback(endpoint: str | None) -> bool:
    """Whether an endpoint is on this machine: there nobody has to reach us, and nobody else is waiting."""
    return urlsplit(endpoint or "").hostname in ("127.0.0.1", "localhost", "::1")
