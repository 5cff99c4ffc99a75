"""Workday's job search over loopback."""

import json
from collections.abc import Sequence
from typing import Any

from crawler.demo.market import Offer
from crawler.demo.server import Answers, Asked, Reply

CARRIES = frozenset({"city", "posted_on", "valid_until_on", "description"})
SERVICE = "/wday/cxs/example/Careers"


def answers(stock: Sequence[Offer], page_size: int = 25) -> Answers:
    """One career site: pages of at most 20 hits, and the details of each."""
    shown = {f"{SERVICE}{_path(offer)}": offer for offer in stock}

    def answer(asked: Asked) -> Reply | None:
        if asked.path in shown and asked.method == "GET":
            return Reply({"jobPostingInfo": _detail(shown[asked.path])})
        if asked.path != f"{SERVICE}/jobs" or asked.method != "POST":
            return None
        wanted = json.loads(asked.body)
        if wanted["limit"] > 20:
            return Reply({"errorCode": "HTTP_400"}, status=400)
        begin = wanted["offset"]
        hits = stock[begin : begin + min(wanted["limit"], page_size)]
        return Reply({"total": 0 if begin else len(stock), "jobPostings": [_hit(offer) for offer in hits]})

    return answer


def _path(offer: Offer) -> str:
    return f"/job/{offer.town.city}/Posting_JR{offer.number}"


def _hit(offer: Offer) -> dict[str, Any]:
    several = len(offer.towns) > 1
    return {
        "title": offer.title,
        "externalPath": _path(offer),
        "locationsText": f"{len(offer.towns)} Locations" if several else offer.town.city,
        "postedOn": "Posted 30+ Days Ago",
        "bulletFields": [f"JR{offer.number}"],
    }


def _detail(offer: Offer) -> dict[str, Any]:
    return {
        "title": offer.title,
        "location": offer.town.city,
        "additionalLocations": [town.city for town in offer.towns[1:]],
        "country": {"descriptor": "Deutschland"},
        "startDate": str(offer.posted_on),
        "endDate": str(offer.deadline_on) if offer.deadline_on else None,
        "timeType": "Full time" if offer.full_time else "Part time",
        "jobReqId": f"JR{offer.number}",
        "jobDescription": offer.html,
    }
