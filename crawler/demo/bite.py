"""BITE's interface over loopback."""

import json
from collections.abc import Sequence
from typing import Any

from crawler.demo.market import Offer
from crawler.demo.server import Answers, Asked, Reply

CARRIES = frozenset({"employer", "city", "postcode", "posted_on", "pay", "description"})
KEY = "0123456789abcdef0123456789abcdef01234567"


def answers(stock: Sequence[Offer], page_size: int = 25) -> Answers:
    """Addresses in pages, and each posting on its own."""
    shown = {f"/jobposting/{offer.number:040x}/json": offer for offer in stock}

    def answer(asked: Asked) -> Reply | None:
        if asked.path in shown:
            return Reply(_posting(shown[asked.path]))
        if asked.path != "/api/v1/postings/search" or asked.method != "POST":
            return None
        wanted = json.loads(asked.body)
        if wanted["key"] != KEY:
            return None
        begin, size = wanted["page"]["offset"], min(wanted["page"]["num"], page_size)
        found = [
            {"url": f"https://jobs.b-ite.com/jobposting/{offer.number:040x}"} for offer in stock[begin : begin + size]
        ]
        return Reply({"jobPostings": found, "page": {"num": size, "offset": begin, "total": len(stock)}})

    return answer


def _posting(offer: Offer) -> dict[str, Any]:
    pay = offer.pay
    kinds = {"full_time": offer.full_time, "part_time": offer.part_time}
    stated = {"currency": "EUR", "minValue": pay.low, "maxValue": pay.high, "unitText": pay.period} if pay else None
    return {
        "title": offer.title,
        "identification": f"K-{offer.number}",
        "employer": {"name": offer.employer},
        "address": {"postCode": offer.town.postcode, "city": offer.town.city, "country": "de"},
        "employmentType": [kind for kind, is_so in kinds.items() if is_so],
        "activatedAt": f"{offer.posted_on}T09:00:00+01:00",
        "createdAt": f"{offer.first_published_on}T09:00:00+01:00",
        "baseSalary": stated,
        "content": {"html": {"rendered": offer.html}},
    }
