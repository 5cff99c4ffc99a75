"""d.vinci's list over loopback."""

from collections.abc import Sequence
from typing import Any

from crawler.demo.market import Offer
from crawler.demo.server import Answers, Asked, Reply

CARRIES = frozenset({"employer", "city", "posted_on", "valid_until_on", "pay", "description"})
UNITS = {"year": "YEAR", "month": "MONTH", "hour": "HOUR"}


def answers(stock: Sequence[Offer], page_size: int = 25) -> Answers:
    """The list has no pages."""

    def answer(asked: Asked) -> Reply | None:
        return Reply([_entry(offer) for offer in stock]) if asked.path == "/jobPublication/list.json" else None

    return answer


def _entry(offer: Offer) -> dict[str, Any]:
    salary = None
    if offer.pay and offer.pay.period:
        value = {"minValue": offer.pay.low, "maxValue": offer.pay.high, "unitText": UNITS[offer.pay.period]}
        salary = {"currency": "EUR", "value": value}
    return {
        "id": offer.number,
        "language": "de",
        "position": offer.title,
        "jobPublicationURL": f"https://karriere.example.org/de/jobs/{offer.number}",
        "startDate": f"{offer.posted_on}T09:00Z",
        "endDate": f"{offer.deadline_on}T12:00:00Z" if offer.deadline_on else None,
        "introduction": offer.html,
        "tasks": None,
        "jobOpening": {
            "type": "DEFAULT",
            "workingTimes": [{"internalName": "FULL_TIME" if offer.full_time else "PART_TIME"}],
            "locations": [{"name": town.city, "address": None} for town in offer.towns],
            "contractPeriod": {"name": "unbefristet"},
            "company": {"name": offer.employer},
            "salary": salary,
            "salaryRange": None,
        },
    }
