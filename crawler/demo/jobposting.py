"""Offers as schema.org JobPosting data, as many sites carry it."""

import json
from typing import Any

from crawler.demo.market import Offer
from crawler.demo.server import Reply, html

UNITS = {"year": "YEAR", "month": "MONTH", "hour": "HOUR"}


def job_posting(offer: Offer, url: str) -> dict[str, Any]:
    """One offer as a node."""
    node: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": offer.title,
        "url": url,
        "identifier": {"@type": "PropertyValue", "name": offer.employer, "value": offer.number},
        "description": offer.html,
        "datePosted": offer.posted_on.isoformat(),
        "employmentType": "FULL_TIME" if offer.full_time else "PART_TIME",
        "hiringOrganization": {"@type": "Organization", "name": offer.employer},
        "jobLocation": [
            {
                "@type": "Place",
                "address": {
                    "@type": "PostalAddress",
                    "postalCode": town.postcode,
                    "addressLocality": town.city,
                    "addressCountry": "DE",
                },
            }
            for town in offer.towns
        ],
    }
    if offer.deadline_on:
        node["validThrough"] = offer.deadline_on.isoformat()
    if offer.pay and offer.pay.period:
        value = {"@type": "QuantitativeValue", "minValue": offer.pay.low, "unitText": UNITS[offer.pay.period]}
        if offer.pay.high is not None:
            value["maxValue"] = offer.pay.high
        node["baseSalary"] = {"@type": "MonetaryAmount", "currency": "EUR", "value": value}
    return node


def page(offer: Offer, url: str) -> Reply:
    """A page that carries one offer, behind a damaged block, as happens."""
    data = json.dumps(job_posting(offer, url)).replace("</", "<\\/")
    return html(f"""<script type="application/ld+json">{{"@type": "Organization" "name": damaged</script>
        <script type="application/ld+json">{data}</script><h1>{offer.title}</h1>""")
