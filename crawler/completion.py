"""What a shell offers when somebody presses TAB: boards and postings by name. Must answer at once, and never fail."""

import pkgutil
from collections.abc import Iterator
from pathlib import Path

import click
from click.shell_completion import CompletionItem

import crawler.spiders

EMPLOYERS = Path(__file__).with_name("employers.toml")
MOST = 200  # ids that are offered at once


def board_names(ctx: click.Context, _: click.Parameter, typed: str) -> list[CompletionItem]:
    """The boards that begin so: the public ones, the employers, and what the profile on the line adds."""
    return [CompletionItem(name) for name in sorted(set(_boards(ctx))) if name.startswith(typed)]


def _boards(ctx: click.Context) -> Iterator[str]:
    """As `crawler.boards`, without loading Scrapy: a spider's file is named like its board."""
    from pipelines.profile import ProfileError, SearchProfile, shipped_employers

    yield from (file.name.replace("_", "-") for file in pkgutil.iter_modules(crawler.spiders.__path__))
    yield from (employer.board for employer in shipped_employers(EMPLOYERS))
    if path := ctx.params.get("profile_path"):
        try:
            profile = SearchProfile.read(path)
        except ProfileError:
            return  # the command itself will say it
        yield from (employer.board for employer in profile.employers)
        yield from (site.board for site in profile.sites)


def posting_ids(ctx: click.Context, _: click.Parameter, typed: str) -> list[CompletionItem]:
    """The ids of the newest snapshot that begin so, with their titles."""
    from exports import dataset
    from exports.store import SnapshotError

    try:
        there = dataset(ctx.params.get("out") or "data", latest=True)
        rows = there.to_table(columns=["posting_id", "title"]).to_pylist()
    except (OSError, ValueError, SnapshotError):  # no data: nothing to offer; the command itself will say it
        return []
    fits = [row for row in rows if row["posting_id"].startswith(typed)]
    return [CompletionItem(row["posting_id"], help=row["title"]) for row in fits[:MOST]]


def column_names(_: click.Context, __: click.Parameter, typed: str) -> list[CompletionItem]:
    """The columns of a posting that begin so."""
    from exports.columns import columns

    return [CompletionItem(column.name, help=column.meaning) for column in columns() if column.name.startswith(typed)]
