"""Recruitee's offers over loopback."""

from collections.abc import Sequence
from typing import Any

from crawler.demo.market import Offer, Town
from crawler.demo.server import Answers, Asked, Reply

CARRIES = frozenset({"employer", "city", "postcode", "posted_on", "valid_until_on", "pay", "description"})


def answers(stock: Sequence[Offer], page_size: int = 25) -> Answers:
    """All offers of one employer in one answer, for a visitor with a token."""

    def answer(asked: Asked) -> Reply | None:
        if asked.path != "/api/offers/":
            return None
        if not {name.casefold(): value for name, value in asked.headers.items()}.get("x-careers-sites-token"):
            return Reply({"error": "unauthorized"}, status=401)
        return Reply({"offers": [_offer(offer) for offer in stock]})

    return answer


def _offer(offer: Offer) -> dict[str, Any]:
    pay = offer.pay
    return {
        "id": offer.number,
        "title": offer.title,
        "careers_url": f"https://example.recruitee.com/o/stelle-{offer.number}",
        "company_name": offer.employer,
        "description": offer.html,
        "requirements": "",
        "locations": [_place(town) for town in offer.towns],
        "remote": False,
        "hybrid": offer.home_office,
        "on_site": not offer.home_office,
        "employment_type_code": "fulltime_permanent" if offer.full_time else "parttime_permanent",
        "min_hours": None,
        "max_hours": None,
        "salary": {
            "min": str(pay.low) if pay else None,
            "max": str(pay.high) if pay and pay.high else None,
            "period": pay.period if pay else None,
            "currency": "EUR" if pay else None,
        },
        "created_at": f"{offer.first_published_on} 08:10:39 UTC",
        "published_at": f"{offer.posted_on} 10:10:39 UTC",
        "updated_at": f"{offer.posted_on} 11:45:30 UTC",
        "close_at": f"{offer.deadline_on} 12:00:00 UTC" if offer.deadline_on else None,
        "status": "published",
    }


def _place(town: Town) -> dict[str, Any]:
    return {"city": town.city, "postal_code": town.postcode, "country_code": "DE", "street": None}
