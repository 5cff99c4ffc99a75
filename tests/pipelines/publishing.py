"""Runs into a store without a crawl: what boards showed goes straight into spools."""

import datetime as dt
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from exports.board_coverage import Coverage
from exports.folder import Folder
from exports.posting import Posting
from exports.spool import Spool
from pipelines.publish import publish

FIRST = dt.date(2026, 11, 1)
KINDS = {"a": "employer_site", "b": "public_service", "w": "aggregator"}
WINDOWS = frozenset("w")


class Killed(BaseException):
    """The process is gone, as far as the store can tell."""


class Mortal(Folder):
    """A store whose process dies before its n-th file."""

    def __init__(self, root: Path, lives: int | None = None) -> None:
        super().__init__(root)
        self.lives = lives

    def put(self, name: str, finished: Path) -> None:
        if self.lives is not None:
            if self.lives == 0:
                raise Killed(name)
            self.lives -= 1
        super().put(name, finished)


def posting(name: str, at: dt.datetime, **said: Any) -> Posting:
    board = name.partition(":")[0]
    said = {"title": "Serviceleiter", "url": f"https://{board}.example/{name[2:]}", "native_id": name[2:], **said}
    kind: Any = KINDS[board]
    return Posting(posting_id=name, source=board, source_type=kind, fetched_at=at, **said)


def run(
    store: Folder | Path,
    day: int,
    boards: Mapping[str, str],
    postings: Iterable[tuple[str, Mapping[str, Any]]] = (),
    *,
    hour: int = 6,
) -> dict[str, Any] | None:
    """Publish what one run read: boards to their verdict, postings to what they say."""
    store = store if isinstance(store, Folder) else Folder(store)
    at = dt.datetime.combine(FIRST + dt.timedelta(day), dt.time(hour), dt.UTC)
    name = f"{at:%Y%m%dT%H%M%S}Z"
    spools = {board: store.root / "_staging" / name / board for board in boards}
    for board, folder in spools.items():
        spool = Spool(folder)
        for one, said in postings:
            if one.partition(":")[0] == board:
                spool.add(posting(one, at, **said))
        spool.close()
    rows = [row(name, at, board, how) for board, how in boards.items()]
    whole = {one.source for one in rows if one.absence_counts}
    try:
        return publish(
            store,
            day=at.date(),
            run=name,
            complete={board: spools[board] for board in whole},
            partial={one.source: spools[one.source] for one in rows if one.is_published and one.source not in whole},
            suspect={one.source: spools[one.source] for one in rows if one.verdict == "suspect"},
            coverage=rows,
            normalizer_version="1",
        )
    finally:
        shutil.rmtree(store.root / "_staging", ignore_errors=True)


def row(name: str, at: dt.datetime, board: str, how: str) -> Coverage:
    is_window = board in WINDOWS
    verdict: Any = how
    return Coverage(
        run=name,
        source=board,
        started_at=at,
        verdict=verdict,
        lists="window" if is_window else "complete",
        absence_counts=how == "complete" and not is_window,
        is_published=how in ("complete", "partial"),
    )


def files(root: Path, *folders: str) -> dict[str, bytes]:
    found = (path for folder in folders for path in (root / folder).rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}
