"""Which comparisons can say anything: what two postings can come to at most is known before their texts are read."""

from pipelines.duplicates import points
from pipelines.duplicates.comparable import Comparable
from pipelines.duplicates.employers import likeness_of_employers
from pipelines.duplicates.evidence import is_one_board, may_be_known, may_copy
from pipelines.duplicates.fields import Fields, fields_of
from pipelines.duplicates.two_texts import most_text_points

_ENOUGH = points.ENOUGH - 0.01  # a score is rounded: what stays below by less may reach it


def may_be_one(a: Comparable, b: Comparable) -> bool:
    """Whether an address, a number, the employers or who fills their places leave it open that two are one vacancy.

    Another employer's posting that is not even like it is none: nothing but its text could be.
    """
    if likeness_of_employers(a.employer, b.employer) or not (a.employer and b.employer):
        return True
    return may_copy(a, b) or may_be_known(a, b)


def fields_worth_comparing(a: Comparable, b: Comparable, *, only_same: bool) -> Fields | None:
    """What the fields of two say, if a comparison may find one vacancy, or that only a veto keeps them apart.

    `only_same`: pairs that only a veto keeps apart are not wanted. To give them is a guess; `None` is certain.

    >>> row = {"title": "Leiter Kundenservice", "employer_key": "havel", "city": "Potsdam"}
    >>> here = Comparable.from_row({**row, "posting_id": "one:1"})
    >>> there = Comparable.from_row({**row, "posting_id": "two:7", "city": "Cottbus"})
    >>> [bool(fields_worth_comparing(here, there, only_same=wanted)) for wanted in (False, True)]
    [True, False]
    """
    fields = fields_of(a, b)
    if fields.may_be_known:
        return fields
    total = points.BEGIN + fields.title.points + fields.employer.points + fields.place.points + fields.pay.points
    total += fields.hours.points + fields.dates.points
    if total + most_text_points(a, b) < _ENOUGH:
        return None
    if fields.titles.is_other and total < _ENOUGH and is_one_board(a, b):
        return None  # where it lists them side by side, no text makes one of two titles
    if fields.against and (only_same or total < _ENOUGH):
        return None  # a text can make one of them, and is not read where anything is against it
    return fields
