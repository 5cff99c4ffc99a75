"""Links that name a person: profiles, pages of people, files."""

import re

from pipelines.normalize.redact.draft import Draft
from pipelines.normalize.redact.words import GIVEN_LOWER

_PROFILE = re.compile(
    r"(?:https?://)?(?:[\w-]{1,20}\.)?(?:linkedin\.com/(?:in|pub)/|xing\.(?:com|to)/(?:profiles?/)?"
    r"|facebook\.com/|instagram\.com/|x\.com/|twitter\.com/|calendly\.com/|wa\.me/|t\.me/)(?!(?:company"
    r"|pages|jobs|companies|groups|school)\b)[\w%.'’-]{2,100}(?:/[\w%.'’-]{1,100}){0,3}",
    re.IGNORECASE,
)
_PEOPLE_PATH = re.compile(
    r"/(?:team|teams|people|mitarbeiter|mitarbeitende|ansprechpartner(?:in)?|kontakt|kontakte|personen"
    r"|person|autor|author|profil|profile|staff|users?"
    r"|vcard)/[\w%.-]*[a-zäöü][-_.%][\w%.-]*[a-zäöü][\w%.-]*",
    re.IGNORECASE,
)
_FILE_ENDING = re.compile(r"\.(?:pdf|jpe?g|png|webp|gif|svg|vcf|docx?|html?)\b")
_FILE_NAME = re.compile(r"[\w%.-]{3,120}$")
_LETTERS = re.compile(r"[^\W\d_]+")


def find_links(draft: Draft) -> None:
    """Take out what names a person in profiles, in pages of people and in names of files."""
    text, lowered = draft.text, draft.lowered
    if "/" in text:
        if ".com/" in lowered or ".me/" in lowered or "xing.to" in lowered:
            for found in _PROFILE.finditer(text):
                draft.found.append(found.span())
                slug = found[0].rstrip("/").rpartition("/")[2]
                draft.names.update(part.capitalize() for part in _LETTERS.findall(slug) if len(part) > 2)
        for found in _PEOPLE_PATH.finditer(text):
            draft.found.append((text.index("/", found.start() + 1) + 1, found.end()))
    for ending in _FILE_ENDING.finditer(lowered):
        name = _FILE_NAME.search(text, max(0, ending.start() - 120), ending.start())
        if name and any(len(word) > 2 and word.casefold() in GIVEN_LOWER for word in _LETTERS.findall(name[0])):
            draft.found.append((name.start(), ending.end()))
