"""SmartRecruiters: the public pages of postings."""

import re
from functools import partial

from scrapy import Request

from crawler.board import EmployerSpider, Found, Listing, Page, Start, date
from crawler.expect import html_page, unlike, whole_page
from crawler.jsonld import job_postings
from pipelines.raw import RawPosting

EXPIRED = re.compile(r"this job has expired", re.IGNORECASE)
ISO = re.compile(r"\d{4}-\d\d-\d\d")


class SmartRecruiters(EmployerSpider):
    """The employer's page links to its postings, which carry their data as microdata.

    Its interface is closed by robots.txt to all but one visitor, so it is never asked. The page shows only the
    first postings without a script: a window, and absence means nothing. A posting that is over stays at its
    address and says so.
    """

    name = "smartrecruiters"
    title = "SmartRecruiters"
    homepage = "https://www.smartrecruiters.com"
    address = "https://careers.smartrecruiters.com/{account}"
    hosts = ("jobs.smartrecruiters.com",)
    access = "operator_decides"
    robots = "api.smartrecruiters.com is closed; that of the public pages is asked at every run"
    checked_on = date(2026, 11, 23)
    evidence = "one recorded page of a posting; the list page is synthetic"
    lists = "window"

    async def start(self) -> Start:
        """The employer's page."""
        yield self.listing(self.address, self.parse_list)

    def parse_list(self, response: Page, listing: Listing) -> Found:
        """Every link to a posting."""
        links = (
            whole_page(response)
            .css("a::attr(href)")
            .re(rf"^https://jobs\.smartrecruiters\.com/{re.escape(self.account)}/\d+[^?#]*")
        )
        if not links:
            raise unlike(response, "a page without links to postings")
        yield from self.each(dict.fromkeys(links), self.link)

    def link(self, link: str) -> Request:
        """The page behind a link."""
        return self.details(link, partial(self.posting, link), None)

    def posting(self, link: str, response: Page) -> list[RawPosting]:
        """The posting of a page; none if it is over."""
        page = html_page(response)
        reading = job_postings(page, source=self.name, source_type=self.source_type, url=link)
        until = "".join(found.valid_until_text or "" for found in reading.postings[:1])
        said = "\n".join(page.xpath("//body//text()[not(ancestor::script or ancestor::style)]").getall())
        if EXPIRED.search(said) or (ISO.match(until) and until[:10] < self.started_at.date().isoformat()):
            self.stats.inc_value("detail/gone")
            return []
        if not reading.postings:
            raise unlike(response, "a page without a posting")
        mode = page.css("spl-job-location::attr(workplacetype)").get()
        number = link.rpartition("/")[2].partition("-")[0]
        return [self.more(reading.postings[0], native_id=number, url=link, work_mode_text=mode or None)]
