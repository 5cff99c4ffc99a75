"""A posting's text, and what is read from it."""

from functools import cached_property

from pipelines.duplicates.tasks import opening_of
from pipelines.duplicates.telling import Telling, telling_of
from pipelines.duplicates.terms import Terms, terms_of


class Text:
    """A description, `None` if there is none; what it tells is found when it is asked for, and kept with it.

    >>> Text("Leitung der Werkstatt, unbefristet").terms.contract
    'permanent'
    """

    def __init__(self, description: str | None) -> None:
        self.description = description

    @cached_property
    def telling(self) -> Telling | None:
        """What it tells of the vacancy."""
        return telling_of(self.description) if self.description else None

    @cached_property
    def opening(self) -> str | None:
        """How it begins, folded."""
        return opening_of(self.description)

    @cached_property
    def terms(self) -> Terms | None:
        """The terms that it names."""
        return terms_of(self.description) if self.description else None
