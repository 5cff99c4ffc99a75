"""Publishing a very large day, and loading a year: `python -m bench.data`."""

import dataclasses
import datetime as dt
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.site import SENTENCES
from exports.posting import EXAMPLE, Posting

POSTINGS, BOARDS = 100_000, 10
SECONDS_BAR, MEMORY_BAR_MB = 60, 1000
PATIENCE = 600  # seconds
DAYS, A_DAY = 365, 300
LOAD_BAR = 1.5  # times a raw read of the same columns
ROUNDS = 5
DAY = dt.date(2026, 11, 24)

PUBLISH = """
import datetime as dt, resource, sys, time
from pathlib import Path
from exports.board_coverage import Coverage
from pipelines.publish import publish
spools, out, part = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
at = dt.datetime(2026, 11, 24, 5, tzinfo=dt.UTC)
boards = {folder.name: folder for folder in spools.iterdir()}
rows = [
    Coverage(
        run="r",
        source=board,
        started_at=at,
        verdict="complete",
        lists="complete",
        absence_counts=True,
        is_published=True,
    )
    for board in boards
]
began = time.monotonic()
if part == "file":
    from exports.layout import day_file
    from exports.snapshot import merged
    from exports.store import Store
    from exports.tables import put_table
    store = Store.at(out)
    put_table(store, day_file("postings", at.date()), merged(store, at.date(), boards, {}), run="r")
else:
    publish(out, day=at.date(), run="r", complete=boards, partial={}, coverage=rows, normalizer_version="1")
print(time.monotonic() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def postings(count: int, board: str) -> Iterator[Posting]:
    """Postings of one board with texts of about 3 kB, the same at every run."""
    chance = random.Random(board)  # noqa: S311 - no secret
    for number in range(count):
        yield dataclasses.replace(
            EXAMPLE,
            posting_id=f"{board}:{chance.getrandbits(64):x}",
            source=board,
            title=f"Leitung Kundenservice {chance.choice('ABCDEFGH')}{number % 997} (m/w/d)",
            title_clean=f"Leitung Kundenservice {number % 997}",
            employer=f"Betrieb {chance.randrange(20_000)} GmbH",
            employer_key=f"betrieb {chance.randrange(20_000)}",
            city="Potsdam",
            lat=52.39,
            lon=13.06,
            posted_on=DAY,
            salary_text="3.400 bis 3.900 Euro",
            salary_min=3400.0,
            salary_max=3900.0,
            in_area=True,
            description="\n".join(f"{chance.choice(SENTENCES)} {chance.random():.9f}" for _ in range(26)),
            flags=("salary_period_inferred",),
        )


def publishing(work: Path) -> bool:
    """Print what publishing costs; whether a bar is missed."""
    from exports.lines import line

    for number in range(BOARDS):
        folder = work / "spools" / f"board{number}"
        folder.mkdir(parents=True)
        with (folder / "postings.jsonl").open("wb") as file:
            file.writelines(map(line, postings(POSTINGS // BOARDS, folder.name)))
    missed = False
    for part, what in (("file", "the file of the day"), ("all", "with links and history")):
        command = [sys.executable, "-c", PUBLISH, str(work / "spools"), str(work / part), part]
        try:
            told = subprocess.run(command, capture_output=True, text=True, check=True, timeout=PATIENCE).stdout
        except subprocess.TimeoutExpired:
            print(f"{f'publish {POSTINGS} postings,':26} {what:24} more than {PATIENCE} s", flush=True)
            missed = True
            continue
        seconds, memory = map(float, told.split())
        print(f"{f'publish {POSTINGS} postings,':26} {what:24} {seconds:5.1f} s {memory:6.0f} MB peak", flush=True)
        missed |= seconds > SECONDS_BAR or memory > MEMORY_BAR_MB
    print(f"{'':26} {'bar':24} {SECONDS_BAR:5.1f} s {MEMORY_BAR_MB:6.0f} MB")
    return missed


def loading(work: Path) -> bool:
    """Print what `load()` costs against a raw read of the same columns; whether the bar is missed."""
    import pyarrow.dataset as ds

    from exports import load
    from exports.layout import day_file
    from exports.lines import line
    from exports.schema import table
    from exports.store import Store
    from exports.tables import put_table

    store = Store.at(work / "year")
    lines = [line(posting) for posting in postings(2 * A_DAY, "board")]
    for number in range(DAYS):
        first = number % A_DAY
        name = day_file("postings", dt.date(2026, 1, 1) + dt.timedelta(number))
        put_table(store, name, table(lines[first : first + A_DAY]), run="r")

    def raw(columns: list[str] | None) -> object:
        return ds.dataset(work / "year" / "postings", partitioning="hive").to_table(columns=columns).to_pandas()

    missed = False
    few = ["snapshot_date", "posting_id", "title", "salary_year_min_eur"]
    for columns, what in ((None, "all columns"), (few, f"{len(few)} columns")):
        floor, ours = _in_turn(lambda c=columns: raw(c), lambda c=columns: load(work / "year", columns=c))  # type: ignore[misc]
        ratio = statistics.median(ours) / statistics.median(floor)
        times = f"{statistics.median(floor):.2f} s raw, {statistics.median(ours):.2f} s load()"
        print(f"{f'{DAYS} days x {A_DAY},':26} {what:24} {times}, ratio {ratio:.2f} (bar {LOAD_BAR})", flush=True)
        missed |= ratio > LOAD_BAR
    return missed


def _in_turn(*reads: Callable[[], object]) -> list[list[float]]:
    seconds: list[list[float]] = [[] for _ in reads]
    for _ in range(ROUNDS):
        for read, taken in zip(reads, seconds, strict=True):
            began = time.process_time()
            read()
            taken.append(time.process_time() - began)
    return seconds


def main() -> bool:
    """Print the figures; whether a bar is missed."""
    with tempfile.TemporaryDirectory() as folder:
        return publishing(Path(folder)) | loading(Path(folder))
