"""`potsdam-jobs rebuild`."""

import click

from crawler.options import OUT


@click.command(short_help="Tell vacancies, changes and links anew from the snapshots.")
@OUT
def rebuild(out: str) -> None:
    """Tell the history anew: vacancies, changes and links from the snapshots and the coverage.

    The same snapshots give the same tables. It is not needed for a run that was killed: the next run heals that.

    \b
    Example:   potsdam-jobs rebuild --out data
    Exit code: 0 done, 2 usage, 4 could not be read or written, 75 another run is writing
    """  # noqa: D301 - click reads the \b
    from crawler.upkeep import keeping_out
    from pipelines.publish import tell_anew

    with keeping_out(out, "rebuild") as (store, run):
        told = tell_anew(store, run=run)
    click.echo(f"{told['days']} days: {told['vacancies']} vacancies, {told['links']} links")
