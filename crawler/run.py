"""One run: crawl every board into the spool, judge, publish, and leave a record."""

import datetime as dt
import fcntl
import logging
import os
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from crawler.boards import Board, UnknownBoard, boards, chosen
from crawler.history import gap, last_records
from crawler.verdict import TROUBLES, Exit, Judgement, Verdict, exit_code, judge
from exports.spool import spooled, spooled_rejections
from exports.store import STAGING, SnapshotError, publish_apart, sentence, write_json
from pipelines.normalize import NORMALIZER_VERSION
from pipelines.profile import ProfileError, SearchProfile

BERLIN = ZoneInfo("Europe/Berlin")
WEEK = 7 * 24 * 3600  # seconds
REJECTED_LISTED = 2000  # rejected postings that a run record names; all are counted


class UsageError(Exception):
    """The run cannot start as it was asked for; one sentence for the operator. Exit code 2."""


class Locked(Exception):
    """Another run works on the same data. Exit code 75."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What the operator asked for."""

    out: Path
    started_at: dt.datetime
    profile: SearchProfile
    profile_path: Path | None = None
    boards: tuple[str, ...] = ()
    endpoints: Mapping[str, str] = field(default_factory=dict)
    keep_all: bool = False
    contact: str | None = None
    verbose: bool = False

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


class Watch(Protocol):
    """Whoever wants to know how far the boards are (`crawler/progress.py`)."""

    def follow(self, board: str, crawler: Any) -> None:
        """Take note of a board's crawl before it begins."""


def crawl(order: Order, watch: Watch | None = None) -> Outcome:
    """Run once. Can be called once a process: Twisted's reactor does not start twice.

    `watch` is told of every crawl, to show how far it is.

    Raises:
        UsageError: an unknown board, an unwritable folder, a missing contact.
        Locked: another run holds the lock.
    """
    visited = _boards(order)
    staging = order.out / STAGING / order.run
    with _writable(order.out), _locked(order.out):
        with _writable(order.out):
            staging.mkdir(parents=True)
        try:
            before = last_records(order.out)
            resting = {board.name: why for board in visited if (why := _resting(board, before, order.started_at))}
            awake = [board for board in visited if board.name not in resting]
            stats = _crawl_boards(order, awake, staging, watch) if awake else {}
            stats |= {name: {TROUBLES: [why], "resting": True} for name, why in resting.items()}
            return _publish(order, staging, visited, stats, before)
        finally:
            shutil.rmtree(staging, ignore_errors=True)


def _boards(order: Order) -> list[Board]:
    try:
        known, visited = boards(order.profile), chosen(order.profile, order.boards)
    except (UnknownBoard, ProfileError) as error:
        raise UsageError(str(error)) from None
    for name in order.endpoints:
        if name not in known:
            raise UsageError(f"there is no board {name!r} to give an endpoint to")
    for board in visited:
        if lacking := [name for name in board.spider.needs if not os.environ.get(name)]:
            raise UsageError(f"{board.name} needs {' and '.join(lacking)} in the environment")
    abroad = [board.name for board in visited if not _is_loopback(order.endpoints.get(board.name))]
    if abroad and not order.contact:
        raise UsageError(
            f"{', '.join(abroad)} must be able to reach you: set POTSDAM_JOBS_CONTACT to an address or web page, "
            "it goes into the User-Agent"
        )
    return visited


def _resting(board: Board, before: Mapping[str, Any], now: dt.datetime) -> str | None:
    """Why a board is not asked this time: it said how long it wants to be left alone."""
    until = before.get(board.name, {}).get("not_before")
    if until is None or dt.datetime.fromisoformat(until) <= now:
        return None
    return f"not asked: the board wants no visit before {until[:16]}"


def _settings() -> Any:
    """The project's Scrapy settings from wherever cron starts us: scrapy.cfg is found only in the checkout."""
    from scrapy.settings import Settings

    settings = Settings()
    settings.setmodule("crawler.settings", priority="project")
    return settings


def _is_loopback(endpoint: str | None) -> bool:
    return urlsplit(endpoint or "").hostname in ("127.0.0.1", "localhost", "::1")


@contextmanager
def _writable(folder: Path) -> Iterator[None]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield
    except OSError as error:
        raise UsageError(f"cannot write to {folder}: {sentence(error)}") from None


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold the lock of the folder; it ends with the process, however that ends."""
    lock = os.open(folder / ".lock", os.O_CREAT | os.O_RDWR, 0o644)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(lock)
        raise Locked(f"another run is writing to {folder}; nothing was done") from None
    try:
        yield
    finally:
        os.close(lock)


def _crawl_boards(
    order: Order, visited: Iterable[Board], staging: Path, watch: Watch | None
) -> dict[str, Mapping[str, Any]]:
    from scrapy.crawler import AsyncCrawlerProcess, Crawler

    settings = _settings()
    told: dict[str, Any] = {
        "PROFILE": order.profile_path,
        "KEEP_ALL": order.keep_all,
        "SPOOL": staging,
        "STARTED_AT": order.started_at.isoformat(),
        "LOG_LEVEL": "INFO" if order.verbose else "CRITICAL",
    }
    if order.contact:
        told["USER_AGENT"] = f"{settings['USER_AGENT']} (+{order.contact})"
    settings.setdict(told, priority="cmdline")
    process = AsyncCrawlerProcess(settings)
    if not order.verbose:
        # Scrapy's own lines say the same as the verdict, with tracebacks; the run record keeps the sentences.
        logging.getLogger("asyncio").setLevel(logging.CRITICAL)
    crawlers = {}
    for board in visited:
        own, endpoint = settings.copy(), order.endpoints.get(board.name)
        if _is_loopback(endpoint):
            own.set("VISIT_DELAY", 0, priority="cmdline")  # nobody else is waiting there
        crawlers[board.name] = Crawler(board.spider, own)
        if watch:
            watch.follow(board.name, crawlers[board.name])
        process.crawl(crawlers[board.name], **board.arguments, endpoint=endpoint)
    process.start()
    return {name: crawler.stats.get_stats() if crawler.stats else {} for name, crawler in crawlers.items()}


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
