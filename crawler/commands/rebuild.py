"""`potsdam-jobs rebuild`."""

import datetime as dt
from pathlib import Path

import click

from crawler.options import OUT, give_up


@click.command()
@OUT
def rebuild(out: Path) -> None:
    """Tell the history anew: vacancies, changes and links from the snapshots and the coverage.

    The same snapshots give the same tables. It is not needed for a run that was killed: the next run heals that.
    """
    from crawler.lock import Locked, locked
    from crawler.verdict import Exit
    from exports.store import SnapshotError
    from pipelines.publish import rebuild as tell_anew

    if not out.is_dir():
        give_up(f"there is no folder {out}", Exit.USAGE)
    try:
        with locked(out):
            told = tell_anew(out, run=f"rebuild-{dt.datetime.now(dt.UTC):%Y%m%dT%H%M%SZ}")
    except Locked as error:
        give_up(str(error), Exit.LOCKED)
    except SnapshotError as error:
        give_up(str(error), Exit.NOTHING_PUBLISHED)
    click.echo(f"{told['days']} days: {told['vacancies']} vacancies, {told['links']} links")
