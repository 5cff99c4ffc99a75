"""`potsdam-jobs check`."""

import sys
from pathlib import Path

import click

from crawler.options import ENDPOINT, PROFILE, VERBOSE, give_up, visit_of


@click.command()
@click.argument("names", nargs=-1, metavar="[BOARD]...")
@PROFILE
@ENDPOINT
@VERBOSE
def check(names: tuple[str, ...], profile_path: Path | None, endpoints: dict[str, str], verbose: bool) -> None:
    """Ask each board of the profile once, and say whether it still answers as expected.

    \b
    ok       answered with postings
    empty    answered as expected, without postings
    drifted  answered, but not as expected: the board has changed
    blocked  does not want us
    silent   no usable answer
    Exit code 0 if every board is ok or empty, else 3.
    """  # noqa: D301 - click reads the \b
    from crawler.check import State
    from crawler.check import check as ask
    from crawler.table import print_table
    from crawler.visit import UsageError

    try:
        found = ask(visit_of(names, profile_path, endpoints, verbose=verbose))
    except UsageError as error:
        give_up(str(error), 2)
    print_table(
        ("board", "state", "listed", "why"),
        [(name, canary.state, str(canary.listed), canary.why or "") for name, canary in found.items()],
    )
    sys.exit(0 if all(canary.state in (State.OK, State.EMPTY) for canary in found.values()) else 3)
