"""schema.org JobPosting as real pages write it: damaged, doubled, half empty, and with figures nobody means."""

import json
import time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from parsel import Selector

from crawler.expect import LayoutChanged
from crawler.jsonld import Reading, job_posting, job_postings
from crawler.markup import text_of_html
from exports.flags import FLAGS
from pipelines.raw import RawPlace, RawPosting
from tests.conftest import SHARED

PAGE = "https://jobs.example/stellen/7"
JOB = '{"@type": "JobPosting", "title": "Leitung Kundendienst", "datePosted": "2026-11-20"}'
OTHER = '{"@type": "JobPosting", "title": "Teamleitung Service", "datePosted": "2026-11-21"}'


def read(html: str) -> Reading:
    return job_postings(Selector(html, type="html"), source="demo", source_type="employer_site", url=PAGE)


def block(text: str, kind: str = 'type="application/ld+json"') -> str:
    return f"<script {kind}>{text}</script>"


def job(**more: Any) -> RawPosting:
    node = {"title": "Leitung Kundendienst", "datePosted": "2026-11-20", **more}
    return job_posting(node, source="demo", source_type="employer_site", url=PAGE)


def at(**address: Any) -> dict[str, Any]:
    return {"@type": "Place", "address": {"@type": "PostalAddress", **address}}


def money(value: Any, **outer: Any) -> dict[str, Any]:
    return {"@type": "MonetaryAmount", "currency": "EUR", "value": value, **outer}


HAVEL = at(postalCode="14467", addressLocality="Potsdam", addressCountry="DE")
NEW_YORK = {"latitude": "40.75", "longitude": "-73.98"}
PRINTED = {"salary_period_text": "MONTH", "salary_currency_text": "EUR"}

# The 29 deviations of ATS.md 24.2 that a single node can show: number, origin, what it says, what is read.
DEVIATIONS: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("2 callone", {"employmentType": "Full-time, part-time"}, {"employment_text": "Full-time, part-time"}),
    ("2 coveto", {"employmentType": "FULL_TIME,PART_TIME"}, {"employment_text": "FULL_TIME,PART_TIME"}),
    ("2 kbo", {"employmentType": ["FULL_TIME", "PART_TIME"]}, {"employment_text": "FULL_TIME, PART_TIME"}),
    ("2 schweiger", {"employmentType": "contract"}, {"employment_text": "contract"}),
    ("3 callone", {"jobLocation": at(addressRegion="DE")}, {"places": (RawPlace(region="DE"),)}),
    ("3 teamtailor", {"jobLocation": at(addressRegion="Europe")}, {"places": (RawPlace(region="Europe"),)}),
    ("4 callone", {"jobLocation": at(addressCountry={"name": "DE"})}, {"places": (RawPlace(country="DE"),)}),
    ("4 join", {"jobLocation": at(addressCountry="Deutschland")}, {"places": (RawPlace(country="Deutschland"),)}),
    ("4 meta", {"jobLocation": at(addressCountry={"name": ["US", "US"]})}, {"places": (RawPlace(country="US"),)}),
    (
        "5 callone",
        {"jobLocation": {**HAVEL, "geo": NEW_YORK}},
        {"places": (RawPlace(postcode="14467", city="Potsdam", country="DE"),)},
    ),
    (
        "5 the template, abroad",
        {"jobLocation": {**at(addressCountry="US"), "geo": {"latitude": 40.75, "longitude": 73.98}}},
        {"places": (RawPlace(country="US"),)},
    ),
    (
        "6 callone: zero",
        {"baseSalary": money({"value": 0, "unitText": "HOUR"})},
        {"salary_min_text": None, "salary_text": "0 EUR HOUR", "flags": ("salary_placeholder",)},
    ),
    ("6 callone: a currency only", {"baseSalary": {"currency": "EUR"}}, {"salary_currency_text": None, "flags": ()}),
    (
        "6 remitly: 1 to 1,000,000",
        {"baseSalary": money({"minValue": 1.0, "maxValue": 1000000.0, "unitText": "YEAR"})},
        {
            "salary_min_text": None,
            "salary_max_text": None,
            "salary_text": "1.0 - 1000000.0 EUR YEAR",
            "flags": ("salary_placeholder",),
        },
    ),
    (
        "6 one end is zero",
        {"baseSalary": money({"minValue": 0, "maxValue": 4100, "unitText": "MONTH"})},
        {"salary_min_text": None, "salary_max_text": "4100", "salary_text": "0 - 4100 EUR MONTH", **PRINTED},
    ),
    (
        "7 callone: nobody's offer",
        {"estimatedSalary": {"minValue": "31000", "maxValue": "41000"}},
        {"salary_min_text": None, "salary_max_text": None, "salary_text": None, "flags": ()},
    ),
    ("8 personio: as printed", {"baseSalary": money("90000.00")}, {"salary_min_text": "90000.00", "flags": ()}),
    ("8 join: cents are the board's matter", {"baseSalary": money(4300000)}, {"salary_max_text": "4300000"}),
    (
        "9 dvinci: prose",
        {"baseSalary": "45.100,20 bis 52.300,40 EUR brutto im Jahr"},
        {"salary_text": "45.100,20 bis 52.300,40 EUR brutto im Jahr", "salary_min_text": None, "flags": ()},
    ),
    ("9 drv: only in the text", {"description": "P 7 (3.510-4.305 Euro)"}, {"salary_text": None}),
    (
        "10 JS 3226: the unit outside",
        {"baseSalary": money(3900, unitText="MONTH")},
        {"salary_min_text": "3900", "salary_max_text": "3900", **PRINTED},
    ),
    (
        "10 the unit inside wins",
        {"baseSalary": money({"value": 3900, "unitText": "MONTH"}, unitText="YEAR")},
        {"salary_min_text": "3900", **PRINTED},
    ),
    (
        "10 an empty one inside does not",
        {"baseSalary": money({"value": 3900, "unitText": ""}, unitText="MONTH")},
        PRINTED,
    ),
    ("11 kbo", {"datePosted": "1970-01-01", "url": PAGE}, {"posted_text": None}),
    ("11 a framework's zero", {"dateModified": "0001-01-01T00:00:00"}, {"modified_text": None}),
    ("12 coveto", {"datePosted": "2026-08-05 11:43:06"}, {"posted_text": "2026-08-05 11:43:06"}),
    ("12 callone", {"datePosted": "2019-06-01T00:00"}, {"posted_text": "2019-06-01T00:00"}),
    ("12 moove", {"datePosted": "2026-08-05T11:43:06+04:00"}, {"posted_text": "2026-08-05T11:43:06+04:00"}),
    ("12 SF", {"datePosted": "Wed Aug 05 02:00:00 UTC 2026"}, {"posted_text": "Wed Aug 05 02:00:00 UTC 2026"}),
    (
        "12 a zone is no year",
        {"datePosted": "Wed Aug 05 02:00 +0200 2026"},
        {"posted_text": "Wed Aug 05 02:00 +0200 2026"},
    ),
    ("13 erecruiter", {"validThrough": ""}, {"valid_until_text": None, "flags": ()}),
    ("13 nuernberg", {"validThrough": "2099-12-31"}, {"valid_until_text": None, "flags": ("valid_until_open",)}),
    ("13 far, not ISO", {"validThrough": "31.12.9999"}, {"valid_until_text": None, "flags": ("valid_until_open",)}),
    (
        "13 rexx: posted once, rolling",
        {"datePosted": "2024-01-25", "validThrough": "2027-03-01"},
        {"valid_until_text": None},
    ),
    ("13 schweiger: three months", {"validThrough": "2027-02-20"}, {"valid_until_text": "2027-02-20", "flags": ()}),
    ("13 18 months are no doubt", {"validThrough": "2028-05-20"}, {"valid_until_text": "2028-05-20", "flags": ()}),
    ("13 a day more is", {"validThrough": "2028-05-21"}, {"valid_until_text": None, "flags": ("valid_until_open",)}),
    (
        "14 erecruiter",
        {"description": "", "hiringOrganization": {"name": ""}},
        {"description": None, "employer": None, "places": ()},
    ),
    (
        "15 kbo: the head office stands",
        {"jobLocation": at(addressLocality="Werder")},
        {"places": (RawPlace(city="Werder"),)},
    ),
    ("16 kbo", {"identifier": "K-17"}, {"native_id": "K-17"}),
    (
        "16 teamtailor",
        {"identifier": {"@type": "PropertyValue", "name": "Havelbogen", "value": 7167}},
        {"native_id": "7167"},
    ),
    ("16 rexx", {}, {"native_id": None}),
    ("17 Cornerstone", {"HiringOrganization": {"Name": "Havelbogen GmbH"}}, {"employer": "Havelbogen GmbH"}),
    ("18 nuernberg", {"directApply": "true"}, {"apply_url": None}),
    (
        "19 join: escaped once more",
        {"description": "&lt;p&gt;Wir f&amp;uuml;hren&lt;/p&gt;"},
        {"description": "Wir führen"},
    ),
    ("19 rexx: entities in HTML", {"description": "<p>f&uuml;r Sie</p>"}, {"description": "für Sie"}),
    ("19 neura: a printed line break", {"description": "eins\\nzwei"}, {"description": "eins\nzwei"}),
    ("19 names, too", {"title": "Vertrieb &amp; Service"}, {"title": "Vertrieb & Service"}),
    ("20 PJR", {"jobLocation": at(postalCode=14467)}, {"places": (RawPlace(postcode="14467"),)}),
    ("20 PJR: @value", {"title": {"@value": "Serviceleitung", "@language": "de"}}, {"title": "Serviceleitung"}),
    ("20 PJR: lists", {"workHours": ["38,5", "flexibel"]}, {"hours_text": "38,5, flexibel"}),
    (
        "21 coveto",
        {"jobLocation": {**HAVEL, "geo": {"type": "GeoCoordinates", "latitude": "52.40", "longitude": "13.06"}}},
        {"places": (RawPlace(postcode="14467", city="Potsdam", country="DE", lat="52.40", lon="13.06"),)},
    ),
    ("23 nuernberg: no H1 here", {"title": "Leitung (m/w/d)"}, {"title": "Leitung (m/w/d)"}),
    ("24 coveto", {"hiringOrganization": "Klinikum Mu\u0308hlenteich"}, {"employer": "Klinikum M\u00fchlenteich"}),
    (
        "28 moove",
        {
            "jobLocation": [
                HAVEL,
                at(streetAddress="Markt 1, 14542 Werder"),
                at(streetAddress=None, addressLocality="Ketzin"),
            ]
        },
        {
            "places": (
                RawPlace(postcode="14467", city="Potsdam", country="DE"),
                RawPlace(street="Markt 1, 14542 Werder"),
                RawPlace(city="Ketzin"),
            )
        },
    ),
    (
        "29 JS: the firm's name",
        {"hiringOrganization": "Havelbogen GmbH", "jobLocation": {**HAVEL, "name": "Havelbogen GmbH"}},
        {"places": (RawPlace(postcode="14467", city="Potsdam", country="DE"),)},
    ),
    (
        "a town as the name of a place whose address says the country only",
        {"jobLocation": {"name": "Potsdam", **at(addressCountry="DE")}},
        {"places": (RawPlace(text="Potsdam", country="DE"),)},
    ),
    (
        "the firm's name there is no place",
        {
            "hiringOrganization": "Havelbogen GmbH",
            "jobLocation": {"name": "Havelbogen GmbH", **at(addressCountry="DE")},
        },
        {"places": (RawPlace(country="DE"),)},
    ),
    (
        "from where the work may be done",
        {"jobLocationType": "TELECOMMUTE", "applicantLocationRequirements": [{"@type": "Country", "name": "Germany"}]},
        {"places": (RawPlace(text="Germany"),), "work_mode_text": "TELECOMMUTE"},
    ),
    (
        "a place of work is more than that",
        {"jobLocation": HAVEL, "applicantLocationRequirements": {"@type": "Country", "name": "Germany"}},
        {"places": (RawPlace(postcode="14467", city="Potsdam", country="DE"),)},
    ),
    ("a name for a title", {"title": None, "name": "Serviceleitung"}, {"title": "Serviceleitung"}),
    ("a title in languages", {"title": [{"@value": "Leitung"}, {"@value": "Lead"}]}, {"title": "Leitung"}),
    ("the legal name", {"hiringOrganization": {"legalName": "Havelbogen GmbH"}}, {"employer": "Havelbogen GmbH"}),
    ("several employers", {"hiringOrganization": [{"name": ""}, {"name": "Havel AG"}]}, {"employer": "Havel AG"}),
    ("published is posted", {"datePosted": "", "datePublished": "2026-11-19"}, {"posted_text": "2026-11-19"}),
    (
        "made is not posted",
        {"datePosted": None, "url": PAGE, "dateCreated": "2026-11-19"},
        {"posted_text": None, "first_published_text": "2026-11-19"},
    ),
    ("a day as an object", {"datePosted": {"@type": "Date", "@value": "2026-11-19"}}, {"posted_text": "2026-11-19"}),
    ("a day in milliseconds", {"datePosted": 1790000000000}, {"posted_text": "1790000000000"}),
    ("with its vocabulary", {"schema:baseSalary": {"schema:value": 3900}}, {"salary_min_text": "3900"}),
    (
        "expanded",
        {"http://schema.org/hiringOrganization": [{"http://schema.org/name": [{"@value": "Havel AG"}]}]},
        {"employer": "Havel AG"},
    ),
    ("pay under its old name", {"salary": "3.500 EUR im Monat"}, {"salary_text": "3.500 EUR im Monat"}),
    (
        "29 and nothing else",
        {"hiringOrganization": "Havelbogen GmbH", "jobLocation": {"name": "Havelbogen GmbH"}},
        {"places": ()},
    ),
]


@pytest.mark.parametrize(("said", "found"), [pytest.param(*row[1:], id=row[0]) for row in DEVIATIONS])
def test_a_posting_as_boards_write_it(said: dict[str, Any], found: dict[str, Any]) -> None:
    posting = job(**said)
    assert {name: getattr(posting, name) for name in found} == found
    assert set(posting.flags) <= FLAGS.keys()


READ = ["Leitung Kundendienst"]
BOTH = ["Leitung Kundendienst", "Teamleitung Service"]
UNDATED = '{"@type": "JobPosting", "title": "Leitung Kundendienst", "jobLocation": {"addressLocality": "Potsdam"}}'
TWICE = JOB.replace("}", ', "identifier": "7"}')

# What a page does to its blocks: the rest of 24.2 and every page with one fault of 24.4, on which extruct gave nothing.
PAGES = [
    (
        "1 callone: a raw line break",
        block(JOB.replace("Kundendienst", "Kunden\n\tdienst")),
        ["Leitung Kunden\n\tdienst"],
        0,
    ),
    ("17 nuernberg: @graph", block(f'{{"@graph": [{{"@type": "WebPage"}}, {JOB}]}}'), READ, 0),
    ("17 lists in lists", block(f"[[{JOB}], [{OTHER}]]"), BOTH, 0),
    ("17 ItemList", block(f'{{"itemListElement": [{{"item": {JOB}}}, {{"item": {OTHER}}}]}}'), BOTH, 0),
    ("17 mainEntity", block(f'{{"@type": "WebPage", "mainEntity": {JOB}}}'), READ, 0),
    ("17 type as list", block(JOB.replace('"JobPosting"', '["Thing", "JobPosting"]')), READ, 0),
    ("17 type as address", block(JOB.replace("JobPosting", "https://schema.org/JobPosting")), READ, 0),
    ("17 capitals", block(JOB.replace("title", "Title").replace("datePosted", "DatePosted")), READ, 0),
    ("21 type without @", block(JOB.replace("@type", "type")), READ, 0),
    ("22 cedar: a hub", block('{"@type": "JobPosting", "title": "Komm zu uns", "description": "Wir suchen."}'), [], 0),
    ("22 a text and a town", block(UNDATED.replace("}}", '}, "description": "Sie führen."}')), READ, 0),
    ("22 a town alone: cut short", block(UNDATED), [], 0),
    ("25 Gupy: all of it encoded", block(JOB.replace('"', "&quot;")), READ, 0),
    ("25 encoded by number", block(JOB.replace('"', "&#34;")), READ, 0),
    ("25 Vagas: guards for scripts", block(f"//<![CDATA[\n{JOB}\n//]]>"), READ, 0),
    ("25 guards in comments", block(f"/* <![CDATA[ */ {JOB} /* ]]> */"), READ, 0),
    ("25 Talemetry: a comma is missing", block(JOB.replace('dienst",', 'dienst"\n')), READ, 0),
    ("25 a comma is missing after an object", block(JOB.replace('"title"', '"a": {"b": [1]} "title"')), READ, 0),
    ("25 TTC: an escape that is none", block(JOB.replace("Leitung", r"\$ Leitung")), ["$ Leitung Kundendienst"], 0),
    ("26 klinik-steger: FAQPage", block('{"@type": "FAQPage", "mainEntity": [{"name": "Leitung"}]}'), [], 0),
    ("27 neura: only after rendering", '<div id="root"></div><script src="app.js"></script>', [], 0),
    ("a broken block first", block('{"@type": ') + block(JOB), READ, 1),
    ("a broken block last", block(JOB) + block('{"@type": '), READ, 1),
    ("an empty block", block(" \n") + block(JOB), READ, 0),
    ("guards of XML", block(f"<![CDATA[{JOB}]]>"), READ, 0),
    ("guards of HTML", block(f"<!--\n{JOB}\n-->"), READ, 0),
    ("a byte order mark", block("\ufeff" + JOB), READ, 0),
    ("a semicolon", block(JOB + ";"), READ, 0),
    ("two objects in a block", block(JOB + "\n" + OTHER), BOTH, 0),
    ("half an object behind one", block(JOB + '{"@type": "Job'), READ, 1),
    ("a charset", block(JOB, 'type="application/ld+json; charset=utf-8"'), READ, 0),
    ("capitals in the type", block(JOB, 'type="Application/LD+JSON"'), READ, 0),
    ("the plus escaped", block(JOB, 'type="application/ld&#x2b;json"'), READ, 0),
    ("the plus escaped twice", block(JOB, 'type="application/ld&amp;#x2b;json"'), READ, 0),
    ("a trailing comma", block(JOB.replace('20"}', '20",}')), READ, 0),
    ("an unquoted type", block(JOB, "type=application/ld+json"), READ, 0),
    ("all at once", block("<!--\n" + JOB.replace('dienst",', 'dienst"').replace('20"}', '20",}') + ";-->"), READ, 0),
    ("comments of scripts", block("/* von Hand */\n" + JOB.replace('"title"', '// Titel\n"title"')), READ, 0),
    ("an address is no comment", block(JOB.replace("}", ',"url":"https://jobs.example/7",}')), READ, 0),
    (
        "quotes inside a text",
        block(JOB.replace("Kundendienst", 'Team "Service" Potsdam')),
        ['Leitung Team "Service" Potsdam'],
        0,
    ),
    (
        "with its vocabulary",
        block(JOB.replace('"title"', '"schema:title"').replace("JobPosting", "schema:JobPosting")),
        READ,
        0,
    ),
    (
        "one number for all is none",
        "".join(
            block(JOB.replace("}", f', "identifier": "Havel", "url": "/stellen/{place}"}}').replace("dienst", place))
            for place in ("Ost", "West")
        ),
        ["Leitung KundenOst", "Leitung KundenWest"],
        0,
    ),
    ("said twice", block(JOB) + block(JOB), READ, 0),
    ("said twice, once with its number", block(JOB) + block(TWICE), READ, 0),
    ("one number, two titles", block(TWICE) + block(TWICE.replace("Leitung", "Head of")), READ, 0),
    ("one title, two numbers", block(TWICE) + block(TWICE.replace('"7"', '"8"')), READ * 2, 0),
    ("no posting", block('{"@type": "Organization", "name": "Havelbogen GmbH"}'), [], 0),
    ("null bytes", block(JOB.replace("Leitung", r"\u0000Leitung")), READ, 0),
    ("half a character", block(JOB.replace("Leitung", r"\ud800Leitung")), READ, 0),
    ("no numbers", block(JOB.replace("}", ', "baseSalary": NaN, "identifier": -Infinity}')), READ, 0),
    ("5,000 digits", block(JOB.replace("}", f', "baseSalary": {"9" * 5000}}}')), READ, 0),
    ("nested too deep", block('{"a":' * 30 + JOB + "}" * 30), [], 1),
    ("nested absurdly", block("[" * 100_000) + block(JOB), READ, 1),
    ("too many nodes", block("[" + "{}," * 6000 + JOB + "]"), [], 1),
    ("too large", block('{"a": "' + "x" * 2_000_000 + '"}') + block(JOB), READ, 1),
]


@pytest.mark.parametrize(("html", "titles", "broken"), [pytest.param(*row[1:], id=row[0]) for row in PAGES])
def test_a_page_as_it_comes(html: str, titles: list[str], broken: int) -> None:
    reading = read(html)
    assert [posting.title for posting in reading.postings] == titles
    assert (reading.broken_blocks, reading.broken_postings) == (broken, 0)


def test_the_faults_and_deviations_are_all_here() -> None:
    numbers = {int(row[0].split()[0]) for row in (*DEVIATIONS, *PAGES) if row[0][0].isdigit() and row[0][1] != ","}
    assert numbers == set(range(1, 30))


def test_one_broken_posting_loses_no_other() -> None:
    reading = read(block(f'[{{"@type": "JobPosting", "title": "", "datePosted": "2026-11-20"}}, {JOB}]'))
    assert ([posting.title for posting in reading.postings], reading.broken_postings) == (READ, 1)


def test_a_posting_without_title_is_none() -> None:
    with pytest.raises(LayoutChanged, match="without title"):
        job(title=[None])


PAY = [
    # baseSalary, min, max, period, currency, text, flags
    (3900, "3900", "3900", None, None, None, ()),
    ("3900", "3900", "3900", None, None, None, ()),
    (0, None, None, None, None, "0", ("salary_placeholder",)),
    (-1, None, None, None, None, "-1", ("salary_placeholder",)),
    ("attraktiv", None, None, None, None, "attraktiv", ()),
    (money({"minValue": 3400}), "3400", None, None, "EUR", None, ()),
    (money({"maxValue": "3.400,50"}), None, "3.400,50", None, "EUR", None, ()),
    (money(None, minValue=3400, maxValue=3900, unitText="MONTH"), "3400", "3900", "MONTH", "EUR", None, ()),
    ([money(3400), money(40800)], "3400", "3400", None, "EUR", None, ()),
    (money({"value": "3.400 - 3.900", "unitText": "MONTH"}), None, None, "MONTH", "EUR", "3.400 - 3.900", ()),
    ({"price": "3400", "priceCurrency": "EUR"}, "3400", "3400", None, "EUR", None, ()),
    ({"minPrice": "3400", "maxPrice": "3900"}, "3400", "3900", None, None, None, ()),
    (money({"minValue": "45428.6100", "maxValue": "55645.64"}), "45428.6100", "55645.64", None, "EUR", None, ()),
    (money({"@value": 3400}), "3400", "3400", None, "EUR", None, ()),
    ({"value": {"unitText": "HOUR"}}, None, None, None, None, None, ()),
    (True, None, None, None, None, "true", ()),
    ([], None, None, None, None, None, ()),
]


@pytest.mark.parametrize(("base", "low", "high", "period", "currency", "text", "flags"), PAY)
def test_pay(
    base: object,
    low: str | None,
    high: str | None,
    period: str | None,
    currency: str | None,
    text: str | None,
    flags: tuple[str, ...],
) -> None:
    found = job(baseSalary=base)
    assert (found.salary_min_text, found.salary_max_text) == (low, high)
    assert (found.salary_period_text, found.salary_currency_text) == (period, currency)
    assert (found.salary_text, found.flags) == (text, flags)


def test_a_currency_beside_the_pay() -> None:
    assert job(baseSalary={"value": 3400}, salaryCurrency="CHF").salary_currency_text == "CHF"


ADDRESSES = [
    ("https://jobs.example/stellen/8", "https://jobs.example/stellen/8"),
    ("https://jobs.example/8?a=1&amp;b=2", "https://jobs.example/8?a=1&b=2"),
    ("/stellen/8", "https://jobs.example/stellen/8"),
    ("stellen/8", PAGE),
    ("https://andere.example/8", PAGE),
    ("//andere.example/8", PAGE),
    ("https://jobs.example:8080/8", PAGE),
    ("https://jobs.example@andere.example/8", PAGE),
    ("ftp://jobs.example/8", PAGE),
    ("javascript:alert(8)", PAGE),
    ("https://[", PAGE),
    ("https://jobs.example/" + "8" * 2000, PAGE),
    (["https://jobs.example/8"], "https://jobs.example/8"),
    ({}, PAGE),
]


@pytest.mark.parametrize(("said", "found"), ADDRESSES)
def test_the_address_is_on_the_page_s_host(said: object, found: str) -> None:
    assert job(url=said).url == found


PLACES = [
    ("14467 Potsdam", (RawPlace(text="14467 Potsdam"),)),
    ({"address": "Am Kanal 3, Potsdam"}, (RawPlace(text="Am Kanal 3, Potsdam"),)),
    ({"name": "Werk Golm"}, (RawPlace(text="Werk Golm"),)),
    ({"addressLocality": "Potsdam"}, (RawPlace(city="Potsdam"),)),
    (
        {"address": [{"addressLocality": "Potsdam"}, {"addressLocality": "Teltow"}]},
        (RawPlace(city="Potsdam"), RawPlace(city="Teltow")),
    ),
    ([HAVEL, HAVEL], (RawPlace(postcode="14467", city="Potsdam", country="DE"),)),
    ({"geo": {"latitude": 52.4, "longitude": 13.06}}, (RawPlace(lat="52.4", lon="13.06"),)),
    (
        {"address": {"addressLocality": "Potsdam"}, "geo": {"latitude": 13.06, "longitude": 52.4}},
        (RawPlace(city="Potsdam"),),
    ),
    (
        {"address": {"addressCountry": "AT"}, "geo": {"latitude": 48.2, "longitude": 16.4}},
        (RawPlace(country="AT", lat="48.2", lon="16.4"),),
    ),
    ({"address": {}, "geo": {"latitude": "", "longitude": 13}}, ()),
    ([None, "", {}], ()),
]


@pytest.mark.parametrize(("said", "found"), PLACES)
def test_places(said: object, found: tuple[RawPlace, ...]) -> None:
    assert job(jobLocation=said).places == found


def test_what_the_description_holds_already_is_not_said_twice() -> None:
    tasks, wishes = "<p>Sie führen\n das Team.</p>", "<ul><li>Ruhe</li></ul>"
    found = job(description=f"<h2>Aufgaben</h2>{tasks}", responsibilities=tasks, qualifications=wishes)
    assert found.description == "Aufgaben\n\nSie führen das Team.\n\n- Ruhe"


ORGANIZATION = '{"@type": "Organization", "@id": "#us", "name": "Havelbogen GmbH"}'
ADDRESS = '{"@id": "#here", "@type": "PostalAddress", "addressLocality": "Potsdam"}'
REFERRING = JOB.replace(
    "}", ', "hiringOrganization": {"@id": "#us"}, "jobLocation": [{"@type": "Place", "address": {"@id": "#here"}}]}'
)


@pytest.mark.parametrize(
    "html",
    [
        block(f'{{"@graph": [{ORGANIZATION}, {ADDRESS}, {REFERRING}]}}'),
        block(REFERRING) + block(f"[{ORGANIZATION}, {ADDRESS}]"),
        block(REFERRING) + block(f'{{"@id": "#page", "about": {ORGANIZATION}, "address": {ADDRESS}}}'),
    ],
)
def test_what_stands_elsewhere_on_the_page(html: str) -> None:
    (found,) = read(html).postings
    assert (found.employer, found.places) == ("Havelbogen GmbH", (RawPlace(city="Potsdam"),))


def test_a_reference_to_nothing_or_to_itself_says_nothing() -> None:
    (found,) = read(
        block(REFERRING.replace('"#us"', '"#job"').replace('{"@type": "Job', '{"@id": "#job", "@type": "Job'))
    ).postings
    assert (found.title, found.employer, found.places) == (*READ, None, ())


# --- microdata ------------------------------------------------------------------------------------------------

SHEET = """
<main itemscope itemtype="http://schema.org/JobPosting">
  <h4 itemprop="title">Leitung <b>Kundendienst</b><!-- intern --></h4>
  <a itemprop="url" href="/stellen/8">mehr</a>
  <li itemprop="jobLocation" itemscope itemtype="http://schema.org/Place">
    <span itemprop="address" itemscope itemtype="http://schema.org/PostalAddress">
      <meta itemprop="addressLocality" content="Potsdam"><meta itemprop="postalCode" content="14467">
    </span>
  </li>
  <div itemprop="hiringOrganization" itemscope><meta itemprop="name" content="Havelbogen GmbH"></div>
  <time itemprop="datePosted" datetime="2026-11-20">vor vier Tagen</time>
  <span itemprop="employmentType">Vollzeit</span><span itemprop="employmentType">Teilzeit</span>
  <div itemprop="description"><h2>Wir</h2><div itemprop="responsibilities qualifications"><p>Sie führen.</p></div></div>
</main>"""


def test_microdata() -> None:
    (found,) = read(SHEET).postings
    assert (found.title, found.url, found.employer) == (*READ, "https://jobs.example/stellen/8", "Havelbogen GmbH")
    assert found.places == (RawPlace(postcode="14467", city="Potsdam"),)
    assert (found.posted_text, found.employment_text) == ("2026-11-20", "Vollzeit, Teilzeit")
    assert found.description == "Wir\n\nSie führen."


def test_successfactors_forgets_the_scope() -> None:
    (found,) = read(
        '<div itemtype="http://schema.org/JobPosting"><span itemprop="title">Leitung Kundendienst</span>'
        '<meta itemprop="datePosted" content="Wed Aug 05 02:00:00 UTC 2026">'
        '<span itemprop="address"><meta itemprop="addressLocality" content="Potsdam"></span></div>'
    ).postings
    assert (found.posted_text, found.places) == ("Wed Aug 05 02:00:00 UTC 2026", (RawPlace(city="Potsdam"),))


def test_half_a_page_is_no_posting() -> None:
    assert read(SHEET[: SHEET.index("<a itemprop")] + SHEET[SHEET.index("<li") : SHEET.index("<time")]).postings == ()


def test_a_list_of_microdata() -> None:
    row = (
        '<li itemscope itemtype="http://schema.org/JobPosting"><b itemprop="title">{0}</b><a itemprop=url href="/{0}"/>'
    )
    found = read(row.format("A") + row.format("B")).postings
    assert [(posting.title, posting.url[-2:]) for posting in found] == [("A", "/A"), ("B", "/B")]


def test_microdata_is_read_only_where_json_ld_gives_nothing() -> None:
    assert [posting.title for posting in read(block(OTHER) + SHEET).postings] == ["Teamleitung Service"]
    untitled = read(block('{"@type": "JobPosting", "url": "/8"}') + SHEET)
    assert ([posting.title for posting in untitled.postings], untitled.broken_postings) == (READ, 1)


# --- never, whatever comes --------------------------------------------------------------------------------------

INNER = st.text(max_size=8) | st.sampled_from(["name", "value", "@value", "address", "geo", "latitude", "minValue"])
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(INNER, inner, max_size=4),
    max_leaves=12,
)
DATES = ["datePosted", "validThrough", "dateModified"]
KNOWN = st.sampled_from([*DATES, "title", "url", "identifier", "baseSalary", "jobLocation", "description", "workHours"])


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)  # of a busy machine
@given(st.dictionaries(KNOWN, ANYTHING))
def test_no_node_raises(node: dict[str, Any]) -> None:
    text = json.dumps({"@type": "JobPosting", **node}).replace("</", r"<\/")
    reading = read(block(text))
    assert reading.broken_blocks == 0
    assert len(reading.postings) + reading.broken_postings <= 1
    for posting in reading.postings:
        str(posting).encode()  # no half characters


@settings(deadline=None)
@given(st.text(), st.text(alphabet='{}[]":,\\ \n<>!-&;$@/*aJ1'))
def test_no_text_raises(text: str, syntax: str) -> None:
    read(text)
    read(block(text) + block(syntax) + block(JOB + syntax))
    read(SHEET.replace("Vollzeit", text))


DEEP: Any = json.loads("[" * 900 + "1" + "]" * 900)
HOSTILE = [
    ("blanks", block('{"a": 1' + " " * 1_000_000 + "x")),
    ("line breaks", block('{"a"' + "\n" * 1_000_000 + "x")),
    ("commas", block("[" + ", " * 500_000 + "x")),
    ("backslashes", block('{"a": "' + "\\" * 1_000_001 + "$")),
    ("quotes", block('{"a" ' + '"b" ' * 250_000)),
    ("ampersands", block("{" + "&amp;" * 200_000)),
    ("guards", block("<!--" * 250_000)),
    ("brackets", block("[" * 1_000_000)),
    ("small objects", block("{}" * 400_000)),
    ("nested items", '<div itemscope itemtype="http://schema.org/JobPosting" itemprop="jobLocation">' * 2_000),
    ("names", block(JOB.replace("Leitung", "&" * 500_000))),
    ("comments", block("{" + "/*" * 500_000)),
    ("few comments", block("{" + "/* " * 40 + "//\n" * 300_000)),
    ("stray quotes", block('{"a": "' + 'a " b' * 200_000)),
    ("quotes and blanks", block('{"a": "a"' + " " * 500_000 + 'b"' + " " * 500_000)),
    (
        "references",
        block(json.dumps([{"@type": "JobPosting", "title": "x", "hiringOrganization": [{"@id": "#a"}] * 99}] * 50)),
    ),
]


@pytest.mark.parametrize("html", [pytest.param(html, id=name) for name, html in HOSTILE])
def test_a_megabyte_of_nonsense_takes_no_minute(html: str) -> None:
    start = time.perf_counter()
    read(html)
    assert time.perf_counter() - start < 10  # quadratic steps took minutes


@pytest.mark.parametrize("name", ["title", "identifier", "baseSalary", "jobLocation", "description", "datePosted"])
def test_depth_does_not_raise(name: str) -> None:
    for deep in (DEEP, {"@value": DEEP}, {"name": DEEP}, {"value": DEEP}, {"address": DEEP}):
        try:
            job(**{name: deep})
        except LayoutChanged:
            assert name == "title"


# --- HTML to text -----------------------------------------------------------------------------------------------

TEXTS = [
    ("", ""),
    ("nur Text", "nur Text"),
    ("R&amp;D", "R&D"),
    ("a < b", "a < b"),
    ("<p>Wir</p><p>Sie</p>", "Wir\n\nSie"),
    ("Wir<br>Sie<br/>alle", "Wir\nSie\nalle"),
    ("<ul><li>Teams führen</li><li>R&amp;D</li></ul>", "- Teams führen\n- R&D"),
    ("<p>Wir</p><script>x()</script><style>p{}</style> Sie", "Wir\n\nSie"),
    ("<p>Wir<!-- intern --> alle</p>", "Wir alle"),
    ("&lt;p&gt;einmal&lt;/p&gt;", "einmal"),
    ("<p>unter &lt; 5</p>", "unter < 5"),
    ("<p>&nbsp;</p>\n\n<p>Wir</p>", "Wir"),
    ("</p>", ""),
]
# The reader of HTML is `crawler/markup.py`.
TEXTS += [
    ("&amp;lt;p&amp;gt;zweimal&amp;lt;/p&amp;gt;", "zweimal"),
    ("<ul><li><p>Teams führen</p></li></ul>", "- Teams führen"),
    ("<div>" * 300 + "tief", "tief"),
    ("<div>" * 30_000 + "tiefer", "tiefer"),
]
NOT_YET = [("a <b und c", "a <b und c")]


@pytest.mark.parametrize(
    ("html", "text"),
    [*TEXTS, *(pytest.param(*row, marks=pytest.mark.xfail(strict=True)) for row in NOT_YET)],
)
def test_text_of_html(html: str, text: str) -> None:
    assert text_of_html(html) == text


@given(st.text() | st.text(alphabet="<>/&;#lt pbr!-\"='"))
def test_no_html_raises(html: str) -> None:
    text_of_html(html)


# --- recorded pages ---------------------------------------------------------------------------------------------

SAMPLES = [
    # file, title of each posting, cities of the first, its day
    ("jsonld/callone_potsdam_template.jsonld.txt", ["{{TITLE}}"], ["Potsdam"], "{{YYYY-MM}}-01T00:00"),
    ("jsonld/cedar_fake_posting.jsonld", [], [], None),
    ("jsonld/erecruiter_klinikum_ab_alz_3146.html", ["Gesundheits- und Krankenpfleger"], [], "2025-02-20"),
    ("jsonld/firsty_translated.jsonld", ["Estagiário"], ["Amesterdão"], "2026-07-09T09:17:47.352Z"),
    ("jsonld/meta_rendered.html", ["Software Engineer"], ["Sunnyvale"], "2025-06-10T13:07:44-07:00"),
    ("jsonld/schweiger_potsdam_template.jsonld.txt", ["{{TITLE}}"], ["Potsdam"], "{{Y-m-d}}"),
    ("jsonld/successfactors_microdata_excerpt.html", ["Trading Graduate"], ["Paris"], "Wed Sep 02 02:00:00 UTC 2026"),
    ("coveto/altmuehlfranken_job_1353.html", ["Pflegefachmann"], ["Gunzenhausen"], "2026-08-05 11:43:06"),
    ("rexx/median_detail_j17969.html", ["Examinierte"], ["Bad Tölz"], "2026-08-10"),
    ("rexx/rhoen_list_row.html", [], [], None),
    (
        "teamtailor/fifthdimension_job_page.html",
        ["AI Engineer"],
        ["London", "New York", "Singapore"],
        "2024-08-20T11:51:36+01:00",
    ),
    ("join/fugro_job_page.html", ["Geowissenschaftler"], ["Lilienthal"], "2026-05-29T12:50:31.293Z"),
    ("join/fugro_list_page.html", [], [], None),
    ("smartrecruiters/posting_microdata.html", ["Data Platform"], ["Santa Clara"], "2026-10-07T16:45:52.725Z"),
    ("successfactors/search_table_hand.html", [], [], None),
]


@pytest.mark.parametrize(("file", "titles", "cities", "posted"), SAMPLES)
def test_recorded_pages(file: str, titles: list[str], cities: list[str], posted: str | None) -> None:
    path = SHARED / "samples" / file
    if not path.exists():
        pytest.skip("the recorded pages are not part of the project")
    text = path.read_text(encoding="utf-8")
    reading = read(block(text) if ".jsonld" in path.name else text)
    assert len(reading.postings) == len(titles)
    assert reading.broken_blocks == 0
    for posting, title in zip(reading.postings, titles, strict=True):
        assert posting.title.startswith(title)
    for posting in reading.postings[:1]:
        assert [place.city for place in posting.places] == cities
        assert posting.posted_text == posted
