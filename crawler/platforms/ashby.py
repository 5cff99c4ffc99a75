"""Ashby: the public board of an employer."""

import json
from collections.abc import Mapping
from typing import Any

from crawler.board import EmployerSpider, Found, Json, Listing, Page, Start, date
from crawler.expect import inside, json_list, mapping, member, objects, unlike
from crawler.fields import fields, pay, place, prose, said
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
    checked_on = date(2026, 11, 23)
    evidence = "recorded answers of three employers, a recorded page of a fourth"
    always = frozenset({"id", "title", "location", "publishedAt", "jobUrl", "descriptionHtml"})
    hosts = ("jobs.ashbyhq.com",)

    async def start(self) -> Start:
        """The board."""
        meta = {"handle_httpstatus_list": [404]}
        yield self.listing(f"{self.address}?includeCompensation=true", self.parse_jobs, meta=meta)

    def parse_jobs(self, response: Page, listing: Listing) -> Found:
        """Every job, or the list page where there is no interface."""
        if response.status == 404:
            yield self.page(f"https://{self.hosts[0]}/{self.account}", listing, self.parse_board)
            return
        yield from self.each(json_list(response, "jobs"), self.job)

    def job(self, job: Json) -> RawPosting | None:
        """A job."""
        if mapping(job).get("isListed") is False:
            return None
        salary = next((part for part in _components(job) if part.get("compensationType") == "Salary"), {})
        places = filter(RawPlace().__ne__, map(_place, (job, *objects(job, "secondaryLocations"))))
        return self.raw(
            **fields(job, url="jobUrl", title="title", posted_text="publishedAt"),
            **fields(job, valid_until_text="applicationDeadline", employment_text="employmentType"),
            **pay(salary, low="minValue", high="maxValue", period="interval", currency="currencyCode"),
            native_id=member(job, "id", str),
            salary_text=said(job, "wording"),
            description=prose(job, "descriptionHtml"),
            places=tuple(places),
            work_mode_text=said(job, "workplaceType") or ("Remote" if job.get("isRemote") is True else None),
        )

    def parse_board(self, response: Page, listing: Listing) -> Found:
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
        "jobUrl": f"{site}/{job['id']}" if job.get("id") else None,
        "descriptionHtml": None,
        "wording": job.get("compensationTierSummary") if job.get("shouldDisplayCompensationOnJobBoard") else None,
    }


def _components(job: Json) -> list[Json]:
    if job.get("shouldDisplayCompensationOnJobPostings") is False:
        return []
    return objects(inside(job, "compensation"), "summaryComponents")


def _place(entry: Json) -> RawPlace:
    at = "address.postalAddress." if "postalAddress" in inside(entry, "address") else "address."
    where = {"city": f"{at}addressLocality", "region": f"{at}addressRegion", "country": f"{at}addressCountry"}
    return place(entry, text="location|locationName", postcode=f"{at}postalCode", **where)
