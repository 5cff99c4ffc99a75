import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.normalize.dates import read_deadline

NOW = dt.datetime(2026, 11, 25, 9, 30, tzinfo=dt.UTC)  # a Wednesday, half past ten in Berlin
TODAY = NOW.date()

SEEN_ON_BOARDS = [
    ("2026-12-20", "2026-12-20", "day"),
    ("20.12.2026", "2026-12-20", "day"),
    ("Bewerbungsfrist: 20.12.2026", "2026-12-20", "day"),
    ("Bewerbungsschluss So., 20.12.2026", "2026-12-20", "day"),
    ("bis spätestens 20.12.", "2026-12-20", "day"),
    ("20.12.2026, 23:59 Uhr", "2026-12-20", "datetime"),
    ("Frist 20.12.26 12:00", "2026-12-20", "datetime"),
    ("Closing date: 20 December 2026", "2026-12-20", "day"),
    ("heute", "2026-11-25", "day"),
    ("noch 5 Tage", "2026-11-30", "day"),
    ("endet in 3 Wochen", "2026-12-16", "week"),
    ("Ende Dezember", "2026-12-31", "part_month"),
    ("Mitte Januar 2027", "2027-01-15", "part_month"),
    ("Dezember 2026", "2026-12-31", "month"),
    ("bis KW 51", "2026-12-20", "week"),
    ("laufend, spätestens 20.12.2026", "2026-12-20", "day"),
]
RANGES_END = [
    ("01.12.2026 - 20.12.2026", "2026-12-20", "day"),
    ("01.12.–20.12.2026", "2026-12-20", "day"),
    ("vom 1. bis 20. Dezember", "2026-12-20", "day"),
    ("1.12.2026 bis einschließlich 20.12.2026", "2026-12-20", "day"),
]
YEARS = [
    ("26.08.", "2027-08-26", "day"),
    ("27.08.", "2026-08-27", "day"),  # 90 days ago: just passed
    ("31. Jan.", "2027-01-31", "day"),
]
TRAPS = [
    ("Bewerbungsfrist: 02.12.2026, Gespräche am 10.12.2026", "2026-12-02", "day"),
    ("Veröffentlicht 01.11.2026, Bewerbungsschluss 20.12.2026", "2026-12-20", "day"),
    ("2026-12-20T23:00:00+01:00", "2026-12-20", "datetime"),
]
WORDINGS = [
    ("Freitag", "2026-11-27", "day"),
    ("bis Freitag", "2026-11-27", "day"),
    ("nächsten Mittwoch", "2026-12-02", "day"),
    ("heute 23:59 Uhr", "2026-11-25", "day"),
    ("bis morgen", "2026-11-26", "day"),
    ("bis Monatsende", "2026-11-30", "part_month"),
    ("Ende des Monats", "2026-11-30", "part_month"),
    ("Ende dieses Monats", "2026-11-30", "part_month"),
    ("Mitte nächsten Monats", "2026-12-15", "part_month"),
    ("bis zum Jahresende", "2026-12-31", "year"),
    ("bis Ende des Jahres", "2026-12-31", "year"),
    ("Ende nächster Woche", "2026-12-06", "week"),
    ("by the end of the month", "2026-11-30", "part_month"),
    ("end of the year", "2026-12-31", "year"),
    ("end of January", "2027-01-31", "part_month"),
    ("bis Ende KW 50", "2026-12-13", "week"),
    ("KW 50/51", "2026-12-20", "week"),
    ("KW 01/27", "2027-01-10", "week"),
    ("50. KW", "2026-12-13", "week"),
    ("Ende Q1 2027", "2027-03-31", "quarter"),
    ("bis Ende des 1. Quartals 2027", "2027-03-31", "quarter"),
    ("noch 5 Stunden", "2026-11-25", "hour"),
    ("3 days left", "2026-11-28", "day"),
    ("closes in 5 days", "2026-11-30", "day"),
    ("innerhalb der nächsten 4 Wochen", "2026-12-23", "week"),
    ("1. bis 15. Dezember", "2026-12-15", "day"),
    ("December 1-15, 2026", "2026-12-15", "day"),
    ("Dec 1 - Dec 15, 2026", "2026-12-15", "day"),
    ("30 November 2026 to 15 December 2026", "2026-12-15", "day"),
    ("vom 01.12. bis zum 20.12.", "2026-12-20", "day"),
    ("verlängert bis 15.12.2026 (bisher 30.11.2026)", "2026-12-15", "day"),
    ("gültig ab 01.11.2026 bis 30.11.2026", "2026-11-30", "day"),
    ("bis zum 15. d. M.", "2026-11-15", "day"),
    ("bis zum 30. dieses Monats", "2026-11-30", "day"),
    ("bis zum 15. des Folgemonats", "2026-12-15", "day"),
    ("bis zum fünfzehnten Dezember", "2026-12-15", "day"),
    ("Ende August", "2026-08-31", "part_month"),
    ("15.12.2026 24:00 Uhr", "2026-12-15", "datetime"),
    ("15.12.2026, 12 Uhr", "2026-12-15", "datetime"),
    ("15.12. 12:00 Uhr", "2026-12-15", "datetime"),
    ("Mitternacht des 15. Dezember", "2026-12-15", "day"),
    ("Ausschreibungsende 15.12.2026", "2026-12-15", "day"),
    ("Expires on 15/12/2026", "2026-12-15", "day"),
    ("Online bis 15.12.2026", "2026-12-15", "day"),
    ("Frist: 15. Dez. 2026, Eingang 16. Dez. 2026", "2026-12-15", "day"),
    ("Sonntag 20. Dezember", "2026-12-20", "day"),
    ("31.12.26", "2026-12-31", "day"),
    ("2026-12-31T22:59:59Z", "2026-12-31", "datetime"),
    ("2026-12-31T23:59:59.999+01:00", "2026-12-31", "datetime"),
    ("1798757999", "2026-12-31", "datetime"),
    ("bis 2. Januar", "2027-01-02", "day"),
    ("apply by January 2nd", "2027-01-02", "day"),
    ("Apply before 5 Jan 2027, 5pm GMT", "2027-01-05", "datetime"),
    ("bis Ende Januar/Anfang Februar", "2027-02-01", "part_month"),
    ("Januar 2027", "2027-01-31", "month"),
    ("15. Dezember d. J.", "2026-12-15", "day"),
    ("bis 20.12.", "2026-12-20", "day"),
    ("bis spätestens zum 20.12.", "2026-12-20", "day"),
    ("bis einschl. 20.12.", "2026-12-20", "day"),
    ("bis Ende des Monats", "2026-11-30", "part_month"),
    ("zwanzigster Dezember", "2026-12-20", "day"),
    ("bis Jahresende", "2026-12-31", "year"),
    ("Ende: 15.12.2026", "2026-12-15", "day"),
    ("Läuft bis: 15.12.2026", "2026-12-15", "day"),
    ("Bewirb dich bis zum 15.12.", "2026-12-15", "day"),
    ("until 15 December 2026", "2026-12-15", "day"),
    ("Apply by 12/15/2026", "2026-12-15", "day"),
    ("Application deadline: Dec 15", "2026-12-15", "day"),
    ("Deadline - December 15th, 2026", "2026-12-15", "day"),
    ("15. Dezember 2026, 23:59 Uhr MEZ", "2026-12-15", "datetime"),
    ("Noch 12 Tage online", "2026-12-07", "day"),
    ("Endet heute", "2026-11-25", "day"),
    ("endet morgen", "2026-11-26", "day"),
    ("abgelaufen am 15.11.2026", "2026-11-15", "day"),
    ("Ende des Jahres 2026", "2026-12-31", "year"),
    ("Mitte/Ende Januar", "2027-01-31", "part_month"),
    ("bis spätestens Mitte Januar", "2027-01-15", "part_month"),
    ("2026-12-15T00:00:00", "2026-12-15", "datetime"),
    ("Bewerbungsschluss: Freitag, 11. Dezember 2026, 12.00 Uhr", "2026-12-11", "datetime"),
    ("Fr 11.12.", "2026-12-11", "day"),
    ("bis 11. Dez", "2026-12-11", "day"),
    ("bis zum 11.12.2026, 24.00 Uhr", "2026-12-11", "datetime"),
    ("11.12.2026 bis 12:00 Uhr", "2026-12-11", "datetime"),
    ("Einsendeschluss 11.12.26", "2026-12-11", "day"),
    ("closes 11 Dec 2026 at 23:59", "2026-12-11", "datetime"),
    ("Applications close on Friday, 11 December", "2026-12-11", "day"),
    ("Valid until 2026-12-11", "2026-12-11", "day"),
    ("gültig bis 11.12.2026", "2026-12-11", "day"),
    ("Online bis einschließlich 11.12.", "2026-12-11", "day"),
    ("01.12.-11.12.2026", "2026-12-11", "day"),
    ("1.–11. Dezember 2026", "2026-12-11", "day"),
    ("1.12. bis 11.12.", "2026-12-11", "day"),
    ("von 1. Dezember bis 11. Januar", "2027-01-11", "day"),
    ("in 14 Tagen", "2026-12-09", "day"),
    ("in einer Woche", "2026-12-02", "week"),
    ("binnen 3 Wochen", "2026-12-16", "week"),
    ("diesen Freitag", "2026-11-27", "day"),
    ("kommenden Freitag", "2026-11-27", "day"),
    ("bis Sonntag, den 6. Dezember", "2026-12-06", "day"),
    ("31. Januar 2027 (verlängert)", "2027-01-31", "day"),
    ("Verlängerte Frist: 31.01.2027", "2027-01-31", "day"),
    ("Neue Bewerbungsfrist 31.01.2027 statt 31.12.2026", "2027-01-31", "day"),
    ("Dezember 15, 2026", "2026-12-15", "day"),
    ("15 Dec", "2026-12-15", "day"),
    ("28.02.", "2027-02-28", "day"),
    ("29.02.2028", "2028-02-29", "day"),
    ("bis Ende Februar 2028", "2028-02-29", "part_month"),
    ("bis KW 53", "2027-01-03", "week"),
    ("KW 1 2027", "2027-01-10", "week"),
]


@pytest.mark.parametrize(("text", "date", "precision"), [*SEEN_ON_BOARDS, *RANGES_END, *YEARS, *TRAPS, *WORDINGS])
def test_deadline(text: str, date: str, precision: str) -> None:
    read = read_deadline(text, now=NOW)
    assert (read.date and read.date.isoformat(), read.precision, read.flags) == (date, precision, ())


NOT_YET = [
    ("bis Weihnachten", "2026-12-24"),
    ("2. Januarwoche", "2027-01-17"),
]


@pytest.mark.parametrize(
    ("text", "date"), [pytest.param(*row, marks=pytest.mark.xfail(strict=True)) for row in NOT_YET]
)
def test_known_gap(text: str, date: str) -> None:
    assert read_deadline(text, now=NOW).date == dt.date.fromisoformat(date)


DOUBTS = [
    ("bis auf Weiteres", None, ("valid_until_open",)),
    ("keine Frist", None, ("valid_until_open",)),
    ("open until filled", None, ("valid_until_open",)),
    ("bald", None, ("valid_until_unreadable",)),
    ("9999-12-31", None, ("valid_until_implausible",)),
    ("2099-12-31", "2099-12-31", ("valid_until_implausible",)),
    ("2026-12-20T23:59:59Z", "2026-12-21", ("valid_until_shifted_by_zone",)),
    ("Montag, 20.12.2026", "2026-12-20", ("valid_until_contradicts_weekday",)),
    ("20.12.2026 oder 22.12.2026", "2026-12-20", ("valid_until_several_dates",)),
    ("2. Januarwoche", None, ("valid_until_unreadable",)),
    ("bis die Stelle besetzt ist", None, ("valid_until_open",)),
    ("until the position is filled", None, ("valid_until_open",)),
    ("keine", None, ("valid_until_open",)),
    ("k. A.", None, ("valid_until_unreadable",)),
    ("no deadline", None, ("valid_until_open",)),
    ("Keine Angabe", None, ("valid_until_unreadable",)),
    ("Unbegrenzt", None, ("valid_until_open",)),
    ("Jetzt bewerben! Laufend", None, ("valid_until_open",)),
    ("bis Weihnachten", None, ("valid_until_unreadable",)),
    ("Initiativbewerbung jederzeit", None, ("valid_until_open",)),
    ("Frist abgelaufen", None, ("valid_until_unreadable",)),
    ("nicht angegeben", None, ("valid_until_unreadable",)),
    ("31.12.9999", None, ("valid_until_implausible",)),
    ("offen bis zur Besetzung", None, ("valid_until_open",)),
    ("solange Bedarf besteht", None, ("valid_until_unreadable",)),
    ("Keine", None, ("valid_until_open",)),
    ("-", None, ("valid_until_unreadable",)),
    ("unbegrenzt gültig", None, ("valid_until_open",)),
    ("Dauerausschreibung", None, ("valid_until_open",)),
    ("ohne Ablaufdatum", None, ("valid_until_open",)),
    ("open", None, ("valid_until_open",)),
    ("jederzeit", None, ("valid_until_open",)),
    ("Bewerbungen werden laufend entgegengenommen", None, ("valid_until_open",)),
    ("30.02.2027", None, ("valid_until_unreadable",)),
]


@pytest.mark.parametrize(("text", "date", "flags"), DOUBTS)
def test_deadline_with_doubt(text: str, date: str | None, flags: tuple[str, ...]) -> None:
    read = read_deadline(text, now=NOW)
    assert (read.date and read.date.isoformat(), read.flags) == (date, flags)


ROLLOVER = [
    # said on, text, date
    ("2026-12-20", "bis 31.12.", "2026-12-31"),
    ("2026-12-20", "bis 05.01.", "2027-01-05"),
    ("2027-01-04", "bis 31.12.", "2026-12-31"),  # just passed
    ("2027-01-04", "bis 15.01.", "2027-01-15"),
    ("2027-01-04", "Ende Dezember", "2026-12-31"),
    ("2026-12-28", "KW 1", "2027-01-10"),
    ("2028-02-01", "29.02.", "2028-02-29"),
    ("2026-12-20", "20.12. - 10.01.", "2027-01-10"),
    ("2026-12-31", "noch 1 Tag", "2027-01-01"),
    ("2026-12-31", "bis Monatsende", "2026-12-31"),
    ("2027-01-31", "in einem Monat", "2027-02-28"),
]


@pytest.mark.parametrize(("today", "text", "date"), ROLLOVER)
def test_the_year_turns(today: str, text: str, date: str) -> None:
    now = dt.datetime.fromisoformat(f"{today}T10:00:00+01:00")
    assert read_deadline(text, now=now).date == dt.date.fromisoformat(date)


@given(st.dates(TODAY - dt.timedelta(90), TODAY + dt.timedelta(274)))
@settings(deadline=None)
def test_a_deadline_without_year_is_not_long_past(date: dt.date) -> None:
    assert read_deadline(f"bis {date:%d.%m.}", now=NOW).date == date
