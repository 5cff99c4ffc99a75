"""Asks whether a list has changed, and takes the postings of last time if it has not."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from typing import Any

from scrapy import Request
from scrapy.http import Response

from crawler.details import DetailReader
from crawler.facts import Found
from crawler.listing import Listing
from crawler.unchanged import MOST, Known, validators, version_of
from crawler.verdict import TROUBLES
from pipelines.raw import RawPosting


class KnownList(DetailReader):
    """The list of a board as it was read last time (`crawler/unchanged.py`)."""

    known: Known | None = None

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
