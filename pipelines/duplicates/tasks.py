"""The part of a posting's text that tells it from another one of the same employer.

The opening is the employer's boilerplate, the same for every vacancy; the tasks come under a heading of their own.
"""

import re
from itertools import islice
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
    begin = _begin(text)
    tasks = ""
    if begin is not None:
        rest = text[begin : begin + _FOLDED]
        end = _OTHERS.search(rest)
        tasks = key(rest[: end.start()] if end else rest)[:KEPT]
    return Told(tasks if len(tasks) >= _SHORTEST else None, key(text[:_FOLDED])[:KEPT] or None)


def _begin(text: str) -> int | None:
    """Where the tasks begin: behind a heading of its own line, else behind one with a colon in a text without lines."""
    if found := _TASKS.search(text):
        return found.end()
    for colon in islice(_COLON.finditer(text), _MOST_COLONS):
        before = text[max(0, colon.start() - _LONGEST_HEADING) : colon.start()].casefold().rstrip()
        if before.endswith(_INLINE):
            return colon.end()
    found = _BARE.search(text)
    return found.end() if found else None


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


def _phrases(name: str) -> list[str]:
    return sorted(toml("duplicates.toml")["headings"][name], key=len, reverse=True)


def _heading(name: str) -> re.Pattern[str]:
    """A heading begins a line or follows the mark-up of one, and ends soon."""
    phrases = "|".join(map(re.escape, _phrases(name)))
    return re.compile(
        rf"(?:^|[\n*#>•|]|\. ) ?(?:\*\*|#{{1,4}} ?)?(?:{phrases})\b[^\n.*:]{{0,40}}(?:\*\*|[\n:*-])", re.I
    )


_SHORTEST = 10
_FOLDED = KEPT + 150  # folding shortens: blanks, marks and bullets go
_MOST_COLONS = 60
_LONGEST_HEADING = 40
_TASKS = _heading("tasks")
_OTHERS = _heading("others")
_COLON = re.compile(r"(?<=[a-zäöü]) ?:")
_INLINE = tuple(f" {phrase}" for phrase in _phrases("tasks"))
_BARE = re.compile(r"(?<=[)!?.] )(?:Aufgaben|Responsibilities|Tätigkeiten)\b")
