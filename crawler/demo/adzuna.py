"""Adzuna's search over loopback."""

from collections.abc import Sequence
from typing import Any

from crawler.demo.market import Offer
from crawler.demo.server import Answers, Asked, Reply

CARRIES = frozenset({"employer", "city", "posted_on", "pay"})
PATH = "/v1/api/jobs/de/search/"


def answers(stock: Sequence[Offer], page_size: int = 25) -> Answers:
    """Every phrase finds everything; without keys nothing is found."""
    results = [_result(offer) for offer in stock]

    def answer(asked: Asked) -> Reply | None:
        if not asked.path.startswith(PATH):
            return Reply("User-agent: *\nDisallow: /\n", kind="text/plain") if asked.path == "/robots.txt" else None
        if not (asked.query.get("app_id") and asked.query.get("app_key")):
            return Reply("<html>Bad request</html>", 400, "text/html")
        page = int(asked.path.removeprefix(PATH))
        return Reply({"count": len(results), "results": results[(page - 1) * page_size : page * page_size]})

    return answer


def _result(offer: Offer) -> dict[str, Any]:
    result: dict[str, Any] = {
        "id": str(offer.number),
        "title": offer.title,
        "company": {"display_name": offer.employer},
        "location": {"display_name": offer.town.city, "area": ["Deutschland"]},
        "created": f"{offer.posted_on}T09:00:00Z",
        "redirect_url": f"https://www.adzuna.de/land/ad/{offer.number}",
        "description": offer.text[:60],
        "category": {"tag": "unknown"},
        "latitude": offer.town.lat,
        "longitude": offer.town.lon,
    }
    if offer.pay and offer.pay.period == "year":
        result |= {"salary_min": offer.pay.low, "salary_max": offer.pay.high, "salary_is_predicted": "0"}
    else:
        result |= {"salary_min": 41234.5, "salary_max": 41234.5, "salary_is_predicted": "1"}
    return result
