"""What somebody meant who mistyped a name."""

from collections.abc import Iterable
from difflib import get_close_matches

ALIKE = 0.6  # of 1: below that a suggestion is a guess


def meant(said: str, known: Iterable[str]) -> str:
    """A question that names the nearest known name, to be put behind a sentence; empty if nothing is near.

    >>> meant("arbeitsagentru", ["adzuna", "arbeitsagentur"]), meant("monster", ["adzuna"])
    ("; did you mean 'arbeitsagentur'?", '')
    """
    found = get_close_matches(said.casefold(), list(known), n=1, cutoff=ALIKE)
    return f"; did you mean {found[0]!r}?" if found else ""
