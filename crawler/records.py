"""Reads records into postings, one by one: what cannot be read costs that posting, is counted and told."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from lxml import etree
from scrapy import Request
from scrapy.http import Response

from crawler import trouble
from crawler.columns import own_fields
from crawler.expect import LayoutChanged, TooManyHits, html_page, unlike, whole_page
from crawler.facts import MOST_POSTINGS, BoardFacts, Found, Json
from crawler.fields import instant_of, said, unforeseen
from crawler.jsonld import is_over, job_posting, job_postings
from crawler.markup import one_line
from pipelines.raw import BadRecord, RawPosting

Record = TypeVar("Record")

UNREADABLE = (LayoutChanged, BadRecord)
"""What a posting that is not as it should be raises: a spider's expectations, or the record's own check."""


class RecordReader(BoardFacts):
    """From a board's records, JobPosting data and pages to postings."""

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

    def own(self, told: Iterable[tuple[str | None, str | None]]) -> dict[str, str | None]:
        """What an employer's own fields, as pairs of name and value, say of a posting; unknown names are noted."""
        known, unknown = own_fields(told)
        self.unknown_keys(unknown)
        return known

    def unknown_keys(self, keys: Iterable[str]) -> None:
        """Signal fields that the spider neither reads nor ignores by name; a few, for boards are hostile."""
        known: list[str] = self.stats.get_value("unknown_keys", [])
        new = [key[:40] for key in sorted(keys) if key[:40] not in known]
        if new and len(known) < 20:
            self.stats.set_value("unknown_keys", (known + new)[:20])
