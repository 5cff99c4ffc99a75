"""Running an order and telling its outcome: what `crawl` and `demo` share."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from crawler.logline import LogLines
from crawler.options import give_up

if TYPE_CHECKING:
    from crawler.order import Order, Outcome


def run(order: "Order", lines: LogLines) -> "Outcome":
    """Run an order with a progress display; gives up with the exit code that tells why it could not begin."""
    from rich.console import Console

    from crawler.progress import Progress
    from crawler.run import crawl

    with giving_up(verbose=order.verbose), Progress(Console(stderr=sys.stderr.isatty()), lines) as progress:
        return crawl(order, progress)


@contextmanager
def giving_up(*, verbose: bool) -> Iterator[None]:
    """End the command in a sentence and with the exit code that tells why a run could not begin, or what broke."""
    from crawler.lock import Locked
    from crawler.verdict import Exit
    from crawler.visit import UsageError

    try:
        yield
    except UsageError as error:
        give_up(str(error), Exit.USAGE)
    except Locked as error:
        give_up(str(error), Exit.LOCKED)
    except Exception as error:
        if verbose:
            raise
        give_up(f"internal error, please report it ({type(error).__name__}; --verbose shows where)", Exit.INTERNAL)


def tell(outcome: "Outcome", out: str | Path, lines: LogLines) -> None:
    """One line a board, one for the snapshot; what went wrong goes to stderr, where cron sees it."""
    from crawler.verdict import Exit, Verdict
    from exports.store import STAGING, local_state, shown

    record = outcome.record
    for earlier in outcome.settled:
        published, run = earlier.record["published"], earlier.record["run"]
        why = f"waits: {earlier.record['not_published_because']}; to give it up, remove"
        how = "is published now" if published else f"{why} {local_state(out) / STAGING / run}"
        lines.say(f"what run {run} had read before it was cut short {how}", event="settled", is_error=True, run=run)
    for name, judgement in outcome.judgements.items():
        board = record["boards"][name]
        line = f"{name}: {judgement.verdict}, {board['postings']} postings"
        if rejected := board["rejected"]:
            why = ", ".join(f"{reason} {count}" for reason, count in sorted(rejected.items()))
            line += f", {sum(rejected.values())} rejected ({why})"
        failed = judgement.verdict is not Verdict.COMPLETE
        facts = {"board": name, "verdict": judgement.verdict, "postings": board["postings"], "rejected": rejected}
        line = "; ".join((line, *judgement.reasons))
        lines.say(line, event="board", is_error=failed, **facts, reasons=judgement.reasons)
        for note in judgement.notes:
            lines.say(f"{name}: {note}", event="note", is_error=failed, board=name)
    for sentence in record["damaged"]:
        lines.say(sentence, event="damaged", is_error=True)
    if published := record["published"]:
        line = f"published {shown(out)}/{published['path']}: {published['rows']} postings"
        lines.say(line, event="published", path=published["path"], postings=published["rows"])
    elif spool := record["spool"]:
        line = f"spooled into {spool}; potsdam-jobs publish merges it"
        lines.say(line, event="spooled", spool=spool)
    else:
        why = record["not_published_because"]
        line = f"nothing published ({why}); earlier snapshots stay as they are"
        lines.say(line, event="not_published", is_error=True)
    if lost := record.get("record_not_written_because"):
        lines.say(f"the run record was not written: {lost}", event="record_not_written", is_error=True)
    elif outcome.exit is not Exit.OK:
        path = local_state(out) / "runs" / f"{record['run']}.json"
        lines.say(f"run record: {path}", event="record", is_error=True)
