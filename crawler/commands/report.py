"""`potsdam-jobs report`."""

import datetime as dt
import json
from pathlib import Path

import click

from crawler.options import PROFILE, give_up, place, read_profile


@click.command(short_help="Write one page with tables, charts and a map, for a browser.")
@click.option(
    "--data",
    metavar="WHERE",
    default="data",
    show_default=True,
    callback=place,
    help="Folder of the data, or an address like s3://...",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("report.html"),
    show_default=True,
    help="The page to write.",
)
@click.option("--language", type=click.Choice(["de", "en"]), help="Only this one; default: both, with a switch.")
@PROFILE
def report(data: str, out: Path, language: str | None, profile_path: Path | None) -> None:
    """Write a report about the newest snapshot and the time before it: one page that works from a file.

    Vacancies to sort and filter, pay against what boards and tariff tables say, time, employers, places, and how
    well each board was read. The page needs no network and sends nothing.

    Example: potsdam-jobs report --data demo-history --out report.html
    """
    from crawler.newest import rows
    from crawler.report.figures import COVERAGE, MARKET_PAY, NEWEST, POSTINGS, VACANCIES, Tables, figures
    from crawler.report.page import page
    from exports.store import Store

    profile = read_profile(profile_path)
    tables = Tables(
        vacancies=rows(data, "vacancies", VACANCIES),
        postings=rows(data, "postings", POSTINGS),
        newest=rows(data, "postings", NEWEST, latest=True),
        market_pay=rows(data, "market_pay", MARKET_PAY),
        coverage=rows(data, "coverage", COVERAGE),
    )
    day = dt.date.fromisoformat(json.loads(Store.at(data).read("latest.json"))["snapshot_date"])
    found = figures(tables, day=day)
    html = page(found, place=profile.place, language=language)  # type: ignore[arg-type]
    try:
        out.write_text(html, encoding="utf-8")
    except OSError as error:
        give_up(f"cannot write {out}: {(error.strerror or '').lower()}", 2)
    click.echo(f"{out}: {found.open} open vacancies on {day}, {len(html.encode()) / 1e6:.1f} MB. Open it in a browser.")
