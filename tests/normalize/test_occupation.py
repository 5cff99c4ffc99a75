"""Who leads customer service, by the title; titles here are written for this table."""

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.normalize.occupation import match_occupation
from pipelines.normalize.title import clean_title
from pipelines.profile import Occupation, SearchProfile
from tests.normalize import titles
from tests.normalize.hostile import HOSTILE

SHIPPED = SearchProfile.shipped().occupation

YES = [
    ("Kundendienstleiter (m/w/d)", "kundendienst_technical", "head"),
    ("KUNDENDIENSTLEITER", "kundendienst_technical", "head"),
    ("Kundendienstleiter*in", "kundendienst_technical", "head"),
    ("Kundendienstleiter/-in", "kundendienst_technical", "head"),
    ("KundendienstleiterIn", "kundendienst_technical", "head"),
    ("Kundendienst\u00adleiter", "kundendienst_technical", "head"),
    ("Leitung Kundendienst", "kundendienst_technical", "head"),
    ("Leiter (m/w/d) Kundendienst", "kundendienst_technical", "head"),
    ("Leiter technischer Service", "kundendienst_technical", "head"),
    ("Bereichsleitung After Sales", "kundendienst_technical", "head"),
    ("Leitung Kundenservice (w/m/d)", "customer_service", "head"),
    ("Leiterin Kundenbetreuung", "customer_service", "head"),
    ("Abteilungsleiter:in Kundenservice", "customer_service", "head"),
    ("Head of Customer Care (f/m/x)", "customer_service", "head"),
    ("Customer Service Manager", "customer_service", "manager"),
    ("Kundenservice Manager (gn)", "customer_service", "manager"),
    ("Teamleiter Kundenservice", "customer_service", "team_lead"),
    ("Teamleiter Vertrieb & Kundenservice", "customer_service", "team_lead"),
    ("Call-Center-Leiter/in", "call_center", "head"),
    ("Teamleiter Contact Center", "call_center", "team_lead"),
]
BORDERLINE = [
    "Stellv. Kundendienstleiter (m/w/d)",
    "Deputy Head of Customer Service",
    "Head of Customer Success",
    "Serviceleiter (m/w/d)",
    "Teamleiter Service",
]
NO = [
    "Kundendienstmonteur (m/w/d)",
    "Kundendiensttechniker",
    "Sachbearbeiter Kundenservice",
    "Mitarbeiter Kundenservice (m/w/d)",
    "Call-Center-Agent",
    "Assistenz der Kundendienstleitung",
    "Trainee Customer Service Management",
    "Serviceberater Kfz",
    "Vertriebsleiter",
    "Filialleiter (m/w/d)",
    "Pflegedienstleitung",
    "Key Account Manager",
    "Leiter Facility Service",
    "Disponent Kundendienst",
    "Softwareentwickler",
]


@pytest.mark.parametrize(("title", "family", "level"), YES)
def test_yes(title: str, family: str, level: str) -> None:
    match = match_occupation(title, occupation=SHIPPED)
    assert (match.match, match.family, match.level) == ("yes", family, level)
    assert len(match.kldb2010 or "") == 5


@pytest.mark.parametrize("title", BORDERLINE)
def test_borderline(title: str) -> None:
    assert match_occupation(title, occupation=SHIPPED).match == "borderline"


@pytest.mark.parametrize("title", NO)
def test_no(title: str) -> None:
    match = match_occupation(title, occupation=SHIPPED)
    assert match.match == "no"
    assert match.why


@pytest.mark.parametrize(
    ("title", "expected"),
    [("Leitung (m/w/d) Potsdam", "yes"), ("Kundendienstmonteur", "no"), ("Stellv. Leitung Service", "borderline")],
)
def test_the_board_s_own_classification_decides_where_the_title_does_not(title: str, expected: str) -> None:
    board = "Leiter/in - Kundendienst (technisch)"
    assert match_occupation(title, occupation=SHIPPED, board_occupation=board).match == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Senior Data Scientist (m/w/d)", "yes"),
        ("DATA SCIENTIST", "yes"),
        ("Data Scientists", "no"),
        ("Data Engineer", "no"),
    ],
)
def test_without_rules_a_term_in_the_title_is_a_hit(title: str, expected: str) -> None:
    occupation = Occupation(name="Data Scientist", terms=("Data Scientist",))
    assert match_occupation(title, occupation=occupation).match == expected


CLEAN = [
    ("Leiter Kundenservice (m/w/d)", "Leiter Kundenservice"),
    ("Leiter (m/w/d) Kundenservice", "Leiter Kundenservice"),
    ("Head of Customer Care (all genders)", "Head of Customer Care"),
    ("Kundendienstleiter w/m/d", "Kundendienstleiter"),
    ("Kundendienstleiter (gn) - Vollzeit", "Kundendienstleiter"),
    ("Teamleiter Kundenservice in Potsdam", "Teamleiter Kundenservice"),
    ("Teamleiter Kundenservice | Havelbogen GmbH", "Teamleiter Kundenservice"),
    ("Leiter*in Kundenservice", "Leiter*in Kundenservice"),
    ("(m/w/d)", "(m/w/d)"),
]


@pytest.mark.parametrize(("title", "clean"), CLEAN)
def test_clean_title(title: str, clean: str) -> None:
    assert clean_title(title, employer="Havelbogen GmbH", places=["Potsdam"]) == clean


FAMILIES = {
    "kundendienst_technical": titles.TECHNICAL,
    "customer_service": titles.SERVICE,
    "call_center": titles.CENTRE,
    "service_general": titles.GENERAL,
}


@pytest.mark.parametrize(
    ("family", "title"), [(family, title) for family, table in FAMILIES.items() for title in table]
)
def test_who_leads(family: str, title: str) -> None:
    match = match_occupation(title, occupation=SHIPPED)
    assert (match.match, match.family) == ("yes", family), match.why


@pytest.mark.parametrize("title", titles.BORDERLINE)
def test_who_may_lead(title: str) -> None:
    match = match_occupation(title, occupation=SHIPPED)
    assert match.match == "borderline", match.why
    assert match.family


DOUBTFUL_FAMILIES = [
    ("Stv. Leiter Call Center", "call_center"),
    ("Stv. Leiter Kundenzentrum", "customer_service"),
    ("Stv. Leiter Technischer Service", "kundendienst_technical"),
    ("Teamkoordinator Customer Care", "customer_service"),
    ("Teamkoordinator Hotline", "call_center"),
    ("Einsatzleiter Kundendienst", "kundendienst_technical"),
    ("Director Customer Operations", "customer_success"),
]


@pytest.mark.parametrize(("title", "family"), DOUBTFUL_FAMILIES)
def test_family_of_who_may_lead(title: str, family: str) -> None:
    match = match_occupation(title, occupation=SHIPPED)
    assert (match.match, match.family) == ("borderline", family)


@pytest.mark.parametrize("title", titles.NO)
def test_who_does_not_lead(title: str) -> None:
    match = match_occupation(title, occupation=SHIPPED)
    assert match.match == "no", match.why
    assert match.family is match.kldb2010 is match.esco_uri is None


NOT_YET = [
    ("Fachkraft Kundendienst, ab 2028 Leitung", "borderline"),  # promises a post that is not this one
    ("Leitung (Kundendienst und Werkstatt) in Teilung", "borderline"),
]


@pytest.mark.parametrize(("title", "expected"), [pytest.param(*row, marks=pytest.mark.xfail) for row in NOT_YET])
def test_known_gaps(title: str, expected: str) -> None:
    assert match_occupation(title, occupation=SHIPPED).match == expected


WITH_TEXT = [
    (
        "Serviceleiter",
        "Sie planen die Einsätze der Servicetechniker, Wartung und Reparatur; Ersatzteile.",
        "yes",
        "kundendienst_technical",
    ),
    (
        "Teamleiter Service",
        "Kundenanfragen, Reklamationen und Beschwerden; die Hotline liegt bei Ihnen.",
        "yes",
        "customer_service",
    ),
    ("Serviceleitung", "Sie begrüßen Gäste im Restaurant, servieren Speisen und Getränke.", "no", None),
    ("Service Manager", "ITIL, Incident-Prozesse, ServiceNow, SLA und die Betreuung der Anwender.", "no", None),
    ("Serviceleiter", "Wir freuen uns auf Sie.", "borderline", "service_general"),
    ("Serviceleiter", None, "borderline", "service_general"),
    # what the title says is not unsaid by the text
    ("Leitung Kundenservice", "Gäste, Restaurant, Speisen, Getränke, Küche", "yes", "customer_service"),
    ("Kundendiensttechniker", "Wartung, Reparatur, Ersatzteile, Störung, Techniker", "no", None),
    (
        "Head of Customer Success",
        "Wartung, Reparatur, Ersatzteile, Störung, Techniker",
        "borderline",
        "customer_success",
    ),
]


@pytest.mark.parametrize(("title", "text", "expected", "family"), WITH_TEXT)
def test_the_text_decides_where_the_title_leaves_a_doubt(
    title: str, text: str | None, expected: str, family: str | None
) -> None:
    match = match_occupation(title, occupation=SHIPPED, description=text)
    assert (match.match, match.family) == (expected, family)
    assert match.why


CODES = [
    ("Leiter Kundendienst", "25194", "1439"),
    ("Leiter Kundenservice", "61194", "1439"),
    ("Leiter/in - Kundendienst (kaufmännisch)", "61194", "1439"),
    ("Leiter Call Center", "92194", "1439"),
    ("Teamleiter Call Center", "92193", None),
    ("Head of Customer Experience", "92113", None),
    ("Serviceleiter", None, None),
]


@pytest.mark.parametrize(("title", "kldb", "isco"), CODES)
def test_official_codes(title: str, kldb: str | None, isco: str | None) -> None:
    match = match_occupation(title, occupation=SHIPPED)
    assert (match.kldb2010, match.isco08) == (kldb, isco)


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("Leiter Kundenservice", "head"),
        ("Teamleiter Kundenservice", "team_lead"),
        ("Customer Service Manager", "manager"),
        ("Stellv. Leitung Kundenservice", "deputy"),
        ("Sachbearbeiter Kundenservice", "specialist"),
        ("Kundendiensttechniker", "specialist"),
        ("Projektleiter Service", "manager"),
        ("Lead Customer Engineer", None),
        ("Lead Customer Care", "head"),
        ("TL Kundenservice", "team_lead"),
        ("Teamleiter*innen Kundendienst", "team_lead"),
        ("Obermonteur Kundendienst", "team_lead"),
        ("Industriemeister Kundendienst", "team_lead"),
        ("SHK-Meister als Leiter Kundendienst", "head"),
        ("Referent der Abteilungsleitung Kundenservice", "specialist"),
        ("Sekretärin der Leitung Kundenservice", "specialist"),
        ("Assistant Customer Service Manager", "deputy"),
        ("Trainee Teamleitung Kundenservice", "specialist"),
        ("Projektassistenz Leitung Call Center", "specialist"),
        ("Sekretariat Leitung Kundendienst", "specialist"),
        ("Projektleiter und Kundendienstleiter SHK", "head"),
        ("Kundendienstleiter-Stellvertreter", "deputy"),
        ("Executive Assistant to Head of Customer Care", "specialist"),
    ],
)
def test_level(title: str, level: str | None) -> None:
    assert match_occupation(title, occupation=SHIPPED).level == level


def test_patterns_are_written_as_the_folded_title_is() -> None:
    patterns = [
        *(pattern for words in SHIPPED.words.values() for pattern in words),
        *(rule.pattern.pattern for rule in SHIPPED.rules),
        *(rule.unless.pattern for rule in SHIPPED.rules if rule.unless),
        *(line.pattern.pattern for line in (*SHIPPED.evidence, *SHIPPED.levels)),
    ]
    assert not [pattern for pattern in patterns if "ß" in pattern or "–" in pattern]


ALL = [*titles.TECHNICAL, *titles.SERVICE, *titles.CENTRE, *titles.GENERAL, *titles.BORDERLINE, *titles.NO]
WORDS = sorted({word for title in ALL for word in title.split()})
SLOW = dataclasses.replace(SHIPPED, rules=tuple(dataclasses.replace(rule, needs=()) for rule in SHIPPED.rules))


@settings(deadline=None, max_examples=300)
@given(st.one_of(st.sampled_from(ALL), st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)))
def test_what_a_rule_needs_saves_time_and_changes_nothing(title: str) -> None:
    assert match_occupation(title, occupation=SHIPPED) == match_occupation(title, occupation=SLOW)


@pytest.mark.parametrize(("title", "clean"), titles.CLEAN)
def test_what_was_added_to_a_title_goes(title: str, clean: str) -> None:
    assert clean_title(title) == clean


@settings(deadline=None, max_examples=200)
@given(
    st.one_of(st.text(max_size=200), st.sampled_from(HOSTILE), st.sampled_from(HOSTILE).map(lambda text: text[:290]))
)
def test_no_title_raises_and_none_is_cleaned_to_nothing(title: str) -> None:
    match = match_occupation(title, occupation=SHIPPED, board_occupation=title, description=title)
    assert match.why
    cleaned = clean_title(title, employer=title, places=[title])
    assert cleaned.strip() or not title.strip()
