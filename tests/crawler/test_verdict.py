"""Stats -> verdict and exit code."""

import pytest

from crawler.verdict import TROUBLES, Exit, Verdict, exit_code, judge

WHOLE = {"finish_reason": "finished", "listing/begun": 3, "listing/whole": 3}

JUDGED = [
    # what happened, stats, kept, verdict, a reason, a note
    ("all well", WHOLE, 5, "complete", "", ""),
    ("no hits anywhere", WHOLE, 0, "complete", "", ""),
    ("nothing at all", {"finish_reason": "finished"}, 0, "failed", "no listing was read", ""),
    ("no stats, the crawl never began", {}, 0, "failed", "no listing was read", ""),
    ("one listing missing", {**WHOLE, "listing/whole": 2}, 5, "partial", "only 2 of 3", ""),
    ("one listing missing, nothing kept", {**WHOLE, "listing/whole": 2}, 0, "failed", "only 2 of 3", ""),
    ("a trouble", {**WHOLE, TROUBLES: ["HTTP 500"]}, 5, "partial", "HTTP 500", ""),
    ("a trouble, nothing kept", {**WHOLE, TROUBLES: ["HTTP 500"]}, 0, "failed", "HTTP 500", ""),
    ("stopped by a signal", {**WHOLE, "finish_reason": "shutdown"}, 5, "partial", "stopped by a signal", ""),
    ("too slow", {**WHOLE, "finish_reason": "closespider_timeout"}, 5, "partial", "took too long", ""),
    ("the spool broke", {**WHOLE, "spool/failed": "no space left on device"}, 5, "failed", "no space left", ""),
    (
        "some details gone",
        {**WHOLE, "detail/asked": 50, "detail/gone": 3},
        50,
        "complete",
        "",
        "gone, kept as listed: 3 of 50",
    ),
    ("all details unread", {**WHOLE, "detail/asked": 9, "detail/unread": 9}, 9, "partial", "could not be read", ""),
    ("two of two details unread", {**WHOLE, "detail/asked": 2, "detail/unread": 2}, 2, "complete", "", "2 of 2"),
    ("broken postings only", {**WHOLE, "posting/broken": 7}, 0, "failed", "could not be read at all: 7", ""),
    ("unknown fields", {**WHOLE, "unknown_keys": ["neu"]}, 5, "complete", "", "does not know: neu"),
]


@pytest.mark.parametrize(("what", "stats", "kept", "verdict", "reason", "note"), JUDGED, ids=[row[0] for row in JUDGED])
def test_judge(what: str, stats: dict[str, object], kept: int, verdict: str, reason: str, note: str) -> None:
    judged = judge(stats, kept=kept)
    assert judged.verdict == verdict
    assert reason in "; ".join(judged.reasons)
    assert bool(reason) == bool(judged.reasons)
    assert note in "; ".join(judged.notes)


C, P, F = Verdict.COMPLETE, Verdict.PARTIAL, Verdict.FAILED


@pytest.mark.parametrize(
    ("verdicts", "published", "wrong", "code"),
    [
        ([C], True, False, Exit.OK),
        ([C, C], True, False, Exit.OK),
        ([C, P], True, False, Exit.DEGRADED),
        ([C, F], True, False, Exit.DEGRADED),
        ([C, F], True, True, Exit.DEGRADED),
        ([F], False, False, Exit.NOTHING_PUBLISHED),
        ([F], False, True, Exit.USAGE),
        ([C], False, False, Exit.NOTHING_PUBLISHED),  # the disk was full
    ],
)
def test_exit_code(verdicts: list[Verdict], published: bool, wrong: bool, code: Exit) -> None:
    assert exit_code(verdicts, published=published, profile_is_wrong=wrong) is code
