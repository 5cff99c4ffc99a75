"""Pay groups: the table of the day or no figure."""

import datetime as dt

import pytest

from pipelines.normalize.salary import read_pay
from pipelines.normalize.tariff import find_grade

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


@pytest.mark.parametrize("text", ["Führerschein Klasse B, E-Bike 8 Gänge", "Etage E 3", "EG und OG", "Team 9b", "TVöD"])
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
