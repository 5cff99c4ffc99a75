"""The last look for contact persons before texts are published: e-mail addresses and telephone numbers.

The texts were redacted when they were normalized. What is found here slipped through, so it is looked for with few
and sure signs: everything that this scan finds, redaction would have taken out.
"""

import re

MARK = "[contact]"
ROLES = (
    "bewerbung|bewerbungen|karriere|career|careers|jobs|job|personal|hr|recruiting|recruitment|info|kontakt|service|office"
    "|team|ausbildung|mail|post|zentrale|verwaltung|sekretariat|personalabteilung|contact|kundenservice|support"
)
"""Beginnings of addresses that belong to a role and not to a person."""

_EMAIL = re.compile(r"\b[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_ROLE = re.compile(rf"(?:{ROLES})[\w.+-]{{0,20}}@", re.I)
_PHONE = re.compile(r"(?<![\w.,/-])(?:\+49|\(0[1-9]|0[1-9])[\d\s()/–-]{5,22}\d(?![.,]?\d)")

ANY = r"@|(?:\+4|\(0|0)[^A-Za-z.,:;]{6}"
"""Where nothing of this stands (RE2), there is nothing to find: it spares most texts the closer look."""


def has_contact(text: str) -> bool:
    """Whether a personal e-mail address or a telephone number stands in a text.

    >>> has_contact("bewerbung@havel.example"), has_contact("mia.musterfrau@havel.example")
    (False, True)
    >>> has_contact("Tel. 030 23125 123"), has_contact("Referenz 10000-0123456789-S, 01.12.2026, 14467 Potsdam")
    (True, False)
    """
    return masked(text) != text


def masked(text: str) -> str:
    """The text with `[contact]` where a personal e-mail address or a telephone number stood.

    >>> masked("Rückfragen: 0331 5551234")
    'Rückfragen: [contact]'
    """
    text = _EMAIL.sub(lambda found: found[0] if _ROLE.match(found[0]) else MARK, text)
    return _PHONE.sub(MARK, text)
