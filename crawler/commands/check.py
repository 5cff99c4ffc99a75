"""`potsdam-jobs check`."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from crawler.completion import board_names
from crawler.options import ENDPOINT, PROFILE, VERBOSE, give_up, visit_of

if TYPE_CHECKING:
    from crawler.check import Found


@click.command(short_help="Ask each board once whether it still answers as expected.")
@click.argument("names", nargs=-1, metavar="[BOARD]...", shell_complete=board_names)
@PROFILE
@ENDPOINT
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@VERBOSE
def check(
    names: tuple[str, ...], profile_path: Path | None, endpoints: dict[str, str], as_json: bool, verbose: bool
) -> None:
    """Ask each board of the profile once, and say whether it still answers as expected.

    \b
    ok       answered with postings
    empty    answered as expected, without postings
    drifted  answered, but not as expected: the board has changed
    blocked  does not want us
    silent   no usable answer

    \b
    Example:   potsdam-jobs check arbeitnow
    Exit code: 0 if every board is ok or empty, else 3.
    """  # noqa: D301 - click reads the \b
    from crawler.check import check as ask
    from crawler.table import print_table
    from crawler.visit import UsageError

    try:
        found = ask(visit_of(names, profile_path, endpoints, verbose=verbose))
    except UsageError as error:
        give_up(str(error), 2)
    if as_json:
        for name, canary in found.items():
            click.echo(json.dumps({"board": name, **canary._asdict()}, ensure_ascii=False))
        sys.exit(_code(found))
    print_table(
        ("board", "state", "listed", "why"),
        [(name, canary.state, str(canary.listed), canary.why or "") for name, canary in found.items()],
        below=("why",),
    )
    sys.exit(_code(found))


def _code(found: "Mapping[str, Found]") -> int:
    from crawler.check import State

    return 0 if all(canary.state in (State.OK, State.EMPTY) for canary in found.values()) else 3
