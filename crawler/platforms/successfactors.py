"""SAP SuccessFactors (Recruiting Marketing): the feed that an employer's career site makes for search engines."""

import re

from lxml import etree

from crawler.board import EmployerSpider, Found, Listing, Page, Start, date
from crawler.expect import rss_items
from crawler.fields import fields, named, prose, said
from pipelines.raw import RawPosting

G = "{http://base.google.com/ns/1.0}"
_PLACE = re.compile(r"^(.*\S)\s*\(([^()]+, ?[A-Z]{2}(?:, ?[^(),]+)?)\)$")  # "(Potsdam, DE, 14467)", not "(m/w/d)"
_NUMBER = re.compile(r"/(\d{5,})/?(?:\?|$)")


class SuccessFactors(EmployerSpider):
    """One feed with every posting of the site. A title ends with its place in brackets; pay is never stated.

    The account is the host of the career site. Several of these sites close the pages of postings in robots.txt;
    the feed is asked only where the rules of the host allow it.
    """

    name = "successfactors"
    title = "SAP SuccessFactors"
    homepage = "https://www.sap.com/products/hcm/recruiting-software.html"
    address = "https://{account}"
    account = "karriere.example.org"
    robots = "differs from host to host; asked at every run"
    checked_on = date(2026, 11, 23)
    evidence = "described by readers of 138 sites; one recorded feed of the same make"
    always = frozenset({"title", "link", "description"})

    async def start(self) -> Start:
        """The feed."""
        yield self.listing(f"{self.address}/googlefeed.xml", self.parse_feed)

    def parse_feed(self, response: Page, listing: Listing) -> Found:
        """Every item."""
        yield from self.each(rss_items(response), self.item)

    def item(self, item: etree._Element) -> RawPosting:
        """An `<item>`."""
        url, whole = said(item, "link") or "", said(item, "title") or ""
        title, number = _PLACE.match(whole), _NUMBER.search(url)
        text = prose(item, "description")
        return self.raw(
            **fields(item, employer=f"{G}employer", posted_text="pubDate", valid_until_text=f"{G}expiration_date"),
            **fields(item, occupation_text=f"{G}job_function", employment_text=f"{G}job_type"),
            url=url.partition("?")[0],
            title=title[1] if title else whole,
            native_id=number[1] if number else None,
            description=text if text not in ("...", whole) else None,
            places=named(said(item, f"{G}location") or (title[2] if title else None)),
        )
