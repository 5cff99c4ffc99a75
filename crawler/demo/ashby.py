"""Ashby's board over loopback."""

from collections.abc import Sequence
from typing import Any

from crawler.demo.market import Offer
from crawler.demo.server import Answers, Asked, Reply

CARRIES = frozenset({"city", "postcode", "posted_on", "pay", "description"})
INTERVALS = {"year": "1 YEAR", "month": "1 MONTH", "hour": "1 HOUR"}


def answers(stock: Sequence[Offer], page_size: int = 25) -> Answers:
    """The board has no pages."""

    def answer(asked: Asked) -> Reply | None:
        board = {"jobs": [_job(offer) for offer in stock], "apiVersion": "1"}
        return Reply(board) if asked.path == "/posting-api/job-board/example" else None

    return answer


def _job(offer: Offer) -> dict[str, Any]:
    pay = []
    if offer.pay and offer.pay.period:
        span = {"minValue": offer.pay.low, "maxValue": offer.pay.high, "currencyCode": "EUR"}
        pay = [{"compensationType": "Salary", "interval": INTERVALS[offer.pay.period], **span}]
    return {
        "id": f"00000000-0000-4000-8000-{offer.number:012d}",
        "title": offer.title,
        "employmentType": "FullTime" if offer.full_time else "PartTime",
        **_place(offer, 0),
        "secondaryLocations": [_place(offer, n) for n in range(1, len(offer.towns))],
        "publishedAt": f"{offer.posted_on}T09:00:00.000+00:00",
        "isListed": True,
        "workplaceType": None,
        "jobUrl": f"https://jobs.ashbyhq.com/example/{offer.number}",
        "descriptionHtml": offer.html,
        "compensation": {"summaryComponents": pay},
    }


def _place(offer: Offer, number: int) -> dict[str, Any]:
    town = offer.towns[number]
    address = {"addressLocality": town.city, "postalCode": town.postcode, "addressCountry": "Germany"}
    return {"location": town.city, "address": {"postalAddress": address}}
