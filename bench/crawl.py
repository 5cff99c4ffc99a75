"""CPU and memory of a crawl against a bare Scrapy spider, in turn, in one run.

Each is run once before it is measured: any run but the first finds all modules compiled, Scrapy's and ours. What is
compared are the medians; the pairs beside them show how much else the machine did.
"""

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

POSTINGS = 1980  # and 20 pages of results: 2,000 pages
ROUNDS = 5
CPU_BAR = 1.25  # times the bare spider
MEMORY_BAR_MB = 200
PROFILE = """
name = "bench"
boards = ["arbeitsagentur"]
occupation = { name = "Kundenservice", terms = ["Leiter Kundenservice"] }
place = { name = "Potsdam", lat = 52.39886, lon = 13.06566, radius_km = 25 }
"""


ENVIRONMENT = {name: said for name, said in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


class Cost(NamedTuple):
    """What a process used."""

    cpu_s: float
    memory_mb: float
    code: int


def cost(command: list[str]) -> Cost:
    """Run a command and ask the operating system what it used."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=ENVIRONMENT)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, process.returncode)


def main() -> int:
    """Print the figures; 1 if a bar is missed."""
    here = Path(sys.executable).parent
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        (work / "profile.toml").write_text(PROFILE, encoding="utf-8")
        site = subprocess.Popen([sys.executable, "-m", "bench.site", str(POSTINGS)], stdout=subprocess.PIPE, text=True)
        try:
            assert site.stdout is not None  # noqa: S101 - asked for above
            origin = f"http://127.0.0.1:{site.stdout.readline().strip()}"
            ours_command = [str(here / "potsdam-jobs"), "crawl", "--out", str(work / "data")]
            ours_command += ["--profile", str(work / "profile.toml"), "--endpoint", f"arbeitsagentur={origin}"]
            bare_command = [sys.executable, "-m", "bench.bare", origin, str(work / "bare.jsonl")]
            bare, ours = [], []
            before = [cost(bare_command), cost(ours_command)]
            for _ in range(ROUNDS):
                (work / "bare.jsonl").unlink(missing_ok=True)
                bare.append(cost(bare_command))
                ours.append(cost(ours_command))
            read = len((work / "bare.jsonl").read_text(encoding="utf-8").splitlines())
        finally:
            site.kill()
            site.wait()
            site.stdout.close() if site.stdout else None
    failed = [run.code for run in (*before, *bare, *ours) if run.code] or read != POSTINGS
    ratios = [mine.cpu_s / floor.cpu_s for mine, floor in zip(ours, bare, strict=True)]
    usual, floor_cpu = (statistics.median(run.cpu_s for run in runs) for runs in (ours, bare))
    ratio, memory = usual / floor_cpu, max(run.memory_mb for run in ours)
    for name, runs in (("bare Scrapy, JSON lines", bare), ("potsdam-jobs crawl", ours)):
        cpu = statistics.median(run.cpu_s for run in runs) / POSTINGS * 1000
        print(f"{name:24} {cpu:6.2f} ms CPU a posting {max(run.memory_mb for run in runs):6.0f} MB peak")
    print(f"ratio of CPU            {ratio:6.2f} ({ROUNDS} pairs: {min(ratios):.2f}-{max(ratios):.2f}; bar {CPU_BAR})")
    print(f"peak memory              {memory:6.0f} MB (bar {MEMORY_BAR_MB})")
    if failed:
        print("a crawl failed: the figures mean nothing")
    return int(bool(failed) or ratio > CPU_BAR or memory > MEMORY_BAR_MB)
