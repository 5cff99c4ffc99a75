"""The one definition of a link: two postings that were compared because they may advertise one vacancy.

One file, `links/links.parquet`: pairs that belong together, and pairs that look alike but a veto keeps apart.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A pair of postings, `left_id` before `right_id` in the order of text."""

    left_id: Annotated[str, "`posting_id` of the one."]
    right_id: Annotated[str, "`posting_id` of the other."]
    is_same: Annotated[bool, "Whether both advertise one vacancy."]
    score: Annotated[float, "Likeness from 0 to 1."]
    reasons: Annotated[tuple[str, ...], "What speaks for one vacancy, sorted."] = ()
    vetoes: Annotated[tuple[str, ...], "What forbids it whatever the score: other place, reference or level."] = ()
    decided_on: Annotated[dt.date, "Day of the snapshot on which the pair was last compared."]
