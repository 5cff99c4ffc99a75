"""`potsdam-jobs status`."""

import datetime as dt
import json
import shutil
import sys
import textwrap
from typing import TYPE_CHECKING, Any

import click

from crawler.options import DATA, give_up

if TYPE_CHECKING:
    from exports.store import Store

NO = 4  # exit code: the data cannot be trusted
DAYS = 14  # of coverage that are looked through


@click.command(short_help="Say whether today's data can be trusted.")
@DATA
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
def status(out: str, as_json: bool) -> None:
    """Whether today's data can be trusted, in about ten lines.

    \b
    Example:   potsdam-jobs status --out data
    Exit code: 0 yes, 3 with care, 4 no
    """  # noqa: D301 - click reads the \b
    from crawler.leftover import leftovers
    from crawler.newest import rows
    from crawler.trust import Trust
    from crawler.trust import status as tell
    from exports.layout import days
    from exports.store import Store

    store = Store.at(out)
    latest = _latest(store)
    changes, vacancies = [], []
    names = ["snapshot_date", "source", "started_at", "verdict", "reasons", "is_published"]
    recent = list(days(store, "coverage"))[-DAYS:]
    coverage = [row for day in recent for row in rows(out, "coverage", names, day=day)]
    if latest:
        changes = rows(out, "changes", ["event"], latest=True)
        vacancies = rows(out, "vacancies", ["status"])
    waiting = [left.folder.name for left in leftovers(store.state)]
    found = tell(
        latest,
        coverage=coverage,
        vacancies=vacancies,
        changes=changes,
        waiting=waiting,
        now=dt.datetime.now(dt.UTC),
        where=out,
    )
    if as_json:
        click.echo(json.dumps({"trust": found.trust, "lines": found.lines}, ensure_ascii=False))
    else:
        for line in found.lines:
            for part in _fitting(line):
                click.echo(part)
    sys.exit({Trust.YES: 0, Trust.WITH_CARE: 3, Trust.NO: NO}[found.trust])


def _latest(store: "Store") -> dict[str, Any] | None:
    """What `latest.json` holds; gives up if that is not what a run writes."""
    if not store.exists("latest.json"):
        return None
    try:
        latest = json.loads(store.read("latest.json"))
    except (ValueError, RecursionError):
        latest = None
    if not (isinstance(latest, dict) and {"snapshot_date", "rows", "run"} <= latest.keys()):
        give_up(f"{store.where}/latest.json does not name a snapshot; the next potsdam-jobs crawl writes it anew", NO)
    return latest


def _fitting(line: str) -> list[str]:
    """A line broken for the terminal, if there is one."""
    if not sys.stdout.isatty():
        return [line]
    width = max(20, shutil.get_terminal_size().columns)
    return textwrap.wrap(line, width, subsequent_indent=" " * 11, break_on_hyphens=False, drop_whitespace=True)
