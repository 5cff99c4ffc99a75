import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.normalize.dates import find_deadline, read_deadline

NOW = dt.datetime(2026, 11, 25, 9, 30, tzinfo=dt.UTC)  # a Wednesday, half past ten in Berlin

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


@given(
    st.text(max_size=120), st.sampled_from(["Bewerbungsfrist: ", "Bewerben Sie sich bis zum "]), st.text(max_size=120)
)
@settings(deadline=None)
def test_wording_is_cited_from_the_text(before: str, label: str, after: str) -> None:
    text = f"{before} {label}20.12.2026 {after}"
    found = find_deadline(text, now=NOW)
    if found:
        assert found[1] == read_deadline(found[0], now=NOW).date
