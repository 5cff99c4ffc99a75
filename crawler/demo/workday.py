"""Workday's job search over loopback."""

import json
from collections.abc import Sequence
from typing import Any

from crawler.demo.market import Offer
from crawler.demo.server import Answers, Asked, Reply

CARRIES = frozenset({"city", "posted_on", "valid_until_on", "description"})
SERVICE = "/wday/cxs/example/Careers"


def answers(stock: Sequence[Offer], page_size: int = 4) -> Answers:
    """Pages by offset; the total stands on the first only."""
    single = {f"{SERVICE}{_path(offer)}": offer for offer in stock}

    def answer(asked: Asked) -> Reply | None:
        if asked.path == f"{SERVICE}/jobs" and asked.method == "POST":
            body = json.loads(asked.body)
            if body["limit"] > 20:
                return Reply({"errorCode": "HTTP_400"}, 400)
            first = body["offset"]
            hits = [_hit(offer) for offer in stock[first : first + body["limit"]]]
            return Reply({"total": 0 if first else len(stock), "jobPostings": hits, "facets": []})
        return Reply({"jobPostingInfo": _details(single[asked.path])}) if asked.path in single else None

    return answer


def _path(offer: Offer) -> str:
    return f"/job/{offer.town.postcode}/Stelle_JR{offer.number}"


def _hit(offer: Offer) -> dict[str, Any]:
    place = offer.town.city if len(offer.towns) == 1 else f"{len(offer.towns)} Locations"
    bullets = [f"JR{offer.number}"]
    posted = "Posted 30+ Days Ago"
    return {
        "title": offer.title,
        "externalPath": _path(offer),
        "locationsText": place,
        "postedOn": posted,
        "bulletFields": bullets,
    }


def _details(offer: Offer) -> dict[str, Any]:
    return {
        "title": offer.title,
        "jobDescription": offer.html,
        "location": offer.town.city,
        "additionalLocations": [town.city for town in offer.towns[1:]],
        "country": {"descriptor": "Germany"},
        "startDate": offer.posted_on.isoformat(),
        "endDate": offer.deadline_on.isoformat() if offer.deadline_on else None,
        "timeType": "Full time" if offer.full_time else "Part time",
    }
