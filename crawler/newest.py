"""What the reading commands read: rows of the newest snapshot, as plain values."""

from collections.abc import Sequence
from typing import Any

from crawler.options import give_up


def newest(out: str, columns: Sequence[str]) -> list[dict[str, Any]]:
    """The rows of the newest snapshot; gives up with a sentence where there is none."""
    from exports import dataset

    try:
        rows: list[dict[str, Any]] = dataset(out, latest=True).to_table(columns=list(columns)).to_pylist()
    except FileNotFoundError as error:
        give_up(f"{error}; begin with: potsdam-jobs crawl --out {out}", 2)
    return rows


def to_text(row: dict[str, Any]) -> dict[str, Any]:
    """A row as JSON knows it: days and instants as ISO text, lists as they are."""
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in row.items()}
