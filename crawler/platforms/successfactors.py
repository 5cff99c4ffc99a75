"""SAP SuccessFactors (Recruiting Marketing): the feed that an employer's career site makes for search engines."""

import re

from crawler.board import Element, EmployerSpider, RawPosting, date, rss_pages
from crawler.fields import fields, named, prose, said

_PLACE = re.compile(r"^(.*\S)\s*\(([^()]+, ?[A-Z]{2}(?:, ?[^(),]+)?)\)$")  # "(Potsdam, DE, 14467)", not "(m/w/d)"
_NUMBER = re.compile(r"/(\d{5,})(?:-[a-z]{2}_[A-Z]{2})?/?(?:\?|$)")


class SuccessFactors(EmployerSpider):
    """One feed with every posting of the site. A title ends with its place in brackets; pay is never stated.

    The account is the host of the career site. Several of these sites close the pages of postings in robots.txt;
    the feed is asked only where the rules of the host allow it.
    """

    name = "successfactors"
    title = "SAP SuccessFactors"
    homepage = "https://www.sap.com/products/hcm/recruiting-software.html"
    account = "karriere.example.org"
    checked_on = date(2026, 11, 23)
    evidence = "described by readers of 138 sites; one recorded feed of the same make"
    always = frozenset({"title", "link", "description"})
    pages = rss_pages("/googlefeed.xml")

    def posting(self, record: Element) -> RawPosting:
        """An `<item>`."""
        url, whole, text = said(record, "link") or "", said(record, "title") or "", prose(record, "description")
        title, number = _PLACE.match(whole), _NUMBER.search(url)
        return self.raw(
            **fields(
                record,
                employer="{*}employer",
                posted_text="pubDate|{*}publish_date",
                valid_until_text="{*}expiration_date",
            ),
            **fields(record, occupation_text="{*}job_function", employment_text="{*}job_type"),
            url=url.partition("?")[0] if number else url,  # where the path has no number, the query has
            title=title[1] if title else whole,
            native_id=number[1] if number else None,
            description=text if text not in ("...", whole) else None,
            places=named(said(record, "{*}location") or (title[2] if title else None)),
        )
