"""What is known about a board, and the spider that every board starts from."""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import Any, ClassVar, Literal, Self
from urllib.parse import urlsplit, urlunsplit

import scrapy
from scrapy.crawler import Crawler
from scrapy.statscollectors import StatsCollector

from crawler import trouble
from pipelines.profile import SearchProfile

Access = Literal["open", "operator_decides", "closed"]


class BoardSpider(scrapy.Spider):
    """A spider with the facts of its board and the profile it searches for.

    `address` is where the board answers; the setting `<NAME>_URL` points elsewhere (a mirror, a recording).
    `access` is `open`, `operator_decides` (terms unclear: a profile must name the board) or `closed`.
    """

    title: ClassVar[str]
    homepage: ClassVar[str]
    address: str
    access: ClassVar[Access]
    terms_url: ClassVar[str | None]
    checked_on: ClassVar[dt.date]
    """When robots.txt and terms were last looked at."""

    profile: SearchProfile
    allowed_domains: list[str]

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """The spider with its profile and address, as the settings say."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        path = crawler.settings["PROFILE"]
        spider.profile = SearchProfile.read(Path(path)) if path else SearchProfile.shipped()
        spider.address = moved(cls.address, crawler.settings.get(f"{cls.name.upper()}_URL"))
        spider.allowed_domains = [urlsplit(spider.address).hostname or ""]
        return spider

    @property
    def stats(self) -> StatsCollector:
        """The counters of this crawl."""
        assert self.crawler.stats is not None  # noqa: S101 - Scrapy makes them before the spider
        return self.crawler.stats

    def listing_begun(self) -> None:
        """Count a listing that has to be read whole."""
        self.stats.inc_value("listing/begun")

    def listing_whole(self) -> None:
        """Count a listing whose every page was read, as the board itself says."""
        self.stats.inc_value("listing/whole")

    def trouble(self, kind: str, sentence: str) -> None:
        """Keep what went wrong for the verdict."""
        trouble.note(self.stats, kind, sentence)

    def broken(self, why: str) -> None:
        """Count a posting that cannot be read at all; it costs that posting, not the board."""
        self.stats.inc_value("posting/broken")
        self.logger.info("a posting cannot be read: %s", why)

    def unknown_keys(self, keys: Iterable[str]) -> None:
        """Signal fields that the spider neither reads nor ignores by name; a few, for boards are hostile."""
        known: list[str] = self.stats.get_value("unknown_keys", [])
        new = [key[:40] for key in sorted(keys) if key[:40] not in known]
        if new and len(known) < 20:
            self.stats.set_value("unknown_keys", (known + new)[:20])


def moved(address: str, endpoint: str | None) -> str:
    """The address of a board, or the same behind another host; an endpoint with a path replaces all of it.

    >>> moved("https://api.example/v1/board", "http://127.0.0.1:8000")
    'http://127.0.0.1:8000/v1/board'
    >>> moved("https://api.example/v1/board", "http://mirror.example/copy/")
    'http://mirror.example/copy'
    """
    if not endpoint:
        return address
    there = urlsplit(endpoint)
    path = there.path.rstrip("/") if there.path else urlsplit(address).path
    return urlunsplit((there.scheme, there.netloc, path, "", ""))
