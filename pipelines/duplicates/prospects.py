"""Which comparisons can say anything: what two postings can come to at most is known before their texts are read."""

from pipelines.duplicates.comparable import Comparable
from pipelines.duplicates.comparison import SAME_FROM, weighed
from pipelines.duplicates.evidence import (
    date_evidence,
    is_copy,
    most_of_employers,
    most_of_texts,
    pay_evidence,
    place_evidence,
    share_a_number,
    share_an_address,
    title_evidence,
)
from pipelines.duplicates.vetoes import likeness_of_employers, other_place

_ROUNDED = 0.001  # a score is rounded: what stays below by less may reach it


def is_worth_comparing(a: Comparable, b: Comparable, *, only_same: bool) -> bool:
    """Whether a comparison may find that two postings are one vacancy, or that only a veto keeps them apart.

    `only_same`: pairs that only a veto keeps apart are not wanted. A yes is a guess; a no is certain.

    >>> row = {"title": "Leiter Kundenservice", "employer_key": "havel", "city": "Potsdam"}
    >>> here = Comparable.from_row({**row, "posting_id": "one:1"})
    >>> there = Comparable.from_row({**row, "posting_id": "two:7", "employer_key": "spree"})
    >>> [is_worth_comparing(here, there, only_same=wanted) for wanted in (False, True)]
    [False, False]
    """
    if share_an_address(a, b) or share_a_number(a, b):
        return True
    if only_same and not is_copy(a, b) and a.employer_key and b.employer_key and not likeness_of_employers(a, b):
        return False
    titles, title = title_evidence(a, b)
    if only_same and (titles.is_other or other_place(a, b)):
        return False
    most = weighed(
        title,
        most_of_employers(a, b),
        place_evidence(a, b),
        most_of_texts(a, b),
        pay_evidence(a, b),
        date_evidence(a, b),
    )
    return most >= SAME_FROM - _ROUNDED
