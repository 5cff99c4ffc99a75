"""Rows of a list that say for whom a sum is, and nothing else: `Einstieg: 36.000 - 41.000`."""

import re

from pipelines.normalize.pay.clause import Clause
from pipelines.normalize.pay.figures import Figure
from pipelines.normalize.pay.wording import LEVELS, ROLES
from pipelines.normalize.place.regions import STATES
from pipelines.text import key

LONGEST = 100  # letters
LEAST_YEAR, MOST_YEAR = 20_000, 200_000
_LEADING = re.compile(r"^[\s*•·+-]*(?:\d{1,2}[.)] )?")
_ENDS = re.compile(r"[ ]?(?:\(?(?:brutto|gross|p\.? ?a\.?|EUR|Euro)\)?)?[ ]?[.*]?(?:$|\|)", re.IGNORECASE)
_GROUPED = re.compile(r"\d{2,3}[.,]\d{3}")


def of_row(clause: Clause) -> str | None:
    """Why a figure is the pay of a row of a list, None if it is not seen to be."""
    if not _ends_row(clause):
        return None
    name = _LEADING.sub("", clause.before).rstrip(" :|-=")
    if key(name) in _STATE_NAMES:
        return "a list gives it for a state"
    if LEVELS.found_in(name):
        return "a list gives it for a level of experience"
    if ROLES.found_in(name.rpartition(" ")[2]) and clause.before.rstrip()[-1:] in (":", "|"):
        return "a list gives it for an occupation"
    return None


_STATE_NAMES = frozenset(name for name in map(key, STATES) if len(name) > 4)


def _ends_row(clause: Clause) -> bool:
    return (
        len(clause.sentence) <= LONGEST
        and LEAST_YEAR <= clause.figure.size <= MOST_YEAR
        and _ENDS.match(clause.behind) is not None
    )


def is_row_without_currency(clause: Clause) -> bool:
    """Whether a range in thousands without a currency ends a row that names a level of experience."""
    figure: Figure = clause.figure
    if not figure.is_range or not _ends_row(clause) or not clause.before.rstrip(" ~").endswith((":", "|", "-", "=")):
        return False
    said = clause.sentence[figure.start : figure.end]
    return len(_GROUPED.findall(said)) == 2 and LEVELS.found_in(clause.before)
