"""d.vinci: the list of an employer's publications."""

from crawler.board import EmployerSpider, Json, RawPosting, date, json_pages
from crawler.expect import inside
from crawler.fields import fields, names, pay, places, prose, said

TOWN = {"postcode": "address.zipCode|address.zip", "city": "address.city", "country": "country.isoA2|country"}
FIGURES = {"low": "value.minValue|minValue|value.value", "high": "value.maxValue|maxValue|value.value"}
FIGURES |= {"period": "value.unitText|unitText", "currency": "currency|value.currency"}


class Dvinci(EmployerSpider):
    """One list with every posting, its text, its end and often its pay, both as figures and in words.

    Unsolicited applications are listed too and left out. The place of work is the name of a building, its address
    mostly null. The responsible person stands in every entry and is not read. `startDate` is often null, and
    `createdDate` is when the vacancy was made, years before at times, so no day of publication is known then.
    """

    name = "dvinci"
    title = "d.vinci"
    homepage = "https://www.dvinci-hr.com"
    account = "karriere.example.org"
    checked_on = date(2026, 11, 23)
    evidence = "two recorded entries of one employer"
    always = frozenset({"id", "position", "jobPublicationURL", "jobOpening"})
    pages = json_pages("", "/jobPublication/list.json?lang=de")

    def posting(self, record: Json) -> RawPosting | None:
        """A publication."""
        job = inside(record, "jobOpening")
        if said(job, "type") == "UNSOLICITED":
            return None
        spots = places(job.get("locations"), text="name", lat="latitude", lon="longitude", **TOWN)
        spots += () if any(spot.city or spot.postcode for spot in spots) else names(job, "location")
        return self.raw(
            **fields(record, url="jobPublicationURL", title="position|pageTitle", native_id="id"),
            **fields(record, posted_text="startDate", valid_until_text="endDate"),
            **fields(job, employer="company.name|company", salary_text="salaryRange"),
            **fields(job, first_published_text="createdDate", start_text="earliestEntryDate"),
            **fields(job, contract_text="contractPeriod.name|contractPeriod", employment_text="workingTimes"),
            **pay(job.get("salary"), **FIGURES),
            description=prose(record, "introduction", "tasks", "profile", "weOffer", "closingText"),
            places=tuple(dict.fromkeys(spots)),
        )
