"""How long vacancies are open, without forgetting those that still are. Pure.

A vacancy that was there before its boards were watched began at an unknown time (left-censored); one that is still
open has not ended yet (right-censored). Both would make the average a lie, in opposite directions.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Literal, NamedTuple

Row = Mapping[str, Any]
Kind = Literal["ended", "running", "unknown_start"]
KINDS: tuple[Kind, ...] = ("ended", "running", "unknown_start")

WEEKS = 12  # a bin a week; longer ones share the last


class Age(NamedTuple):
    """How long a vacancy was seen open, days, and what that figure is worth."""

    kind: Kind
    days: int


class Week(NamedTuple):
    """Vacancies that were open from `week` to below `week + 1` weeks; the last has no upper end."""

    week: int
    kind: Kind
    vacancies: int


def ages(vacancies: Iterable[Row]) -> list[Age]:
    """The age of each vacancy whose age is known.

    `ended`: both ends seen; `running`: at least so long, as it is open or its end is not confirmed;
    `unknown_start`: at least so long, as it was there before the boards were watched.
    """
    found = []
    for row in vacancies:
        if row["days_open"] is not None:
            running: Kind = "ended" if row["status"] == "closed" else "running"
            found.append(Age("unknown_start" if row["is_left_censored"] else running, row["days_open"]))
    return found


def by_week(of: Iterable[Age]) -> list[Week]:
    """Ages by weeks and kind, also where there are none, up to the longest.

    >>> by_week([Age("ended", 8), Age("running", 900)])[3], by_week([Age("ended", 8)])[-1]
    (Week(week=1, kind='ended', vacancies=1), Week(week=1, kind='unknown_start', vacancies=0))
    """
    counts = Counter((min(age.days // 7, WEEKS), age.kind) for age in of)
    last = max((week for week, _ in counts), default=-1)
    return [Week(week, kind, counts[week, kind]) for week in range(last + 1) for kind in KINDS]


def median_days(of: Iterable[Age]) -> int | None:
    """Days after which half of the vacancies have ended, by Kaplan and Meier.

    Running ones count for as long as they have run; those with an unknown start are left out. None if less than
    half have ended within the days that were watched.

    >>> median_days([Age("ended", 5), Age("ended", 10), Age("running", 30)])
    10
    >>> median_days([Age("ended", 5), Age("running", 10), Age("running", 30)]) is None
    True
    """
    known = sorted((age.days, age.kind != "ended") for age in of if age.kind != "unknown_start")
    share, left = 1.0, len(known)
    for days, is_running in known:  # at the same age an end comes before a running one
        if not is_running:
            share *= (left - 1) / left
        left -= 1
        if share <= 0.5 + 1e-9:
            return days
    return None
