"""Working time, term, place of work and language."""

import re
from dataclasses import dataclass
from typing import Literal

from pipelines.data import toml

_WORDS = toml("employment_words.toml")
_TYPES: dict[str, str] = _WORDS["employment_type"]
_CONTRACT: dict[str, Literal["permanent", "fixed_term"]] = _WORDS["contract"]
_UNSAID = frozenset(_WORDS["unsaid"])
_HOURS = re.compile(
    r"\b(\d{1,2}(?:,\d{1,2})?)(?:\s?(?:-|–|bis)\s?(\d{1,2}(?:,\d{1,2})?))?\s?"
    r"(?:Stunden|Std\.?|h)\s?(?:/|pro|je|in der)\s?Woche|\b(\d{1,2}(?:,\d{1,2})?)[- ]?(?:Stunden-Woche|Wochenstunden)",
    re.IGNORECASE,
)
_GERMAN = frozenset(["und", "der", "die", "das", "mit", "für", "wir", "sie", "ist", "ein", "eine", "im"])
_ENGLISH = frozenset(["and", "the", "with", "for", "we", "you", "is", "a", "an", "of", "our"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Employment:
    """What a posting says of the work; `hours` are a week."""

    types: tuple[str, ...] = ()
    contract: Literal["permanent", "fixed_term"] | None = None
    hours_min: float | None = None
    hours_max: float | None = None
    work_mode: Literal["onsite", "hybrid", "remote"] | None = None
    is_staffing: bool | None = None
    language: Literal["de", "en"] | None = None
    flags: tuple[str, ...] = ()


def read_employment(
    *,
    title: str,
    employment_text: str | None = None,
    contract_text: str | None = None,
    hours_text: str | None = None,
    work_mode_text: str | None = None,
    staffing_text: str | None = None,
    description: str | None = None,
) -> Employment:
    """Read the fields of a board; prose fills the weekly hours.

    >>> read_employment(title="x", employment_text="arbeitszeitVollzeit", contract_text="BEFRISTET").contract
    'fixed_term'
    """
    flags = []
    said = [word.strip() for word in (employment_text or "").split(",") if word.strip()]
    if any(word not in _TYPES for word in said):
        flags.append("employment_type_unreadable")
    if contract_text and contract_text not in _CONTRACT and contract_text not in _UNSAID:
        flags.append("contract_unreadable")
    low, high = _hours(hours_text or "") or _hours(description or "") or (None, None)
    return Employment(
        types=tuple(sorted({_TYPES[word] for word in said if _TYPES.get(word)})),
        contract=_CONTRACT.get(contract_text or ""),
        hours_min=low,
        hours_max=high,
        work_mode=_work_mode(work_mode_text or ""),
        is_staffing="true" in staffing_text if staffing_text else None,
        language=_language(description or title),
        flags=tuple(flags),
    )


def _hours(text: str) -> tuple[float, float] | None:
    if not any(word in text for word in ("tunden", "Std", "h/", "h ")):
        return None
    found = _HOURS.search(text)
    if not found:
        return None
    low = float((found[1] or found[3]).replace(",", "."))
    high = float(found[2].replace(",", ".")) if found[2] else low
    return (low, high) if 1 <= low <= high <= 60 else None


def _work_mode(text: str) -> Literal["onsite", "hybrid", "remote"] | None:
    if text == "TELECOMMUTE":
        return "remote"
    if text.startswith("homeofficemoeglich"):
        return "hybrid" if "true" in text else "onsite"
    return None


def _language(text: str) -> Literal["de", "en"] | None:
    words = text[:600].casefold().split()
    german, english = sum(word in _GERMAN for word in words), sum(word in _ENGLISH for word in words)
    if max(german, english) < 3 or german == english:
        return None
    return "de" if german > english else "en"
