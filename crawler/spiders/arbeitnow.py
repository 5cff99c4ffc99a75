"""Arbeitnow: a job board with a free, public API."""

import datetime as dt
from typing import Any

from crawler.board import BoardSpider, Found, Json, Listing, Page, Start, date
from crawler.expect import LayoutChanged, joined, json_object, member, optional
from crawler.fields import fields, named, prose, said
from pipelines.raw import RawPosting

DAYS = 14  # of postings; the board adds some 200 a day


class Arbeitnow(BoardSpider):
    """Pages of all postings, the newest first, but not strictly: read until a whole page is too old.

    There is no search, so the profile's rules select. A posting that is gone answers 410 on its own page; that
    it is absent from the pages means nothing. Its terms ask not to abuse the service and to link back, which
    each row's address does. There is no field for pay.
    """

    name = "arbeitnow"
    title = "Arbeitnow"
    homepage = "https://www.arbeitnow.com"
    address = "https://www.arbeitnow.com/api/job-board-api"
    access = "open"
    terms_url = "https://www.arbeitnow.com/terms-of-service"
    robots = "closes only /jobs/companies/*/apply"
    checked_on = date(2026, 11, 23)
    evidence = "recorded answers of 2026-04 and 2026-08"
    lists = "window"
    always = frozenset({"slug", "title", "company_name", "description", "location", "url", "created_at"})

    async def start(self) -> Start:
        """The newest page."""
        yield self.listing(f"{self.address}?page=1", self.parse_jobs)

    def parse_jobs(self, response: Page, listing: Listing) -> Found:
        """Every job of a page, and the next page unless all of this one is too old."""
        answer = json_object(response)
        jobs = member(answer, "data", list)
        if not jobs and listing.pages == 1:
            raise LayoutChanged("the board lists no job at all")
        yield from self.each(jobs, self.job)
        days = [created for job in jobs if (created := _created(job)) is not None]
        self.window(days)
        too_old = self.started_at - dt.timedelta(days=DAYS)
        following = said(answer, "links.next")
        if following and jobs and (not days or max(days) >= too_old):
            yield self.page(following, listing, self.parse_jobs)

    def job(self, job: Json) -> RawPosting:
        """An entry of `data`."""
        return self.raw(
            **fields(job, url="url", title="title", native_id="slug", employer="company_name"),
            posted_text=said(job, "created_at"),
            description=prose(job, "description"),
            places=named(*(said(job, "location") or "").split(", ")),
            work_mode_text="remote" if job.get("remote") is True else None,
            employment_text=joined(*map(str, optional(job, "job_types", list) or ())),
        )


def _created(job: Any) -> dt.datetime | None:
    try:
        return dt.datetime.fromtimestamp(member(job, "created_at", int), dt.UTC)
    except (LayoutChanged, ValueError, OverflowError, OSError):
        return None
