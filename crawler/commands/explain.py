"""`potsdam-jobs explain`."""

import datetime as dt
import sys

import click

from crawler.options import Number


@click.command(short_help="Say step by step what is read as pay from a text, and why.")
@click.argument("text")
@click.option(
    "--day",
    metavar="DATE",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Day of the posting, for tables of that day; default: today.",
)
@click.option("--hours", type=Number(1, 80), help="Weekly hours, if the posting states them elsewhere.")
def explain(text: str, day: dt.datetime | None, hours: float | None) -> None:
    """Say step by step what is read as pay from a text, by which rule, and what it comes to in a year.

    Example: potsdam-jobs explain "2.800 € - 3.900 € brutto im Monat"
    """
    from pipelines.normalize import BERLIN
    from pipelines.normalize.pay.explanation import explained

    on = day.date() if day else dt.datetime.now(BERLIN).date()
    for step in explained(sys.stdin.read() if text == "-" else text, day=on, hours_per_week=hours):
        click.secho(step.title, bold=True)
        for line in step.lines:
            click.echo(f"  {line}")
