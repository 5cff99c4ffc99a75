"""A title without what boards add to it."""

import re
from collections.abc import Collection

_GENDER = re.compile(
    r"\s*[(\[]\s*(?:[mwdfxa]\s*[/|,*]\s*[mwdfxi](?:\s*[/|,*]\s*[mwdfxa])?|gn|all genders?|a)\s*[)\]]"
    r"|\s+[mwd]/[mwd]/[mwdx]\b",
    re.I,
)
_TAIL = re.compile(
    r"\s*[-–|,(]\s*(?:in\s)?(?:Vollzeit|Teilzeit|unbefristet|befristet|ab sofort|Remote|Homeoffice)\b.*$", re.I
)


def clean_title(title: str, *, employer: str | None = None, places: Collection[str] = ()) -> str:
    """The title without gender marks, working time, place and employer; never empty.

    >>> clean_title("Leiter Kundenservice (m/w/d) - Vollzeit in Potsdam", places=["Potsdam"])
    'Leiter Kundenservice'
    """
    clean = _TAIL.sub("", _GENDER.sub("", title))
    for name in (*places, employer or ""):
        if name:
            clean = re.sub(rf"\s*(?:[-–|,]|\b(?:in|bei|für|am Standort))\s*{re.escape(name)}\s*$", "", clean)
    return clean.strip(" -–|,") or title
