"""The report about a year: 365 snapshots of about 300 postings, written in a moment and read as any others."""

import datetime as dt
import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from bench.history import TITLES, TOWNS, postings
from exports.board_coverage import Coverage
from exports.layout import day_file, whole_file
from exports.pay_span import MarketPay
from exports.posting import Posting
from exports.schema import arrow_schema
from exports.vacancy import Vacancy

DAYS, OPEN, STAYS = 365, 300, 21  # postings open on a day; days that each is open
SECONDS_BAR, MEGABYTES_BAR = 10, 3
LAST = dt.date(2026, 11, 24)
BOARDS = 12


def write(root: Path) -> int:
    """Write the store; the number of postings, each counted on every day."""
    ever = DAYS * OPEN // STAYS + OPEN
    at = dt.datetime.combine(LAST, dt.time(5), dt.UTC)
    offers = [_of_board(number, one) for number, one in enumerate(postings(ever, at))]
    begins = [LAST - dt.timedelta(DAYS - 1) + dt.timedelta(number * STAYS // OPEN - STAYS) for number in range(ever)]
    rows = 0
    for ago in reversed(range(DAYS)):
        day = LAST - dt.timedelta(ago)
        those = [one for one, begin in zip(offers, begins, strict=True) if 0 <= (day - begin).days < STAYS]
        rows += len(those)
        _put(root / day_file("postings", day), those, Posting)
        _put(root / day_file("coverage", day), [_coverage(board, day) for board in range(BOARDS)], Coverage)
    lives = [_vacancy(one, begin) for one, begin in zip(offers, begins, strict=True)]
    _put(root / whole_file("vacancies"), lives, Vacancy)
    _put(root / whole_file("market_pay"), [_span()], MarketPay)
    (root / "latest.json").write_text(json.dumps({"snapshot_date": LAST.isoformat()}), encoding="utf-8")
    return rows


def _of_board(number: int, one: Posting) -> Posting:
    board = f"board{number % BOARDS}"
    return replace(
        one,
        posting_id=f"{board}:{number}",
        vacancy_id=f"{board}:{number}",
        is_primary=True,
        source=board,
        title=f"{TITLES[number % 5]} (m/w/d)",
        tariff="TVöD-VKA" if number % 4 == 0 else None,
        tariff_group="E 9b" if number % 4 == 0 else None,
    )


def _vacancy(one: Posting, begin: dt.date) -> Vacancy:
    number = int(one.posting_id.partition(":")[2])
    seen = dt.datetime.combine(max(begin, LAST - dt.timedelta(DAYS - 1)), dt.time(5), dt.UTC)
    end = begin + dt.timedelta(STAYS)
    ended = end <= LAST
    closed = dt.datetime.combine(end, dt.time(5), dt.UTC) if ended else None
    return Vacancy(
        vacancy_id=one.posting_id,
        posting_ids=(one.posting_id,),
        primary_posting_id=one.posting_id,
        sources=(one.source,),
        url=one.url,
        title=one.title,
        employer=one.employer,
        employer_key=one.employer_key,
        city=TOWNS[number % 9],
        lat=52.4 + number % 17 / 100,
        lon=13.1 + number % 23 / 100,
        distance_km=float(number % 25),
        salary_text="48.000 bis 60.000 Euro im Jahr" if number % 3 else None,
        salary_year_fte_min_eur=40_000.0 + number % 30_000 if number % 3 else None,
        salary_year_fte_max_eur=50_000.0 + number % 30_000 if number % 3 else None,
        is_pay_disclosed=bool(number % 3),
        employment_type=("full_time", "part_time"),
        posted_on=begin,
        first_seen_at=seen,
        last_seen_at=closed or dt.datetime.combine(LAST, dt.time(5), dt.UTC),
        status="closed" if ended else "open",
        closed_before_at=closed,
        days_open=(min(end, LAST) - begin).days,
        is_left_censored=begin < LAST - dt.timedelta(DAYS - 1),
        posting_lives=("",),
    )


def _coverage(board: int, day: dt.date) -> Coverage:
    failed = (day.toordinal() + 7 * board) % 60 < 3
    return Coverage(
        run=f"{day:%Y%m%d}T050000000Z",
        source=f"board{board}",
        started_at=dt.datetime.combine(day, dt.time(5), dt.UTC),
        verdict="failed" if failed else "complete",
        reasons=("HTTP 500 from https://board.example/search",) if failed else (),
        lists="complete",
        absence_counts=not failed,
        is_published=not failed,
        postings=0 if failed else OPEN // BOARDS,
    )


def _span() -> MarketPay:
    return MarketPay(
        source="board1",
        url="https://board1.example/pay",
        occupation="Kundendienstleiter",
        place="Potsdam",
        salary_min=2900.0,
        salary_max=3700.0,
        salary_period="month",
        is_period_stated=False,
        wording="Meist zwischen 2.900 € und 3.700 €.",
        read_on=LAST,
    )


def _put(path: Path, records: Sequence[object], definition: type) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = arrow_schema(definition)
    columns = {
        name: pa.array([getattr(one, name) for one in records], schema.field(name).type) for name in schema.names
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(pa.table(columns, schema=schema), path)


def main() -> int:
    """Print the figures; 1 if a bar is missed."""
    from bench.crawl import cost

    with tempfile.TemporaryDirectory() as folder:
        rows = write(Path(folder) / "data")
        page = Path(folder) / "report.html"
        command = [str(Path(sys.executable).with_name("potsdam-jobs")), "report", "--data", f"{folder}/data"]
        begun = perf_counter()
        used = cost([*command, "--out", str(page)])
        seconds = perf_counter() - begun
        size = page.stat().st_size / 1e6 if page.exists() else 0.0
    print(
        f"report {DAYS} days, {rows} postings {seconds:6.1f} s (bar {SECONDS_BAR}), {used.cpu_s:.1f} s CPU, "
        f"{used.memory_mb:.0f} MB peak, page {size:.2f} MB (bar {MEGABYTES_BAR})"
    )
    if used.code:
        print("the report failed: the figures mean nothing")
    return int(bool(used.code) or seconds > SECONDS_BAR or size > MEGABYTES_BAR)


if __name__ == "__main__":
    sys.exit(main())
