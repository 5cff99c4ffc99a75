"""The demo's postings as a table that a person likes to read."""

from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

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
        posted = f"{row['posted_on']:%d.%m.}" if row["posted_on"] else "?"
        # Text(): a title is not markup, whatever brackets it holds.
        table.add_row(
            Text(row["title"]), Text(row["employer"] or "not named"), Text(place(row)), Text(pay(row)), posted
        )
    console = Console(soft_wrap=False)
    console.print(table)
    if len(rows) > MOST:
        console.print(f"... and {len(rows) - MOST} more\n")


def place(row: dict[str, Any]) -> str:
    """City and distance.

    >>> place({"city": "Teltow", "distance_km": 13.2})
    'Teltow 13 km'
    """
    return f"{row['city'] or '?'} {row['distance_km']:.0f} km" if row["distance_km"] is not None else row["city"] or "?"


def pay(row: dict[str, Any]) -> str:
    """Pay a year, or in short why there is none.

    >>> pay({"salary_year_min_eur": 50000.0, "salary_year_max_eur": None})
    'from 50,000'
    """
    low, high = row["salary_year_min_eur"], row["salary_year_max_eur"]
    if low is None and high is None:
        return "see posting" if row["salary_text"] or row["tariff"] else "-"
    if low is None:
        return f"to {high:,.0f}"
    if high is None:
        return f"from {low:,.0f}"
    return f"{low:,.0f}" if low == high else f"{low:,.0f} - {high:,.0f}"
