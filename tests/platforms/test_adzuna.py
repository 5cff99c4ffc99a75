"""Adzuna's own estimates of pay never become stated pay."""

import datetime as dt

import pytest

from crawler.spiders.adzuna import Adzuna
from pipelines.normalize import normalize
from pipelines.profile import SearchProfile
from pipelines.raw import RawPosting
from tests.platforms.reading import read

NOW = dt.datetime(2026, 11, 24, 6, tzinfo=dt.UTC)
RESULT = {
    "id": "4711",
    "title": "Leiter Kundenservice (m/w/d)",
    "redirect_url": "https://www.adzuna.example/land/ad/4711",
    "company": {"display_name": "Nuthe Nordwind Service GmbH"},
    "location": {"display_name": "Potsdam, Brandenburg"},
    "created": "2026-11-20T08:00:00Z",
    "salary_min": 51234.5,
    "salary_max": 55000,
}


def published(monkeypatch: pytest.MonkeyPatch, **changes: object) -> tuple[float | None, ...]:
    monkeypatch.setenv("ADZUNA_APP_ID", "id")
    monkeypatch.setenv("ADZUNA_APP_KEY", "key")
    found, _ = read(Adzuna, {"count": 1, "results": [RESULT | changes]})
    (raw,) = (item for item in found if isinstance(item, RawPosting))
    posting = normalize(raw, profile=SearchProfile.shipped(), fetched_at=NOW)
    stated = posting.salary_min, posting.salary_max, posting.salary_year_max_eur
    return (*stated, posting.predicted_salary_min, posting.predicted_salary_max)


def test_an_estimate_stands_in_columns_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    assert published(monkeypatch, salary_is_predicted="1") == (None, None, None, 51234.5, 55000)


@pytest.mark.parametrize("mark", ["0", None])
def test_stated_pay_is_stated(monkeypatch: pytest.MonkeyPatch, mark: str | None) -> None:
    assert published(monkeypatch, salary_is_predicted=mark) == (51234.5, 55000, 55000, None, None)


def test_words_that_were_searched_for_are_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADZUNA_APP_ID", "id")
    monkeypatch.setenv("ADZUNA_APP_KEY", "key")
    changes = {"title": "<strong>Leiter</strong> Service &amp; Vertrieb", "description": "Sie <strong>leiten</strong>"}
    places = {"location": {"area": ["Deutschland", "Brandenburg", "Potsdam"]}}
    found, _ = read(Adzuna, {"count": 1, "results": [RESULT | changes | places]})
    (raw,) = (item for item in found if isinstance(item, RawPosting))
    assert (raw.title, raw.description) == ("Leiter Service & Vertrieb", "Sie leiten")
    assert [place.text for place in raw.places] == ["Deutschland, Brandenburg, Potsdam"]


def test_nothing_said_is_nothing_guessed(monkeypatch: pytest.MonkeyPatch) -> None:
    nothing = published(monkeypatch, salary_is_predicted="1", salary_min=None, salary_max=None)
    assert nothing == (None, None, None, None, None)
