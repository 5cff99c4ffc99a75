"""d.vinci: the list of an employer's publications."""

import datetime as dt
from collections.abc import AsyncIterator, Mapping
from typing import Any

from scrapy import Request
from scrapy.http import TextResponse

from crawler.board import EmployerSpider, Found
from crawler.expect import LayoutChanged, inside, joined, json_value, member, objects, text
from crawler.listing import Listing
from crawler.markup import text_of_html
from pipelines.raw import RawPlace, RawPosting

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
    checked_on = dt.date(2026, 11, 23)
    evidence = "two recorded entries of one employer"
    always = frozenset({"id", "position", "jobPublicationURL", "startDate", "jobOpening"})

    async def start(self) -> AsyncIterator[Request]:
        """The list, in German."""
        yield self.listing(f"{self.address}/jobPublication/list.json?lang=de", self.parse_list)

    def parse_list(self, response: TextResponse, listing: Listing) -> Found:
        """Every publication."""
        entries = json_value(response)
        if not isinstance(entries, list):
            raise LayoutChanged(f"JSON that is not a list ({response.url})")
        yield from self.each(entries, self.publication)

    def publication(self, entry: Mapping[str, Any]) -> RawPosting | None:
        """An entry."""
        job = inside(entry, "jobOpening")
        if text(job, "type") == "UNSOLICITED":
            return None
        salary, hours = inside(job, "salary"), objects(job, "workingTimes")
        places = objects(job, "locations") or ([{"name": job["location"]}] if text(job, "location") else [])
        return self.raw(
            url=member(entry, "jobPublicationURL", str),
            title=member(entry, "position", str),
            native_id=text(entry, "id"),
            employer=text(inside(job, "company"), "name") or self.employer,
            description=joined(*(text_of_html(text(entry, part) or "") for part in PARTS), by="\n\n"),
            places=tuple(map(_place, places)),
            posted_text=text(entry, "startDate"),
            first_published_text=text(job, "createdDate"),
            valid_until_text=text(entry, "endDate"),
            start_text=text(job, "earliestEntryDate"),
            salary_text=text(job, "salaryRange"),
            salary_min_text=text(inside(salary, "value"), "minValue"),
            salary_max_text=text(inside(salary, "value"), "maxValue"),
            salary_period_text=text(inside(salary, "value"), "unitText"),
            salary_currency_text=text(salary, "currency"),
            employment_text=joined(*(text(time, "internalName") or text(time, "name") for time in hours)),
            contract_text=text(inside(job, "contractPeriod"), "name"),
        )


def _place(location: Mapping[str, Any]) -> RawPlace:
    address, country = inside(location, "address"), location.get("country")
    return RawPlace(
        text=text(location, "name"),
        postcode=text(address, "zipCode") or text(address, "zip"),
        city=text(address, "city"),
        country=text(country, "isoA2") or text(country, "name") if isinstance(country, Mapping) else country,
        lat=text(location, "latitude"),
        lon=text(location, "longitude"),
    )
