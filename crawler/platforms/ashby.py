"""Ashby: the public board of an employer."""

from functools import partial

from crawler.board import EmployerSpider, Found, Json, Listing, Page, RawPosting, date, json_pages
from crawler.expect import inside, mapping, member, objects, optional
from crawler.fields import fields, must, one_span, pay, places, prose, said
from crawler.pagedata import assigned

_AT = "address.postalAddress.{0}|address.{0}"
TOWN = {name: _AT.format(f"address{key}") for name, key in (("city", "Locality"), ("region", "Region"))}
TOWN |= {"text": "location|locationName", "postcode": _AT.format("postalCode")}
SALARY = {"low": "minValue", "high": "maxValue", "period": "interval", "currency": "currencyCode"}


class Ashby(EmployerSpider):
    """One answer with every posting, its text and, where the employer shows it, its pay.

    `publishedAt` is the last publication. Postings that are not listed publicly are left out. Of the parts of a
    compensation only the salary is read: equity and bonus are no pay. Where the interface answers 404, the list
    page holds all but text and figures; an unknown account has a page without an organization.
    """

    name = "ashby"
    homepage = "https://www.ashbyhq.com"
    address = "https://api.ashbyhq.com/posting-api/job-board/{account}"
    terms_url = "https://developers.ashbyhq.com/docs/public-job-posting-api"
    robots = "not read; asked at every run; the interface is documented for the public"
    checked_on = date(2026, 11, 23)
    evidence = "recorded answers of three employers, a recorded page of a fourth"
    always = frozenset({"id", "title", "location", "publishedAt", "jobUrl"})
    pages = json_pages("jobs", "?includeCompensation=true")
    otherwise = "https://jobs.ashbyhq.com/{account}"

    def posting(self, record: Json) -> RawPosting | None:
        """A job."""
        if (job := mapping(record)).get("isListed") is False:
            return None
        is_shown = job.get("shouldDisplayCompensationOnJobPostings") is not False
        others = optional(job, "secondaryLocations", list) or []
        return self.raw(
            **fields(job, url="jobUrl", title="title", native_id="id", posted_text="publishedAt|publishedDate"),
            **fields(job, valid_until_text="applicationDeadline", employment_text="employmentType"),
            **(_stated(inside(job, "compensation")) if is_shown else {}),
            description=prose(job, "descriptionHtml|descriptionPlain"),
            places=places([job, *others], country=_AT.format("addressCountry"), **TOWN),
            work_mode_text=said(job, "workplaceType") or ("Remote" if job.get("isRemote") is True else None),
        )

    def parse_other(self, response: Page, listing: Listing) -> Found:
        """Every job in the data of the list page."""
        board = assigned(response, "window.__appData")
        site = f"https://jobs.ashbyhq.com/{member(inside(board, 'organization'), 'hostedJobsPageSlug', str)}"
        jobs = member(inside(board, "jobBoard"), "jobPostings", list)
        yield from self.each(jobs, partial(self.shown, site), always=frozenset({"id", "title"}))

    def shown(self, site: str, job: Json) -> RawPosting | None:
        """A job of the list page with what the interface adds: its address, and its pay if that is shown."""
        wording = said(job, "compensationTierSummary") if job.get("shouldDisplayCompensationOnJobBoard") else None
        more = {"compensation": {"compensationTierSummary": wording}, "jobUrl": f"{site}/{must(job, 'id')}"}
        return self.posting({**job, **more})


def _stated(compensation: Json) -> dict[str, str | None]:
    """The salary of a compensation: its figures, or the board's words where they are not one span."""
    parts = objects(compensation, "summaryComponents")
    if not parts:
        parts = [part for tier in objects(compensation, "compensationTiers") for part in objects(tier, "components")]
    spans = (pay(part, **SALARY) for part in parts if part.get("compensationType") == "Salary")
    return one_span(spans, said(compensation, "scrapeableCompensationSalarySummary|compensationTierSummary"))
