"""Countries and states as boards spell them, and their official names."""

import re

from pipelines.data import table, toml
from pipelines.text import key

_REGIONS = toml("places/regions.toml")
_US_CODE = re.compile(r"([A-Z]{2})(?: (\d{5})(?:-\d{4})?)?$", re.ASCII)

COUNTRIES: dict[str, str] = {word: code for code, words in _REGIONS["countries"].items() for word in words}
COUNTRIES |= {"DEUTSCHLAND": "DE", "AU": "AU"}  # "Au" is a town
NATIONWIDE: dict[str, str] = {word: code for code, words in _REGIONS["nationwide"].items() for word in words}
LANDSCAPES: dict[str, str | None] = {
    word: state if len(state) > 2 else None for state, words in _REGIONS["landscapes"].items() for word in words
}
"""Landscapes and their state, `None` where they lie in several; never cities."""
GERMAN_LANDSCAPES: dict[str, str] = dict.fromkeys(_REGIONS["landscapes"]["DE"], "DE")
"""Landscapes in several German states, with the country."""
_US_STATES: dict[str, str] = {name: code for code, name in _REGIONS["us_states"].items()}


def _states() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    words_of: dict[str, str] = {}
    prefixes: dict[str, str] = {}
    names: dict[str, str] = {}
    for row in table("places/states.csv"):
        iso = row["iso3166_2"]
        prefixes[row["ags_prefix"]] = iso
        names[iso] = row["name"]
        words = [row["name"], *row["codes"].split("|"), *filter(None, row["aliases"].split("|"))]
        words_of |= {key(word): iso for word in words}
        words_of[key(row["name"]).upper().replace(" ", "_")] = iso  # as the Bundesagentur spells it
    return words_of, prefixes, names


STATES, STATE_BY_AGS, _NAMES = _states()
_NAMES |= _REGIONS["foreign_states"]
_NAMES |= {f"US-{code}": name.title() for code, name in _REGIONS["us_states"].items()}


def country(text: str) -> str | None:
    """ISO 3166-1 alpha-2 of a country's name or code.

    >>> country("Österreich"), country("Nirgendwo")
    ('AT', None)
    """
    return COUNTRIES.get(text) or COUNTRIES.get(key(text))


def state(text: str) -> str | None:
    """ISO 3166-2 of a German state's name or code.

    >>> state("BRANDENBURG"), state("NRW")
    ('DE-BB', 'DE-NW')
    """
    return STATES.get(text) or STATES.get(key(text))


def state_name(iso: str) -> str | None:
    """A state's name: German ones, those of neighbours in German, American ones in English.

    >>> state_name("DE-BB"), state_name("US-NY")
    ('Brandenburg', 'New York')
    """
    return _NAMES.get(iso)


def us_state(part: str, folded: str) -> tuple[str, str | None] | None:
    """An American state and the ZIP code after it: "NY 13676", "New York".

    >>> us_state("OH 45361", "oh 45361")
    ('US-OH', '45361')
    """
    code = _US_CODE.match(part)
    if code and code[1] in _US_STATES.values():
        return f"US-{code[1]}", code[2]
    return (f"US-{_US_STATES[folded]}", None) if folded in _US_STATES else None
