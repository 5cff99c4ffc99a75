"""Which comparisons can say anything: what two postings can come to at most is known before their texts are read."""

from pipelines.duplicates.comparable import Comparable
from pipelines.duplicates.comparison import SAME_FROM, weighed
from pipelines.duplicates.employers import likeness_of_employers
from pipelines.duplicates.evidence import (
    MOST_CORRECTION,
    date_evidence,
    may_copy,
    most_of_employers,
    most_of_texts,
    pay_evidence,
    place_evidence,
    share_a_number,
    share_an_address,
    title_evidence,
)

_ENOUGH = SAME_FROM - 0.001  # a score is rounded: what stays below by less may reach it


def is_worth_comparing(a: Comparable, b: Comparable, *, only_same: bool) -> bool:
    """Whether a comparison may find that two postings are one vacancy, or that only a veto keeps them apart.

    `only_same`: pairs that only a veto keeps apart are not wanted. A yes is a guess; a no is certain.

    >>> row = {"title": "Leiter Kundenservice", "employer_key": "havel", "city": "Potsdam"}
    >>> here = Comparable.from_row({**row, "posting_id": "one:1"})
    >>> there = Comparable.from_row({**row, "posting_id": "two:7", "employer_key": "spree"})
    >>> [is_worth_comparing(here, there, only_same=wanted) for wanted in (False, True)]
    [True, False]
    """
    if share_an_address(a, b) or share_a_number(a, b):
        return True
    likeness = likeness_of_employers(a.employer, b.employer)
    if only_same and not likeness and a.employer and b.employer and not may_copy(a, b):
        return False
    employer = most_of_employers(likeness)
    titles, title = title_evidence(a, b)
    if (titles.is_other and only_same) or weighed(title.score, employer, 1.0, 1.0) + MOST_CORRECTION < _ENOUGH:
        return False
    place = place_evidence(a, b).score
    if only_same and not place:
        return False
    most = weighed(title.score, employer, place, most_of_texts(a, b))
    return most + pay_evidence(a, b).score + date_evidence(a, b).score >= _ENOUGH
