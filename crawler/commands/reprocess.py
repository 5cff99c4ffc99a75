"""`potsdam-jobs reprocess`."""

from pathlib import Path

import click

from crawler.options import OUT, PROFILE, read_profile


@click.command(short_help="Read published snapshots again, by the rules of today.")
@OUT
@PROFILE
@click.option("--dry-run", "is_trial", is_flag=True, help="Only say what would change.")
def reprocess(out: str, profile_path: Path | None, is_trial: bool) -> None:
    """Read every published snapshot again, by the rules and the profile of today.

    What was read from wordings that the snapshot keeps is read anew; the rest stays. Only files in which something
    changes are rewritten, each in one move; then the history is told anew.

    Example: potsdam-jobs reprocess --out data --dry-run

    \b
    Exit code: 0 all snapshots are by the rules of today
               2 usage or configuration
               4 a file could not be read or written; it stays as it was
              75 another run is writing to the same folder
    """  # noqa: D301 - click reads the \b
    from crawler.reprocess import reprocess as read_all
    from crawler.upkeep import keeping_out
    from pipelines.known import pruned_days, refit
    from pipelines.publish import tell_anew

    profile = read_profile(profile_path)
    seen = rewritten = aged = 0
    with keeping_out(out, "reprocess") as (store, run):
        for one in read_all(store, profile=profile, run=run, is_trial=is_trial):
            seen, rewritten, aged = seen + 1, rewritten + bool(one.changed), aged + one.is_aged
            if one.changed:
                what = ", ".join(f"{name} {count}" for name, count in one.changed.items())
                click.echo(f"{one.day}: {one.rows} postings, changed: {what}")
        if rewritten and not is_trial:
            # What pruned snapshots and texts that aged out have told is known to the history alone.
            refit(store, run=run) if aged or pruned_days(store) else tell_anew(store, run=run)
    click.echo(f"{rewritten} of {seen} snapshots {'would be ' if is_trial else ''}rewritten")
    if aged:
        click.echo(f"{aged} without their texts were left as they are")
