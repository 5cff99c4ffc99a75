"""Whether the newest data can be trusted, in ten lines for a person. Pure: rows and the time in, sentences out."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

STALE_H = 36  # hours: a daily run was missed
SHOWN = 4  # boards in trouble that are named
WORST = ("failed", "suspect", "partial", "complete")


class Trust(StrEnum):
    """The answer."""

    YES = "yes"
    WITH_CARE = "with care"
    NO = "no"


class Status(NamedTuple):
    """The answer, and the lines that explain it."""

    trust: Trust
    lines: tuple[str, ...]


def status(
    latest: Mapping[str, Any] | None,
    *,
    coverage: Iterable[Mapping[str, Any]],
    vacancies: Iterable[Mapping[str, Any]],
    changes: Iterable[Mapping[str, Any]],
    waiting: Sequence[str],
    now: dt.datetime,
) -> Status:
    """What `latest.json`, the coverage of the last days, the vacancies and the newest changes say.

    `waiting` are runs whose spool has not been published; `now` is an aware instant.
    """
    if latest is None:
        return Status(Trust.NO, ("trust:     no - nothing has ever been published here",))
    rows = sorted(coverage, key=lambda row: row["started_at"])
    newest = {row["source"]: row for row in rows}
    last = max((row["started_at"] for row in rows), default=None)
    age_h = (now - last).total_seconds() / 3600 if last else None
    by_verdict = Counter(row["verdict"] for row in newest.values())
    bad = [row for row in newest.values() if row["verdict"] != "complete"]
    bad.sort(key=lambda row: (WORST.index(row["verdict"]), row["source"]))
    published_today = any(row["is_published"] for row in newest.values())
    trust, why = _trust(age_h, by_verdict, is_published=published_today)
    lives = Counter(row["status"] for row in vacancies)
    events = Counter(row["event"] for row in changes)
    when = f"{last:%Y-%m-%d %H:%M} UTC, {_ago(age_h)}" if last and age_h is not None else "no run on record"
    read = ", ".join(f"{by_verdict[verdict]} {verdict}" for verdict in reversed(WORST) if by_verdict[verdict])
    open_or_not = ", ".join(f"{number} {how}" for how, number in sorted(lives.items()))
    lines = [
        f"trust:     {trust}{f' - {why}' if why else ''}",
        f"snapshot:  {latest['snapshot_date']}, {latest['rows']} postings, run {latest['run']}",
        f"last run:  {when}",
        f"boards:    {read or 'none on record'}",
        f"vacancies: {open_or_not or 'no history yet'}",
        f"that day:  {events['opened']} new, {events['changed']} fields changed, {events['closed']} gone",
    ]
    for row in bad[:SHOWN]:
        good = [r["started_at"] for r in rows if r["source"] == row["source"] and r["verdict"] == "complete"]
        since = f"last complete {max(good):%Y-%m-%d}" if good else "never complete in these days"
        lines.append(f"  {row['source']}: {row['verdict']} ({since}); {'; '.join(row['reasons'][:1])}")
    if len(bad) > SHOWN:
        lines.append(f"  and {len(bad) - SHOWN} more: potsdam-jobs boards")
    if waiting:
        lines.append(f"waiting:   {len(waiting)} run(s) could not be published yet; the next run takes them up")
    return Status(trust, tuple(lines))


def _trust(age_h: float | None, by_verdict: Counter[str], *, is_published: bool) -> tuple[Trust, str]:
    if age_h is not None and age_h > STALE_H:
        return Trust.NO, f"the last run is {_ago(age_h)}"
    if by_verdict and not is_published:
        return Trust.NO, "the last run published nothing; the snapshot is an older one"
    if by_verdict["failed"] or by_verdict["suspect"]:
        return Trust.WITH_CARE, "what the boards named below had is missing or old"
    if by_verdict["partial"]:
        return Trust.WITH_CARE, "the postings are good, but some boards may have more"
    return Trust.YES, ""


def _ago(hours: float) -> str:
    """How long ago.

    >>> _ago(0.4), _ago(5.2), _ago(50)
    ('less than an hour ago', '5 hours ago', '2 days ago')
    """
    if hours < 1:
        return "less than an hour ago"
    return f"{hours:.0f} hours ago" if hours < 48 else f"{hours / 24:.0f} days ago"
