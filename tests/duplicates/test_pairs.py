"""Pairs of postings and whether they are one vacancy. All of them are invented.

Each row names what the other posting has instead; the first one is `FIRST` with what `given` says.
"""

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

import pytest

from pipelines.duplicates import Comparable, Comparison, compare
from pipelines.normalize import normalize
from pipelines.profile import SearchProfile
from pipelines.raw import RawPlace, RawPosting
from tests.duplicates.vacancy_texts import DISPATCH, FITTER, LEAD, LEAD_ENGLISH, OPENING, RETOLD, agency_text, text

READ_AT = dt.datetime(2026, 11, 24, 5, tzinfo=dt.UTC)
PROFILE = SearchProfile.shipped()
FIRST: dict[str, Any] = {
    "source": "arbeitsagentur",
    "source_type": "public_service",
    "url": "https://board.example/a",
    "title": "Leiter Kundendienst (m/w/d)",
    "native_id": "a-1",
    "employer": "Havelbogen Wärme GmbH",
    "place": "14467 Potsdam",
    "posted_text": "02.11.2026",
    "description": text(LEAD),
}
ELSEWHERE = {"source": "arbeitnow", "source_type": "job_board", "url": "https://other.example/b", "native_id": "b-1"}
HERE = {"url": "https://board.example/b", "native_id": "b-1"}


class Row(NamedTuple):
    what: str
    other: Mapping[str, Any]
    given: Mapping[str, Any] = MappingProxyType({})
    says: str = ""  # a reason, or a veto


SAME = [
    Row("a state that is not the city's", ELSEWHERE | {"place": "Berlin, Brandenburg"}, {"place": "Berlin"}),
    Row(
        "a quarter that no table knows", ELSEWHERE | {"place": "Lichtental, Baden-Baden, DE"}, {"place": "Baden-Baden"}
    ),
    Row("two places in one", ELSEWHERE | {"place": "Potsdam, Berlin"}, {"place": "Berlin"}, "same_place"),
    Row("two places and a slash", ELSEWHERE | {"place": "Berlin/Potsdam"}, says="same_place"),
    Row(
        "another word for who works there",
        ELSEWHERE | {"title": "Kundenservice Fachkraft"},
        {"title": "Mitarbeiter Kundenservice"},
        "reworded_title",
    ),
    Row(
        "a subject more, on one day and in one text",
        ELSEWHERE | {"title": "Leiter Kundendienst Wärmepumpen"},
        says="reworded_title",
    ),
    Row(
        "two agencies, one client",
        ELSEWHERE | {"employer": "Spree Personalberatung"},
        {"employer": "Kiez Recruiting", "description": agency_text(LEAD)},
        "agency_copy",
    ),
    Row(
        "a service desk",
        ELSEWHERE | {"title": "Spezialist:in IT-Support"},
        {"title": "IT Support Specialist"},
        "same_title",
    ),
    Row(
        "one tells anew, with another title",
        ELSEWHERE | {"title": "Serviceleiter (m/w/d)", "description": RETOLD},
        says="retold_tasks",
    ),
    Row("an agency tells anew", ELSEWHERE | {"employer": "Kiez Recruiting", "description": RETOLD}, says="agency_copy"),
    Row("the employer in another order", ELSEWHERE | {"employer": "Wärme Havelbogen"}, says="same_employer"),
    Row("early or late", ELSEWHERE | {"title": "Leiter Kundendienst - Früh- oder Spätschicht"}),
    Row(
        "for a time, and the field says otherwise",
        ELSEWHERE | {"contract_text": "unbefristet", "description": text(LEAD) + "\nDie Stelle ist befristet."},
        {"contract_text": "befristet", "description": text(LEAD) + "\nDie Stelle ist befristet."},
    ),
    Row(
        "full or part time",
        ELSEWHERE | {"title": "Leiter Kundendienst (Vollzeit/Teilzeit)"},
        {"title": "Leiter Kundendienst in Vollzeit"},
    ),
    Row(
        "one shift among the other's",
        ELSEWHERE | {"description": text(LEAD) + "\nArbeit in Früh- und Spätschicht"},
        {"description": text(LEAD) + "\nEinsatz in der Frühschicht"},
    ),
    Row("alternatives", ELSEWHERE | {"title": "Kundendienstleiter / Serviceleiter (m/w/d)"}, says="reworded_title"),
    Row("the same on another board", ELSEWHERE, says="same_tasks"),
    Row("a repost under a new id", HERE | {"posted_text": "20.11.2026"}, says="repost"),
    Row("a repost months later", HERE | {"posted_text": "02.06.2026"}, says="repost"),
    Row("all capitals", ELSEWHERE | {"title": "LEITER KUNDENDIENST"}, says="same_title"),
    Row("Leitung for Leiter", ELSEWHERE | {"title": "Leitung Kundendienst"}, says="same_title"),
    Row("Leitung des", ELSEWHERE | {"title": "Leitung des Kundendienstes (w/m/d)"}, says="same_title"),
    Row("one word", ELSEWHERE | {"title": "Kundendienstleiter (gn)"}, says="same_title"),
    Row("one word, star", ELSEWHERE | {"title": "Kundendienstleiter*in"}, says="same_title"),
    Row("one word, colon", ELSEWHERE | {"title": "Kundendienstleiter:in"}, says="same_title"),
    Row("one word, slash", ELSEWHERE | {"title": "Kundendienstleiter/-in"}, says="same_title"),
    Row("one word, capital I", ELSEWHERE | {"title": "KundendienstleiterIn"}, says="same_title"),
    Row("one word, brackets", ELSEWHERE | {"title": "Kundendienstleiter(in)"}, says="same_title"),
    Row("female form", ELSEWHERE | {"title": "Kundendienstleiterin"}, says="same_title"),
    Row("both forms", ELSEWHERE | {"title": "Kundendienstleiterin / Kundendienstleiter"}, says="same_title"),
    Row("all genders", ELSEWHERE | {"title": "Leiter Kundendienst (all genders)"}, says="same_title"),
    Row("a soft hyphen", ELSEWHERE | {"title": "Kundendienst\u00adleiter"}, says="same_title"),
    Row("the place in the title", ELSEWHERE | {"title": "Leiter Kundendienst (m/w/d) in Potsdam"}, says="same_title"),
    Row("a region in the title", ELSEWHERE | {"title": "Leiter Kundendienst, Raum Potsdam"}, says="same_title"),
    Row("hours in the title", ELSEWHERE | {"title": "Leiter Kundendienst - Vollzeit, 40 Std."}, says="same_title"),
    Row("the start in the title", ELSEWHERE | {"title": "Leiter Kundendienst ab sofort gesucht"}, says="same_title"),
    Row("pay in the title", ELSEWHERE | {"title": "Leiter Kundendienst (65.000 €)"}, says="same_title"),
    Row("a typing error", ELSEWHERE | {"title": "Leiter Kundendeinst"}, says="same_title"),
    Row(
        "a tail that another board cut",
        ELSEWHERE | {"title": "Leiter Kundendienst – Wärmepumpen und Gas"},
        says="reworded_title",
    ),
    Row("an offer of a level", ELSEWHERE | {"title": "(Senior) Leiter Kundendienst"}),
    Row(
        "English title, same text",
        ELSEWHERE | {"title": "Head of Customer Service (f/m/x)"},
        {"title": "Leiter Kundenservice (m/w/d)"},
        "same_title",
    ),
    Row(
        "English title and text",
        ELSEWHERE
        | {
            "title": "Head of Customer Service",
            "description": f"We are a family business.\n\nYour tasks\n{LEAD_ENGLISH}",
        },
        {"title": "Leiter Kundenservice (m/w/d)"},
    ),
    Row("Kundendienst in English", ELSEWHERE | {"title": "Head of Customer Service"}, says="reworded_title"),
    Row(
        "Team Lead for Teamleiter",
        ELSEWHERE | {"title": "Team Lead Customer Care"},
        {"title": "Teamleitung Kundenbetreuung"},
        "same_title",
    ),
    Row("no legal form", ELSEWHERE | {"employer": "Havelbogen Wärme"}, says="same_employer"),
    Row("another legal form", ELSEWHERE | {"employer": "Havelbogen Wärme GmbH & Co. KG"}, says="same_employer"),
    Row("umlauts spelled out", ELSEWHERE | {"employer": "HAVELBOGEN WAERME GMBH"}, says="same_employer"),
    Row(
        "the employer's site is named more fully",
        ELSEWHERE | {"employer": "Havelbogen Wärme Service GmbH"},
        says="same_employer",
    ),
    Row("no postcode", ELSEWHERE | {"place": "Potsdam"}, says="same_place"),
    Row("country and state", ELSEWHERE | {"place": "Potsdam, BB, DE"}, says="same_place"),
    Row("Potsdam as a board of Berlin prints it", ELSEWHERE | {"place": "Potsdam bei Berlin"}),
    Row("a district of it", ELSEWHERE | {"place": "Potsdam-Babelsberg"}, says="same_place"),
    Row("a district's name only", ELSEWHERE | {"place": "Babelsberg"}, says="same_place"),
    Row("another postcode on another board", ELSEWHERE | {"place": "14482 Potsdam"}, says="same_place"),
    Row("one of several places", ELSEWHERE | {"places": ("Berlin", "Potsdam")}, says="same_place"),
    Row("no place", ELSEWHERE | {"place": None}),
    Row("anywhere", ELSEWHERE | {"place": "Deutschlandweit"}),
    Row("remote on both", ELSEWHERE | {"place": "Anywhere"}, {"place": "Remote"}),
    Row("the centre of a city that is not named", ELSEWHERE | {"place": "Innenstadt"}),
    Row("part-time on the other board", ELSEWHERE | {"employment_text": "Teilzeit"}, {"employment_text": "Vollzeit"}),
    Row("part-time in the title", ELSEWHERE | {"title": "Leiter Kundendienst (m/w/d) in Teilzeit"}),
    Row("no text", ELSEWHERE | {"description": None}),
    Row("no text on either", ELSEWHERE | {"description": None}, {"description": None}),
    Row("a text cut short", ELSEWHERE | {"description": OPENING[:180] + " …"}, says="like_text"),
    Row("a text that begins in the middle", ELSEWHERE | {"description": text(LEAD)[200:]}, says="same_tasks"),
    Row(
        "another opening", ELSEWHERE | {"description": text(LEAD, opening="Wir heizen Potsdam ein.")}, says="same_tasks"
    ),
    Row("another heading", ELSEWHERE | {"description": text(LEAD, heading="Das erwartet Sie:")}, says="same_tasks"),
    Row(
        "one board flattens the text",
        ELSEWHERE | {"description": " ".join(text(LEAD, heading="Deine Aufgaben:").split())},
        says="same_tasks",
    ),
    Row(
        "an agency's copy",
        ELSEWHERE | {"employer": "Kiez Recruiting", "description": agency_text(LEAD)},
        says="agency_copy",
    ),
    Row(
        "an agency's copy, other words",
        ELSEWHERE
        | {"employer": "Spree Personalberatung GmbH", "title": "Kundendienstleitung", "description": agency_text(LEAD)},
        says="agency_copy",
    ),
    Row(
        "an agency that the text shows",
        ELSEWHERE | {"employer": "Lindner & Söhne", "description": agency_text(LEAD)},
        says="agency_copy",
    ),
    Row(
        "an agency that the board marks",
        ELSEWHERE | {"employer": "Lindner & Söhne", "staffing_text": "true"},
        says="agency_copy",
    ),
    Row(
        "an agency with a number of its own",
        ELSEWHERE | {"employer": "Kiez Recruiting", "description": agency_text(LEAD) + "\nKennziffer 99-1"},
        {"description": text(LEAD) + "\nKennziffer 12-3"},
        "agency_copy",
    ),
    Row("a hidden employer, same text", ELSEWHERE | {"employer": None}, says="same_tasks"),
    Row(
        "one reference",
        ELSEWHERE | {"description": text(DISPATCH) + "\nKennziffer: 4711/26"},
        {"description": text(LEAD) + "\nKennziffer: 4711/26"},
        "same_reference",
    ),
    Row(
        "the board's id in the other text",
        ELSEWHERE | {"description": text(LEAD) + "\nReferenznummer: 10000-1203004873-S"},
        {"native_id": "10000-1203004873-S"},
        "same_reference",
    ),
    Row(
        "one address, translated title",
        ELSEWHERE | {"title": "Field Operations Chief", "apply_url": "https://www.havelbogen.example/jobs/48213/"},
        {"apply_url": "http://havelbogen.example/jobs/48213"},
        "same_address",
    ),
    Row(
        "the other board's page is the way to apply",
        ELSEWHERE | {"apply_url": "https://board.example/jobs/90210"},
        {"url": "https://board.example/jobs/90210"},
        "same_address",
    ),
    Row(
        "one address, the aggregator's employer",
        ELSEWHERE | {"employer": "JobFuchs", "apply_url": "https://havelbogen.example/jobs/48213"},
        {"apply_url": "https://havelbogen.example/jobs/48213"},
        "same_address",
    ),
    Row(
        "references of two numberings",
        ELSEWHERE | {"description": text(LEAD) + "\nJob-ID: JR-10023"},
        {"description": text(LEAD) + "\nKennziffer: 12/2026"},
    ),
    Row(
        "pay that meets",
        ELSEWHERE | {"salary_text": "62.000 - 70.000 € pro Jahr"},
        {"salary_text": "60.000 - 65.000 € pro Jahr"},
        "same_pay",
    ),
]

APART = [
    Row(
        "a namesake in another state",
        ELSEWHERE | {"place": "Neustadt, Bayern"},
        {"place": "Neustadt, Sachsen"},
        "other_place",
    ),
    Row(
        "two villages of one country",
        ELSEWHERE | {"place": "Oberdorf, Austria"},
        {"place": "Unterdorf, Austria"},
        "other_place",
    ),
    Row(
        "two houses of one name",
        ELSEWHERE | {"employer": "Havelbogen Reisen GmbH"},
        {"employer": "Havelbogen Heizungsbau GmbH"},
        "other_employer",
    ),
    Row(
        "one is for a time",
        HERE | {"description": text(LEAD) + "\nDie Stelle ist als Elternzeitvertretung befristet."},
        {"description": text(LEAD) + "\nDer Arbeitsvertrag ist unbefristet."},
        "other_terms",
    ),
    Row(
        "two shifts in the titles",
        HERE | {"title": "Leiter Kundendienst Spätschicht"},
        {"title": "Leiter Kundendienst Frühschicht"},
        "other_title",
    ),
    Row(
        "two codes in the titles",
        ELSEWHERE | {"title": "Leiter Kundendienst Werk B12"},
        {"title": "Leiter Kundendienst Werk A7"},
        "other_title",
    ),
    Row(
        "full and part time in the titles",
        HERE | {"title": "Leiter Kundendienst in Vollzeit"},
        {"title": "Leiter Kundendienst, Teilzeit 20 Std."},
        "other_title",
    ),
    Row(
        "two shifts in the texts",
        ELSEWHERE | {"description": text(LEAD) + "\nEinsatz in der Nachtschicht"},
        {"description": text(LEAD) + "\nEinsatz in der Frühschicht"},
        "other_terms",
    ),
    Row(
        "two ledgers",
        ELSEWHERE | {"title": "Buchhalter Debitoren"},
        {"title": "Buchhalter Kreditoren"},
        "other_title",
    ),
    Row(
        "the same text with another subject, another board",
        ELSEWHERE | {"title": "Disponent Lüftung"},
        {"title": "Disponent Photovoltaik"},
        "other_title",
    ),
    Row(
        "the hours",
        HERE | {"title": "Leiter Kundendienst", "hours_text": "20 Stunden"},
        {"hours_text": "39 Stunden", "description": None},
    ),
    Row(
        "two numbers of jobs",
        ELSEWHERE | {"description": text(LEAD) + "\nStellen-Nr. 4502, Haus 5"},
        {"description": text(LEAD) + "\nStellen-Nr. 4471, Haus 3"},
        "other_reference",
    ),
    Row(
        "another team, another employer's text retold",
        ELSEWHERE | {"employer": "Märkische Klima GmbH", "description": RETOLD},
        says="other_employer",
    ),
    Row("a repost after two winters", HERE | {"posted_text": "03.03.2025"}),
    Row(
        "one address for all that the employer offers",
        ELSEWHERE | {"title": "Disponent", "description": None, "apply_url": "https://join.example/companies/4711"},
        {"apply_url": "https://join.example/companies/4711"},
        "other_title",
    ),
    Row(
        "one address, other tasks",
        ELSEWHERE | {"title": "Disponent", "description": text(DISPATCH), "apply_url": "https://j.example/4711"},
        {"apply_url": "https://j.example/4711"},
        "other_title",
    ),
    Row("one leads, one works there", ELSEWHERE | {"title": "Mitarbeiter Kundendienst (m/w/d)"}, says="other_level"),
    Row(
        "the assistant of the management",
        ELSEWHERE | {"title": "Assistenz Geschäftsführung"},
        {"title": "Geschäftsführung"},
        "other_level",
    ),
    Row(
        "a text of an agency under a third name",
        ELSEWHERE | {"employer": "Märkische Klima GmbH"},
        {"employer": "Kiez Recruiting", "description": agency_text(LEAD)},
        "other_employer",
    ),
    Row("another city, identical text", ELSEWHERE | {"place": "03046 Cottbus"}, says="other_place"),
    Row("another city, same board", HERE | {"place": "Brandenburg an der Havel"}, says="other_place"),
    Row("Berlin is not Potsdam", ELSEWHERE | {"place": "Berlin"}, says="other_place"),
    Row("the county is not the city", ELSEWHERE | {"place": "Potsdam-Mittelmark"}, says="other_place"),
    Row("a village near it", ELSEWHERE | {"place": "Michendorf bei Potsdam"}, says="other_place"),
    Row("a namesake", ELSEWHERE | {"place": "Frankfurt am Main"}, {"place": "15230 Frankfurt (Oder)"}, "other_place"),
    Row("two districts", HERE | {"place": "Potsdam-Golm"}, {"place": "Potsdam-Babelsberg"}, "other_place"),
    Row("two districts of Berlin", ELSEWHERE | {"place": "Berlin-Spandau"}, {"place": "Berlin-Mitte"}, "other_place"),
    Row("two postcodes on one board", HERE | {"place": "14482 Potsdam"}, says="other_place"),
    Row("two countries", ELSEWHERE | {"place": "Austria"}, {"place": "Germany"}, "other_place"),
    Row(
        "two places in the titles",
        HERE | {"title": "Leiter Kundendienst, Filiale Waldstadt"},
        {"title": "Leiter Kundendienst, Filiale Drewitz"},
        "other_title",
    ),
    Row("senior", ELSEWHERE | {"title": "Senior Servicetechniker"}, {"title": "Servicetechniker"}, "other_level"),
    Row(
        "junior and senior",
        ELSEWHERE | {"title": "Senior Customer Success Manager"},
        {"title": "Junior Customer Success Manager"},
        "other_level",
    ),
    Row("deputy", ELSEWHERE | {"title": "Stellvertretender Leiter Kundendienst (m/w/d)"}, says="other_level"),
    Row("deputy, short", ELSEWHERE | {"title": "Stellv. Kundendienstleiter"}, says="other_level"),
    Row(
        "deputy, English",
        ELSEWHERE | {"title": "Deputy Head of Customer Service"},
        {"title": "Head of Customer Service"},
        "other_level",
    ),
    Row("team lead", ELSEWHERE | {"title": "Teamleiter Kundendienst"}, says="other_level"),
    Row(
        "team lead, English",
        ELSEWHERE | {"title": "Team Lead Customer Service"},
        {"title": "Head of Customer Service"},
        "other_level",
    ),
    Row("trainee", ELSEWHERE | {"title": "Trainee Leitung Kundendienst"}, says="other_level"),
    Row(
        "apprentice",
        ELSEWHERE | {"title": "Ausbildung Kaufmann im Kundendienst"},
        {"title": "Kaufmann im Kundendienst"},
        "other_level",
    ),
    Row(
        "working student",
        ELSEWHERE | {"title": "Werkstudent Kundenservice"},
        {"title": "Mitarbeiter Kundenservice"},
        "other_level",
    ),
    Row(
        "internship behind the working time",
        ELSEWHERE | {"title": "Online Redakteur - Teilzeit / Praktikum"},
        {"title": "Online Redakteur"},
        "other_level",
    ),
    Row("assistant of the head", ELSEWHERE | {"title": "Assistenz der Kundendienstleitung"}, says="other_level"),
    Row("two grades", ELSEWHERE | {"title": "Servicetechniker III"}, {"title": "Servicetechniker II"}, "other_level"),
    Row("another trade", HERE | {"title": "Kundendienstmonteur", "description": text(FITTER)}, says="other_title"),
    Row(
        "another trade, same opening only",
        HERE | {"title": "Disponent Kundendienst", "description": OPENING},
        {"description": OPENING},
        "other_title",
    ),
    Row("another department", HERE | {"title": "Leiter Einkauf"}, says="other_title"),
    Row(
        "another subject",
        HERE | {"title": "Softwareentwickler Embedded"},
        {"title": "Softwareentwickler Backend"},
        "other_title",
    ),
    Row(
        "a subject more, other tasks",
        HERE | {"title": "Disponent Wärmepumpen Kundendienst", "description": text(FITTER)},
        {"title": "Disponent Kundendienst", "description": text(DISPATCH)},
    ),
    Row(
        "a subject more, openings only",
        HERE | {"title": "Berater Energie Gewerbe", "description": OPENING},
        {"title": "Berater Energie", "description": OPENING},
    ),
    Row(
        "a subject in the tail, same board",
        HERE | {"title": "Berater Energie (m/w/d) - Gewerbe", "description": OPENING},
        {"title": "Berater Energie (m/w/d)", "description": OPENING},
    ),
    Row("same title, other tasks", HERE | {"description": text(DISPATCH)}),
    Row("another employer, identical text", ELSEWHERE | {"employer": "Märkische Klima GmbH"}, says="other_employer"),
    Row(
        "another employer, its name in the text",
        ELSEWHERE
        | {
            "employer": "Märkische Klima GmbH",
            "description": text(LEAD).replace("Havelbogen Wärme", "Märkische Klima"),
        },
        says="other_employer",
    ),
    Row("an agency, other tasks", ELSEWHERE | {"employer": "Kiez Recruiting", "description": agency_text(DISPATCH)}),
    Row("an agency without a text", ELSEWHERE | {"employer": "Kiez Recruiting", "description": None}),
    Row(
        "an agency, another city",
        ELSEWHERE | {"employer": "Kiez Recruiting", "place": "Cottbus", "description": agency_text(LEAD)},
        says="other_place",
    ),
    Row(
        "an agency, deputy",
        ELSEWHERE
        | {"employer": "Kiez Recruiting", "title": "Stellv. Leiter Kundendienst", "description": agency_text(LEAD)},
        says="other_level",
    ),
    Row(
        "one agency, two clients",
        HERE | {"employer": "Kiez Recruiting", "description": agency_text(DISPATCH)},
        {"employer": "Kiez Recruiting", "description": agency_text(LEAD)},
    ),
    Row("two hidden employers", ELSEWHERE | {"employer": None, "description": text(DISPATCH)}, {"employer": None}),
    Row(
        "two hidden employers, no text",
        ELSEWHERE | {"employer": None, "description": None},
        {"employer": None, "description": None},
    ),
    Row(
        "two references",
        HERE | {"description": text(LEAD) + "\nKennziffer: 13/2026"},
        {"description": text(LEAD) + "\nKennziffer: 12/2026"},
        "other_reference",
    ),
    Row(
        "two references in the titles",
        HERE | {"title": "Leiter Kundendienst (Job-ID: 5512)"},
        {"title": "Leiter Kundendienst (Job-ID: 5513)"},
        "other_reference",
    ),
    Row(
        "two references across boards",
        ELSEWHERE | {"description": text(LEAD) + "\nReferenznummer: YF-2201"},
        {"description": text(LEAD) + "\nReferenz-Nr. YF-2199"},
        "other_reference",
    ),
    Row(
        "a careers page that all share",
        ELSEWHERE
        | {"title": "Disponent", "description": text(DISPATCH), "apply_url": "https://havelbogen.example/karriere"},
        {"apply_url": "https://havelbogen.example/karriere"},
        "other_title",
    ),
    Row(
        "one address, two cities",
        ELSEWHERE | {"place": "Cottbus", "apply_url": "https://havelbogen.example/jobs/48213"},
        {"apply_url": "https://havelbogen.example/jobs/48213"},
        "other_place",
    ),
    Row(
        "short ids that happen to be one",
        ELSEWHERE | {"native_id": "17", "employer": "Märkische Klima GmbH"},
        {"native_id": "17"},
        "other_employer",
    ),
    Row(
        "one number at two employers",
        ELSEWHERE | {"employer": "Märkische Klima GmbH", "description": text(LEAD) + "\nKennziffer: 2026-01"},
        {"description": text(LEAD) + "\nKennziffer: 2026-01"},
        "other_employer",
    ),
]


def comparable(given: Mapping[str, Any]) -> Comparable:
    fields = {**FIRST, **given}
    place, places = fields.pop("place"), fields.pop("places", None)
    named = places or ((place,) if place else ())
    raw = RawPosting(**fields, places=tuple(RawPlace(text=one) for one in named))
    return Comparable.from_posting(normalize(raw, profile=PROFILE, fetched_at=READ_AT))


def compared(row: Row) -> Comparison:
    a, b = comparable(row.given), comparable({**row.given, **row.other})
    found = compare(a, b)
    assert found == compare(b, a)
    return found


@pytest.mark.parametrize("row", SAME, ids=lambda row: row.what)
def test_one_vacancy(row: Row) -> None:
    found = compared(row)
    assert found.is_same, found
    assert not found.vetoes
    assert not row.says or row.says in found.reasons


@pytest.mark.parametrize("row", APART, ids=lambda row: row.what)
def test_two_vacancies(row: Row) -> None:
    found = compared(row)
    assert not found.is_same, found
    assert not row.says or row.says in found.vetoes


def test_every_reason_and_veto_has_its_words() -> None:
    for row in (*SAME, *APART):
        assert compared(row).in_words().endswith(".")
