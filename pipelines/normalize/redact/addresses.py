"""E-mail addresses of persons, however they are spelled."""

import re
from collections.abc import Iterator

from exports.contacts import ROLES
from pipelines.normalize.redact.draft import Draft

_ROLE = re.compile(f"(?:{ROLES})", re.IGNORECASE)
_AT = re.compile(r"@[ \t]{0,2}")
_AT_IN_DISGUISE = re.compile(
    r"[\[({<＠&%_](?:(?<=＠)|(?<=&)#(?:64|x40);|(?<=%)40|(?<=_)at_(?=\w)"
    r"|(?<=[\[({<])[ \t]?(?:at|ät|@|a|AT|Klammeraffe)[ \t]?[\])}>])[ \t]{0,2}"
)
_AT_IN_DISGUISE_BEGINS = "[({<＠&%_"
_AT_SPOKEN = re.compile(
    r"[ \t](?:at|AT)[ \t](?=[\w-]{2,40}[ \t]?(?:\.[ \t]?[a-z]{2,6}\b|[\[({]?[ \t]?(?:dot|punkt|DOT|Punkt)\b))"
)
_LOCAL = re.compile(
    r"(?:mailto:[ \t]?)?[\w+%'’-]{1,64}(?:(?:\.|[ \t]{1,2}\.[ \t]?"
    r"|[ \t]?[\[({](?:dot|punkt|\.)[\])}][ \t]?|[ \t](?:dot|punkt)[ \t])[\w+%'’-]{1,64}){0,5}[ \t]{0,2}$",
    re.IGNORECASE,
)
_DOMAIN = re.compile(
    r"[\w-]{1,63}(?:(?:\.|[ \t]{1,2}\.[ \t]{0,2}|[ \t]?[\[({][ \t]?(?:dot|punkt|\.)[ \t]?[\])}][ \t]?"
    r"|[ \t](?:dot|punkt|DOT|PUNKT)[ \t])[\w-]{1,63}){1,4}",
    re.IGNORECASE,
)
_LOCAL_PARTS = re.compile(r"[._+%\s\[\](){}-]+")


def find_addresses(draft: Draft) -> None:
    """Take out the addresses of persons; those of offices stay."""
    text = draft.text
    for at in _ats(text, draft.lowered):
        domain = _DOMAIN.match(text, at.end(), at.end() + 160)
        local = _LOCAL.search(text, max(0, at.start() - 100), at.start()) if domain else None
        if not (local and domain):
            continue
        name = local[0].rpartition(":")[2] if local[0].lower().startswith("mailto:") else local[0]
        parts = [part for part in _LOCAL_PARTS.split(name) if part and part.lower() not in ("dot", "punkt")]
        firm = domain[0].lower()
        if parts and _ROLE.fullmatch(parts[0]) and all(_ROLE.fullmatch(part) or part.lower() in firm for part in parts):
            continue
        draft.found.append((local.start(), domain.end()))
        draft.names.update(
            part.capitalize() for part in parts if len(part) > 2 and part.isalpha() and not _ROLE.fullmatch(part)
        )


def _ats(text: str, lowered: str) -> Iterator[re.Match[str]]:
    start = text.find("@")
    while start >= 0:
        if at := _AT.match(text, start):
            yield at
        start = text.find("@", start + 1)
    for sign in _AT_IN_DISGUISE_BEGINS:  # each is leapt to; a search for any of them looks at every character
        start = text.find(sign)
        while start >= 0:
            if at := _AT_IN_DISGUISE.match(text, start):
                yield at
            start = text.find(sign, at.end() if at else start + 1)
    if " at " in lowered and (" dot" in lowered or "punkt" in lowered or " . " in text):
        yield from _AT_SPOKEN.finditer(text)
