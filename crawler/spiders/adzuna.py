"""Adzuna: an aggregator with an API for holders of a key."""

from urllib.parse import urlencode

from crawler.board import BoardSpider, Found, Json, Listing, Page, Start, date
from crawler.expect import json_object, member
from crawler.fields import fields, pay, place, said
from pipelines.raw import RawPosting

PAGE_SIZE = 50  # the most that it gives, silently
CALLS = 10  # a run; the key allows 250 a day, 1,000 a week, 2,500 a month
DAYS = 30
DOOR: Json = {
    "keys": {"app_id": "ADZUNA_APP_ID", "app_key": "ADZUNA_APP_KEY"},
    "dont_obey_robotstxt": True,
    "dont_redirect": True,
}


class Adzuna(BoardSpider):
    """Asks for each phrase of the profile, at most ten pages a run.

    Needs the operator's own key. robots.txt of the API closes everything to machines without one: the key is the
    permitted door, so it is not asked. Publishing needs the words "Jobs by Adzuna"; counting vacancies or averaging
    pay over time needs Adzuna's written consent, and what was read has to be deleted when the agreement ends: that
    is between the operator and Adzuna. Texts are cut at 500 characters. `salary_is_predicted` marks an estimate of
    Adzuna's own: it is no stated pay and stands in columns of its own.
    """

    name = "adzuna"
    title = "Adzuna"
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

    async def start(self) -> Start:
        """The first page for each phrase."""
        pages = max(1, CALLS // len(self.profile.occupation.terms))
        if len(self.profile.occupation.terms) > CALLS:
            self.too_many(f"the profile has more than {CALLS} phrases: only the first were asked for")
        for phrase in self.profile.occupation.terms[:CALLS]:
            yield self.listing(self.search(phrase, 1), self.parse_results, name=phrase, most_pages=pages, meta=DOOR)

    def search(self, phrase: str, page: int) -> str:
        """Address of a page of results, without the keys."""
        place = self.profile.place
        query = {"what_phrase": phrase, "where": place.name, "distance": round(place.radius_km), "max_days_old": DAYS}
        return f"{self.address}/{page}?{urlencode({**query, 'sort_by': 'date', 'results_per_page': PAGE_SIZE})}"

    def parse_results(self, response: Page, listing: Listing) -> Found:
        """Every result, and the next page."""
        answer = json_object(response)
        listing.total = member(answer, "count", int)
        results = member(answer, "results", list)
        listing.take(results, "id")
        yield from self.each(results, self.result)
        if results and listing.lacks:
            following = self.search(listing.name, listing.pages + 1)
            yield self.page(following, listing, self.parse_results, meta=DOOR)

    def result(self, result: Json) -> RawPosting:
        """An entry of `results`."""
        is_stated = said(result, "salary_is_predicted") in (None, "0", "false")
        figures = pay(result, low="salary_min", high="salary_max", period="", currency="")
        stated = figures if is_stated else {}
        ends = () if is_stated else ("salary_min_text", "salary_max_text")
        guessed = {f"predicted_{end}": figures[end] for end in ends if figures}
        return self.raw(
            **fields(result, url="redirect_url", title="title", native_id="id", employer="company.display_name"),
            **fields(result, description="description", posted_text="created", employment_text="contract_time"),
            **(stated | {"salary_period_text": "year", "salary_currency_text": "EUR"} if stated else {}),
            **guessed,
            contract_text=said(result, "contract_type"),
            places=(place(result, text="location.display_name", lat="latitude", lon="longitude"),),
        )
