"""What two postings say beside their texts: found once, for all that is asked of the two."""

from typing import NamedTuple

from pipelines.duplicates.comparable import Comparable
from pipelines.duplicates.employers import likeness_of_employers
from pipelines.duplicates.evidence import (
    Evidence,
    compared_titles,
    date_evidence,
    employer_evidence,
    hours_evidence,
    may_be_known,
    may_copy,
    pay_evidence,
    place_evidence,
    title_evidence,
)
from pipelines.duplicates.titles import TitleLikeness
from pipelines.duplicates.vetoes import other_place, vetoes


class Fields(NamedTuple):
    """What speaks for one vacancy, and the vetoes against it.

    `likeness` is that of the employers. `may_be_known`: both have an address or a number. `copies`: one of the
    employers is an agency that may fill the other's place.
    """

    likeness: float
    may_be_known: bool
    copies: bool
    titles: TitleLikeness
    is_elsewhere: bool
    title: Evidence
    employer: Evidence
    place: Evidence
    pay: Evidence
    hours: Evidence
    dates: Evidence
    against: list[str]


def fields_of(a: Comparable, b: Comparable) -> Fields:
    """What the fields of two postings say.

    >>> row = {"title": "Leiter Kundenservice", "employer_key": "havel"}
    >>> here, there = (Comparable.from_row({**row, "city": city}) for city in ("Potsdam", "Cottbus"))
    >>> fields_of(here, there).title.reason, fields_of(here, there).against
    ('same_title', ['other_place'])
    """
    likeness = likeness_of_employers(a.employer, b.employer)
    copies = not likeness and may_copy(a, b)
    titles, is_elsewhere = compared_titles(a, b), other_place(a, b)
    return Fields(
        likeness,
        may_be_known(a, b),
        copies,
        titles,
        is_elsewhere,
        title_evidence(a, b, titles),
        employer_evidence(a, b, likeness),
        place_evidence(a, b, is_elsewhere=is_elsewhere),
        pay_evidence(a, b),
        hours_evidence(a, b),
        date_evidence(a, b, likeness),
        vetoes(a, b, is_elsewhere=is_elsewhere, likeness=likeness, copies=copies),
    )
