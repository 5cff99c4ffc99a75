"""What identifies a vacancy: addresses that lead to one posting only, and reference numbers."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from pipelines.data import toml

LONGEST_TEXT = 12_000
MOST = 4
"""References of one text that are kept; more are a list of other vacancies."""


class Reference(NamedTuple):
    """A number and the kind of word that stood before it."""

    kind: str
    number: str


def references(*texts: str | None) -> tuple[Reference, ...]:
    """Reference numbers that stand behind a word for them, sorted.

    >>> references("Leiter Kundenservice, Kennziffer 12/2026", "Job-ID: JR-4711.")
    (Reference(kind='job', number='jr-4711'), Reference(kind='kennziffer', number='12/2026'))
    """
    found = set()
    for text in texts:
        for match in _stated(text[:LONGEST_TEXT]) if text and _DIGIT.search(text) else ():
            number = match[2].strip("._/-").replace(" ", "-")
            if len(number) > 1 and _DIGIT.search(number):
                found.add(Reference(_KIND_OF[match[1]], number))
    return tuple(sorted(found)) if len(found) <= MOST else ()


def _stated(text: str) -> Iterator[re.Match[str]]:
    """Labels with what follows. Stems are looked for first: a pattern of all labels costs ten times as much."""
    lowered = text.lower()
    for stem in _STEMS:
        position = lowered.find(stem)
        for _ in range(_MOST_STEMS):
            if position < 0:
                break
            if match := _STATED.match(lowered, position):
                yield match
            position = lowered.find(stem, position + 1)


def shape(number: str) -> str:
    """How a number is written, so that two of one numbering are known.

    >>> shape("jr-4711") == shape("jr-98"), shape("12/2026") == shape("jr-98")
    (True, False)
    """
    return _LETTERS.sub("a", _DIGITS.sub("9", number))


def is_number_of_its_own(native_id: str | None) -> bool:
    """Whether a board's id is long enough to mean the same vacancy in another place.

    >>> is_number_of_its_own("10000-1203004873-S"), is_number_of_its_own("17")
    (True, False)
    """
    return native_id is not None and len(native_id) >= 6 and len(_DIGIT.findall(native_id)) >= 4


def addresses(urls: Iterable[str | None]) -> tuple[str, ...]:
    """The addresses that can only lead to one posting: those with a number of their own in path or query.

    The scheme, `www.` and a closing slash say nothing. A form or a careers page that all vacancies share has no
    number and proves nothing.

    >>> addresses(["http://www.firma.example/jobs/4711/", "https://firma.example/karriere", None, "interamt.de"])
    ('firma.example/jobs/4711',)
    """
    found = set()
    for url in filter(None, urls):
        if not _OWN_NUMBER.search(url) or not (parts := _parts(url[:2000])):
            continue
        host, path, query = parts
        path = path.rstrip("/") + (f"?{query}" if query else "")
        if _OWN_NUMBER.search(_YEAR.sub("", path)):
            found.add(host.casefold().removeprefix("www.") + path)
    return tuple(sorted(found))


def _parts(url: str) -> tuple[str, str, str] | None:
    """Host, path and query of an address of the web."""
    if plain := _PLAIN.fullmatch(url):  # a tenth of what `urlsplit` takes
        return plain[1], plain[2], plain[3] or ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    is_web = parts.scheme in ("http", "https") and parts.netloc
    return (parts.netloc, parts.path, parts.query) if is_web else None


def _labels() -> dict[str, str]:
    return {label: kind for kind, labels in toml("duplicates.toml")["references"].items() for label in labels}


_KIND_OF = _labels()
_DIGIT = re.compile(r"\d")
_DIGITS = re.compile(r"\d+")
_LETTERS = re.compile(r"[a-z]+")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_PLAIN = re.compile(r"https?://([\w.:-]+)((?:/[\w/.,:;+~%=&@!'()*-]*)?)(?:\?([\w/.,:;+~%=&@!'()*-]*))?", re.ASCII)
_OWN_NUMBER = re.compile(r"\d{3}|[0-9a-f]{8}-[0-9a-f]{4}")
_STEMS = tuple(sorted({label[:4] for label in _KIND_OF}))
_MOST_STEMS = 40
_LABELS = "|".join(map(re.escape, sorted(_KIND_OF, key=len, reverse=True)))
_STATED = re.compile(
    rf"(?<!\w)({_LABELS})"
    r"(?!\w)\s{0,2}[:#]?\s{0,2}((?:(?!(?:bis|vom|zum|zur|und|oder|der|die|per|mit|bei|ab|am|an|im|in|by|for|on|to) )"
    r"[a-z]{2,5} (?=\d{1,5}[/-]\d|\d{3}))?[a-z0-9][a-z0-9._/-]{0,24})"  # "ZAM 08/26"
)
LIKELY = rf"(?i)(?:{_LABELS})[^a-z0-9]{{0,5}}(?:[a-z0-9._/-]*|[a-z]+ )[0-9]".replace("\\ ", " ").replace("\\-", "-")
"""For RE2, which Arrow has: a text in which this is not found states no number. It spares most texts the rest."""
