"""What is read from titles, texts and addresses: headings, tasks, references. Written for this table."""

import pytest

from pipelines.agencies import is_agency_name
from pipelines.duplicates.agencies import speaks_for_another
from pipelines.duplicates.employers import employer_of, likeness_of_employers
from pipelines.duplicates.references import addresses, references
from pipelines.duplicates.tasks import tasks_of
from pipelines.duplicates.titles import compare_titles, is_other_rank, title_words
from pipelines.duplicates.words import marks_of
from pipelines.normalize.employer import employer_key

ONE_TITLE = [
    ("Sachbearbeiter Kundenservice (m/w/d) in Teilzeit", "Sachbearbeitung Kundenservice"),
    ("Leitung Personalabteilung", "Personalleiter (m/w/d)"),
    ("Abteilungsleiter Technik", "Leitung der Abteilung Technik"),
    ("Kaufmännischer Mitarbeiter (m/w/d)", "Kaufmännische/r Mitarbeiter/in"),
    ("Technischer Kundenberater", "Technische:r Kundenberater:in"),
    ("Kauffrau/-mann für Büromanagement", "Kaufmann für Büromanagement (m/w/d)"),
    ("Lagerist (m/w/d)", "Lagermitarbeiter*in"),
    ("Vertriebsmanager (m/w/d)", "Sales Manager"),
    ("Monteur im Kundendienst", "Kundendienstmonteur"),
    ("Erzieher (m/w/d)", "Staatlich anerkannte Erzieherin"),
    ("Web Content Manager", "Web-Contentmanager*in"),
    ("Area Sales Manager Nord", "Area Sales Manager (m/w/d) Region Nord"),
    ("Projektleitung Glasfaser", "PROJEKTLEITER GLASFASER"),
    ("Leiter Wundmanagement Ambulanz", "Leiter Wund Management Ambulanz"),
    ("Software Developer (all genders)", "Softwareentwickler (m/w/d)"),
]
TWO_TITLES = [
    ("Kundenberater Strom", "Kundenberater Gas"),
    ("Web Content Manager", "Web Security Manager"),
    ("Leiter Einkauf", "Leiter Verkauf"),
    ("Koch", "Kellner"),
    ("Oberarzt Neurologie", "Oberarzt Urologie"),
    ("Verkäufer Gas", "Verkäufer Glas"),
    ("Erzieher Kita Sonnenschein", "Erzieher Kita Regenbogen"),
]


@pytest.mark.parametrize(("one", "other"), ONE_TITLE)
def test_one_title(one: str, other: str) -> None:
    found = compare_titles(title_words(one), title_words(other))
    assert found.score >= 0.95
    assert not is_other_rank(title_words(one), title_words(other))


@pytest.mark.parametrize(("one", "other"), TWO_TITLES)
def test_two_titles(one: str, other: str) -> None:
    assert compare_titles(title_words(one), title_words(other)).is_other


ONE_EMPLOYER = [
    ("Sankt-Ida-Kliniken gGmbH", "St. Ida Klinik"),
    ("Landtechnik Gretel", "Gretel Landtechnik GmbH"),
    ("Wasser- und Bodenverband Nuthe", "Wasser- u. Bodenverband Nuthe (WBV)"),
    ("Zweckverband Abwasser Rhinluch", "ZAR Rhinluch"),
    ("AWO Bezirksverband Dahme e. V.", "Arbeiterwohlfahrt Bezirksverband Dahme"),
    ("Dosseblick Heizung und Sanitär GmbH", "Dosseblick"),
    ("Gemeinde Temnitzsee, Der Bürgermeister", "Gemeindeverwaltung Temnitzsee"),
]
TWO_EMPLOYERS = [
    ("Sankt-Ida-Kliniken", "Sankt-Anna-Kliniken"),
    ("Klinikum Potsdam Nord", "Stadtwerke Potsdam Nord"),
    ("DRK Kreisverband Dahme", "DRK Kreisverband Rhinluch"),
    ("Dosseblick Reisen GmbH", "Dosseblick Metallbau GmbH"),
    ("Voss & Reimer", "Reimer & Voigt"),
    ("Märkische Technik Service", "Märkische Klima Service"),
]


@pytest.mark.parametrize(("one", "other"), ONE_EMPLOYER)
def test_one_employer(one: str, other: str) -> None:
    assert likeness_of_employers(employer_of(employer_key(one)), employer_of(employer_key(other))) >= 0.9


@pytest.mark.parametrize(("one", "other"), TWO_EMPLOYERS)
def test_two_employers(one: str, other: str) -> None:
    assert likeness_of_employers(employer_of(employer_key(one)), employer_of(employer_key(other))) == 0


MEANT = [
    ("Führung von zwölf Monteuren", "Sie leiten 12 Techniker"),
    ("sechsköpfiges Team", "team of six"),
    ("Instandhaltung der Aufzugsanlagen", "maintenance of lifts"),
    ("Bearbeitung von Beschwerden", "handling complaints"),
    ("1.900 Studierende", "1,900 students"),
]


@pytest.mark.parametrize(("one", "other"), MEANT)
def test_words_that_mean_the_same(one: str, other: str) -> None:
    mine, theirs = marks_of(one), marks_of(other)
    assert mine <= theirs or theirs <= mine


HEADED = [
    "Wir sind da.\n\nDeine Aufgaben:\nDu planst die Touren",
    "Wir sind da.\n\n**Aufgaben**\nDu planst die Touren",
    "Wir sind da.\n## Das erwartet Sie bei uns\nDu planst die Touren",
    "Wir sind da. Ihre Tätigkeiten: Du planst die Touren",
    "Wir suchen dich (m/w/d) Aufgaben Du planst die Touren",
    "We are here.\nYour role\nDu planst die Touren",
    "We are here.\nWhat you'll do:\nDu planst die Touren",
    "Wir sind da.\nWAS DU MACHST\nDu planst die Touren",
    "Wir sind da.\nAufgaben\n- Du planst die Touren\n\nWir bieten\n- Obst",
    "Wir sind da.\nAufgaben\n• Du planst die Touren\nIhr Profil:\n• Geduld",
]


@pytest.mark.parametrize("posting", HEADED)
def test_the_tasks_begin_behind_their_heading(posting: str) -> None:
    assert tasks_of(posting) == "du planst die touren"


@pytest.mark.parametrize(
    "posting", ["Vielfältige Aufgaben und ein gutes Team.", "Unsere Rolle im Markt wächst.", "", None]
)
def test_no_heading_no_tasks(posting: str | None) -> None:
    assert tasks_of(posting) is None


STATED = [
    ("Kennziffer: 12/2026", "12/2026"),
    ("unter Angabe der Kennziffer 0815-26.", "0815-26"),
    ("Referenz-Nr. YF 2201", "yf-2201"),
    ("Kennziffer: ZAM 08/26", "zam-08/26"),
    ("unter Angabe der Kennziffer bis 15/12", None),
    ("Team: Payments. Req 1203.", "1203"),
    ("Required: 12 years", None),
    ("Referenznummer YF-2201 (bitte angeben)", "yf-2201"),
    ("REF. 4711A", "4711a"),
    ("Job-ID: JR-10023", "jr-10023"),
    ("Req ID 55012", "55012"),
    ("Stellen-ID #8842", "8842"),
    ("Referenzen seit 1999", None),
    ("Unsere Kennzahlen 2025", None),
    ("Jobrad ab 2026", None),
    ("mit Preference 2000", None),
]


@pytest.mark.parametrize(("words", "number"), STATED)
def test_references(words: str, number: str | None) -> None:
    assert [one.number for one in references(words)] == ([number] if number else [])


def test_a_list_of_references_is_nobodys() -> None:
    assert references("\n".join(f"Kennziffer {number}/2026" for number in range(9))) == ()


ADDRESSES = [
    ("https://firma.example/jobs/4711", True),
    ("https://firma.example/job?id=90210", True),
    ("https://firma.example/j/1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed", True),
    ("https://firma.example/karriere", False),
    ("https://firma.example/karriere/2026", False),
    ("https://firma.example/?seite=12", False),
    ("firma.example/jobs/4711", False),
    ("mailto:jobs4711@firma.example", False),
]


@pytest.mark.parametrize(("url", "proves"), ADDRESSES)
def test_addresses(url: str, proves: bool) -> None:
    assert bool(addresses([url])) is proves


@pytest.mark.parametrize(
    "name", ["Kiez Recruiting", "Spree Personalberatung GmbH", "Randstad Deutschland", "Havel Zeitarbeit"]
)
def test_agencies_by_name(name: str) -> None:
    assert is_agency_name(name)


@pytest.mark.parametrize(
    "name", ["Märkische Haustechnik Service GmbH", "Landeshauptstadt Potsdam", "Personalrat e. V.", None]
)
def test_employers_by_name(name: str | None) -> None:
    assert not is_agency_name(name)


@pytest.mark.parametrize(
    "words",
    [
        "für unseren kunden suchen wir",
        "unser mandant ist",
        "für einen unserer kunden",
        "im auftrag unseres kunden",
        "our client is",
    ],
)
def test_texts_that_speak_for_another(words: str) -> None:
    assert speaks_for_another(words)


@pytest.mark.parametrize(
    "words",
    ["du bist für unsere kunden da", "unsere kunden erwarten", "mit unseren kunden", "kunden und mandanten", None],
)
def test_texts_that_speak_for_themselves(words: str | None) -> None:
    assert not speaks_for_another(words)
