"""A web site whose pages carry schema.org JobPosting data: cities, utilities, employers' own pages."""

from collections.abc import Iterable
from typing import Any, Self
from urllib.parse import urlsplit

from scrapy.crawler import Crawler

from crawler.board import BoardSpider, Found, Listing, Page, RawPosting, Start, date, moved
from crawler.expect import unlike, whole_page
from crawler.sitemap import not_seen, sitemap


class SiteSpider(BoardSpider):
    """Reads sitemaps, pages that link to postings, or postings, as `[[sites]]` of a profile say.

    Pages of postings are those whose addresses match; one without a posting is reported. What a site lists is all of
    its postings. Spider arguments: `begin` (addresses, blanks between), `matching` (regular expression), `most_pages`.
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
    begin, matching, most_pages = address, "", "200"

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """The spider for the addresses of one site."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        spider.address = moved("://".join(urlsplit(spider.begin.split()[0])[:2]), spider.endpoint)
        spider.allow(*([spider.endpoint] if spider.endpoint else spider.begin.split()))
        return spider

    async def start(self) -> Start:
        """Every address to begin with."""
        for url in self.begin.split():
            yield self.listing(url)

    def parse_listing(self, response: Page, listing: Listing) -> Found:
        """A sitemap, an index of sitemaps, or a page with links or postings."""
        if known := sitemap(response):
            again = (self.page(address, listing) for address in known.addresses)
            yield from again if known.is_index else self.pages_of(known.addresses, listing)
            return
        links = map(response.urljoin, whole_page(response).css("a::attr(href)").getall())
        found = [*self.job_postings(response, url=self.printed(response)), *self.pages_of(links, listing)]
        if not found:
            raise unlike(response, "neither postings nor links to any")
        yield from found

    def pages_of(self, addresses: Iterable[str], listing: Listing) -> Found:
        """The pages of postings among the addresses, each once."""
        new = list(filter(self.is_allowed, not_seen(addresses, self.matching, listing.seen)))
        room = int(self.most_pages) - len(listing.seen)
        if len(new) > room:
            self.too_many(f"more than {self.most_pages} pages of postings: the rest was not read")
        listing.seen.update(new[:room])
        yield from self.each(new[:room], lambda address: self.details(address, self.detailed, None))

    def detailed(self, response: Page) -> list[RawPosting]:
        """The postings of a page."""
        url = self.printed(response)  # a deadline that has passed is the board's word, and stays with the posting
        return self.job_postings(response, url=url) or self.current(response, url=url)
