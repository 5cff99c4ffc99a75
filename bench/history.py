"""Publishing with links and history: 100,000 postings at once, and a day on top of few or many old snapshots."""

import datetime as dt
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from bench.crawl import Cost, cost
from bench.site import PROSE, SENTENCES
from exports.board_coverage import Coverage
from exports.layout import day_file
from exports.lines import line
from exports.posting import Posting

LARGE = 100_000  # postings
SECONDS_BAR, MEMORY_BAR_MB = 60, 1000
STEADY = 5_000  # postings of a day on top of old snapshots
FEW, MANY = 10, 400  # old snapshots
RATIO_BAR = 1.15
ROUNDS = 3
DAY = dt.date(2026, 11, 20)

FIRST = ("Havel", "Spree", "Nuthe", "Dahme", "Oder", "Plane", "Temnitz", "Stepenitz", "Rhin", "Dosse", "Buckau", "Ihle")
SECOND = ("bogen", "werk", "tal", "ufer", "park", "hof", "quell", "mark", "land", "blick", "stern", "kreis", "wald")
THIRD = ("Technik", "Service", "Energie", "Wohnen", "Logistik", "Pflege", "Medien", "Handel", "Reisen", "Klima", "Bau")
TITLES = ("Leiter Kundenservice", "Kundendienstleiter", "Customer Service Manager", "Serviceleiter", "Head of Support")
PARTS = ("Innendienst", "Außendienst", "Werkstatt", "Reklamation", "Ersatzteile", "Privatkunden", "Geschäftskunden")
TOWNS = ("Potsdam", "Teltow", "Werder", "Kleinmachnow", "Stahnsdorf", "Michendorf", "Nuthetal", "Falkensee", "Nauen")
KINDS = ("employer_site", "public_service", "job_board", "aggregator")


def postings(count: int, at: dt.datetime) -> Iterator[Posting]:
    """Invented postings; one in eight is another board's copy of the one before it."""
    for number in range(count):
        kind, copied = number % 4, number - (number % 8 == 7)
        name = f"{FIRST[copied % 12]}{SECOND[copied // 12 % 13]} {THIRD[copied // 156 % 11]}"
        text = " ".join(SENTENCES[(copied + part) % 6] for part in range(4))
        extra = f"{FIRST[copied // 7 % 12]}{SECOND[copied // 84 % 13]}straße {THIRD[copied // 1092 % 11]}"
        town = TOWNS[copied // 1716 % 9]
        yield Posting(
            posting_id=f"board{kind}:{number:08d}",
            source=f"board{kind}",
            source_type=KINDS[kind],  # type: ignore[arg-type]
            native_id=f"{number:08d}",
            url=f"https://board{kind}.example/{number:08d}",
            fetched_at=at,
            title=f"{TITLES[copied // 12 % 5]} {PARTS[copied // 60 % 7]} (m/w/d)",
            title_clean=f"{TITLES[copied // 12 % 5]} {PARTS[copied // 60 % 7]}",
            employer=f"{name} GmbH",
            employer_key=name.casefold(),
            description=f"{text}\n\nIhre Aufgaben\n- {extra}\n- {text}\n\nIhr Profil\n- {PROSE[copied % 3]}",
            posted_on=DAY - dt.timedelta(number % 40),
            city=town,
            lat=52.4,
            lon=13.1,
            distance_km=1.0,
            in_area=True,
            salary_text="3.500 Euro" if number % 3 else None,
            salary_year_min_eur=42_000.0 if number % 3 else None,
            salary_year_max_eur=48_000.0 if number % 3 else None,
            salary_basis="parsed" if number % 3 else None,
            is_pay_disclosed=bool(number % 3),
            employment_type=("full_time",),
            contract="permanent",
            occupation_match="yes",
        )


def spool(folder: Path, count: int, day: dt.date) -> None:
    """The spools of a day, one for each board."""
    at = dt.datetime.combine(day, dt.time(5), dt.UTC)
    for kind in range(4):
        (folder / f"board{kind}").mkdir(parents=True, exist_ok=True)
    files = [(folder / f"board{kind}" / "postings.jsonl").open("wb") for kind in range(4)]
    for number, one in enumerate(postings(count, at)):
        # A few come, go and change every day.
        if number % 97 == day.toordinal() % 97:
            continue
        told = replace(one, city="Potsdam") if number % 89 == day.toordinal() % 89 else one
        files[number % 4].write(line(told))
    for file in files:
        file.close()


def publish(root: Path, spools: Path, day: dt.date) -> None:
    """One day, in this process."""
    from pipelines.publish import publish as put

    at, run = dt.datetime.combine(day, dt.time(5), dt.UTC), f"{day:%Y%m%d}T050000000Z"
    boards = {f"board{kind}": spools / f"board{kind}" for kind in range(4)}
    rows = [
        Coverage(
            run=run,
            source=board,
            started_at=at,
            verdict="complete",
            lists="complete",
            absence_counts=True,
            is_published=True,
        )
        for board in boards
    ]
    begun = perf_counter()
    put(root, day=day, run=run, complete=boards, partial={}, coverage=rows, normalizer_version="1")
    print(f"{perf_counter() - begun:.3f}")


def day(work: Path, root: Path, count: int, later: int) -> tuple[float, Cost]:
    """Publish a day in a process of its own: its seconds by the clock, and what it used."""
    when = DAY + dt.timedelta(later)
    spool(work / "spool", count, when)
    begun = perf_counter()
    used = cost([sys.executable, "-m", "bench.history", str(root), str(work / "spool"), when.isoformat()])
    seconds = perf_counter() - begun
    if not (root / day_file("postings", when)).is_file():
        raise RuntimeError(f"{when} was not published, so there is nothing to measure")
    return seconds, used


def large(work: Path) -> bool:
    """Whether many postings can be published in time and within the memory, when all are new and when few are."""
    is_good = True
    for name, later in (("all new", 0), ("few new", 1)):
        seconds, used = day(work, work / "large", LARGE, later)
        bars = f"bars {SECONDS_BAR} s, {MEMORY_BAR_MB} MB"
        print(
            f"publish {LARGE} postings, {name}: {seconds:.1f} s, {used.cpu_s:.1f} s CPU, {used.memory_mb:.0f} MB"
            f" ({bars})"
        )
        is_good &= not used.code and seconds <= SECONDS_BAR and used.memory_mb <= MEMORY_BAR_MB
    return is_good


def steady(work: Path) -> bool:
    """Whether a day costs the same on top of many old snapshots as on top of few, with the same vacancies."""
    for later in (0, 1):
        day(work, work / "steady", STEADY, later)
    taken: dict[int, list[Cost]] = {FEW: [], MANY: []}
    for _ in range(ROUNDS):
        for old, costs in taken.items():
            shutil.copytree(work / "steady", work / "aged")
            age(work / "aged", old)
            costs.append(day(work, work / "aged", STEADY, 2)[1])
            shutil.rmtree(work / "aged")
    few, many = (statistics.median(one.cpu_s for one in taken[old]) for old in (FEW, MANY))
    told = f"{many:.2f} s CPU after {MANY} old snapshots, {few:.2f} s after {FEW}"
    print(f"a day of {STEADY} postings: {told}: ratio {many / few:.2f} (bar {RATIO_BAR})")
    return many / few <= RATIO_BAR and not any(one.code for costs in taken.values() for one in costs)


def main() -> int:
    """Print the figures; 1 if a bar is missed or a publish failed."""
    with tempfile.TemporaryDirectory() as folder:
        return int(not all([steady(Path(folder)), large(Path(folder))]))


def age(root: Path, old: int) -> None:
    """Give a store older snapshots: copies of its first day, which say nothing new."""
    for table in ("postings", "coverage", "changes"):
        first = root / table / f"snapshot_date={DAY}"
        for before in range(1, old):
            shutil.copytree(first, root / table / f"snapshot_date={DAY - dt.timedelta(before)}")


if __name__ == "__main__":
    publish(Path(sys.argv[1]), Path(sys.argv[2]), dt.date.fromisoformat(sys.argv[3]))
