"""Ashby: the public board of an employer."""

import datetime as dt
import json
from collections.abc import AsyncIterator, Mapping
from typing import Any

from scrapy import Request
from scrapy.http import TextResponse

from crawler.board import EmployerSpider, Found
from crawler.expect import inside, json_object, mapping, member, objects, text, unlike
from crawler.listing import Listing
from crawler.markup import text_of_html
from pipelines.raw import RawPlace, RawPosting


class Ashby(EmployerSpider):
    """One answer with every posting, its text and, where the employer shows it, its pay.

    `publishedAt` is the last publication. Postings that are not listed publicly are left out. Of the parts of a
    compensation only the salary is read: equity and bonus are no pay. Where the interface answers 404, the list
    page holds all but text and figures; an unknown account has a page without an organization.
    """

    name = "ashby"
    title = "Ashby"
    homepage = "https://www.ashbyhq.com"
    address = "https://api.ashbyhq.com/posting-api/job-board/{account}"
    terms_url = "https://developers.ashbyhq.com/docs/public-job-posting-api"
    robots = "not read; asked at every run; the interface is documented for the public"
    checked_on = dt.date(2026, 11, 23)
    evidence = "recorded answers of three employers, a recorded page of a fourth"
    always = frozenset({"id", "title", "location", "publishedAt", "jobUrl", "descriptionHtml"})
    hosts = ("jobs.ashbyhq.com",)

    async def start(self) -> AsyncIterator[Request]:
        """The board."""
        meta = {"handle_httpstatus_list": [404]}
        yield self.listing(f"{self.address}?includeCompensation=true", self.parse_jobs, meta=meta)

    def parse_jobs(self, response: TextResponse, listing: Listing) -> Found:
        """Every job, or the list page where there is no interface."""
        if response.status == 404:
            yield self.page(f"https://{self.hosts[0]}/{self.account}", listing, self.parse_board)
            return
        yield from self.each(member(json_object(response), "jobs", list), self.job)

    def job(self, job: Mapping[str, Any]) -> RawPosting | None:
        """A job."""
        if mapping(job).get("isListed") is False:
            return None
        pay = next((part for part in _components(job) if part.get("compensationType") == "Salary"), {})
        places = filter(RawPlace().__ne__, map(_place, (job, *objects(job, "secondaryLocations"))))
        return self.raw(
            url=member(job, "jobUrl", str),
            title=member(job, "title", str),
            native_id=member(job, "id", str),
            employer=self.employer,
            description=text_of_html(text(job, "descriptionHtml") or "") or None,
            places=tuple(places),
            work_mode_text=text(job, "workplaceType") or ("Remote" if job.get("isRemote") is True else None),
            posted_text=text(job, "publishedAt"),
            valid_until_text=text(job, "applicationDeadline"),
            employment_text=text(job, "employmentType"),
            salary_text=text(job, "wording"),
            salary_min_text=text(pay, "minValue"),
            salary_max_text=text(pay, "maxValue"),
            salary_period_text=text(pay, "interval"),
            salary_currency_text=text(pay, "currencyCode"),
        )

    def parse_board(self, response: TextResponse, listing: Listing) -> Found:
        """Every job in the data of the list page."""
        data = response.text.partition("window.__appData = ")[2]
        try:
            board = mapping(json.JSONDecoder().raw_decode(data)[0])
        except (ValueError, RecursionError):
            raise unlike(response, "a page without its data") from None
        site = f"https://{self.hosts[0]}/{member(inside(board, 'organization'), 'hostedJobsPageSlug', str)}"
        jobs = member(inside(board, "jobBoard"), "jobPostings", list)
        yield from self.each((_as_answered(job, site) for job in jobs), self.job)


def _as_answered(job: Any, site: str) -> Any:
    """A job of the list page under the names of the interface; the page holds no text."""
    if not isinstance(job, Mapping):
        return job
    return {
        **job,
        "location": job.get("locationName"),
        "publishedAt": job.get("publishedDate"),
        "jobUrl": f"{site}/{job.get('id')}",
        "descriptionHtml": None,
        "wording": job.get("compensationTierSummary") if job.get("shouldDisplayCompensationOnJobBoard") else None,
    }


def _components(job: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    if job.get("shouldDisplayCompensationOnJobPostings") is False:
        return []
    return objects(inside(job, "compensation"), "summaryComponents")


def _place(entry: Mapping[str, Any]) -> RawPlace:
    said = inside(entry, "address")
    address = inside(said, "postalAddress") or said
    return RawPlace(
        text=text(entry, "location") or text(entry, "locationName"),
        postcode=text(address, "postalCode"),
        city=text(address, "addressLocality"),
        region=text(address, "addressRegion"),
        country=text(address, "addressCountry"),
    )
