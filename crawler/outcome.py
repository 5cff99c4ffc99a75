"""Running an order and telling its outcome: what `crawl` and `demo` share."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from crawler.cut_short import is_reader_gone
from crawler.logline import LogLines
from crawler.options import give_up

if TYPE_CHECKING:
    from crawler.order import Order, Outcome


def run(order: "Order", lines: LogLines) -> "Outcome":
    """Run an order with a progress display; gives up with the exit code that tells why it could not begin."""
    from crawler.progress import progress
    from crawler.run import crawl

    with giving_up(verbose=order.verbose), progress(lines) as watch:
        return crawl(order, watch)


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
        if verbose or is_reader_gone(error):
            raise
        give_up(f"internal error, please report it ({type(error).__name__}; --verbose shows where)", Exit.INTERNAL)


def tell(outcome: "Outcome", out: str | Path, lines: LogLines) -> None:
    """One line a board, one for the snapshot; what went wrong goes to stderr, where cron sees it."""
    from crawler.trust import next_step
    from crawler.verdict import Exit, Verdict
    from exports.store import STAGING, local_state, shown

    record = outcome.record
    if headline := _headline(outcome):
        lines.say(headline, event="headline", is_error=True)
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
    bad = [(name, str(judgement.verdict)) for name, judgement in outcome.judgements.items()]
    if step := next_step([board for board in bad if board[1] != Verdict.COMPLETE], where=shown(out)):
        lines.say(f"next: {step}", event="next", is_error=True)
    if lost := record.get("record_not_written_because"):
        lines.say(f"the run record was not written: {lost}", event="record_not_written", is_error=True)
    elif outcome.exit is not Exit.OK:
        path = local_state(out) / "runs" / f"{record['run']}.json"
        lines.say(f"run record: {path}", event="record", is_error=True)


def _headline(outcome: "Outcome") -> str | None:
    """What a mail of cron begins with: whether there is a snapshot all the same. None after a good run."""
    from crawler.verdict import Exit, Verdict

    record = outcome.record
    if not record["published"] and not record["spool"]:
        return f"nothing published ({record['not_published_because']}); earlier snapshots stay as they are"
    if outcome.exit is Exit.OK:
        return None
    bad = sum(judgement.verdict is not Verdict.COMPLETE for judgement in outcome.judgements.values())
    wrong = f"{bad} of {len(outcome.judgements)} boards are not complete" if bad else "not all files could be read"
    done = f"published {record['published']['rows']} postings" if record["published"] else "spooled"
    return f"{done} of {record['snapshot_date']}, but {wrong}"
