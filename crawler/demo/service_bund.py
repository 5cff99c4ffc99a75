"""The feed of service.bund.de over loopback, and the pages of its postings."""

import datetime as dt
from collections.abc import Sequence
from email.utils import format_datetime
from html import escape

from crawler.demo.market import Offer
from crawler.demo.server import Answers, Asked, Reply, html, xml

CARRIES = frozenset({"employer", "city", "postcode", "posted_on", "description"})
FEED = "/Content/Globals/Functions/RSSFeed/RSSGenerator_Stellen.xml"
PAGES = "/IMPORTE/Stellenangebote/editor/demo"


def answers(stock: Sequence[Offer], page_size: int = 25) -> Answers:
    """The feed has no pages."""
    pages = {f"{PAGES}/{offer.number}.html": offer for offer in stock}

    def answer(asked: Asked) -> Reply | None:
        if asked.path == FEED:
            return xml(f'<rss version="2.0"><channel>{"".join(map(_item, stock))}</channel></rss>')
        return html(_page(pages[asked.path])) if asked.path in pages else None

    return answer


def _item(offer: Offer) -> str:
    url = f"https://www.service.bund.de{PAGES}/{offer.number}.html"
    published = dt.datetime.combine(offer.posted_on, dt.time(14), dt.timezone(dt.timedelta(hours=1)))
    facts = f"Arbeitgeber: <strong>{escape(offer.employer)}</strong><br /> "
    facts += f"Ort: <strong>{offer.town.postcode} {offer.town.city}</strong><br /> "
    if offer.deadline_on:
        facts += f"Bewerbungsfrist: <strong>{offer.deadline_on:%d.%m.%Y} 23:59</strong>"
    return f"""<item><title>{escape(offer.title)}</title><link>{url}#track=feed-jobs</link>
        <guid>{url}</guid><pubDate>{format_datetime(published)}</pubDate>
        <description><![CDATA[{escape(facts)}]]></description></item>"""


def _page(offer: Offer) -> str:
    hours = "Vollzeit" if offer.full_time else "Teilzeit"
    return f"""<h1>{escape(offer.title)}</h1><!--Tätigkeit einfügen-->{offer.html}<!--Tätigkeit ende-->
        <section class="shortlist"><dl><dt>Arbeitszeit</dt><dd>{hours}</dd><dt>Anstellungsdauer</dt><dd>unbefristet</dd>
        </dl></section><div id="location-map" data-lat="{offer.town.lat}" data-lon="{offer.town.lon}"></div>"""
