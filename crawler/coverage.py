"""From the stats of a crawl and its spool to a row of coverage: how well a board was read. Pure."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from crawler.verdict import Judgement, Verdict
from exports.board_coverage import Coverage


@dataclass(frozen=True, slots=True, kw_only=True)
class Fill:
    """How full the postings of a board are. Shares are from 0 to 1, null where there is nothing to share."""

    postings: int = 0
    fill_pay: float | None = None
    fill_posted: float | None = None
    fill_place: float | None = None
    fill_employer: float | None = None
    share_hourly: float | None = None
    flags_per_posting: float | None = None


def fill(postings: Iterable[Mapping[str, Any]]) -> Fill:
    """Count what the postings of a spool say, one at a time.

    >>> fill([{"city": "Potsdam", "is_pay_disclosed": False, "salary_period": "hour", "flags": ["a", "b"]}]).fill_pay
    0.0
    >>> fill([]).fill_pay is None
    True
    """
    count = pay = posted = place = employer = periods = hourly = flags = 0
    for told in postings:
        count += 1
        pay += told.get("is_pay_disclosed") is True
        posted += told.get("posted_on") is not None
        place += told.get("city") is not None
        employer += told.get("employer") is not None
        periods += told.get("salary_period") is not None
        hourly += told.get("salary_period") == "hour"
        flags += len(told.get("flags") or ())
    if not count:
        return Fill()
    return Fill(
        postings=count,
        fill_pay=pay / count,
        fill_posted=posted / count,
        fill_place=place / count,
        fill_employer=employer / count,
        share_hourly=hourly / periods if periods else None,
        flags_per_posting=flags / count,
    )


def coverage(
    *,
    run: str,
    source: str,
    started_at: dt.datetime,
    lists: Literal["complete", "window"],
    stats: Mapping[str, Any],
    judgement: Judgement,
    filled: Fill,
    rejected: Mapping[str, int],
    is_accepted: bool = False,
) -> Coverage:
    """What a run knows of a board. What is new, changed or gone is only known when it is published.

    `is_accepted`: the operator confirmed beforehand whatever is read.

    >>> stats = {"listing/pages": 2, "posting/listed": 30, "listing/advertised": 31, "elapsed_time_seconds": 1.5}
    >>> row = coverage(
    ...     run="r",
    ...     source="a",
    ...     started_at=dt.datetime(2026, 11, 24, 5, tzinfo=dt.UTC),
    ...     lists="complete",
    ...     stats=stats,
    ...     judgement=Judgement(Verdict.COMPLETE),
    ...     filled=Fill(),
    ...     rejected={"place": 3},
    ... )
    >>> row.absence_counts, row.advertised, row.listed, row.rejected_place, row.seconds
    (True, 31, 30, 3, 1.5)
    """
    is_whole = judgement.verdict is Verdict.COMPLETE and lists == "complete"
    seconds = stats.get("elapsed_time_seconds")
    return Coverage(
        run=run,
        source=source,
        started_at=started_at,
        verdict=judgement.verdict.value,
        reasons=tuple(judgement.reasons),
        lists=lists,
        absence_counts=is_whole,
        is_published=judgement.verdict is not Verdict.FAILED,
        is_accepted=is_accepted,
        advertised=stats.get("listing/advertised"),
        pages=stats.get("listing/pages", 0),
        requests=stats.get("downloader/request_count", 0),
        postings=filled.postings,
        listed=stats.get("posting/listed", 0),
        rejected_foreign=rejected.get("foreign", 0),
        rejected_occupation=rejected.get("occupation", 0),
        rejected_place=rejected.get("place", 0),
        broken=stats.get("posting/broken", 0),
        details_gone=stats.get("detail/gone", 0),
        details_unread=stats.get("detail/unread", 0) + stats.get("detail/lost", 0),
        fill_pay=filled.fill_pay,
        fill_posted=filled.fill_posted,
        fill_place=filled.fill_place,
        fill_employer=filled.fill_employer,
        share_hourly=filled.share_hourly,
        flags_per_posting=filled.flags_per_posting,
        robots=stats.get("robots"),
        seconds=None if seconds is None else float(seconds),
    )
