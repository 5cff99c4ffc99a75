"""Working time, term, place of work, language; and employers' names."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.agencies import is_agency_name
from pipelines.data import toml
from pipelines.normalize.employer import employer_key, is_public_sector
from pipelines.normalize.employment import read_employment
from tests.normalize.hostile import HOSTILE

WORDINGS = toml("employment_words.toml")["prose"]
STEMS = toml("employment_words.toml")["prose_stems"]


@pytest.mark.parametrize(
    ("said", "types", "flags"),
    [
        ("arbeitszeitVollzeit", ("full_time",), ()),
        ("arbeitszeitVollzeit, arbeitszeitTeilzeitFlexibel", ("full_time", "part_time"), ()),
        ("arbeitszeitTeilzeitAbend, istGeringfuegigeBeschaeftigung", ("minijob", "part_time"), ()),
        ("arbeitszeitSchichtNachtWochenende", (), ()),
        ("FULL_TIME", ("full_time",), ()),
        ("arbeitszeitWoanders", (), ("employment_type_unreadable",)),
        (None, (), ()),
    ],
)
def test_working_time(said: str | None, types: tuple[str, ...], flags: tuple[str, ...]) -> None:
    work = read_employment(title="x", employment_text=said)
    assert (work.types, work.flags) == (types, flags)


@pytest.mark.parametrize(
    ("said", "contract", "flags"),
    [
        ("UNBEFRISTET", "permanent", ()),
        ("BEFRISTET", "fixed_term", ()),
        ("KEINE_ANGABE", None, ()),
        ("BIS_AUF_WEITERES", None, ("contract_unreadable",)),
    ],
)
def test_contract(said: str, contract: str | None, flags: tuple[str, ...]) -> None:
    work = read_employment(title="x", contract_text=said)
    assert (work.contract, work.flags) == (contract, flags)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("40 Stunden pro Woche", 40, 40),
        ("38,5 Stunden/Woche", 38.5, 38.5),
        ("30 bis 40 Stunden pro Woche", 30, 40),
        ("30-Stunden-Woche", 30, 30),
        ("24 Stunden am Tag erreichbar", None, None),
        ("Reaktionszeit 48 Stunden", None, None),
        ("100 Stunden pro Woche", None, None),
        ("39 Std./Woche", 39, 39),
        ("39h/Woche", 39, 39),
        ("38,5 Wochenstunden", 38.5, 38.5),
        ("Wochenarbeitszeit: 37,5 Stunden", 37.5, 37.5),
        ("Die wöchentliche Arbeitszeit beträgt 39 Stunden.", 39, 39),
        ("Vollzeit (40 Stunden) oder Teilzeit", 40, 40),
        ("20 - 30 Stunden wöchentlich", 20, 30),
        ("30h bis 40h pro Woche", 30, 40),
        ("40 hours per week", 40, 40),
        ("40-Stunden-Woche", 40, 40),
        ("Öffnungszeiten 10 Stunden am Tag", None, None),
        ("Innerhalb von 24 Stunden erhalten Sie Antwort.", None, None),
        ("In den ersten 8 Wochen lernen Sie alles.", None, None),
    ],
)
def test_hours(text: str, low: float | None, high: float | None) -> None:
    work = read_employment(title="x", description=text)
    assert (work.hours_min, work.hours_max) == (low, high)


@pytest.mark.parametrize(
    ("said", "mode"),
    [
        ("homeofficemoeglich true, homeofficetyp NACH_VEREINBARUNG", "hybrid"),
        ("homeofficemoeglich false", "onsite"),
        ("TELECOMMUTE", "remote"),
        ("irgendwie", None),
        (None, None),
    ],
)
def test_work_mode(said: str | None, mode: str | None) -> None:
    assert read_employment(title="x", work_mode_text=said).work_mode == mode


def test_staffing_and_language() -> None:
    text = "Wir suchen für das Team eine Leitung und freuen uns auf die Bewerbung."
    work = read_employment(title="x", staffing_text="istArbeitnehmerUeberlassung true", description=text)
    assert (work.is_staffing, work.language) == (True, "de")
    english = "We are looking for a lead of our team and the office is in the city."
    assert read_employment(title="x", description=english).language == "en"
    assert read_employment(title="Serviceleiter").language is None


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Havelbogen Heizungsbau GmbH & Co. KG", "havelbogen heizungsbau"),
        ("HAVELBOGEN HEIZUNGSBAU", "havelbogen heizungsbau"),
        ("Müller & Söhne OHG", "mueller soehne"),
        ("Wohnstatt eG", "wohnstatt"),
        ("GmbH", "gmbh"),
        ("!!!", None),
    ],
)
def test_employer_key(name: str, key: str | None) -> None:
    assert employer_key(name) == key


@pytest.mark.parametrize(
    ("said", "low", "high"),
    [
        ("40", 40, 40),
        ("38,5 Stunden", 38.5, 38.5),
        ("30 - 40", 30, 40),
        ("ca. 30 Std.", 30, 30),
        ("nach Absprache", None, None),
    ],
)
def test_a_field_of_hours_needs_no_week(said: str, low: float | None, high: float | None) -> None:
    work = read_employment(title="x", hours_text=said)
    assert (work.hours_min, work.hours_max) == (low, high)


IN_TEXT = [
    ("Wir bieten einen unbefristeten Arbeitsvertrag.", (), "permanent"),
    ("Die Stelle ist unbefristet in Vollzeit (40 Stunden) zu besetzen.", ("full_time",), "permanent"),
    ("Die Stelle ist zunächst auf zwei Jahre befristet.", (), "fixed_term"),
    ("Befristet bis 31.12.2028 als Elternzeitvertretung.", (), "fixed_term"),
    ("Arbeitszeit: Teilzeit", ("part_time",), None),
    ("Voll- oder Teilzeit", ("full_time", "part_time"), None),
    ("This is a full-time position with a permanent contract.", ("full_time",), "permanent"),
    # both are said, so none is known
    ("Befristete Anstellung mit Aussicht auf einen unbefristeten Arbeitsvertrag.", (), None),
    ("Unsere Produkte halten unbefristet.", (), None),
    ("Sie haben jederzeit Zeit für Kunden.", (), None),
]


@pytest.mark.parametrize(("text", "types", "contract"), IN_TEXT)
def test_what_no_field_says_the_text_may(text: str, types: tuple[str, ...], contract: str | None) -> None:
    work = read_employment(title="x", description=text)
    assert (work.types, work.contract) == (types, contract)


def test_a_field_stands_before_the_text() -> None:
    text = "Wir bieten einen unbefristeten Arbeitsvertrag in Vollzeit."
    work = read_employment(title="x", employment_text="Teilzeit", contract_text="BEFRISTET", description=text)
    assert (work.types, work.contract) == (("part_time",), "fixed_term")


STAFFING = [
    ("Havel Zeitarbeit GmbH", None, None, True),
    ("Havelbogen GmbH", "Die Einstellung erfolgt im Rahmen der Arbeitnehmerüberlassung.", None, True),
    ("Havelbogen GmbH", "Für unseren Kunden in Potsdam suchen wir eine Leitung.", None, True),
    ("Havelbogen GmbH", "Für unseren Kundenservice suchen wir eine Leitung.", None, None),
    ("Havelbogen GmbH", "Wir sind ein Handwerksbetrieb.", None, None),
    ("Havel Zeitarbeit GmbH", None, "istArbeitnehmerUeberlassung false", False),
]


@pytest.mark.parametrize(("employer", "text", "said", "expected"), STAFFING)
def test_who_is_agency_name(employer: str, text: str | None, said: str | None, expected: bool | None) -> None:
    work = read_employment(title="x", employer=employer, description=text, staffing_text=said)
    assert work.is_staffing is expected
    assert is_agency_name(employer) == ("Zeitarbeit" in employer)


SAME_EMPLOYER = [
    "Müller & Söhne GmbH & Co. KG",
    "Mueller & Soehne GmbH & Co KG",
    "MÜLLER & SÖHNE GMBH",
    "Müller & Söhne GmbH - Niederlassung Potsdam",
    "Müller & Söhne GmbH, NL Berlin",
    "Müller & Söhne (Filiale 12)",
    "Müller & Söhne GmbH Standort Teltow",
    "Müller & Söhne Gesellschaft mit beschränkter Haftung",
    "Müller  & Söhne  GmbH & Co. KGaA",
    "Müller & Söhne e.K.",
]


@pytest.mark.parametrize("name", SAME_EMPLOYER)
def test_spellings_of_one_employer_join(name: str) -> None:
    assert employer_key(name) == "mueller soehne"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Stadtwerke Potsdam GmbH", "Stadtwerke Teltow GmbH"),
        ("Havelbogen Service GmbH", "Havelbogen Heizung GmbH"),
        ("Standort Berlin GmbH", "Standort Potsdam GmbH"),
    ],
)
def test_different_employers_stay_apart(one: str, other: str) -> None:
    assert employer_key(one) != employer_key(other)


PUBLIC = [
    ("Landeshauptstadt Potsdam", None, True),
    ("Stadt Teltow", None, True),
    ("Landkreis Potsdam-Mittelmark", None, True),
    ("Bundesamt für Erfundenes", None, True),
    ("Ministerium für Wasserspiele", None, True),
    ("Universität Potsdam", None, True),
    ("Wasserbetriebe Havel AöR", None, True),
    ("Stadtwerke Potsdam GmbH", None, None),
    ("Stadtwerke Potsdam GmbH", "TV-V", True),
    ("Havelbogen GmbH", "TVöD-VKA", True),
    ("Havelbogen GmbH", "AVR DD", None),
    ("Stadtbäckerei Nord", None, None),
    ("Stadt Apotheke Potsdam", None, None),
    ("Amt Erfundenhausen", None, True),
    ("Land Brandenburg", None, True),
    ("Land Rover Händler Havel", None, None),
    ("Markt Apotheke", None, None),
    ("Zoll und Partner", None, None),
    ("Internationale Hochschule Erfunden", None, None),
    ("Land und Leute Reisen GmbH", None, None),
    (None, None, None),
]


@pytest.mark.parametrize(("employer", "tariff", "expected"), PUBLIC)
def test_public_sector(employer: str | None, tariff: str | None, expected: bool | None) -> None:
    assert is_public_sector(employer, tariff=tariff) is expected


def test_an_agreement_that_is_only_followed_says_nothing_of_the_sector() -> None:
    assert is_public_sector("Havelbogen GmbH", tariff="TVöD-VKA", by_analogy=True) is None


@settings(deadline=None, max_examples=200)
@given(st.one_of(st.text(max_size=200), st.sampled_from(HOSTILE)))
def test_nothing_raises(text: str) -> None:
    work = read_employment(title=text, employment_text=text, hours_text=text, description=text, employer=text)
    assert work.hours_min is None or 1 <= work.hours_min <= 60
    assert employer_key(text) is None or employer_key(text)
    is_public_sector(text, tariff=text)


@pytest.mark.parametrize("meaning", WORDINGS)
def test_every_wording_holds_a_stem_that_it_is_looked_for_by(meaning: str) -> None:
    @given(st.sampled_from(WORDINGS[meaning]).flatmap(lambda wording: st.from_regex(wording, fullmatch=True)))
    def check(text: str) -> None:
        assert any(stem in text for stem in STEMS[meaning])
        assert len(text) <= 160

    check()


@pytest.mark.parametrize(
    ("description", "hours"),
    [
        ("Vollzeit: 38 h. Früher waren es 40 Stunden pro Woche.", 38),
        ("Arbeiten Sie 35 Stunden pro Woche oder in Vollzeit (40 h).", 35),
        ("Wochenarbeitszeit: 39 Stunden", 39),
        ("İstanbul grüßt. Wochenarbeitszeit: 37,5 Stunden", 37.5),
        ("Seit 140 Stunden pro Woche geredet wird, gelten 36 Wochenstunden", 36),
    ],
)
def test_the_first_number_of_hours_a_week(description: str, hours: float) -> None:
    assert read_employment(title="x", description=description).hours_min == hours
