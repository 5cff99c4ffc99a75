"""Greenhouse's board over loopback."""

from collections.abc import Sequence
from html import escape
from typing import Any

from crawler.demo.market import Offer
from crawler.demo.server import Answers, Asked, Reply

CARRIES = frozenset({"employer", "city", "posted_on", "valid_until_on", "pay", "description"})
BOARD = "/v1/boards/example/jobs"
TITLES = {"year": "Annual Salary", "month": "Monthly", "hour": "Hourly"}


def answers(stock: Sequence[Offer], page_size: int = 25) -> Answers:
    """The board has no pages; pay stands with the single posting."""
    single = {f"{BOARD}/{offer.number}": offer for offer in stock}

    def answer(asked: Asked) -> Reply | None:
        if asked.path == BOARD:
            return Reply({"jobs": [_job(offer) for offer in stock], "meta": {"total": len(stock)}})
        return Reply(_paid(single[asked.path])) if asked.path in single else None

    return answer


def _job(offer: Offer) -> dict[str, Any]:
    return {
        "id": offer.number,
        "title": offer.title,
        "absolute_url": f"https://job-boards.greenhouse.io/example/jobs/{offer.number}",
        "company_name": offer.employer,
        "location": {"name": offer.town.city},
        "first_published": f"{offer.posted_on}T09:00:00-04:00",
        "updated_at": f"{offer.posted_on}T10:00:00-04:00",
        "application_deadline": offer.deadline_on.isoformat() if offer.deadline_on else None,
        "content": escape(offer.html),
        "metadata": [],
        "offices": [],
    }


def _paid(offer: Offer) -> dict[str, Any]:
    spans = []
    if offer.pay and offer.pay.period:
        high = None if offer.pay.high is None else round(offer.pay.high * 100)
        span = {"min_cents": round(offer.pay.low * 100), "max_cents": high, "currency_type": "EUR"}
        spans = [{**span, "title": TITLES[offer.pay.period]}]
    return {**_job(offer), "pay_input_ranges": spans}
