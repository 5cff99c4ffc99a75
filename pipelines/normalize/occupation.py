"""Whether a posting is of the profile's occupation, by the profile's rules."""

import re
from functools import lru_cache
from typing import NamedTuple

from exports.posting import OccupationMatch
from pipelines.alternatives import quickened
from pipelines.normalize.title import LONGEST, without_gender_marks
from pipelines.profile import Codes, Evidence, Occupation
from pipelines.text import folded

_GENDERED = re.compile(r"(?<=[eo]r)(?:[*:_/|]-?| ?/ ?-|\()(in)(?:nen)?\)?(?![a-zäöü])|(?<=[a-zäöü])[*:_](in(?:nen)?)")
_WELCOME = re.compile(r"[,(+–-] ?[^,()+–-]{3,60} willkommen\b")  # "- Technikerinnen willkommen" is no part of it
# Letters of Cyrillic that look like Latin ones: some boards' titles have them.
_LOOKALIKES = str.maketrans("АВЕКМНОРСТХаеорсхі", "ABEKMHOPCTXaeopcxi")
_INNER = re.compile(r"(?<=[a-zäöü])In(?![a-zäöü])")
MOST_READ = 8000  # characters of a description that a doubt is looked up in


class Match(NamedTuple):
    """The answer, the rule that gave it, and what is known of the occupation."""

    match: OccupationMatch
    why: str
    family: str | None = None
    level: str | None = None
    kldb2010: str | None = None
    isco08: str | None = None
    esco_uri: str | None = None


def match_occupation(
    title: str, *, occupation: Occupation, board_occupation: str | None = None, description: str | None = None
) -> Match:
    """The first rule that fits the title (or the board's own classification) decides.

    Where it says borderline, the description may say more: see `Evidence`.

    >>> from pipelines.profile import SearchProfile
    >>> shipped = SearchProfile.shipped().occupation
    >>> match_occupation("Kundendienstleiter (m/w/d)", occupation=shipped).match
    'yes'
    >>> text = "Sie führen unsere Servicetechniker, planen Wartung und Reparatur und prüfen Ersatzteile."
    >>> match_occupation("Serviceleiter", occupation=shipped, description=text).why
    'leads a service that the title does not name; the text speaks of technicians, maintenance or repairs'
    """
    plain = _plain(title)
    texts = {"title": plain, "board_occupation": _plain(board_occupation) if board_occupation else ""}
    if not occupation.rules:
        found = next((term for term in occupation.terms if _contains(plain, term)), None)
        return Match("yes", f"contains {found!r}") if found else Match("no", "no rule fits")
    level = next(
        (a.level for a in occupation.levels if a.pattern.search(plain) and not (a.unless and a.unless.search(plain))),
        None,
    )
    met: dict[str, bool] = {}
    for rule in occupation.rules:
        text = texts[rule.on]
        if not text or (rule.needs and not _meets_all(plain, rule.needs, occupation, met)):
            continue
        if rule.pattern.search(text) and not (rule.unless and rule.unless.search(text)):
            match, why, family = rule.match, rule.why, rule.family
            if match == "borderline" and description and (more := _evidence(occupation, family, description)):
                match, why, family = more.match, f"{why}; {more.why}", more.family
            if match == "no":
                return Match("no", why, level=level)
            return _match(match, why, family, level, _codes(occupation, family, level))
    return Match("no", "no rule fits", level=level)


def _meets_all(title: str, names: tuple[str, ...], occupation: Occupation, met: dict[str, bool]) -> bool:
    """Whether the title holds a word of each list; asked once a title."""
    for name in names:
        if name not in met:
            met[name] = _list(occupation.words[name]).search(title) is not None
        if not met[name]:
            return False
    return True


@lru_cache(maxsize=256)
def _list(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(quickened(f"(?:{'|'.join(words)})"))


def _evidence(occupation: Occupation, family: str | None, description: str) -> Evidence | None:
    """The first line of evidence that the description bears out."""
    text = None
    for line in occupation.evidence:
        if line.of == family:
            text = folded(description[:MOST_READ]) if text is None else text
            if len(set(line.pattern.findall(text))) >= line.at_least and not (line.unless and line.unless.search(text)):
                return line
    return None


def _codes(occupation: Occupation, family: str | None, level: str | None) -> Codes | None:
    return next((c for c in occupation.codes if c.family == family and c.level in (None, level)), None)


def _match(match: OccupationMatch, why: str, family: str | None, level: str | None, codes: Codes | None) -> Match:
    if codes is None:
        return Match(match, why, family, level)
    return Match(match, why, family, level, codes.kldb2010, codes.isco08, codes.esco_uri)


@lru_cache(maxsize=2048)
def _plain(title: str) -> str:
    """Folded, gender forms as one word: leiter*in, leiter/-in, leiter*innen and LeiterIn are leiterin."""
    if not title.isascii():
        title = title.translate(_LOOKALIKES)
    title = without_gender_marks(_INNER.sub("in", title[:LONGEST]))
    plain = _GENDERED.sub(lambda found: found[1] or found[2], folded(title))
    return _WELCOME.sub("", plain) if "willkommen" in plain else plain


@lru_cache(maxsize=256)
def _term(term: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(folded(term))}(?!\w)")


def _contains(title: str, term: str) -> bool:
    return bool(_term(term).search(title))
