"""Boards that are searched: one listing for each phrase of the profile."""

from typing import ClassVar

from crawler.board import BoardSpider, Request, Start
from crawler.listing import MOST_PAGES, Listing


class SearchSpider(BoardSpider):
    """Asks for the pages of each phrase until as many postings were listed as the board announced."""

    calls: ClassVar[int | None] = None
    """Searches that a run may make, where the board allows only so many."""

    async def start(self) -> Start:
        """The first page for each phrase."""
        phrases, most = self.profile.occupation.terms, MOST_PAGES
        if self.calls is not None:
            if len(phrases) > self.calls:
                self.too_many(f"the profile has more than {self.calls} phrases: only the first were asked for")
            phrases, most = phrases[: self.calls], max(1, self.calls // len(phrases))
        for phrase in phrases:
            yield self.listing(self.search(phrase, 1), name=phrase, most_pages=most)

    def search(self, phrase: str, page: int) -> str:
        """Address of a page of results."""
        raise NotImplementedError

    def _listed_page(self, listing: Listing | None) -> Request:
        assert listing is not None  # noqa: S101 - the first page is asked for above
        return self.page(self.search(listing.name, listing.pages + 1), listing)
