"""What is known about a board, and the spider that every board starts from."""

import datetime as dt
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar, Literal, Self, TypeVar
from urllib.parse import urlsplit, urlunsplit

import scrapy
from lxml import etree
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider
from scrapy.http import Response, TextResponse
from scrapy.statscollectors import StatsCollector
from twisted.python.failure import Failure

from crawler import trouble
from crawler.expect import LayoutChanged, TooManyHits
from crawler.listing import MOST_PAGES
from crawler.listing import Listing as Listing  # noqa: PLC0414 - board files take it from here
from pipelines.normalize.occupation import match_occupation
from pipelines.normalize.place import read_place
from pipelines.profile import SearchProfile
from pipelines.raw import BadRecord, RawMarketPay, RawPosting, SourceType

# What every board file needs, under the names that it uses.
Start = AsyncIterator[Request]
Page = TextResponse
Json = Mapping[str, Any]
date = dt.date

Access = Literal["open", "operator_decides"]
Lists = Literal["complete", "window"]
Found = Iterator[Request | RawPosting | RawMarketPay]
Read = Callable[[Any, Listing], Iterable[Request | RawPosting | RawMarketPay]]
Details = Callable[[Any], RawPosting | Iterable[RawPosting]]
Record = TypeVar("Record")

MOST_POSTINGS = 20_000
"""Entries of all listings of a board: beyond, it is endless rather than large."""
UNREADABLE = (LayoutChanged, BadRecord)
"""What a posting that is not as it should be raises: a spider's expectations, or the record's own check."""


class BoardSpider(scrapy.Spider):
    """A spider with the facts of its board and the profile it searches for.

    Spider arguments: `profile` (path; default: the shipped one), `endpoint` (another address: a mirror, a
    recording), `board` (the name under which its postings are published).
    """

    title: ClassVar[str]
    homepage: ClassVar[str]
    address: str
    """Where the board answers."""
    source_type: ClassVar[SourceType] = "job_board"
    access: ClassVar[Access]
    """`open`, or `operator_decides`: terms unclear or not read, so a profile must name the board."""
    terms_url: ClassVar[str | None] = None
    robots: ClassVar[str]
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
    """Of an applicant system: whose postings; it stands in `address` as `{account}`."""
    headers: ClassVar[Mapping[str, str]] = {}
    """Headers that the board wants to see on every request."""
    hosts: ClassVar[tuple[str, ...]] = ()
    """Further hosts that postings' details stand on."""

    profile: SearchProfile
    started_at: dt.datetime
    """When the run began."""
    allowed_domains: list[str]
    endpoint: str | None
    employer: str | None = None
    """Of an applicant system: the employer's name, for systems that do not say it."""

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
        spider.endpoint = endpoint
        spider.address = moved(cls.address.format(account=spider.account), endpoint)
        names = (spider.address, *(() if endpoint else (f"https://{host}" for host in cls.hosts)))
        spider.allowed_domains = [urlsplit(name).hostname or "" for name in names]
        return spider

    @property
    def stats(self) -> StatsCollector:
        """The counters of this crawl."""
        assert self.crawler.stats is not None  # noqa: S101 - Scrapy makes them before the spider
        return self.crawler.stats

    # --- listings -------------------------------------------------------------------------------------------

    def listing(
        self, url: str, read: Read, *, name: str | None = None, most_pages: int = MOST_PAGES, **how: Any
    ) -> Request:
        """Begin a listing: `read(response, listing)` yields its postings and further pages.

        It was seen whole when a page named no further one, and as many postings as the board announced
        (`listing.total`) were among the pages.
        """
        self.stats.inc_value("listing/begun")
        begun = Listing(name or urlsplit(url).path, most_pages)
        return self._page(url, begun, read, how)

    def page(self, url: str, listing: Listing, read: Read, **how: Any) -> Request:
        """A further page of a listing."""
        if urlsplit(self.at(url)).hostname not in self.allowed_domains:
            raise LayoutChanged(f"the next page of {listing.name!r} lies on another host ({url})")
        return self._page(url, listing, read, how)

    def _page(self, url: str, listing: Listing, read: Read, how: dict[str, Any]) -> Request:
        listing.next(f"{url} {how.get('body', '')}".strip())
        held = {"listing": listing, "read": read}
        meta = {**how.pop("meta", {}), "printed": url}
        return Request(self.at(url), callback=self.parse_page, errback=self.no_page, cb_kwargs=held, meta=meta, **how)

    def parse_page(self, response: Response, listing: Listing, read: Read) -> Found:
        """A page of a listing, and whether it was the last."""
        self.stats.inc_value("listing/pages")
        listing.turn(response.body)
        yield from read(response, listing)
        if listing.pending:
            return
        if listing.total is not None:
            self.stats.inc_value("listing/advertised", listing.total)
        if listing.lacks:
            shown = f"{len(listing.seen)} of {listing.total}"
            trouble.note(self.stats, "moved", f"only {shown} postings of {listing.name!r} could be told apart")
        else:
            self.stats.inc_value("listing/whole")

    def no_page(self, failure: Failure) -> None:
        """A page of a listing that did not come."""
        self._stop_if_blocked(failure)
        trouble.note(self.stats, "unreachable", trouble.sentence(failure))

    def each(self, records: Iterable[Record], read: Callable[[Record], Request | RawPosting | None]) -> Found:
        """Read each record; one that cannot be read costs that posting, not the board."""
        for record in records:
            if self.stats.get_value("posting/listed", 0) >= MOST_POSTINGS:
                raise TooManyHits(f"more than {MOST_POSTINGS} postings: the rest was not read")
            self.stats.inc_value("posting/listed")
            self._lacking(record)
            try:
                found = read(record)
            except UNREADABLE as error:
                self.broken(str(error))
            else:
                if found is not None:
                    yield found

    def _lacking(self, record: object) -> None:
        """Count the keys that a record should have and has not."""
        if isinstance(record, Mapping):
            lacking = self.always - record.keys()
        elif isinstance(record, etree._Element):
            lacking = self.always - {child.tag for child in record}
        else:
            lacking = self.always
        for key in lacking:
            self.stats.inc_value(f"lacking/{key}")

    # --- details --------------------------------------------------------------------------------------------

    def details(self, url: str, read: Details, listed: Callable[..., RawPosting] | None, **how: Any) -> Request:
        """Ask for a posting's details once.

        `listed(flags=...)` is what the list said, should they not come; None if it said nothing but the address.
        """
        held = {"read": read, "listed": listed}
        return Request(
            self.at(url),
            callback=self.parse_details,
            errback=self.no_details,
            cb_kwargs=held,
            meta={"handle_httpstatus_list": [404, 410], **how.pop("meta", {}), "printed": url},
            **how,
        )

    def parse_details(self, response: Response, read: Details, listed: Callable[..., RawPosting] | None) -> Found:
        """The posting, or what the list said of it where its details are gone or unreadable."""
        self.stats.inc_value("detail/asked")
        if response.status in (404, 410):
            self.stats.inc_value("detail/gone")
            yield from self.each_listed(listed, "detail_missing")
            return
        try:
            found = read(response)
        except UNREADABLE as error:
            if listed is None:
                self.broken(str(error))
                return
            self.logger.info("details cannot be read: %s", error)
            self.stats.inc_value("detail/unread")
            yield from self.each_listed(listed, "detail_unread")
        else:
            yield from (found,) if isinstance(found, RawPosting) else found

    def no_details(self, failure: Failure) -> Found:
        """The list's record where the details did not come."""
        self.stats.inc_value("detail/asked")
        listed = failure.request.cb_kwargs["listed"]  # type: ignore[attr-defined]
        self.stats.inc_value("detail/unread" if listed else "detail/lost")
        yield from self.each_listed(listed, "detail_unread")
        self._stop_if_blocked(failure)

    def each_listed(self, listed: Callable[..., RawPosting] | None, *flags: str) -> Found:
        """The posting as the list shows it, unless that is broken too."""
        if listed is None:
            return
        try:
            yield listed(flags=flags)
        except UNREADABLE as error:
            self.broken(str(error))

    def wanted(self, posting: RawPosting) -> bool:
        """Whether a listed posting may be one that the profile looks for, so that its details are worth a request."""
        if match_occupation(posting.title, occupation=self.profile.occupation).match == "no":
            return False
        return read_place(posting.places, centre=self.profile.place).in_area is not False

    # --- the rest -------------------------------------------------------------------------------------------

    def raw(self, **said: Any) -> RawPosting:
        """A posting of this board; of an employer's, if the board does not say whose."""
        said["employer"] = said.get("employer") or self.employer
        return RawPosting(source=self.name, source_type=self.source_type, **said)

    def more(self, listed: RawPosting, **said: Any) -> RawPosting:
        """A listed posting with what its details add; what they do not say stays as listed."""
        return replace(listed, **{name: value for name, value in said.items() if value is not None})

    def again(self, listed: RawPosting, *, flags: tuple[str, ...]) -> RawPosting:
        """A listed posting whose details did not come."""
        return replace(listed, flags=flags)

    def window(self, instants: Iterable[dt.datetime]) -> None:
        """Keep the oldest and the newest posting of a rolling window, so that a gap between two runs is noticed."""
        for instant in instants:
            said = instant.astimezone(dt.UTC).isoformat()
            self.stats.set_value("window/oldest", min(said, self.stats.get_value("window/oldest", said)))
            self.stats.set_value("window/newest", max(said, self.stats.get_value("window/newest", said)))

    def at(self, url: str) -> str:
        """Where to ask for an address that the board printed: there, or at the endpoint that stands for the board."""
        if not self.endpoint:
            return url
        here, printed = urlsplit(self.address), urlsplit(url)
        return urlunsplit((here.scheme, here.netloc, printed.path, printed.query, ""))

    def too_many(self, sentence: str) -> None:
        """Signal that a part was not read."""
        trouble.note(self.stats, "too_many", sentence)

    def broken(self, why: str) -> None:
        """Count a posting that cannot be read at all."""
        self.stats.inc_value("posting/broken")
        self.logger.info("a posting cannot be read: %s", why)

    def unknown_keys(self, keys: Iterable[str]) -> None:
        """Signal fields that the spider neither reads nor ignores by name; a few, for boards are hostile."""
        known: list[str] = self.stats.get_value("unknown_keys", [])
        new = [key[:40] for key in sorted(keys) if key[:40] not in known]
        if new and len(known) < 20:
            self.stats.set_value("unknown_keys", (known + new)[:20])

    def _stop_if_blocked(self, failure: Failure) -> None:
        """403 and 429 are a no: leave."""
        if trouble.status(failure) in trouble.BLOCKED:
            trouble.note(self.stats, "blocked", f"the board refuses us: {trouble.sentence(failure)}")
            raise CloseSpider("blocked")


class EmployerSpider(BoardSpider):
    """An applicant system, asked for the postings of one employer: an employer is an entry of TOML, not code.

    Spider arguments: `account`, the employer's name at the system or the host of its pages, which stands in
    `address` as `{account}`; `employer`, its name.
    """

    source_type: ClassVar[SourceType] = "employer_site"
    access: ClassVar[Access] = "open"
    lists: ClassVar[Lists] = "complete"


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
