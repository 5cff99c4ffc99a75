"""`potsdam-jobs reprocess`."""

from pathlib import Path

import click

from crawler.options import OUT, PROFILE, give_up, read_profile


@click.command()
@OUT
@PROFILE
@click.option("--dry-run", "is_trial", is_flag=True, help="Only say what would change.")
def reprocess(out: Path, profile_path: Path | None, is_trial: bool) -> None:
    """Read every published snapshot again, by the rules and the profile of today.

    What was read from wordings that the snapshot keeps is read anew; the rest stays. Only files in which something
    changes are rewritten, each in one move.

    \b
    Exit code: 0 all snapshots are by the rules of today
               2 usage or configuration
               4 a file could not be read or written; it stays as it was
              75 another run is writing to the same folder
    """  # noqa: D301 - click reads the \b
    from crawler.lock import Locked, locked
    from crawler.reprocess import reprocess as read_all
    from crawler.verdict import Exit
    from exports.store import SnapshotError

    if not out.is_dir():
        give_up(f"there is no folder {out}", Exit.USAGE)
    profile = read_profile(profile_path)
    seen = rewritten = 0
    try:
        with locked(out, wait_s=0):
            for one in read_all(out, profile=profile, is_trial=is_trial):
                seen, rewritten = seen + 1, rewritten + bool(one.changed)
                if one.changed:
                    what = ", ".join(f"{name} {count}" for name, count in one.changed.items())
                    click.echo(f"{one.day}: {one.rows} postings, changed: {what}")
    except Locked as error:
        give_up(str(error), Exit.LOCKED)
    except SnapshotError as error:
        give_up(str(error), Exit.NOTHING_PUBLISHED)
    click.echo(f"{rewritten} of {seen} snapshots {'would be ' if is_trial else ''}rewritten")
