"""SAP SuccessFactors (Recruiting Marketing): the feed that an employer's career site makes for search engines."""

import datetime as dt
import re
from collections.abc import AsyncIterator

from lxml import etree
from scrapy import Request
from scrapy.http import TextResponse

from crawler.board import EmployerSpider, Found
from crawler.expect import LayoutChanged, words, xml_root
from crawler.listing import Listing
from crawler.markup import text_of_html
from pipelines.raw import RawPlace, RawPosting

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
    checked_on = dt.date(2026, 11, 23)
    evidence = "described by readers of 138 sites; one recorded feed of the same make"
    always = frozenset({"title", "link", "description"})

    async def start(self) -> AsyncIterator[Request]:
        """The feed."""
        yield self.listing(f"{self.address}/googlefeed.xml", self.parse_feed)

    def parse_feed(self, response: TextResponse, listing: Listing) -> Found:
        """Every item."""
        channel = xml_root(response, "rss").find("channel")
        if channel is None:
            raise LayoutChanged("a feed without its channel")
        yield from self.each(channel.findall("item"), self.item)

    def item(self, item: etree._Element) -> RawPosting:
        """An `<item>`."""
        url = words(item, "link")
        if url is None:
            raise LayoutChanged("an item without link")
        said = words(item, "title") or ""
        title = _PLACE.match(said)
        place = words(item, f"{G}location") or (title[2] if title else None)
        number = _NUMBER.search(url)
        text = text_of_html(words(item, "description") or "")
        return self.raw(
            url=url.partition("?")[0],
            title=title[1] if title else said,
            native_id=number[1] if number else None,
            employer=words(item, f"{G}employer") or self.employer,
            description=text if text not in ("", "...", said) else None,
            places=(RawPlace(text=place),) if place else (),
            posted_text=words(item, "pubDate"),
            valid_until_text=words(item, f"{G}expiration_date"),
            occupation_text=words(item, f"{G}job_function"),
            employment_text=words(item, f"{G}job_type"),
        )
