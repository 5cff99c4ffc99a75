"""Personio: the XML feed of an employer, or the data of its list page where the feed is not switched on."""

from crawler.board import Element, EmployerSpider, Found, Json, Listing, Page, Pages, RawPosting, date
from crawler.expect import elements_at, joined
from crawler.fields import fields, must, named, names, pay, prose, said
from crawler.pagedata import flight_list

POSITIONS = elements_at("workzag-jobs", "position")
SALARY = {"low": "min", "high": "max", "period": "type", "currency": "currencyCode|currency_code|currency"}


class Personio(EmployerSpider):
    """The feed holds every posting with its text and often its pay, but the employer has to switch it on.

    Where it answers 404, the list page holds all but the text, and the day of publication on top. An unknown account
    is redirected, so redirects are not followed. A posting that is not written in German has no text in the German
    feed: where one may be wanted, the English one is asked, too.
    """

    name = "personio"
    homepage = "https://www.personio.de"
    address = "https://{account}.jobs.personio.de"
    terms_url = "https://developer.personio.de/docs/retrieving-open-job-positions"
    robots = "real accounts allow everything, unknown names close everything (seen by others in 2026-10)"
    checked_on = date(2026, 11, 23)
    evidence = "recorded list pages; feeds as described by Personio and three readers"
    always = frozenset({"id", "name"})
    otherwise = "https://{account}.jobs.personio.de/?language=de"
    no_door = (301, 302, 307, 308, 404)
    pages = Pages(POSITIONS, path="/xml?language=de")

    def parse_listing(self, response: Page, listing: Listing) -> Found:
        """Every position; those that may be wanted and have no text once more, in English."""
        found, english = super().parse_listing(response, listing), f"{self.address}/xml?language=en"
        yield from self.with_texts(found, english, lambda page: {said(p, "id"): _text(p) for p in POSITIONS(page)})

    def posting(self, record: Element) -> RawPosting:
        """A `<position>`; its address is made of its number."""
        return self.raw(
            **fields(record, title="name", employer="subcompany", first_published_text="createdAt", native_id="id"),
            **fields(
                record, employment_text="schedule", contract_text="employmentType", work_mode_text="workplaceType"
            ),
            **pay(record.find("salaryInformation"), **SALARY),
            url=f"{self.home}/job/{must(record, 'id')}",
            occupation_text=joined(said(record, "occupationCategory"), said(record, "occupation")),
            description=_text(record),
            places=named(*(office.text for office in record.iterfind(".//office"))),
        )

    def parse_other(self, response: Page, listing: Listing) -> Found:
        """Every job in the data of the list page: no text."""
        yield from self.each(listing.take(flight_list(response, "jobs"), "id"), self.job)

    def job(self, job: Json) -> RawPosting:
        """A job of the list page."""
        return self.raw(
            **fields(job, title="name", native_id="id", employer="subcompany", posted_text="published_at"),
            **fields(job, first_published_text="created_at", employment_text="schedule_slug|schedule"),
            **fields(job, contract_text="employment_type_slug|employment_type"),
            **pay(job.get("salary_information"), **SALARY),
            url=f"{self.home}/job/{must(job, 'id')}",
            occupation_text=joined(said(job, "occupation_category"), said(job, "occupation")),
            places=names(job, "main_office", "additional_offices"),
        )


def _text(position: Element) -> str | None:
    parts = position.findall("jobDescriptions/jobDescription")
    return joined(*(joined(said(part, "name"), prose(part, "value"), by="\n") for part in parts), by="\n\n")
