"""Bundesagentur für Arbeit: the job search of the federal employment agency."""

import base64
import math
from functools import partial
from typing import Any, ClassVar
from urllib.parse import quote, urlencode, urlsplit

from scrapy.http import Response

from crawler.board import BoardSpider, Found, Listing, Request, Start, date
from crawler.expect import LayoutChanged, TooManyHits, WrongProfile, json_object, member, optional, text
from pipelines.raw import BadRecord, RawPlace, RawPosting

PAGE_SIZE = 100  # the most that the service gives; more is answered with 400
WINDOW = 10_000  # hits that it lists; beyond, `maxErgebnisse` goes on counting but no page shows them

EMPLOYMENT = (
    "arbeitszeitVollzeit",
    "arbeitszeitTeilzeitVormittag",
    "arbeitszeitTeilzeitNachmittag",
    "arbeitszeitTeilzeitAbend",
    "arbeitszeitTeilzeitFlexibel",
    "arbeitszeitSchichtNachtWochenende",
    "istGeringfuegigeBeschaeftigung",
)
STAFFING = ("istArbeitnehmerUeberlassung", "istPrivateArbeitsvermittlung")
READ = {
    *EMPLOYMENT,
    *STAFFING,
    *("referenznummer", "stellenangebotsTitel", "stellenangebotsBeschreibung", "firma", "hauptberuf", "externeURL"),
    *("allianzpartnerName", "stellenlokationen", "veroeffentlichungszeitraum", "datumErsteVeroeffentlichung"),
    *("aenderungsdatum", "eintrittszeitraum", "verguetungsangabe", "artDerVerguetung", "gehaltsspanneVon"),
    *("gehaltsspanneBis", "festgehalt", "vertragsdauer", "homeofficemoeglich", "homeofficetyp"),
}
IGNORED = {
    *("stellenangebotsart", "entfernung", "alleBerufe", "chiffrenummer", "quereinstiegGeeignet"),  # not published
    *("arbeitgeberKundennummerHash", "allianzpartnerUrl", "istBetreut", "istBehinderungGefordert"),
    *("geforderterBildungsabschluss", "ausbildungsart", "studienform", "studiengang"),  # for trainees and students
}


class Arbeitsagentur(BoardSpider):
    """Searches each phrase of the profile, then asks for each posting's details once.

    The search answers 200 to nearly everything, so nothing is taken for "no hits" but a total of 0. An unknown
    place (`suchmodus` UNGUELTIG) is a mistake in the profile; more than 10,000 hits are refused, for the service
    would not list them all. Contact data stands behind a captcha at another address and is never asked for.
    Versions are settings (`ARBEITSAGENTUR_SEARCH_VERSION`, `ARBEITSAGENTUR_DETAILS_VERSION`): search v4 ended on
    2026-08-04 without notice. Details that answer 404 mean that the posting is gone; one that is still listed then
    is kept as listed, flagged `detail_missing`.
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
    headers: ClassVar[dict[str, str]] = {"X-API-Key": "jobboerse-jobsuche", "Accept": "application/json"}  # no secret

    async def start(self) -> Start:
        """One search a phrase."""
        for phrase in self.profile.occupation.terms:
            yield self.listing(self.search(phrase, 1), self.parse_results, name=phrase, headers=self.headers)

    def search(self, phrase: str, page: int) -> str:
        """Address of one page of results."""
        place = self.profile.place
        query = {"was": phrase, "wo": place.name, "umkreis": math.ceil(place.radius_km), "angebotsart": 1}
        query |= {"page": page, "size": PAGE_SIZE}
        return f"{self.address}/pc/{self.settings['ARBEITSAGENTUR_SEARCH_VERSION']}/jobs?{urlencode(query)}"

    def parse_results(self, response: Response, listing: Listing) -> Found:
        """Details of each hit, then the next page."""
        answer = json_object(response)
        if (optional(answer, "woOutput", dict) or {}).get("suchmodus") == "UNGUELTIG":
            place = self.profile.place.name
            raise WrongProfile(f"the board knows no place {place!r}; write [place] name in correct German spelling")
        total = listing.total = member(answer, "maxErgebnisse", int)
        if total > WINDOW:
            raise TooManyHits(f"{listing.name!r} has {total} hits and the board lists only {WINDOW}: narrow the search")
        hits = optional(answer, "ergebnisliste", list) or []
        if not hits and total > listing.listed:
            raise LayoutChanged(f"{total} hits announced for {listing.name!r}, none listed on page {listing.pages}")
        known = len(listing.seen)
        listing.seen |= {key(hit) or f"unreadable {listing.pages}/{number}" for number, hit in enumerate(hits)}
        if hits and len(listing.seen) == known:
            raise LayoutChanged(f"page {listing.pages} of {listing.name!r} repeats an earlier one")
        yield from self.each(hits, self.hit)
        listing.listed += len(hits)
        if listing.listed < total:
            yield self.page(
                self.search(listing.name, listing.pages + 1), listing, self.parse_results, headers=self.headers
            )

    def hit(self, hit: dict[str, Any]) -> Request | RawPosting:
        """The request for a hit's details; Scrapy's filter drops what another phrase asked for already."""
        reference = member(hit, "referenznummer", str)
        if abroad(hit):
            return self.posting(hit)  # rejected further on; its details would be one request too many
        encoded = quote(base64.b64encode(reference.encode()).decode(), safe="")
        url = f"{self.address}/pc/{self.settings['ARBEITSAGENTUR_DETAILS_VERSION']}/jobdetails/{encoded}"
        listed = partial(self.posting, hit)
        return self.details(url, partial(self.detailed, hit=hit), listed, headers=self.headers)

    def detailed(self, response: Response, hit: dict[str, Any]) -> RawPosting:
        """The posting with its details."""
        detail = json_object(response)
        if text(detail, "referenznummer") != hit["referenznummer"]:
            raise LayoutChanged(f"details of another posting ({response.url})")
        self.unknown_keys(detail.keys() - READ - IGNORED)
        return self.posting({**hit, **detail})

    def posting(self, record: dict[str, Any], *, flags: tuple[str, ...] = ()) -> RawPosting:
        """A posting from the list's record or its details: both use the same names."""
        reference = text(record, "referenznummer")
        fixed = text(record, "festgehalt")
        partner = text(record, "externeURL")
        return self.raw(
            url=f"{self.homepage}/jobdetail/{quote(reference or '', safe='')}",
            native_id=reference,
            title=member(record, "stellenangebotsTitel", str),
            employer=text(record, "firma"),
            description=text(record, "stellenangebotsBeschreibung"),
            occupation_text=text(record, "hauptberuf"),
            apply_url=partner,
            original_source=text(record, "allianzpartnerName") or (partner and urlsplit(partner).hostname),
            posted_text=text(optional(record, "veroeffentlichungszeitraum", dict) or {}, "von"),
            first_published_text=text(record, "datumErsteVeroeffentlichung"),
            modified_text=text(record, "aenderungsdatum"),
            start_text=text(optional(record, "eintrittszeitraum", dict) or {}, "von"),
            places=tuple(place(location) for location in optional(record, "stellenlokationen", list) or ()),
            work_mode_text=words(record, "homeofficemoeglich", "homeofficetyp"),
            salary_period_text=text(record, "verguetungsangabe"),
            salary_min_text=fixed or text(record, "gehaltsspanneVon"),
            salary_max_text=fixed or text(record, "gehaltsspanneBis"),
            employment_text=", ".join(name for name in EMPLOYMENT if optional(record, name, bool)) or None,
            contract_text=text(record, "vertragsdauer"),
            staffing_text=words(record, *STAFFING),
            flags=flags,
        )


def key(hit: Any) -> str | None:
    """What a hit can be told apart by, if it can."""
    return text(hit, "referenznummer") if isinstance(hit, dict) else None


def abroad(hit: dict[str, Any]) -> bool:
    """Whether every place of a hit states a country and none of them is Germany; Austrian ones leak in.

    >>> abroad({"stellenlokationen": [{"adresse": {"land": "OESTERREICH"}}]}), abroad({"stellenlokationen": []})
    (True, False)
    """
    try:
        countries = [place(location).country for location in optional(hit, "stellenlokationen", list) or ()]
    except (LayoutChanged, BadRecord):
        return False  # whoever reads the posting will say so
    return bool(countries) and all(country not in (None, "DEUTSCHLAND") for country in countries)


def place(location: Any) -> RawPlace:
    """One of `stellenlokationen`."""
    if not isinstance(location, dict):
        raise LayoutChanged("a place that is not an object")
    address = optional(location, "adresse", dict) or {}
    return RawPlace(
        street=" ".join(filter(None, (text(address, "strasse"), text(address, "hausnummer")))) or None,
        postcode=text(address, "plz"),
        city=text(address, "ort"),
        region=text(address, "region"),
        country=text(address, "land"),
        lat=text(location, "breite"),
        lon=text(location, "laenge"),
    )


def words(record: dict[str, Any], *names: str) -> str | None:
    """The named fields that are there, each with its value.

    >>> words({"homeofficemoeglich": False}, "homeofficemoeglich", "homeofficetyp")
    'homeofficemoeglich false'
    """
    said = ((name, text(record, name)) for name in names)
    return ", ".join(f"{name} {value}" for name, value in said if value) or None
