"""Recruitee (Tellent): the offers of an employer, with the token that it issued."""

from typing import ClassVar

from crawler.board import EmployerSpider, Json, RawPosting, date, json_pages
from crawler.expect import joined
from crawler.fields import fields, names, pay, places, prose, said

TOWN = {"street": "street", "postcode": "postal_code", "city": "city|name", "country": "country_code|country"}


class Recruitee(EmployerSpider):
    """One answer with every record, its text and, where stated, its pay.

    From 2027-02-10 on it answers only to a token that the employer issues, so it is read with one or not at all.
    The token goes into a header, from the environment, and nowhere else.
    """

    name = "recruitee"
    homepage = "https://recruitee.com"
    address = "https://{account}.recruitee.com/api/offers/"
    access = "operator_decides"
    terms_url = "https://docs.recruitee.com/reference/authentication-1"
    checked_on = date(2026, 11, 23)
    evidence = "one recorded answer with two offers"
    needs = ("RECRUITEE_TOKEN",)
    meta: ClassVar[Json] = {"key_headers": {"X-Careers-Sites-Token": "RECRUITEE_TOKEN"}, "dont_redirect": True}
    always = frozenset({"id", "title", "careers_url", "published_at"})
    pages = json_pages("offers")

    def posting(self, record: Json) -> RawPosting:
        """An offer."""
        hours = joined(
            *dict.fromkeys(said(record, f"{end}_hours|{end}_hours_per_week") for end in ("min", "max")), by=" - "
        )
        return self.raw(
            **fields(record, url="careers_url|url", title="title", native_id="id", employer="company_name"),
            **fields(record, posted_text="published_at", first_published_text="created_at", modified_text="updated_at"),
            **fields(record, valid_until_text="close_at", employment_text="employment_type_code"),
            **pay(record.get("salary"), low="min", high="max", period="period", currency="currency"),
            description=prose(record, "description", "requirements"),
            places=places(record.get("locations"), **TOWN) or places(record, **TOWN) or names(record, "location"),
            work_mode_text=joined(*(mode for mode in ("remote", "hybrid", "on_site") if record.get(mode) is True)),
            hours_text=f"{hours.replace('.', ',')} Stunden pro Woche" if hours else None,
        )
