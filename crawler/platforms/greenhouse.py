"""Greenhouse: the public board of an employer."""

from collections.abc import Mapping
from typing import Any

from crawler.board import EmployerSpider, Found, Json, Listing, Page, RawPosting, Request, date, json_pages
from crawler.expect import inside, joined, json_object, member, objects
from crawler.fields import cents, fields, named, prose, said
from crawler.pagedata import assigned


class Greenhouse(EmployerSpider):
    """One answer with every posting and its text; it says itself how many there are.

    Pay is not in it: it is asked for with one more request for each posting that may be wanted, and given in
    cents, never with its period, unless the heading says it. `metadata` holds the employer's own fields and is not
    read. Where the interface answers 404, the board's pages hold all but the text; an unknown account has none.
    An account "eu/name" is one whose pages are kept in Europe.
    """

    name = "greenhouse"
    homepage = "https://www.greenhouse.com"
    address = "https://boards-api.greenhouse.io/v1/boards/{account}"
    terms_url = "https://developers.greenhouse.io/job-board.html"
    robots = "not read; asked at every run; the interface is documented for the public"
    checked_on = date(2026, 11, 23)
    evidence = "recorded answers and pages of two employers each; pay as documented"
    always = frozenset({"id", "title", "absolute_url", "location"})
    pages = json_pages("jobs", "/jobs?content=true", key="id", total="meta.total", total_may_lack=True)
    otherwise = "https://job-boards{region}.greenhouse.io/{account}"

    def posting(self, record: Json) -> Request | RawPosting:
        """A job, with its pay if it may be wanted."""
        listed = self.listed(record)
        address = f"{self.address}/jobs/{listed.native_id}?pay_transparency=true"
        return self.with_details(listed, address, self.paid) if listed.native_id else listed

    def listed(self, job: Json) -> RawPosting:
        """What the board says."""
        office = next(filter(None, (said(office, "location|name") for office in objects(job, "offices"))), None)
        return self.raw(
            **fields(job, url="absolute_url", title="title", native_id="id", employer="company_name"),
            **fields(job, posted_text="first_published|published_at", modified_text="updated_at"),
            **fields(job, valid_until_text="application_deadline"),
            description=prose(job, "content"),
            places=named(said(job, "location") or office),
        )

    def paid(self, listed: RawPosting, response: Page) -> RawPosting:
        """The posting with its pay; of several ranges, for several places, none is known to be meant."""
        spans = objects(json_object(response), "pay_input_ranges")
        if len(spans) != 1:
            return self.more(listed, salary_text=joined(*map(_wording, spans), by="; "))
        return self.more(
            listed,
            **fields(spans[0], salary_currency_text="currency_type", salary_period_text="title"),
            salary_min_text=cents(spans[0], "min_cents"),
            salary_max_text=cents(spans[0], "max_cents"),
        )

    def parse_other(self, response: Page, listing: Listing) -> Found:
        """Every job in the data of a page of the board, and the next page; the page holds no text."""
        page = assigned(response, "window.__remixContext")
        posts = inside(page, "state", "loaderData", "routes/$url_token", "jobPosts")
        jobs, number, pages = member(posts, "data", list), member(posts, "page", int), member(posts, "total_pages", int)
        listing.total = member(posts, "total", int)
        yield from self.each(map(_without_text, listing.take(jobs, "id")), self.listed)
        if number < pages:
            yield self.page(f"{self.other_door}?page={number + 1}", listing, self.parse_other)


def _without_text(job: Any) -> Any:
    return {**job, "content": None} if isinstance(job, Mapping) else job


def _wording(span: Json) -> str | None:
    ends = joined(cents(span, "min_cents"), cents(span, "max_cents"), by=" - ")
    return joined(said(span, "title"), ends, said(span, "currency_type"), by=" ") if ends else None
