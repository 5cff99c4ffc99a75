"""Interamt: the job portal of public employers, run by DVZ Mecklenburg-Vorpommern."""

from dataclasses import replace
from typing import ClassVar

from crawler.board import BoardSpider, Json, Page, RawPosting, Request, date, json_pages
from crawler.expect import inside, joined, json_object, member
from crawler.fields import fields, must, places, prose, said

GROUPS = tuple(f"beschaeftigungsverhaeltnisse.entgeltgruppe{end}" for end in ("Von", "Bis"))
GRADES = tuple(f"beschaeftigungsverhaeltnisse.besoldung{end}" for end in ("Von", "Bis"))
TOWN = {"postcode": "plz", "city": "ort", "lat": "latitude", "lon": "longitude"}


class Interamt(BoardSpider):
    """Experimental: the service behind the public search, which gives the whole stock in one answer.

    It is undocumented and one reader alone describes it, so a profile has to name it. What is absent is not on the
    board. A span of all grades ("E 1 bis E 15") is a placeholder, not pay.
    """

    name = "interamt"
    homepage = "https://interamt.de"
    address = "https://api.interamt.de"
    source_type = "public_service"
    access = "operator_decides"
    robots = "interamt.de closes only /cms/ (2026-09-24); that of api.interamt.de was not seen"
    checked_on = date(2026, 11, 23)
    evidence = "described by one reader; the test data is synthetic"
    lists = "complete"
    always = frozenset({"stellenangebotId", "stellenbezeichnung", "behoerdeName", "einsatzorte"})
    headers: ClassVar[Json] = {"X-REMOTE-APPLICATION": "Interamtb2c", "Accept": "application/json"}
    pages = json_pages("data", "/search/stellenangebot?showResult=true", body={"search": {}}, never_empty=True)

    def posting(self, record: Json) -> Request | RawPosting:
        """A posting of the list, with its details if it may be wanted."""
        number, pay = must(record, "stellenangebotId"), _grades(record, "tarifEbeneMin", "tarifEbeneMax")
        listed = self.raw(
            **fields(record, title="stellenbezeichnung", employer="behoerdeName", posted_text="datumErstellt"),
            url=f"https://interamt.de/koop/app/stelle?id={number}",
            native_id=number,
            valid_until_text=said(record, "bewerbungsfrist"),
            salary_text=pay or _grades(record, "besoldungGruppe", "besoldungGruppeMax"),
            places=tuple(replace(place, country="DE") for place in places(record.get("einsatzorte"), **TOWN)),
        )
        return self.with_details(listed, f"{self.address}/query/stellenangebot/{number}", self.detailed)

    def detailed(self, listed: RawPosting, response: Page) -> RawPosting:
        """The posting with its text, hours and contract."""
        data = inside(json_object(response), "data")
        member(data, "stellenbeschreibung", str)
        return self.more(
            listed,
            **fields(data, posted_text="datumOeffentlichAusschreiben", first_published_text="veroeffentlichungsdatum"),
            **fields(data, employment_text="teilzeitVollzeit", contract_text="beschaeftigungsdauer"),
            description=prose(data, "stellenbeschreibung"),
            salary_text=listed.salary_text or _grades(data, *GROUPS) or _grades(data, *GRADES),
            hours_text=said(data, "beschaeftigungsverhaeltnisse.wochenarbeitszeit"),
        )


def _grades(record: Json, least: str, most: str) -> str | None:
    """Grades in words, unless they are the placeholder for all of them.

    >>> _grades({"a": "E 9b", "z": "E 10"}, "a", "z"), _grades({"a": "E 1", "z": "E 15"}, "a", "z")
    ('E 9b bis E 10', None)
    """
    low, high = said(record, least), said(record, most)
    return None if (low, high) == ("E 1", "E 15") else joined(*dict.fromkeys((low, high)), by=" bis ")
