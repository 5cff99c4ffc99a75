"""JOIN: the page of an employer and the pages of its postings."""

from collections.abc import Mapping
from functools import partial

from scrapy import Request

from crawler.board import EmployerSpider, Found, Json, Listing, Page, Start, date
from crawler.expect import LayoutChanged, html_page, inside, member, text, unlike
from crawler.jsonld import job_postings
from crawler.nextjs import page_props
from pipelines.raw import RawPlace, RawPosting


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
    robots = "not read; asked at every run"
    checked_on = date(2026, 11, 23)
    evidence = "one recorded list page and one recorded posting"
    always = frozenset({"id", "idParam", "title", "createdAt", "city"})

    async def start(self) -> Start:
        """The first page."""
        yield self.listing(f"{self.address}?page=1", self.parse_jobs)

    def parse_jobs(self, response: Page, listing: Listing) -> Found:
        """Every job of a page, and the next one."""
        state = inside(page_props(response), "initialState")
        company, jobs = inside(state, "company"), inside(state, "jobs")
        if (text(company, "domain") or "").casefold() != self.account.casefold():
            raise unlike(response, f"the page of another employer than {self.account!r}")
        items, pages = member(jobs, "items", list), inside(jobs, "pagination")
        listing.total = member(pages, "total", int)
        listing.seen |= {str(item.get("id", item) if isinstance(item, Mapping) else item) for item in items}
        yield from self.each(items, partial(self.job, text(company, "name")))
        if listing.pages < member(pages, "pageCount", int):
            yield self.page(f"{self.address}?page={listing.pages + 1}", listing, self.parse_jobs)

    def job(self, employer: str | None, job: Json) -> Request | RawPosting:
        """A job, with its text if it may be wanted."""
        listed = self.posting(employer, job)
        if not self.wanted(listed):
            return listed
        return self.details(listed.url, partial(self.detailed, listed), partial(self.again, listed))

    def posting(self, employer: str | None, job: Json) -> RawPosting:
        """What the list says."""
        shown = inside(job, "settings").get("showSalary") is not False
        low, high = (inside(job, name) if shown else {} for name in ("salaryAmountFrom", "salaryAmountTo"))
        least, most = _whole(low), _whole(high)
        paid = least or most
        return self.raw(
            url=f"https://join.com/companies/{self.account}/{member(job, 'idParam', str)}",
            title=member(job, "title", str),
            native_id=text(job, "id"),
            employer=employer or self.employer,
            places=(
                RawPlace(
                    city=text(inside(job, "city"), "cityName"),
                    country=text(inside(job, "country"), "iso3166") or text(inside(job, "city"), "countryName"),
                ),
            ),
            work_mode_text=text(job, "workplaceType"),
            first_published_text=text(job, "createdAt"),
            occupation_text=text(inside(job, "category"), "name"),
            contract_text=text(inside(job, "employmentType"), "name"),
            salary_min_text=least,
            salary_max_text=most,
            salary_period_text=text(job, "salaryFrequency") if paid else None,
            salary_currency_text=text(low or high, "currency") if paid else None,
        )

    def detailed(self, listed: RawPosting, response: Page) -> RawPosting:
        """The posting with what the JobPosting data of its page adds."""
        reading = job_postings(html_page(response), source=self.name, source_type=self.source_type, url=listed.url)
        for found in reading.postings:
            return self.more(
                listed,
                employer=found.employer,
                description=found.description,
                posted_text=found.posted_text,
                valid_until_text=found.valid_until_text,
                employment_text=found.employment_text,
                places=found.places or None,
            )
        raise unlike(response, "a page without a posting")


def _whole(amount: Json) -> str | None:
    """Cents as the amount.

    >>> _whole({"amount": 4300000})
    '43000.00'
    """
    cents = text(amount, "amount") or "0"
    if not cents.isdecimal():
        raise LayoutChanged("an amount that is not in cents")
    return f"{int(cents) // 100}.{int(cents) % 100:02d}" if int(cents) else None
