"""The facts of a board, and the crawl that a spider is a part of."""

import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, ClassVar, Literal, Self
from urllib.parse import urlsplit, urlunsplit

import scrapy
from lxml import etree
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response, TextResponse
from scrapy.statscollectors import StatsCollector

from crawler.listing import Pages
from crawler.where import moved, placed
from pipelines.profile import SearchProfile
from pipelines.raw import RawMarketPay, RawPosting, SourceType

Page = TextResponse
Json = Mapping[str, Any]
Element = etree._Element
Access = Literal["open", "operator_decides"]
Lists = Literal["complete", "window"]
Found = Iterator[Request | RawPosting | RawMarketPay]

MOST_POSTINGS = 20_000
"""Entries of all listings of a board: beyond, it is endless rather than large."""


class BoardFacts(scrapy.Spider):
    """What is known about a board, by whom it is asked, and where."""

    title: ClassVar[str]
    """What a person calls the board; the name of its class, unless it says otherwise."""
    homepage: ClassVar[str]
    address: str
    """Where the board answers."""
    source_type: ClassVar[SourceType] = "job_board"
    access: ClassVar[Access]
    """`open`, or `operator_decides`: terms unclear or not read, so a profile must name the board."""
    terms_url: ClassVar[str | None] = None
    robots: ClassVar[str] = "not read; asked at every run"
    """What robots.txt said when last looked at, in a sentence."""
    checked_on: ClassVar[dt.date]
    """When robots.txt and terms were last looked at."""
    evidence: ClassVar[str]
    """What the spider was built from: a recorded answer or a description, in a sentence."""
    lists: ClassVar[Lists]
    """`complete`: what is absent is not on the board. `window`: only the newest; absence means nothing."""
    needs: ClassVar[tuple[str, ...]] = ()
    """Environment variables without which the board cannot be asked, e.g. keys."""
    always: ClassVar[frozenset[str]] = frozenset()
    """Keys that every record has, as the contract was last seen: one that no record has any more has been renamed."""
    account: str = "example"
    """Of an applicant system: whose postings; how it stands in `address` says `placed()`."""
    pages: ClassVar[Pages] = Pages()
    """How the board gives its postings."""
    otherwise: ClassVar[str | None] = None
    """Another door, for `parse_other`, where the listing answers with one of the statuses of `no_door`."""
    others: ClassVar[Pages] = Pages()
    """How the postings are given behind the other door."""
    no_door: ClassVar[tuple[int, ...]] = (404,)
    gone: ClassVar[dict[int, bytes]] = {404: b"", 410: b""}
    """With which statuses details that are gone answer, and what such an answer holds."""
    headers: ClassVar[Mapping[str, str]] = {}
    """Headers that the board wants to see on every request."""
    meta: ClassVar[Mapping[str, Any]] = {}
    """How every request is to be treated: `keys` and `key_headers` (`crawler/hosts.py`), Scrapy's own names."""
    most_details: ClassVar[int] = MOST_POSTINGS
    """Pages of postings that are asked for in a run where the list says enough to choose."""
    hosts: ClassVar[tuple[str, ...]] = ()
    """Further hosts that postings' details stand on."""

    profile: SearchProfile
    started_at: dt.datetime
    """When the run began."""
    allowed_domains: list[str]
    endpoint: str | None
    home: str
    """Where the board answers for everybody, whatever endpoint is read."""
    unchanged_file: Path | None
    """Where the board's list is kept for next time."""
    other_door: str
    """Where `otherwise` is."""
    employer: str | None = None
    """Of an applicant system: the employer's name, for systems that do not say it."""

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if "name" in vars(cls) and "title" not in vars(cls):
            cls.title = cls.__name__

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """The spider with its profile and address."""
        endpoint, board = kwargs.pop("endpoint", None), kwargs.pop("board", None)
        spider = super().from_crawler(crawler, *args, **kwargs)
        path = crawler.settings["PROFILE"]
        spider.profile = SearchProfile.read(Path(path)) if path else SearchProfile.shipped()
        spider.name = board or cls.name
        told = crawler.settings["STARTED_AT"]
        spider.started_at = dt.datetime.fromisoformat(told) if told else dt.datetime.now(dt.UTC)
        folder = crawler.settings["UNCHANGED"]
        spider.unchanged_file = Path(folder) / f"{spider.name}.json" if folder else None
        spider.endpoint = endpoint
        spider.home = placed(cls.address, spider.account)
        spider.address = moved(spider.home, endpoint)
        spider.other_door = placed(cls.otherwise or cls.address, spider.account)
        others = () if endpoint else (spider.other_door, *(f"https://{host}" for host in cls.hosts))
        spider.allow(spider.address, *others)
        return spider

    def allow(self, *addresses: str) -> None:
        """Take the hosts of these addresses, and no others, for the board's."""
        self.allowed_domains = list(dict.fromkeys(urlsplit(address).hostname or "" for address in addresses))

    def is_allowed(self, url: str) -> bool:
        """Whether an address that the board printed is on one of its hosts."""
        return urlsplit(self.at(url)).hostname in self.allowed_domains

    @property
    def stats(self) -> StatsCollector:
        """The counters of this crawl."""
        assert self.crawler.stats is not None  # noqa: S101 - Scrapy makes them before the spider
        return self.crawler.stats

    def at(self, url: str) -> str:
        """Where to ask for an address that the board printed: there, or at the endpoint that stands for the board."""
        if not self.endpoint:
            return url
        here, printed = urlsplit(self.address), urlsplit(url)
        return urlunsplit((here.scheme, here.netloc, printed.path, printed.query, ""))

    def printed(self, response: Response) -> str:
        """The address of an answer as the board printed it, after redirects unless an endpoint is read."""
        return str(response.meta["printed"]) if self.endpoint else response.url
