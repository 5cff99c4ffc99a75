"""One run: crawl every board into the spool, judge, publish, and leave a record."""

import datetime as dt
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from crawler.boards import Board, boards
from crawler.coverage import coverage, fill
from crawler.handover import SPOOLS, finish, hand_over
from crawler.history import gap, last_records
from crawler.leftover import Leftover, begin, end, fingerprint, leftovers
from crawler.lock import locked
from crawler.verdict import TROUBLES, Exit, Judgement, Verdict, exit_code, judge
from crawler.visit import UsageError, Visit, Watch, visit
from exports.spool import damage, spooled, spooled_rejections
from exports.spool import fingerprint as reading_of
from exports.store import STAGING, SnapshotError, Store, local_state, sentence
from pipelines.apart import Published, publish_apart, put_apart
from pipelines.normalize import NORMALIZER_VERSION

BERLIN = ZoneInfo("Europe/Berlin")
WEEK = 7 * 24 * 3600  # seconds
Publish = Callable[..., Published]
REJECTED_LISTED = 2000  # rejected postings that a run record names; all are counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Order(Visit):
    """What the operator asked for: a visit, and where its yield goes."""

    out: str | Path
    """Folder of the data, or the address of a bucket."""
    keep_all: bool = False
    accept: tuple[str, ...] = ()
    """Boards whose reading is believed, however little it is."""
    wait_s: float = 0
    """How long to wait for another run to end, seconds."""
    spool_only: bool = False
    """Leave what was read for `potsdam-jobs publish`."""

    @property
    def state(self) -> Path:
        """Local folder of the lock and the spools."""
        return local_state(self.out)

    @property
    def run(self) -> str:
        """Name of the run: its instant in UTC, to the millisecond."""
        return f"{self.started_at.astimezone(dt.UTC):%Y%m%dT%H%M%S}{self.started_at.microsecond // 1000:03d}Z"

    @property
    def spool(self) -> Path:
        """Where the finished spool of the run waits, if it is not published at once."""
        return self.state / SPOOLS / self.run

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
    spool_waits: bool = False
    """Whether something that was read could not be written."""
    settled: "tuple[Outcome, ...]" = ()
    """Earlier runs that had been killed and were published first."""


def crawl(order: Order, watch: Watch | None = None, publish: Publish = publish_apart) -> Outcome:
    """Run once. Can be called once a process: Twisted's reactor does not start twice.

    `watch` is told of every crawl, to show how far it is; `publish` writes the snapshot.

    Raises:
        UsageError: an unknown board, an unwritable folder, a missing contact.
        Locked: another run holds the lock.
    """
    visited = order.chosen()
    if unknown := set(order.accept) - {board.name for board in visited}:
        raise UsageError(f"there is no board {min(unknown)!r} in this run to accept")
    with _writable(order.state), locked(order.state, wait_s=order.wait_s):
        order, settled = _take_up(order, publish)
        staging = order.state / STAGING / order.run
        with _writable(order.state):
            begin(staging, started_at=order.started_at, asked=_asked(order), boards=tuple(b.name for b in visited))
        before = last_records(order.state)
        resting = {board.name: why for board in visited if (why := _resting(board, before, order.started_at))}
        read = next((left.ended for left in leftovers(order.state) if left.folder == staging), {})
        hurt = _set_aside_damaged(staging, [board.name for board in visited])
        awake = [board for board in visited if board.name not in {*resting, *read, *hurt}]
        told = {"KEEP_ALL": order.keep_all, "SPOOL": staging, "UNCHANGED": order.state / "_unchanged"}
        ended = partial(_ended, staging)
        stats = visit(order, awake, told, watch, ended) if awake else {}
        stats |= read | {name: {TROUBLES: [why], "resting": True} for name, why in resting.items()} | hurt
        outcome = _conclude(order, staging, visited, stats, before, publish)
        return replace(outcome, settled=settled)


def _set_aside_damaged(staging: Path, names: Iterable[str]) -> dict[str, dict[str, Any]]:
    """The boards whose spool was damaged since it was written, with the stats of a failed visit.

    What such a spool holds is not believed; the folder gets another name, so that nothing takes it up.
    """
    hurt = {}
    for name in names:
        if why := damage(staging / name):
            aside = staging / f"{name}.damaged"
            shutil.rmtree(aside, ignore_errors=True)
            (staging / name).replace(aside)
            hurt[name] = {TROUBLES: [why]}
    return hurt


def _conclude(  # noqa: PLR0917
    order: Order,
    staging: Path,
    visited: Iterable[Board],
    stats: Mapping[str, Mapping[str, Any]],
    before: Mapping[str, Any],
    publish: Publish,
) -> Outcome:
    """Publish what was read, or leave it where `potsdam-jobs publish` finds it."""
    outcome = _publish(order, staging, visited, stats, before, hand_over if order.spool_only else publish)
    if outcome.record["spool"]:
        finish(staging, order.spool, outcome.record)
    _sweep(staging, outcome)
    return outcome


def _sweep(staging: Path, outcome: Outcome) -> None:
    """Remove the spool, unless what it holds could not be written: then it waits for the next run."""
    if not (outcome.spool_waits and any(board["postings"] for board in outcome.record["boards"].values())):
        shutil.rmtree(staging, ignore_errors=True)


def _ended(staging: Path, board: str, stats: Mapping[str, Any]) -> None:
    """Leave word that a board was read to its end; one that had trouble is asked again instead."""
    if stats.get("finish_reason") == "finished" and not stats.get(TROUBLES) and not stats.get("spool/failed"):
        with suppress(OSError):  # it is only asked once more
            end(staging, board, stats)


def _asked(order: Order) -> str:
    names = tuple(board.name for board in order.chosen())
    return fingerprint(order.profile, names, sorted(order.endpoints.items()), order.keep_all, NORMALIZER_VERSION)


def _take_up(order: Order, publish: Publish) -> tuple[Order, tuple[Outcome, ...]]:
    """Go on with a run of today that was killed; publish what any other one had.

    Nothing that was spooled is lost: a run that cannot be published now (the disk is full) waits for the next time.
    """
    settled, todays = [], None
    for left in leftovers(order.state):
        again = replace(order, started_at=left.started_at)
        if again.day == order.day and left.asked == _asked(order) and not _has_record(again):
            todays = again
        else:
            settled.append(_settle(again, left, publish))
    return todays or order, tuple(settled)


def _has_record(order: Order) -> bool:
    return (order.state / "runs" / f"{order.run}.json").exists()


def _settle(order: Order, left: Leftover, publish: Publish) -> Outcome:
    """Publish what an earlier run had read and could not publish."""
    known = boards(order.profile)
    visited = [known[name] for name in left.boards if name in known]
    cut = {TROUBLES: ["the run was cut short"]}
    stats = {board.name: left.ended.get(board.name, cut) for board in visited}
    return _conclude(order, left.folder, visited, stats, {}, publish)


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


def _publish(  # noqa: PLR0917
    order: Order,
    staging: Path,
    visited: Iterable[Board],
    stats: Mapping[str, Mapping[str, Any]],
    before: Mapping[str, Any],
    publish: Publish,
) -> Outcome:
    found = {board.name: board for board in visited}
    stats = {**stats, **_set_aside_damaged(staging, found)}
    filled = {name: fill(spooled(staging / name)) for name in found}
    kept = {name: one.postings for name, one in filled.items()}
    judgements = {
        name: judge(stats[name], kept=kept[name], gap=gap(_window(stats[name]), before.get(name))) for name in found
    }
    rejected = {name: Counter(one.reason for one in spooled_rejections(staging / name)) for name in found}
    rows = [
        coverage(
            run=order.run,
            source=name,
            started_at=order.started_at,
            lists=board.spider.lists,
            stats=stats[name],
            judgement=judgements[name],
            filled=filled[name],
            rejected=rejected[name],
            is_accepted=name in order.accept,
        )
        for name, board in found.items()
    ]
    latest, why_not, waits = None, None, any(counts.get("spool/failed") for counts in stats.values())
    damaged: tuple[str, ...] = ()
    try:
        latest, doubted, damaged = publish(
            root=order.out,
            day=order.day,
            run=order.run,
            spools=staging,
            coverage=rows,
            normalizer_version=NORMALIZER_VERSION,
        )
        judgements |= {name: judgements[name].doubted(why) for name, why in doubted.items()}
        if order.spool_only:
            why_not = "only spooled"
        elif latest is None:
            why_not = "no board that could be read is believed" if doubted else "no board gave anything usable"
    except SnapshotError as error:
        why_not, waits = str(error), True
    wrong = any("trouble/profile" in counts for counts in stats.values())
    spooled_some = order.spool_only and not waits and any(row.is_published for row in rows)
    done = latest is not None or spooled_some
    code = exit_code(
        (j.verdict for j in judgements.values()), published=done, profile_is_wrong=wrong, is_damaged=bool(damaged)
    )
    record = {
        "run": order.run,
        "started_at": order.started_at.isoformat(),
        "snapshot_date": order.day.isoformat(),
        "profile": order.profile.name,
        "keep_all": order.keep_all,
        "exit_code": int(code),
        "published": latest,
        "not_published_because": why_not,
        "damaged": damaged,
        "spool": str(order.spool) if spooled_some else None,
        "boards": {
            name: {
                **_board_record(judgements[name], stats[name], kept[name], staging / name, rejected[name]),
                "lists": board.spider.lists,
                "absence_counts": board.spider.lists == "complete" and judgements[name].verdict is Verdict.COMPLETE,
                "not_before": _not_before(stats[name], before.get(name), order.started_at),
            }
            for name, board in found.items()
        },
    }
    try:
        name = f"runs/{order.run}.json"
        Store.at(order.state).put_json(name, record, run=order.run)
        if order.state != Path(order.out) and not order.spool_only:
            put_apart(order.out, name, record, run=order.run)
    except SnapshotError as error:
        record["record_not_written_because"] = str(error)
    return Outcome(exit=code, judgements=judgements, record=record, spool_waits=waits)


def _board_record(
    judgement: Judgement, stats: Mapping[str, Any], kept: int, spool: Path, rejected: Mapping[str, int]
) -> dict[str, Any]:
    return {
        "verdict": judgement.verdict,
        "reasons": judgement.reasons,
        "notes": judgement.notes,
        "postings": kept,
        "fingerprint": reading_of(spool),
        "rejected": dict(rejected),
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
