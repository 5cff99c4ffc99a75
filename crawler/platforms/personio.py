"""Personio: the XML feed of an employer, or the data of its list page where the feed is not switched on."""

from collections.abc import Iterator
from functools import partial

from crawler.board import Element, EmployerSpider, Found, Json, Listing, Page, Pages, RawPosting, date
from crawler.expect import LayoutChanged, elements_at, joined
from crawler.fields import fields, named, names, pay, prose, said
from crawler.pagedata import flight_value

SALARY = {"low": "min", "high": "max", "period": "type", "currency": "currency_code"}


class Personio(EmployerSpider):
    """The feed holds every posting with its text, but has to be switched on by the employer.

    Where it answers 404, the list page holds all but the text, and pay and the day of publication on top. An
    unknown account is redirected to personio.de, so redirects are not followed. `createdAt` is when the posting
    was made, not when it was published; only the list page knows the latter. Postings carry no address of their
    own: it is made of the id. A posting that is not written in German has no text in the German feed, so the
    English one is asked, too, where one may be wanted.
    """

    name = "personio"
    homepage = "https://www.personio.de"
    address = "https://{account}.jobs.personio.de"
    terms_url = "https://developer.personio.de/docs/retrieving-open-job-positions"
    robots = "real accounts allow everything, unknown names close everything (seen by others in 2026-10)"
    checked_on = date(2026, 11, 23)
    evidence = "recorded list pages; feeds as described by Personio and two readers"
    always = frozenset({"id", "name"})
    otherwise = "https://{account}.jobs.personio.de/?language=de"
    no_door = (301, 302, 307, 308, 404)

    pages = Pages(elements_at("workzag-jobs", "position"), path="/xml?language=de")

    def parse_listing(self, response: Page, listing: Listing) -> Found:
        """Every position; those that may be wanted and have no text once more, in English."""
        bare = []
        for found in super().parse_listing(response, listing):
            if isinstance(found, RawPosting) and found.description is None and self.wanted(found):
                bare.append(found)
            else:
                yield found
        if bare:
            english = f"{self.address}/xml?language=en"
            yield self.details(english, partial(self.in_english, bare), partial(self.again, *bare))

    def in_english(self, bare: list[RawPosting], response: Page) -> Iterator[RawPosting]:
        """The postings with their text of the English feed."""
        texts = {said(position, "id"): _text(position) for position in self.pages.records(response)}
        return (self.more(posting, description=texts.get(posting.native_id)) for posting in bare)

    def posting(self, record: Element) -> RawPosting:
        """A `<position>`."""
        if (number := said(record, "id")) is None:
            raise LayoutChanged("a position without id")
        offices = (office.text for office in record.findall("additionalOffices/office"))
        return self.raw(
            **fields(record, title="name", employer="subcompany", first_published_text="createdAt"),
            **fields(record, employment_text="schedule", contract_text="employmentType"),
            url=f"{self.home}/job/{number}",
            native_id=number,
            occupation_text=joined(said(record, "occupationCategory"), said(record, "occupation")),
            description=_text(record),
            places=named(said(record, "office"), *offices),
        )

    def parse_other(self, response: Page, listing: Listing) -> Found:
        """Every job in the data of the list page."""
        yield from self.each(flight_value(response, "jobs"), self.job)

    def job(self, job: Json) -> RawPosting:
        """A job of the list page: no text, but pay and the day of publication."""
        return self.raw(
            **fields(job, title="name", native_id="id", employer="subcompany", posted_text="published_at"),
            **fields(job, first_published_text="created_at", employment_text="schedule_slug|schedule"),
            **fields(job, contract_text="employment_type_slug|employment_type"),
            **pay(job.get("salary_information"), **SALARY),
            url=f"{self.home}/job/{said(job, 'id')}",
            occupation_text=joined(said(job, "occupation_category"), said(job, "occupation")),
            places=names(job, "main_office", "additional_offices"),
        )


def _text(position: Element) -> str | None:
    parts = position.findall("jobDescriptions/jobDescription")
    return joined(*(joined(said(part, "name"), prose(part, "value"), by="\n") for part in parts), by="\n\n")
