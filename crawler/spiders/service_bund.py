"""service.bund.de: postings of public employers, federal, state and municipal."""

import datetime as dt
import re
from email.utils import parsedate_to_datetime
from functools import partial

from lxml import etree

from crawler.board import BoardSpider, Found, Listing, Page, Start, date
from crawler.expect import LayoutChanged, html_page, unlike, words, xml_root
from crawler.markup import text_of_html
from pipelines.raw import RawPlace, RawPosting

DETAILS = 10  # pages a run, 30 seconds apart
BEFORE, AFTER = "<!--Tätigkeit einfügen-->", "<!--Tätigkeit ende-->"  # around the text of a page
_NUMBER = re.compile(r"(\d+)(?:\.html)?/?$")


class ServiceBund(BoardSpider):
    """The feed of the newest 500 postings, some two and a half days; details only of those that may be wanted.

    Exactly this path is open; its twin below /SiteGlobals/ and the search are closed. A posting leaves the feed
    after days, not when it ends: only its deadline says so. Run at least every second day, or postings are never
    seen; a gap is reported. Texts belong to the advertisers: use them locally and link to the page.
    """

    name = "service-bund"
    title = "service.bund.de, Stellenangebote"
    homepage = "https://www.service.bund.de"
    address = "https://www.service.bund.de/Content/Globals/Functions/RSSFeed/RSSGenerator_Stellen.xml"
    source_type = "public_service"
    access = "open"
    terms_url = "https://www.service.bund.de/Content/DE/Service/Impressum/impressum_node.html"
    robots = "closes /SiteGlobals/ and /Content/DE/Stellen/Suche/, asks for 30 seconds between visits"
    checked_on = date(2026, 11, 23)
    evidence = "described by two readers; the test data is synthetic"
    lists = "window"
    always = frozenset({"title", "link", "guid", "pubDate", "description"})

    async def start(self) -> Start:
        """The feed."""
        yield self.listing(self.address, self.parse_feed)

    def parse_feed(self, response: Page, listing: Listing) -> Found:
        """Every item, and the pages of a few that may be wanted."""
        items = xml_root(response, "rss").findall("channel/item")
        if not items:
            raise LayoutChanged("the feed is empty")
        self.window(filter(None, map(_published, items)))
        asked = 0
        for found in self.each(items, self.item):
            if isinstance(found, RawPosting) and asked < DETAILS and self.wanted(found):
                asked += 1
                listed = partial(self.again, found)
                yield self.details(found.url, partial(self.page_of, found), listed)
            else:
                yield found

    def item(self, item: etree._Element) -> RawPosting:
        """An `<item>`: employer, place and deadline stand in its description."""
        url = words(item, "guid") or (words(item, "link") or "").partition("#")[0]
        said = _labels(text_of_html(words(item, "description") or ""))
        number = _NUMBER.search(url)
        return self.raw(
            url=url,
            title=words(item, "title") or "",
            native_id=number[1] if number else None,
            employer=said.get("Arbeitgeber"),
            places=tuple(RawPlace(text=place, country="DE") for place in (said.get("Ort") or "").split(" | ") if place),
            posted_text=words(item, "pubDate"),
            valid_until_text=said.get("Bewerbungsfrist"),
        )

    def page_of(self, listed: RawPosting, response: Page) -> RawPosting:
        """The posting with what its page adds: text, hours, contract and pay grade."""
        body, end, _ = response.text.partition(BEFORE)[2].partition(AFTER)
        page = html_page(response)
        facts = _labels(text_of_html(page.css("section.shortlist").get() or ""))
        if not end and not facts:
            raise unlike(response, "neither text nor facts on the page")
        spot = page.css("#location-map")
        place = listed.places[0] if len(listed.places) == 1 else None
        if place and spot:
            place = RawPlace(
                text=place.text, country="DE", lat=spot.attrib.get("data-lat"), lon=spot.attrib.get("data-lon")
            )
        return self.more(
            listed,
            description=(text_of_html(body) if end else "") or None,
            places=(place,) if place else listed.places,
            salary_text=facts.get("Laufbahn / Entgeltgruppe"),
            employment_text=facts.get("Arbeitszeit"),
            contract_text=facts.get("Anstellungsdauer"),
        )


_LABEL = re.compile(
    r"^\s*(Arbeitgeber|Ort|Bewerbungsfrist|Tätigkeitsfeld|Arbeitszeit|Anstellungsdauer|Laufbahn / Entgeltgruppe|"
    r"Veröffentlichungsende)\s*:?\s*\n?\s*([^\n]+)",
    re.MULTILINE,
)


def _labels(text: str) -> dict[str, str]:
    r"""Values behind their labels, on the same line or the next one.

    >>> _labels("Arbeitgeber: Stadt Muster\nOrt\n14467 Potsdam")
    {'Arbeitgeber': 'Stadt Muster', 'Ort': '14467 Potsdam'}
    """
    return {label: value.strip() for label, value in _LABEL.findall(text) if value.strip()}


def _published(item: etree._Element) -> dt.datetime | None:
    try:
        return parsedate_to_datetime(words(item, "pubDate") or "").astimezone(dt.UTC)
    except (ValueError, TypeError, OverflowError):
        return None
