"""SmartRecruiters: the public pages of postings."""

import re
from functools import partial

from crawler.board import EmployerSpider, Found, Listing, Page, RawPosting, Request, date
from crawler.expect import html_page


class SmartRecruiters(EmployerSpider):
    """The employer's page links to its postings, which carry their data as microdata.

    Its interface is closed by robots.txt to all but one visitor, so it is never asked. The page shows only the
    first postings without a script: a window, and absence means nothing. A posting that is over stays at its
    address and says so.
    """

    name = "smartrecruiters"
    homepage = "https://www.smartrecruiters.com"
    address = "https://careers.smartrecruiters.com/{account}"
    hosts = ("jobs.smartrecruiters.com",)
    access = "operator_decides"
    robots = "api.smartrecruiters.com is closed; that of the public pages is asked at every run"
    checked_on = date(2026, 11, 23)
    evidence = "one recorded page of a posting; the list page is synthetic"
    lists = "window"

    def parse_listing(self, response: Page, listing: Listing) -> Found:
        """Every link to a posting."""
        ours = rf"^https://{self.hosts[0]}/(?i:{re.escape(self.account)})/\d+[^?#]*"
        yield from self.each(self.links(response, ours), self.posting)

    def posting(self, record: str) -> Request:
        """The page behind a link."""
        return self.details(record, partial(self.linked, record), None)

    def linked(self, link: str, response: Page) -> list[RawPosting]:
        """The posting of a page; none if it is over."""
        mode = html_page(response).css("spl-job-location::attr(workplacetype)").get() or None
        number = link.rpartition("/")[2].partition("-")[0]
        found = self.current(response, url=link)[:1]
        return [self.more(posting, native_id=number, url=link, work_mode_text=mode) for posting in found]
