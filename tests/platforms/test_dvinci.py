"""d.vinci: the list."""

import datetime as dt
from typing import Any

import pytest

from crawler.expect import LayoutChanged
from crawler.platforms.dvinci import Dvinci
from pipelines.normalize import normalize
from pipelines.profile import SearchProfile
from tests.conftest import SHARED
from tests.platforms.reading import read

RECORDED = SHARED / "samples" / "dvinci"
recorded = pytest.mark.skipif(not RECORDED.is_dir(), reason="the recorded answers are not part of the project")
NOW = dt.datetime(2026, 11, 24, tzinfo=dt.UTC)


def entry(job: dict[str, Any] | None = None, **said: Any) -> dict[str, Any]:
    url = "https://karriere.example.org/de/jobs/7/leitung"
    opening = {"type": "DEFAULT", "locations": [{"name": "Haus am See"}], **(job or {})}
    return {"id": 7, "position": "Leitung Kundenservice", "jobPublicationURL": url, "jobOpening": opening, **said}


def listed(body: Any) -> tuple[list[Any], dict[str, Any]]:
    return read(Dvinci, body, callback="parse_listing")


PAY = {"currency": "EUR", "value": {"minValue": 45428.61, "maxValue": 55645.64, "unitText": "YEAR"}}
ROWS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "the least": (entry(), {"native_id": "7", "title": "Leitung Kundenservice", "posted_text": None}),
    "address": (entry(), {"url": "https://karriere.example.org/de/jobs/7/leitung"}),
    "employer of the registry": (entry(), {"employer": "Nuthe Nordwind Service GmbH"}),
    "employer": (entry({"company": {"name": "Havelbogen GmbH"}}), {"employer": "Havelbogen GmbH"}),
    "days": (
        entry(startDate="2026-11-03T23:00Z", endDate="2026-12-31T22:59:59.999Z"),
        {"posted_text": "2026-11-03T23:00Z", "valid_until_text": "2026-12-31T22:59:59.999Z"},
    ),
    "the vacancy was made before": (
        entry({"createdDate": "2019-09-13T06:37:07.380Z"}),
        {"first_published_text": "2019-09-13T06:37:07.380Z", "posted_text": None},
    ),
    "text in parts": (
        entry(introduction="<p>Guten Tag</p>", tasks="<ul><li>Teams f&uuml;hren</li></ul>", weOffer=None, profile=""),
        {"description": "Guten Tag\n\n- Teams führen"},
    ),
    "no text": (entry(), {"description": None}),
    "pay": (
        entry({"salary": PAY, "salaryRange": "45.428,61 bis 55.645,64 EUR brutto pro Jahr"}),
        {
            "salary_min_text": "45428.61",
            "salary_max_text": "55645.64",
            "salary_period_text": "YEAR",
            "salary_currency_text": "EUR",
            "salary_text": "45.428,61 bis 55.645,64 EUR brutto pro Jahr",
        },
    ),
    "no pay": (entry({"salary": None}), {"salary_min_text": None, "salary_text": None}),
    "half a pay": (entry({"salary": {"currency": "EUR", "value": None}}), {"salary_min_text": None}),
    "working time": (
        entry({"workingTimes": [{"internalName": "FULL_TIME"}, {"internalName": None, "name": "Teilzeit"}]}),
        {"employment_text": "FULL_TIME, Teilzeit"},
    ),
    "term": (entry({"contractPeriod": {"name": "unbefristet"}}), {"contract_text": "unbefristet"}),
    "start": (entry({"earliestEntryDate": "2027-01-01"}), {"start_text": "2027-01-01"}),
}


@pytest.mark.parametrize(("said", "wanted"), ROWS.values(), ids=ROWS)
def test_entries(said: dict[str, Any], wanted: dict[str, Any]) -> None:
    (posting,), _ = listed([said])
    assert {name: getattr(posting, name) for name in wanted} == wanted


PLACES: dict[str, tuple[dict[str, Any], list[tuple[Any, ...]]]] = {
    "a building": ({}, [("Haus am See", None, None, None)]),
    "an address": (
        {"locations": [{"name": "Haus", "address": {"zip": "14467", "city": "Potsdam"}, "country": {"isoA2": "DE"}}]},
        [("Haus", "14467", "Potsdam", "DE")],
    ),
    "a country by name": (
        {"locations": [{"name": "Wien", "country": {"name": "Österreich"}}]},
        [("Wien", None, None, "Österreich")],
    ),
    "only the old field": ({"locations": [], "location": "Potsdam"}, [("Potsdam", None, None, None)]),
    "none": ({"locations": None}, []),
}


@pytest.mark.parametrize(("job", "wanted"), PLACES.values(), ids=PLACES)
def test_places(job: dict[str, Any], wanted: list[tuple[Any, ...]]) -> None:
    (posting,), _ = listed([entry(job)])
    assert [(place.text, place.postcode, place.city, place.country) for place in posting.places] == wanted


def test_an_unsolicited_application_is_no_posting() -> None:
    found, stats = listed([entry({"type": "UNSOLICITED"})])
    assert (found, stats.get("posting/broken")) == ([], None)


def test_the_responsible_person_is_not_read() -> None:
    person = {"firstName": "Petra", "lastName": "Probestein", "email": "p.probestein@example.org"}
    (posting,), _ = listed([entry({"responsibleUser": person}, responsibleUser=person)])
    assert "robestein" not in repr(posting)


BROKEN = [None, "x", {"id": 8}, entry(position=None), entry(position=[]), {**entry(), "jobOpening": "x"}]


@pytest.mark.parametrize("broken", BROKEN)
def test_one_broken_entry_costs_only_itself(broken: Any) -> None:
    found, stats = listed([entry(), broken, entry()])
    assert (len(found), stats["posting/broken"]) == (2, 1)


def test_an_empty_list_is_no_outage() -> None:
    assert listed([])[0] == []


@pytest.mark.parametrize("body", ["", "<html></html>", "{}", '[{"id": 7'])
def test_what_is_no_list(body: str) -> None:
    with pytest.raises(LayoutChanged):
        listed(body)


@recorded
def test_recorded_list() -> None:
    found, stats = listed((RECORDED / "bamberg_list_2_entries.json").read_bytes())
    assert (len(found), stats.get("posting/broken")) == (2, None)
    assert not any(key.startswith("lacking/") for key in stats)
    assert all(p.native_id and p.employer and p.places and p.description and p.contract_text for p in found)
    assert [(p.posted_text is not None, p.valid_until_text is not None) for p in found] == [
        (True, True),
        (False, False),
    ]
    paid, unpaid = (normalize(p, profile=SearchProfile.shipped(), fetched_at=NOW) for p in found)
    assert (paid.salary_year_min_eur, paid.salary_year_max_eur, paid.salary_period) == (45428.61, 55645.64, "year")
    assert "salary_conflict" not in paid.flags
    assert (paid.posted_on, paid.valid_until_on) == (dt.date(2025, 8, 4), dt.date(2026, 12, 31))
    assert unpaid.salary_min is None
