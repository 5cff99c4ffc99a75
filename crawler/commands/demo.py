"""`potsdam-jobs demo`."""

import datetime as dt
import sys
from pathlib import Path

import click

from crawler.logline import LogLines
from crawler.options import VERBOSE
from crawler.outcome import run, tell


@click.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("demo-data"),
    show_default=True,
    help="Folder of the data, made if missing.",
)
@VERBOSE
def demo(out: Path, verbose: bool) -> None:
    """Crawl an embedded board of invented postings: the whole line without the internet."""
    from crawler.demo.boards import demo_profile, open_sites
    from crawler.demo.table import show
    from crawler.run import BERLIN, Order

    lines = LogLines(as_json=False)
    now = dt.datetime.now(dt.UTC)
    day = now.astimezone(BERLIN).date()
    profile = demo_profile(day)
    with open_sites(profile, day) as sites:
        order = Order(
            out=out,
            started_at=now,
            profile=profile,
            endpoints={name: site.origin for name, site in sites.items()},
            verbose=verbose,
        )
        outcome = run(order, lines)
    if outcome.record["published"]:
        show(out / outcome.record["published"]["path"])
    tell(outcome, out, lines)
    if outcome.record["published"]:
        click.echo(f'\nNext, in Python:  from exports import load; load("{out}", latest=True)')
        click.echo("Then for real:    POTSDAM_JOBS_CONTACT=you@example.org potsdam-jobs crawl --out data")
    sys.exit(outcome.exit)
