"""What the reading commands read: rows of the tables, as plain values."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from crawler.options import give_up


def newest(out: str, columns: Sequence[str]) -> list[dict[str, Any]]:
    """The postings of the newest snapshot; gives up with a sentence where there is none."""
    return rows(out, "postings", columns, latest=True)


def rows(
    out: str, table: str, columns: Sequence[str], *, latest: bool = False, day: dt.date | None = None
) -> list[dict[str, Any]]:
    """Rows of a table; gives up with a sentence where there are no data, or they cannot be read."""
    from exports import dataset
    from exports.store import SnapshotError

    try:
        found: list[dict[str, Any]] = (
            dataset(out, table=table, latest=latest, day=day).to_table(columns=list(columns)).to_pylist()
        )
    except FileNotFoundError as error:
        give_up(f"{error}; begin with: potsdam-jobs crawl --out {out}", 2)
    except (SnapshotError, OSError) as error:
        give_up(str(error), 1)
    return found


def to_text(row: dict[str, Any]) -> dict[str, Any]:
    """A row as JSON knows it: days and instants as ISO text, lists as they are."""
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in row.items()}
