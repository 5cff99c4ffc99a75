"""What the reading commands read: rows of the tables, as plain values."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import Any

from crawler.cut_short import DAMAGED, access
from crawler.options import give_up

TOLD = ("vacancies", "changes", "links")
"""Tables that `rebuild` makes of the others."""


def newest(out: str, columns: Sequence[str]) -> list[dict[str, Any]]:
    """The postings of the newest snapshot; gives up with a sentence where there is none."""
    return rows(out, "postings", columns, latest=True)


def rows(
    out: str, table: str, columns: Sequence[str], *, latest: bool = False, day: dt.date | None = None
) -> list[dict[str, Any]]:
    """Rows of a table; gives up with a sentence where there are no data, or they cannot be read."""
    from pyarrow import ArrowException

    from exports import dataset
    from exports.store import SnapshotError, errno_of
    from exports.tables import unreadable

    try:
        found: list[dict[str, Any]] = (
            dataset(out, table=table, latest=latest, day=day).to_table(columns=list(columns)).to_pylist()
        )
    except FileNotFoundError as error:
        give_up(f"{error}; name the data with --data, or begin with: potsdam-jobs crawl --out {out}", 2)
    except SnapshotError as error:
        anew = f"the next potsdam-jobs crawl --out {out} writes it anew"
        repair = anew if "latest.json" in str(error) else _repair(out, table)
        give_up(f"{error}; {access(error.__cause__ or error.__context__) or repair}", DAMAGED)
    except (ArrowException, OSError) as error:
        file = next(iter(_FILE.findall(str(error))), f"the table {table} of {out}")
        step = access(error) if errno_of(error) or "AWS Error" in str(error) else None
        give_up(f"{file} cannot be read: {unreadable(error)}; {step or _repair(out, table)}", DAMAGED)
    return found


_FILE = re.compile(r"[^'\" ]+\.parquet")


def _repair(out: str, table: str) -> str:
    """What helps against a damaged table: some are told from others."""
    if table in TOLD:
        return f"potsdam-jobs rebuild --out {out} tells it anew"
    return "restore it from a backup"


def to_text(row: dict[str, Any]) -> dict[str, Any]:
    """A row as JSON knows it: days and instants as ISO text, lists as they are."""
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in row.items()}
