"""`potsdam-jobs demo`."""

import datetime as dt
import sys
from pathlib import Path
from typing import NoReturn

import click

from crawler.logline import LogLines
from crawler.options import VERBOSE, give_up
from crawler.outcome import giving_up, run, tell

ONE_DAY, MANY_DAYS = Path("demo-data"), Path("demo-history")


@click.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help=f"Folder of the data, made if missing.  [default: {ONE_DAY}, with --days {MANY_DAYS}]",
)
@click.option(
    "--days",
    type=click.IntRange(1, 366),
    metavar="N",
    help="Simulate N days of a changing market, with mishaps, into a new folder.",
)
@click.option(
    "--until", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Last simulated day.  [default: today]"
)
@VERBOSE
def demo(out: Path | None, days: int | None, until: dt.datetime | None, verbose: bool) -> None:
    """Crawl embedded boards of invented postings: the whole line without the internet."""
    if days is not None:
        _simulate(out or MANY_DAYS, days, until.date() if until else None, verbose=verbose)
    if until is not None:
        raise click.UsageError("--until needs --days")
    _one_day(out or ONE_DAY, verbose=verbose)


def _one_day(out: Path, *, verbose: bool) -> NoReturn:
    from crawler.demo.boards import demo_profile, open_sites
    from crawler.demo.table import show
    from crawler.order import BERLIN, Order

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
        click.echo(f"Sixty days of it: potsdam-jobs demo --days 60 (into {MANY_DAYS})")
        click.echo("Then for real:    POTSDAM_JOBS_CONTACT=you@example.org potsdam-jobs crawl --out data")
    sys.exit(outcome.exit)


def _simulate(out: Path, days: int, until: dt.date | None, *, verbose: bool) -> NoReturn:
    from crawler.demo.simulation import life_until, simulate
    from crawler.demo.story import day_line, story
    from crawler.demo.truth import last_crawl
    from crawler.verdict import Exit

    if (out / "runs").exists():
        give_up(f"{out} holds data already; name a new folder with --out, or remove it", Exit.USAGE)
    life = life_until(until or last_crawl(dt.datetime.now(dt.UTC)), days)
    published = 0
    with giving_up(verbose=verbose):
        for day, outcome in enumerate(simulate(life, out, verbose=verbose), 1):
            published += bool(outcome.record["published"])
            _show(f"day {day} of {days}, {day_line(outcome.record)}", is_last=day == days)
    click.echo(f"published {published} of {days} days into {out}, {life.date(0)} to {life.date(days - 1)}\n")
    for sentence in story(life):
        click.echo(sentence)
    click.echo(f'\nNext, in Python:  from exports import load; load("{out}")')
    click.echo(f"The boards:       potsdam-jobs boards --out {out}")
    sys.exit(Exit.OK if published == days else Exit.NOTHING_PUBLISHED)


def _show(line: str, *, is_last: bool) -> None:
    """One line that changes on a terminal, a line a day elsewhere."""
    if not sys.stdout.isatty():
        click.echo(line)
        return
    click.echo(f"\r\x1b[K{line[:79]}", nl=is_last)
