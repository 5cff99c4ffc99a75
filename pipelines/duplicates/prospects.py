"""Which comparisons can say anything: what two postings can come to at most is known before their texts are read."""

from pipelines.duplicates import points
from pipelines.duplicates.comparable import Comparable
from pipelines.duplicates.employers import likeness_of_employers
from pipelines.duplicates.evidence import (
    compared_titles,
    date_evidence,
    employer_evidence,
    hours_evidence,
    is_one_board,
    may_copy,
    pay_evidence,
    place_evidence,
    share_a_number,
    share_an_address,
    title_evidence,
)
from pipelines.duplicates.texts import most_text_points
from pipelines.duplicates.vetoes import vetoes

_ENOUGH = points.ENOUGH - 0.01  # a score is rounded: what stays below by less may reach it


def is_worth_comparing(a: Comparable, b: Comparable, *, only_same: bool) -> bool:
    """Whether a comparison may find that two postings are one vacancy, or that only a veto keeps them apart.

    `only_same`: pairs that only a veto keeps apart are not wanted. A yes is a guess; a no is certain.

    >>> row = {"title": "Leiter Kundenservice", "employer_key": "havel", "city": "Potsdam"}
    >>> here = Comparable.from_row({**row, "posting_id": "one:1"})
    >>> there = Comparable.from_row({**row, "posting_id": "two:7", "city": "Cottbus"})
    >>> [is_worth_comparing(here, there, only_same=wanted) for wanted in (False, True)]
    [True, False]
    """
    if share_an_address(a, b) or share_a_number(a, b):
        return True
    likeness = likeness_of_employers(a.employer, b.employer)
    copies = not likeness and may_copy(a, b)
    if not likeness and not copies and a.employer and b.employer:
        return False  # another employer's is not even like it: nothing but its text could be
    titles = compared_titles(a, b)
    total = points.BEGIN + title_evidence(a, b, titles).points + employer_evidence(a, b).points
    most_text = most_text_points(a, b)
    if total + points.SAME_PLACE + most_text + points.MOST_CORRECTION < _ENOUGH:
        return False
    total += place_evidence(a, b).points + pay_evidence(a, b).points
    total += hours_evidence(a, b).points + date_evidence(a, b).points
    if total + most_text < _ENOUGH:
        return False
    if titles.is_other and total < _ENOUGH and is_one_board(a, b):
        return False  # where it lists them side by side, no text makes one of two titles
    if only_same or total < _ENOUGH:  # a text can make one of them, and is not read where anything is against it
        return next(vetoes(a, b, copies=copies), None) is None
    return True
