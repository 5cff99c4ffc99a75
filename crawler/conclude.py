"""The second half of a run: judge what was read, publish it, leave a record, and tidy up."""

import datetime as dt
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from crawler.boards import Board
from crawler.coverage import Fill, coverage, fill
from crawler.handover import finish, hand_over
from crawler.history import gap
from crawler.order import Order, Outcome
from crawler.verdict import TROUBLES, Judgement, Verdict, exit_code, judge
from exports.spool import DamagedSpool, damage, read_whole, spooled_rejections
from exports.spool import fingerprint as reading_of
from exports.store import SnapshotError, Store
from pipelines.apart import Published, put_apart
from pipelines.normalize import NORMALIZER_VERSION

WEEK = 7 * 24 * 3600  # seconds
Publish = Callable[..., Published]
REJECTED_LISTED = 2000  # rejected postings that a run record names; all are counted


def set_aside_damaged(staging: Path, names: Iterable[str]) -> dict[str, dict[str, Any]]:
    """The boards whose spool was damaged since it was written, with the stats of a failed visit.

    What such a spool holds is not believed; the folder gets another name, so that nothing takes it up.
    """
    return _set_aside(staging, {name: why for name in names if (why := damage(staging / name))})


def _set_aside(staging: Path, damaged: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    for name in damaged:
        aside = staging / f"{name}.damaged"
        shutil.rmtree(aside, ignore_errors=True)
        (staging / name).replace(aside)
    return {name: {TROUBLES: [why]} for name, why in damaged.items()}


def _filled(staging: Path, names: Iterable[str]) -> tuple[dict[str, Fill], dict[str, str]]:
    """How full each board's spool is, and what is wrong with those that were damaged: each line is read once."""
    filled, damaged = {}, {}
    for name in names:
        try:
            filled[name] = fill(read_whole(staging / name))
        except DamagedSpool as error:
            filled[name], damaged[name] = Fill(), str(error)
    return filled, damaged


def conclude(  # noqa: PLR0917
    order: Order,
    staging: Path,
    visited: Iterable[Board],
    stats: Mapping[str, Mapping[str, Any]],
    before: Mapping[str, Any],
    publish: Publish,
) -> Outcome:
    """Publish what was read, or leave it where `potsdam-jobs publish` finds it."""
    found = {board.name: board for board in visited}
    filled, hurt = _filled(staging, found)
    stats = {**stats, **_set_aside(staging, hurt)}
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
        latest, doubted, damaged = (hand_over if order.spool_only else publish)(
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
    outcome = Outcome(exit=code, judgements=judgements, record=record, spool_waits=waits)
    if outcome.record["spool"]:
        finish(staging, order.spool, outcome.record)
    _sweep(staging, outcome)
    return outcome


def _sweep(staging: Path, outcome: Outcome) -> None:
    """Remove the spool, unless what it holds could not be written: then it waits for the next run."""
    if not (outcome.spool_waits and any(board["postings"] for board in outcome.record["boards"].values())):
        shutil.rmtree(staging, ignore_errors=True)


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
