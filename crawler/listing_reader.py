"""Reads listings page by page, and says whether each was seen whole."""

from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from typing import Any
from urllib.parse import urljoin, urlsplit

from scrapy import Request
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler import trouble
from crawler.expect import LayoutChanged, TooManyHits, next_address, number_at
from crawler.facts import Found, Page
from crawler.known_list import KnownList
from crawler.listing import MOST_PAGES, Listing, Pages
from pipelines.raw import RawMarketPay, RawPosting

Start = AsyncIterator[Request]
Read = Callable[[Any, Listing], Iterable[Request | RawPosting | RawMarketPay]]


class ListingReader(KnownList):
    """The pages of a board's listings, as its `pages` say."""

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
                raise TooManyHits(f"{listing.name!r} has {listing.total} hits, of which the board lists only a part")
        if pages.may_lack and not records and (listing.total or 0) > listing.listed:
            raise LayoutChanged(f"{listing.total} hits announced for {listing.name!r}, none on page {listing.pages}")
        if pages.total and listing.total is None and not listing.listed:
            raise LayoutChanged(f"neither a posting nor how many there are ({response.url})")
        if pages.window:
            self.window(records, pages.window)
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

    def no_page(self, failure: Failure) -> None:
        """A page of a listing that did not come."""
        self._stop_if_blocked(failure)
        trouble.note(self.stats, "unreachable", trouble.sentence(failure))
