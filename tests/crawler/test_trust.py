"""`status`: whether today's data can be trusted, as an operator reads it in the morning."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pytest

from crawler.trust import Trust, status

NOW = dt.datetime(2026, 11, 25, 6, tzinfo=dt.UTC)
LATEST = {"snapshot_date": "2026-11-25", "rows": 38, "run": "r"}
OLDER = {**LATEST, "snapshot_date": "2026-11-24"}


def row(source: str, verdict: str = "complete", *, days: int = 0, why: str = "") -> dict[str, Any]:
    """A row of coverage of a run at 04:00 UTC, some days ago."""
    at = NOW.replace(hour=4) - dt.timedelta(days)
    published = verdict in {"complete", "partial"}
    reasons = [why] if why else []
    said = {"source": source, "verdict": verdict, "reasons": reasons, "is_published": published}
    return {"snapshot_date": at.date(), "started_at": at, **said}


def told(latest: Mapping[str, Any] | None, *coverage: Mapping[str, Any], waiting: int = 0) -> tuple[Trust, str]:
    trust, lines = status(
        latest,
        coverage=coverage,
        vacancies=[{"status": "open"}, {"status": "closed"}],
        changes=[{"event": "opened"}],
        waiting=["r"] * waiting,
        now=NOW,
        where="data",
    )
    return trust, "\n".join(lines)


MANY = [row(name, "failed", why="HTTP 503") for name in "abcde"]
CASES: dict[str, tuple[tuple[Trust, str], Trust, list[str]]] = {
    "all well": (told(LATEST, row("a")), Trust.YES, ["trust:     yes\n", "04:00 UTC, 2 hours ago", "1 complete"]),
    "one failed": (
        told(LATEST, row("a"), row("b", days=1), row("b", "failed", why="HTTP 503")),
        Trust.WITH_CARE,
        ["b: failed (last complete 2026-11-24); HTTP 503", "next:      potsdam-jobs check b "],
    ),
    "never complete": (told(LATEST, row("a"), row("b", "failed")), Trust.WITH_CARE, ["not once complete of late"]),
    "one suspect": (
        told(LATEST, row("a"), row("b", "suspect", why="entries: 0")),
        Trust.WITH_CARE,
        ["look at b in a browser; if it is right: potsdam-jobs crawl --out data --board b --accept b"],
    ),
    "one partial": (
        told(LATEST, row("a"), row("b", "partial")),
        Trust.WITH_CARE,
        ["next:      nothing, if "],
    ),
    "the worst first": (
        told(LATEST, row("a"), row("b", "suspect"), row("c", "failed")),
        Trust.WITH_CARE,
        ["  c: failed", "next:      potsdam-jobs check c "],
    ),
    "many failed": (told(LATEST, row("z"), *MANY), Trust.WITH_CARE, ["  and 2 more: potsdam-jobs boards --out data"]),
    "nothing published today": (
        told(OLDER, row("a", days=1), row("a", "failed", why="HTTP 503")),
        Trust.NO,
        ["the last run published nothing; the snapshot is an older one", "a: failed (last complete 2026-11-24)"],
    ),
    # A board that the profile named until ten days ago had been published then.
    "nothing published today, by a profile that has changed": (
        told(OLDER, row("old", days=10), row("a", days=1), row("a", "failed")),
        Trust.NO,
        ["the last run published nothing", "1 failed, 1 not asked lately"],
    ),
    "no run since": (
        told(OLDER, row("a", days=2)),
        Trust.NO,
        [
            "the last run was 2 days ago",
            "next:      potsdam-jobs crawl --out data; find out why no run has begun since",
        ],
    ),
    "a spool that waits": (told(LATEST, row("a"), waiting=1), Trust.YES, ["waiting:   1 run(s)"]),
    "nothing ever": (
        told(None),
        Trust.NO,
        ["nothing has ever been published", "next:      potsdam-jobs crawl --out data"],
    ),
    "nothing ever, though it was tried": (
        told(None, row("a", "failed", why="HTTP 503")),
        Trust.NO,
        ["nothing has ever been published", "a: failed", "HTTP 503", "next:      potsdam-jobs check a "],
    ),
}


@pytest.mark.parametrize(("answer", "trust", "said"), CASES.values(), ids=CASES)
def test_the_answer_and_its_lines(answer: tuple[Trust, str], trust: Trust, said: list[str]) -> None:
    assert answer[0] == trust
    for part in said:
        assert part in f"{answer[1]}\n"
    assert answer[1].count("\n") < 12, "about ten lines"
    assert ("next:" in answer[1]) is (trust is not Trust.YES)
