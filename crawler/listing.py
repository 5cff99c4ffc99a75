"""A listing that is read page by page: what was seen of it, and whether that was all."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, field
from typing import Any

from scrapy.http import Response

from crawler.expect import LayoutChanged, TooManyHits, json_list, rss_items

MOST_PAGES = 200
"""Pages of one listing. No honest board needs more for one occupation around one town, or for one employer."""


OFFSET, ACCOUNT = "{offset}", "{account}"
"""Stand in `Pages.body` for the number of postings before a page and for the employer's account."""


@dataclass(frozen=True, slots=True)
class Pages:
    """How a board gives its postings: where the pages stand, what is in them, and when there is another.

    A board that differs reads its pages itself (`BoardSpider.parse_listing`).
    """

    records: Callable[[Response], Sequence[Any]] = lambda _: ()
    """The postings of a page; a board that reads its pages itself has none."""
    path: str = ""
    """Behind the board's address; `{offset}` is the number of postings before a page, `{page}` its own number.

    `{site}` is what an account "host/site" ends with.
    """
    _: KW_ONLY
    body: Mapping[str, Any] | None = None
    """JSON that is sent for a page, with `OFFSET` and `ACCOUNT` in their places."""
    key: str | None = None
    """Key that tells the records apart; None where their number does."""
    size: int | None = None
    """Postings of a full page, if there are several; a page with more was not divided at all."""
    total: str | None = None
    """Path of the number of all postings in the first page, where the board announces it."""
    total_may_lack: bool = False
    """Whether a first page without it is one all the same."""
    following: str | None = None
    """Path of the next page's address, where a page names it."""
    most: int | None = None
    """With as many postings or more the board lists only a part of them."""
    may_lack: bool = False
    """Whether the list may lack where the board has no posting left; a page with fewer than announced may not."""
    window: str | None = None
    """Path of the day of a posting, where the pages are a window of the newest: a gap to the last run is reported."""
    never_empty: bool = False
    """Whether a first page without a posting is a changed page; other boards may have none."""

    accept: str | None = None
    """What the board shall answer with, where it asks."""

    def asked(self, offset: int, page: int, account: str) -> tuple[str, dict[str, Any]]:
        """Path and request of a page.

        >>> Pages(list, "/jobs", body={"page": {"from": OFFSET}}).asked(20, 2, "x")
        ('/jobs', {'method': 'POST', 'body': '{"page": {"from": 20}}', 'headers': {'Content-Type': 'application/json'}})
        """
        path = self.path.format(offset=offset, page=page, site=account.partition("/")[2])
        if self.body is None:
            return path, {}
        body = json.dumps(self.body).replace(json.dumps(OFFSET), str(offset)).replace(ACCOUNT, account)
        return path, {"method": "POST", "body": body, "headers": {"Content-Type": "application/json"}}

    def go_on(self, listing: "Listing", count: int) -> bool:
        """Whether another page follows one with so many postings: as announced, else after a full one."""
        if not self.size or not count:
            return False
        return count == self.size if listing.total is None else listing.listed < listing.total


def json_pages(below: str = "", path: str = "", *, may_lack: bool = False, **more: Any) -> Pages:
    """Pages of JSON with their postings in the list below these keys, joined by dots; the answer itself without any.

    It may lack where a board leaves it out for want of postings.

    >>> page = Response("https://board.example", body=b'{"data": {"jobs": [7]}}')
    >>> json_pages("data.jobs").records(page)
    [7]
    """
    keys = below.split(".") if below else ()
    return Pages(
        lambda response: json_list(response, *keys, may_lack=may_lack),
        path,
        accept="application/json",
        may_lack=may_lack,
        **more,
    )


def rss_pages(path: str = "", **more: Any) -> Pages:
    """Pages that are RSS feeds."""
    return Pages(rss_items, path, **more)


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

    def take(self, records: Sequence[Any], key: str | None) -> Sequence[Any]:
        """The entries of a page, taken note of and told apart by a key, or by their number.

        >>> listing = Listing("all", total=3)
        >>> len(listing.take([{"id": 1}, {"id": 2}, {"id": 2}], "id")), listing.listed, listing.lacks
        (3, 3, 1)
        """
        for number, record in enumerate(records, self.listed):
            told = record.get(key, record) if isinstance(record, Mapping) else record
            self.seen.add(str(told if key else number))
        self.listed += len(records)
        return records

    @property
    def lacks(self) -> int:
        """How many of the announced postings were not among the pages."""
        return max(0, (self.total or 0) - len(self.seen))
