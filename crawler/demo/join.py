"""JOIN's pages over loopback."""

import json
from collections.abc import Sequence
from typing import Any

from crawler.demo.jobposting import page
from crawler.demo.market import Offer
from crawler.demo.server import Answers, Asked, Reply, html

CARRIES = frozenset({"employer", "city", "posted_on", "valid_until_on", "pay", "description"})
COMPANY = "/companies/example"
FREQUENCIES = {"year": "PER_YEAR", "month": "PER_MONTH", "hour": "PER_HOUR"}


def answers(stock: Sequence[Offer], page_size: int = 4) -> Answers:
    """Pages of the employer, then pages of postings."""
    pages = {f"{COMPANY}/{_handle(offer)}": offer for offer in stock}

    def answer(asked: Asked) -> Reply | None:
        if asked.path == COMPANY:
            return _list(stock, int(asked.query.get("page", 1)), page_size)
        return page(pages[asked.path], f"https://join.com{asked.path}") if asked.path in pages else None

    return answer


def _handle(offer: Offer) -> str:
    return f"{offer.number}-stelle"


def _list(stock: Sequence[Offer], number: int, size: int) -> Reply:
    shown = [_job(offer) for offer in stock[(number - 1) * size : number * size]]
    pages = {"page": number, "pageCount": -(-len(stock) // size), "pageSize": size, "total": len(stock)}
    data = {"props": {"pageProps": {"initialState": {"jobs": {"items": shown, "pagination": pages}}}}}
    text = json.dumps(data).replace("</", "<\\/")
    return html(f'<script id="__NEXT_DATA__" type="application/json">{text}</script>')


def _job(offer: Offer) -> dict[str, Any]:
    job: dict[str, Any] = {
        "id": offer.number,
        "idParam": _handle(offer),
        "title": offer.title,
        "createdAt": f"{offer.first_published_on}T09:00:00.000Z",
        "workplaceType": "ONSITE",
        "city": {"cityName": offer.town.city, "countryName": "Germany"},
        "country": {"iso3166": "DE"},
        "employmentType": {"name": "Employee"},
        "category": {"name": offer.occupation},
        "settings": {"showSalary": True},
    }
    if offer.pay and offer.pay.period:
        job["salaryFrequency"] = FREQUENCIES[offer.pay.period]
        job["salaryAmountFrom"] = {"amount": round(offer.pay.low * 100), "currency": "EUR"}
        if offer.pay.high is not None:
            job["salaryAmountTo"] = {"amount": round(offer.pay.high * 100), "currency": "EUR"}
    return job
