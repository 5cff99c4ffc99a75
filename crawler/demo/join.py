"""JOIN's pages over loopback."""

import json
from collections.abc import Sequence
from typing import Any

from crawler.demo.jobposting import page
from crawler.demo.market import Offer
from crawler.demo.server import Answers, Asked, Reply, html

CARRIES = frozenset({"employer", "city", "postcode", "posted_on", "valid_until_on", "pay", "description"})
HOME = "/companies/example"


def answers(stock: Sequence[Offer], page_size: int = 25) -> Answers:
    """The page of one employer, in pages of at most five, and a page for each posting."""
    size = min(page_size, 5)
    shown = {f"{HOME}/{offer.number}-stelle": offer for offer in stock}

    def answer(asked: Asked) -> Reply | None:
        if asked.path in shown:
            return page(shown[asked.path], f"https://join.com{asked.path}")
        if asked.path != HOME:
            return None
        number = int(asked.query.get("page", 1))
        jobs = {
            "items": [_job(offer) for offer in stock[(number - 1) * size : number * size]],
            "pagination": {"page": number, "pageCount": -(-len(stock) // size), "pageSize": size, "total": len(stock)},
        }
        company = {"name": stock[0].employer if stock else None, "domain": "example"}
        data = json.dumps({"props": {"pageProps": {"initialState": {"company": company, "jobs": jobs}}}})
        return html(f'<script id="__NEXT_DATA__" type="application/json">{data}</script>')

    return answer


def _job(offer: Offer) -> dict[str, Any]:
    pay = offer.pay
    periods = {"year": "PER_YEAR", "month": "PER_MONTH", "hour": "PER_HOUR"}
    return {
        "id": offer.number,
        "idParam": f"{offer.number}-stelle",
        "title": offer.title,
        "createdAt": f"{offer.first_published_on}T07:10:00.000Z",
        "workplaceType": "HYBRID" if offer.home_office else "ONSITE",
        "city": {"cityName": offer.town.city, "countryName": "Germany"},
        "country": {"iso3166": "DE"},
        "employmentType": {"name": "Employee"},
        "category": {"name": "Customer Service"},
        "settings": {"showSalary": pay is not None},
        "salaryFrequency": periods[pay.period] if pay and pay.period else None,
        "salaryAmountFrom": {"amount": round(pay.low * 100), "currency": "EUR"} if pay else None,
        "salaryAmountTo": {"amount": round(pay.high * 100), "currency": "EUR"} if pay and pay.high else None,
    }
