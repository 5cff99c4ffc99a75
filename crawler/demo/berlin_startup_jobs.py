"""The feed of Berlin Startup Jobs over loopback."""

import datetime as dt
from collections.abc import Sequence
from email.utils import format_datetime
from html import escape

from crawler.demo.market import Offer
from crawler.demo.server import Answers, Asked, Reply, xml

CARRIES = frozenset({"employer", "posted_on", "description"})


def answers(stock: Sequence[Offer], page_size: int = 25) -> Answers:
    """The feed has no pages; every posting is in Berlin."""
    feed = f"""<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
        {"".join(map(_item, stock))}</channel></rss>"""

    def answer(asked: Asked) -> Reply | None:
        return xml(feed) if asked.path == "/feed/" else None

    return answer


def _item(offer: Offer) -> str:
    url = f"https://berlinstartupjobs.com/operations/stelle-{offer.number}/"
    published = dt.datetime.combine(offer.posted_on, dt.time(9), dt.UTC)
    return f"""<item><title>{escape(offer.title)} // {escape(offer.employer)}</title><link>{url}</link>
        <guid>https://berlinstartupjobs.com/?p={offer.number}</guid><pubDate>{format_datetime(published)}</pubDate>
        <description>Kurz</description><content:encoded><![CDATA[{offer.html}]]></content:encoded></item>"""
