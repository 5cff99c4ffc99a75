"""`potsdam-jobs rebuild`."""

import datetime as dt

import click

from crawler.options import OUT, give_up


@click.command()
@OUT
def rebuild(out: str) -> None:
    """Tell the history anew: vacancies, changes and links from the snapshots and the coverage.

    The same snapshots give the same tables. It is not needed for a run that was killed: the next run heals that.
    """
    from crawler.lock import Locked, locked
    from crawler.verdict import Exit
    from exports.store import SnapshotError, local_state
    from pipelines.publish import rebuild as tell_anew

    state = local_state(out)
    if not state.is_dir():
        give_up(f"no run of this machine has written to {state} yet", Exit.USAGE)
    try:
        with locked(state):
            told = tell_anew(out, run=f"rebuild-{dt.datetime.now(dt.UTC):%Y%m%dT%H%M%SZ}")
    except Locked as error:
        give_up(str(error), Exit.LOCKED)
    except SnapshotError as error:
        give_up(str(error), Exit.NOTHING_PUBLISHED)
    click.echo(f"{told['days']} days: {told['vacancies']} vacancies, {told['links']} links")
