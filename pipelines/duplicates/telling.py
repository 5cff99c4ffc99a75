"""What a posting tells of its vacancy, in whatever words: to know it again where another hand has told it anew."""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from pipelines.duplicates.tasks import particulars_of
from pipelines.duplicates.words import counts_of, marks_of, weight_of

READ = 3_000
"""Characters that are read of a text without headings."""


class Part(NamedTuple):
    """Marks of a part of a text, and the weight of all of them together."""

    marks: frozenset[str]
    weight: int


class Telling(NamedTuple):
    """The marks of tasks, of what the employee must bring, and of both; of the whole text if it has no headings.

    `counts`: how many there are of what, in the tasks or else in the whole text.
    """

    tasks: Part | None
    profile: Part | None
    whole: Part
    counts: Mapping[str, frozenset[str]]


@lru_cache(maxsize=2048)  # a posting is held against many others, one after the other
def telling_of(description: str) -> Telling:
    r"""What a text tells.

    >>> told = telling_of("Wir sind groß.\n\nIhre Aufgaben:\n- Wartung der Aufzüge\n\nProfil:\n- Meister")
    >>> sorted(told.tasks.marks), sorted(told.profile.marks)
    (['aufzug', 'wartung'], ['meister'])
    """
    if particulars := particulars_of(description):
        tasks, profile = (marks_of(part) for part in particulars)
        return Telling(_part(tasks), _part(profile), _part(tasks | profile), counts_of(particulars[0]))
    text = description[:READ]
    return Telling(None, None, _part(marks_of(text)), counts_of(text))


@lru_cache(maxsize=2048)
def telling_of_tasks(tasks_text: str) -> Telling:
    """What is kept of a vacancy's tasks."""
    tasks = _part(marks_of(tasks_text))
    return Telling(tasks, None, tasks, counts_of(tasks_text))


def shared_part(one: Telling, other: Telling) -> float:
    """How much of the shorter telling the longer one tells too, from 0 to 1; less where little is shared at all.

    What somebody must do tells more than what he must know, which is the same for many vacancies of an employer.

    >>> lifts, again = telling_of("Wartung von 1.150 Aufzügen nach BetrSichV"), telling_of("1.150 Aufzüge warten")
    >>> shared_part(lifts, again) > 0.3
    True
    """
    if one.tasks is None or other.tasks is None:
        return _shared(one.whole, other.whole, _LITTLE)
    tasks = _shared(one.tasks, other.tasks, _LITTLE_OF_A_PART)
    if not one.profile or not other.profile or min(one.profile.weight, other.profile.weight) < _LEAST_PROFILE:
        return tasks
    return (1 - _PROFILE) * tasks + _PROFILE * _shared(one.profile, other.profile, _LITTLE_OF_A_PART)


def count_otherwise(one: Telling, other: Telling) -> bool:
    """Whether both count something and come to other numbers.

    >>> large, small = telling_of("Station mit 32 Betten"), telling_of("Wir haben 24 Betten")
    >>> count_otherwise(large, small), count_otherwise(large, telling_of("Station mit 12 Zimmern"))
    (True, False)
    """
    both = one.counts.keys() & other.counts.keys()
    return any(one.counts[what].isdisjoint(other.counts[what]) for what in both)


def _shared(one: Part, other: Part, little: int) -> float:
    return sum(map(weight_of, one.marks & other.marks)) / max(little, min(one.weight, other.weight))


def _part(marks: frozenset[str]) -> Part:
    return Part(marks, sum(map(weight_of, marks)))


_LITTLE, _LITTLE_OF_A_PART = 60, 40  # weights below which a telling is a hint: two short ones share as much by chance
_PROFILE = 0.25
_LEAST_PROFILE = 20
