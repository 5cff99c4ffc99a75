"""A fault, and what came of it."""

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from tests.faults.aftermath import NotHeld


class Result(NamedTuple):
    """What came of doing a fault once: `harm` is None if nothing was lost and nothing false was published."""

    outcome: str
    harm: str | None = None


class Fault(NamedTuple):
    """A kind of fault in the words of an operator; `happen` does it in an empty folder, as often as it takes."""

    name: str
    happen: Callable[[Path], Iterable[Result]]


def result(happen: Callable[[], str]) -> Result:
    """The result of something that returns its outcome, or raises `NotHeld`."""
    try:
        return Result(happen())
    except NotHeld as error:
        return Result("did harm", str(error))


def once(happen: Callable[[Path], str]) -> Callable[[Path], Iterable[Result]]:
    """A fault that is done one time."""
    return lambda work: [result(lambda: happen(work))]


def summary(results: Iterable[Result]) -> str:
    """The outcomes, the most frequent first.

    >>> summary([Result("healed"), Result("refused"), Result("healed")])
    'healed 2, refused 1'
    """
    counts = Counter(one.outcome for one in results)
    if len(counts) == 1:
        return next(iter(counts))
    return ", ".join(f"{outcome} {count}" for outcome, count in counts.most_common())
