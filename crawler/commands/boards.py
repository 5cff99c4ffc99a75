"""`potsdam-jobs boards`."""

import json
from pathlib import Path

import click

from crawler.options import PROFILE, give_up, place, read_profile


@click.command(short_help="List every board: may it be read, is it, how did it go.")
@click.option("--out", metavar="WHERE", callback=place, help="Place of the data, for what runs know of each board.")
@PROFILE
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def boards(out: str | None, profile_path: Path | None, as_json: bool) -> None:
    """List every board: whether it may be read, whether the profile reads it, how the last run went.

    Example: potsdam-jobs boards --out data
    """
    from crawler.boards import UnknownBoard
    from crawler.overview import rows
    from crawler.table import print_table
    from exports.store import local_state

    state = local_state(out) if out is not None else None
    if state and not (state / "runs").is_dir():
        give_up(f"no run of this machine has written to {out} yet; leave --out away to list the boards", 2)
    try:
        found = rows(read_profile(profile_path), state)
    except UnknownBoard as error:
        give_up(str(error), 2)
    if as_json:
        for row in found:
            click.echo(json.dumps(row._asdict(), ensure_ascii=False))
        return
    head = ("board", "access", "state", "verdict", "rows", "last read", "last change", "why off")
    shown = [tuple("" if cell is None else str(cell) for cell in row) for row in found]
    print_table(head, shown, below=("access", "why off"))
