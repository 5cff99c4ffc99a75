"""BITE's job interface over loopback."""

import json
from collections.abc import Sequence
from typing import Any

from crawler.demo.market import Offer
from crawler.demo.server import Answers, Asked, Reply

CARRIES = frozenset({"employer", "city", "postcode", "posted_on", "valid_until_on", "pay", "description"})
UNITS = {"year": "year", "month": "month", "hour": "hour"}


def answers(stock: Sequence[Offer], page_size: int = 25) -> Answers:
    """Pages of addresses, then the postings."""
    single = {f"/jobposting/{_handle(offer)}/json": offer for offer in stock}

    def answer(asked: Asked) -> Reply | None:
        if asked.path == "/api/v1/postings/search" and asked.method == "POST":
            page = json.loads(asked.body)["page"]
            shown = stock[page["offset"] : page["offset"] + page["num"]]
            urls = [{"url": f"https://jobs.b-ite.com/jobposting/{_handle(offer)}"} for offer in shown]
            return Reply({"jobPostings": urls, "page": {"total": len(stock)}})
        return Reply(_posting(single[asked.path])) if asked.path in single else None

    return answer


def _handle(offer: Offer) -> str:
    return f"{offer.number:040x}"


def _posting(offer: Offer) -> dict[str, Any]:
    posting: dict[str, Any] = {
        "title": offer.title,
        "content": {"html": {"rendered": offer.html}},
        "address": {"postCode": offer.town.postcode, "city": offer.town.city, "country": "de"},
        "employmentType": ["full_time" if offer.full_time else "part_time"],
        "activatedAt": f"{offer.posted_on}T09:00:00+00:00",
        "endsAt": offer.deadline_on.isoformat() if offer.deadline_on else None,
        "employer": {"name": offer.employer},
        "identification": f"K-{offer.number}",
    }
    if offer.pay and offer.pay.period:
        span = {"minValue": offer.pay.low, "maxValue": offer.pay.high, "currency": "EUR"}
        posting["baseSalary"] = {**span, "unitText": UNITS[offer.pay.period]}
    return posting
