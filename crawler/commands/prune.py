"""`potsdam-jobs prune`."""

import datetime as dt

import click

from crawler.options import OUT


@click.command(short_help="Remove old snapshots by age; their history stays.")
@OUT
@click.option(
    "--keep-daily",
    default=90,
    show_default=True,
    metavar="DAYS",
    type=click.IntRange(min=7),
    help="Newest days that stay.",
)
@click.option(
    "--keep-weekly",
    default=260,
    show_default=True,
    metavar="WEEKS",
    type=click.IntRange(min=0),
    help="Weeks whose last day stays.",
)
@click.option(
    "--keep-texts",
    type=click.IntRange(min=7),
    metavar="DAYS",
    help="Take descriptions out of snapshots that are older; default: never.",
)
@click.option("--dry-run", is_flag=True, help="Only say what would go.")
def prune(out: str, keep_daily: int, keep_weekly: int, keep_texts: int | None, dry_run: bool) -> None:
    """Remove old snapshots: every day stays for a while, then one a week, then none.

    What was told from them stays: vacancies, changes, links and coverage. `rebuild` is refused afterwards, for it
    would lose what only they knew.

    \b
    Example:   potsdam-jobs prune --out data --dry-run
    Exit code: 0 done, 2 usage, 4 could not be read or written, 75 another run is writing
    """  # noqa: D301 - click reads the \b
    from crawler.upkeep import keeping_out
    from exports.aging import age_out
    from exports.layout import days
    from exports.retention import RECENT, kept

    with keeping_out(out, "prune") as (store, run):
        files = days(store, "postings")
        stays = kept(files, daily=keep_daily, weekly=keep_weekly)
        gone = {day: name for day, name in files.items() if day not in stays}
        for name in gone.values():
            if not dry_run:
                store.remove(name)
        would = "would go" if dry_run else "gone"
        span = f", {min(gone)} to {max(gone)}" if gone else ""
        click.echo(f"{len(gone)} of {len(files)} snapshots {would}{span}")
        if keep_texts is not None and files:
            before = max(files) - dt.timedelta(keep_texts)
            old = sorted(stays)[:-RECENT]
            older = {day: files[day] for day in old if day < before}
            count = sum(1 for name in older.values() if age_out(store, name, run=run, dry_run=dry_run))
            click.echo(f"texts of {count} snapshots {would}")
