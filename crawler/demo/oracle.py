"""Oracle's recruiting service over loopback."""

import re
from collections.abc import Sequence
from typing import Any

from crawler.demo.market import Offer
from crawler.demo.server import Answers, Asked, Reply

CARRIES = frozenset({"employer", "city", "posted_on", "valid_until_on", "description"})
SERVICE = "/hcmRestApi/resources/latest"


def answers(stock: Sequence[Offer], page_size: int = 100) -> Answers:
    """Pages by offset, then details."""
    single = {str(offer.number): offer for offer in stock}

    def answer(asked: Asked) -> Reply | None:
        finder = asked.query.get("finder", "")
        if asked.path == f"{SERVICE}/recruitingCEJobRequisitions":
            limit, first = (int(n) for n in re.findall(r"(?:limit|offset)=(\d+)", finder))
            found = [_entry(offer) for offer in stock[first : first + limit]]
            return Reply({"items": [{"TotalJobsCount": len(stock), "requisitionList": found}], "count": 1})
        number = re.search(r'Id="(\d+)"', finder)
        return Reply({"items": [_details(single[number[1]])]}) if number and number[1] in single else None

    return answer


def _entry(offer: Offer) -> dict[str, Any]:
    return {
        "Id": str(offer.number),
        "Title": offer.title,
        "PostedDate": offer.posted_on.isoformat(),
        "PostingEndDate": offer.deadline_on.isoformat() if offer.deadline_on else None,
        "LegalEmployer": offer.employer,
        "PrimaryLocation": "Deutschland",
        "PrimaryLocationCountry": "DE",
        "WorkplaceType": "Vor Ort",
        "secondaryLocations": [{"Name": f"{town.city}, Deutschland", "CountryCode": "DE"} for town in offer.towns],
    }


def _details(offer: Offer) -> dict[str, Any]:
    posted = f"{offer.posted_on}T08:00:00+00:00"
    return {"Id": str(offer.number), "ExternalDescriptionStr": offer.html, "ExternalPostedStartDate": posted}
