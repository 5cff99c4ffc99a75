"""Workday: the job search behind an employer's career site."""

import json
import re
from functools import partial
from typing import Any, Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler

from crawler.board import EmployerSpider, Found, Json, Listing, Page, Start, date, moved
from crawler.expect import TooManyHits, json_object, member, optional
from crawler.fields import fields, named, prose, said
from pipelines.raw import RawPlace, RawPosting

PAGE_SIZE = 20  # the most that it gives; more is answered with 400
WINDOW = 2_000  # hits that it lists; later pages begin anew
SEVERAL = re.compile(r"\d+ \w+")  # "3 Locations", in the language of the site
JSON = {"Content-Type": "application/json", "Accept": "application/json"}


class Workday(EmployerSpider):
    """Pages of 20, then the details of those that may be wanted: only they state place, day and text.

    The account is host and site, "tenant.wd3/Careers". The list says "Posted 30+ Days Ago" and "3 Locations":
    neither becomes a value. A site with 2,000 postings or more cannot be read whole and is refused. Undocumented;
    pay is never stated in a field.
    """

    name = "workday"
    title = "Workday"
    homepage = "https://www.workday.com"
    address = "https://{account}"
    account = "example.wd3/Careers"
    robots = "differs from host to host; asked at every run"
    checked_on = date(2026, 11, 23)
    evidence = "one recorded list, one list and one detail written by readers"
    always = frozenset({"title", "externalPath"})

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """The spider at the host that the account names in short."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        spider.address = moved(spider.host, spider.endpoint)
        spider.allowed_domains = [urlsplit(spider.address).hostname or ""]
        return spider

    @property
    def host(self) -> str:
        """Where the site stands."""
        return f"https://{self.account.partition('/')[0]}.myworkdayjobs.com"

    @property
    def service(self) -> str:
        """Path of the service behind the site."""
        tenant, _, site = self.account.partition("/")
        return f"/wday/cxs/{tenant.partition('.')[0]}/{site}"

    async def start(self) -> Start:
        """The first page."""
        yield self.listing(f"{self.host}{self.service}/jobs", self.parse_jobs, **_asking(0))

    def parse_jobs(self, response: Page, listing: Listing) -> Found:
        """Every hit, and the next page."""
        answer = json_object(response)
        jobs = member(answer, "jobPostings", list)
        if listing.total is None:  # later pages say 0
            listing.total = member(answer, "total", int)
        if listing.total >= WINDOW:
            raise TooManyHits(f"{listing.total} postings, and the site lists only {WINDOW}")
        listing.take(jobs, "externalPath")
        yield from self.each(jobs, self.job)
        if jobs and listing.listed < listing.total:
            url = f"{self.host}{self.service}/jobs"
            yield self.page(url, listing, self.parse_jobs, **_asking(listing.listed))

    def job(self, job: Json) -> Request | RawPosting:
        """A hit, with its details if it may be wanted."""
        path = member(job, "externalPath", str)
        town, day = said(job, "locationsText"), said(job, "postedOn")
        listed = self.raw(
            url=f"{self.host}/{self.account.partition('/')[2]}{path}",
            title=said(job, "title"),
            native_id=path.rpartition("_")[2] or path,
            places=named(town) if town and not SEVERAL.fullmatch(town) else (),
            posted_text=day if day and "+" not in day else None,
        )
        if not self.wanted(listed):
            return listed
        url = f"{self.host}{self.service}{path}"
        return self.details(url, partial(self.detailed, listed), partial(self.again, listed), headers=JSON)

    def detailed(self, listed: RawPosting, response: Page) -> RawPosting:
        """The posting with place, days and text."""
        job = member(json_object(response), "jobPostingInfo", dict)
        names = [said(job, "location"), *map(str, optional(job, "additionalLocations", list) or ())]
        towns = tuple(RawPlace(text=name, country=said(job, "country.descriptor")) for name in names if name)
        return self.more(
            listed,
            **fields(job, posted_text="startDate", valid_until_text="endDate"),
            **fields(job, employment_text="timeType", work_mode_text="remoteType"),
            description=prose(job, "jobDescription"),
            places=towns or None,
        )


def _asking(offset: int) -> dict[str, Any]:
    body = {"appliedFacets": {}, "limit": PAGE_SIZE, "offset": offset, "searchText": ""}
    return {"method": "POST", "body": json.dumps(body), "headers": JSON}
