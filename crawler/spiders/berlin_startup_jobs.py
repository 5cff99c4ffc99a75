"""Berlin Startup Jobs: a job board for young companies in Berlin."""

from lxml import etree

from crawler.board import BoardSpider, Found, Listing, Page, Start, date
from crawler.expect import LayoutChanged, words, xml_root
from crawler.markup import text_of_html
from pipelines.raw import RawPlace, RawPosting

CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"


class BerlinStartupJobs(BoardSpider):
    """The feed of the newest postings; an older one leaves it when a newer one comes, so absence means nothing.

    A title reads "Role // Company". No place is named, for all of them are in Berlin; pay is not named either.
    """

    name = "berlin-startup-jobs"
    title = "Berlin Startup Jobs"
    homepage = "https://berlinstartupjobs.com"
    address = "https://berlinstartupjobs.com/feed/"
    access = "open"
    robots = "not read; asked at every run"
    checked_on = date(2026, 11, 23)
    evidence = "33 recorded answers of its window in 2017, a description of the feed; the test data is synthetic"
    lists = "window"
    always = frozenset({"title", "link", "pubDate"})

    async def start(self) -> Start:
        """The feed."""
        yield self.listing(self.address, self.parse_feed)

    def parse_feed(self, response: Page, listing: Listing) -> Found:
        """Every item."""
        items = xml_root(response, "rss").findall("channel/item")
        if not items:
            raise LayoutChanged("the feed is empty")
        yield from self.each(items, self.item)

    def item(self, item: etree._Element) -> RawPosting:
        """An `<item>`."""
        title, _, employer = (words(item, "title") or "").partition(" // ")
        text = words(item, CONTENT) or words(item, "description") or ""
        return self.raw(
            url=words(item, "link") or "",
            title=title,
            native_id=words(item, "guid"),
            employer=employer.strip() or None,
            description=text_of_html(text) or None,
            places=(RawPlace(city="Berlin", country="DE"),),
            posted_text=words(item, "pubDate"),
        )
