"""Contact persons out of texts. People, numbers and addresses here are invented."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.normalize.redact import redact

NAMES = ["Mia Musterfrau", "Jonas Beispielmann", "Dr. Edda Erfunden", "Karl-Heinz Probestein", "Leonie von Nirgendwo"]
# {n} is a name, {s} a surname alone.
WORDINGS = [
    "Ihre Ansprechpartnerin ist Frau {n}.",
    "Ihr Ansprechpartner: Herr {n}",
    "Ihr Ansprechpartner ist {n}.",
    "Ansprechpartner: {n}",
    "Ansprechpartner {n}, Personalabteilung",
    "Ihre Ansprechperson: {n}",
    "Kontaktperson: {n}",
    "Kontakt: {n}, Tel. 030 23125 101",
    "Ihr Kontakt: {n}",
    "Dein Kontakt ist {n}",
    "Fragen beantwortet dir gerne Herr {s}.",
    "Fragen beantwortet Ihnen Frau {n} unter 030 23125 102.",
    "Rückfragen an {n}",
    "Rückfragen richten Sie an Herrn {n}.",
    "z. Hd. Frau {n}",
    "z.Hd. {n}",
    "zu Händen {n}",
    "zu Händen von {n}",
    "Bewerbung an: {n}",
    "Bewerbung an Frau {s}, Am Havelufer 3",
    "Bitte wenden Sie sich an Herrn {s}.",
    "Personalreferentin {n}",
    "Personalreferent: {n}",
    "Personalleiterin {n}",
    "i. A. {n}",
    "i.A. {n}",
    "Dein Recruiter: {n}",
    "Deine Recruiterin {n} freut sich auf dich.",
    "Recruiter {n}",
    "Contact: {n}",
    "Contact person: {n}",
    "Your contact person is {n}.",
    "Please reach out to {n}.",
    "Get in touch with us or get in touch with {n}.",
    "Frau {s} (Telefon 030 23125 103) hilft weiter.",
    "Herr {s} und Frau {n} freuen sich.",
    "Mr. {s} will answer.",
    "Ms {n} is there for you.",
    "Fr. {s}, Durchwahl 104",
    "Hr. {s}",
    "Für Auskünfte steht Ihnen Frau {n} zur Verfügung.",
    "Haben Sie Fragen? Herr {n} ist für Sie da.",
]


def surname(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1]


@pytest.mark.parametrize("wording", WORDINGS)
@pytest.mark.parametrize("name", NAMES)
def test_a_planted_name_is_gone(wording: str, name: str) -> None:
    text = f"Wir suchen Verstärkung.\n{wording.format(n=name, s=surname(name))}\nWir freuen uns auf Sie!"
    left = redact(text).text
    for part in name.removeprefix("Dr. ").replace(" von ", " ").split():
        assert part not in left
    assert left.startswith("Wir suchen Verstärkung.\n")
    assert left.endswith("\nWir freuen uns auf Sie!")


NUMBERS = [
    "Tel. 030 23125 101",
    "Telefon: 0171 3920 012",
    "Tel.: +49 30 23125-170",
    "+49 (0)30 23125 144",
    "(030) 23125-123",
    "0171/3920012",
    "0049 30 23125 145",
    "Mobil 0171-3920-045",
    "WhatsApp: 01713920046",
]


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_to_call_is_gone(number: str) -> None:
    left = redact(f"Rufen Sie an: {number}. Danke!").text
    assert not any(digit.isdigit() for digit in left)


MAIL = [
    "mia.musterfrau@havel.example",
    "m.musterfrau@havel.example",
    "jonas@havel.example",
    "mia.musterfrau (at) havel.example",
]


@pytest.mark.parametrize("address", MAIL)
def test_a_personal_address_is_gone(address: str) -> None:
    left = redact(f"Schreiben Sie an {address} bis Freitag.").text
    assert left == "Schreiben Sie an [contact] bis Freitag."


STAYS = [
    "Bewerbung an bewerbung@havel.example oder jobs@havel.example",
    "2.800 € - 3.900 € brutto im Monat, 13 Gehälter à 3.500 €",
    "Start am 01.01.2027, Bewerbungsfrist 04.12.2026",
    "Am Havelufer 3, 14467 Potsdam",
    "Kennziffer 2026/0815-123456",
    "100 000 Kunden und 20 000 Verträge seit 2003",
    "Wir fördern Frauen und Männer (m/w/d), Frauen besonders.",
    "40 Stunden pro Woche, 30 Tage Urlaub, 24/7 erreichbar",
    "Die Robert Beispiel GmbH und das Autohaus Pirschheide suchen Sie.",
    "Kontakt zu Kunden macht Ihnen Freude. Kontakt: Personalabteilung",
    "Sie sind Ansprechpartner für Kunden und Kollegen.",
    "Als Personalleitung oder Kundendienstleitung führen Sie ein Team.",
    "Rückfragen und Beschwerden beantworten Sie gelassen.",
]


@pytest.mark.parametrize("text", STAYS)
def test_what_is_no_contact_stays(text: str) -> None:
    assert redact(text).text == text


@settings(deadline=None, max_examples=300)
@given(
    st.lists(
        st.one_of(
            st.sampled_from([w.format(n=NAMES[0], s="Musterfrau") for w in WORDINGS]),
            st.sampled_from([*NUMBERS, *MAIL, *STAYS]),
            st.text(max_size=60),
        ),
        max_size=6,
    )
)
def test_redacting_twice_changes_nothing_more(parts: list[str]) -> None:
    once = redact("\n".join(parts)).text
    assert redact(once).text == once
