import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.normalize.dates import POSTED_PRECISION, read_posted

NOW = dt.datetime(2026, 11, 25, 9, 30, tzinfo=dt.UTC)  # a Wednesday, half past ten in Berlin
TODAY = NOW.date()

SEEN_ON_BOARDS = [
    # text, date, precision, basis
    ("2026-11-05", "2026-11-05", "day", "stated"),
    ("05.11.2026", "2026-11-05", "day", "stated"),
    ("5.11.26", "2026-11-05", "day", "stated"),
    ("5. 11. 2026", "2026-11-05", "day", "stated"),
    ("5. November 2026", "2026-11-05", "day", "stated"),
    ("5. Nov. 26", "2026-11-05", "day", "stated"),
    ("5th November 2026", "2026-11-05", "day", "stated"),
    ("November 5, 2026", "2026-11-05", "day", "stated"),
    ("05/11/2026", "2026-11-05", "day", "stated"),
    ("05-11-2026", "2026-11-05", "day", "stated"),
    ("2026/11/05", "2026-11-05", "day", "stated"),
    ("20261105", "2026-11-05", "day", "stated"),
    ("2026-W45-4", "2026-11-05", "day", "stated"),
    ("2026-W45", "2026-11-02", "week", "stated"),
    ("KW 45", "2026-11-02", "week", "stated"),
    ("Oktober 2026", "2026-10-01", "month", "stated"),
    ("Anfang Oktober", "2026-10-01", "part_month", "stated"),
    ("Eingestellt am 05.11.2026", "2026-11-05", "day", "stated"),
    ("Online seit 05.11.", "2026-11-05", "day", "stated"),
    ("Thu, 05 Nov 2026 08:00:00 +0100", "2026-11-05", "datetime", "stated"),
    ("2026-11-05T09:30:00+01:00", "2026-11-05", "datetime", "stated"),
    ("2026-11-05T09:30:00", "2026-11-05", "datetime", "stated"),
    ("1793876400", "2026-11-05", "datetime", "stated"),
    ("1793876400000", "2026-11-05", "datetime", "stated"),
    ("heute", "2026-11-25", "day", "relative"),
    ("Gestern online gestellt", "2026-11-24", "day", "relative"),
    ("vorgestern", "2026-11-23", "day", "relative"),
    ("just now", "2026-11-25", "day", "relative"),
    ("vor 4 Tagen", "2026-11-21", "day", "relative"),
    ("seit 4 Tagen online", "2026-11-21", "day", "relative"),
    ("4 days ago", "2026-11-21", "day", "relative"),
    ("4d", "2026-11-21", "day", "relative"),
    ("vor einem Tag", "2026-11-24", "day", "relative"),
    ("vor drei Wochen", "2026-11-04", "week", "relative"),
    ("2 wo.", "2026-11-11", "week", "relative"),
    ("letzte Woche", "2026-11-18", "week", "relative"),
    ("vor 2 Monaten", "2026-09-25", "month", "relative"),
    ("1mo ago", "2026-10-25", "month", "relative"),
    ("30+ days ago", "2026-10-26", "at_most", "relative"),
    ("vor mehr als 30 Tagen", "2026-10-26", "at_most", "relative"),
    ("> 30 Tage", "2026-10-26", "at_most", "relative"),
    ("vor 2 Jahren", "2024-11-25", "year", "relative"),
    ("vor 10 Minuten", "2026-11-25", "hour", "relative"),
]
RELATIVE_WORDINGS = [
    ("vor 16 Stunden", "2026-11-24", "hour", "relative"),
    ("vor 10 Std.", "2026-11-25", "hour", "relative"),
    ("gestern, 14:00 Uhr", "2026-11-24", "day", "relative"),
    ("Heute um 10:30", "2026-11-25", "day", "relative"),
    ("Montag", "2026-11-23", "day", "relative"),
    ("letzten Mittwoch", "2026-11-18", "day", "relative"),
    ("am Mittwoch", "2026-11-25", "day", "relative"),
    ("last Friday", "2026-11-20", "day", "relative"),
    ("seit Donnerstag online", "2026-11-19", "day", "relative"),
    ("vor einem halben Jahr", "2026-05-25", "month", "relative"),
    ("half a year ago", "2026-05-25", "month", "relative"),
    ("vor wenigen Minuten", "2026-11-25", "hour", "relative"),
    ("a few hours ago", "2026-11-25", "hour", "relative"),
    ("vor 14 Tg.", "2026-11-11", "day", "relative"),
    ("3 hrs ago", "2026-11-25", "hour", "relative"),
    ("2w ago", "2026-11-11", "week", "relative"),
    ("vor über einem Monat", "2026-10-25", "at_most", "relative"),
    ("vor mehr als 4 Wochen", "2026-10-28", "at_most", "relative"),
    ("älter als 30 Tage", "2026-10-26", "at_most", "relative"),
    ("Posted 30+ Days Ago", "2026-10-26", "at_most", "relative"),
    ("Posted 30 Days Ago", "2026-10-26", "day", "relative"),
    ("Aktualisiert vor 3 Tagen", "2026-11-22", "day", "relative"),
    ("Mitte letzten Monats", "2026-10-15", "part_month", "relative"),
    ("Ende letzter Woche", "2026-11-22", "week", "relative"),
    ("Anfang der Woche", "2026-11-23", "week", "relative"),
    ("letzten Monat", "2026-10-25", "month", "relative"),
    ("letztes Jahr", "2025-11-25", "year", "relative"),
    ("vor zwölf Tagen", "2026-11-13", "day", "relative"),
    ("vor 3 Tagen aktualisiert", "2026-11-22", "day", "relative"),
    ("vor 1 Monat", "2026-10-25", "month", "relative"),
    ("1 month ago", "2026-10-25", "month", "relative"),
    ("an hour ago", "2026-11-25", "hour", "relative"),
    ("a day ago", "2026-11-24", "day", "relative"),
    ("today", "2026-11-25", "day", "relative"),
    ("Just posted", "2026-11-25", "day", "relative"),
    ("Today, 09:12", "2026-11-25", "day", "relative"),
    ("vor 36 Stunden", "2026-11-23", "hour", "relative"),
    ("Veröffentlicht am Dienstag", "2026-11-24", "day", "relative"),
    ("Gestern Morgen", "2026-11-24", "day", "relative"),
    ("heute Morgen", "2026-11-25", "day", "relative"),
    ("active 5 days ago", "2026-11-20", "day", "relative"),
    ("Vor 5 Tagen erstellt", "2026-11-20", "day", "relative"),
    ("Gestern um 15:42", "2026-11-24", "day", "relative"),
    ("vor 2 Tagen und 3 Stunden", "2026-11-23", "day", "relative"),
    ("3 Tage her", "2026-11-22", "day", "relative"),
    ("seit 1 Woche", "2026-11-18", "week", "relative"),
    ("seit heute", "2026-11-25", "day", "relative"),
    ("Neu seit gestern", "2026-11-24", "day", "relative"),
    ("vor ca. 2 Wochen", "2026-11-11", "week", "relative"),
    ("ca. 3 Wochen alt", "2026-11-04", "week", "relative"),
    ("about a month ago", "2026-10-25", "month", "relative"),
    ("over 1 year ago", "2025-11-25", "at_most", "relative"),
    ("vor 1 Tag(en)", "2026-11-24", "day", "relative"),
    ("vor 3 Tag(en)", "2026-11-22", "day", "relative"),
    ("Reposted 2 weeks ago", "2026-11-11", "week", "relative"),
    ("Vor weniger als einer Stunde", "2026-11-25", "hour", "relative"),
    ("less than a minute ago", "2026-11-25", "hour", "relative"),
    ("veröffentlicht: heute, 08:15 Uhr", "2026-11-25", "day", "relative"),
    ("gestern Abend", "2026-11-24", "day", "relative"),
    ("last week", "2026-11-18", "week", "relative"),
    ("last month", "2026-10-25", "month", "relative"),
    ("this morning", "2026-11-25", "day", "relative"),
    ("5 W", "2026-10-21", "week", "relative"),
    ("vor 2 Mon.", "2026-09-25", "month", "relative"),
    ("Alter: 14 Tage", "2026-11-11", "day", "relative"),
    ("vor einer Woche", "2026-11-18", "week", "relative"),
    ("a week ago", "2026-11-18", "week", "relative"),
    ("vor 6 Monaten", "2026-05-25", "month", "relative"),
    ("vor mehr als 3 Monaten", "2026-08-25", "at_most", "relative"),
    ("30d+", "2026-10-26", "at_most", "relative"),
    ("30+d", "2026-10-26", "at_most", "relative"),
    ("30+ Tage", "2026-10-26", "at_most", "relative"),
    ("> 4 Wochen", "2026-10-28", "at_most", "relative"),
    ("mehr als 30 Tage alt", "2026-10-26", "at_most", "relative"),
    ("vor einem Monat", "2026-10-25", "month", "relative"),
    ("vor 48 Std", "2026-11-23", "hour", "relative"),
    ("heute veröffentlicht", "2026-11-25", "day", "relative"),
    ("2 Tage", "2026-11-23", "day", "relative"),
    ("vor 0 Tagen", "2026-11-25", "day", "relative"),
    ("0 days ago", "2026-11-25", "day", "relative"),
    ("vor 1 Minute", "2026-11-25", "hour", "relative"),
    ("eben", "2026-11-25", "day", "relative"),
    ("gerade eben veröffentlicht", "2026-11-25", "day", "relative"),
    ("Aktiv seit 12 Tagen", "2026-11-13", "day", "relative"),
    ("vor rund 3 Wochen", "2026-11-04", "week", "relative"),
    ("vor etwa einem Monat", "2026-10-25", "month", "relative"),
]
STATED_WORDINGS = [
    ("11/24/2026", "2026-11-24", "day", "stated"),  # only the American order is a date
    ("03-Nov-2026", "2026-11-03", "day", "stated"),
    ("3-Nov-26", "2026-11-03", "day", "stated"),
    ("Nov. 3rd, 2026", "2026-11-03", "day", "stated"),
    ("3 Nov", "2026-11-03", "day", "stated"),
    ("Nov 3", "2026-11-03", "day", "stated"),
    ("Nov-03-2026", "2026-11-03", "day", "stated"),
    ("12.11.2026 - 14:30", "2026-11-12", "datetime", "stated"),
    ("12.11.2026 um 14:30 Uhr", "2026-11-12", "datetime", "stated"),
    ("12.11.2026, 9.30 Uhr", "2026-11-12", "datetime", "stated"),
    ("12.11.26 9:30 PM", "2026-11-12", "datetime", "stated"),
    ("20261103T231500Z", "2026-11-04", "datetime", "stated"),
    ("20261103091500", "2026-11-03", "datetime", "stated"),
    ("2026-11-03T23:15:00+0000", "2026-11-04", "datetime", "stated"),
    ("2026-11-03 23:15:00.0 UTC", "2026-11-04", "datetime", "stated"),
    ("2026-11-03 23:15:00 CET", "2026-11-03", "datetime", "stated"),
    ("Tue, 03 Nov 2026 20:00:00 EST", "2026-11-04", "datetime", "stated"),
    ("Tue Nov 03 23:15:00 UTC 2026", "2026-11-04", "datetime", "stated"),
    ("Tue Nov 03 2026 23:15:00 GMT+0000 (Coordinated Universal Time)", "2026-11-04", "datetime", "stated"),
    ("/Date(1793703600000)/", "2026-11-03", "datetime", "stated"),
    ("1793703600.0", "2026-11-03", "datetime", "stated"),
    ("2026/11/03", "2026-11-03", "day", "stated"),
    ("2026.11.03", "2026-11-03", "day", "stated"),
    ("3.11.26", "2026-11-03", "day", "stated"),
    ("03.11.'26", "2026-11-03", "day", "stated"),
    ("Dienstag, den 3. November 2026", "2026-11-03", "day", "stated"),
    ("Di., 03.11.2026", "2026-11-03", "day", "stated"),
    ("3. November", "2026-11-03", "day", "stated"),
    ("03.11.2026 (vor 22 Tagen)", "2026-11-03", "day", "stated"),
    ("Stand: 03.11.2026", "2026-11-03", "day", "stated"),
    ("Anfang November", "2026-11-01", "part_month", "stated"),
    ("eingestellt am 3.11.", "2026-11-03", "day", "stated"),
    ("3/11", "2026-11-03", "day", "stated"),
    ("Erschienen: 31.12.", "2025-12-31", "day", "stated"),
    ("Seit 21. Oktober 2026 ausgeschrieben", "2026-10-21", "day", "stated"),
    ("2026-11-03+01:00", "2026-11-03", "day", "stated"),
    ("5 Nov 2026 11:59 PM", "2026-11-05", "datetime", "stated"),
    ("14/11/26", "2026-11-14", "day", "stated"),
    ("Online seit 3. Nov.", "2026-11-03", "day", "stated"),
    ("11/03/2026", "2026-03-11", "day", "stated"),
    ("November 3rd", "2026-11-03", "day", "stated"),
    ("03 November 26", "2026-11-03", "day", "stated"),
    ("2026-11-03T09:15", "2026-11-03", "datetime", "stated"),
    ("2026-11-03 09:15", "2026-11-03", "datetime", "stated"),
    ("2026-11-03T23:30:00-01", "2026-11-04", "datetime", "stated"),
    ("2026-11-03T23:15:00.123456789Z", "2026-11-04", "datetime", "stated"),
    ("03.11.2026 09:15:33", "2026-11-03", "datetime", "stated"),
    ("Di 3. Nov 2026", "2026-11-03", "day", "stated"),
    ("Tuesday, November 3, 2026 9:15 AM", "2026-11-03", "datetime", "stated"),
    ("01.11.2026–30.11.2026", "2026-11-01", "day", "stated"),
    ("Erstellt: 2026-11-03 / Aktualisiert: 2026-11-10", "2026-11-03", "day", "stated"),
    ("Letzte Aktualisierung: 03.11.2026", "2026-11-03", "day", "stated"),
    ("Do., 12.11.", "2026-11-12", "day", "stated"),
    ("12-11-2026", "2026-11-12", "day", "stated"),
    ("Veröffentlichungsdatum: 3. November 2026", "2026-11-03", "day", "stated"),
    ("Datum: 3.11.2026", "2026-11-03", "day", "stated"),
    ("[03.11.2026]", "2026-11-03", "day", "stated"),
    ("(03.11.2026)", "2026-11-03", "day", "stated"),
    ("03.11.2026.", "2026-11-03", "day", "stated"),
    ("am 3.11. veröffentlicht", "2026-11-03", "day", "stated"),
    ("Sa, 31. Okt.", "2026-10-31", "day", "stated"),
    ("1. Mai", "2026-05-01", "day", "stated"),
    ("24.12.", "2025-12-24", "day", "stated"),
    ('"2026-11-03"', "2026-11-03", "day", "stated"),
    ("2026-11-03Z", "2026-11-03", "day", "stated"),
    ("20261103", "2026-11-03", "day", "stated"),
    ("Nov 2026", "2026-11-01", "month", "stated"),
    ("Published on Nov 3, 2026", "2026-11-03", "day", "stated"),
    ("3rd of November 2026", "2026-11-03", "day", "stated"),
    ("3/11/2026 14:05", "2026-11-03", "datetime", "stated"),
    ("03.11.2026T09:15", "2026-11-03", "datetime", "stated"),
    ("2026, November 3", "2026-11-03", "day", "stated"),
    ("Nov.03.2026", "2026-11-03", "day", "stated"),
    ("3, November, 2026", "2026-11-03", "day", "stated"),
    ("November, 3, 2026", "2026-11-03", "day", "stated"),
    ("2026-Nov-03", "2026-11-03", "day", "stated"),
    ("3 - November - 2026", "2026-11-03", "day", "stated"),
    ("2026 November 3", "2026-11-03", "day", "stated"),
]
TRAPS = [
    ("2026-06-30T22:30:00Z", "2026-07-01", "datetime", "stated"),  # summer time: two hours ahead
    ("Thu, 05 Nov 2026 23:30:00 GMT", "2026-11-06", "datetime", "stated"),
    ("2026-11-05T23:30:00-05:00", "2026-11-06", "datetime", "stated"),
    ("vor\u00a04\u202fTagen", "2026-11-21", "day", "relative"),
    ("０５.１１.２０２６", "2026-11-05", "day", "stated"),  # full width digits
    ("30.11.", "2025-11-30", "day", "stated"),  # without a year: the latest that has come
    ("26. November", "2025-11-26", "day", "stated"),
    ("25.11.", "2026-11-25", "day", "stated"),
    ("gestern (24.11.)", "2026-11-24", "day", "stated"),
]


@pytest.mark.parametrize(
    ("text", "date", "precision", "basis"), [*SEEN_ON_BOARDS, *RELATIVE_WORDINGS, *STATED_WORDINGS, *TRAPS]
)
def test_posted(text: str, date: str, precision: str, basis: str) -> None:
    assert read_posted(text, now=NOW) == (dt.date.fromisoformat(date), precision, basis, ())
    assert precision in POSTED_PRECISION


HOURS_BEFORE_MIDNIGHT = [
    # said at twenty past midnight in Berlin
    ("vor 10 Minuten", "2026-02-28"),
    ("vor 30 Minuten", "2026-02-27"),
    ("vor 3 Std.", "2026-02-27"),
    ("heute", "2026-02-28"),
    ("gestern", "2026-02-27"),
    ("27.02.", "2026-02-27"),
    ("28.02.", "2026-02-28"),
    ("01.03.", "2025-03-01"),
]


@pytest.mark.parametrize(("text", "date"), HOURS_BEFORE_MIDNIGHT)
def test_the_day_begins_in_berlin(text: str, date: str) -> None:
    past_midnight = dt.datetime(2026, 2, 27, 23, 20, tzinfo=dt.UTC)
    assert read_posted(text, now=past_midnight).date == dt.date.fromisoformat(date)


def test_hours_are_counted_across_the_change_of_clocks() -> None:
    at_four = dt.datetime(2026, 10, 25, 3, tzinfo=dt.UTC)  # five hours after midnight on that clock
    assert read_posted("vor 4 Stunden", now=at_four).date == dt.date(2026, 10, 25)
    assert read_posted("vor 6 Stunden", now=at_four).date == dt.date(2026, 10, 24)


DOUBTS = [
    ("", None, ("posted_unreadable",)),
    ("Neu", None, ("posted_unreadable",)),
    ("Stellen-Nr. 14.482", None, ("posted_unreadable",)),
    ("31.02.2026", None, ("posted_unreadable",)),
    ("2026-13-01", None, ("posted_unreadable",)),
    ("29.02.", None, ("posted_unreadable",)),  # neither this nor last year has one
    ("in 3 Tagen", None, ("posted_unreadable",)),
    ("2. Quartal 2026", None, ("posted_unreadable",)),
    ("0001-01-01", None, ("posted_implausible",)),
    ("1970-01-01", None, ("posted_implausible",)),
    ("9999-12-31", None, ("posted_implausible",)),
    ("vor 999 Jahren", None, ("posted_implausible",)),
    ("2012-05-01", "2012-05-01", ("posted_implausible",)),
    ("2026-11-26", "2026-11-26", ("posted_in_future",)),
    ("Montag, 05.11.2026", "2026-11-05", ("posted_contradicts_weekday",)),
    ("03|11|2026", "2026-11-03", ("posted_by_dateparser",)),
    ("3_11_2026", "2026-11-03", ("posted_by_dateparser",)),
    ("vor 1,5 Jahren", None, ("posted_unreadable",)),
    ("30 days or more", None, ("posted_unreadable",)),
    ("ID 20260315-11", None, ("posted_unreadable",)),
    ("vor einigen Tagen", None, ("posted_unreadable",)),
    ("vor Kurzem", None, ("posted_unreadable",)),
    ("202611", None, ("posted_unreadable",)),
    ("new", None, ("posted_unreadable",)),
    ("mardi 3 novembre 2026", None, ("posted_unreadable",)),
]


@pytest.mark.parametrize(("text", "date", "flags"), DOUBTS)
def test_posted_with_doubt(text: str, date: str | None, flags: tuple[str, ...]) -> None:
    read = read_posted(text, now=NOW)
    assert (read.date and read.date.isoformat(), read.flags) == (date, flags)


NOT_YET = [
    ("vor anderthalb Wochen", "2026-11-15"),
    ("diese Woche", "2026-11-23"),
    ("30 Tage und mehr", "2026-10-26"),
]


@pytest.mark.parametrize(
    ("text", "date"), [pytest.param(*row, marks=pytest.mark.xfail(strict=True)) for row in NOT_YET]
)
def test_known_gap(text: str, date: str) -> None:
    assert read_posted(text, now=NOW).date == dt.date.fromisoformat(date)


@pytest.mark.parametrize("date", [dt.date(2024, 2, 29), dt.date(2026, 1, 1), dt.date(2026, 3, 29)])
@pytest.mark.parametrize("form", ["%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y", "am %d.%m.%Y", "%d/%m/%Y", "%Y%m%d"])
def test_every_form_reads_the_same_day(date: dt.date, form: str) -> None:
    assert read_posted(date.strftime(form), now=NOW).date == date


@given(st.dates(dt.date(2017, 1, 1), TODAY))
@settings(deadline=None)
def test_a_written_day_is_read_back(date: dt.date) -> None:
    for text in (date.isoformat(), f"{date:%d.%m.%Y}", f"{date.day}.{date.month}.{date.year}", f"{date:%d %B %Y}"):
        assert read_posted(text, now=NOW) == (date, "day", "stated", ())


@given(st.dates(TODAY - dt.timedelta(364), TODAY))
@settings(deadline=None)
def test_a_day_without_year_was_posted_within_the_last_year(date: dt.date) -> None:
    assert read_posted(f"{date:%d.%m.}", now=NOW).date == date


@given(st.integers(0, 999))
@settings(deadline=None)
def test_days_ago_are_subtracted(days: int) -> None:
    assert read_posted(f"vor {days} Tagen", now=NOW).date == TODAY - dt.timedelta(days)
