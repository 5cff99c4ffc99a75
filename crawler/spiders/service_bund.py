"""service.bund.de: postings of public employers, federal, state and municipal."""

import re
from dataclasses import replace

from crawler.board import BoardSpider, Element, Page, RawPosting, Request, date, rss_pages
from crawler.expect import html_page, unlike
from crawler.fields import fields, named, prose, said
from crawler.markup import labelled, text_of_html

BEFORE, AFTER = "<!--Tätigkeit einfügen-->", "<!--Tätigkeit ende-->"  # around the text of a page
LABELS = ("Arbeitgeber", "Ort", "Bewerbungsfrist", "Veröffentlichungsende")
FACTS = ("Arbeitszeit", "Anstellungsdauer", "Laufbahn / Entgeltgruppe", "Laufbahn/Entgeltgruppe")
_NUMBER = re.compile(r"(\d+)(?:\.html)?/?$")


class ServiceBund(BoardSpider):
    """The feed of the newest 500 postings, some two and a half days; details only of those that may be wanted.

    Exactly this path is open; its twin below /SiteGlobals/ and the search are closed. A posting leaves the feed
    after days, not when it ends: only its deadline says so. Run at least every second day; a gap is reported. Texts
    belong to the advertisers: use them locally and link to the page.
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
    most_details = 10  # 30 seconds apart
    pages = rss_pages(never_empty=True, window="pubDate")

    def posting(self, record: Element) -> Request | RawPosting:
        """An `<item>`: employer, place and deadline stand in its description."""
        url = said(record, "guid") or (said(record, "link") or "").partition("#")[0]
        facts = labelled(prose(record, "description") or "", LABELS)
        number = _NUMBER.search(url)
        listed = self.raw(
            **fields(record, title="title", posted_text="pubDate"),
            url=url,
            native_id=number[1] if number else None,
            employer=facts.get("Arbeitgeber"),
            places=named(*(facts.get("Ort") or "").split(" | "), country="DE"),
            valid_until_text=facts.get("Bewerbungsfrist"),
        )
        return self.with_details(listed, url, self.detailed)

    def detailed(self, listed: RawPosting, response: Page) -> RawPosting:
        """The posting with what its page adds: text, hours, contract and pay grade."""
        page, (body, end, _) = html_page(response), response.text.partition(BEFORE)[2].partition(AFTER)
        facts = labelled(text_of_html(page.css("section.shortlist").get() or ""), FACTS)
        if not end and not facts:
            raise unlike(response, "neither text nor facts on the page")
        spot = page.css("#location-map").attrib if len(listed.places) == 1 else {}
        return self.more(
            listed,
            description=text_of_html(body if end else "") or None,
            places=tuple(replace(place, lat=spot.get("data-lat"), lon=spot.get("data-lon")) for place in listed.places),
            salary_text=facts.get(FACTS[2]) or facts.get(FACTS[3]),
            employment_text=facts.get("Arbeitszeit"),
            contract_text=facts.get("Anstellungsdauer"),
        )
