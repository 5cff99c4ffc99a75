"""The demo's postings as a table that a person likes to read."""

from pathlib import Path

import pyarrow.parquet as pq
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from crawler.cells import day, pay, place

MOST = 20  # rows that a person reads
COLUMNS = ["source"]
COLUMNS += ["title", "employer", "city", "distance_km", "posted_on", "salary_year_min_eur", "salary_year_max_eur"]
COLUMNS += ["salary_text", "tariff"]


def show(path: Path) -> None:
    """Print the postings of one snapshot file, nearest first; plain text where there is no terminal."""
    rows = pq.read_table(path, columns=COLUMNS, partitioning=None).to_pylist()
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("title", ratio=5, overflow="fold")
    table.add_column("employer", ratio=4, overflow="fold")
    table.add_column("place", ratio=3)
    table.add_column("pay, EUR a year", justify="right", no_wrap=True)
    table.add_column("posted", justify="right", no_wrap=True)
    rows.sort(key=lambda row: (row["distance_km"] is None, row["distance_km"], row["title"], row["source"]))
    for row in rows[:MOST]:
        # Text(): a title is not markup, whatever brackets it holds.
        employer = Text(row["employer"] or "not named")
        table.add_row(Text(row["title"]), employer, Text(place(row)), Text(pay(row)), day(row["posted_on"]))
    console = Console(soft_wrap=False)
    console.print(table)
    if len(rows) > MOST:
        console.print(f"... and {len(rows) - MOST} more\n")
