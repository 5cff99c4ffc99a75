"""What is known about a board, and the spider that every board starts from."""

import datetime as dt
import re
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import Any, ClassVar, Literal, Self, TypeVar
from urllib.parse import urljoin, urlsplit, urlunsplit

import scrapy
from lxml import etree
from scrapy import Request as Request  # noqa: PLC0414 - board files take these from here
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider
from scrapy.http import Response, TextResponse
from scrapy.statscollectors import StatsCollector
from twisted.python.failure import Failure

from crawler import trouble
from crawler.expect import Blocked, LayoutChanged, TooManyHits, html_page, next_address, number_at, unlike, whole_page
from crawler.fields import instant_of, said, unforeseen
from crawler.jsonld import is_over, job_posting, job_postings
from crawler.listing import ACCOUNT as ACCOUNT  # noqa: PLC0414
from crawler.listing import MOST_PAGES
from crawler.listing import OFFSET as OFFSET  # noqa: PLC0414
from crawler.listing import Listing as Listing  # noqa: PLC0414
from crawler.listing import Pages as Pages  # noqa: PLC0414
from crawler.listing import json_pages as json_pages  # noqa: PLC0414
from crawler.listing import rss_pages as rss_pages  # noqa: PLC0414
from crawler.markup import one_line
from crawler.unchanged import MOST, Known, validators, version_of
from crawler.verdict import TROUBLES
from pipelines.normalize.occupation import match_occupation
from pipelines.normalize.place import read_place
from pipelines.profile import SearchProfile
from pipelines.raw import BadRecord, RawMarketPay, SourceType
from pipelines.raw import RawPosting as RawPosting  # noqa: PLC0414

# What every board file needs, under the names that it uses.
Start = AsyncIterator[Request]
Page = TextResponse
Json = Mapping[str, Any]
Element = etree._Element
date = dt.date

Access = Literal["open", "operator_decides"]
Lists = Literal["complete", "window"]
Found = Iterator[Request | RawPosting | RawMarketPay]
Read = Callable[[Any, Listing], Iterable[Request | RawPosting | RawMarketPay]]
Details = Callable[[Any], RawPosting | Iterable[RawPosting]]
Listed = Callable[..., RawPosting | Iterable[RawPosting]]
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
    known: Known | None = None
    chosen: int = 0
    """Listed postings whose details were asked for."""
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

    # --- listings -------------------------------------------------------------------------------------------

    async def start(self) -> Start:
        """The first page of the one listing; boards with several begin each."""
        yield self._listed_page(None)

    def parse_listing(self, response: Page, listing: Listing) -> Found:
        """The postings of a page, and the next page; boards with another contract read it themselves."""
        if response.status in self.no_door and self.otherwise:
            yield self.page(self.other_door, listing, self.parse_other)
            return
        yield from self._read(response, listing, self.pages, self.posting)

    def parse_other(self, response: Page, listing: Listing) -> Found:
        """A page behind the other door."""
        yield from self._read(response, listing, self.others, self.other)

    def _read(self, response: Page, listing: Listing, pages: Pages, read: Callable[[Any], Any]) -> Found:
        known, records = len(listing.seen), listing.take(pages.records(response), pages.key)
        if records and len(listing.seen) == known:
            raise LayoutChanged(f"page {listing.pages} of {listing.name!r} repeats an earlier one")
        if not records and pages.never_empty and listing.pages == 1:
            raise LayoutChanged(f"the board lists no posting at all ({response.url})")
        if pages.total and listing.total is None:  # some say it on the first page only
            listing.total = number_at(response, pages.total, may_lack=pages.total_may_lack)
            if pages.most and listing.total and listing.total >= pages.most:
                raise TooManyHits(f"{listing.total} postings, and the board lists only {pages.most}")
        if pages.total and listing.total is None and not listing.listed:
            raise LayoutChanged(f"neither a posting nor how many there are ({response.url})")
        yield from self.each(records, read, always=self.always if pages is self.pages else frozenset())
        if self.is_last(records):
            return
        if pages.following and (url := next_address(response, pages.following)):
            url = urljoin(self.printed(response), url)
            yield self.page(url, listing, self.parse_listing if pages is self.pages else self.parse_other)
        elif pages.go_on(listing, len(records)):
            yield self._listed_page(listing)

    def _listed_page(self, listing: Listing | None) -> Request:
        offset, number = (listing.listed, listing.pages + 1) if listing else (0, 1)
        path, how = self.pages.asked(offset, number, self.account)
        url = f"{self.address}{path}"
        return self.page(url, listing, **how) if listing else self.listing(url, **how)

    def is_last(self, records: Sequence[Any]) -> bool:  # noqa: ARG002 - those that override it look at them
        """Whether the board says otherwise than by its numbers that no page follows one with these."""
        return False

    def posting(self, record: Any) -> Request | RawPosting | None:
        """One of the records of a page."""
        raise NotImplementedError

    def other(self, record: Any) -> Request | RawPosting | None:
        """One of the records behind the other door."""
        raise NotImplementedError

    def listing(
        self, url: str, read: Read | None = None, *, name: str | None = None, most_pages: int = MOST_PAGES, **how: Any
    ) -> Request:
        """Begin a listing: `read(response, listing)`, or `parse_listing`, yields its postings and further pages.

        It was seen whole when a page named no further one, and as many postings as the board announced
        (`listing.total`) were among the pages.
        """
        self.stats.inc_value("listing/begun")
        begun = Listing(name or urlsplit(url).path, most_pages)
        if self.otherwise:
            also = {"handle_httpstatus_list": list(self.no_door), "dont_redirect": min(self.no_door) < 400}
            how["meta"] = {**also, **how.get("meta", {})}
        request = self._page(url, begun, read, how)
        return self._if_changed(request) if request.method == "GET" else request

    def page(self, url: str, listing: Listing, read: Read | None = None, **how: Any) -> Request:
        """A further page of a listing."""
        if not self.is_allowed(url):
            raise LayoutChanged(f"the next page of {listing.name!r} lies on another host ({url})")
        return self._page(url, listing, read, how)

    def _page(self, url: str, listing: Listing, read: Read | None, how: dict[str, Any]) -> Request:
        listing.next(f"{url} {how.get('body', '')}".strip())
        held = {"listing": listing, "read": read or self.parse_listing}
        return self._request(url, self.parse_page, self.no_page, held, how)

    def _request(self, url: str, callback: Any, errback: Any, held: dict[str, Any], how: dict[str, Any]) -> Request:
        accept = {"Accept": self.pages.accept} if self.pages.accept else {}
        headers = {**accept, **self.headers, **how.pop("headers", {})}
        meta = {**self.meta, **how.pop("meta", {}), "printed": url}
        there = self.at(url)
        return Request(there, callback, errback=errback, cb_kwargs=held, headers=headers, meta=meta, **how)

    def parse_page(self, response: Response, listing: Listing, read: Read) -> Found:
        """A page of a listing, and whether it was the last."""
        self.stats.inc_value("listing/pages")
        listing.turn(response.body)
        if response.status == 304:
            yield from self._unchanged()
        else:
            yield from self._kept(response, listing, read(response, listing))
        if listing.pending:
            return
        if listing.total is not None:
            self.stats.inc_value("listing/advertised", listing.total)
        if listing.lacks:
            shown = f"{len(listing.seen)} of {listing.total}"
            trouble.note(self.stats, "moved", f"only {shown} postings of {listing.name!r} could be told apart")
        else:
            self.stats.inc_value("listing/whole")

    # --- lists that have not changed ------------------------------------------------------------------------

    def _if_changed(self, request: Request) -> Request:
        """The request for a list, or for news of it, if this is how it was read last time."""
        self.known = Known.read(self.unchanged_file) if self.unchanged_file else None
        if self.known is None:
            return request
        conditions = self.known.conditions(request.url, reader=self.reader, now=self.started_at)
        if not conditions:
            return request
        also = [*request.meta.get("handle_httpstatus_list", ()), 304]
        headers = {**request.headers, **conditions}
        return request.replace(headers=headers, meta={**request.meta, "handle_httpstatus_list": also})

    def _unchanged(self) -> Found:
        """The postings of last time."""
        assert self.known is not None  # noqa: S101 - nobody else lets a 304 pass
        self.stats.set_value("unchanged_since", self.known.read_at.isoformat())
        self.stats.inc_value("posting/listed", len(self.known.postings))
        for posting in self.known.postings:
            yield replace(posting, source=self.name)

    def _kept(self, response: Response, listing: Listing, found: Iterable[Any]) -> Found:
        """What a page holds, kept for next time if it was the whole board, every posting was read and it can be asked.

        A posting whose details have to be asked for may change where its list does not, so such a list is not kept.
        """
        etag, last_modified = validators(response)
        alone = listing.pages == 1 and self.stats.get_value("listing/begun") == 1 and response.status == 200
        if self.unchanged_file is None or not alone or not (etag or last_modified):
            yield from found
            return
        postings: list[RawPosting] = []
        read = 0
        for one in found:
            read += 1
            if isinstance(one, RawPosting) and read <= MOST:
                postings.append(one)
            yield one
        counts = self.stats.get_stats()
        sound = TROUBLES not in counts and "posting/broken" not in counts and not listing.pending and not listing.lacks
        if sound and len(postings) == read == counts.get("posting/listed", 0):
            Known(
                url=response.url,
                reader=self.reader,
                read_at=self.started_at,
                etag=etag,
                last_modified=last_modified,
                postings=tuple(postings),
            ).keep(self.unchanged_file)

    @cached_property
    def reader(self) -> str:
        """How a list is read: by this spider, for this profile, whose rules say which details are asked for."""
        return version_of(type(self), self.account, self.employer, self.profile)

    # --- pages that did not come ----------------------------------------------------------------------------

    def no_page(self, failure: Failure) -> None:
        """A page of a listing that did not come."""
        self._stop_if_blocked(failure)
        trouble.note(self.stats, "unreachable", trouble.sentence(failure))

    def each(
        self,
        records: Iterable[Record],
        read: Callable[[Record], Request | RawPosting | None],
        *,
        always: frozenset[str] | None = None,
    ) -> Found:
        """Read each record; one that cannot be read costs that posting, not the board.

        `always` are the keys that a record has there, if they are not the board's.
        """
        for record in records:
            if self.stats.get_value("posting/listed", 0) >= MOST_POSTINGS:
                raise TooManyHits(f"more than {MOST_POSTINGS} postings: the rest was not read")
            self.stats.inc_value("posting/listed")
            self._lacking(record, self.always if always is None else always)
            try:
                found = read(record)
            except UNREADABLE as error:
                self.broken(str(error))
            except Exception as error:  # a fault of ours costs no more than one of the board's
                self.failed(error)
            else:
                if found is not None:
                    yield found
            if odd := unforeseen():
                self.unknown_keys(odd)

    def _lacking(self, record: object, always: frozenset[str]) -> None:
        """Count the keys that a record should have and has not."""
        if isinstance(record, Mapping):
            always -= record.keys()
        elif isinstance(record, etree._Element):
            always -= {child.tag for child in record}
        for key in always:
            self.stats.inc_value(f"lacking/{key}")

    # --- details --------------------------------------------------------------------------------------------

    def details(self, url: str, read: Details, listed: Listed | None, **how: Any) -> Request:
        """Ask for a posting's details once.

        `listed(flags=...)` is what the list said, should they not come; None if it said nothing but the address.
        """
        held = {"read": read, "listed": listed}
        how["meta"] = {"handle_httpstatus_list": [*self.gone], **how.get("meta", {})}
        return self._request(url, self.parse_details, self.no_details, held, how)

    def with_details(
        self, listed: RawPosting, url: str, read: Callable[[RawPosting, Any], RawPosting], **how: Any
    ) -> Request | RawPosting:
        """A listed posting, or the request for its details if it may be wanted: `read(listed, response)`."""
        if self.chosen >= self.most_details or not self.wanted(listed):
            return listed
        self.chosen += 1
        return self.details(url, partial(read, listed), partial(self.again, listed), **how)

    def with_texts(
        self, found: Iterable[Any], url: str, texts: Callable[[Any], Mapping[str | None, str | None]]
    ) -> Found:
        """What was found, but postings that may be wanted and have no text only with one that another list has.

        `texts(response)` are the texts of that list by the numbers of their postings.
        """
        bare = []
        for one in found:
            if isinstance(one, RawPosting) and one.description is None and self.wanted(one):
                bare.append(one)
            else:
                yield one

        def read(response: Any) -> Iterator[RawPosting]:
            known = texts(response)
            return (self.more(posting, description=known.get(posting.native_id)) for posting in bare)

        if bare:
            yield self.details(url, read, partial(self.again, *bare))

    def parse_details(self, response: Response, read: Details, listed: Listed | None) -> Found:
        """The posting, or what the list said of it where its details are gone or unreadable."""
        self.stats.inc_value("detail/asked")
        if response.status in self.gone:
            is_gone = self.gone[response.status] in response.body
            self.stats.inc_value("detail/gone" if is_gone else "detail/unread" if listed else "detail/lost")
            yield from self.each_listed(listed, "detail_missing" if is_gone else "detail_unread")
            if not is_gone:
                raise Blocked(f"HTTP {response.status} from {response.url}")
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
            if odd := unforeseen():
                self.unknown_keys(odd)

    def no_details(self, failure: Failure) -> Found:
        """The list's record where the details did not come."""
        self.stats.inc_value("detail/asked")
        listed = failure.request.cb_kwargs["listed"]  # type: ignore[attr-defined]
        self.stats.inc_value("detail/unread" if listed else "detail/lost")
        yield from self.each_listed(listed, "detail_unread")
        self._stop_if_blocked(failure)

    def each_listed(self, listed: Listed | None, *flags: str) -> Found:
        """The posting as the list shows it, unless that is broken too."""
        if listed is None:
            return
        try:
            found = listed(flags=flags)
            yield from (found,) if isinstance(found, RawPosting) else found
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
        said["title"] = said.get("title") and one_line(said["title"])
        return RawPosting(source=self.name, source_type=self.source_type, **said)

    def job_posting(self, node: Json, *, url: str) -> RawPosting:
        """The posting of one schema.org JobPosting."""
        found = job_posting(node, source=self.name, source_type=self.source_type, url=url)
        return replace(found, employer=found.employer or self.employer)

    def job_postings(self, response: Response, *, url: str) -> list[RawPosting]:
        """The postings that a page carries as JobPosting data; broken ones are counted."""
        reading = job_postings(html_page(response), source=self.name, source_type=self.source_type, url=url)
        for _ in range(reading.broken_postings or (reading.broken_blocks if not reading.postings else 0)):
            self.broken(f"JobPosting data of {url}")
        return list(reading.postings)

    def current(self, response: Response, *, url: str) -> list[RawPosting]:
        """The postings of a page of postings, without those that are over and still stand at their address.

        Raises:
            LayoutChanged: the page carries none.
        """
        found = self.job_postings(response, url=url)
        if is_over(html_page(response), found, day=self.started_at.date().isoformat()):
            self.stats.inc_value("detail/gone")
            return []
        if not found:
            raise unlike(response, "a page without a posting")
        return found

    def more(self, listed: RawPosting, **said: Any) -> RawPosting:
        """A listed posting with what its details add; what they do not say stays as listed."""
        return replace(listed, **{name: value for name, value in said.items() if value not in (None, ())})

    def again(self, *listed: RawPosting, flags: tuple[str, ...]) -> list[RawPosting]:
        """Listed postings whose details did not come."""
        return [replace(posting, flags=flags) for posting in listed]

    def links(self, response: Response, pattern: str) -> list[str]:
        """The addresses that a page links to, of those that match: each once.

        Raises:
            LayoutChanged: there is none, or the page was cut short.
            Blocked: a wall stands in its place.
        """
        found = dict.fromkeys(whole_page(response).css("a::attr(href)").re(pattern))
        if not found:
            raise unlike(response, "a page without links to postings")
        return list(found)

    def window(self, records: Iterable[Any], path: str) -> dt.datetime | None:
        """Keep the oldest and the newest posting of a rolling window, so that a gap between two runs is noticed.

        At the path stands when a record was published. The newest of these is returned.
        """
        told = (said(record, path) for record in records if isinstance(record, Mapping | etree._Element))
        instants = [instant for instant in map(instant_of, told) if instant]
        for instant in instants:
            iso = instant.astimezone(dt.UTC).isoformat()
            self.stats.set_value("window/oldest", min(iso, self.stats.get_value("window/oldest", iso)))
            self.stats.set_value("window/newest", max(iso, self.stats.get_value("window/newest", iso)))
        return max(instants, default=None)

    def at(self, url: str) -> str:
        """Where to ask for an address that the board printed: there, or at the endpoint that stands for the board."""
        if not self.endpoint:
            return url
        here, printed = urlsplit(self.address), urlsplit(url)
        return urlunsplit((here.scheme, here.netloc, printed.path, printed.query, ""))

    def printed(self, response: Response) -> str:
        """The address of an answer as the board printed it, after redirects unless an endpoint is read."""
        return str(response.meta["printed"]) if self.endpoint else response.url

    def too_many(self, sentence: str) -> None:
        """Signal that a part was not read."""
        trouble.note(self.stats, "too_many", sentence)

    def broken(self, why: str) -> None:
        """Count a posting that cannot be read at all."""
        self.stats.inc_value("posting/broken")
        self.logger.info("a posting cannot be read: %s", why)

    def failed(self, error: Exception) -> None:
        """Count a posting that a fault of the spider itself costs."""
        self.broken(type(error).__name__)
        self.logger.error("the spider failed at a posting", exc_info=error)
        trouble.note(self.stats, "spider", f"the spider failed with {type(error).__name__} at a posting")

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
    address: str = "https://{account}"
    """Most often the employer's own host."""
    robots: ClassVar[str] = "not read; each host is asked at every run"


_IN_A_NAME = re.compile(r"https://[\w-]*\{account\}\.[^/]*")
_NUMBERED = re.compile(r"\d+\.[a-z]{2}")


def placed(pattern: str, account: str) -> str:
    """The address of an account: `{account}`, or its parts `{tenant}.other/{site}`, of which the first is the `{host}`.

    `{region}` is ".eu" for an account "eu/name".

    An account with a dot where only its name stands is a host of the employer's own; "1234.de" is none.

    >>> placed("https://api{region}.lever.co/v0/postings/{account}", "eu/havel")
    'https://api.eu.lever.co/v0/postings/havel'
    >>> placed("https://{host}.myworkdayjobs.com/wday/cxs/{tenant}/{site}", "havel.wd3/Careers")
    'https://havel.wd3.myworkdayjobs.com/wday/cxs/havel/Careers'
    >>> placed("https://{account}.recruitee.com/api/offers/", "jobs.havel.example")
    'https://jobs.havel.example/api/offers/'
    """
    region, account = (".eu", account[3:]) if account.startswith("eu/") else ("", account)
    host, _, site = account.partition("/")
    if "." in account and not _NUMBERED.fullmatch(account) and (name := _IN_A_NAME.match(pattern)):
        pattern = "https://{account}" + pattern[name.end() :]
    tenant = host.partition(".")[0]
    return pattern.format(account=account, host=host, site=site, tenant=tenant, region=region)


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
