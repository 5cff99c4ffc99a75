"""`potsdam-jobs new-board`."""

import datetime as dt
from pathlib import Path

import click

from crawler.options import give_up


@click.command("new-board", short_help="Begin a board: a spider, and a test that fails until it reads.")
@click.argument("name")
def new_board(name: str) -> None:
    """Begin a board in this checkout: a spider and a case whose test fails until it says what is expected.

    Example: potsdam-jobs new-board stadtwerke-musterstadt
    """
    from crawler.newboard import NotMade
    from crawler.newboard import new_board as begin

    today = dt.datetime.now(dt.UTC)
    try:
        made = begin(Path.cwd(), name, year=today.year, month=today.month, day=today.day)
    except NotMade as error:
        give_up(str(error), 2)
    for path in made:
        click.echo(f"wrote {path.relative_to(Path.cwd())}")
    click.echo("Next: put a real answer into the case (potsdam-jobs record), write expected.json, then")
    click.echo("      make docs && .venv/bin/python -m pytest tests/crawler/test_cases.py")
