"""Contact persons out of a text: names, personal e-mail addresses, telephone numbers. Recall before precision."""

import re
from typing import NamedTuple

from exports.contacts import MARK, ROLES


class Redacted(NamedTuple):
    """A text without contact persons and the number of places where something was taken out."""

    text: str
    taken: int


_EMAIL = re.compile(
    r"(?:mailto:)?\b[\w.+%-]{1,64}(?:@|\s?[\[(](?:at|ät)[\])]\s?)[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}", re.I
)
_ROLE = re.compile(rf"(?:mailto:)?(?:{ROLES})[\w.+-]{{0,20}}(?:@|\s?[\[(])", re.I)
# Numbers that begin as a German one does, with +49, 0 or (0. The one character that all begin with stands first and
# what may not be before it second, so that a search skips over everything else.
_PHONE = re.compile(r"[+(0](?<![\d.,/][+(0])(?:(?<=\+)49|(?<=\()0|(?<=0)\d)[\d\s()/–-]{5,22}\d(?![.,]?\d)")
# After these words any number is one to call.
_CALLS = (
    "Tel",
    "tel:",
    "Fon",
    "fon",
    "Phone",
    "phone",
    "Mobil",
    "mobil",
    "Handy",
    "Durchwahl",
    "WhatsApp",
    "Rufnummer",
)
_CALLED = re.compile(r"\w{0,12}\.?(?:nummer)?:?\s{0,3}(?:unter\s|ist\s)?-?(\(?\+?\d[\d\s()/.–-]{1,22}\d)")
_PART = r"[A-ZÄÖÜ][\wäöüß'’.-]{0,30}"
_TITLE = r"(?:(?:Dr|Prof|Dipl|Ing|med|jur|Mag|B\.A|M\.A)\.?(?:-Ing\.?)?\s)"
_NAME = rf"{_TITLE}{{0,3}}{_PART}(?:[ \t](?:von|van|de|der|den|zu|vom|zur)){{0,3}}(?:[ \t]{_PART}){{0,3}}"
_SALUTED = re.compile(rf"(?:Frau|Herrn?|Fr\.|Hr\.|Ms\.?|Mrs\.?|Mr\.?)[ \t]{{1,3}}{_NAME}")
# Words that a contact person's name follows, possibly with an ending, a verb or a colon between.
_CUES = (
    *("nsprechpartner", "nsprechperson", "ontaktperson", "Kontakt", "Contact", "contact", "Recruiter", "referent"),
    *("z.Hd.", "z. Hd.", "zu Händen", "Bewerbung an", "Rückfragen", "Fragen an", "i.A.", "i. A.", "Personalleit"),
    *("reach out to", "get in touch with"),
)
_CUED = re.compile(
    r"[\wäöüß]{0,12}(?:\s(?:ist|sind|is|an|von|person|für diese Stelle|vor Ort)){0,2}[:,]?\s{1,3}"
    rf"(?P<name>{_NAME})"
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
    'Fragen beantwortet [contact], Tel. [contact], bewerbung@havel.example'
    """
    taken = 0

    def out(_: re.Match[str]) -> str:
        nonlocal taken
        taken += 1
        return MARK

    def email(found: re.Match[str]) -> str:
        return found[0] if _ROLE.match(found[0]) else out(found)

    if "@" in text or "at)" in text or "at]" in text:
        text = _EMAIL.sub(email, text)
    text = _SALUTED.sub(out, text)
    for words, pattern, group in ((_CALLS, _CALLED, 1), (_CUES, _CUED, "name")):
        for word in words:
            start = text.find(word)
            while start >= 0:
                found = pattern.match(text, start + len(word))
                if found and not _NOT_A_NAME.match(found[group]):
                    text = text[: found.start(group)] + MARK + text[found.end(group) :]
                    taken += 1
                start = text.find(word, start + len(word))
    if "0" in text:
        text = _PHONE.sub(out, text)
    return Redacted(text, taken)
