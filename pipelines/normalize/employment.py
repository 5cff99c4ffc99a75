"""Working time, term, place of work and language."""

import re
from functools import lru_cache
from typing import Any, Literal, NamedTuple

from pipelines.agencies import is_agency_name
from pipelines.data import toml
from pipelines.shape import shape
from pipelines.text import holds_any, key, lowered

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
_NUMBER = r"(\d{1,2}(?:[,.]\d{1,2})?)"
_SPAN = rf"(?<![\d.,]){_NUMBER}(?:\s?(?:h|Std\.?|Stunden)?\s?(?:-|–|bis(?: zu)?|to)\s?{_NUMBER})?\s?-?"
_UNIT = r"(?:Stunden|Std\.?|hours?|hrs|h)"
# A number is of hours a week where the week stands beside it, after or before. Asked where a number begins or where
# one of the words stands: a search for either at every letter of a text would cost more than all other readers.
_HOURS = re.compile(
    rf"{_SPAN}{_UNIT}\s?-?\s?\(?(?:(?:/|pro|je|in der|die|per|a)\s?-?(?:Woche|Wo\b|KW|week)|wöchentlich|Woche|week)"
    rf"|{_SPAN}(?:Wochenstunden|Wochen-Stunden|Wochenarbeitsstunden|WStd\b)",
    re.IGNORECASE,
)
_FROM_WORD = re.compile(
    rf"(?:Wochenarbeitszeit|wöchentliche[nr]? (?:Regel)?arbeitszeit|Wochenstunden|Stundenumfang"
    rf"|Stunden pro Woche|wöchentlich|weekly hours|Vollzeit|Teilzeit)[ :]{{0,2}}\(?(?:von |beträgt |mit "
    rf"|ca\. |mindestens |derzeit |bei )?(?:durchschnittlich )?{_SPAN}(?:{_UNIT}|%?\))",
    re.IGNORECASE,
)
_HOUR_WORDS = (
    *("wochenarbeitszeit", "wöchentlich", "wochenstunden", "stundenumfang", "stunden pro woche", "weekly hours"),
    *("vollzeit", "teilzeit"),
)
_WEEK_PARTS = ("wo", "wö", "week", "zeit", "kw", "wstd", "stundenumfang")  # one stands by every number of such hours
_HOUR_PARTS = ("zeit", "stunden", "chentlich", "weekly")  # one is in each of the words that may stand before it
_NEAR = 64  # characters before or after the beginning of a number, in which its words stand
_HOUR_UNITS = ("tunden", "Std", "h/", "h ", "hours", "h)")
_DIGITS = re.compile(b"00*+")  # in the shape of a text; the first one stands alone, so that a search leaps to it
_IN_FIELD = re.compile(rf"^\D{{0,24}}{_SPAN}\s?(?:{_UNIT})?\D{{0,24}}$", re.IGNORECASE)
_PROSE = {meaning: re.compile("|".join(words)) for meaning, words in _WORDS["prose"].items()}
_STEMS: dict[str, list[str]] = _WORDS["prose_stems"]
_STAFFING_PARTS = ("überlassung", "vermittlung", "suchen wir", "personaldienst", "mandant")  # of the wordings for it
_LONGEST_WORDING = 160  # characters before and after a stem
_GERMAN = frozenset(["und", "der", "die", "das", "mit", "für", "wir", "sie", "ist", "ein", "eine", "im"])
_ENGLISH = frozenset(["and", "the", "with", "for", "we", "you", "is", "a", "an", "of", "our"])
_LANGUAGE_OF = {**dict.fromkeys(_GERMAN, "de"), **dict.fromkeys(_ENGLISH, "en")}  # no word is of both


class Employment(NamedTuple):
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
    employer: str | None = None,
) -> Employment:
    """Read the fields of a board; title and text say what no field does.

    >>> read_employment(title="x", employment_text="arbeitszeitVollzeit", contract_text="BEFRISTET").contract
    'fixed_term'
    """
    types, contracts, work_mode, flags = _of_fields(employment_text, contract_text, work_mode_text)
    said_title, said = lowered(title), lowered(description or "")
    low, high = (
        _hours_in_field(hours_text) or _hours(title, said_title) or _hours(description or "", said) or (None, None)
    )
    prose = f"{said_title}\n{said}"
    if not types and ("zeit" in prose or "time" in prose):
        types = frozenset(meaning for meaning in ("full_time", "part_time") if _says(prose, meaning))
    if not contracts and ("befristet" in prose or "permanent" in prose or "vertretung" in prose or "fixed" in prose):
        contracts = frozenset(meaning for meaning in ("permanent", "fixed_term") if _says(prose, meaning))
    return Employment(
        types=tuple(sorted(types)),
        contract=next(iter(contracts)) if len(contracts) == 1 else None,
        hours_min=low,
        hours_max=high,
        work_mode=work_mode,
        is_staffing=_is_staffing(staffing_text, employer, prose),
        language=_language(said or said_title),
        flags=flags,
    )


class _Fields(NamedTuple):
    types: frozenset[str]
    contracts: frozenset[Contract]
    work_mode: WorkMode | None
    flags: tuple[str, ...]


@lru_cache(maxsize=1024)
def _of_fields(employment_text: str | None, contract_text: str | None, work_mode_text: str | None) -> _Fields:
    """What the fields of a board say; boards repeat the same few words."""
    kinds, terms = _said(employment_text), _said(contract_text)
    flags = []
    if any(_is_unknown(word) for word in kinds):
        flags.append("employment_type_unreadable")
    if any(_is_unknown(word) for word in terms):
        flags.append("contract_unreadable")
    contracts = frozenset(meaning for word in (*terms, *kinds) for meaning in _CONTRACTS.get(word, ()))
    if len(contracts) > 1:
        flags.append("contract_contradicts")
    work_mode = _work_mode(work_mode_text or "")
    if work_mode is None and any(word not in _UNSAID for word in _said(work_mode_text)):
        flags.append("work_mode_unreadable")
    types = frozenset(meaning for word in (*kinds, *terms) for meaning in _TYPES.get(word, ()))
    return _Fields(types, contracts, work_mode, tuple(flags))


def _hours_in_field(text: str | None) -> tuple[float, float] | None:
    """The hours of a board's own field, which needs no word for them."""
    if not text:
        return None
    return _span((_IN_FIELD.search(text) if len(text) < 60 else None) or _first_hours(text, lowered(text)))


def _hours(text: str, said: str) -> tuple[float, float] | None:
    """The hours of a text, which is given in lower case, too."""
    found = _first_hours(text, said)
    return _span(found) if found and holds_any(text, _HOUR_UNITS) else None


def _span(found: re.Match[str] | None) -> tuple[float, float] | None:
    if not found:
        return None
    low, high, *_ = [*(float(part.replace(",", ".")) for part in found.groups() if part), None]
    assert low is not None  # noqa: S101 - every branch of the pattern has a number
    return (low, high or low) if 1 <= low <= (high or low) <= 60 else None


def _first_hours(text: str, said: str) -> re.Match[str] | None:
    """The first number of hours a week, whether its words stand before it or after."""
    for digits in _DIGITS.finditer(shape(text)):
        start = digits.start()
        near = said[max(0, start - _NEAR) : start + _NEAR]
        if holds_any(near, _WEEK_PARTS) and (found := _after_word(text, said, start) or _HOURS.match(text, start)):
            return found
    return None


def _after_word(text: str, said: str, start: int) -> re.Match[str] | None:
    """The hours that begin with a word for them and end with the number at a place."""
    begin = max(0, start - _NEAR)
    if not holds_any(said[begin:start], _HOUR_PARTS):
        return None
    places = sorted(at for word in _HOUR_WORDS if (at := said.rfind(word, begin, start)) >= 0)
    return next((found for at in places if (found := _FROM_WORD.match(text, at))), None)


def _is_staffing(said: str | None, employer: str | None, prose: str) -> bool | None:
    """The board's mark; without one, what the employer's name or the text says. Silence is no answer."""
    if said:
        return "true" in said
    if employer and is_agency_name(employer):
        return True
    if not holds_any(prose, _STAFFING_PARTS):
        return None
    return True if _says(prose, "staffing") else None


def _says(prose: str, meaning: str) -> bool:
    """Whether a text in lower case says so in one of the wordings; looked for around their stems only."""
    search = _PROSE[meaning].search
    for stem in _STEMS[meaning]:
        at = prose.find(stem)
        while at >= 0:
            if search(prose, max(0, at - _LONGEST_WORDING), at + _LONGEST_WORDING):
                return True
            at = prose.find(stem, at + len(stem))
    return False


def _said(text: str | None) -> tuple[str, ...]:
    """The words of a field, folded."""
    return tuple(filter(None, map(key, re.split(r"[,;|/]", text)))) if text else ()


def _is_unknown(word: str) -> bool:
    return not (word in _TYPES or word in _CONTRACTS or word in _UNSAID)


def _work_mode(text: str) -> WorkMode | None:
    if text.startswith("homeofficemoeglich"):
        return "hybrid" if "true" in text else "onsite"
    found = {meaning for word in _said(text) for meaning in _MODES.get(word, ())}
    return "hybrid" if len(found) > 1 else next(iter(found), None)


def _language(said: str) -> Literal["de", "en"] | None:
    """The language of a text in lower case: of two, the one that has more of its little words at the beginning."""
    german, english = _little_words(said[:300])
    if min(german, english) or german + english < _CLEARLY:
        german, english = _little_words(said[:600])
    if max(german, english) < 3 or german == english:
        return None
    return "de" if german > english else "en"


_CLEARLY = 5  # words of one language and none of the other: no need to read on


def _little_words(said: str) -> tuple[int, int]:
    languages = list(filter(None, map(_LANGUAGE_OF.get, said.split())))
    return languages.count("de"), languages.count("en")
