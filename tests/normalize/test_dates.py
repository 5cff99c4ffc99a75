import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.normalize.dates import (
    find_deadline,
    read_deadline,
    read_instant,
    read_posted,
    read_start,
)

NOW = dt.datetime(2026, 11, 25, 9, 30, tzinfo=dt.UTC)  # a Wednesday
TODAY = NOW.date()

POSTED_SEEN_ON_BOARDS = [
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
    ("Anfang Oktober", "2026-10-01", "month", "stated"),
    ("Eingestellt am 05.11.2026", "2026-11-05", "day", "stated"),
    ("Online seit 05.11.", "2026-11-05", "day", "stated"),
    ("Thu, 05 Nov 2026 08:00:00 +0100", "2026-11-05", "day", "stated"),
    ("2026-11-05T09:30:00+01:00", "2026-11-05", "day", "stated"),
    ("2026-11-05T09:30:00", "2026-11-05", "day", "stated"),
    ("1793876400", "2026-11-05", "day", "stated"),
    ("1793876400000", "2026-11-05", "day", "stated"),
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
    ("vor 2 Jahren", "2024-11-25", "at_most", "relative"),
    ("vor 10 Minuten", "2026-11-25", "day", "relative"),
]
POSTED_TRAPS = [
    ("2026-06-30T22:30:00Z", "2026-07-01", "day", "stated"),  # summer time: two hours ahead
    ("Thu, 05 Nov 2026 23:30:00 GMT", "2026-11-06", "day", "stated"),
    ("2026-11-05T23:30:00-05:00", "2026-11-06", "day", "stated"),
    ("vor\u00a04\u202fTagen", "2026-11-21", "day", "relative"),
    ("０５.１１.２０２６", "2026-11-05", "day", "stated"),  # full width digits
    ("30.11.", "2025-11-30", "day", "stated"),  # without a year: the latest that has come
    ("26. November", "2025-11-26", "day", "stated"),
    ("25.11.", "2026-11-25", "day", "stated"),
    ("gestern (24.11.)", "2026-11-24", "day", "stated"),
]


@pytest.mark.parametrize(("text", "date", "precision", "basis"), [*POSTED_SEEN_ON_BOARDS, *POSTED_TRAPS])
def test_posted(text: str, date: str, precision: str, basis: str) -> None:
    assert read_posted(text, now=NOW) == (dt.date.fromisoformat(date), precision, basis, ())


POSTED_DOUBTS = [
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
    ("vor 5 Stunden", "2026-11-25", ("posted_day_rounded",)),
    ("vor 12 Std.", "2026-11-24", ("posted_day_rounded",)),
    ("Montag, 05.11.2026", "2026-11-05", ("posted_contradicts_weekday",)),
    ("11/24/2026", "2026-11-24", ("posted_by_dateparser",)),
]


@pytest.mark.parametrize(("text", "date", "flags"), POSTED_DOUBTS)
def test_posted_with_doubt(text: str, date: str | None, flags: tuple[str, ...]) -> None:
    read = read_posted(text, now=NOW)
    assert (read.date and read.date.isoformat(), read.flags) == (date, flags)


def test_unsaid_is_not_unreadable() -> None:
    assert read_posted(None, now=NOW) == (None, None, None, ())
    assert read_deadline(None, now=NOW) == (None, None, None, ())
    assert read_start(None, now=NOW) == (None, None, None, ())


DEADLINES_SEEN_ON_BOARDS = [
    ("2026-12-20", "2026-12-20", "day"),
    ("20.12.2026", "2026-12-20", "day"),
    ("Bewerbungsfrist: 20.12.2026", "2026-12-20", "day"),
    ("Bewerbungsschluss So., 20.12.2026", "2026-12-20", "day"),
    ("bis spätestens 20.12.", "2026-12-20", "day"),
    ("20.12.2026, 23:59 Uhr", "2026-12-20", "day"),
    ("Frist 20.12.26 12:00", "2026-12-20", "day"),
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
DEADLINE_RANGES_END = [
    ("01.12.2026 - 20.12.2026", "2026-12-20", "day"),
    ("01.12.–20.12.2026", "2026-12-20", "day"),
    ("vom 1. bis 20. Dezember", "2026-12-20", "day"),
    ("1.12.2026 bis einschließlich 20.12.2026", "2026-12-20", "day"),
]
DEADLINE_YEARS = [
    ("26.08.", "2027-08-26", "day"),
    ("27.08.", "2026-08-27", "day"),  # 90 days ago: just passed
    ("31. Jan.", "2027-01-31", "day"),
]
DEADLINE_TRAPS = [
    ("Bewerbungsfrist: 02.12.2026, Gespräche am 10.12.2026", "2026-12-02", "day"),
    ("Veröffentlicht 01.11.2026, Bewerbungsschluss 20.12.2026", "2026-12-20", "day"),
    ("2026-12-20T23:00:00+01:00", "2026-12-20", "day"),
]


@pytest.mark.parametrize(
    ("text", "date", "precision"),
    [*DEADLINES_SEEN_ON_BOARDS, *DEADLINE_RANGES_END, *DEADLINE_YEARS, *DEADLINE_TRAPS],
)
def test_deadline(text: str, date: str, precision: str) -> None:
    read = read_deadline(text, now=NOW)
    assert (read.date and read.date.isoformat(), read.precision, read.flags) == (date, precision, ())


DEADLINES_NOT_YET = [
    ("bis Ende des Monats", "2026-11-30"),
    ("bis Jahresende", "2026-12-31"),
    ("zwanzigster Dezember", "2026-12-20"),
]


@pytest.mark.parametrize(
    ("text", "date"), [pytest.param(*row, marks=pytest.mark.xfail(strict=True)) for row in DEADLINES_NOT_YET]
)
def test_known_gap_of_deadlines(text: str, date: str) -> None:
    assert read_deadline(text, now=NOW).date == dt.date.fromisoformat(date)


DEADLINE_DOUBTS = [
    ("bis auf Weiteres", None, ("valid_until_open",)),
    ("keine Frist", None, ("valid_until_open",)),
    ("open until filled", None, ("valid_until_open",)),
    ("bald", None, ("valid_until_unreadable",)),
    ("9999-12-31", None, ("valid_until_implausible",)),
    ("2099-12-31", "2099-12-31", ("valid_until_implausible",)),
    ("2026-12-20T23:59:59Z", "2026-12-21", ("valid_until_shifted_by_zone",)),
    ("Montag, 20.12.2026", "2026-12-20", ("valid_until_contradicts_weekday",)),
    ("20.12.2026 oder 22.12.2026", "2026-12-20", ("valid_until_several_dates",)),
]


@pytest.mark.parametrize(("text", "date", "flags"), DEADLINE_DOUBTS)
def test_deadline_with_doubt(text: str, date: str | None, flags: tuple[str, ...]) -> None:
    read = read_deadline(text, now=NOW)
    assert (read.date and read.date.isoformat(), read.flags) == (date, flags)


STARTS_SEEN_ON_BOARDS = [
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
START_TRAPS = [
    ("01.03.2027 - 28.02.2029", "2027-03-01", "date", "day"),  # a fixed term: its beginning
    ("vom 01.12. bis 28.02.", "2026-12-01", "date", "day"),
    ("vom 1.11. bis 31.1.2027", "2026-11-01", "date", "day"),  # the year belongs to the end
    ("1. bis 15. März 2027", "2027-03-01", "date", "day"),
    ("zum nächstmöglichen Zeitpunkt, spätestens 01.03.2027", "2027-03-01", "date", "day"),
    ("ab Oktober", "2026-10-01", "date", "month"),  # 60 days back at most
    ("ab September", "2027-09-01", "date", "month"),
    ("You may start in March", "2027-03-01", "date", "month"),  # "may" is no month here
]


@pytest.mark.parametrize(("text", "date", "kind", "precision"), [*STARTS_SEEN_ON_BOARDS, *START_TRAPS])
def test_start(text: str, date: str | None, kind: str, precision: str | None) -> None:
    read = read_start(text, now=NOW)
    assert (read.date and read.date.isoformat(), read.kind, read.precision, read.flags) == (date, kind, precision, ())


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("demnächst", ("start_unreadable",)),
        ("31.02.2027", ("start_unreadable",)),
        ("9999-12-31", ("start_implausible",)),
    ],
)
def test_start_with_doubt(text: str, flags: tuple[str, ...]) -> None:
    assert read_start(text, now=NOW) == (None, None, None, flags)


def test_far_start_is_kept_and_flagged() -> None:
    assert read_start("01.03.2061", now=NOW).flags == ("start_implausible",)


def test_two_starts_are_flagged() -> None:
    assert read_start("Januar 2027, April 2027", now=NOW).flags == ("start_several_dates",)


INSTANTS = [
    ("2026-09-04T11:43:41.935", "2026-09-04T09:43:41.935000+00:00"),  # no zone: Berlin, summer
    ("2026-12-04T11:43", "2026-12-04T10:43:00+00:00"),  # winter
    ("2026-12-04 11:43:00", "2026-12-04T10:43:00+00:00"),
    ("2026-12-04T11:43:41Z", "2026-12-04T11:43:41+00:00"),
    ("2026-12-04T11:43:41+01:00", "2026-12-04T10:43:41+00:00"),
    ("2026-10-25T02:30:00", "2026-10-25T00:30:00+00:00"),  # twice on that clock: the first
    (" 1793876400 ", "2026-11-05T11:00:00+00:00"),
    ("1793876400123", "2026-11-05T11:00:00.123000+00:00"),
    ("Thu, 05 Nov 2026 08:00:00 GMT", "2026-11-05T08:00:00+00:00"),
    ("5 Nov 2026 08:00:00 +0100", "2026-11-05T07:00:00+00:00"),
    ("Thu, 05 Nov 2026 08:00:00 -0000", "2026-11-05T08:00:00+00:00"),
]
NO_INSTANTS = [
    "",
    "2026-12-04",
    "gestern",
    "12345",
    "99999999999999",
    "2026-13-04T11:43",
    "2026-12-04T25:00",
    "2026-12-04T11:43:41+99:00",
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-12:00",
    "Thu, 99 Nov 2026 08:00:00 GMT",
]


@pytest.mark.parametrize(("text", "expected"), INSTANTS)
def test_instant(text: str, expected: str) -> None:
    instant = read_instant(text)
    assert instant is not None
    assert instant.isoformat() == expected
    assert instant.tzinfo is dt.UTC


@pytest.mark.parametrize("text", [None, *NO_INSTANTS])
def test_no_instant(text: str | None) -> None:
    assert read_instant(text) is None


FOUND = [
    ("Bewerbungsfrist: 20.12.2026", "Bewerbungsfrist: 20.12.2026", "2026-12-20"),
    ("Wir zahlen gut.\n\nBewerbungsfrist\n20.12.2026\n", "Bewerbungsfrist 20.12.2026", "2026-12-20"),
    ("BEWERBUNGSSCHLUSS: 20.12.2026", "BEWERBUNGSSCHLUSS: 20.12.2026", "2026-12-20"),
    ("Die Bewerbungsfrist endet am 20. Dezember 2026.", "Bewerbungsfrist endet am 20. Dezember 2026", "2026-12-20"),
    ("Bewerbungszeitraum: 01.12.2026 - 20.12.2026", "Bewerbungszeitraum: 01.12.2026 - 20.12.2026", "2026-12-20"),
    ("Bewerben Sie sich bis zum 5. Januar 2027!", "bis zum 5. Januar 2027", "2027-01-05"),
    ("Bitte bewirb Dich bis 20.12. online.", "bis 20.12.", "2026-12-20"),
    ("Ihre Bewerbung (Kennziffer 7/2026) erbitten wir bis zum 20.12.2026.", "bis zum 20.12.2026", "2026-12-20"),
    ("Bis zum 20.12.2026 können Sie sich bewerben.", "Bis zum 20.12.2026", "2026-12-20"),
    ("Applications are welcome until Sunday, 20 December 2026.", "until Sunday, 20 December 2026", "2026-12-20"),
    ("Apply by December 20, 2026.", "Apply by December 20, 2026", "2026-12-20"),
    ("Bewerbungsfrist: 20.12.2026. Bewerben Sie sich bis 20.12.2026!", "Bewerbungsfrist: 20.12.2026", "2026-12-20"),
    ("İ Bewerbungsfrist: 20.12.2026", "Bewerbungsfrist: 20.12.2026", "2026-12-20"),  # "İ" grows in lower case
]
NOT_FOUND = [
    "",
    "Wir freuen uns auf Ihre Bewerbung.",
    "Bewerben Sie sich jetzt! Der Vertrag läuft bis 31.12.2027.",
    "Ihre Bewerbung zählt. Die Stelle ist bis zum 31.12.2027 befristet.",
    "Bewerbung erwünscht, befristet bis zum 31.12.2027",
    "Bewerbungsfrist: keine. Eintritt: 01.03.2027",
    "Bewerbungsfrist: keine, Beginn: 01.03.2027",
    "Bewerbungsfrist: 20.12.2026. Nein: Bewerbungsfrist: 22.12.2026",  # which?
    "Bewerbungsfrist: 31.02.2027",
    "Bewerbungen bis 20.12.1815",
    "Wir sind bis zum 20.12.2026 auf der Messe.",
]


@pytest.mark.parametrize(("text", "wording", "date"), FOUND)
def test_deadline_found_in_running_text(text: str, wording: str, date: str) -> None:
    assert find_deadline(text, now=NOW) == (wording, dt.date.fromisoformat(date))


@pytest.mark.parametrize("text", NOT_FOUND)
def test_no_deadline_in_running_text(text: str) -> None:
    assert find_deadline(text, now=NOW) is None


def test_wording_of_a_sentence_names_no_person() -> None:
    text = "Bewerben Sie sich bei Erika Musterfrau (erika@jobs.example) bis zum 20.12.2026."
    assert find_deadline(text, now=NOW) == ("bis zum 20.12.2026", dt.date(2026, 12, 20))


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


@given(st.dates(TODAY - dt.timedelta(90), TODAY + dt.timedelta(274)))
@settings(deadline=None)
def test_a_deadline_without_year_is_not_long_past(date: dt.date) -> None:
    assert read_deadline(f"bis {date:%d.%m.}", now=NOW).date == date


@given(st.integers(0, 999))
@settings(deadline=None)
def test_days_ago_are_subtracted(days: int) -> None:
    assert read_posted(f"vor {days} Tagen", now=NOW).date == TODAY - dt.timedelta(days)


@given(st.datetimes(dt.datetime(1990, 1, 1), dt.datetime(2100, 1, 1), timezones=st.just(dt.UTC)))  # noqa: DTZ001
@settings(deadline=None)
def test_an_instant_survives(instant: dt.datetime) -> None:
    assert read_instant(instant.isoformat()) == instant


DATELIKE = st.text(st.sampled_from("0123456789./-: bisvortagekw,uhrTZ+äİ\n"), max_size=60)


@given(
    st.text(max_size=300) | DATELIKE,
    st.datetimes(dt.datetime(2020, 1, 1), dt.datetime(2040, 1, 1), timezones=st.just(dt.UTC)),
)
@settings(deadline=None, max_examples=300)
def test_any_text_gives_a_value_or_a_flag(text: str, now: dt.datetime) -> None:
    posted, deadline, start = (
        read_posted(text, now=now),
        read_deadline(text, now=now),
        read_start(text, now=now),
    )
    assert posted.date or posted.flags
    assert deadline.date or deadline.flags
    assert start.date or start.kind or start.flags
    assert (start.kind == "date") == (start.date is not None)
    for read in (posted, deadline, start):
        assert (read.date is None) == (read.precision is None)
        assert read.date is None or 1990 <= read.date.year <= 2100
    read_instant(text)
    found = find_deadline(text, now=now)
    assert found is None or found[0]


@given(
    st.text(max_size=120), st.sampled_from(["Bewerbungsfrist: ", "Bewerben Sie sich bis zum "]), st.text(max_size=120)
)
@settings(deadline=None)
def test_wording_is_cited_from_the_text(before: str, label: str, after: str) -> None:
    text = f"{before} {label}20.12.2026 {after}"
    found = find_deadline(text, now=NOW)
    if found:
        assert found[1] == read_deadline(found[0], now=NOW).date
