"""`potsdam-jobs boards`."""

from pathlib import Path

import click

from crawler.options import PROFILE, give_up, read_profile


@click.command()
@click.option("--out", type=click.Path(path_type=Path), help="Folder of the data, for what is known of each board.")
@PROFILE
def boards(out: Path | None, profile_path: Path | None) -> None:
    """List every board: whether it may be read, whether the profile reads it, how the last run went.

    Example: potsdam-jobs boards --out data
    """
    from crawler.boards import UnknownBoard
    from crawler.overview import rows
    from crawler.table import print_table

    try:
        found = rows(read_profile(profile_path), out)
    except UnknownBoard as error:
        give_up(str(error), 2)
    shown = [(*row[:4], "" if row.rows is None else str(row.rows), row.read_at, row.changed_at) for row in found]
    print_table(("board", "access", "state", "verdict", "rows", "last read", "last change"), shown)
