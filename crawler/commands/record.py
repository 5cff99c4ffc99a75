"""`potsdam-jobs record`."""

from pathlib import Path

import click

from crawler.completion import board_names
from crawler.options import ENDPOINT, PROFILE, VERBOSE, give_up, visit_of


@click.command(short_help="Save an answer of a board as a test case, redacted.")
@click.argument("board", shell_complete=board_names)
@click.argument("url", metavar="URL")
@click.option("--case", metavar="NAME", default="recorded", show_default=True, help="Name of the case.")
@click.option(
    "--into",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    default=Path("tests/boards"),
    show_default=True,
    help="Folder of cases.",
)
@click.option(
    "--callback",
    metavar="NAME",
    default="parse_listing",
    show_default=True,
    help="Method of the spider that reads the answer.",
)
@PROFILE
@ENDPOINT
@VERBOSE
def record(  # noqa: PLR0917 - click hands them over by name
    board: str,
    url: str,
    case: str,
    into: Path,
    callback: str,
    profile_path: Path | None,
    endpoints: dict[str, str],
    verbose: bool,
) -> None:
    """Save one answer of a board as a case for the tests, contact persons redacted.

    Example: potsdam-jobs record arbeitnow "https://www.arbeitnow.com/api/job-board-api?page=1"
    """
    from crawler.newboard import without_example
    from crawler.record import CASE, NotRecorded
    from crawler.record import record as save
    from crawler.visit import UsageError

    if not CASE.fullmatch(case) or not CASE.fullmatch(board):
        give_up("names of boards and cases are lower-case letters, digits and hyphens", 2)
    try:
        order = visit_of((board,), profile_path, endpoints, verbose=verbose)
        folder = into / board / case
        click.echo(
            f"saved {save(order, url, folder, callback=callback)}; look whether any name of a person is left in it"
        )
        if without_example(into / board, board):
            click.echo(f"removed {into / board / 'example'}, which it takes the place of")
        click.echo(f"Next: write into {folder / 'expected.json'} what must be read; the test says what is")
    except UsageError as error:
        give_up(str(error), 2)
    except NotRecorded as error:
        give_up(str(error), 4)
