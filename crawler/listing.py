"""A listing that is read page by page: what was seen of it, and whether that was all."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from crawler.expect import LayoutChanged, TooManyHits

MOST_PAGES = 200
"""Pages of one listing. No honest board needs more for one occupation around one town, or for one employer."""


@dataclass(slots=True)
class Listing:
    """What the pages so far held.

    `pending` pages were asked for and have not come; without any, the listing is at its end. `total` is the number
    of postings that the board itself announced, if it does, `listed` how many entries the pages had, `seen` the
    keys of those that can be told apart.
    """

    name: str
    most_pages: int = MOST_PAGES
    pages: int = 0
    total: int | None = None
    listed: int = 0
    seen: set[str] = field(default_factory=set)
    bodies: set[int] = field(default_factory=set)
    urls: set[str] = field(default_factory=set)
    pending: int = 0

    def turn(self, body: bytes) -> None:
        """Take note of a page.

        Raises:
            LayoutChanged: the board gave the same page before: it would go on for ever.

        >>> listing = Listing("all")
        >>> listing.turn(b"one")
        >>> listing.turn(b"one")
        Traceback (most recent call last):
        crawler.expect.LayoutChanged: page 2 of 'all' repeats an earlier one
        """
        self.pages += 1
        self.pending -= 1
        fingerprint = hash(body)
        if fingerprint in self.bodies:
            raise LayoutChanged(f"page {self.pages} of {self.name!r} repeats an earlier one")
        self.bodies.add(fingerprint)

    def next(self, url: str) -> None:
        """Take note that another page follows.

        Raises:
            LayoutChanged: that page was read already.
            TooManyHits: there were enough.
        """
        if url in self.urls:
            raise LayoutChanged(f"after page {self.pages} of {self.name!r} an earlier page follows ({url})")
        if self.pages + self.pending >= self.most_pages:
            raise TooManyHits(f"{self.name!r} goes on after {self.most_pages} pages: the rest was not read")
        self.urls.add(url)
        self.pending += 1

    def take(self, records: Iterable[Any], key: str) -> None:
        """Take note of the entries of a page, told apart by a key."""
        for record in records:
            self.listed += 1
            self.seen.add(str(record.get(key, record) if isinstance(record, Mapping) else record))

    @property
    def lacks(self) -> int:
        """How many of the announced postings were not among the pages."""
        return max(0, (self.total or 0) - len(self.seen))
