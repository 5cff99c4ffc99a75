"""Asks for what stands on the pages of postings, where it is worth a request."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from scrapy import Request
from scrapy.exceptions import CloseSpider
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler import trouble
from crawler.expect import Blocked
from crawler.facts import Found
from crawler.fields import unforeseen
from crawler.records import UNREADABLE, RecordReader
from pipelines.normalize.occupation import match_occupation
from pipelines.normalize.place import read_place
from pipelines.raw import RawPosting

Details = Callable[[Any], RawPosting | Iterable[RawPosting]]
Listed = Callable[..., RawPosting | Iterable[RawPosting]]


class DetailReader(RecordReader):
    """Details of postings; where they do not come, what the list said of one is kept."""

    chosen: int = 0
    """Listed postings whose details were asked for."""

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

    def _request(self, url: str, callback: Any, errback: Any, held: dict[str, Any], how: dict[str, Any]) -> Request:
        accept = {"Accept": self.pages.accept} if self.pages.accept else {}
        headers = {**accept, **self.headers, **how.pop("headers", {})}
        meta = {**self.meta, **how.pop("meta", {}), "printed": url}
        there = self.at(url)
        return Request(there, callback, errback=errback, cb_kwargs=held, headers=headers, meta=meta, **how)

    def _stop_if_blocked(self, failure: Failure) -> None:
        """403 and 429 are a no: leave."""
        if trouble.status(failure) in trouble.BLOCKED:
            trouble.note(self.stats, "blocked", f"the board refuses us: {trouble.sentence(failure)}")
            raise CloseSpider("blocked")
