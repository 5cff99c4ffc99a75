"""Who leads customer service, by the title; titles here are written for this table."""

import pytest

from pipelines.normalize.occupation import match_occupation
from pipelines.normalize.title import clean_title
from pipelines.profile import Occupation, SearchProfile

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
