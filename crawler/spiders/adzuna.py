"""Adzuna: an aggregator with an API for holders of a key."""

from typing import ClassVar
from urllib.parse import urlencode

from crawler.board import BoardSpider, Found, Json, Listing, Page, RawPosting, Start, date
from crawler.expect import json_object, member
from crawler.fields import fields, pay, places, said

CALLS = 10  # a run; the key allows 250 a day, 1,000 a week, 2,500 a month
ASKED = {"max_days_old": 30, "sort_by": "date", "results_per_page": 50}  # the most that it gives, silently
EUROS_A_YEAR: dict[str, str | None] = {"salary_period_text": "year", "salary_currency_text": "EUR"}


class Adzuna(BoardSpider):
    """Asks for each phrase of the profile, at most ten pages a run.

    Needs the operator's own key. robots.txt of the API closes everything to machines without one: the key is the
    permitted door, so it is not asked. Publishing needs the words "Jobs by Adzuna"; counting vacancies or averaging
    pay over time needs Adzuna's written consent, and what was read has to be deleted when the agreement ends: that
    is between the operator and Adzuna. Texts are cut at 500 characters. `salary_is_predicted` marks an estimate of
    Adzuna's own: it is no stated pay and stands in columns of its own.
    """

    name = "adzuna"
    homepage = "https://www.adzuna.de"
    address = "https://api.adzuna.com/v1/api/jobs/de/search"
    source_type = "aggregator"
    access = "operator_decides"
    terms_url = "https://developer.adzuna.com/docs/terms_of_service"
    robots = "api.adzuna.com closes everything; the key is the permitted door, and only its holder comes through"
    checked_on = date(2026, 11, 23)
    evidence = "described by two readers; the test data is synthetic"
    lists = "window"
    needs = ("ADZUNA_APP_ID", "ADZUNA_APP_KEY")
    always = frozenset({"id", "title", "created", "redirect_url", "location", "company"})
    meta: ClassVar[Json] = {
        "keys": {"app_id": "ADZUNA_APP_ID", "app_key": "ADZUNA_APP_KEY"},
        "dont_obey_robotstxt": True,
        "dont_redirect": True,
    }

    async def start(self) -> Start:
        """The first page for each phrase."""
        phrases = self.profile.occupation.terms
        if len(phrases) > CALLS:
            self.too_many(f"the profile has more than {CALLS} phrases: only the first were asked for")
        for phrase in phrases[:CALLS]:
            yield self.listing(self.search(phrase, 1), name=phrase, most_pages=max(1, CALLS // len(phrases)))

    def search(self, phrase: str, page: int) -> str:
        """Address of a page of results, without the keys."""
        place = self.profile.place
        query = {"what_phrase": phrase, "where": place.name, "distance": round(place.radius_km), **ASKED}
        return f"{self.address}/{page}?{urlencode(query)}"

    def parse_listing(self, response: Page, listing: Listing) -> Found:
        """Every result, and the next page."""
        answer = json_object(response)
        listing.total = member(answer, "count", int)
        results = listing.take(member(answer, "results", list), "id")
        yield from self.each(results, self.posting)
        if results and listing.lacks:
            yield self.page(self.search(listing.name, listing.pages + 1), listing)

    def posting(self, record: Json) -> RawPosting:
        """An entry of `results`."""
        is_stated = said(record, "salary_is_predicted") in (None, "0", "false")
        figures = pay(record, low="salary_min", high="salary_max", period="", currency="")
        stated = figures if is_stated else {}
        ends = () if is_stated else ("salary_min_text", "salary_max_text")
        guessed = {f"predicted_{end}": figures[end] for end in ends if figures}
        return self.raw(
            **fields(record, url="redirect_url", title="title", native_id="id", employer="company.display_name"),
            **fields(record, description="description", posted_text="created", employment_text="contract_time"),
            **(stated | EUROS_A_YEAR if stated else {}),
            **guessed,
            contract_text=said(record, "contract_type"),
            places=places(record, text="location.display_name", lat="latitude", lon="longitude"),
        )
