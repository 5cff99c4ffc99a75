"""One run: crawl every board into the spool, judge, publish, and leave a record."""

import datetime as dt
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from crawler.boards import Board, boards
from crawler.history import gap, last_records
from crawler.leftover import Leftover, begin, end, fingerprint, leftovers
from crawler.lock import locked
from crawler.verdict import TROUBLES, Exit, Judgement, Verdict, exit_code, judge
from crawler.visit import UsageError, Visit, Watch, visit
from exports.spool import fingerprint as reading_of
from exports.spool import spooled, spooled_rejections
from exports.store import STAGING, SnapshotError, publish_apart, sentence, write_json
from pipelines.normalize import NORMALIZER_VERSION

BERLIN = ZoneInfo("Europe/Berlin")
WEEK = 7 * 24 * 3600  # seconds
REJECTED_LISTED = 2000  # rejected postings that a run record names; all are counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Order(Visit):
    """What the operator asked for: a visit, and where its yield goes."""

    out: Path
    keep_all: bool = False
    wait_s: float = 0
    """How long to wait for another run to end, seconds."""

    @property
    def run(self) -> str:
        """Name of the run: its instant in UTC, to the millisecond."""
        return f"{self.started_at.astimezone(dt.UTC):%Y%m%dT%H%M%S}{self.started_at.microsecond // 1000:03d}Z"

    @property
    def day(self) -> dt.date:
        """Day of the snapshot."""
        return self.started_at.astimezone(BERLIN).date()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How the run ended; `record` is what stands in `runs/<run>.json`."""

    exit: Exit
    judgements: Mapping[str, Judgement]
    record: Mapping[str, Any]
    settled: "tuple[Outcome, ...]" = ()
    """Earlier runs that had been killed and were published first."""


def crawl(order: Order, watch: Watch | None = None) -> Outcome:
    """Run once. Can be called once a process: Twisted's reactor does not start twice.

    `watch` is told of every crawl, to show how far it is.

    Raises:
        UsageError: an unknown board, an unwritable folder, a missing contact.
        Locked: another run holds the lock.
    """
    visited = order.chosen()
    with _writable(order.out), locked(order.out, wait_s=order.wait_s):
        order, settled = _take_up(order)
        staging = order.out / STAGING / order.run
        with _writable(order.out):
            begin(staging, started_at=order.started_at, asked=_asked(order), boards=tuple(b.name for b in visited))
        before = last_records(order.out)
        resting = {board.name: why for board in visited if (why := _resting(board, before, order.started_at))}
        read = next((left.ended for left in leftovers(order.out) if left.folder == staging), {})
        awake = [board for board in visited if board.name not in {*resting, *read}]
        told = {"KEEP_ALL": order.keep_all, "SPOOL": staging}
        ended = partial(_ended, staging)
        stats = visit(order, awake, told, watch, ended) if awake else {}
        stats |= read | {name: {TROUBLES: [why], "resting": True} for name, why in resting.items()}
        outcome = _publish(order, staging, visited, stats, before)
        _sweep(staging, outcome)
        return replace(outcome, settled=settled)


def _sweep(staging: Path, outcome: Outcome) -> None:
    """Remove the spool once it is published; otherwise what it holds waits for the next run."""
    holds = any(board["postings"] for board in outcome.record["boards"].values())
    if outcome.record["published"] or not holds:
        shutil.rmtree(staging, ignore_errors=True)


def _ended(staging: Path, board: str, stats: Mapping[str, Any]) -> None:
    """Leave word that a board was read to its end; one that had trouble is asked again instead."""
    if stats.get("finish_reason") == "finished" and not stats.get(TROUBLES) and not stats.get("spool/failed"):
        with suppress(OSError):  # it is only asked once more
            end(staging, board, stats)


def _asked(order: Order) -> str:
    names = tuple(board.name for board in order.chosen())
    return fingerprint(order.profile, names, sorted(order.endpoints.items()), order.keep_all, NORMALIZER_VERSION)


def _take_up(order: Order) -> tuple[Order, tuple[Outcome, ...]]:
    """Go on with a run of today that was killed; publish what any other one had.

    Nothing that was spooled is lost: a run that cannot be published now (the disk is full) waits for the next time.
    """
    settled, todays = [], None
    for left in leftovers(order.out):
        again = replace(order, started_at=left.started_at)
        if again.day == order.day and left.asked == _asked(order) and not _has_record(again):
            todays = again
        else:
            settled.append(_settle(again, left))
    return todays or order, tuple(settled)


def _has_record(order: Order) -> bool:
    return (order.out / "runs" / f"{order.run}.json").exists()


def _settle(order: Order, left: Leftover) -> Outcome:
    """Publish what an earlier run had read and could not publish."""
    known = boards(order.profile)
    visited = [known[name] for name in left.boards if name in known]
    cut = {TROUBLES: ["the run was cut short"]}
    stats = {board.name: left.ended.get(board.name, cut) for board in visited}
    outcome = _publish(order, left.folder, visited, stats, {})
    _sweep(left.folder, outcome)
    return outcome


def _resting(board: Board, before: Mapping[str, Any], now: dt.datetime) -> str | None:
    """Why a board is not asked this time: it said how long it wants to be left alone."""
    until = before.get(board.name, {}).get("not_before")
    if until is None or dt.datetime.fromisoformat(until) <= now:
        return None
    return f"not asked: the board wants no visit before {until[:16]}"


@contextmanager
def _writable(folder: Path) -> Iterator[None]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield
    except OSError as error:
        raise UsageError(f"cannot write to {folder}: {sentence(error)}") from None


def _publish(
    order: Order,
    staging: Path,
    visited: Iterable[Board],
    stats: Mapping[str, Mapping[str, Any]],
    before: Mapping[str, Any],
) -> Outcome:
    found = {board.name: board for board in visited}
    kept = {name: sum(1 for _ in spooled(staging / name)) for name in found}
    judgements = {
        name: judge(stats[name], kept=kept[name], gap=gap(_window(stats[name]), before.get(name))) for name in found
    }
    # Of a rolling window nothing is gone because it is absent, so its postings only add to those of the day.
    replacing = {
        n for n, j in judgements.items() if j.verdict is Verdict.COMPLETE and found[n].spider.lists == "complete"
    }
    usable = {name for name, j in judgements.items() if j.verdict is not Verdict.FAILED}
    latest, why_not = None, None
    try:
        complete = {name: staging / name for name in found if name in replacing}
        partial = {name: staging / name for name in found if name in usable - replacing}
        if usable:
            latest = publish_apart(
                root=order.out,
                day=order.day,
                run=order.run,
                complete=complete,
                partial=partial,
                normalizer_version=NORMALIZER_VERSION,
            )
        else:
            why_not = "no board gave anything usable"
    except SnapshotError as error:
        why_not = str(error)
    wrong = any("trouble/profile" in counts for counts in stats.values())
    code = exit_code((j.verdict for j in judgements.values()), published=latest is not None, profile_is_wrong=wrong)
    record = {
        "run": order.run,
        "started_at": order.started_at.isoformat(),
        "snapshot_date": order.day.isoformat(),
        "profile": order.profile.name,
        "keep_all": order.keep_all,
        "exit_code": int(code),
        "published": latest,
        "not_published_because": why_not,
        "boards": {
            name: {
                **_board_record(judgements[name], stats[name], kept[name], staging / name),
                "lists": board.spider.lists,
                "absence_counts": name in replacing,
                "not_before": _not_before(stats[name], before.get(name), order.started_at),
            }
            for name, board in found.items()
        },
    }
    try:
        write_json(order.out, f"runs/{order.run}.json", record, run=order.run)
    except SnapshotError as error:
        record["record_not_written_because"] = str(error)
    return Outcome(exit=code, judgements=judgements, record=record)


def _board_record(judgement: Judgement, stats: Mapping[str, Any], kept: int, spool: Path) -> dict[str, Any]:
    reasons: Counter[str] = Counter(rejection.reason for rejection in spooled_rejections(spool))
    return {
        "verdict": judgement.verdict,
        "reasons": judgement.reasons,
        "notes": judgement.notes,
        "postings": kept,
        "fingerprint": reading_of(spool),
        "rejected": dict(reasons),
        "rejected_postings": [r._asdict() for r in islice(spooled_rejections(spool), REJECTED_LISTED)],
        "listings_begun": stats.get("listing/begun", 0),
        "listings_whole": stats.get("listing/whole", 0),
        "details_gone": stats.get("detail/gone", 0),
        "details_unread": stats.get("detail/unread", 0),
        "postings_broken": stats.get("posting/broken", 0),
        "window": _window(stats),
        "market_pay": stats.get("market_pay", 0),
        "requests": stats.get("downloader/request_count", 0),
        "retries": stats.get("retry/count", 0),
        "response_bytes": stats.get("downloader/response_bytes", 0),
        "finish_reason": stats.get("finish_reason"),
    }


def _window(stats: Mapping[str, Any]) -> dict[str, str]:
    """The oldest and the newest instant of a rolling window."""
    return {end: stats[f"window/{end}"] for end in ("oldest", "newest") if f"window/{end}" in stats}


def _not_before(stats: Mapping[str, Any], before: Mapping[str, Any] | None, now: dt.datetime) -> str | None:
    """When the board wants to be asked again, if it said so; at most a week from now, for boards err, too."""
    if stats.get("resting"):
        return str((before or {}).get("not_before"))
    if (wait := stats.get("asked_to_wait_s")) is None:
        return None
    return (now + dt.timedelta(seconds=min(wait, WEEK))).isoformat()
