"""Ashby: the public board of an employer."""

import datetime as dt
from collections.abc import AsyncIterator, Mapping
from typing import Any

from scrapy import Request
from scrapy.http import TextResponse

from crawler.board import EmployerSpider, Found
from crawler.expect import inside, json_object, member, objects, text
from crawler.listing import Listing
from crawler.markup import text_of_html
from pipelines.raw import RawPlace, RawPosting


class Ashby(EmployerSpider):
    """One answer with every posting, its text and, where the employer shows it, its pay.

    `publishedAt` is the last publication. Postings that are not listed publicly are left out. Of the parts of a
    compensation only the salary is read: equity and bonus are no pay.
    """

    name = "ashby"
    title = "Ashby"
    homepage = "https://www.ashbyhq.com"
    address = "https://api.ashbyhq.com/posting-api/job-board/{account}"
    terms_url = "https://developers.ashbyhq.com/docs/public-job-posting-api"
    robots = "not read; asked at every run; the interface is documented for the public"
    checked_on = dt.date(2026, 11, 23)
    evidence = "recorded answers of three employers"
    always = frozenset({"id", "title", "location", "publishedAt", "jobUrl", "descriptionHtml"})

    async def start(self) -> AsyncIterator[Request]:
        """The board."""
        yield self.listing(f"{self.address}?includeCompensation=true", self.parse_jobs)

    def parse_jobs(self, response: TextResponse, listing: Listing) -> Found:
        """Every job."""
        yield from self.each(member(json_object(response), "jobs", list), self.job)

    def job(self, job: Mapping[str, Any]) -> RawPosting | None:
        """A job."""
        if job.get("isListed") is False:
            return None
        pay = next((p for p in _components(job) if p.get("compensationType") == "Salary"), {})
        return self.raw(
            url=member(job, "jobUrl", str),
            title=member(job, "title", str),
            native_id=member(job, "id", str),
            employer=self.employer,
            description=text_of_html(text(job, "descriptionHtml") or "") or None,
            places=(_place(job), *map(_place, objects(job, "secondaryLocations"))),
            work_mode_text=text(job, "workplaceType"),
            posted_text=text(job, "publishedAt"),
            employment_text=text(job, "employmentType"),
            salary_min_text=text(pay, "minValue"),
            salary_max_text=text(pay, "maxValue"),
            salary_period_text=text(pay, "interval"),
            salary_currency_text=text(pay, "currencyCode"),
        )


def _components(job: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return objects(inside(job, "compensation"), "summaryComponents")


def _place(entry: Mapping[str, Any]) -> RawPlace:
    address = inside(entry, "address", "postalAddress")
    return RawPlace(
        text=text(entry, "location"),
        postcode=text(address, "postalCode"),
        city=text(address, "addressLocality"),
        region=text(address, "addressRegion"),
        country=text(address, "addressCountry"),
    )
