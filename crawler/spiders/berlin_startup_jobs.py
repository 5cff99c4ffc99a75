"""Berlin Startup Jobs: a job board for young companies in Berlin."""

from crawler.board import BoardSpider, Element, date, rss_pages
from crawler.fields import fields, prose, said
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
    checked_on = date(2026, 11, 23)
    evidence = "33 recorded answers of its window in 2017, a description of the feed; the test data is synthetic"
    lists = "window"
    always = frozenset({"title", "link", "pubDate"})
    pages = rss_pages(never_empty=True)

    def posting(self, record: Element) -> RawPosting:
        """An `<item>`."""
        title, _, employer = (said(record, "title") or "").partition(" // ")
        return self.raw(
            **fields(record, url="link", native_id="guid", posted_text="pubDate"),
            title=title,
            employer=employer.strip() or None,
            description=prose(record, f"{CONTENT}|description"),
            places=(RawPlace(city="Berlin", country="DE"),),
        )
