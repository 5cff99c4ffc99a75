"""Pay groups: the table of the day or no figure."""

import datetime as dt
from itertools import pairwise

import pytest

from pipelines.data import table
from pipelines.normalize.salary import read_pay
from pipelines.normalize.tariff import find_grade
from pipelines.normalize.tariff_table import table_warnings

DAY = dt.date(2026, 11, 24)

GRADES = [
    # text, agreement, group, min, max, flags
    ("Entgeltgruppe 9b TVöD-VKA", "TVöD-VKA", "E 9b", 3779.84, 5313.37, ()),
    ("Vergütung nach EG 9b TVöD (VKA)", "TVöD-VKA", "E 9b", 3779.84, 5313.37, ()),
    ("E9c TVöD VKA", "TVöD-VKA", "E 9c", 4010.72, 5527.70, ()),
    ("TV-L E 11", "TV-L", "E 11", 4178.35, 6050.95, ()),
    ("Entgeltgruppe 10 TV-V", "TV-V", "E 10", 4912, 6255, ()),
    ("EG 9a bis EG 10 TVöD-VKA", "TVöD-VKA", "E 9a-E 10", 3658.61, 5753.35, ()),
    ("E 9a - 11 TVöD Bund", "TVöD-Bund", "E 9a-E 11", 3691.52, 6326.77, ()),
    ("Entgeltgruppe 8 TVöD", "TVöD", "E 8", 3486.40, 4230.97, ()),  # both parts pay the same
    ("Entgeltgruppe 9b TVöD", "TVöD", "E 9b", None, None, ("tariff_ambiguous",)),
    ("Eingruppierung: EG 9b", None, "E 9b", None, None, ("tariff_unknown",)),
    ("EG 9 TVöD-VKA", "TVöD-VKA", "E 9", None, None, ("tariff_unknown",)),  # no such group: 9a, 9b and 9c
    ("EG 7 AVR", "AVR", "E 7", None, None, ("tariff_unknown",)),
    ("in Anlehnung an den TVöD-VKA, EG 11", "TVöD-VKA", "E 11", None, None, ("tariff_by_analogy",)),
]


@pytest.mark.parametrize(("text", "agreement", "group", "low", "high", "flags"), GRADES)
def test_a_pay_group(
    text: str, agreement: str | None, group: str, low: float | None, high: float | None, flags: tuple[str, ...]
) -> None:
    grade = find_grade(f"Wir bieten viel.\n{text}\nWir freuen uns.", day=DAY)
    assert grade is not None
    months = grade.month_min_eur, grade.month_max_eur
    assert (grade.text, grade.agreement, grade.group, *months, grade.flags) == (
        text,
        agreement,
        group,
        low,
        high,
        flags,
    )


@pytest.mark.parametrize("text", ["Führerschein Klasse B, E-Bike 8 Gänge", "Etage E 3", "EG und OG", "Team 9b"])
def test_no_pay_group(text: str) -> None:
    assert find_grade(text, day=DAY) is None


def test_the_table_is_that_of_the_day() -> None:
    text = "Entgeltgruppe 9b TVöD-VKA"
    months = [find_grade(text, day=day) for day in (dt.date(2026, 4, 30), dt.date(2026, 5, 1), dt.date(2027, 4, 1))]
    assert [grade and (grade.month_min_eur, grade.flags) for grade in months] == [
        (3676.89, ()),
        (3779.84, ()),
        (None, ("tariff_table_expired",)),
    ]


def test_a_year_is_twelve_months_of_the_table() -> None:
    pay = read_pay(description="Entgeltgruppe 9b TVöD-VKA", day=DAY)
    assert (pay.kind, pay.basis, pay.period, pay.is_disclosed) == ("tariff", "tariff_table", "month", True)
    assert (pay.year_min_eur, pay.year_max_eur) == (45358.08, 63760.44)


def test_a_stated_figure_beats_the_table() -> None:
    assert read_pay(description="Gehalt: 4.000 € brutto im Monat, EG 9b TVöD-VKA", day=DAY).basis == "parsed"


WORDINGS = [
    # text, agreement, group
    ("Vergütung nach EG 9b TVöD, gern mit Erfahrung in der Beratung", "TVöD", "E 9b"),
    ("Bewertung: EG 10 / A 11", None, "E 10"),
    ("EG 8", None, "E 8"),
    ("Gruppe: EG 9b - EG 11", None, "E 9b-E 11"),
    ("Tarif: AVR Caritas", "AVR Caritas", None),
    ("Die Vergütung erfolgt nach Entgeltgruppe 11 TV-L.", "TV-L", "E 11"),
    ("Bezahlung nach TVöD (VKA) bis zur Entgeltgruppe 10", "TVöD-VKA", "E 10"),
    ("Entgelt nach EG 13 TV-L (100 %)", "TV-L", "E 13"),
    ("E 13 TV-L, 65 %", "TV-L", "E 13"),
    ("TV-L E13", "TV-L", "E 13"),
    ("Vergütung: TVöD SuE S 11b", "TVöD", "S 11b"),
    ("TVöD-SuE S8b", "TVöD", "S 8b"),
    ("Eingruppierung in EG 6 des TVöD", "TVöD", "E 6"),
    ("Entgeltgruppe 9a bis 9b TVöD-Bund", "TVöD-Bund", "E 9a-E 9b"),
    ("EG 9a/9b TVöD VKA", "TVöD-VKA", "E 9a-E 9b"),
    ("EG 8 oder EG 9a TVöD", "TVöD", "E 8-E 9a"),
    ("P 8 TVöD-P", "TVöD", "P 8"),
    ("Entgeltgruppe P7 (TVöD-K)", "TVöD-K", "P 7"),
    ("Besoldungsgruppe A 12 BbgBesO", "Besoldung", "A 12"),
    ("BesGr. A 9 bis A 11", "Besoldung", "A 9-A 11"),
    ("W2-Professur, Besoldungsgruppe W 2", "Besoldung", "W 2"),
    ("A 13 LBesO", "Besoldung", "A 13"),
    ("Vergütung nach AVR Caritas", "AVR Caritas", None),
    ("Entlohnung nach AVR DWBO, EG 7", "AVR DWBO", "E 7"),
    ("Wir zahlen nach dem Tarifvertrag der IG Metall.", "IG Metall", None),
    ("Bezahlung nach iGZ-DGB-Tarifvertrag", "iGZ-DGB", None),
    ("Vergütung nach BAT-KF", "BAT-KF", None),
    ("Salary according to TV-L E 13, 40 h/week", "TV-L", "E 13"),
    ("pay grade E 14 TV-L", "TV-L", "E 14"),
    ("remuneration group 9b TVöD", "TVöD", "E 9b"),
    ("Entgeltgruppe: E 11", None, "E 11"),
    ("Die Stelle ist nach EG 9c bewertet", None, "E 9c"),
    ("Vergütung nach dem Tarifvertrag für den öffentlichen Dienst (TVöD-VKA), Entgeltgruppe 9b", "TVöD-VKA", "E 9b"),
    ("Tarifvertrag für den öffentlichen Dienst der Länder (TV-L), Entgeltgruppe 6", "TV-L", "E 6"),
    ("TV-V Entgeltgruppe 9", "TV-V", "E 9"),
    ("Vergütung gem. TV-V EG 7 - 8", "TV-V", "E 7-E 8"),
    ("TV-N Berlin, Entgeltgruppe 5", "TV-N", "E 5"),
    ("Vergütung nach TVöD VKA EG 9b mit 39 Stunden/Woche", "TVöD-VKA", "E 9b"),
    ("TVöD, 13. Monatsgehalt, 30 Tage Urlaub", "TVöD", None),
    ("Vollzeit, EG 9b TVöD (39 h)", "TVöD", "E 9b"),
    ("Entgeltgruppe 15 TV-L", "TV-L", "E 15"),
    ("Wir bieten: EG5 TVöD", "TVöD", "E 5"),
    ("bis zu E 12 TV-L", "TV-L", "E 12"),
    ("Die Eingruppierung erfolgt in Entgeltgruppe E 10 TVöD/VKA (50 %)", "TVöD-VKA", "E 10"),
    ("TVöD (Entgeltgruppe 7), unbefristet", "TVöD", "E 7"),
    ("Stellenwert: A 11 BbgBesO / EG 10 TV-L", "Besoldung", "A 11"),
    ("Vergütung nach Kollektivvertrag für Handelsangestellte", "Kollektivvertrag für Handelsangestellte", None),
    ("TVöD Bund E 13 Ü", "TVöD-Bund", "E 13Ü"),
    ("Tarif: TVöD", "TVöD", None),
    ("TVÖD EG 9b", "TVöD", "E 9b"),
    ("TVoeD E8", "TVöD", "E 8"),
    ("EG 9 b TVöD", "TVöD", "E 9b"),
    ("Lohngruppe 5 TV-L", "TV-L", "E 5"),
    ("AVR zzgl. Zulagen", "AVR", None),
    ("KAVO + Zulagen", "KAVO", None),
    ("S 8b TV-SuE", "TV-SuE", "S 8b"),
    ("Für das Arbeitsverhältnis gilt der TVöD.", "TVöD", None),
]


@pytest.mark.parametrize(("text", "agreement", "group"), WORDINGS)
def test_wordings(text: str, agreement: str | None, group: str | None) -> None:
    grade = find_grade(text, day=DAY)
    assert grade is not None
    assert (grade.agreement, grade.group) == (agreement, group)


NO_SCALE = [
    "im EG 2 Zimmer",
    "EG-Sicherheitsdatenblätter nach 1272/2008",
    "S-Bahn S 7, Parkplatz P 8",
    "ERA Immobilien Potsdam",
    "Betriebsrat und IG Metall vor Ort",
    "Kenntnisse im Tarif- und Entgeltrecht (TVöD)",
    "Gehalt nach Haustarifvertrag",
    "tarifliche Vergütung",
    "Kenntnisse im TVöD wünschenswert",
    "30 Tage Urlaub nach TVöD",
    "Zulagen nach TVöD",
    "Für den Urlaub gilt der TVöD.",
    "im TV Spot zu sehen, Gehalt top",
    "Smart-TV 55 Zoll",
    "Autobahn A 10, Ausfahrt 7",
    "Deutsch B2, Englisch C1",
    "Bewerbung bis 15.12. an EG Potsdam, Zimmer 3",
    "Personalkosten nach TVöD E 11 kalkulieren",
]


@pytest.mark.parametrize("text", NO_SCALE)
def test_no_pay_scale(text: str) -> None:
    assert find_grade(text, day=DAY) is None


@pytest.mark.xfail(strict=True)
@pytest.mark.parametrize("text", ["Tätigkeit der E-Gruppe 9", "BAT IVb"])
def test_no_pay_scale_yet(text: str) -> None:
    grade = find_grade(text, day=DAY)
    assert grade is not None
    assert grade.group is not None


def test_group_and_agreement_in_different_lines() -> None:
    grade = find_grade("Entgeltgruppe: 9b\nUrlaub: 30 Tage\nEs gilt der Tarifvertrag TVöD-VKA.", day=DAY)
    assert grade is not None
    assert (grade.agreement, grade.month_min_eur) == ("TVöD-VKA", 3779.84)
    similar = find_grade("Entgeltgruppe: 9b\nVergütung in Anlehnung an den TVöD-VKA", day=DAY)
    assert similar is not None
    assert (similar.month_min_eur, similar.flags) == (None, ("tariff_by_analogy",))


def test_an_upper_group_alone_leaves_the_lower_end_open() -> None:
    pay = read_pay(description="Eingruppierung bis EG 11 TV-L", day=DAY)
    assert (pay.min, pay.max, pay.kind, pay.year_max_eur) == (None, 6050.95, "tariff", 72611.4)


def test_part_time_takes_its_share_of_the_table() -> None:
    pay = read_pay(description="Entgeltgruppe 9b TVöD-VKA", day=DAY, hours_per_week=30)
    assert (pay.min, pay.year_min_eur) == (3779.84, 34890.83), "the month as in the table, the year for 30 of 39 hours"
    assert (pay.year_fte_min_eur, pay.year_basis) == (45358.08, "3779.84 to 5313.37 EUR/month x 12 x 30/39 h")


def test_an_agreement_without_a_group_discloses_no_pay() -> None:
    pay = read_pay(description="Vergütung nach TVöD", day=DAY)
    assert (pay.tariff, pay.tariff_group, pay.kind, pay.is_disclosed) == ("TVöD", None, None, False)


def test_the_group_stands_beside_a_stated_figure() -> None:
    pay = read_pay(field_text="4.000 € im Monat", description="EG 9b TVöD-VKA", day=DAY)
    assert (pay.min, pay.basis, pay.tariff, pay.tariff_group) == (4000, "parsed", "TVöD-VKA", "E 9b")


@pytest.mark.parametrize("agreement", ["TVöD-VKA", "TVöD-Bund", "TV-L", "TV-V"])
def test_the_tables_are_whole(agreement: str) -> None:
    rows = [row for row in table("pay/tariffs.csv") if row["agreement"] == agreement]
    sources = {row["key"] for row in table("pay/tariff_sources.csv")}
    assert rows
    for row in rows:
        steps = [float(row[f"step_{number}"]) for number in range(1, 7) if row[f"step_{number}"]]
        assert steps
        assert all(1_900 < step < 12_000 for step in steps)
        assert dt.date.fromisoformat(row["valid_from"]) < dt.date.fromisoformat(row["valid_to"] or "9999-12-31")
        assert set(row["source"].split()) <= sources
    for group in {row["group"] for row in rows}:
        spans = sorted((row["valid_from"], row["valid_to"]) for row in rows if row["group"] == group)
        for (_, end), (start, _) in pairwise(spans):
            assert dt.date.fromisoformat(end) + dt.timedelta(days=1) == dt.date.fromisoformat(start), (
                "no gap, no overlap"
            )


def test_a_table_that_ends_is_announced() -> None:
    assert table_warnings(dt.date(2026, 12, 1)) == []
    assert any("TVöD-VKA ends on 2027-03-31" in sentence for sentence in table_warnings(dt.date(2027, 2, 15)))
    assert any("TVöD-VKA ended on 2027-03-31" in sentence for sentence in table_warnings(dt.date(2027, 5, 1)))
