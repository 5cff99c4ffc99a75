"""BITE: the job interface of universities, municipalities and hospitals."""

import json
import re
from functools import partial
from typing import Any

from scrapy import Request

from crawler.board import EmployerSpider, Found, Json, Listing, Page, Start, date
from crawler.expect import LayoutChanged, inside, joined, json_object, member, optional
from crawler.fields import fields, pay, place, prose, said
from pipelines.raw import RawPosting

PAGE_SIZE = 100
TOWN = {"street": "street", "postcode": "postCode", "city": "city", "country": "country"}
UNIT = {"period": "baseSalary.unitText", "currency": "baseSalary.currency"}
HANDLE = re.compile(r"/jobposting/([0-9a-f]{40,42})")


class Bite(EmployerSpider):
    """Pages of addresses only, so every posting costs one more request; it says itself how many there are.

    The account is the key of 40 hexadecimal digits that the employer's page hands to its own script. Pay is a
    month's where no period is stated. `startAt` may be the posting's or the work's, so it is not read.
    """

    name = "bite"
    title = "BITE"
    homepage = "https://www.b-ite.com"
    address = "https://jobs.b-ite.com"
    account = "0123456789abcdef0123456789abcdef01234567"
    robots = "not read; asked at every run"
    checked_on = date(2026, 11, 23)
    evidence = "described by one reader; the test data is synthetic"
    always = frozenset({"url"})

    async def start(self) -> Start:
        """The first page."""
        yield self.listing(f"{self.address}/api/v1/postings/search", self.parse_search, **self.asking(0))

    def asking(self, offset: int) -> dict[str, Any]:
        """A request for one page."""
        page = {"num": PAGE_SIZE, "offset": offset}
        body = {"key": self.account, "channel": 0, "locale": "de", "page": page}
        return {"method": "POST", "body": json.dumps(body), "headers": {"Content-Type": "application/json"}}

    def parse_search(self, response: Page, listing: Listing) -> Found:
        """Every address, and the next page."""
        answer = json_object(response)
        entries = member(answer, "jobPostings", list)
        listing.total = member(inside(answer, "page"), "total", int)
        listing.take(entries, "url")
        yield from self.each(entries, self.entry)
        if entries and listing.listed < listing.total:
            url = f"{self.address}/api/v1/postings/search"
            yield self.page(url, listing, self.parse_search, **self.asking(listing.listed))

    def entry(self, entry: Json) -> Request:
        """The posting behind an address."""
        url = member(entry, "url", str)
        handle = HANDLE.search(url)
        if handle is None:
            raise LayoutChanged("an address without its handle")
        address = f"{self.address}/jobposting/{handle[1]}/json?locale=de&contentRendered=true"
        return self.details(address, partial(self.posting, url, handle[1]), None)

    def posting(self, url: str, handle: str, response: Page) -> RawPosting:
        """A posting."""
        job = json_object(response)
        figures = pay(job, low="baseSalary.minValue", high="baseSalary.maxValue", **UNIT)
        return self.raw(
            **fields(job, title="title", employer="employer.name", posted_text="activatedAt"),
            **{**figures, **({"salary_period_text": figures["salary_period_text"] or "month"} if figures else {})},
            url=url,
            native_id=handle,
            first_published_text=said(job, "createdAt"),
            description=prose(job, "content.html.rendered"),
            places=(place(inside(job, "address"), **TOWN),),
            employment_text=joined(*map(str, optional(job, "employmentType", list) or ())),
        )
