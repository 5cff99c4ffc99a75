"""Working time, term, place of work and language."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from pipelines.data import toml
from pipelines.text import key

WorkMode = Literal["onsite", "hybrid", "remote"]
Contract = Literal["permanent", "fixed_term"]

_WORDS = toml("employment_words.toml")
_UNSAID = frozenset(_WORDS["unsaid"])


def _by_word(meanings: dict[str, list[str]]) -> dict[str, list[Any]]:
    """The table turned round: what a word means; a word may mean two types at once."""
    found: dict[str, list[Any]] = {}
    for meaning, words in meanings.items():
        for word in words:
            found.setdefault(word, []).append(meaning)
    return found


_TYPES, _CONTRACTS, _MODES = (_by_word(_WORDS[name]) for name in ("employment_type", "contract", "work_mode"))
_HOURS = re.compile(
    r"(?<![\d.,])(\d{1,2}(?:[,.]\d{1,2})?)(?:\s?(?:-|–|bis)\s?(\d{1,2}(?:[,.]\d{1,2})?))?\s?"
    r"(?:Stunden|Std\.?|h)\s?(?:/|pro|je|in der)\s?Woche|"
    r"(?<![\d.,])(\d{1,2}(?:[,.]\d{1,2})?)[- ]?(?:Stunden-Woche|Wochenstunden)",
    re.IGNORECASE,
)
_GERMAN = frozenset(["und", "der", "die", "das", "mit", "für", "wir", "sie", "ist", "ein", "eine", "im"])
_ENGLISH = frozenset(["and", "the", "with", "for", "we", "you", "is", "a", "an", "of", "our"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Employment:
    """What a posting says of the work; `hours` are a week."""

    types: tuple[str, ...] = ()
    contract: Contract | None = None
    hours_min: float | None = None
    hours_max: float | None = None
    work_mode: WorkMode | None = None
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
    kinds, terms = _said(employment_text), _said(contract_text)
    flags = []
    if any(_is_unknown(word) for word in kinds):
        flags.append("employment_type_unreadable")
    if any(_is_unknown(word) for word in terms):
        flags.append("contract_unreadable")
    contracts = {meaning for word in (*terms, *kinds) for meaning in _CONTRACTS.get(word, ())}
    if len(contracts) > 1:
        flags.append("contract_contradicts")
    work_mode = _work_mode(work_mode_text or "")
    if work_mode is None and any(word not in _UNSAID for word in _said(work_mode_text)):
        flags.append("work_mode_unreadable")
    low, high = _hours(hours_text or "") or _hours(description or "") or (None, None)
    return Employment(
        types=tuple(sorted({meaning for word in (*kinds, *terms) for meaning in _TYPES.get(word, ())})),
        contract=next(iter(contracts)) if len(contracts) == 1 else None,
        hours_min=low,
        hours_max=high,
        work_mode=work_mode,
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


@lru_cache(maxsize=1024)
def _said(text: str | None) -> tuple[str, ...]:
    """The words of a field, folded; boards repeat the same few."""
    return tuple(filter(None, map(key, re.split(r"[,;|/]", text)))) if text else ()


def _is_unknown(word: str) -> bool:
    return not (word in _TYPES or word in _CONTRACTS or word in _UNSAID)


def _work_mode(text: str) -> WorkMode | None:
    if text.startswith("homeofficemoeglich"):
        return "hybrid" if "true" in text else "onsite"
    found = {meaning for word in _said(text) for meaning in _MODES.get(word, ())}
    return "hybrid" if len(found) > 1 else next(iter(found), None)


def _language(text: str) -> Literal["de", "en"] | None:
    words = text[:600].casefold().split()
    german, english = sum(word in _GERMAN for word in words), sum(word in _ENGLISH for word in words)
    if max(german, english) < 3 or german == english:
        return None
    return "de" if german > english else "en"
