"""softgarden: the feed."""

from typing import Any

import pytest

from crawler.expect import LayoutChanged
from crawler.listing import Listing
from crawler.platforms.softgarden import Softgarden
from tests.platforms.reading import read


def element(**said: Any) -> dict[str, Any]:
    item = {
        "@type": "JobPosting",
        "title": "Leitung Kundenservice (m/w/d)",
        "url": "https://example.career.softgarden.de/jobs/7/leitung",
        "identifier": {"@type": "PropertyValue", "value": "7"},
        "hiringOrganization": {"@type": "Organization", "name": "Havelbogen GmbH", "industry": "Handel"},
        "jobLocation": {"address": {"postalCode": "14467", "addressLocality": "Potsdam", "streetAddress": "-"}},
    }
    return {"@type": "DataFeedItem", "dateModified": "2026-11-20T11:55:12.145+01:00", "item": {**item, **said}}


def feed(*elements: Any, count: int | None = None) -> dict[str, Any]:
    total = len(elements) if count is None else count
    return {"@type": "DataFeed", "numberOfItems": total, "dataFeedElement": [*elements]}


ROWS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "the least": ({}, {"native_id": "7", "title": "Leitung Kundenservice (m/w/d)", "employer": "Havelbogen GmbH"}),
    "address": ({}, {"url": "https://example.career.softgarden.de/jobs/7/leitung"}),
    "address on a host of the employer": (
        {"url": "https://karriere.example.org/jobs/7"},
        {"url": "https://karriere.example.org/jobs/7"},
    ),
    "half an address": ({"url": "/jobs/7"}, {"url": "https://example.career.softgarden.de/jobs/7"}),
    "no address": ({"url": None}, {"url": "https://example.career.softgarden.de"}),
    "employer of the registry": ({"hiringOrganization": None}, {"employer": "Nuthe Nordwind Service GmbH"}),
    "when changed": ({}, {"modified_text": "2026-11-20T11:55:12.145+01:00"}),
    "number for text": ({"identifier": {"value": 7}}, {"native_id": "7"}),
    "text": ({"description": "<p>Teams f&uuml;hren</p>"}, {"description": "Teams führen"}),
    "days": (
        {"datePosted": "2026-11-19T08:00:00.000+01:00", "validThrough": "2026-12-31"},
        {"posted_text": "2026-11-19T08:00:00.000+01:00", "valid_until_text": "2026-12-31"},
    ),
    "pay": (
        {"baseSalary": {"currency": "EUR", "value": {"minValue": 52000, "unitText": "YEAR"}}},
        {"salary_min_text": "52000", "salary_period_text": "YEAR", "salary_currency_text": "EUR"},
    ),
    "a guess is no pay": ({"estimatedSalary": {"value": {"minValue": 52000}}}, {"salary_min_text": None}),
}


@pytest.mark.parametrize(("said", "wanted"), ROWS.values(), ids=ROWS)
def test_elements(said: dict[str, Any], wanted: dict[str, Any]) -> None:
    (posting,), _ = read(Softgarden, feed(element(**said)))
    assert {name: getattr(posting, name) for name in wanted} == wanted


def test_places() -> None:
    teltow = {"address": {"postalCode": "14513", "addressLocality": "Teltow"}}
    (one, several), _ = read(Softgarden, feed(element(), element(jobLocation=[teltow, teltow, {"address": "-"}])))
    assert [(place.postcode, place.city, place.street) for place in one.places] == [("14467", "Potsdam", None)]
    assert [place.city for place in several.places] == ["Teltow"]


@pytest.mark.parametrize("broken", [{"item": None}, {}, "x", None, element(title=""), element(url=["x"])])
def test_one_broken_element_costs_only_itself(broken: Any) -> None:
    listing = Listing("all")
    found, stats = read(Softgarden, feed(element(), broken, element()), listing=listing)
    assert (len(found), stats["posting/broken"], listing.lacks) == (2, 1, 0)


def test_fewer_than_announced() -> None:
    listing = Listing("all")
    read(Softgarden, feed(element(), count=3), listing=listing)
    assert listing.lacks == 2


def test_an_empty_feed_is_no_outage() -> None:
    assert read(Softgarden, feed())[0] == []


@pytest.mark.parametrize("body", ["", "<html></html>", "[]", {}, {"dataFeedElement": []}, {"numberOfItems": 0}])
def test_what_is_no_feed(body: Any) -> None:
    with pytest.raises(LayoutChanged):
        read(Softgarden, body)
