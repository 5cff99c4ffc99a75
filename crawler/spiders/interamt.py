"""Interamt: the job portal of public employers, run by DVZ Mecklenburg-Vorpommern."""

import json
from functools import partial

from scrapy import Request

from crawler.board import BoardSpider, Found, Json, Listing, Page, Start, date
from crawler.expect import LayoutChanged, inside, joined, json_object, member, objects, text
from crawler.markup import text_of_html
from pipelines.raw import RawPlace, RawPosting

HEADERS = {"X-REMOTE-APPLICATION": "Interamtb2c", "Content-Type": "application/json", "Accept": "application/json"}


class Interamt(BoardSpider):
    """Experimental: the service behind the public search, which gives the whole stock in one answer.

    It is undocumented and one reader alone describes it, so a profile has to name it. What is absent is not on the
    board. A span of all grades ("E 1 bis E 15") is a placeholder, not pay.
    """

    name = "interamt"
    title = "Interamt"
    homepage = "https://interamt.de"
    address = "https://api.interamt.de"
    source_type = "public_service"
    access = "operator_decides"
    robots = "interamt.de closes only /cms/ (2026-09-24); that of api.interamt.de was not seen"
    checked_on = date(2026, 11, 23)
    evidence = "described by one reader; the test data is synthetic"
    lists = "complete"
    always = frozenset({"stellenangebotId", "stellenbezeichnung", "behoerdeName", "einsatzorte"})

    async def start(self) -> Start:
        """All postings."""
        url = f"{self.address}/search/stellenangebot?showResult=true"
        yield self.listing(url, self.parse_all, method="POST", body=json.dumps({"search": {}}), headers=HEADERS)

    def parse_all(self, response: Page, listing: Listing) -> Found:
        """Every entry, with its details if it may be wanted."""
        entries = member(json_object(response), "data", list)
        if not entries:
            raise LayoutChanged("the board lists no posting at all")
        yield from self.each(entries, self.entry)

    def entry(self, entry: Json) -> Request | RawPosting:
        """A posting of the list."""
        listed = self.posting(entry)
        if not self.wanted(listed):
            return listed
        url = f"{self.address}/query/stellenangebot/{listed.native_id}"
        return self.details(url, partial(self.detailed, listed), partial(self.again, listed), headers=HEADERS)

    def posting(self, entry: Json) -> RawPosting:
        """What the list says."""
        number = text(entry, "stellenangebotId")
        grades = (text(entry, "besoldungGruppe"), text(entry, "besoldungGruppeMax"))
        return self.raw(
            url=f"https://interamt.de/koop/app/stelle?id={number}",
            title=member(entry, "stellenbezeichnung", str),
            native_id=number,
            employer=text(entry, "behoerdeName"),
            posted_text=text(entry, "datumErstellt"),
            valid_until_text=text(entry, "bewerbungsfrist"),
            salary_text=_grades(text(entry, "tarifEbeneMin"), text(entry, "tarifEbeneMax")) or _grades(*grades),
            places=tuple(
                RawPlace(
                    postcode=text(place, "plz"),
                    city=text(place, "ort"),
                    country="DE",
                    lat=text(place, "latitude"),
                    lon=text(place, "longitude"),
                )
                for place in objects(entry, "einsatzorte")
            ),
        )

    def detailed(self, listed: RawPosting, response: Page) -> RawPosting:
        """The posting with its text, hours and contract."""
        data = inside(json_object(response), "data")
        terms = objects(data, "beschaeftigungsverhaeltnisse")
        return self.more(
            listed,
            description=text_of_html(member(data, "stellenbeschreibung", str)) or None,
            posted_text=text(data, "datumOeffentlichAusschreiben") or listed.posted_text,
            first_published_text=text(data, "veroeffentlichungsdatum"),
            employment_text=text(data, "teilzeitVollzeit"),
            contract_text=text(data, "beschaeftigungsdauer"),
            hours_text=joined(*(text(term, "wochenarbeitszeit") for term in terms[:1])),
        )


def _grades(low: str | None, high: str | None) -> str | None:
    """Grades in words, unless they are the placeholder for all of them.

    >>> _grades("E 9b", "E 10"), _grades("E 1", "E 15")
    ('E 9b bis E 10', None)
    """
    if (low, high) == ("E 1", "E 15"):
        return None
    return low if low == high else joined(low, high, by=" bis ")
