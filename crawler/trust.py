"""Whether the newest data can be trusted, in ten lines for a person. Pure: rows and the time in, sentences out."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

STALE_H = 36  # hours: a daily run was missed
SHOWN = 3  # boards in trouble that are named
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
    where: str,
) -> Status:
    """What `latest.json`, the coverage of the last days, the vacancies and the newest changes say.

    `waiting` are runs whose spool has not been published; `now` is an aware instant; `where` is the place of the data
    as the commands of the next step name it.
    """
    rows = sorted(coverage, key=lambda row: row["started_at"])
    last = max((row["started_at"] for row in rows), default=None)
    age_h = (now - last).total_seconds() / 3600 if last else None
    newest = {row["source"]: row for row in rows}
    read = [row for row in newest.values() if last and (last - row["started_at"]).total_seconds() <= STALE_H * 3600]
    by_verdict = Counter(row["verdict"] for row in read)
    bad = [row for row in read if row["verdict"] != "complete"]
    bad.sort(key=lambda row: (WORST.index(row["verdict"]), row["source"]))
    if latest is None:
        trust, why = Trust.NO, "nothing has ever been published here"
    else:
        is_of_last_run = not last or latest["snapshot_date"] >= max(row["snapshot_date"] for row in read).isoformat()
        is_published = is_of_last_run and any(row["is_published"] for row in read)
        trust, why = _trust(age_h, by_verdict, is_published=is_published)
    lives = Counter(row["status"] for row in vacancies)
    events = Counter(row["event"] for row in changes)
    when = f"{last:%Y-%m-%d %H:%M} UTC, {_ago(age_h)}" if last and age_h is not None else "no run on record"
    boards = [f"{by_verdict[verdict]} {verdict}" for verdict in reversed(WORST) if by_verdict[verdict]]
    if before := len(newest) - len(read):
        boards.append(f"{before} not asked lately")
    open_or_not = ", ".join(f"{number} {how}" for how, number in sorted(lives.items()))
    shown = f"{latest['snapshot_date']}, {latest['rows']} postings, run {latest['run']}" if latest else "none"
    lines = [
        f"trust:     {trust}{f' - {why}' if why else ''}",
        f"snapshot:  {shown}",
        f"last run:  {when}",
        f"boards:    {', '.join(boards) or 'none on record'}",
    ]
    if latest:
        lines.append(f"vacancies: {open_or_not or 'no history yet'}")
        lines.append(f"that day:  {events['opened']} new, {events['changed']} fields changed, {events['closed']} gone")
    for row in bad[:SHOWN]:
        good = [r["started_at"] for r in rows if r["source"] == row["source"] and r["verdict"] == "complete"]
        since = f"last complete {max(good):%Y-%m-%d}" if good else "not once complete of late"
        lines.append(f"  {row['source']}: {row['verdict']} ({since}); {'; '.join(row['reasons'][:1])}")
    if len(bad) > SHOWN:
        lines.append(f"  and {len(bad) - SHOWN} more: potsdam-jobs boards --out {where}")
    if waiting:
        lines.append(f"waiting:   {len(waiting)} run(s) could not be published yet; the next run takes them up")
    step = next_step([(row["source"], row["verdict"]) for row in bad], where=where)
    if age_h is None or age_h > STALE_H:
        step = f"potsdam-jobs crawl --out {where}{'; find out why no run has begun since' if last else ''}"
    if step:
        lines.append(f"next:      {step}")
    return Status(trust, tuple(lines))


def next_step(bad: Sequence[tuple[str, str]], *, where: str) -> str | None:
    """What to do about the worst of the boards that are not complete, given by their names and verdicts.

    >>> next_step([("interamt", "failed"), ("arbeitnow", "partial")], where="data")
    'potsdam-jobs check interamt asks it once more, with the --profile of the crawl; one that refuses is left alone'
    >>> next_step([("interamt", "suspect")], where="data")
    'look at interamt in a browser; if it is right: potsdam-jobs crawl --out data --board interamt --accept interamt'
    """
    if not bad:
        return None
    name, verdict = min(bad, key=lambda board: WORST.index(board[1]))
    if verdict == "failed":
        again = f"potsdam-jobs check {name} asks it once more, with the --profile of the crawl"
        return f"{again}; one that refuses is left alone"
    if verdict == "suspect":
        again = f"potsdam-jobs crawl --out {where} --board {name} --accept {name}"
        return f"look at {name} in a browser; if it is right: {again}"
    return "nothing, if it is only today; what to do for each verdict: docs/operations.md"


def _trust(age_h: float | None, by_verdict: Counter[str], *, is_published: bool) -> tuple[Trust, str]:
    if age_h is not None and age_h > STALE_H:
        return Trust.NO, f"the last run was {_ago(age_h)}"
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
