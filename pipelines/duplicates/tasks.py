"""The part of a posting's text that tells it from another one of the same employer.

The opening is the employer's boilerplate, the same for every vacancy; the tasks come under a heading of their own.
"""

import re
import unicodedata
from functools import lru_cache

from pipelines.alternatives import alternatives
from pipelines.data import toml

LONGEST_TEXT = 12_000
"""Characters of a text that are read; the tasks stand earlier in every posting seen."""
KEPT = 600
"""Characters of the tasks that are kept: about eighty words, enough to tell two vacancies apart."""
READ = KEPT + 150
"""Characters that are read for as many: folding shortens, blanks, marks and bullets go."""
MOST_PARTICULARS = 3_000
"""Characters of tasks and profile that are read."""


def opening_of(description: str | None) -> str | None:
    r"""How the text begins, folded.

    >>> opening_of("Wir über uns.\n\nDeine Aufgaben:\n- Führung des Teams")
    'wir über uns deine aufgaben führung des teams'
    """
    return _opening(description[:READ]) if description else None


@lru_cache(maxsize=1024)  # a posting is held against many others, one after the other
def _opening(text: str) -> str | None:
    return _words(text) or None


def tasks_of(description: str | None) -> str | None:
    r"""The tasks alone, folded.

    >>> tasks_of("Deine Aufgaben:\n- Führung des Teams")
    'führung des teams'
    """
    if not description:
        return None
    rest = _behind_heading(description[:LONGEST_TEXT], READ)
    rest = rest and rest[: _start(_NEXT, rest)]
    tasks = _words(rest)[:KEPT] if rest else ""
    return tasks if len(tasks) >= _SHORTEST else None


def particulars_of(description: str) -> tuple[str, str] | None:
    r"""Tasks and what the employee must bring, in lower case; `None` if no heading shows where they begin.

    >>> particulars_of("Über uns: Wärme.\n\nAufgaben:\n- Führung\n\nProfil:\n- Meister\n\nWir bieten:\n- Kaffee")
    ('\n- führung\n', '\nprofil:\n- meister\n')
    """
    rest = _behind_heading(description[:LONGEST_TEXT], MOST_PARTICULARS)
    rest = rest and rest[: _start(_OTHERS, rest)]
    if not rest or len(rest) < _SHORTEST:
        return None
    profile = _start(_NEXT, rest)
    return rest[:profile], rest[profile:]


def _behind_heading(text: str, most: int) -> str | None:
    """What follows a heading on a line of its own, else one with a colon in a text without lines, in lower case."""
    lowered = f"\n{text.lower()}"
    if found := _TASKS.search(lowered):
        return lowered[found.end() : found.end() + most]
    colon = lowered.find(":")
    for _ in range(_MOST_COLONS):
        if colon < 0:
            break
        if lowered[max(0, colon - _LONGEST_HEADING) : colon].rstrip().endswith(_INLINE):
            return lowered[colon + 1 : colon + 1 + most]
        colon = lowered.find(":", colon + 1)
    bare = _BARE.search(text) if any(word in text for word in _BARE_WORDS) else None
    return text[bare.end() : bare.end() + most].lower() if bare else None


def _start(heading: re.Pattern[str], text: str) -> int:
    """Where the first heading of a kind begins, on a line of its own as the text does; its end if there is none."""
    found = heading.search(f"\n{text}")
    return max(0, found.start() - 1) if found else len(text)


def _words(text: str) -> str:
    """Lower-case words, joined by one blank: umlauts stay, for whole texts are not joined with names."""
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", text).lower()))[:KEPT]


def likeness(one: str, other: str) -> float:
    """Share of the shorter text's runs of three words that the longer one has too, from 0 to 1.

    A text that was cut short, or that begins later, is as like as the whole.

    >>> likeness("du planst den einsatz der technik", "jeden tag planst du den einsatz der technik im team")
    0.5
    """
    mine = _runs(one)
    if one == other:
        return 1.0 if mine else 0.0
    theirs = _runs(other)
    smaller = min(len(mine), len(theirs))
    return len(mine & theirs) / smaller if smaller else 0.0


@lru_cache(maxsize=1024)  # postings that are compared follow one another; a set takes ten times the text's memory
def _runs(text: str) -> frozenset[int]:
    words = text.split()
    return frozenset(map(hash, zip(words, words[1:], words[2:], strict=False)))


def _phrases(*names: str) -> list[str]:
    headings = toml("duplicates.toml")["headings"]
    return sorted((phrase for name in names for phrase in headings[name]), key=len, reverse=True)


def _headings(*names: str) -> re.Pattern[str]:
    """A heading that begins a line or follows the mark-up of one, and ends soon.

    With one class of letters in front it is looked for ten times as fast as with the beginning of a text beside it:
    whoever looks there, too, puts a line feed before the text.
    """
    phrases = alternatives(map(re.escape, _phrases(*names)))
    heading = rf" ?(?:\*\*|#{{1,4}} ?)?{phrases}\b[^\n.*:]{{0,40}}(?:\*\*|[\n:*-])"
    return re.compile(rf"[\n*#>•|.](?:(?<!\.)|(?<=\.) ){heading}")


_SHORTEST = 10
_MOST_COLONS = 60
_LONGEST_HEADING = 40
_TASKS, _OTHERS, _NEXT = _headings("tasks"), _headings("others"), _headings("profile", "others")
_INLINE = tuple(f" {phrase}" for phrase in _phrases("tasks"))
_BARE_WORDS = ("Aufgaben", "Responsibilities", "Tätigkeiten")
_BARE = re.compile(rf"(?<=[)!?.] )(?:{'|'.join(_BARE_WORDS)})\b")
_WORD = re.compile(r"[^\W_]+")
