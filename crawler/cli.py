"""`potsdam-jobs`: the command line. Each command imports what it needs, so that --help answers at once."""

import datetime as dt
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from crawler.run import Order, Outcome
    from crawler.visit import Visit
    from pipelines.profile import SearchProfile


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="potsdam-jobs", message="%(version)s")
def main() -> None:
    """Job postings around Potsdam as a Parquet snapshot that says what it read and what it doubts.

    First steps: potsdam-jobs demo
    """


def _endpoints(_context: click.Context, _option: click.Parameter, pairs: tuple[str, ...]) -> dict[str, str]:
    endpoints = {}
    for pair in pairs:
        name, equals, url = pair.partition("=")
        if not (name and equals and url.startswith(("http://", "https://"))):
            raise click.BadParameter(f"{pair!r} is not NAME=URL with an http or https address")
        endpoints[name] = url
    return endpoints


@main.command()
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder of the data, made if missing.")
@click.option("--profile", "profile_path", type=click.Path(path_type=Path), help="Search profile; default: Potsdam.")
@click.option("--board", "boards", multiple=True, metavar="NAME", help="Only this board; may be repeated.")
@click.option(
    "--endpoint",
    "endpoints",
    multiple=True,
    metavar="NAME=URL",
    callback=_endpoints,
    help="Read a board from another address: a recording, a mirror, a test site.",
)
@click.option("--keep-all", is_flag=True, help="Also publish what the occupation and place rules reject.")
@click.option("--verbose", is_flag=True, help="Scrapy's log on stderr, with tracebacks.")
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

    order = Order(
        out=out,
        started_at=dt.datetime.now(dt.UTC),
        profile=_profile(profile_path),
        profile_path=profile_path,
        boards=boards,
        endpoints=endpoints,
        keep_all=keep_all,
        contact=os.environ.get("POTSDAM_JOBS_CONTACT"),
        verbose=verbose,
    )
    outcome = _run(order)
    _report(outcome, out)
    sys.exit(outcome.exit)


@main.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("demo-data"),
    show_default=True,
    help="Folder of the data, made if missing.",
)
@click.option("--verbose", is_flag=True, help="Scrapy's log on stderr, with tracebacks.")
def demo(out: Path, verbose: bool) -> None:
    """Crawl an embedded board of invented postings: the whole line without the internet."""
    from crawler.demo.boards import demo_profile, open_sites
    from crawler.demo.table import show
    from crawler.run import BERLIN, Order

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
        outcome = _run(order)
    if outcome.record["published"]:
        show(out / outcome.record["published"]["path"])
    _report(outcome, out)
    if outcome.record["published"]:
        click.echo(f'\nNext, in Python:  from exports import load; load("{out}", latest=True)')
        click.echo("Then for real:    POTSDAM_JOBS_CONTACT=you@example.org potsdam-jobs crawl --out data")
    sys.exit(outcome.exit)


_ENDPOINT = click.option(
    "--endpoint",
    "endpoints",
    multiple=True,
    metavar="NAME=URL",
    callback=_endpoints,
    help="Read a board from another address: a recording, a mirror, a test site.",
)
_PROFILE = click.option(
    "--profile", "profile_path", type=click.Path(path_type=Path), help="Search profile; default: Potsdam."
)
_VERBOSE = click.option("--verbose", is_flag=True, help="Scrapy's log on stderr, with tracebacks.")


@main.command()
@click.option("--out", type=click.Path(path_type=Path), help="Folder of the data, for what is known of each board.")
@_PROFILE
def boards(out: Path | None, profile_path: Path | None) -> None:
    """List every board: whether it may be read, whether the profile reads it, how the last run went.

    Example: potsdam-jobs boards --out data
    """
    from crawler.boards import UnknownBoard
    from crawler.overview import rows
    from crawler.table import print_table

    try:
        found = rows(_profile(profile_path), out)
    except UnknownBoard as error:
        _give_up(str(error), 2)
    shown = [(*row[:4], "" if row.rows is None else str(row.rows), row.read_at, row.changed_at) for row in found]
    print_table(("board", "access", "state", "verdict", "rows", "last read", "last change"), shown)


@main.command()
@click.argument("names", nargs=-1, metavar="[BOARD]...")
@_PROFILE
@_ENDPOINT
@_VERBOSE
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
        found = ask(_visit(names, profile_path, endpoints, verbose=verbose))
    except UsageError as error:
        _give_up(str(error), 2)
    print_table(
        ("board", "state", "listed", "why"),
        [(name, canary.state, str(canary.listed), canary.why or "") for name, canary in found.items()],
    )
    sys.exit(0 if all(canary.state in (State.OK, State.EMPTY) for canary in found.values()) else 3)


@main.command()
@click.argument("board")
@click.argument("url")
@click.option("--case", default="recorded", show_default=True, help="Name of the case.")
@click.option(
    "--into", type=click.Path(path_type=Path), default=Path("tests/boards"), show_default=True, help="Folder of cases."
)
@_PROFILE
@_ENDPOINT
@_VERBOSE
def record(  # noqa: PLR0917 - click hands them over by name
    board: str,
    url: str,
    case: str,
    into: Path,
    profile_path: Path | None,
    endpoints: dict[str, str],
    verbose: bool,
) -> None:
    """Save one answer of a board as a case for the tests, contact persons redacted.

    Example: potsdam-jobs record arbeitnow "https://www.arbeitnow.com/api/job-board-api?page=1"
    """
    from crawler.record import CASE, NotRecorded
    from crawler.record import record as save
    from crawler.visit import UsageError

    if not CASE.fullmatch(case) or not CASE.fullmatch(board):
        _give_up("names of boards and cases are lower-case letters, digits and hyphens", 2)
    try:
        order = _visit((board,), profile_path, endpoints, verbose=verbose)
        click.echo(f"saved {save(order, url, into / board / case)}; look whether any name of a person is left in it")
    except UsageError as error:
        _give_up(str(error), 2)
    except NotRecorded as error:
        _give_up(str(error), 4)


@main.command("new-board")
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
        _give_up(str(error), 2)
    for path in made:
        click.echo(f"wrote {path.relative_to(Path.cwd())}")
    click.echo("Next: put a real answer into the case (potsdam-jobs record), write expected.json, then")
    click.echo("      make docs && .venv/bin/python -m pytest tests/crawler/test_cases.py")


def _profile(path: Path | None) -> "SearchProfile":
    from pipelines.profile import ProfileError, SearchProfile

    try:
        return SearchProfile.read(path) if path else SearchProfile.shipped()
    except ProfileError as error:
        _give_up(str(error), 2)


def _visit(names: tuple[str, ...], profile_path: Path | None, endpoints: dict[str, str], *, verbose: bool) -> "Visit":
    from crawler.visit import Visit

    return Visit(
        started_at=dt.datetime.now(dt.UTC),
        profile=_profile(profile_path),
        profile_path=profile_path,
        boards=names,
        endpoints=endpoints,
        contact=os.environ.get("POTSDAM_JOBS_CONTACT"),
        verbose=verbose,
    )


def _run(order: "Order") -> "Outcome":
    from rich.console import Console

    from crawler.progress import Progress
    from crawler.run import Locked, crawl
    from crawler.verdict import Exit
    from crawler.visit import UsageError

    try:
        with Progress(Console(stderr=sys.stderr.isatty())) as progress:
            return crawl(order, progress)
    except UsageError as error:
        _give_up(str(error), Exit.USAGE)
    except Locked as error:
        _give_up(str(error), Exit.LOCKED)
    except Exception as error:
        if order.verbose:
            raise
        _give_up(f"internal error, please report it ({type(error).__name__}; --verbose shows where)", Exit.INTERNAL)


def _report(outcome: "Outcome", out: Path) -> None:
    """One line a board, one for the snapshot; what went wrong goes to stderr, where cron sees it."""
    from crawler.verdict import Exit, Verdict

    for name, judgement in outcome.judgements.items():
        board = outcome.record["boards"][name]
        line = f"{name}: {judgement.verdict}, {board['postings']} postings"
        if rejected := board["rejected"]:
            line += (
                f", {sum(rejected.values())} rejected ({', '.join(f'{k} {n}' for k, n in sorted(rejected.items()))})"
            )
        failed = judgement.verdict is not Verdict.COMPLETE
        click.echo("; ".join((line, *judgement.reasons)), err=failed)
        for note in judgement.notes:
            click.echo(f"{name}: {note}", err=failed)
    if published := outcome.record["published"]:
        click.echo(f"published {out / published['path']}: {published['rows']} postings")
    else:
        why = outcome.record["not_published_because"]
        click.echo(f"nothing published ({why}); earlier snapshots stay as they are", err=True)
    if why := outcome.record.get("record_not_written_because"):
        click.echo(f"the run record was not written: {why}", err=True)
    elif outcome.exit is not Exit.OK:
        click.echo(f"run record: {out / 'runs' / outcome.record['run']}.json", err=True)


def _give_up(sentence: str, code: int) -> NoReturn:
    click.echo(f"potsdam-jobs: {sentence}", err=True)
    sys.exit(code)
