"""Reading a published posting again: nothing changes while the rules stay; only what a rule says changes with it."""

import dataclasses
import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.posting import EXAMPLE, Posting
from pipelines.normalize import normalize
from pipelines.normalize.again import read_again
from pipelines.profile import SearchProfile
from pipelines.raw import RawPlace, RawPosting
from tests.normalize import titles
from tests.normalize.contact_wordings import WORDINGS, invented, planted

NOW = dt.datetime(2026, 11, 24, 5, tzinfo=dt.UTC)
PROFILE = SearchProfile.shipped()
SENTENCES = [
    "Wir suchen eine Leitung für unser Team.",
    "Bewerbungsfrist: 21.12.2026",
    "Wir zahlen 3.400 bis 3.900 Euro brutto im Monat.",
    "Entgeltgruppe 9b TVöD-VKA.",
    "Wir bieten einen unbefristeten Arbeitsvertrag in Vollzeit (39 Stunden/Woche).",
    "Servicetechniker, Wartung, Reparatur, Ersatzteile.",
    *(planted(wording, invented(number)) for number, wording in enumerate(WORDINGS[:40])),
]
TITLES = [*titles.TECHNICAL, *titles.SERVICE, *titles.BORDERLINE, *titles.NO, *(title for title, _ in titles.CLEAN)]


@st.composite
def raw_postings(draw: st.DrawFn) -> RawPosting:
    def maybe(*values: str) -> str | None:
        return draw(st.one_of(st.none(), st.sampled_from(values)))

    places = [RawPlace(text="14467 Potsdam"), RawPlace(postcode="14482", city="Potsdam"), RawPlace(text="Berlin-Mitte")]
    return RawPosting(
        source="demo",
        source_type="job_board",
        url="https://jobs.example/7",
        native_id="7",
        title=draw(st.sampled_from(TITLES)),
        employer=maybe("Havelbogen Heizung GmbH & Co. KG - Niederlassung Potsdam", "Stadt Teltow", "Havel Zeitarbeit"),
        description="\n".join(draw(st.lists(st.sampled_from(SENTENCES), max_size=5))) or None,
        occupation_text=maybe("Leiter/in - Kundendienst (technisch)", "Kundenberater/in"),
        posted_text=maybe("2026-11-20", "vor 3 Tagen", "gestern", "2027-02-01", "demnächst"),
        first_published_text=maybe("2026-11-21", "2025-01-01", "irgendwann"),
        valid_until_text=maybe("2026-12-24", "01.11.2026", "bald"),
        start_text=maybe("ab sofort", "01.01.2027", "unklar"),
        modified_text=maybe("2026-11-20T11:43:41", "neulich"),
        places=tuple(draw(st.lists(st.sampled_from(places), max_size=2))),
        work_mode_text=maybe("hybrid", "TELECOMMUTE", "irgendwie"),
        employment_text=maybe("Vollzeit", "Vollzeit, Teilzeit", "arbeitszeitWoanders"),
        contract_text=maybe("BEFRISTET", "UNBEFRISTET", "BIS_AUF_WEITERES"),
        hours_text=maybe("38,5 Stunden", "40"),
        staffing_text=maybe("istArbeitnehmerUeberlassung false"),
        salary_min_text=maybe("52000"),
        salary_period_text=maybe("JAHRESGEHALT"),
        flags=("detail_missing",) if draw(st.booleans()) else (),
    )


@settings(deadline=None, max_examples=400)
@given(raw_postings())
def test_with_the_same_rules_nothing_changes(raw: RawPosting) -> None:
    posting = normalize(raw, profile=PROFILE, fetched_at=NOW)
    assert read_again(posting, profile=PROFILE) == posting


def changed(before: Posting, after: Posting) -> set[str]:
    names = (field.name for field in dataclasses.fields(Posting))
    return {name for name in names if getattr(before, name) != getattr(after, name)}


def test_a_contact_that_an_older_rule_missed_is_taken_out() -> None:
    old = dataclasses.replace(EXAMPLE, description="Ihr Ansprechpartner ist Mia Musterfrau.", flags=())
    again = read_again(old, profile=PROFILE)
    assert again.description == "Ihr Ansprechpartner ist [contact]."


def test_relative_dates_count_from_the_day_of_the_crawl() -> None:
    old = dataclasses.replace(EXAMPLE, posted_text="vor 3 Tagen", fetched_at=dt.datetime(2025, 3, 10, 5, tzinfo=dt.UTC))
    assert read_again(old, profile=PROFILE).posted_on == dt.date(2025, 3, 7)


def test_another_rule_changes_its_own_columns_only() -> None:
    raw = RawPosting(source="demo", source_type="job_board", url="https://jobs.example/7", title="Leiter Kundenservice")
    posting = normalize(raw, profile=PROFILE, fetched_at=NOW)
    occupation = PROFILE.occupation
    first = dataclasses.replace(occupation.rules[0], why="not wanted", match="no", pattern=titles_pattern(), needs=())
    other = dataclasses.replace(PROFILE, occupation=dataclasses.replace(occupation, rules=(first, *occupation.rules)))
    again = read_again(posting, profile=other)
    assert again.occupation_why == "not wanted"
    assert changed(posting, again) == {
        *("occupation_match", "occupation_why", "family", "kldb2010", "isco08", "esco_uri"),
    }


def titles_pattern() -> "object":
    import re

    return re.compile("kundenservice")


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("city", "Potsdam"),
        ("lat", 52.4),
        ("hours_per_week_min", 37.0),
        ("is_staffing", False),
        ("first_published_on", dt.date(2025, 1, 1)),
        ("salary_min", 52000.0),
    ],
)
def test_what_its_wording_is_gone_for_stays(column: str, value: object) -> None:
    structured = {"salary_basis": "structured", "salary_text": "52000"} if column == "salary_min" else {}
    old = dataclasses.replace(EXAMPLE, **{column: value}, **structured)
    assert getattr(read_again(old, profile=PROFILE), column) == value
