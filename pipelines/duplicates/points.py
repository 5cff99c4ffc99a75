"""What each piece of evidence is worth.

Points are added up, and the logistic function makes a score of the sum: it is 0.5 at 0 points and `SAME_FROM` at
`ENOUGH`. They were set by hand, no finer than a tenth, so that what is said of each holds: one title of one employer in
one place is one vacancy without any text; two of the three are one only if the texts tell the same work.
"""

import math

SAME_FROM = 0.75
"""Score from which two postings are one vacancy, if no veto speaks against it."""
ENOUGH = math.log(SAME_FROM / (1 - SAME_FROM))
"""Points that make it, about 1.1."""

BEGIN = -2.3
"""Two postings of which nothing is known are two vacancies."""

SAME_TITLE = 2.0
LITTLE_MORE = 1.4
"""One title has a tail, or a word for somebody who works there, that the other has not."""
LITTLE_MORE_HERE = 0.6
"""On one board, which lists two vacancies side by side more often than it rewords one."""
NEAR_TITLE = 1.0
"""The titles differ by words that one writer takes for the other's."""
MORE_TITLE = 0.5
"""One title names a subject that the other does not."""
OTHER_TITLE, OTHER_TITLE_MEANS = -2.2, 2.8
"""Each names something that the other does not: the first, and the second times the likeness of what they mean."""

SAME_EMPLOYER = 1.5
LIKE_EMPLOYER = 1.3
NO_EMPLOYER = -0.3
"""Nobody names it, or one is an agency: of its many clients, the text must say which."""

SAME_PLACE = 0.8
ANYWHERE = 0.5
"""Neither names a city."""
PLACE_OF_ONE = 0.0

TOLD_AGAIN = 3.2
"""Both tell the same tasks and profile, in whatever words; shares of it for less."""
ALL_TOLD_AGAIN = 4.0
"""So much that one tells nothing else."""
OPENS_ALIKE = 0.3
"""The openings are alike, which they are for all vacancies of an employer."""
OTHER_TASKS = -2.5
"""Both tell tasks and profile, and not the same."""
OTHER_TASKS_TRANSLATED = -1.5
"""The same in two languages, of which many words are not known."""

COUNTS_APART = -2.0
"""Both say how many people, beds or machines there are, and not the same."""

SAME_PAY = 0.6
PAY_MEETS = 0.3
PAY_APART = -1.2
"""By more than a tenth."""
HOURS_APART = -1.2
SAME_DAY = 0.4
"""Boards are fed on one day."""
MONTHS_APART = -0.4
YEAR_APART = -0.8
"""An evergreen, of which another board only knows the day on which it was made."""
YEAR_APART_HERE = -5.0
"""After more than a year the same board shows another vacancy of the same name."""


def score_of(points: float) -> float:
    """The score of a sum of points, from 0 to 1.

    >>> score_of(ENOUGH), score_of(0.0), score_of(SAME_TITLE + SAME_EMPLOYER + SAME_PLACE + BEGIN)
    (0.75, 0.5, 0.881)
    """
    return round(1 / (1 + math.exp(-points)), 3)
