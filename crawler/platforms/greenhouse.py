"""Greenhouse: the public board of an employer."""

import datetime as dt
from collections.abc import AsyncIterator, Mapping
from functools import partial
from typing import Any

from scrapy import Request
from scrapy.http import TextResponse

from crawler.board import EmployerSpider, Found
from crawler.expect import inside, json_object, member, objects, text
from crawler.listing import Listing
from crawler.markup import text_of_html
from pipelines.raw import RawPlace, RawPosting


class Greenhouse(EmployerSpider):
    """One answer with every posting and its text; it says itself how many there are.

    Pay is not in it: it is asked for with one more request for each posting that may be wanted, and given in
    cents. An unknown account answers 404. `metadata` holds the employer's own fields and is not read.
    """

    name = "greenhouse"
    title = "Greenhouse"
    homepage = "https://www.greenhouse.com"
    address = "https://boards-api.greenhouse.io/v1/boards/{account}"
    terms_url = "https://developers.greenhouse.io/job-board.html"
    robots = "not read; asked at every run; the interface is documented for the public"
    checked_on = dt.date(2026, 11, 23)
    evidence = "recorded answers of two employers; pay as documented"
    always = frozenset({"id", "title", "absolute_url", "location", "updated_at", "content"})

    async def start(self) -> AsyncIterator[Request]:
        """The board."""
        yield self.listing(f"{self.address}/jobs?content=true", self.parse_jobs)

    def parse_jobs(self, response: TextResponse, listing: Listing) -> Found:
        """Every job."""
        answer = json_object(response)
        jobs = member(answer, "jobs", list)
        if total := inside(answer, "meta").get("total"):
            listing.total = total if isinstance(total, int) else None
        listing.seen |= {str(number) for number in range(len(jobs))}
        yield from self.each(jobs, self.job)

    def job(self, job: Mapping[str, Any]) -> Request | RawPosting:
        """A job, with its pay if it may be wanted."""
        listed = self.posting(job)
        if not self.wanted(listed):
            return listed
        url = f"{self.address}/jobs/{listed.native_id}?pay_transparency=true"
        return self.details(url, partial(self.paid, listed), partial(self.again, listed))

    def posting(self, job: Mapping[str, Any]) -> RawPosting:
        """What the board says."""
        offices = [text(office, "location") or text(office, "name") for office in objects(job, "offices")]
        place = text(inside(job, "location"), "name") or next(filter(None, offices), None)
        return self.raw(
            url=member(job, "absolute_url", str),
            title=member(job, "title", str),
            native_id=text(job, "id"),
            employer=text(job, "company_name") or self.employer,
            description=text_of_html(text(job, "content") or "") or None,
            places=(RawPlace(text=place),) if place else (),
            posted_text=text(job, "first_published"),
            modified_text=text(job, "updated_at"),
            valid_until_text=text(job, "application_deadline"),
        )

    def paid(self, listed: RawPosting, response: TextResponse) -> RawPosting:
        """The posting with its pay, the first range if there are several."""
        for span in objects(json_object(response), "pay_input_ranges")[:1]:
            return self.more(
                listed,
                salary_min_text=_whole(span, "min_cents"),
                salary_max_text=_whole(span, "max_cents"),
                salary_currency_text=text(span, "currency_type"),
                salary_period_text=text(span, "title"),
            )
        return listed


def _whole(span: Mapping[str, Any], key: str) -> str | None:
    """Cents as the amount.

    >>> _whole({"min_cents": 5200050}, "min_cents")
    '52000.50'
    """
    cents = span.get(key)
    return f"{cents // 100}.{cents % 100:02d}" if isinstance(cents, int) and cents > 0 else None
