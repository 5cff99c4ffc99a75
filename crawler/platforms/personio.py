"""Personio: the XML feed of an employer, or the data of its list page where the feed is not switched on."""

from typing import Any

from lxml import etree

from crawler.board import EmployerSpider, Found, Listing, Page, Start, date
from crawler.expect import LayoutChanged, inside, joined, member, text, words, xml_root
from crawler.markup import text_of_html
from crawler.nextjs import flight_value
from pipelines.raw import RawPlace, RawPosting


class Personio(EmployerSpider):
    """The feed holds every posting with its text, but has to be switched on by the employer.

    Where it answers 404, the list page holds all but the text, and pay and the day of publication on top. An
    unknown account is redirected to personio.de, so redirects are not followed. `createdAt` is when the posting
    was made, not when it was published; only the list page knows the latter. Postings carry no address of their
    own: it is made of the id.
    """

    name = "personio"
    title = "Personio"
    homepage = "https://www.personio.de"
    address = "https://{account}.jobs.personio.de"
    terms_url = "https://developer.personio.de/docs/retrieving-open-job-positions"
    robots = "real accounts allow everything, unknown names close everything (seen by others in 2026-10)"
    checked_on = date(2026, 11, 23)
    evidence = "recorded list pages; feeds as described by Personio and two readers"
    always = frozenset({"id", "name"})

    async def start(self) -> Start:
        """The feed, in German where there is German."""
        meta = {"handle_httpstatus_list": [301, 302, 307, 308, 404], "dont_redirect": True}
        yield self.listing(f"{self.address}/xml?language=de", self.parse_feed, meta=meta)

    def parse_feed(self, response: Page, listing: Listing) -> Found:
        """Every position of the feed, or the list page where there is no feed."""
        if response.status != 200:
            yield self.page(f"{self.address}/?language=de", listing, self.parse_list)
            return
        yield from self.each(xml_root(response, "workzag-jobs").findall("position"), self.position)

    def position(self, position: etree._Element) -> RawPosting:
        """A `<position>`."""
        number = words(position, "id")
        if number is None:
            raise LayoutChanged("a position without id")
        offices = [words(position, "office"), *(e.text for e in position.findall("additionalOffices/office"))]
        parts = [
            joined(words(part, "name"), text_of_html(words(part, "value") or ""), by="\n")
            for part in position.findall("jobDescriptions/jobDescription")
        ]
        return self.raw(
            url=f"{self.site}/job/{number}",
            title=words(position, "name") or "",
            native_id=number,
            employer=words(position, "subcompany") or self.employer,
            description=joined(*parts, by="\n\n"),
            places=tuple(RawPlace(text=office) for office in offices if office),
            first_published_text=words(position, "createdAt"),
            employment_text=words(position, "schedule"),
            contract_text=words(position, "employmentType"),
        )

    def parse_list(self, response: Page, listing: Listing) -> Found:
        """Every job in the data of the list page."""
        yield from self.each(flight_value(response, "jobs"), self.job)

    def job(self, job: dict[str, Any]) -> RawPosting:
        """A job of the list page: no text, but pay and the day of publication."""
        pay = inside(job, "salary_information")
        offices = (text(job, "main_office"), *(job.get("additional_offices") or ()))
        return self.raw(
            url=f"{self.site}/job/{text(job, 'id')}",
            title=member(job, "name", str),
            native_id=text(job, "id"),
            employer=text(job, "subcompany") or self.employer,
            places=tuple(RawPlace(text=office) for office in offices if office),
            posted_text=text(job, "published_at"),
            first_published_text=text(job, "created_at"),
            employment_text=text(job, "schedule_slug"),
            contract_text=text(job, "employment_type_slug"),
            salary_min_text=text(pay, "min"),
            salary_max_text=text(pay, "max"),
            salary_period_text=text(pay, "type"),
            salary_currency_text=text(pay, "currency_code"),
        )

    @property
    def site(self) -> str:
        """Where the postings stand, whatever endpoint is read."""
        return f"https://{self.account}.jobs.personio.de"
