"""Running an order and telling its outcome: what `crawl` and `demo` share."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from crawler.options import give_up

if TYPE_CHECKING:
    from crawler.run import Order, Outcome


def run(order: "Order") -> "Outcome":
    """Run an order with a progress display; gives up with the exit code that tells why it could not begin."""
    from rich.console import Console

    from crawler.lock import Locked
    from crawler.progress import Progress
    from crawler.run import crawl
    from crawler.verdict import Exit
    from crawler.visit import UsageError

    try:
        with Progress(Console(stderr=sys.stderr.isatty())) as progress:
            return crawl(order, progress)
    except UsageError as error:
        give_up(str(error), Exit.USAGE)
    except Locked as error:
        give_up(str(error), Exit.LOCKED)
    except Exception as error:
        if order.verbose:
            raise
        give_up(f"internal error, please report it ({type(error).__name__}; --verbose shows where)", Exit.INTERNAL)


def tell(outcome: "Outcome", out: Path) -> None:
    """One line a board, one for the snapshot; what went wrong goes to stderr, where cron sees it."""
    from crawler.verdict import Exit, Verdict

    for name, judgement in outcome.judgements.items():
        board = outcome.record["boards"][name]
        line = f"{name}: {judgement.verdict}, {board['postings']} postings"
        if rejected := board["rejected"]:
            line += (
                f", {sum(rejected.values())} rejected ({', '.join(f'{k} {n}' for k, n in sorted(rejected.items()))})"
            )
        failed = judgement.verdict is not Verdict.COMPLETE
        click.echo("; ".join((line, *judgement.reasons)), err=failed)
        for note in judgement.notes:
            click.echo(f"{name}: {note}", err=failed)
    if published := outcome.record["published"]:
        click.echo(f"published {out / published['path']}: {published['rows']} postings")
    else:
        why = outcome.record["not_published_because"]
        click.echo(f"nothing published ({why}); earlier snapshots stay as they are", err=True)
    if why := outcome.record.get("record_not_written_because"):
        click.echo(f"the run record was not written: {why}", err=True)
    elif outcome.exit is not Exit.OK:
        click.echo(f"run record: {out / 'runs' / outcome.record['run']}.json", err=True)
