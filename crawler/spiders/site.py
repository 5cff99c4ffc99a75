"""A web site whose pages carry schema.org JobPosting data: cities, utilities, employers' own pages."""

import re
from collections.abc import Iterable
from typing import Any, Self
from urllib.parse import urlsplit

from scrapy.crawler import Crawler

from crawler.board import BoardSpider, Found, Listing, Page, RawPosting, Request, Start, date, moved
from crawler.expect import unlike, whole_page, xml_root

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


class SiteSpider(BoardSpider):
    """Reads sitemaps, pages that link to postings, or postings, as `[[sites]]` of a profile say.

    Which pages are postings is said by a regular expression over their addresses; one that matches and carries no
    posting is reported. The sitemap or page of links is taken for the whole of a site's postings.

    Spider arguments: `begin` (addresses, separated by blanks), `matching` (the regular expression), `most_pages`.
    """

    name = "site"
    title = "a site of the profile"
    homepage = "https://schema.org/JobPosting"
    address = "https://jobs.example.org"
    source_type = "employer_site"
    access = "operator_decides"
    robots = "asked at every run; read it and the terms yourself before you name a site"
    checked_on = date(2026, 11, 24)
    evidence = "recorded pages of several systems (tests/crawler/test_jsonld.py)"
    lists = "complete"
    begin: str = address
    matching: str = ""
    most_pages: str = "200"

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """The spider for the addresses of one site."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        spider.address = moved("://".join(urlsplit(spider.begin.split()[0])[:2]), spider.endpoint)
        names = [spider.endpoint] if spider.endpoint else spider.begin.split()
        spider.allowed_domains = sorted({urlsplit(name).hostname or "" for name in names})
        return spider

    async def start(self) -> Start:
        """Every address to begin with."""
        for url in self.begin.split():
            yield self.listing(url)

    def parse_listing(self, response: Page, listing: Listing) -> Found:
        """A sitemap, an index of sitemaps, or a page with links or postings."""
        head = response.body[:2000].lower()
        if b"<sitemapindex" in head:
            for address in _addresses(response, "sitemapindex"):
                yield self.page(address, listing)
        elif b"<urlset" in head:
            yield from self.pages_of(_addresses(response, "urlset"), listing)
        else:
            here = self.job_postings(response, url=self.printed(response))
            links = [response.urljoin(link) for link in whole_page(response).css("a::attr(href)").getall()]
            found = list(self.pages_of(links, listing))
            if not here and not found:
                raise unlike(response, "neither postings nor links to any")
            yield from here
            yield from found

    def pages_of(self, addresses: Iterable[str], listing: Listing) -> Found:
        """The pages of postings among the addresses, each once."""
        for address in dict.fromkeys(address.partition("#")[0] for address in addresses):
            if not re.search(self.matching, address) or address in listing.seen:
                continue
            if urlsplit(self.at(address)).hostname in self.allowed_domains:
                listing.seen.add(address)
                if len(listing.seen) > int(self.most_pages):
                    self.too_many(f"more than {self.most_pages} pages of postings: the rest was not read")
                    return
                yield from self.each([address], self.posting)

    def posting(self, record: str) -> Request:
        """The page at an address."""
        return self.details(record, self.detailed, None)

    def detailed(self, response: Page) -> list[RawPosting]:
        """The postings of a page."""
        url = self.printed(response)  # a deadline that has passed is the board's word, and stays with the posting
        return self.job_postings(response, url=url) or self.current(response, url=url)


def _addresses(response: Page, tag: str) -> list[str]:
    """The addresses that a sitemap lists."""
    return [where.text.strip() for where in xml_root(response, f"{MAP}{tag}").iter(f"{MAP}loc") if where.text]
