"""`potsdam-jobs crawl`."""

import datetime as dt
import os
import sys
from pathlib import Path

import click

from crawler.completion import board_names
from crawler.logline import LogLines, log_as_json
from crawler.options import ENDPOINT, OUT, PROFILE, VERBOSE, WAIT, give_up, read_profile
from crawler.outcome import run, tell


@click.command(short_help="Read the boards of a profile and publish the snapshot of today.")
@OUT
@PROFILE
@click.option(
    "--board",
    "boards",
    multiple=True,
    metavar="NAME",
    shell_complete=board_names,
    help="Only this board; may be repeated.",
)
@ENDPOINT
@click.option("--keep-all", is_flag=True, help="Also publish what the occupation and place rules reject.")
@click.option(
    "--accept",
    multiple=True,
    metavar="NAME",
    shell_complete=board_names,
    help="Believe this board, however little it shows today.",
)
@WAIT
@click.option("--spool-only", is_flag=True, help="Publish nothing yet: leave a finished spool for `publish`.")
@click.option("--log-json", is_flag=True, help="Say everything as JSON, one object a line, on stderr.")
@click.option(
    "--ping",
    metavar="URL",
    envvar="POTSDAM_JOBS_PING",
    help="Health check to tell of start and end, as healthchecks.io has them; better in POTSDAM_JOBS_PING.",
)
@VERBOSE
def crawl(  # noqa: PLR0917 - click hands them over by name
    out: str,
    profile_path: Path | None,
    boards: tuple[str, ...],
    endpoints: dict[str, str],
    keep_all: bool,
    accept: tuple[str, ...],
    wait: float,
    spool_only: bool,
    log_json: bool,
    ping: str | None,
    verbose: bool,
) -> None:
    """Read the boards of a profile and publish the snapshot of today.

    Ctrl-C or SIGTERM ends the reading; what was read by then is judged and published as after any other run.

    \b
    Examples: POTSDAM_JOBS_CONTACT=you@example.org potsdam-jobs crawl --out data
              potsdam-jobs crawl --out data --profile mine.toml --board arbeitnow

    \b
    Exit code: 0 published, all boards complete
               1 internal error
               2 usage or configuration
               3 published, some boards partial, failed or not believed
               4 nothing published, the last good snapshot kept
              75 another run is writing to the same folder
    """  # noqa: D301 - click reads the \b
    from crawler.order import Order
    from crawler.ping import pinging
    from pipelines.normalize.tariff_table import table_warnings

    lines = LogLines(as_json=log_json)
    if ping and not ping.startswith(("http://", "https://")):
        give_up("--ping must be an http or https address", 2)
    if log_json:
        log_as_json(verbose=verbose)
    with pinging(ping, lines):
        order = Order(
            out=out,
            started_at=dt.datetime.now(dt.UTC),
            profile=read_profile(profile_path),
            profile_path=profile_path,
            boards=boards,
            endpoints=endpoints,
            keep_all=keep_all,
            accept=accept,
            wait_s=wait,
            spool_only=spool_only,
            contact=os.environ.get("POTSDAM_JOBS_CONTACT"),
            verbose=verbose,
            log_json=log_json,
        )
        outcome = run(order, lines)
        tell(outcome, out, lines)
        for sentence in table_warnings(order.day):
            lines.say(f"potsdam-jobs: {sentence}", event="tariff_table", is_error=True)
        sys.exit(outcome.exit)
