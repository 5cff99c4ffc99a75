"""Teamtailor's feed over loopback, which answers 304 to those who have it."""

import datetime as dt
from collections.abc import Sequence
from email.utils import format_datetime
from html import escape
from zlib import crc32

from crawler.demo.market import Offer, Town
from crawler.demo.server import Answers, Asked, Reply, xml

CARRIES = frozenset({"city", "postcode", "posted_on", "description"})


def answers(stock: Sequence[Offer], page_size: int = 25) -> Answers:
    """The feed of one employer; a page is as long as the visitor asks for."""

    def answer(asked: Asked) -> Reply | None:
        if asked.path != "/jobs.rss":
            return None
        begin, size = int(asked.query.get("offset", 0)), int(asked.query.get("per_page", page_size))
        items = "".join(map(_item, stock[begin : begin + size]))
        channel = f"<channel><title>Stellen</title>{items}</channel>"
        feed = xml(f'<rss version="2.0" xmlns:tt="https://teamtailor.com/locations">{channel}</rss>')
        etag = {"ETag": f'"{crc32(feed.sent):08x}"'}
        if asked.headers.get("If-None-Match") == etag["ETag"]:
            return Reply(status=304, headers=etag)
        return feed._replace(headers=etag)

    return answer


def _item(offer: Offer) -> str:
    published = dt.datetime.combine(offer.posted_on, dt.time(9, 30), dt.UTC)
    return f"""<item>
        <title>{escape(offer.title)}</title><description>{escape(offer.html)}</description>
        <pubDate>{format_datetime(published)}</pubDate>
        <link>https://karriere.example.org/jobs/{offer.number}-stelle</link>
        <remoteStatus>{"hybrid" if offer.home_office else "none"}</remoteStatus>
        <guid>0b9c1f7e-0000-4c2b-9f00-{offer.number:012d}</guid>
        <tt:locations>{"".join(map(_location, offer.towns))}</tt:locations>
        <tt:department>Service</tt:department><tt:role></tt:role></item>"""


def _location(town: Town) -> str:
    return f"""<tt:location><tt:name>Standort {town.city}</tt:name><tt:address></tt:address>
        <tt:zip>{town.postcode}</tt:zip><tt:city>{town.city}</tt:city><tt:country>Germany</tt:country></tt:location>"""
