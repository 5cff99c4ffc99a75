"""Whether a posting is of the profile's occupation, by the profile's rules."""

import re
from functools import lru_cache
from typing import NamedTuple

from exports.posting import OccupationMatch
from pipelines.profile import Codes, Occupation
from pipelines.text import folded

_GENDERED = re.compile(r"(?<=er)(?:[*:_/]-?|\()(?:in(?:nen)?)\)?(?![a-zäöü])")
_MARK = re.compile(r"[(\[]\s*(?:[mwdfxa]\s*[/|,*]\s*[mwdfxi](?:\s*[/|,*]\s*[mwdfxa])?|gn|all genders?)\s*[)\]]")


class Match(NamedTuple):
    """The answer, the rule that gave it, and what is known of the occupation."""

    match: OccupationMatch
    why: str
    family: str | None = None
    level: str | None = None
    kldb2010: str | None = None
    isco08: str | None = None
    esco_uri: str | None = None


def match_occupation(title: str, *, occupation: Occupation, board_occupation: str | None = None) -> Match:
    """The first rule that fits the title (or the board's own classification) decides.

    >>> from pipelines.profile import SearchProfile
    >>> match_occupation("Kundendienstleiter (m/w/d)", occupation=SearchProfile.shipped().occupation).match
    'yes'
    """
    texts = {"title": _plain(title), "board_occupation": _plain(board_occupation or "")}
    if not occupation.rules:
        found = next((term for term in occupation.terms if _contains(texts["title"], term)), None)
        return Match("yes", f"contains {found!r}") if found else Match("no", "no rule fits")
    for rule in occupation.rules:
        text = texts[rule.on]
        if text and rule.pattern.search(text) and not (rule.unless and rule.unless.search(text)):
            if rule.match == "no":
                return Match("no", rule.why)
            level = next((level.level for level in occupation.levels if level.pattern.search(texts["title"])), None)
            codes = next((codes for codes in occupation.codes if codes.family == rule.family), None)
            return _match(rule.match, rule.why, rule.family, level, codes)
    return Match("no", "no rule fits")


def _match(match: OccupationMatch, why: str, family: str | None, level: str | None, codes: Codes | None) -> Match:
    if codes is None:
        return Match(match, why, family, level)
    return Match(match, why, family, level, codes.kldb2010, codes.isco08, codes.esco_uri)


def _plain(title: str) -> str:
    """Folded, gender forms as one word: leiter*in, leiter/-in and LeiterIn are leiterin."""
    title = re.sub(r"(?<=[a-zäöü])In(?![a-zäöü])", "in", title)
    return " ".join(_GENDERED.sub("in", _MARK.sub(" ", folded(title))).split())


@lru_cache(maxsize=256)
def _term(term: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(folded(term))}(?!\w)")


def _contains(title: str, term: str) -> bool:
    return bool(_term(term).search(title))
