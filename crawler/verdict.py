"""From the stats of a crawl to a verdict: pure, for "finished" is not success."""

from collections.abc import Iterable, Mapping
from enum import IntEnum, StrEnum
from typing import Any, NamedTuple

TROUBLES = "troubles"
"""Key of the stats under which a crawl keeps its sentences (`crawler/trouble.py`)."""


class Verdict(StrEnum):
    """What a crawl of one board is worth."""

    COMPLETE = "complete"
    """Every listing was seen whole: what is absent is not on the board."""
    PARTIAL = "partial"
    """The postings are good, but absence proves nothing."""
    SUSPECT = "suspect"
    """Read, but so unlike the board's good days that it is not believed: not published (`pipelines/collapse.py`)."""
    FAILED = "failed"
    """Nothing usable: not published."""


class Exit(IntEnum):
    """Exit codes of `potsdam-jobs crawl`, for cron."""

    OK = 0
    INTERNAL = 1
    USAGE = 2
    DEGRADED = 3
    NOTHING_PUBLISHED = 4
    LOCKED = 75


class Judgement(NamedTuple):
    """A verdict, the reasons why it is not better, and what else an operator should know."""

    verdict: Verdict
    reasons: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def doubted(self, why: tuple[str, ...]) -> "Judgement":
        """The same reading, which is not believed."""
        return self._replace(verdict=Verdict.SUSPECT, reasons=(*self.reasons, *why))


# Some postings vanish between list and details every day; when many details fail, the details have changed.
MANY_DETAILS = 0.2
FEW_DETAILS = 5


def judge(stats: Mapping[str, Any], *, kept: int, gap: str | None = None) -> Judgement:
    """Judge a crawl by its stats and the number of postings it kept; `gap` says what a rolling window missed.

    Complete needs proof: Scrapy finished by itself, every listing begun was read to its stated end, and
    nothing went wrong. Without a single listing there is no proof, whatever else the stats say.

    >>> judge({"finish_reason": "finished", "listing/begun": 2, "listing/whole": 2}, kept=0).verdict
    <Verdict.COMPLETE: 'complete'>
    >>> judge({"finish_reason": "finished"}, kept=0)
    Judgement(verdict=<Verdict.FAILED: 'failed'>, reasons=('no listing was read',), notes=())
    """
    reasons = list(stats.get(TROUBLES, ()))
    if spool := stats.get("spool/failed"):
        reasons.insert(0, f"postings could not be written to the spool: {spool}")
    begun, whole = stats.get("listing/begun", 0), stats.get("listing/whole", 0)
    if not reasons and not whole:
        reasons.append("no listing was read")
    elif not reasons and whole < begun:
        reasons.append(f"only {whole} of {begun} listings were read whole")
    finish = stats.get("finish_reason")
    if finish != "finished" and not reasons:
        reasons.append(_STOPPED.get(str(finish), f"the crawl was stopped ({finish})"))
    reasons.extend([gap] if gap else [])
    notes: list[str] = []
    listed, details = stats.get("posting/listed", 0), stats.get("detail/asked", 0)
    reasons.extend(
        f"no posting has {key.partition('/')[2]!r} any more: the board has changed"
        for key, lacking in sorted(stats.items())
        if key.startswith("lacking/") and lacking == listed
    )
    if lost := stats.get("detail/lost", 0):
        reasons.append(f"pages of postings that could not be read: {lost} of {details}")
    for key, meaning in _LOST.items():
        if lost := stats.get(key, 0):
            of = details if key.startswith("detail/") else listed
            said = f"{meaning}: {lost}" + (f" of {of}" if of else "")
            many = lost == listed if key == "posting/broken" and listed else False
            many = many or (lost >= FEW_DETAILS and lost > MANY_DETAILS * of)
            (reasons if many else notes).append(said)
    if since := stats.get("unchanged_since"):
        notes.append(f"the list has not changed since {since[:16]}; its postings are those of then")
    if unknown := stats.get("unknown_keys"):
        notes.append(f"fields that the spider does not know: {', '.join(unknown)}")
    if not reasons:
        return Judgement(Verdict.COMPLETE, notes=tuple(notes))
    verdict = Verdict.PARTIAL if kept and not spool else Verdict.FAILED
    return Judgement(verdict, tuple(reasons), tuple(notes))


_LOST = {
    "detail/gone": "listed postings whose details are gone, kept as listed",
    "detail/unread": "details that could not be read, postings kept as listed",
    "posting/broken": "postings that could not be read at all",
}
_STOPPED = {
    "closespider_timeout": "the crawl took too long and was stopped",
    "shutdown": "the crawl was stopped by a signal",
}


def exit_code(
    verdicts: Iterable[Verdict], *, published: bool, profile_is_wrong: bool, is_damaged: bool = False
) -> Exit:
    """The exit code of a run; `is_damaged` says that the data hold a file that can't be read any more.

    >>> exit_code([Verdict.COMPLETE, Verdict.FAILED], published=True, profile_is_wrong=False)
    <Exit.DEGRADED: 3>
    """
    if not published:
        return Exit.USAGE if profile_is_wrong else Exit.NOTHING_PUBLISHED
    is_good = not is_damaged and all(verdict is Verdict.COMPLETE for verdict in verdicts)
    return Exit.OK if is_good else Exit.DEGRADED
