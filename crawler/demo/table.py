"""The demo's vacancies as a table that a person likes to read."""

from pathlib import Path

import click
import pyarrow.parquet as pq

from crawler.cells import day, pay, place
from crawler.table import print_table

MOST = 12  # rows that a person reads
COLUMNS = ["source", "is_primary"]
COLUMNS += ["title", "employer", "city", "distance_km", "posted_on", "salary_year_min_eur", "salary_year_max_eur"]
COLUMNS += ["salary_text", "tariff"]


def show(path: Path) -> None:
    """Print the vacancies of one snapshot file, nearest first, each by the posting that stands for it."""
    postings = pq.read_table(path, columns=COLUMNS, partitioning=None).to_pylist()
    rows = [row for row in postings if row["is_primary"] is not False]
    rows.sort(key=lambda row: (row["distance_km"] is None, row["distance_km"], row["title"], row["source"]))
    shown = [
        (row["title"], row["employer"] or "not named", place(row), pay(row), day(row["posted_on"]))
        for row in rows[:MOST]
    ]
    print_table(("title", "employer", "place", "pay, EUR a year", "posted"), shown, below=("employer",))
    click.echo(f"{len(rows)} vacancies in {len(postings)} postings; the nearest {len(shown)} are shown\n")
