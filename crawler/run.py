"""One run: take up what an earlier one left, crawl every board into the spool, and conclude."""

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from crawler.boards import Board, boards
from crawler.conclude import Publish, conclude, set_aside_damaged
from crawler.history import last_records
from crawler.leftover import Leftover, begin, end, fingerprint, leftovers
from crawler.lock import locked
from crawler.order import Order, Outcome
from crawler.verdict import TROUBLES
from crawler.visit import UsageError, Watch, visit
from exports.store import STAGING, sentence
from pipelines.apart import publish_apart
from pipelines.normalize import NORMALIZER_VERSION


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
        hurt = set_aside_damaged(staging, [board.name for board in visited])
        awake = [board for board in visited if board.name not in {*resting, *read, *hurt}]
        told = {"KEEP_ALL": order.keep_all, "SPOOL": staging, "UNCHANGED": order.state / "_unchanged"}
        ended = partial(_ended, staging)
        stats = visit(order, awake, told, watch, ended) if awake else {}
        stats |= read | {name: {TROUBLES: [why], "resting": True} for name, why in resting.items()} | hurt
        outcome = conclude(order, staging, visited, stats, before, publish)
        return replace(outcome, settled=settled)


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
    return conclude(order, left.folder, visited, stats, {}, publish)


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
        step = "make it writable, or name another place with --out"
        raise UsageError(f"cannot write to {folder}: {sentence(error)}; {step}") from None
