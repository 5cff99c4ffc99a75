"""JOIN: the page of an employer and the pages of its postings."""

from functools import partial

from crawler.board import EmployerSpider, Found, Json, Listing, Page, Pages, RawPosting, Request, date
from crawler.expect import inside, member, unlike
from crawler.fields import cents, fields, places, said
from crawler.pagedata import page_props

ADDED = ("employer", "description", "posted_text", "valid_until_text", "employment_text")
PAY = ("salary_min_text", "salary_max_text", "salary_period_text", "salary_currency_text", "salary_text")


class Join(EmployerSpider):
    """Pages of five postings, as data that the page carries; it says itself how many there are.

    The list states pay in cents, if the employer shows it, and when a posting was made; text, day and end stand on
    the pages of postings, which are asked for only where one may be wanted. Recruiters' names and addresses stand
    there too and are not read. Terms and robots.txt were not read, so a profile has to name the employer.
    """

    name = "join"
    title = "JOIN"
    homepage = "https://join.com"
    address = "https://join.com/companies/{account}"
    access = "operator_decides"
    checked_on = date(2026, 11, 23)
    evidence = "one recorded list page and one recorded posting"
    always = frozenset({"id", "idParam", "title", "createdAt"})
    pages = Pages(path="?page=1")

    def parse_listing(self, response: Page, listing: Listing) -> Found:
        """Every job of a page, and the next one."""
        state = inside(page_props(response), "initialState")
        company, jobs = inside(state, "company"), inside(state, "jobs")
        if (said(company, "domain") or "").casefold() != self.account.casefold():
            raise unlike(response, f"the page of another employer than {self.account!r}")
        items, pages = member(jobs, "items", list), inside(jobs, "pagination")
        listing.total = member(pages, "total", int)
        yield from self.each(listing.take(items, "id"), partial(self.job, said(company, "name")))
        if listing.pages < member(pages, "pageCount", int):
            yield self.page(f"{self.address}?page={listing.pages + 1}", listing)

    def job(self, employer: str | None, job: Json) -> Request | RawPosting:
        """A job, with its text if it may be wanted."""
        shown = inside(job, "settings").get("showSalary") is not False
        least, most = (cents(job, f"salaryAmount{end}.amount") if shown else None for end in ("From", "To"))
        units = {"salary_period_text": "salaryFrequency"} if least or most else {}
        units |= {"salary_currency_text": "salaryAmountFrom.currency|salaryAmountTo.currency"} if units else {}
        listed = self.raw(
            **fields(job, title="title", native_id="id", first_published_text="createdAt"),
            **fields(job, work_mode_text="workplaceType", occupation_text="category", contract_text="employmentType"),
            **fields(job, **units),
            url=f"https://join.com/companies/{self.account}/{member(job, 'idParam', str)}",
            employer=employer,
            places=places(job, city="city.cityName|city", country="country.iso3166|city.countryName|country"),
            salary_min_text=least,
            salary_max_text=most,
        )
        return self.with_details(listed, listed.url, self.detailed)

    def detailed(self, listed: RawPosting, response: Page) -> RawPosting:
        """The posting with what the JobPosting data of its page adds."""
        for found in self.job_postings(response, url=listed.url):
            said_already = listed.salary_min_text or listed.salary_max_text
            added = {name: getattr(found, name) for name in (ADDED if said_already else ADDED + PAY)}
            return self.more(listed, places=found.places or None, **added)
        raise unlike(response, "a page without a posting")
