"""Oracle's recruiting service over loopback."""

import re
from collections.abc import Sequence
from typing import Any

from crawler.demo.market import Offer, Town
from crawler.demo.server import Answers, Asked, Reply

CARRIES = frozenset({"employer", "city", "posted_on", "valid_until_on", "description"})
SERVICE = "/hcmRestApi/resources/latest"


def answers(stock: Sequence[Offer], page_size: int = 25) -> Answers:
    """Requisitions in pages, and the details of each."""
    shown = {str(offer.number): offer for offer in stock}

    def answer(asked: Asked) -> Reply | None:
        finder = dict(re.findall(r'(\w+)="?([^",;]+)', asked.query.get("finder", "")))
        if finder.get("siteNumber") != "CX_1":
            return None
        if asked.path == f"{SERVICE}/recruitingCEJobRequisitionDetails":
            offer = shown.get(finder["Id"])
            return Reply({"items": [_detail(offer)], "count": 1}) if offer else None
        if asked.path != f"{SERVICE}/recruitingCEJobRequisitions":
            return None
        begin = int(finder["offset"])
        found = [_entry(offer) for offer in stock[begin : begin + min(int(finder["limit"]), page_size)]]
        return Reply({"items": [{"TotalJobsCount": len(stock), "requisitionList": found}], "count": 1})

    return answer


def _entry(offer: Offer) -> dict[str, Any]:
    return {
        "Id": str(offer.number),
        "Title": offer.title,
        "PostedDate": str(offer.posted_on),
        "PostingEndDate": str(offer.deadline_on) if offer.deadline_on else None,
        "PrimaryLocation": "Deutschland",
        "PrimaryLocationCountry": "DE",
        "secondaryLocations": [{"Name": _name(town), "CountryCode": "DE"} for town in offer.towns],
        "LegalEmployer": offer.employer,
        "WorkplaceType": "Hybrid" if offer.home_office else "Vor Ort",
        "JobSchedule": None,
        "ShortDescriptionStr": "",
    }


def _detail(offer: Offer) -> dict[str, Any]:
    return {
        "Id": str(offer.number),
        "Title": offer.title,
        "ExternalDescriptionStr": offer.html,
        "ExternalPostedStartDate": f"{offer.posted_on}T08:48:47+00:00",
        "ExternalPostedEndDate": f"{offer.deadline_on}T12:00:00+00:00" if offer.deadline_on else None,
        "requisitionFlexFields": [
            {"Prompt": "Zeitmodell", "Value": "Vollzeit" if offer.full_time else "Teilzeit"},
            {"Prompt": "Beschäftigungsverhältnis", "Value": "Festanstellung"},
        ],
    }


def _name(town: Town) -> str:
    return f"{town.city}, {town.region.title()}, Deutschland"
