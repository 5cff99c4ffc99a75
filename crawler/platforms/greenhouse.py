"""Greenhouse: the public board of an employer."""

import json
from collections.abc import Mapping
from functools import partial
from typing import Any

from scrapy import Request

from crawler.board import EmployerSpider, Found, Json, Listing, Page, Start, date
from crawler.expect import inside, joined, json_object, mapping, member, objects, optional, text, unlike
from crawler.markup import text_of_html
from pipelines.raw import RawPlace, RawPosting


class Greenhouse(EmployerSpider):
    """One answer with every posting and its text; it says itself how many there are.

    Pay is not in it: it is asked for with one more request for each posting that may be wanted, and given in
    cents, never with its period, unless the heading says it. `metadata` holds the employer's own fields and is not
    read. Where the interface answers 404, the board's pages hold all but the text; an unknown account has none.
    """

    name = "greenhouse"
    title = "Greenhouse"
    homepage = "https://www.greenhouse.com"
    address = "https://boards-api.greenhouse.io/v1/boards/{account}"
    terms_url = "https://developers.greenhouse.io/job-board.html"
    robots = "not read; asked at every run; the interface is documented for the public"
    checked_on = date(2026, 11, 23)
    evidence = "recorded answers and pages of two employers each; pay as documented"
    always = frozenset({"id", "title", "absolute_url", "location", "updated_at", "content"})
    hosts = ("job-boards.greenhouse.io",)

    async def start(self) -> Start:
        """The board."""
        meta = {"handle_httpstatus_list": [404]}
        yield self.listing(f"{self.address}/jobs?content=true", self.parse_jobs, meta=meta)

    def parse_jobs(self, response: Page, listing: Listing) -> Found:
        """Every job, or the board's pages where there is no interface."""
        if response.status == 404:
            yield self.page(f"https://{self.hosts[0]}/{self.account}", listing, self.parse_board)
            return
        answer = json_object(response)
        jobs = member(answer, "jobs", list)
        listing.total = optional(inside(answer, "meta"), "total", int)
        listing.seen |= {str(job.get("id", job) if isinstance(job, Mapping) else job) for job in jobs}
        yield from self.each(jobs, self.job)

    def job(self, job: Json) -> Request | RawPosting:
        """A job, with its pay if it may be wanted."""
        listed = self.posting(job)
        if listed.native_id is None or not self.wanted(listed):
            return listed
        url = f"{self.address}/jobs/{listed.native_id}?pay_transparency=true"
        return self.details(url, partial(self.paid, listed), partial(self.again, listed))

    def posting(self, job: Json) -> RawPosting:
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

    def paid(self, listed: RawPosting, response: Page) -> RawPosting:
        """The posting with its pay; of several ranges, for several places, none is known to be meant."""
        spans = objects(json_object(response), "pay_input_ranges")
        if len(spans) != 1:
            return self.more(listed, salary_text=joined(*map(_wording, spans), by="; "))
        return self.more(
            listed,
            salary_min_text=_whole(spans[0], "min_cents"),
            salary_max_text=_whole(spans[0], "max_cents"),
            salary_currency_text=text(spans[0], "currency_type"),
            salary_period_text=text(spans[0], "title"),
        )

    def parse_board(self, response: Page, listing: Listing) -> Found:
        """Every job in the data of a page of the board, and the next page."""
        posts = inside(_data(response), "state", "loaderData", "routes/$url_token", "jobPosts")
        jobs = member(posts, "data", list)
        listing.total = member(posts, "total", int)
        listing.seen |= {str(job.get("id", job) if isinstance(job, Mapping) else job) for job in jobs}
        yield from self.each(map(_as_answered, jobs), self.posting)
        if (number := member(posts, "page", int)) < member(posts, "total_pages", int):
            following = f"https://{self.hosts[0]}/{self.account}?page={number + 1}"
            yield self.page(following, listing, self.parse_board)


def _wording(span: Json) -> str | None:
    span_words = joined(_whole(span, "min_cents"), _whole(span, "max_cents"), by=" - ")
    return joined(text(span, "title"), span_words, text(span, "currency_type"), by=" ") if span_words else None


def _as_answered(job: Any) -> Any:
    """A job of the board's page under the names of the interface; the page holds no text."""
    if not isinstance(job, Mapping):
        return job
    said = {"location": {"name": job.get("location")}, "first_published": job.get("published_at"), "content": None}
    return {**job, **said}


def _data(response: Page) -> Json:
    """What the page carries for its own scripts."""
    found = response.text.partition("window.__remixContext = ")[2]
    try:
        return mapping(json.JSONDecoder().raw_decode(found)[0])
    except (ValueError, RecursionError):
        raise unlike(response, "a page without its data") from None


def _whole(span: Json, key: str) -> str | None:
    """Cents as the amount.

    >>> _whole({"min_cents": 5200050}, "min_cents")
    '52000.50'
    """
    cents = span.get(key)
    return f"{cents // 100}.{cents % 100:02d}" if isinstance(cents, int) and cents > 0 else None
