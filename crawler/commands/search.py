"""`potsdam-jobs search`."""

import datetime as dt
import json
from pathlib import Path

import click

from crawler.options import DATA, PROFILE, Number, give_up, read_profile

MOST = 50


@click.command(short_help="Look for postings by words, place, pay and day.")
@click.argument("words", metavar="[WORDS]...", nargs=-1)
@DATA
@click.option(
    "--place", metavar="NAME", help="Measure from this place, German or English name; default: the profile's centre."
)
@click.option("--within", type=Number(min=0), metavar="KM", help="At most so far away.")
@click.option(
    "--min-pay", type=Number(min=0), metavar="EUR", help="Pays at least this a year; postings without pay fall out."
)
@click.option("--since", "since_text", metavar="DAY", help="Published since: 7d, 2w, 1m or 2026-11-20.")
@click.option("--work-mode", type=click.Choice(["onsite", "hybrid", "remote"]), help="Where the work is done.")
@click.option("--all", "show_all", is_flag=True, help="Every posting, also further ones of the same vacancy.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@PROFILE
def search(  # noqa: PLR0917 - click hands them over by name
    words: tuple[str, ...],
    out: str,
    place: str | None,
    within: float | None,
    min_pay: float | None,
    since_text: str | None,
    work_mode: str | None,
    show_all: bool,
    as_json: bool,
    profile_path: Path | None,
) -> None:
    """Look for postings in the newest snapshot.

    Words are looked for in title, employer and place. The name of the profile's occupation, German or English, finds
    it in both languages.

    \b
    Examples: potsdam-jobs search "Leitung Kundenservice" --within 15 --since 7d
              potsdam-jobs search "customer service manager" --min-pay 45000
              potsdam-jobs search --place Teltow --within 5
    """  # noqa: D301 - click reads the \b
    from crawler.cells import day, pay
    from crawler.cells import place as place_cell
    from crawler.newest import newest, to_text
    from crawler.newprofile import NotFound, centre
    from crawler.search import COLUMNS, Query, distance_km, found, since
    from crawler.table import print_table

    profile = read_profile(profile_path)
    try:
        there = centre(place) if place else None
        start = since(since_text, today=dt.datetime.now(dt.UTC).date()) if since_text else None
    except NotFound as error:
        give_up(f"{str(error).partition(';')[0]}; name a larger place near it, or its German name", 2)
    except (ValueError, OverflowError):
        give_up(f"--since {since_text!r} is neither a day like 2026-11-20 nor a span like 7d, 2w or 1m", 2)
    query = Query(
        words=" ".join(words),
        around=(there.lat, there.lon) if there else None,
        within_km=within,
        min_pay_eur=min_pay,
        since=start,
        work_mode=work_mode,
    )
    rows = [row for row in newest(out, COLUMNS) if show_all or row["is_primary"] is not False]
    hits = [dict(row) for row in found(rows, query, occupation=profile.occupation)]
    for hit in hits:
        hit["distance_km"] = distance_km(hit, query)
    if as_json:
        for hit in hits:
            click.echo(json.dumps(to_text(hit), ensure_ascii=False))
        return
    if not hits:
        click.echo(f"no posting of {len(rows)} fits; say less, or look further: --within, --since", err=True)
        return
    head = ("title", "employer", "place", "pay, EUR a year", "posted", "id")
    shown = [
        (
            hit["title"],
            hit["employer"] or "not named",
            place_cell(hit),
            pay(hit),
            day(hit["posted_on"]),
            hit["posting_id"],
        )
        for hit in hits[:MOST]
    ]
    print_table(head, shown, below=("employer", "place", "id"))
    more = f", {MOST} shown; --json has all" if len(hits) > MOST else ""
    click.echo(f"{len(hits)} of {len(rows)} postings{more}. One of them: potsdam-jobs show ID", err=True)
