"""Adzuna: an aggregator with an API for holders of a key."""

from typing import ClassVar
from urllib.parse import urlencode

from crawler.board import Json, RawPosting, date, json_pages
from crawler.fields import fields, pay, places, prose, said
from crawler.searched import SearchSpider

ASKED = {"max_days_old": 30, "sort_by": "date", "results_per_page": 50}  # the most that it gives, silently
EUROS_A_YEAR: dict[str, str | None] = {"salary_period_text": "year", "salary_currency_text": "EUR"}


class Adzuna(SearchSpider):
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
    calls = 10  # the key allows 250 a day, 1,000 a week, 2,500 a month
    pages = json_pages("results", key="id", size=50, total="count")
    meta: ClassVar[Json] = {
        "keys": {"app_id": "ADZUNA_APP_ID", "app_key": "ADZUNA_APP_KEY"},
        "dont_obey_robotstxt": True,
        "dont_redirect": True,
    }

    def search(self, phrase: str, page: int) -> str:
        """Address of a page of results, without the keys."""
        place = self.profile.place
        query = {"what_phrase": phrase, "where": place.name, "distance": round(place.radius_km), **ASKED}
        return f"{self.address}/{page}?{urlencode(query)}"

    def posting(self, record: Json) -> RawPosting:
        """An entry of `results`."""
        figures = pay(record, low="salary_min", high="salary_max", period="", currency="")
        if said(record, "salary_is_predicted") in (None, "0", "false"):
            stated = figures | EUROS_A_YEAR if figures else {}
        else:
            stated = {f"predicted_{end}": figures[end] for end in ("salary_min_text", "salary_max_text") if figures}
        return self.raw(
            **fields(record, url="redirect_url", title="title", native_id="id", employer="company.display_name"),
            **fields(record, posted_text="created", employment_text="contract_time", contract_text="contract_type"),
            **stated,
            description=prose(record, "description"),
            places=places(record, text="location.display_name|location.area", lat="latitude", lon="longitude"),
        )
