"""Recruitee (Tellent): the offers of an employer, with the token that it issued."""

import os

from crawler.board import EmployerSpider, Found, Json, Listing, Page, Start, date
from crawler.expect import inside, joined, json_list, objects
from crawler.fields import fields, pay, place, prose, said
from pipelines.raw import RawPosting

TOWN = {"street": "street", "postcode": "postal_code", "city": "city", "country": "country_code"}


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
    checked_on = date(2026, 11, 23)
    evidence = "one recorded answer with two offers"
    needs = ("RECRUITEE_TOKEN",)
    always = frozenset({"id", "title", "careers_url", "published_at", "description", "locations"})

    async def start(self) -> Start:
        """The offers."""
        headers = {"X-Careers-Sites-Token": os.environ.get("RECRUITEE_TOKEN", "")}
        yield self.listing(self.address, self.parse_offers, headers=headers, meta={"dont_redirect": True})

    def parse_offers(self, response: Page, listing: Listing) -> Found:
        """Every offer."""
        yield from self.each(json_list(response, "offers"), self.offer)

    def offer(self, offer: Json) -> RawPosting:
        """An offer."""
        span = (said(offer, "min_hours"), said(offer, "max_hours"))
        hours = " - ".join(dict.fromkeys(end.replace(".", ",") for end in span if end))
        return self.raw(
            **fields(offer, url="careers_url", title="title", native_id="id", employer="company_name"),
            **fields(offer, posted_text="published_at", first_published_text="created_at", modified_text="updated_at"),
            **fields(offer, valid_until_text="close_at", employment_text="employment_type_code"),
            **pay(inside(offer, "salary"), low="min", high="max", period="period", currency="currency"),
            description=prose(offer, "description", "requirements"),
            places=tuple(place(town, **TOWN) for town in objects(offer, "locations")) or (place(offer, **TOWN),),
            work_mode_text=joined(*(mode for mode in ("remote", "hybrid", "on_site") if offer.get(mode) is True)),
            hours_text=f"{hours} Stunden pro Woche" if hours else None,
        )
