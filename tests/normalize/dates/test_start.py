import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.normalize.dates import read_start

NOW = dt.datetime(2026, 11, 25, 9, 30, tzinfo=dt.UTC)  # a Wednesday, half past ten in Berlin

SEEN_ON_BOARDS = [
    ("2027-03-01", "2027-03-01", "date", "day"),
    ("ab 01.03.2027", "2027-03-01", "date", "day"),
    ("zum 1. März", "2027-03-01", "date", "day"),
    ("Eintritt: 01.03.2027 oder früher", "2027-03-01", "date", "day"),
    ("ab März", "2027-03-01", "date", "month"),
    ("03/2027", "2027-03-01", "date", "month"),
    ("2027-03", "2027-03-01", "date", "month"),
    ("Mitte März 2027", "2027-03-15", "date", "part_month"),
    ("Q2 2027", "2027-04-01", "date", "quarter"),
    ("III. Quartal 2027", "2027-07-01", "date", "quarter"),
    ("2. Halbjahr 2027", "2027-07-01", "date", "half_year"),
    ("Herbst 2027", "2027-09-01", "date", "season"),
    ("KW 2", "2027-01-11", "date", "week"),
    ("KW 2/2028", "2028-01-10", "date", "week"),
    ("ab 2027", "2027-01-01", "date", "year"),
    ("nächsten Monat", "2026-12-01", "date", "month"),
    ("nächste Woche", "2026-11-30", "date", "week"),
    ("zum nächsten Monatsersten", "2026-12-01", "date", "day"),
    ("ab sofort", None, "immediate", None),
    ("sofort oder nach Vereinbarung", None, "immediate", None),
    ("immediately", None, "immediate", None),
    ("zum nächstmöglichen Zeitpunkt", None, "asap", None),
    ("Zum nächst möglichen Termin", None, "asap", None),
    ("baldmöglichst", None, "asap", None),
    ("so bald wie möglich", None, "asap", None),
    ("ASAP", None, "asap", None),
    ("nach Absprache", None, "open", None),
    ("flexibel", None, "open", None),
]
TRAPS = [
    ("01.03.2027 - 28.02.2029", "2027-03-01", "date", "day"),  # a fixed term: its beginning
    ("vom 01.12. bis 28.02.", "2026-12-01", "date", "day"),
    ("vom 1.11. bis 31.1.2027", "2026-11-01", "date", "day"),  # the year belongs to the end
    ("1. bis 15. März 2027", "2027-03-01", "date", "day"),
    ("zum nächstmöglichen Zeitpunkt, spätestens 01.03.2027", "2027-03-01", "date", "day"),
    ("ab Oktober", "2026-10-01", "date", "month"),  # 60 days back at most
    ("ab September", "2027-09-01", "date", "month"),
    ("You may start in March", "2027-03-01", "date", "month"),  # "may" is no month here
]
WORDINGS_WITH_A_DAY = [
    ("spätestens bis 01.03.2027", "2027-03-01", "date", "day"),
    ("01.01.2027 bis 31.12.2028", "2027-01-01", "date", "day"),
    ("ab sofort bzw. zum 01.01.2027", "2027-01-01", "date", "day"),
    ("ab März 2028", "2028-03-01", "date", "month"),
    ("Januar/Februar 2027", "2027-01-01", "date", "month"),
    ("Dezember/Januar", "2026-12-01", "date", "month"),
    ("Januar bis März 2027", "2027-01-01", "date", "month"),
    ("Anfang/Mitte Januar 2027", "2027-01-01", "date", "part_month"),
    ("Anfang bis Mitte Januar", "2027-01-01", "date", "part_month"),
    ("Ende Januar/Anfang Februar", "2027-01-31", "date", "part_month"),
    ("zum ersten Januar 2027", "2027-01-01", "date", "day"),
    ("zum Ersten des nächsten Monats", "2026-12-01", "date", "day"),
    ("zum 1. des Folgemonats", "2026-12-01", "date", "day"),
    ("nächstes Quartal", "2027-01-01", "date", "quarter"),
    ("nächstes Jahr", "2027-01-01", "date", "year"),
    ("Anfang nächsten Jahres", "2027-01-01", "date", "year"),
    ("Anfang 2027", "2027-01-01", "date", "year"),
    ("Mitte 2027", "2027-07-01", "date", "year"),
    ("Ende 2027", "2027-12-31", "date", "year"),
    ("im Laufe des Jahres 2027", "2027-01-01", "date", "year"),
    ("Jahresanfang 2027", "2027-01-01", "date", "year"),
    ("zum Jahresbeginn", "2027-01-01", "date", "year"),
    ("zum Jahresende", "2026-12-31", "date", "year"),
    ("im neuen Jahr", "2027-01-01", "date", "day"),
    ("Q1/2027", "2027-01-01", "date", "quarter"),
    ("1. Quartal 2027", "2027-01-01", "date", "quarter"),
    ("I. Quartal", "2027-01-01", "date", "quarter"),
    ("Q1 27", "2027-01-01", "date", "quarter"),
    ("erstes Quartal 2027", "2027-01-01", "date", "quarter"),
    ("first quarter of 2027", "2027-01-01", "date", "quarter"),
    ("im zweiten Quartal", "2027-04-01", "date", "quarter"),
    ("2027 Q1", "2027-01-01", "date", "quarter"),
    ("Ende Q1", "2027-03-31", "date", "quarter"),
    ("Anfang Q2 2027", "2027-04-01", "date", "quarter"),
    ("H1 2027", "2027-01-01", "date", "half_year"),
    ("1. HJ 2027", "2027-01-01", "date", "half_year"),
    ("second half of 2027", "2027-07-01", "date", "half_year"),
    ("2. Jahreshälfte 2027", "2027-07-01", "date", "half_year"),
    ("KW50", "2026-12-07", "date", "week"),
    ("KW 50/26", "2026-12-07", "date", "week"),
    ("CW 3", "2027-01-18", "date", "week"),
    ("ab der 3. KW 2027", "2027-01-18", "date", "week"),
    ("Herbst/Winter 2027", "2027-09-01", "date", "season"),
    ("Winter 2026/27", "2026-12-01", "date", "season"),
    ("Wintersemester 2027/28", "2027-10-01", "date", "half_year"),
    ("SoSe 2027", "2027-04-01", "date", "half_year"),
    ("Spring 2027", "2027-03-01", "date", "season"),
    ("01/27", "2027-01-01", "date", "month"),
    ("01-2027", "2027-01-01", "date", "month"),
    ("01.2027", "2027-01-01", "date", "month"),
    ("Jan-27", "2027-01-01", "date", "month"),
    ("März '27", "2027-03-01", "date", "month"),
    ("Jan. 2027", "2027-01-01", "date", "month"),
    ("voraussichtlich März", "2027-03-01", "date", "month"),
    ("frühestens im März", "2027-03-01", "date", "month"),
    ("ab Januar 20 Stunden/Woche", "2027-01-01", "date", "month"),
    ("in 4 Wochen", "2026-12-23", "date", "week"),
    ("in ca. 3 Monaten", "2027-02-25", "date", "month"),
    ("in zwei Wochen", "2026-12-09", "date", "week"),
    ("ab Montag", "2026-11-30", "date", "day"),
    ("nächsten Montag", "2026-11-30", "date", "day"),
    ("1st of March 2027", "2027-03-01", "date", "day"),
    ("March 1, 2027", "2027-03-01", "date", "day"),
    ("March 1", "2027-03-01", "date", "day"),
    ("ab dem 1.3.", "2027-03-01", "date", "day"),
    ("zum 01.01.27", "2027-01-01", "date", "day"),
    ("01.02.2027 oder früher", "2027-02-01", "date", "day"),
    ("Bewerbungsfrist 01.12.2026, Beginn 01.02.2027", "2027-02-01", "date", "day"),
    ("15. Januar 2027 (Probetag vorher möglich)", "2027-01-15", "date", "day"),
    ("Ausbildungsstart: 01.08.2027", "2027-08-01", "date", "day"),
    ("ab Herbst", "2027-09-01", "date", "season"),
    ("im Sommer", "2027-06-01", "date", "season"),
    ("morgen", "2026-11-26", "date", "day"),
    ("Anfang Dezember", "2026-12-01", "date", "part_month"),
    ("Mitte Oktober", "2026-10-15", "date", "part_month"),
    ("01.10.", "2026-10-01", "date", "day"),
    ("25.09.", "2027-09-25", "date", "day"),
    ("zum nächsten 1.", "2026-12-01", "date", "day"),
    ("zum 01.04.2027 oder früher", "2027-04-01", "date", "day"),
    ("frühestens 01.04.2027", "2027-04-01", "date", "day"),
    ("ab 1. Quartal 2027", "2027-01-01", "date", "quarter"),
    ("Q1-Q2 2027", "2027-01-01", "date", "quarter"),
    ("ab ca. März", "2027-03-01", "date", "month"),
    ("ab Anfang/Mitte April", "2027-04-01", "date", "part_month"),
    ("ab sofort / 01.01.2027", "2027-01-01", "date", "day"),
    ("Frühjahr/Sommer 2027", "2027-03-01", "date", "season"),
    ("01.08.2027 (Ausbildungsbeginn)", "2027-08-01", "date", "day"),
    ("Sep 2027", "2027-09-01", "date", "month"),
    ("09/27", "2027-09-01", "date", "month"),
    ("zum 1.9.", "2027-09-01", "date", "day"),
    ("möglichst zum 01.01.2027", "2027-01-01", "date", "day"),
    ("spätestens ab März", "2027-03-01", "date", "month"),
    ("01.01.27 oder nach Absprache", "2027-01-01", "date", "day"),
    ("Anstellungsbeginn: 1. März", "2027-03-01", "date", "day"),
    ("im Laufe des ersten Quartals 2027", "2027-01-01", "date", "quarter"),
    ("ab 15. März bis 30. September 2027", "2027-03-15", "date", "day"),
    ("Mo, 04.01.2027", "2027-01-04", "date", "day"),
    ("Jan 1st", "2027-01-01", "date", "day"),
    ("beginning of March", "2027-03-01", "date", "part_month"),
    ("early 2027", "2027-01-01", "date", "year"),
    ("mid-2027", "2027-07-01", "date", "year"),
    ("late 2026", "2026-12-31", "date", "year"),
    ("2nd half of 2027", "2027-07-01", "date", "half_year"),
    ("in January", "2027-01-01", "date", "month"),
    ("from January 2027", "2027-01-01", "date", "month"),
    ("starting 1 January", "2027-01-01", "date", "day"),
    ("ab dem 1. Februar 2027", "2027-02-01", "date", "day"),
    ("zum Februar 2027", "2027-02-01", "date", "month"),
    ("Februar", "2027-02-01", "date", "month"),
    ("ab Feb.", "2027-02-01", "date", "month"),
    ("01.02.", "2027-02-01", "date", "day"),
    ("zum 1. Februar oder 1. März 2027", "2027-02-01", "date", "day"),
    ("Beginn: schnellstmöglich, spätestens 01.02.2027", "2027-02-01", "date", "day"),
    ("schnellstmöglich bis spätestens zum 01.02.2027", "2027-02-01", "date", "day"),
    ("befristet vom 01.02.2027 bis 31.01.2029", "2027-02-01", "date", "day"),
    ("01.02.2027, befristet bis 31.01.2029", "2027-02-01", "date", "day"),
    ("in 3 Monaten", "2027-02-25", "date", "month"),
    ("2027-02-01T00:00:00+01:00", "2027-02-01", "date", "datetime"),
    ("Summer 2027", "2027-06-01", "date", "season"),
    ("Herbst", "2027-09-01", "date", "season"),
    ("ab KW 3", "2027-01-18", "date", "week"),
    ("Kalenderwoche 3/2027", "2027-01-18", "date", "week"),
    ("im 2. Halbjahr 2027", "2027-07-01", "date", "half_year"),
    ("Jahresmitte 2027", "2027-07-01", "date", "year"),
    ("zum Jahresende 2027", "2027-12-31", "date", "year"),
    ("Ende Januar", "2027-01-31", "date", "part_month"),
    ("Anfang 02/2027", "2027-02-01", "date", "month"),
    ("Mitte 2. Quartal 2027", "2027-05-15", "date", "quarter"),
    ("Oktober", "2026-10-01", "date", "month"),
    ("1. Oktober", "2026-10-01", "date", "day"),
    ("ab 01.02.27 / nach Vereinbarung", "2027-02-01", "date", "day"),
    ("per 1.2.2027", "2027-02-01", "date", "day"),
    ("1.2.", "2027-02-01", "date", "day"),
    ("Wintersemester 2027", "2027-10-01", "date", "half_year"),
    ("im Frühjahr", "2027-03-01", "date", "season"),
    ("nächsten Sommer", "2027-06-01", "date", "season"),
]
WORDINGS_WITHOUT_A_DAY = [
    ("ab sofort, befristet bis 31.12.2027", None, "immediate", None),
    ("zum nächstmöglichen Zeitpunkt befristet bis zum 30.06.2028", None, "asap", None),
    ("ab sofort oder später", None, "immediate", None),
    ("per sofort", None, "immediate", None),
    ("as of now", None, "immediate", None),
    ("kurzfristig", None, "asap", None),
    ("nach Ihrer Kündigungsfrist", None, "open", None),
    ("n.V.", None, "open", None),
    ("by agreement", None, "open", None),
    ("to be agreed", None, "open", None),
    ("TBD", None, "open", None),
    ("schnellstens", None, "asap", None),
    ("Sobald wie möglich", None, "asap", None),
    ("as soon as possible", None, "asap", None),
    ("earliest possible date", None, "asap", None),
    ("immediate start", None, "immediate", None),
    ("As early as possible", None, "asap", None),
    ("so früh wie möglich", None, "asap", None),
    ("sobald als möglich", None, "asap", None),
    ("schnellst möglich", None, "asap", None),
    ("zum nächsten möglichen Zeitpunkt", None, "asap", None),
    ("zum nächst möglichem Eintrittstermin", None, "asap", None),
    ("nächstmöglichster Termin", None, "asap", None),
    ("ehestmöglich", None, "asap", None),
    ("immediately / asap", None, "immediate", None),
    ("starting immediately", None, "immediate", None),
    ("available now", None, "immediate", None),
    ("TBA", None, "open", None),
    ("flexibler Starttermin", None, "open", None),
    ("Eintrittsdatum flexibel", None, "open", None),
    ("Sofort oder später", None, "immediate", None),
    ("sofort", None, "immediate", None),
    ("zum nächstmöglichen Termin (befristet bis 31.12.2028)", None, "asap", None),
    ("ab sofort für 2 Jahre", None, "immediate", None),
    ("nächstmöglich", None, "asap", None),
    ("next possible date", None, "asap", None),
    ("right away", None, "immediate", None),
    ("n. V.", None, "open", None),
    ("nach Vereinbarung", None, "open", None),
    ("Individuell vereinbar", None, "open", None),
    ("unverzüglich", None, "immediate", None),
]


@pytest.mark.parametrize(
    ("text", "date", "kind", "precision"), [*SEEN_ON_BOARDS, *TRAPS, *WORDINGS_WITH_A_DAY, *WORDINGS_WITHOUT_A_DAY]
)
def test_start(text: str, date: str | None, kind: str, precision: str | None) -> None:
    read = read_start(text, now=NOW)
    assert (read.date and read.date.isoformat(), read.kind, read.precision, read.flags) == (date, kind, precision, ())


DOUBTS = [
    ("demnächst", None, ("start_unreadable",)),
    ("31.02.2027", None, ("start_unreadable",)),
    ("9999-12-31", None, ("start_implausible",)),
    ("bis 31.12.2027", None, ("start_unreadable",)),
    ("Januar oder Februar 2027", "2027-01-01", ("start_several_dates",)),
    ("24/7", None, ("start_unreadable",)),
    ("zum 15.", None, ("start_unreadable",)),
    ("Montag bis Freitag", None, ("start_unreadable",)),
    ("01.02.2027 oder 01.03.2027", "2027-02-01", ("start_several_dates",)),
    ("keine Angabe", None, ("start_unreadable",)),
    ("2027/2028", None, ("start_unreadable",)),
    ("01.02. oder 01.03.2027", "2027-02-01", ("start_several_dates",)),
]


@pytest.mark.parametrize(("text", "date", "flags"), DOUBTS)
def test_start_with_doubt(text: str, date: str | None, flags: tuple[str, ...]) -> None:
    read = read_start(text, now=NOW)
    assert (read.date and read.date.isoformat(), read.flags) == (date, flags)


NOT_YET = [
    ("zum 15.", "2026-12-15"),  # of which month?
    ("Ausbildungsjahr 2027", "2027-08-01"),
]


@pytest.mark.parametrize(
    ("text", "date"), [pytest.param(*row, marks=pytest.mark.xfail(strict=True)) for row in NOT_YET]
)
def test_known_gap(text: str, date: str) -> None:
    assert read_start(text, now=NOW).date == dt.date.fromisoformat(date)


def test_far_start_is_kept_and_flagged() -> None:
    assert read_start("01.03.2061", now=NOW).flags == ("start_implausible",)


def test_two_starts_are_flagged() -> None:
    assert read_start("Januar 2027, April 2027", now=NOW).flags == ("start_several_dates",)


@given(st.dates(dt.date(2026, 9, 26), dt.date(2027, 9, 25)))
@settings(deadline=None)
def test_a_start_without_year_is_the_first_from_sixty_days_back(date: dt.date) -> None:
    assert read_start(f"ab {date.day}.{date.month}.", now=NOW).date == date


@given(st.dates(dt.date(2024, 1, 1), dt.date(2030, 1, 1)))
@settings(deadline=None)
def test_a_stated_week_or_quarter_begins_on_its_first_day(date: dt.date) -> None:
    year, week, _ = date.isocalendar()
    monday = date - dt.timedelta(date.weekday())
    assert read_start(f"KW {week}/{year}", now=NOW).date == monday
    quarter = (date.month + 2) // 3
    assert read_start(f"Q{quarter} {date.year}", now=NOW).date == dt.date(date.year, quarter * 3 - 2, 1)
