"""Greenhouse: the public board of an employer."""

from dataclasses import replace

from crawler.board import EmployerSpider, Found, Json, Listing, Page, RawPosting, Request, date, json_pages
from crawler.expect import inside, json_object, member, objects
from crawler.fields import cents, fields, is_mode, named, one_span, period_in, prose, said
from crawler.pagedata import assigned

WAY = ("state", "loaderData", "routes/$url_token", "jobPosts")


class Greenhouse(EmployerSpider):
    """One answer with every posting and its text; it says itself how many there are.

    Pay is asked for with one more request for each posting that may be wanted, its period at most in the heading.
    `metadata` is the employer's own and is not read. Where the interface answers 404, the board's pages hold all but
    the text; those of an account "eu/name" are kept in Europe.
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
        url = f"{self.address}/jobs/{listed.native_id}?pay_transparency=true"
        return self.with_details(listed, url, self.paid) if listed.native_id else listed

    def paid(self, listed: RawPosting, response: Page) -> RawPosting:
        """The posting with its pay."""
        return self.more(listed, **_pay(json_object(response)))

    def listed(self, job: Json) -> RawPosting:
        """What the board says."""
        place, offices = said(job, "location"), [said(office, "location|name") for office in objects(job, "offices")]
        mode = place if is_mode(place) else None
        return self.raw(
            **fields(job, url="absolute_url", title="title", native_id="id", employer="company_name"),
            **fields(job, posted_text="first_published|published_at", modified_text="updated_at"),
            **fields(job, valid_until_text="application_deadline"),
            **_pay(job),
            description=prose(job, "content"),
            places=(named(*offices) if mode or not place else ()) or named(place),
            work_mode_text=mode,
        )

    def parse_other(self, response: Page, listing: Listing) -> Found:
        """Every job in the data of a page of the board, and the next page; the page holds no text."""
        posts = inside(assigned(response, "window.__remixContext"), *WAY)
        jobs, listing.total = member(posts, "data", list), member(posts, "total", int)
        yield from self.each(listing.take(jobs, "id"), lambda job: replace(self.listed(job), description=None))
        if (number := member(posts, "page", int)) < member(posts, "total_pages", int):
            yield self.page(f"{self.other_door}?page={number + 1}", listing, self.parse_other)


def _pay(job: Json) -> dict[str, str | None]:
    told = {"salary_period_text": "title", "salary_currency_text": "currency_type"}
    ends = {"salary_min_text": "min_cents", "salary_max_text": "max_cents"}
    spans = objects(job, "pay_input_ranges")
    stated = one_span({**fields(span, **told), **{end: cents(span, ends[end]) for end in ends}} for span in spans)
    return stated | ({"salary_period_text": period_in(stated["salary_period_text"])} if len(stated) > 1 else {})
