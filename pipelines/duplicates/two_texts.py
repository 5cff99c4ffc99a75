"""How much of one vacancy two texts tell, and what that is worth."""

from typing import NamedTuple

from pipelines.duplicates import points
from pipelines.duplicates.comparable import Comparable
from pipelines.duplicates.tasks import likeness
from pipelines.duplicates.telling import count_otherwise, shared_part

ALIKE = 0.48
"""Share of two texts from which they tell one vacancy; of two at one employer it is seldom above 0.35."""
_COPIED = 0.5  # share of runs of words from which one text was copied from the other
_DIFFERS, _SAYS_NOTHING, _WHOLE = 0.2, 0.4, 0.65  # shares that speak against it, that say nothing, that say all
_NEARLY_ALL = 0.9
_BEGINS_ALIKE = 0.3
_SAYS_ENOUGH = 60  # weight of a telling that must share something with one of the same vacancy
_TALKS = 80  # characters of tasks; of fewer, a text that was cut, the openings say more


class Texts(NamedTuple):
    """What two texts share.

    `score`: the share of the shorter one, from 0 to 1, `None` if they cannot be compared. `are_tasks`: what was
    compared are tasks and profile, not openings. `can_differ`: both tell so much that to share nothing says something.
    """

    score: float | None
    are_tasks: bool
    can_differ: bool = False
    are_translations: bool = False
    are_copied: bool = False
    count_otherwise: bool = False

    @property
    def tell_one_vacancy(self) -> bool:
        """Whether they tell so much of the same work that titles in other words do not speak against it."""
        return self.are_tasks and self.score is not None and self.score >= ALIKE


UNKNOWN = Texts(None, are_tasks=False)


def compare_texts(a: Comparable, b: Comparable) -> Texts:
    """What the texts share: of tasks and profile if a heading shows them, else of the openings.

    Texts without headings that were not copied from one another are retold as a whole; of copied ones, the opening
    may be all that is alike.
    """
    one_text, other_text = a.read_text(), b.read_text()
    mine, theirs = one_text.telling or a.telling_of_tasks, other_text.telling or b.telling_of_tasks
    if not mine or not theirs or not mine.whole.marks or not theirs.whole.marks:
        return UNKNOWN
    are_translations = bool(a.language and b.language and a.language != b.language)
    both_headed = mine.tasks is not None and theirs.tasks is not None
    opens_alike = 0.0
    if not both_headed:
        one, other = one_text.opening or a.tasks_text, other_text.opening or b.tasks_text
        opens_alike = likeness(one, other) if one and other else 0.0
        if mine.tasks is theirs.tasks is None and opens_alike >= _BEGINS_ALIKE:
            return Texts(opens_alike, are_tasks=False, are_copied=opens_alike >= _COPIED)
    part = shared_part(mine, theirs)
    are_copied = both_headed and _are_copied(a, b)
    if both_headed or part >= _SAYS_NOTHING:
        can_differ = both_headed and min(mine.whole.weight, theirs.whole.weight) >= _SAYS_ENOUGH
        part = max(part, _WHOLE if are_copied else 0.0)
        return Texts(part, True, can_differ, are_translations, are_copied, count_otherwise(mine, theirs))
    return Texts(opens_alike, False, are_translations=are_translations, are_copied=opens_alike >= _COPIED)


def _are_copied(a: Comparable, b: Comparable) -> bool:
    one, other = a.tasks_text, b.tasks_text
    return bool(one and other and min(len(one), len(other)) >= _TALKS and likeness(one, other) >= _COPIED)


class TextPoints(NamedTuple):
    """Points and the reason."""

    points: float
    reason: str | None = None


def text_points(a: Comparable, b: Comparable, texts: Texts, likeness: float) -> TextPoints:
    """What the texts are worth at employers of some likeness; unknown ones nothing."""
    worth = _shared_points(a, b, texts, likeness)
    return TextPoints(worth.points + points.COUNTS_APART, worth.reason) if texts.count_otherwise else worth


def _shared_points(a: Comparable, b: Comparable, texts: Texts, likeness: float) -> TextPoints:
    if texts.score is None:
        return TextPoints(0.0)
    if not texts.are_tasks:
        is_boilerplate = likeness and not a.fills_for_others and not b.fills_for_others
        most = points.OPENS_ALIKE if is_boilerplate else points.TOLD_AGAIN
        return TextPoints(most * texts.score, "like_text" if texts.are_copied else None)
    if texts.score >= _SAYS_NOTHING:
        told = min(1.0, (texts.score - _SAYS_NOTHING) / (_WHOLE - _SAYS_NOTHING)) * points.TOLD_AGAIN
        if not texts.are_copied and texts.score > _WHOLE:
            more = min(1.0, (texts.score - _WHOLE) / (_NEARLY_ALL - _WHOLE))
            told += more * (points.ALL_TOLD_AGAIN - points.TOLD_AGAIN)
        reason = "same_tasks" if texts.are_copied else "retold_tasks" if texts.score >= ALIKE else None
        return TextPoints(told, reason)
    if not texts.can_differ:
        return TextPoints(0.0)
    differs = min(1.0, (_SAYS_NOTHING - texts.score) / (_SAYS_NOTHING - _DIFFERS))
    return TextPoints(differs * (points.OTHER_TASKS_TRANSLATED if texts.are_translations else points.OTHER_TASKS))


def most_text_points(a: Comparable, b: Comparable) -> float:
    """What the texts add at most."""
    return points.ALL_TOLD_AGAIN if a.has_text and b.has_text else 0.0
