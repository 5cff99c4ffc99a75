"""Lever: the public postings of an employer."""

import datetime as dt
from collections.abc import AsyncIterator, Mapping
from typing import Any

from scrapy import Request
from scrapy.http import TextResponse

from crawler.board import EmployerSpider, Found
from crawler.expect import LayoutChanged, inside, joined, json_value, member, objects, optional, text
from crawler.listing import Listing
from crawler.markup import text_of_html
from pipelines.raw import RawPlace, RawPosting

PAGE_SIZE = 100


class Lever(EmployerSpider):
    """Pages of 100 postings, with text and, where the employer states it, pay; the last page is not full.

    `createdAt` is an instant in milliseconds, when the posting was made and not when it was published; the latter
    is not said. An unknown account answers 404. An account "eu/name" is one whose data is kept in Europe.
    """

    name = "lever"
    title = "Lever"
    homepage = "https://www.lever.co"
    address = "https://api.lever.co/v0/postings/{account}"
    terms_url = "https://github.com/lever/postings-api"
    robots = "asks for one second between visits (read by others in 2026-10)"
    checked_on = dt.date(2026, 11, 23)
    evidence = "recorded answers of two employers"
    always = frozenset({"id", "text", "hostedUrl", "createdAt", "categories"})
    hosts = ("api.eu.lever.co",)

    async def start(self) -> AsyncIterator[Request]:
        """The first page."""
        yield self.listing(self.at_number(0), self.parse_postings, headers={"Accept": "application/json"})

    def at_number(self, skip: int) -> str:
        """Address of the page that begins after so many postings."""
        region, _, name = self.account.rpartition("/")
        service = f"https://{self.hosts[0]}/v0/postings/{name}" if region == "eu" else self.address
        return f"{service}?mode=json&skip={skip}&limit={PAGE_SIZE}"

    def parse_postings(self, response: TextResponse, listing: Listing) -> Found:
        """Every posting, and the next page after a full one."""
        postings = json_value(response)
        if not isinstance(postings, list):
            raise LayoutChanged(f"JSON that is not a list ({response.url})")
        yield from self.each(postings, self.posting)
        if len(postings) == PAGE_SIZE:  # an answer with more than was asked for has no pages
            following = self.at_number(listing.pages * PAGE_SIZE)
            yield self.page(following, listing, self.parse_postings, headers={"Accept": "application/json"})

    def posting(self, posting: Mapping[str, Any]) -> RawPosting:
        """A posting."""
        kinds, pay = inside(posting, "categories"), inside(posting, "salaryRange")
        places = optional(kinds, "allLocations", list) or [text(kinds, "location")]
        country = text(posting, "country") if len(places) == 1 else None  # it is that of the first
        lists = (
            joined(text(part, "text"), text_of_html(f"<ul>{text(part, 'content') or ''}</ul>"), by="\n")
            for part in objects(posting, "lists")
        )
        return self.raw(
            url=member(posting, "hostedUrl", str),
            title=member(posting, "text", str),
            native_id=member(posting, "id", str),
            employer=self.employer,
            description=joined(
                text_of_html(text(posting, "description") or ""),
                *lists,
                *(text_of_html(text(posting, part) or "") for part in ("additional", "salaryDescription")),
                by="\n\n",
            ),
            places=tuple(RawPlace(text=place, country=country) for place in places if place),
            work_mode_text=text(posting, "workplaceType"),
            first_published_text=text(posting, "createdAt"),
            employment_text=text(kinds, "commitment"),
            salary_min_text=text(pay, "min"),
            salary_max_text=text(pay, "max"),
            salary_period_text=text(pay, "interval"),
            salary_currency_text=text(pay, "currency"),
        )
