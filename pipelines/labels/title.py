"""Title -> what the occupation's rules and the cleaner make of it."""

from collections.abc import Mapping
from typing import Any

from pipelines.normalize.occupation import match_occupation
from pipelines.normalize.title import clean_title
from pipelines.profile import SearchProfile


def label(row: Mapping[str, Any], *, profile: SearchProfile) -> dict[str, Any]:
    """`match`, `family`, `level` and `title_clean` of the row's `input`.

    >>> label({"input": "Leitung Kundendienst (m/w/d)"}, profile=SearchProfile.shipped())["family"]
    'kundendienst_technical'
    """
    found = match_occupation(row["input"], occupation=profile.occupation)
    return {
        "match": found.match,
        "family": found.family or "none",
        "level": found.level,
        "title_clean": clean_title(row["input"]),
    }
