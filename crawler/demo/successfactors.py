"""The feed of a SuccessFactors career site over loopback."""

import datetime as dt
from collections.abc import Sequence
from email.utils import format_datetime
from html import escape

from crawler.demo.market import Offer
from crawler.demo.server import Answers, Asked, Reply, xml

CARRIES = frozenset({"employer", "city", "posted_on", "valid_until_on", "description"})


def answers(stock: Sequence[Offer], page_size: int = 25) -> Answers:
    """The feed has no pages."""
    feed = f"""<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel>
        {"".join(map(_item, stock))}</channel></rss>"""

    def answer(asked: Asked) -> Reply | None:
        return xml(feed) if asked.path == "/googlefeed.xml" else None

    return answer


def _item(offer: Offer) -> str:
    url = f"https://karriere.example.org/job/Stelle/{offer.number + 100000}/?utm_source=feed"
    published = format_datetime(dt.datetime.combine(offer.posted_on, dt.time(9), dt.UTC))
    expires = f"<g:expiration_date>{offer.deadline_on}</g:expiration_date>" if offer.deadline_on else ""
    return f"""<item><title>{escape(offer.title)} ({offer.town.city}, DE)</title><link>{escape(url)}</link>
        <guid>{escape(url)}</guid><pubDate>{published}</pubDate><description>{escape(offer.html)}</description>
        <g:location>{offer.town.city}, DE</g:location><g:employer>{escape(offer.employer)}</g:employer>
        {expires}</item>"""
