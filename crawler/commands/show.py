"""`potsdam-jobs show`."""

import json

import click

from crawler.completion import posting_ids
from crawler.nearest import meant
from crawler.options import DATA, give_up


@click.command(short_help="Show all about one posting, with the wording it was read from.")
@click.argument("posting", metavar="ID", shell_complete=posting_ids)
@DATA
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
def show(posting: str, out: str, as_json: bool) -> None:
    """Show everything about a posting of the newest snapshot, by its id or the beginning of it.

    What the board said stands beside what was read from it; each flag is explained.

    Example: potsdam-jobs show arbeitsagentur:10000-1234567890-S
    """
    from crawler.newest import newest, to_text
    from crawler.sheet import sheet
    from exports.columns import columns

    rows = newest(out, [column.name for column in columns()])
    hits = [row for row in rows if row["posting_id"] == posting] or [
        row for row in rows if row["posting_id"].startswith(posting) or row["vacancy_id"] == posting
    ]
    if not hits:
        near = meant(posting, [row["posting_id"] for row in rows])
        give_up(f"the newest snapshot has no posting {posting!r}{near or '; potsdam-jobs search lists ids'}", 2)
    if len(hits) > 1 and len({row["vacancy_id"] or row["posting_id"] for row in hits}) > 1:
        give_up(f"{posting!r} is the beginning of {len(hits)} ids, e.g. {hits[0]['posting_id']}; say more of it", 2)
    if as_json:
        click.echo(json.dumps(to_text(hits[0]), ensure_ascii=False, indent=2))
        return
    others = [row for row in rows if row["vacancy_id"] and row["vacancy_id"] == hits[0]["vacancy_id"]]
    for line in sheet(hits[0], others=[row for row in others if row is not hits[0]]):
        click.echo(line)
