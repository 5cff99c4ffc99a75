"""softgarden: the data feed of an employer's career page."""

from urllib.parse import urljoin

from crawler.board import EmployerSpider, Json, RawPosting, date, json_pages
from crawler.expect import mapping, member, optional


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
    pages = json_pages("dataFeedElement", "/jobs.feed.json", total="numberOfItems")

    def posting(self, record: Json) -> RawPosting:
        """An element: when it was changed, and the posting."""
        job = member(record, "item", dict) if "item" in mapping(record) else record
        node = {"dateModified": record.get("dateModified"), **job}
        return self.job_posting(node, url=urljoin(self.home, optional(job, "url", str) or ""))
