"""Contact persons out of a text: names, personal e-mail addresses, telephone numbers. Recall before precision."""

import re
from typing import NamedTuple

MARK = "[contact]"


class Redacted(NamedTuple):
    """A text without contact persons and the number of places where something was taken out."""

    text: str
    taken: int


_ROLES = (
    "bewerbung|bewerbungen|karriere|career|careers|jobs|job|personal|hr|recruiting|recruitment|info|kontakt|service|office"
    "|team|ausbildung|mail|post|zentrale|verwaltung|sekretariat|personalabteilung|contact|kundenservice|support"
)
_EMAIL = re.compile(
    r"(?:mailto:)?\b[\w.+%-]{1,64}(?:@|\s?[\[(](?:at|ät)[\])]\s?)[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}", re.I
)
_ROLE = re.compile(rf"(?:mailto:)?(?:{_ROLES})[\w.+-]{{0,20}}(?:@|\s?[\[(])", re.I)
_PHONE = re.compile(
    r"(?:tel:|\b(?:Tel(?:efon)?|Fon|Phone|Mobil|Handy|Durchwahl|WhatsApp|Rufnummer|Telefonnummer)\.?(?:nummer)?:?\s{0,3}"
    r"(?:unter\s|ist\s)?)\(?\+?\d[\d\s()/.–-]{4,22}\d"
    r"|(?<![\d.,])(?:\+49|0049)[\s(/-]{0,3}(?:\(0\))?\d[\d\s()/-]{5,18}\d"
    r"|(?<![\d.,/])\(?0\d{2,5}\)?\s?[/–-]?\s?\d[\d\s–/-]{3,14}\d(?![.,]?\d)",
    re.I,
)
_PART = r"[A-ZÄÖÜ][\wäöüß'’.-]{0,30}"
_TITLE = r"(?:(?:Dr|Prof|Dipl|Ing|med|jur|Mag|B\.A|M\.A)\.?(?:-Ing\.?)?\s)"
_NAME = rf"{_TITLE}{{0,3}}{_PART}(?:[ \t](?:von|van|de|der|den|zu|vom|zur)){{0,3}}(?:[ \t]{_PART}){{0,3}}"
_SALUTED = re.compile(rf"\b(?:Frau|Herrn?|Fr\.|Hr\.|Ms\.?|Mrs\.?|Mr\.?)[ \t]{{1,3}}{_NAME}")
_CUE = re.compile(
    r"\b(?:Ansprechpartner(?:in)?|Ansprechperson|Ihr Kontakt|Dein Kontakt|Kontaktperson|Kontakt|Contact(?: person)?"
    r"|Ihr[e]? Recruiter(?:in)?|Dein[e]? Recruiter(?:in)?|Recruiter(?:in)?|Personalreferent(?:in)?"
    r"|z\. ?Hd\.|zu Händen(?: von)?"
    r"|Bewerbung an|Rückfragen(?: an)?|Fragen an|i\. ?A\.|Personalleiter(?:in)?|Personalleitung"
    r"|reach out to|get in touch with)"
    rf"(?:\s(?:ist|sind|is|für diese Stelle|vor Ort))?[:,]?\s{{1,3}}(?P<name>{_NAME})"
)
# What may follow a cue without being a person.
_NOT_A_NAME = re.compile(
    r"(?:und|unter|zur|zum|per|für|mit|Sie|Wir|Ihre?|Bitte|Telefon|Tel|E-?Mail|Mail|Personalabteilung|Die|Der|Das|Über"
    r"|Kunden\w*|Service\w*|Team|Fragen|Bewerbung\w*|Havel\w*|Human|HR|Unser\w*|Ansprech\w*|\w+(?:ung|heit|keit|schaft|abteilung))\b"
)


def redact(text: str) -> Redacted:
    """Replace names of contact persons, their e-mail addresses and telephone numbers by `[contact]`.

    Role addresses (bewerbung@) stay. Redacting twice changes nothing more.

    >>> redact("Fragen beantwortet Frau Mia Musterfrau, Tel. 030 23125 123, bewerbung@havel.example").text
    'Fragen beantwortet [contact], [contact], bewerbung@havel.example'
    """
    taken = 0

    def out(_: re.Match[str]) -> str:
        nonlocal taken
        taken += 1
        return MARK

    def email(found: re.Match[str]) -> str:
        return found[0] if _ROLE.match(found[0]) else out(found)

    def cued(found: re.Match[str]) -> str:
        if _NOT_A_NAME.match(found["name"]):
            return found[0]
        return found[0][: found.start("name") - found.start()] + out(found)

    if "@" in text or "at)" in text or "at]" in text:
        text = _EMAIL.sub(email, text)
    text = _PHONE.sub(out, text)
    text = _SALUTED.sub(out, text)
    text = _CUE.sub(cued, text)
    return Redacted(text, taken)
