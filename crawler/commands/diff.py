"""`potsdam-jobs diff`."""

import datetime as dt
import json

import click

from crawler.options import DATA, give_up


@click.command(short_help="List what is new, changed and gone.")
@DATA
@click.option("--since", "since_text", metavar="DAY", help="Since 7d, 2w or 2026-11-20; default: the newest day alone.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def diff(out: str, since_text: str | None, as_json: bool) -> None:
    """What is new, changed and gone since the snapshot before.

    Gone is only what a complete listing did not show twice, what its own page says is gone, or what is past its
    deadline; a board that failed takes nothing away.

    Example: potsdam-jobs diff --since 7d
    """
    from crawler.differences import EVENTS, differences
    from crawler.newest import rows
    from crawler.search import since
    from crawler.table import print_table

    try:
        start = since(since_text, today=dt.datetime.now(dt.UTC).date()) if since_text else None
    except (ValueError, OverflowError):
        give_up(f"--since {since_text!r} is neither a day like 2026-11-20 nor a span like 7d, 2w or 1m", 2)
    names = ["snapshot_date", "vacancy_id", "posting_id", "event", "field", "old", "new"]
    changes = rows(out, "changes", names, latest=start is None)
    if start is not None:
        changes = [change for change in changes if change["snapshot_date"] >= start]
    known = {row["vacancy_id"]: row for row in rows(out, "vacancies", ["vacancy_id", "title", "employer", "city"])}
    found = differences(changes, known)
    if as_json:
        for lines in found.values():
            for line in lines:
                click.echo(json.dumps(line._asdict(), ensure_ascii=False))
        return
    for event, lines in found.items():
        if lines:
            click.echo(f"\n{len(lines)} {EVENTS[event]}")
            print_table(
                ("title", "employer", "place", "what", "id"),
                [(*line[2:], line.vacancy_id) for line in lines],
                below=("employer", "what", "id"),
            )
    days = {change["snapshot_date"] for change in changes}
    if not changes:
        click.echo("nothing is new, changed or gone")
    elif start is not None:
        click.echo(f"\n{min(days)} to {max(days)}")
