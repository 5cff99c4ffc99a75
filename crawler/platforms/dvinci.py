"""d.vinci: the list of an employer's publications."""

from collections.abc import Mapping

from crawler.board import EmployerSpider, Found, Json, Listing, Page, Start, date
from crawler.expect import inside, joined, json_list, objects
from crawler.fields import fields, pay, place, prose, said
from pipelines.raw import RawPlace, RawPosting

FIGURES = {"low": "value.minValue", "high": "value.maxValue", "period": "value.unitText", "currency": "currency"}
PARTS = ("introduction", "tasks", "profile", "weOffer", "closingText")


class Dvinci(EmployerSpider):
    """One list with every posting, its text, its end and often its pay, both as figures and in words.

    Unsolicited applications are listed too and left out. The place of work is the name of a building, its address
    mostly null. The responsible person stands in every entry and is not read. `startDate` is often null, and
    `createdDate` is when the vacancy was made, years before at times, so no day of publication is known then.
    """

    name = "dvinci"
    title = "d.vinci"
    homepage = "https://www.dvinci-hr.com"
    address = "https://{account}"
    account = "karriere.example.org"
    robots = "not read; asked at every run"
    checked_on = date(2026, 11, 23)
    evidence = "two recorded entries of one employer"
    always = frozenset({"id", "position", "jobPublicationURL", "startDate", "jobOpening"})

    async def start(self) -> Start:
        """The list, in German."""
        yield self.listing(f"{self.address}/jobPublication/list.json?lang=de", self.parse_list)

    def parse_list(self, response: Page, listing: Listing) -> Found:
        """Every publication."""
        yield from self.each(json_list(response), self.publication)

    def publication(self, entry: Json) -> RawPosting | None:
        """An entry."""
        job = inside(entry, "jobOpening")
        if said(job, "type") == "UNSOLICITED":
            return None
        hours = (said(time, "internalName|name") for time in objects(job, "workingTimes"))
        places = objects(job, "locations") or ([{"name": job["location"]}] if said(job, "location") else [])
        return self.raw(
            **fields(entry, url="jobPublicationURL", title="position", native_id="id", valid_until_text="endDate"),
            **fields(entry, posted_text="startDate", first_published_text="jobOpening.createdDate"),
            **fields(job, employer="company.name", start_text="earliestEntryDate", salary_text="salaryRange"),
            **pay(inside(job, "salary"), **FIGURES),
            contract_text=said(job, "contractPeriod.name"),
            description=prose(entry, *PARTS),
            places=tuple(map(_place, places)),
            employment_text=joined(*hours),
        )


def _place(location: Json) -> RawPlace:
    named = isinstance(location.get("country"), Mapping)
    where = {"postcode": "address.zipCode|address.zip", "city": "address.city", "lat": "latitude", "lon": "longitude"}
    return place(location, text="name", country="country.isoA2|country.name" if named else "country", **where)
