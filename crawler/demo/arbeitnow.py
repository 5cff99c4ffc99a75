"""Arbeitnow's contract over loopback."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from crawler.demo.market import Offer
from crawler.demo.server import Answers, Asked, Reply

CARRIES = frozenset({"employer", "city", "posted_on", "description"})
PATH = "/api/job-board-api"


def answers(stock: Sequence[Offer], page_size: int = 4) -> Answers:
    """Pages of jobs, the newest first, each naming the next."""
    jobs = [_job(offer) for offer in sorted(stock, key=lambda offer: offer.posted_on, reverse=True)]

    def answer(asked: Asked) -> Reply | None:
        if asked.path != PATH:
            return None
        page = int(asked.query.get("page", 1))
        shown = jobs[(page - 1) * page_size : page * page_size]
        more = f"https://www.arbeitnow.com{PATH}?page={page + 1}" if page * page_size < len(jobs) else None
        meta = {"current_page": page, "per_page": page_size, "terms": "invented"}
        return Reply({"data": shown, "links": {"first": None, "last": None, "prev": None, "next": more}, "meta": meta})

    return answer


def native_id(number: int) -> str:
    """What the board calls an offer."""
    return f"stelle-{number}"


def _job(offer: Offer) -> dict[str, Any]:
    slug = native_id(offer.number)
    created = dt.datetime.combine(offer.posted_on, dt.time(9), dt.UTC)
    return {
        "slug": slug,
        "company_name": offer.employer,
        "title": offer.title,
        "description": offer.html.replace("<", "&lt;").replace(">", "&gt;") if offer.number % 2 else offer.html,
        "remote": False,
        "url": f"https://www.arbeitnow.com/jobs/companies/demo/{slug}",
        "tags": [],
        "job_types": ["berufserfahren"],
        "location": offer.town.city,
        "created_at": int(created.timestamp()),
    }
