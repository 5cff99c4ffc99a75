"""The term of the contract and the shifts that a text names: of one vacancy they are the same in all its postings."""

import re
from functools import lru_cache
from typing import NamedTuple

from pipelines.data import toml

LONGEST_TEXT = 6_000


class Terms(NamedTuple):
    """`contract` as the column has it, `None` if the text names both terms or none; all `shifts` that are named."""

    contract: str | None
    shifts: frozenset[str]


@lru_cache(maxsize=2048)
def terms_of(description: str) -> Terms:
    """The terms that a text names.

    >>> terms_of("Unbefristet, in Früh- und Spätschicht") == ("permanent", {"early", "late"})
    True
    """
    text = description[:LONGEST_TEXT].lower()
    contracts = [term for term, pattern in _CONTRACTS if pattern.search(text)]
    shifts = frozenset(shift for shift, pattern in _SHIFTS if pattern.search(text))
    return one_terms(contracts[0] if len(contracts) == 1 else None, shifts)


one_terms = lru_cache(maxsize=4096)(Terms)
"""The terms as the same object for all that name the same."""


def other_terms(one: Terms, other: Terms) -> bool:
    """Whether the contract or the shift cannot be the same.

    >>> early, late = terms_of("Du arbeitest in der Frühschicht."), terms_of("Es ist die Spätschicht.")
    >>> other_terms(early, late), other_terms(early, terms_of("Früh- oder Spätschicht"))
    (True, False)
    """
    if one.contract and other.contract and one.contract != other.contract:
        return True
    return bool(one.shifts and other.shifts and one.shifts.isdisjoint(other.shifts))


_TERMS = toml("duplicates.toml")["terms"]
_CONTRACTS = [(term, re.compile(_TERMS[term])) for term in ("permanent", "fixed_term")]
_SHIFTS = [(shift, re.compile(pattern)) for shift, pattern in _TERMS["shift"].items()]
