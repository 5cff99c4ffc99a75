"""Bundesagentur für Arbeit: the job search of the federal employment agency."""

import math
from base64 import b64encode
from functools import partial
from typing import ClassVar
from urllib.parse import quote, urlencode

from crawler.board import Found, Json, Listing, Page, RawPosting, Request, date, json_pages
from crawler.contract import Contract
from crawler.expect import WrongProfile, json_object, same
from crawler.fields import must, said
from crawler.searched import SearchSpider

NAMES, HITS = Contract("arbeitsagentur"), "ergebnisliste"


class Arbeitsagentur(SearchSpider):
    """Searches each phrase of the profile, then asks for each posting's details once.

    The search answers 200 to nearly everything, so only a total of 0 is taken for "no hits"; of more than 10,000
    hits not all are listed, so they are refused. Contact data stands behind a captcha and is never asked for.
    Versions are settings: search v4 ended on 2026-08-04 without notice. Details that answer 404 mean that the
    posting is gone; one that is still listed then is kept as listed, flagged `detail_missing`.
    """

    name = "arbeitsagentur"
    title = "Bundesagentur für Arbeit, Jobsuche"
    homepage = "https://www.arbeitsagentur.de/jobsuche"
    address = "https://rest.arbeitsagentur.de/jobboerse/jobsuche-service"
    source_type = "public_service"
    access = "operator_decides"
    terms_url = "https://www.arbeitsagentur.de/nutzungsbedingungen"
    robots = "rest.arbeitsagentur.de answered 403 with one byte on 2026-09-04: no rules by RFC 9309"
    checked_on = date(2026, 11, 23)
    evidence = "recorded search, details and no-match answers of 2026-09"
    lists = "complete"
    headers: ClassVar[Json] = {"X-API-Key": "jobboerse-jobsuche"}  # no secret
    pages = json_pages(HITS, may_lack=True, key="referenznummer", size=100, total="maxErgebnisse", most=10_001)

    def search(self, phrase: str, page: int) -> str:
        """Address of one page of results."""
        place, version = self.profile.place, self.settings["ARBEITSAGENTUR_SEARCH_VERSION"]
        query = {"was": phrase, "wo": place.name, "umkreis": math.ceil(place.radius_km), "angebotsart": 1}
        return f"{self.address}/pc/{version}/jobs?{urlencode({**query, 'page': page, 'size': self.pages.size})}"

    def parse_listing(self, response: Page, listing: Listing) -> Found:
        """Details of each hit, then the next page."""
        if said(json_object(response), "woOutput.suchmodus") == "UNGUELTIG":
            raise WrongProfile(f"the board knows no place {self.profile.place.name!r}; it wants the German spelling")
        yield from super().parse_listing(response, listing)

    def posting(self, record: Json) -> Request | RawPosting:
        """The request for a hit's details; Scrapy's filter drops what another phrase asked for already."""
        number, version = must(record, "referenznummer"), self.settings["ARBEITSAGENTUR_DETAILS_VERSION"]
        if (countries := {place.country for place in NAMES.places(record)}) and not countries & {None, "DEUTSCHLAND"}:
            return self.read(record)  # rejected further on; its details would be one request too many
        url = f"{self.address}/pc/{version}/jobdetails/{quote(b64encode(number.encode()), safe='')}"
        return self.details(url, partial(self.detailed, record), partial(self.read, record))

    def detailed(self, hit: Json, response: Page) -> RawPosting:
        """The posting with its details; what they do not say stays as in the list."""
        detail = {name: value for name, value in json_object(response).items() if value is not None}
        same(response, detail.get("referenznummer"), hit["referenznummer"])
        self.unknown_keys(NAMES.unheard_of(detail))
        return self.read({**hit, **detail})

    def read(self, record: Json, *, flags: tuple[str, ...] = ()) -> RawPosting:
        """A posting of the list or with its details: both use the same names."""
        return self.raw(**NAMES.read(record), flags=flags)
