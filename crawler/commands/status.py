"""`potsdam-jobs status`."""

import datetime as dt
import json
import sys

import click

from crawler.options import DATA

DAYS = 14  # of coverage that are looked through


@click.command()
@DATA
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
def status(out: str, as_json: bool) -> None:
    """Whether today's data can be trusted, in about ten lines.

    Exit code: 0 yes, 3 with care, 4 no.
    """
    from crawler.leftover import leftovers
    from crawler.newest import rows
    from crawler.trust import Trust
    from crawler.trust import status as tell
    from exports.layout import days
    from exports.store import Store

    store = Store.at(out)
    latest = json.loads(store.read("latest.json")) if store.exists("latest.json") else None
    coverage, changes, vacancies = [], [], []
    if latest:
        names = ["source", "started_at", "verdict", "reasons", "is_published"]
        recent = list(days(store, "coverage"))[-DAYS:]
        coverage = [row for day in recent for row in rows(out, "coverage", names, day=day)]
        changes = rows(out, "changes", ["event"], latest=True)
        vacancies = rows(out, "vacancies", ["status"])
    waiting = [left.folder.name for left in leftovers(store.state)]
    found = tell(
        latest, coverage=coverage, vacancies=vacancies, changes=changes, waiting=waiting, now=dt.datetime.now(dt.UTC)
    )
    if as_json:
        click.echo(json.dumps({"trust": found.trust, "lines": found.lines}, ensure_ascii=False))
    else:
        for line in found.lines:
            click.echo(line)
    sys.exit({Trust.YES: 0, Trust.WITH_CARE: 3, Trust.NO: 4}[found.trust])
