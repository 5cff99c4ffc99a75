"""softgarden's feed over loopback."""

from collections.abc import Sequence

from crawler.demo.jobposting import job_posting
from crawler.demo.market import Offer
from crawler.demo.server import Answers, Asked, Reply

CARRIES = frozenset({"employer", "city", "postcode", "posted_on", "valid_until_on", "pay", "description"})


def answers(stock: Sequence[Offer], page_size: int = 25) -> Answers:
    """The feed has no pages."""
    origin = "https://example.career.softgarden.de"
    items = [job_posting(offer, f"{origin}/jobs/{offer.number}") for offer in stock]
    elements = [
        {"@type": "DataFeedItem", "dateModified": f"{i['datePosted']}T11:55:12.145+02:00", "item": i} for i in items
    ]

    def answer(asked: Asked) -> Reply | None:
        if asked.path != "/jobs.feed.json":
            return None
        return Reply({"@type": "DataFeed", "numberOfItems": len(items), "dataFeedElement": elements})

    return answer
