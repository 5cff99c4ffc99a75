"""Teamtailor's feed over loopback."""

import datetime as dt
from collections.abc import Sequence
from email.utils import format_datetime
from html import escape

from crawler.demo.market import Offer
from crawler.demo.server import Answers, Asked, Reply, xml

CARRIES = frozenset({"city", "postcode", "posted_on", "description"})


def answers(stock: Sequence[Offer], page_size: int = 25) -> Answers:
    """Pages by offset, as many entries as are asked for."""

    def answer(asked: Asked) -> Reply | None:
        if asked.path != "/jobs.rss":
            return None
        first, size = int(asked.query.get("offset", 0)), int(asked.query.get("per_page", 100))
        items = "".join(map(_item, stock[first : first + size]))
        return xml(f'<rss version="2.0" xmlns:tt="https://teamtailor.com/locations"><channel>{items}</channel></rss>')

    return answer


def _item(offer: Offer) -> str:
    places = "".join(
        f"<tt:location><tt:name>Standort</tt:name><tt:zip>{town.postcode}</tt:zip><tt:city>{town.city}</tt:city>"
        "<tt:country>Germany</tt:country></tt:location>"
        for town in offer.towns
    )
    published = format_datetime(dt.datetime.combine(offer.posted_on, dt.time(9), dt.UTC))
    return f"""<item><title>{escape(offer.title)}</title><description>{escape(offer.html)}</description>
        <pubDate>{published}</pubDate><link>https://karriere.example.org/jobs/{offer.number}-stelle</link>
        <remoteStatus>none</remoteStatus><guid>00000000-0000-4000-8000-{offer.number:012d}</guid>
        <tt:locations>{places}</tt:locations><tt:role>{escape(offer.occupation)}</tt:role></item>"""
