"""How other employers fill the same systems: other spellings, nulls, lists for objects, missing keys, own hosts."""

from typing import Any

import pytest

from crawler.board import placed
from crawler.boards import spiders
from crawler.listing import Listing
from pipelines.raw import RawPosting
from tests.platforms.reading import read

ASHBY = {
    "id": "a",
    "title": "Leitung",
    "location": "Potsdam",
    "publishedAt": "2026-11-20",
    "jobUrl": "https://x.example/a",
}
GREENHOUSE = {"id": 7, "title": "Leitung", "absolute_url": "https://x.example/7", "location": {"name": "Potsdam"}}
LEVER = {"id": "a", "text": "Leitung", "hostedUrl": "https://x.example/a", "createdAt": 1790000000000, "categories": {}}
RECRUITEE = {"id": 7, "title": "Leitung", "careers_url": "https://x.example/7", "published_at": "2026-11-20"}
DVINCI = {"id": 7, "position": "Leitung", "jobPublicationURL": "https://x.example/7"}
WORKDAY = {"title": "Koch", "externalPath": "/job/Koch_R7"}
NODE = {"@type": "JobPosting", "title": "Leitung", "datePosted": "2026-11-20", "description": "x"}
TOWN = {"address": {"postalCode": 14467, "addressLocality": ["Potsdam"], "addressCountry": {"name": "Germany"}}}
PART = {
    "compensationType": "Salary",
    "interval": "1 YEAR",
    "currencyCode": "EUR",
    "minValue": 52000,
    "maxValue": 64000,
}
ORACLE = {"Id": "7", "Title": "Koch", "PostedDate": "2026-11-20", "PrimaryLocation": "Bonn"}
JOIN = {"id": 7, "idParam": "7-koch", "title": "Koch", "createdAt": "2026-11-20T06:00:00Z"}


def towns(posting: RawPosting) -> list[str | None]:
    return [place.city or place.text for place in posting.places]


ROWS: dict[str, tuple[str, Any, dict[str, Any]]] = {
    # system, answer, fields of its one posting (towns: the places)
    "ashby without a place but an address": (
        "ashby",
        {"jobs": [{**ASHBY, "location": None, "address": {"postalAddress": {"addressLocality": "Potsdam"}}}]},
        {"towns": ["Potsdam"]},
    ),
    "ashby, an address of the older kind": (
        "ashby",
        {"jobs": [{**ASHBY, "address": {"addressLocality": "Teltow", "postalCode": "14513"}}]},
        {"towns": ["Teltow"]},
    ),
    "ashby with plain text only": (
        "ashby",
        {"jobs": [{**ASHBY, "descriptionPlain": "Sie leiten", "compensation": None, "secondaryLocations": None}]},
        {"description": "Sie leiten", "salary_min_text": None},
    ),
    "greenhouse, place as text": (
        "greenhouse",
        {"jobs": [{**GREENHOUSE, "location": "Potsdam"}]},
        {"towns": ["Potsdam"]},
    ),
    "greenhouse, several places": (
        "greenhouse",
        {"jobs": [{**GREENHOUSE, "location": [{"name": "Potsdam"}, {"name": "Teltow"}]}], "meta": None},
        {"towns": ["Potsdam, Teltow"]},
    ),
    "greenhouse, only an office": (
        "greenhouse",
        {"jobs": [{**GREENHOUSE, "location": None, "offices": [{"name": "Büro Potsdam", "location": None}]}]},
        {"towns": ["Büro Potsdam"], "posted_text": None},
    ),
    "lever without a place": ("lever", [{**LEVER, "categories": None}], {"towns": []}),
    "lever, one place": (
        "lever",
        [{**LEVER, "categories": {"location": "Potsdam", "allLocations": None}, "country": "DE"}],
        {"towns": ["Potsdam"]},
    ),
    "lever, the old salary": (
        "lever",
        [{**LEVER, "salaryRange": {"min": 52000, "max": None, "currency": "EUR"}}],
        {"salary_min_text": "52000", "salary_max_text": None},
    ),
    "recruitee, places as names": (
        "recruitee",
        {"offers": [{**RECRUITEE, "locations": [{"name": "Potsdam"}, None], "salary": []}]},
        {"towns": ["Potsdam"], "salary_min_text": None},
    ),
    "recruitee without a list of places": (
        "recruitee",
        {"offers": [{**RECRUITEE, "city": "Potsdam", "country_code": "DE"}]},
        {"towns": ["Potsdam"]},
    ),
    "d.vinci, place as text": (
        "dvinci",
        [{**DVINCI, "jobOpening": {"location": "Potsdam", "company": "Havel GmbH", "salary": {"minValue": 52000}}}],
        {"towns": ["Potsdam"], "employer": "Havel GmbH", "salary_min_text": "52000"},
    ),
    "d.vinci without an opening": ("dvinci", [{**DVINCI, "jobOpening": None}], {"towns": []}),
    "workday, places counted": (
        "workday",
        {"total": 1, "jobPostings": [{**WORKDAY, "locationsText": "3 Standorte"}]},
        {"towns": [], "native_id": "R7"},
    ),
    "workday, one place and no day": (
        "workday",
        {"total": 1, "jobPostings": [{**WORKDAY, "locationsText": "Potsdam", "postedOn": None}]},
        {"towns": ["Potsdam"], "posted_text": None},
    ),
    "softgarden, one place as an object": (
        "softgarden",
        {"numberOfItems": 1, "dataFeedElement": [{"item": {**NODE, "url": "/7", "jobLocation": TOWN}}]},
        {"towns": ["Potsdam"], "url": "https://example.career.softgarden.de/7"},
    ),
    "softgarden, a list of kinds and an employer as text": (
        "softgarden",
        {
            "numberOfItems": 1,
            "dataFeedElement": [
                {"item": {**NODE, "url": "/7", "employmentType": ["FULL_TIME"], "hiringOrganization": "Havel GmbH"}}
            ],
        },
        {"employment_text": "FULL_TIME", "employer": "Havel GmbH"},
    ),
    "ashby, further places as names": (
        "ashby",
        {"jobs": [{**ASHBY, "secondaryLocations": ["Teltow", {"location": "Werder"}, None]}]},
        {"towns": ["Potsdam", "Teltow", "Werder"]},
    ),
    "ashby, pay in words only": (
        "ashby",
        {"jobs": [{**ASHBY, "compensation": {"compensationTierSummary": "€52K – €64K", "summaryComponents": []}}]},
        {"salary_text": "€52K – €64K", "salary_min_text": None},
    ),
    "ashby, the wording without equity first": (
        "ashby",
        {
            "jobs": [
                {
                    **ASHBY,
                    "compensation": {
                        "compensationTierSummary": "€52K – €64K • Equity",
                        "scrapeableCompensationSalarySummary": "€52K - €64K",
                    },
                }
            ]
        },
        {"salary_text": "€52K - €64K"},
    ),
    "ashby, pay in a tier": (
        "ashby",
        {"jobs": [{**ASHBY, "compensation": {"compensationTiers": [{"components": [PART, {**PART}]}]}}]},
        {"salary_min_text": "52000", "salary_max_text": "64000", "salary_currency_text": "EUR"},
    ),
    "ashby, two spans are no span": (
        "ashby",
        {
            "jobs": [
                {
                    **ASHBY,
                    "compensation": {"summaryComponents": [PART, {**PART, "minValue": 40000, "currencyCode": "GBP"}]},
                }
            ]
        },
        {"salary_min_text": None, "salary_text": "1 YEAR 52000 - 64000 EUR; 1 YEAR 40000 - 64000 GBP"},
    ),
    "greenhouse, an arrangement for a place": (
        "greenhouse",
        {"jobs": [{**GREENHOUSE, "location": {"name": "Hybrid"}, "offices": [{"name": "HQ", "location": "Potsdam"}]}]},
        {"towns": ["Potsdam"], "work_mode_text": "Hybrid"},
    ),
    "greenhouse, an arrangement and nothing else": (
        "greenhouse",
        {"jobs": [{**GREENHOUSE, "location": {"name": "Remote"}, "offices": []}]},
        {"towns": ["Remote"], "work_mode_text": "Remote"},
    ),
    "greenhouse, several offices and no place": (
        "greenhouse",
        {"jobs": [{**GREENHOUSE, "location": {"name": ""}, "offices": [{"name": "Potsdam"}, {"name": "Teltow"}]}]},
        {"towns": ["Potsdam", "Teltow"]},
    ),
    "greenhouse, pay in the list": (
        "greenhouse",
        {"jobs": [{**GREENHOUSE, "pay_input_ranges": [{"min_cents": 5200000, "max_cents": 6400000.0}]}]},
        {"salary_min_text": "52000.00", "salary_max_text": "64000.00"},
    ),
    "greenhouse, a title that is escaped": (
        "greenhouse",
        {"jobs": [{**GREENHOUSE, "title": "Leitung F&amp;amp;E"}]},
        {"title": "Leitung F&E"},
    ),
    "lever, the first place is not among the others": (
        "lever",
        [{**LEVER, "categories": {"location": "Potsdam", "allLocations": ["Teltow"]}, "country": "DE"}],
        {"towns": ["Potsdam", "Teltow"]},
    ),
    "lever, pay in words": (
        "lever",
        [{**LEVER, "salaryRange": None, "salaryDescription": "<p>52.000 bis 64.000 &euro;</p>"}],
        {"salary_text": "52.000 bis 64.000 €", "description": "52.000 bis 64.000 €"},
    ),
    "lever, text in pieces": (
        "lever",
        [{**LEVER, "opening": "<p>Wir</p>", "descriptionBody": "<p>Sie</p>", "lists": [{"content": "<li>a</li>"}]}],
        {"description": "Wir\n\nSie\n\n- a"},
    ),
    "recruitee, one place in words": (
        "recruitee",
        {"offers": [{**RECRUITEE, "location": "Potsdam, Brandenburg", "min_hours_per_week": "38.5"}]},
        {"towns": ["Potsdam, Brandenburg"], "hours_text": "38,5 Stunden pro Woche"},
    ),
    "recruitee, the address under its other name": (
        "recruitee",
        {"offers": [{**{k: v for k, v in RECRUITEE.items() if k != "careers_url"}, "url": "https://x.example/7"}]},
        {"url": "https://x.example/7"},
    ),
    "d.vinci, a building and its town": (
        "dvinci",
        [{**DVINCI, "jobOpening": {"locations": [{"name": "Haus 1", "address": None}], "location": "Potsdam"}}],
        {"towns": ["Haus 1", "Potsdam"]},
    ),
    "d.vinci, an address and no more": (
        "dvinci",
        [
            {
                **DVINCI,
                "jobOpening": {"locations": [{"name": "Haus 1", "address": {"city": "Potsdam"}}], "location": "x"},
            }
        ],
        {"towns": ["Potsdam"]},
    ),
    "d.vinci, one figure": (
        "dvinci",
        [{**DVINCI, "jobOpening": {"salary": {"currency": "EUR", "value": {"value": 4100, "unitText": "MONTH"}}}}],
        {"salary_min_text": "4100", "salary_max_text": "4100", "salary_period_text": "MONTH"},
    ),
    "d.vinci, a contract in words": (
        "dvinci",
        [{**DVINCI, "position": None, "pageTitle": "Leitung", "jobOpening": {"contractPeriod": "befristet"}}],
        {"title": "Leitung", "contract_text": "befristet"},
    ),
    "workday, a place in the address only": (
        "workday",
        {"total": 1, "jobPostings": [{"title": "Koch", "externalPath": "/job/Potsdam-Golm/Koch_R7"}]},
        {"towns": ["Potsdam Golm"], "native_id": "R7"},
    ),
    "workday, places counted, though one is in the address": (
        "workday",
        {"total": 1, "jobPostings": [{**WORKDAY, "externalPath": "/job/Bonn/Koch_R7", "locationsText": "2 Locations"}]},
        {"towns": []},
    ),
    "softgarden, an element that is the posting": (
        "softgarden",
        {"numberOfItems": 1, "dataFeedElement": [{**NODE, "url": "/7", "jobLocation": TOWN}]},
        {"towns": ["Potsdam"], "title": "Leitung"},
    ),
    "teamtailor, an item without its posting": (
        "teamtailor",
        {
            "items": [
                {
                    "id": "a",
                    "url": "https://karriere.example.org/jobs/7",
                    "title": "Leitung",
                    "date_published": "2026-11-20T09:00:00+01:00",
                    "content_html": "<p>Sie leiten</p>",
                }
            ]
        },
        {"title": "Leitung", "posted_text": "2026-11-20T09:00:00+01:00", "description": "Sie leiten", "towns": []},
    ),
    "teamtailor, a posting with nothing said": (
        "teamtailor",
        {
            "items": [
                {
                    "id": "a",
                    "url": "https://karriere.example.org/jobs/7",
                    "title": "Leitung",
                    "date_published": "2026-11-20",
                    "_jobposting": {"title": "", "datePosted": None, "jobLocation": TOWN},
                }
            ]
        },
        {"title": "Leitung", "posted_text": "2026-11-20", "towns": ["Potsdam"]},
    ),
    "oracle, a town in the work place": (
        "oracle",
        {
            "items": [
                {
                    "TotalJobsCount": 1,
                    "requisitionList": [
                        {
                            **ORACLE,
                            "PrimaryLocation": "",
                            "WorkplaceTypeCode": "ORA_HYBRID",
                            "workLocation": [{"TownOrCity": "Potsdam", "PostalCode": "14467", "Country": "DE"}],
                        }
                    ],
                }
            ]
        },
        {"towns": ["Potsdam"], "work_mode_text": "ORA_HYBRID"},
    ),
    "oracle, a number with letters": (
        "oracle",
        {"items": [{"TotalJobsCount": 1, "requisitionList": [{**ORACLE, "Id": "REQ-7.1"}]}]},
        {"native_id": "REQ-7.1"},
    ),
    "JOIN, an amount with a fraction that is none": (
        "join",
        {**JOIN, "salaryAmountFrom": {"amount": 4300000.0, "currency": "EUR"}, "salaryFrequency": "PER_YEAR"},
        {"salary_min_text": "43000.00", "salary_period_text": "PER_YEAR"},
    ),
    "JOIN without a town": (
        "join",
        {"city": None, "country": None, "settings": None, "salaryAmountFrom": None, **JOIN},
        {"towns": [], "salary_min_text": None},
    ),
    "JOIN, pay that is no number of cents": (
        "join",
        {**JOIN, "salaryAmountFrom": {"amount": "viel"}, "city": "Potsdam"},
        {"towns": ["Potsdam"], "salary_min_text": None},
    ),
}


def page(system: str, answer: Any) -> Any:
    """An answer as the system sends it: JOIN's stands in a page."""
    if system != "join":
        return answer
    import json

    jobs = {"items": [answer], "pagination": {"total": 1, "page": 1, "pageCount": 1}}
    state = {"company": {"domain": "example", "name": "Havel GmbH"}, "jobs": jobs}
    data = json.dumps({"props": {"pageProps": {"initialState": state}}})
    return f'<html><script id="__NEXT_DATA__" type="application/json">{data}</script></html>'


@pytest.mark.parametrize(("system", "answer", "wanted"), ROWS.values(), ids=ROWS)
def test_one_posting_filled_otherwise(system: str, answer: Any, wanted: dict[str, Any]) -> None:
    door = "parse_other" if system == "teamtailor" else "parse_listing"
    (posting,), stats = read(spiders()[system], page(system, answer), callback=door, listing=Listing("all", pages=1))
    assert isinstance(posting, RawPosting)
    said = {name: getattr(posting, name) for name in wanted if name != "towns"} | {"towns": towns(posting)}
    assert {name: said[name] for name in wanted} == wanted
    assert "posting/broken" not in stats


@pytest.mark.parametrize(
    ("system", "answer", "path"),
    [
        ("greenhouse", {"jobs": [{**GREENHOUSE, "location": {"town": {"x": 1}}}]}, "location as dict"),
        ("lever", [{**LEVER, "categories": {"allLocations": [7]}}], "categories.allLocations as int"),
        ("lever", [{**LEVER, "categories": "Potsdam", "workplaceType": {"a": 1}}], "workplaceType as dict"),
        ("ashby", {"jobs": [{**ASHBY, "publishedAt": [[1]]}]}, "publishedAt as list"),
        ("ashby", {"jobs": [{**ASHBY, "secondaryLocations": [7]}]}, "a place as int"),
        ("lever", [{**LEVER, "categories": {"location": {"x": 1}}}], "categories.location as dict"),
        ("lever", [{**LEVER, "salaryRange": "viel"}], "pay as str"),
    ],
)
def test_a_shape_that_nobody_foresaw_is_told(system: str, answer: Any, path: str) -> None:
    (posting,), stats = read(spiders()[system], answer, listing=Listing("all"))
    assert isinstance(posting, RawPosting)
    assert path in stats["unknown_keys"]


@pytest.mark.parametrize(
    ("system", "account", "address"),
    [
        ("personio", "havel", "https://havel.jobs.personio.de"),
        ("personio", "havel.jobs.personio.com", "https://havel.jobs.personio.com"),
        ("softgarden", "karriere.havel.example", "https://karriere.havel.example"),
        ("recruitee", "jobs.havel.example", "https://jobs.havel.example/api/offers/"),
        ("lever", "eu/havel", "https://api.eu.lever.co/v0/postings/havel"),
        ("greenhouse", "eu/havel", "https://boards-api.greenhouse.io/v1/boards/havel"),
        ("umantis", "1234.ch", "https://recruitingapp-1234.ch.umantis.com"),
        ("umantis", "havel.umantis.com", "https://havel.umantis.com"),
        ("dvinci", "havel.dvinci-easy.com", "https://havel.dvinci-easy.com"),
        ("oracle", "jobs.havel.example/CX_1", "https://jobs.havel.example"),
    ],
)
def test_hosts_of_accounts(system: str, account: str, address: str) -> None:
    assert placed(spiders()[system].address, account) == address


def test_the_pages_of_a_european_board() -> None:
    assert placed(spiders()["greenhouse"].otherwise or "", "eu/havel") == "https://job-boards.eu.greenhouse.io/havel"
