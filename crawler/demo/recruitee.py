"""Recruitee's offers over loopback."""

from collections.abc import Sequence
from typing import Any

from crawler.demo.market import Offer
from crawler.demo.server import Answers, Asked, Reply

CARRIES = frozenset({"employer", "city", "postcode", "posted_on", "valid_until_on", "pay", "description"})


def answers(stock: Sequence[Offer], page_size: int = 25) -> Answers:
    """The offers have no pages; without a token nobody is let in."""

    def answer(asked: Asked) -> Reply | None:
        if asked.path != "/api/offers/":
            return None
        if not asked.headers.get("X-Careers-Sites-Token"):
            return Reply({"error": "token missing"}, 401)
        return Reply({"offers": [_offer(offer) for offer in stock]})

    return answer


def _offer(offer: Offer) -> dict[str, Any]:
    pay = None
    if offer.pay and offer.pay.period:
        low, high = (None if figure is None else str(figure) for figure in offer.pay[:2])
        pay = {"min": low, "max": high, "period": offer.pay.period, "currency": "EUR"}
    return {
        "id": offer.number,
        "title": offer.title,
        "careers_url": f"https://example.recruitee.com/o/stelle-{offer.number}",
        "company_name": offer.employer,
        "locations": [{"postal_code": t.postcode, "city": t.city, "country_code": "DE"} for t in offer.towns],
        "employment_type_code": "fulltime_permanent" if offer.full_time else "parttime_permanent",
        "min_hours": None,
        "max_hours": None,
        "salary": pay,
        "published_at": f"{offer.posted_on} 09:00:00 UTC",
        "created_at": f"{offer.first_published_on} 08:00:00 UTC",
        "close_at": f"{offer.deadline_on} 12:00:00 UTC" if offer.deadline_on else None,
        "description": offer.html,
        "requirements": "",
    }
