"""Parts of a city: by their own tables, or by the way a board joins their names to the city's."""

import re

from pipelines.data import toml
from pipelines.normalize.place.gazetteer import DISTRICTS, District, Spot
from pipelines.text import key


def is_quarter(text: str | None) -> bool:
    """Whether a name beside a city may be a part of it: no company, building or sort of office.

    >>> is_quarter("Gohlis-Süd"), is_quarter("Muster GmbH"), is_quarter("Campus Süd")
    (True, False, False)
    """
    words = set(key(text).split()) if text and _IS_QUARTER.fullmatch(text) else set()
    return bool(words - _DIRECTIONS) and not words & (NO_QUARTER - _DIRECTIONS)


def district_in(head: str, rest: list[str], spot: Spot) -> District | None:
    """The city's district that the words after it begin with: "potsdam golm wissenschaftspark"."""
    for length in range(min(len(rest), 4), 0, -1):
        words = " ".join(rest[:length])
        district = DISTRICTS.get(f"{head} {words}") or DISTRICTS.get(words)
        if district and district.city == spot.name:
            return district
    return None


def after_hyphen(text: str, head: str) -> str | None:
    """The part that a hyphen joins to the city: "Stahnsdorf-Güterfelde (Halle 3)"."""
    for found in _HYPHENATED.finditer(text):
        if key(text[: found.start()]) == head:
            return found["quarter"]
    return None


def marked_quarter(text: str) -> str | None:
    """The part that a word for it announces.

    >>> marked_quarter("Zossen OT Wünsdorf")
    'Wünsdorf'
    """
    found = _OT.search(text)
    return found["quarter"] if found else None


_WORDS = toml("places/words.toml")
_DIRECTIONS = frozenset(_WORDS["directions"])
NO_QUARTER = frozenset(_WORDS["no_quarter"]) | _DIRECTIONS
"""Words that, alone, name neither a city nor a part of one."""
_HYPHENATED = re.compile(r"-(?P<quarter>[A-ZÄÖÜ][\wäöüß.]*(?:-[A-ZÄÖÜ][\wäöüß]*)*)")
_OT = re.compile(r"[ (-](?:OT|Ortsteil|Stadtteil) (?P<quarter>[A-ZÄÖÜ][\wäöüß-]*(?: [A-ZÄÖÜ][\wäöüß-]*)?)")
_IS_QUARTER = re.compile(
    r"(?!.*[A-ZÄÖÜ]{2})[A-ZÄÖÜ][A-Za-zÄÖÜäöüß.]+(?:[ -](?:[A-ZÄÖÜ][a-zäöüß]+|[IVX]+|am|an|der|im|in)){0,3}"
)
