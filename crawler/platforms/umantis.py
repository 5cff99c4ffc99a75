"""Umantis (Haufe, Abacus): the list pages of an employer."""

import re
from urllib.parse import urljoin, urlsplit

from parsel import Selector

from crawler.board import EmployerSpider, Found, Listing, Page, Pages, RawPosting, Request, date
from crawler.columns import told_by
from crawler.expect import html_page, joined, matched, unlike, whole_page
from crawler.fields import named
from crawler.markup import text_of_html

PAGE_SIZE = 10
TABLE = re.compile(r'"TableNr"\s*:\s*"(\d+)"|\btc(\d+)=p\d')
LINK = "a.HSTableLinkSubTitle[href*='/Vacancies/']"
CELLS = "ancestor::tr[1]//*[self::li or self::td][not(.//a or .//li)]"
CELLS += " | self::*[not(ancestor::tr)]/ancestor::li[1]//span[not(ancestor::a)]"


class Umantis(EmployerSpider):
    """Pages of ten links; place and kind stand beside them. Templates differ from employer to employer.

    The account is the number of the recruiting application, with ".de" or ".ch" if its host has it, or a host. Few
    state a day. A first page without a link is taken for a changed page, not for an empty board.
    """

    name = "umantis"
    homepage = "https://www.haufe.de"
    address = "https://recruitingapp-{account}.umantis.com"
    account = "1234.de"
    checked_on = date(2026, 11, 23)
    evidence = "described by one reader; the test data is synthetic"
    pages = Pages(path="/Jobs/All")

    def parse_listing(self, response: Page, listing: Listing) -> Found:
        """Every row, and the next page after a full one."""
        links = whole_page(response).css(LINK)
        if not links and not listing.seen:
            raise unlike(response, "a list without a single posting")
        new = [link for link in links if link.attrib["href"] not in listing.seen]
        listing.seen |= {link.attrib["href"] for link in new}
        yield from self.each(new, self.posting)
        if len(links) < PAGE_SIZE or not new:
            return
        if table := TABLE.search(response.text):
            yield self.page(f"{self.address}/Jobs/All?tc{table[1] or table[2]}=p{listing.pages + 1}", listing)
        else:
            self.too_many("a full page that does not say how the next one is reached")

    def posting(self, record: Selector) -> Request | RawPosting:
        """A link and the cells beside it."""
        number = matched(r"/Vacancies/(\d+)/Description/", record.attrib["href"])
        told, unknown = told_by(record.xpath(CELLS), in_order=("places", "employment_text"))
        self.unknown_keys(unknown)
        listed = self.raw(
            **{name: joined(*said) for name, said in told.items() if name != "places"},
            url=urljoin(self.home, urlsplit(record.attrib["href"]).path),
            title=text_of_html(record.get()),
            native_id=number,
            places=named(*told.get("places", ())),
        )
        return self.with_details(listed, listed.url, self.detailed)

    def detailed(self, listed: RawPosting, response: Page) -> RawPosting:
        """The posting with the text of its page; nothing in it is marked up alike."""
        text = text_of_html((html_page(response).css("main, #content") or html_page(response).css("body")).get() or "")
        if listed.title not in text:
            raise unlike(response, "a page that does not name its posting")
        return self.more(listed, description=text)
