"""What a form of stated dates is: a pattern over folded text and the reader of its groups."""

from collections.abc import Callable
from typing import NamedTuple

from pipelines.normalize.dates.span import Span, Window

Parts = tuple[str | None, ...]


class Form(NamedTuple):
    """`groups` is the number of groups in the pattern; a reader raises `ValueError` where there is no such day.

    A day `has_time` if a time of day may follow it. `year` is the place of the year among the parts, given where
    it may be missing and stand at the end of a range only.
    """

    read: Callable[[Parts, Window], Span]
    groups: int
    pattern: str
    has_time: bool = False
    year: int | None = None

    def lacks_year(self, parts: Parts) -> bool:
        """Whether the year was left out where there may be one."""
        return self.year is not None and not any(parts[self.year : self.year + 1])
