"""Lever's postings over loopback."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from crawler.demo.market import Offer
from crawler.demo.server import Answers, Asked, Reply

CARRIES = frozenset({"city", "pay", "description"})
INTERVALS = {"year": "per-year-salary", "month": "per-month-salary", "hour": "per-hour-wage"}


def answers(stock: Sequence[Offer], page_size: int = 25) -> Answers:
    """Pages by skip and limit."""
    postings = [_posting(offer) for offer in stock]

    def answer(asked: Asked) -> Reply | None:
        if asked.path != "/v0/postings/example":
            return None
        skip, limit = int(asked.query["skip"]), int(asked.query["limit"])
        return Reply(postings[skip : skip + limit])

    return answer


def _posting(offer: Offer) -> dict[str, Any]:
    created = dt.datetime.combine(offer.posted_on, dt.time(9), dt.UTC)
    posting: dict[str, Any] = {
        "id": f"00000000-0000-4000-8000-{offer.number:012d}",
        "text": offer.title,
        "hostedUrl": f"https://jobs.lever.co/example/{offer.number}",
        "createdAt": int(created.timestamp() * 1000),
        "country": "DE",
        "workplaceType": "unspecified",
        "categories": {
            "location": offer.town.city,
            "allLocations": [town.city for town in offer.towns],
            "commitment": "Full-time" if offer.full_time else "Part-time",
        },
        "description": offer.html,
        "lists": [],
        "additional": "",
    }
    if offer.pay and offer.pay.period:
        span = {"min": offer.pay.low, "max": offer.pay.high, "currency": "EUR"}
        posting["salaryRange"] = {**span, "interval": INTERVALS[offer.pay.period]}
    return posting
