"""softgarden: the data feed of an employer's career page."""

from urllib.parse import urljoin

from crawler.board import EmployerSpider, Found, Json, Listing, Page, Start, date
from crawler.expect import json_object, mapping, member, text
from crawler.jsonld import job_posting
from pipelines.raw import RawPosting


class Softgarden(EmployerSpider):
    """One feed with every posting as schema.org JobPosting; it says itself how many there are.

    Each employer's /llms.txt names it as the feed for machines. Only `.career.softgarden.de` is proven to have it;
    employers on the older `.softgarden.io` can be read as a site of the profile. "-" stands for "not said".
    """

    name = "softgarden"
    title = "softgarden"
    homepage = "https://softgarden.com"
    address = "https://{account}.career.softgarden.de"
    robots = "not read; each employer's llms.txt names the feed"
    checked_on = date(2026, 11, 23)
    evidence = "described from live answers by two readers; the test data is synthetic"
    always = frozenset({"item"})

    async def start(self) -> Start:
        """The feed."""
        yield self.listing(f"{self.address}/jobs.feed.json", self.parse_feed)

    def parse_feed(self, response: Page, listing: Listing) -> Found:
        """Every element of the feed."""
        feed = json_object(response)
        elements = member(feed, "dataFeedElement", list)
        listing.total = member(feed, "numberOfItems", int)
        listing.seen |= {str(number) for number in range(len(elements))}
        yield from self.each(elements, self.element)

    def element(self, element: Json) -> RawPosting:
        """An element: when it was changed, and the posting."""
        job = mapping(member(element, "item", dict))
        url = urljoin(f"https://{self.account}.career.softgarden.de", text(job, "url") or "")
        node = {"dateModified": element.get("dateModified"), **job}
        found = job_posting(node, source=self.name, source_type=self.source_type, url=url)
        return self.more(found, employer=found.employer or self.employer)
