"""What a posting tells of its vacancy, in whatever words: to know it again where another hand has told it anew."""

from functools import lru_cache
from typing import NamedTuple

from pipelines.duplicates.tasks import particulars_of
from pipelines.duplicates.words import marks_of, weight_of

READ = 3_000
"""Characters that are read of a text without headings."""


class Telling(NamedTuple):
    """The marks of the tasks and of what the employee must bring; of the whole text if no heading shows them.

    `weight` is that of all marks together.
    """

    marks: frozenset[str]
    weight: float
    is_headed: bool


@lru_cache(maxsize=2048)  # a posting is held against many others, one after the other
def telling_of(description: str) -> Telling:
    r"""What a text tells.

    >>> sorted(telling_of("Wir sind groß.\n\nIhre Aufgaben:\n- Wartung der Aufzüge\n\nWir bieten:\n- Obst").marks)
    ['aufzug', 'wartung']
    """
    particulars = particulars_of(description)
    return _telling(particulars or description[:READ], is_headed=particulars is not None)


@lru_cache(maxsize=2048)
def telling_of_tasks(tasks_text: str) -> Telling:
    """What is kept of a vacancy's tasks."""
    return _telling(tasks_text, is_headed=True)


def _telling(text: str, *, is_headed: bool) -> Telling:
    marks = marks_of(text)
    return Telling(marks, sum(map(weight_of, marks)), is_headed)


def shared_part(one: Telling, other: Telling) -> float:
    """How much of the shorter telling the longer one tells too, from 0 to 1; less where little is shared at all.

    >>> lifts, again = telling_of("Wartung von 1.150 Aufzügen nach BetrSichV"), telling_of("1.150 Aufzüge warten")
    >>> shared_part(lifts, again) > 0.3
    True
    """
    shared = sum(map(weight_of, one.marks & other.marks))
    return shared / max(_LITTLE, min(one.weight, other.weight))


_LITTLE = 6.0  # weight below which a telling is a hint: two short ones share as much by chance
