"""What a place's wording says of working from home; the words are in `pipelines/data/places/work_modes.toml`."""

import re
from functools import lru_cache
from typing import Literal

from pipelines.data import toml

WorkMode = Literal["onsite", "hybrid", "remote"]

_MODES: tuple[tuple[WorkMode, re.Pattern[str]], ...] = tuple(
    (mode, re.compile("|".join(toml("places/work_modes.toml")[mode]), re.IGNORECASE))
    for mode in ("onsite", "hybrid", "remote")
)
_MAY_SAY = re.compile(
    r"rem|hom|hyb|mobil|ort\b|site|office|büro|präsenz|tele|zu ?hause|wfh|unabhängig|anywhere|independent",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def take_work_mode(text: str) -> tuple[WorkMode | None, str]:
    """The work mode that a text names, and the text without those words.

    >>> take_work_mode("Potsdam (teilweise Homeoffice)")
    ('hybrid', 'Potsdam  ')
    >>> take_work_mode("Potsdam, kein Homeoffice")[0]
    'onsite'
    """
    if not _MAY_SAY.search(text):
        return None, text
    found: list[WorkMode] = []
    for mode, pattern in _MODES:
        text, count = pattern.subn(" ", text)
        if count:
            found.append(mode)
    return found[0] if len(found) == 1 else "hybrid" if found else None, text
