"""Recruitee (Tellent): the offers of an employer, with the token that it issued."""

import datetime as dt
import os
from collections.abc import AsyncIterator, Mapping
from typing import Any

from scrapy import Request
from scrapy.http import TextResponse

from crawler.board import EmployerSpider, Found
from crawler.expect import inside, joined, json_object, member, objects, text
from crawler.listing import Listing
from crawler.markup import text_of_html
from pipelines.raw import RawPlace, RawPosting


class Recruitee(EmployerSpider):
    """One answer with every offer, its text and, where stated, its pay.

    From 2027-02-10 on it answers only to a token that the employer issues, so it is read with one or not at all.
    The token goes into a header, from the environment, and nowhere else.
    """

    name = "recruitee"
    title = "Recruitee"
    homepage = "https://recruitee.com"
    address = "https://{account}.recruitee.com/api/offers/"
    access = "operator_decides"
    terms_url = "https://docs.recruitee.com/reference/authentication-1"
    robots = "not read; asked at every run"
    checked_on = dt.date(2026, 11, 23)
    evidence = "one recorded answer with two offers"
    needs = ("RECRUITEE_TOKEN",)
    always = frozenset({"id", "title", "careers_url", "published_at", "description", "locations"})

    async def start(self) -> AsyncIterator[Request]:
        """The offers."""
        headers = {"X-Careers-Sites-Token": os.environ.get("RECRUITEE_TOKEN", "")}
        yield self.listing(self.address, self.parse_offers, headers=headers, meta={"dont_redirect": True})

    def parse_offers(self, response: TextResponse, listing: Listing) -> Found:
        """Every offer."""
        yield from self.each(member(json_object(response), "offers", list), self.offer)

    def offer(self, offer: Mapping[str, Any]) -> RawPosting:
        """An offer."""
        pay = inside(offer, "salary")
        paid = text(pay, "min") or text(pay, "max")
        span = (text(offer, "min_hours"), text(offer, "max_hours"))
        hours = " - ".join(dict.fromkeys(said.replace(".", ",") for said in span if said))
        modes = (name for name in ("remote", "hybrid", "on_site") if offer.get(name) is True)
        return self.raw(
            url=member(offer, "careers_url", str),
            title=member(offer, "title", str),
            native_id=text(offer, "id"),
            employer=text(offer, "company_name") or self.employer,
            description=joined(
                *(text_of_html(text(offer, part) or "") for part in ("description", "requirements")), by="\n\n"
            ),
            places=tuple(map(_place, objects(offer, "locations"))) or (_place(offer),),
            work_mode_text=joined(*modes),
            posted_text=text(offer, "published_at"),
            first_published_text=text(offer, "created_at"),
            modified_text=text(offer, "updated_at"),
            valid_until_text=text(offer, "close_at"),
            employment_text=text(offer, "employment_type_code"),
            hours_text=f"{hours} Stunden pro Woche" if hours else None,
            salary_min_text=text(pay, "min"),
            salary_max_text=text(pay, "max"),
            salary_period_text=text(pay, "period") if paid else None,
            salary_currency_text=text(pay, "currency") if paid else None,
        )


def _place(place: Mapping[str, Any]) -> RawPlace:
    return RawPlace(
        street=text(place, "street"),
        postcode=text(place, "postal_code"),
        city=text(place, "city"),
        country=text(place, "country_code"),
    )
