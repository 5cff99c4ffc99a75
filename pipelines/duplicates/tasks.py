"""The part of a posting's text that tells it from another one of the same employer.

The opening is the employer's boilerplate, the same for every vacancy; the tasks come under a heading of their own.
"""

import re
from typing import NamedTuple

from pipelines.data import toml
from pipelines.text import key

LONGEST_TEXT = 12_000
"""Characters of a text that are read; the tasks stand earlier in every posting seen."""
KEPT = 600
"""Characters of the folded tasks that are kept: about eighty words, enough to tell two vacancies apart."""


class Told(NamedTuple):
    """Folded beginnings: of the tasks, `None` if there is no such heading, and of the whole text."""

    tasks: str | None
    opening: str | None


def told(text: str | None) -> Told:
    r"""Where the tasks begin, folded, and how the text begins.

    >>> told("Wir über uns.\n\nDeine Aufgaben:\n- Führung des Teams\n\nDein Profil:\n- Geduld")
    Told(tasks='fuehrung des teams', opening='wir ueber uns deine aufgaben fuehrung des teams dein profil geduld')
    >>> told("Wir suchen Sie!").tasks is None
    True
    """
    if not text:
        return Told(None, None)
    text = text[:LONGEST_TEXT]
    found = _TASKS.search(text) or _INLINE.search(text)
    tasks = ""
    if found:
        rest = text[found.end() : found.end() + 4 * KEPT]
        end = _OTHERS.search(rest)
        tasks = key(rest[: end.start()] if end else rest)[:KEPT]
    return Told(tasks if len(tasks) >= _SHORTEST else None, key(text[: 2 * KEPT])[:KEPT] or None)


def likeness(one: str, other: str) -> float:
    """Share of the shorter text's runs of three words that the longer one has too, from 0 to 1.

    A text that was cut short, or that begins later, is as like as the whole.

    >>> likeness("du planst den einsatz der technik", "jeden tag planst du den einsatz der technik im team")
    0.5
    """
    mine, theirs = _runs(one), _runs(other)
    smaller = min(len(mine), len(theirs))
    return len(mine & theirs) / smaller if smaller else 0.0


def _runs(text: str) -> set[tuple[str, str, str]]:
    words = text.split()
    return set(zip(words, words[1:], words[2:], strict=False))


def _phrases(name: str) -> str:
    return "|".join(sorted(map(re.escape, toml("duplicates.toml")["headings"][name]), key=len, reverse=True))


_SHORTEST = 10
# A heading begins a line or follows the mark-up of one, and ends soon.
_START = r"(?:^|[\n*#>•|]|\. ) ?(?:\*\*|#{1,4} ?)?"
_TASKS = re.compile(rf"{_START}(?:{_phrases('tasks')})\b[^\n.*:]{{0,40}}(?:\*\*|[\n:*-])", re.I)
_OTHERS = re.compile(rf"{_START}(?:{_phrases('others')})\b[^\n.*:]{{0,40}}(?:\*\*|[\n:*-])", re.I)
# In a text without lines: with a colon behind, or capital after a word that is not one.
_INLINE = re.compile(rf"\b(?:{_phrases('tasks')}) ?:|(?<=[)!?.] )(?:Aufgaben|Responsibilities|Tätigkeiten)\b", re.I)
