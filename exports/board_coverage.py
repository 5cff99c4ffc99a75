"""The one definition of coverage: how well a run read a board, and what that reading is worth.

One file a day, `coverage/snapshot_date=<day>/coverage.parquet`, one row for each run and board of the day, also for
runs that published nothing.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated, Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """One board in one run."""

    run: Annotated[str, "Name of the run: its instant in UTC; `runs/<run>.json` holds the whole record."]
    source: Annotated[str, "Board key, the name of its spider."]
    started_at: Annotated[dt.datetime, "UTC instant at which the run began."]
    verdict: Annotated[
        Literal["complete", "partial", "failed", "suspect"],
        "`suspect`: read, but so unlike its last good runs that it is not believed.",
    ]
    reasons: Annotated[tuple[str, ...], "Why it is not better, in sentences."] = ()
    lists: Annotated[Literal["complete", "window"], "What the board lists: everything, or only the newest."]
    absence_counts: Annotated[bool, "Whether what was absent is not on the board: a complete listing seen whole."]
    is_published: Annotated[bool, "Whether its postings went into the snapshot of the day."]
    is_accepted: Annotated[
        bool, "Whether the operator confirmed what was read (`--accept`): earlier runs are no measure any more."
    ] = False
    advertised: Annotated[int | None, "Postings that the board announced over all listings; null if it says none."] = (
        None
    )
    pages: Annotated[int, "Pages of listings read."] = 0
    requests: Annotated[int, "Requests made, robots.txt and retries included."] = 0
    postings: Annotated[int, "Postings kept."] = 0
    listed: Annotated[int, "Entries of the listings."] = 0
    new: Annotated[int | None, "Postings never seen before; null where nothing was published."] = None
    changed: Annotated[int | None, "Postings with a changed value; null where nothing was published."] = None
    gone: Annotated[int | None, "Postings of its last reading that are absent; null where absence says nothing."] = None
    rejected_foreign: Annotated[int, "Postings from abroad, not kept."] = 0
    rejected_occupation: Annotated[int, "Postings of another occupation, not kept."] = 0
    rejected_place: Annotated[int, "Postings outside the area, not kept."] = 0
    broken: Annotated[int, "Entries that could not be read at all."] = 0
    details_gone: Annotated[int, "Listed postings whose page answered 404 or 410."] = 0
    details_unread: Annotated[int, "Postings whose details could not be read."] = 0
    fill_pay: Annotated[float | None, "Share of kept postings with disclosed pay, 0 to 1; null without postings."] = (
        None
    )
    fill_posted: Annotated[float | None, "Share with a day of publication."] = None
    fill_place: Annotated[float | None, "Share with a city."] = None
    fill_employer: Annotated[float | None, "Share with an employer."] = None
    share_hourly: Annotated[float | None, "Share of those with a period of pay that are paid by the hour."] = None
    flags_per_posting: Annotated[float | None, "Flags a posting, on average."] = None
    robots: Annotated[str | None, "What robots.txt said at this run, in a word or sentence."] = None
    seconds: Annotated[float | None, "How long the board took, seconds."] = None
