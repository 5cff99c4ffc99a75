"""`potsdam-jobs crawl`."""

import datetime as dt
import os
import sys
from pathlib import Path

import click

from crawler.options import ENDPOINT, OUT, PROFILE, VERBOSE, read_profile
from crawler.outcome import run, tell


@click.command()
@OUT
@PROFILE
@click.option("--board", "boards", multiple=True, metavar="NAME", help="Only this board; may be repeated.")
@ENDPOINT
@click.option("--keep-all", is_flag=True, help="Also publish what the occupation and place rules reject.")
@VERBOSE
def crawl(  # noqa: PLR0917 - click hands them over by name
    out: Path,
    profile_path: Path | None,
    boards: tuple[str, ...],
    endpoints: dict[str, str],
    keep_all: bool,
    verbose: bool,
) -> None:
    """Read the boards of a profile and publish the snapshot of today.

    \b
    Exit code: 0 published, all boards complete
               1 internal error
               2 usage or configuration
               3 published, some boards partial or failed
               4 nothing published, the last good snapshot kept
              75 another run is writing to the same folder
    """  # noqa: D301 - click reads the \b
    from crawler.run import Order
    from pipelines.normalize.tariff_table import table_warnings

    order = Order(
        out=out,
        started_at=dt.datetime.now(dt.UTC),
        profile=read_profile(profile_path),
        profile_path=profile_path,
        boards=boards,
        endpoints=endpoints,
        keep_all=keep_all,
        contact=os.environ.get("POTSDAM_JOBS_CONTACT"),
        verbose=verbose,
    )
    outcome = run(order)
    tell(outcome, out)
    for sentence in table_warnings(order.day):
        click.echo(f"potsdam-jobs: {sentence}", err=True)
    sys.exit(outcome.exit)
