"""What a simulation did, in sentences for the person who started it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from crawler.demo.life import Life
from crawler.demo.scenario import Kind, Mishap
from crawler.demo.truth import truth

WENT_WRONG: Mapping[Kind, str] = {
    "refused": "nobody answered",
    "flaky": "one of its searches failed",
    "renamed": "its layout had changed",
    "emptied": "it said that it had no postings, which was not true",
}


def story(life: Life) -> Iterator[str]:
    """How the market moved, then what went wrong at the boards, in the order of days."""
    days = [truth(life, day) for day in range(life.days)]
    told = Counter(happening.what for day in days for happening in day.happened)
    least, most = min(len(day.open) for day in days), max(len(day.open) for day in days)
    yield (
        f"the market: {least} to {most} open vacancies; {told['opened']} opened, {told['closed']} closed, "
        f"{told['changed']} changes, {told['reposted']} reposted under a new id, {told['copied']} copied to another "
        f"board, {told['paused']} taken down for some days"
    )
    for mishap in sorted(life.scenario.mishaps, key=lambda mishap: mishap.begin):
        if span := mishap.span(life.days):
            yield f"{mishap.board}: {when(life, mishap, span)} {WENT_WRONG[mishap.kind]}"


def day_line(record: Mapping[str, Any]) -> str:
    """A run record in a line.

    >>> day_line({"snapshot_date": "2026-11-24", "published": {"rows": 54}, "boards": {"bund": {"verdict": "failed"}}})
    '2026-11-24: 54 postings, bund failed'
    """
    rows = f"{record['published']['rows']} postings" if record["published"] else "nothing published"
    wrong = [f"{name} {board['verdict']}" for name, board in record["boards"].items() if board["verdict"] != "complete"]
    return ", ".join((f"{record['snapshot_date']}: {rows}", *wrong))


def when(life: Life, mishap: Mishap, span: range) -> str:
    """On which days something went wrong."""
    first, last = life.date(span.start), life.date(span.stop - 1)
    if mishap.days is None:
        return f"since {first}"
    return f"on {first}" if first == last else f"from {first} to {last}"
