"""`potsdam-jobs rebuild`."""

import click

from crawler.options import OUT


@click.command()
@OUT
def rebuild(out: str) -> None:
    """Tell the history anew: vacancies, changes and links from the snapshots and the coverage.

    The same snapshots give the same tables. It is not needed for a run that was killed: the next run heals that.
    """
    from crawler.upkeep import keeping_out
    from pipelines.publish import tell_anew

    with keeping_out(out, "rebuild") as (store, run):
        told = tell_anew(store, run=run)
    click.echo(f"{told['days']} days: {told['vacancies']} vacancies, {told['links']} links")
