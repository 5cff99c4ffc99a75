"""What was read of a wording, and when a day is too far away to be meant."""

import datetime as dt
from typing import Literal, NamedTuple

Precision = Literal[
    "datetime",
    "hour",
    "day",
    "week",
    "month",
    "at_most",
    "part_month",
    "quarter",
    "half_year",
    "season",
    "year",
]
"""How exact a wording is. `hour`: counted back in hours or minutes. `at_most`: the day or any before it."""

StartKind = Literal["date", "immediate", "asap", "open"]

POSTED_PRECISION: dict[Precision, Literal["day", "week", "month", "at_most"]] = {
    "datetime": "day",
    "hour": "day",
    "day": "day",
    "week": "week",
    "month": "month",
    "part_month": "month",
    "at_most": "at_most",
    "year": "at_most",
}
"""Precisions of a publication, as the column `posted_precision` names them: "vor 1 Jahr" is `at_most`, because boards
cut years short. Quarters, seasons and half years are no day of publication."""


class ReadDate(NamedTuple):
    """A day, how exact it is and how it was said. All `None` without a flag: nothing was said."""

    date: dt.date | None = None
    precision: Precision | None = None
    basis: Literal["stated", "relative", "first_published"] | None = None
    flags: tuple[str, ...] = ()


class ReadStart(NamedTuple):
    """Day the work starts, or the kind of start where no day is named."""

    date: dt.date | None = None
    kind: StartKind | None = None
    precision: Precision | None = None
    flags: tuple[str, ...] = ()


YEARS = (1990, 2100)  # further away stand the defaults of databases: 0001, 1970, 9999
TEN_YEARS = 3653  # days


def checked(read: ReadDate, name: str) -> ReadDate:
    """The reading, or only a flag if its day is the default of a database."""
    if read.date and not YEARS[0] <= read.date.year <= YEARS[1]:
        return ReadDate(flags=(f"{name}_implausible",))
    return read
