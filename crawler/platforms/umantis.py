"""Umantis (Haufe, Abacus): the list pages of an employer."""

import re
from functools import partial

from parsel import Selector
from scrapy import Request

from crawler.board import EmployerSpider, Found, Listing, Page, Start, date
from crawler.expect import LayoutChanged, html_page, joined, unlike, whole_page
from crawler.markup import text_of_html
from pipelines.raw import RawPlace, RawPosting

PAGE_SIZE = 10
NUMBER = re.compile(r"/Vacancies/(\d+)/Description/")
TABLE = re.compile(r'"TableNr"\s*:\s*"(\d+)"|\btc(\d+)=p\d')


class Umantis(EmployerSpider):
    """Pages of ten links; place and kind stand beside them. Templates differ from employer to employer.

    The account is the number of the recruiting application, with ".de" or ".ch" if its host has it. A day of
    publication is not stated. A first page without a link is taken for a changed page, not for an empty board; a
    full page that does not say the number of its table has an unknown rest.
    """

    name = "umantis"
    title = "Umantis"
    homepage = "https://www.haufe.de"
    address = "https://recruitingapp-{account}.umantis.com"
    account = "1234.de"
    robots = "not read; asked at every run"
    checked_on = date(2026, 11, 23)
    evidence = "described by one reader; the test data is synthetic"

    async def start(self) -> Start:
        """The first page."""
        yield self.listing(f"{self.address}/Jobs/All", self.parse_list)

    def parse_list(self, response: Page, listing: Listing) -> Found:
        """Every row, and the next page after a full one."""
        links = whole_page(response).css("a.HSTableLinkSubTitle[href*='/Vacancies/']")
        if not links and not listing.seen:
            raise unlike(response, "a list without a single posting")
        new = [link for link in links if link.attrib["href"] not in listing.seen]
        listing.seen |= {link.attrib["href"] for link in new}
        yield from self.each(new, self.row)
        if len(links) < PAGE_SIZE or not new:
            return
        if table := TABLE.search(response.text):
            url = f"{self.address}/Jobs/All?tc{table[1] or table[2]}=p{listing.pages + 1}"
            yield self.page(url, listing, self.parse_list)
        else:
            self.too_many("a full page that does not say how the next one is reached")

    def row(self, link: Selector) -> Request | RawPosting:
        """A link and the cells beside it."""
        number = NUMBER.search(link.attrib["href"])
        if number is None:
            raise LayoutChanged("a link without the number of a posting")
        cells = link.xpath("ancestor::tr[1]/td[not(.//a)] | ancestor::li[1]//span[not(ancestor::a)]")
        said = [text_of_html(cell.get()) for cell in cells]
        listed = self.raw(
            url=f"https://recruitingapp-{self.account}.umantis.com/Vacancies/{number[1]}/Description/1",
            title=text_of_html(link.get()),
            native_id=number[1],
            employer=self.employer,
            places=(RawPlace(text=said[0]),) if said and said[0] else (),
            employment_text=joined(*said[1:]),
        )
        if not self.wanted(listed):
            return listed
        return self.details(listed.url, partial(self.detailed, listed), partial(self.again, listed))

    def detailed(self, listed: RawPosting, response: Page) -> RawPosting:
        """The posting with the text of its page; nothing in it is marked up alike."""
        page = html_page(response)
        text = text_of_html((page.css("main, #content") or page.css("body")).get() or "")
        if listed.title not in text:
            raise unlike(response, "a page that does not name its posting")
        return self.more(listed, description=text)
