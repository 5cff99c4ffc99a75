"""The Scrapy item pipelines: a rim that decides nothing. The only file of this package that knows Scrapy."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from exports.pay_span import MarketPay
from exports.posting import Posting
from exports.spool import Rejection, Spool, known
from pipelines.normalize import BERLIN, normalize
from pipelines.normalize.market_pay import read_market_pay
from pipelines.profile import SearchProfile
from pipelines.raw import RawMarketPay, RawPosting
from pipelines.selection import rejection


class Normalize:
    """RawPosting -> Posting, RawMarketPay -> MarketPay."""

    def __init__(self, profile: SearchProfile, fetched_at: dt.datetime) -> None:
        self.profile = profile
        self.fetched_at = fetched_at

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take the profile from the spider and the instant from the run."""
        return cls(_profile(crawler), _spider(crawler).started_at)

    def process_item(self, item: RawPosting | RawMarketPay) -> Posting | MarketPay:
        """Normalize one posting, or what a page says of the market."""
        if isinstance(item, RawMarketPay):
            found = read_market_pay(item, day=self.fetched_at.astimezone(BERLIN).date())
            if found is None:
                raise DropItem("names no pay")
            return found
        return normalize(item, profile=self.profile, fetched_at=self.fetched_at)


class Keep:
    """Lets each wanted posting pass once and keeps it in the spool, rejected ones by title and address.

    Raises:
        OSError: the spool cannot be written. The sentence stands in the stats as `spool/failed`.
    """

    def __init__(self, crawler: Crawler) -> None:
        assert crawler.stats is not None  # noqa: S101 - Scrapy makes them before any pipeline
        self.stats = crawler.stats
        self.country = _profile(crawler).place.country
        self.keep_all = crawler.settings.getbool("KEEP_ALL")
        spool = crawler.settings["SPOOL"]
        folder = Path(spool) / _spider(crawler).name if spool else None
        self.spool = Spool(folder) if folder else None
        self.seen = set(known(folder).ids) if folder else set()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Open the board's part of the spool; plain `scrapy crawl` has none."""
        return cls(crawler)

    def process_item(self, item: Posting | MarketPay) -> Posting | MarketPay:
        """Let a wanted posting pass."""
        if isinstance(item, MarketPay):
            with self._signalled():
                self.stats.inc_value("market_pay")
                if self.spool:
                    self.spool.add_market_pay(item)
            return item
        if item.posting_id in self.seen:
            raise DropItem("seen before")
        self.seen.add(item.posting_id)
        with self._signalled():
            if reason := rejection(item, country=self.country, keep_all=self.keep_all):
                self.stats.inc_value(f"rejected/{reason}")
                if self.spool:
                    self.spool.reject(Rejection(reason, item.title, item.url))
                raise DropItem(reason)
            if self.spool:
                self.spool.add(item)
        return item

    def close_spider(self) -> None:
        """Force the spool to the disk."""
        with self._signalled():
            if self.spool:
                self.spool.close()

    @contextmanager
    def _signalled(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            self.stats.set_value("spool/failed", (error.strerror or str(error)).lower())
            raise


def _spider(crawler: Crawler) -> Any:
    assert crawler.spider is not None  # noqa: S101 - Scrapy makes it before any pipeline
    return crawler.spider


def _profile(crawler: Crawler) -> SearchProfile:
    profile: SearchProfile = _spider(crawler).profile
    return profile
