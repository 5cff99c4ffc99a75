"""The one definition of a change: what differs between one published day and the day before.

One file a day, `changes/snapshot_date=<day>/changes.parquet`. `exports/history.py` fills it.
"""

from dataclasses import dataclass
from typing import Annotated, Literal

Event = Literal["opened", "changed", "closed", "reopened", "merged", "split"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One event in the life of a vacancy, or one field of a posting that changed."""

    vacancy_id: Annotated[str, "The vacancy that it happened to."]
    posting_id: Annotated[str | None, "The posting that it was seen on; null if it concerns the vacancy alone."] = None
    event: Annotated[Event, "What happened."]
    field: Annotated[str | None, "Column that changed; null unless `event` is `changed`."] = None
    old: Annotated[str | None, "What it was: a value, the former `vacancy_id`, or null."] = None
    new: Annotated[str | None, "What it is: a value, the reason of a closing, or null."] = None
