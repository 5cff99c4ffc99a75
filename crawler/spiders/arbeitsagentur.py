"""Bundesagentur für Arbeit: the job search of the federal employment agency."""

import base64
import datetime as dt
import math
from collections.abc import AsyncIterator, Iterator
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from scrapy import Request
from scrapy.exceptions import CloseSpider
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.board import BoardSpider
from crawler.expect import LayoutChanged, TooManyHits, WrongProfile, json_object, member, optional, text
from crawler.trouble import BLOCKED, sentence, status
from pipelines.raw import RawPlace, RawPosting

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

    The search answers 200 to nearly everything, so nothing is taken for "no hits" but a total of 0.
    Contact data stands behind a captcha at another address and is never asked for.
    """

    name = "arbeitsagentur"
    title = "Bundesagentur für Arbeit, Jobsuche"
    homepage = "https://www.arbeitsagentur.de/jobsuche"
    address = "https://rest.arbeitsagentur.de/jobboerse/jobsuche-service"
    access = "operator_decides"
    terms_url = "https://www.arbeitsagentur.de/nutzungsbedingungen"
    checked_on = dt.date(2026, 11, 23)
    client_id = "jobboerse-jobsuche"  # the public one of the web page, no secret

    async def start(self) -> AsyncIterator[Request]:
        """One search a phrase."""
        for phrase in self.profile.occupation.terms:
            self.listing_begun()
            yield self.search(phrase, page=1, listed=0, seen=set())

    def search(self, phrase: str, *, page: int, listed: int, seen: set[str]) -> Request:
        """One page of results; `listed` and `seen` are what the pages before it held."""
        place = self.profile.place
        query = {"was": phrase, "wo": place.name, "umkreis": math.ceil(place.radius_km), "angebotsart": 1}
        query |= {"page": page, "size": PAGE_SIZE}
        url = f"{self.address}/pc/{self.settings['ARBEITSAGENTUR_SEARCH_VERSION']}/jobs?{urlencode(query)}"
        held = {"phrase": phrase, "page": page, "listed": listed, "seen": seen}
        return self.ask(url, callback=self.parse_results, errback=self.no_results, cb_kwargs=held)

    def ask(self, url: str, **how: Any) -> Request:
        """A request with the headers that the service wants."""
        return Request(url, headers={"X-API-Key": self.client_id, "Accept": "application/json"}, **how)

    def parse_results(
        self, response: Response, phrase: str, page: int, listed: int, seen: set[str]
    ) -> Iterator[Request | RawPosting]:
        """Details of each hit, then the next page."""
        answer = json_object(response)
        if (optional(answer, "woOutput", dict) or {}).get("suchmodus") == "UNGUELTIG":
            place = self.profile.place.name
            raise WrongProfile(f"the board knows no place {place!r}; write [place] name in correct German spelling")
        total = member(answer, "maxErgebnisse", int)
        if total > WINDOW:
            raise TooManyHits(f"{phrase!r} has {total} hits and the board lists only {WINDOW}: narrow the search")
        hits = optional(answer, "ergebnisliste", list) or []
        if not hits and total > listed:
            raise LayoutChanged(f"{total} hits announced for {phrase!r}, none listed on page {page}")
        before = len(seen)
        for position, hit in enumerate(hits, listed):
            reference = text(hit, "referenznummer") if isinstance(hit, dict) else None
            seen.add(reference or f"unreadable {position}")
            yield from self.details(hit, reference)
        listed += len(hits)
        if page > 1 and hits and len(seen) == before:
            raise LayoutChanged(f"page {page} of {phrase!r} repeats an earlier one")
        if listed < total and page < WINDOW // PAGE_SIZE:
            yield self.search(phrase, page=page + 1, listed=listed, seen=seen)
        elif len(seen) < total:
            self.trouble("moved", f"only {len(seen)} of {total} hits for {phrase!r} could be told apart")
        else:
            self.listing_whole()

    def no_results(self, failure: Failure) -> None:
        """A page of results that did not come."""
        self.stop_if_blocked(failure)
        self.trouble("unreachable", sentence(failure))

    def details(self, hit: Any, reference: str | None) -> Iterator[Request | RawPosting]:
        """The request for a posting's details; Scrapy's filter drops what another phrase asked for already."""
        if reference is None:
            self.broken("a hit without referenznummer")
            return
        if abroad(hit):
            yield from self.listed(hit)  # rejected further on; its details would be one request too many
            return
        encoded = quote(base64.b64encode(reference.encode()).decode(), safe="")
        url = f"{self.address}/pc/{self.settings['ARBEITSAGENTUR_DETAILS_VERSION']}/jobdetails/{encoded}"
        yield self.ask(
            url,
            callback=self.parse_details,
            errback=self.no_details,
            cb_kwargs={"hit": hit},
            meta={"handle_httpstatus_list": [404]},
        )

    def parse_details(self, response: Response, hit: dict[str, Any]) -> Iterator[RawPosting]:
        """The posting, or what the list said of it where its details are gone or unreadable."""
        self.stats.inc_value("detail/asked")
        if response.status == 404:
            self.stats.inc_value("detail/gone")
            yield from self.listed(hit, "detail_missing")
            return
        try:
            detail = json_object(response)
            if text(detail, "referenznummer") != hit["referenznummer"]:
                raise LayoutChanged(f"details of another posting ({response.url})")
            posting = self.posting({**hit, **detail})
            self.unknown_keys(detail.keys() - READ - IGNORED)
        except (LayoutChanged, TypeError):
            self.stats.inc_value("detail/unread")
            yield from self.listed(hit, "detail_unread")
        else:
            yield posting

    def no_details(self, failure: Failure) -> Iterator[RawPosting]:
        """The list's record where the details did not come."""
        self.stats.inc_value("detail/asked")
        self.stats.inc_value("detail/unread")
        yield from self.listed(failure.request.cb_kwargs["hit"], "detail_unread")  # type: ignore[attr-defined]
        self.stop_if_blocked(failure)

    def stop_if_blocked(self, failure: Failure) -> None:
        """403 and 429 are a no: leave."""
        if status(failure) in BLOCKED:
            self.trouble("blocked", f"the board refuses us: {sentence(failure)}")
            raise CloseSpider("blocked")

    def listed(self, hit: dict[str, Any], *flags: str) -> Iterator[RawPosting]:
        """The posting as the list shows it, unless that is broken too."""
        try:
            yield self.posting(hit, flags=flags)
        except (LayoutChanged, TypeError) as error:
            self.broken(str(error))

    def posting(self, record: dict[str, Any], *, flags: tuple[str, ...] = ()) -> RawPosting:
        """A posting from the list's record or its details: both use the same names."""
        reference = text(record, "referenznummer")
        fixed = text(record, "festgehalt")
        partner = text(record, "externeURL")
        return RawPosting(
            source=self.name,
            source_type="public_service",
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


def abroad(hit: dict[str, Any]) -> bool:
    """Whether every place of a hit states a country and none of them is Germany; Austrian ones leak in.

    >>> abroad({"stellenlokationen": [{"adresse": {"land": "OESTERREICH"}}]}), abroad({"stellenlokationen": []})
    (True, False)
    """
    try:
        countries = [place(location).country for location in optional(hit, "stellenlokationen", list) or ()]
    except (LayoutChanged, TypeError):
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
