"""Dates and places as wordings: cost against dateparser, of a typical posting, and of the worst text.

Costs are CPU of this process, the best of some rounds, taken in turn with dateparser's, so that ratios hold on a
busy machine. Every text is another one: caches help no more than on a board.
"""

import datetime as dt
import time
from collections.abc import Callable, Sequence
from functools import partial

from pipelines.normalize.dates import find_deadline, read_deadline, read_posted, read_start
from pipelines.normalize.place import read_place
from pipelines.profile import SearchProfile
from pipelines.raw import RawPlace

ROUNDS = 5
DATES_BAR = 20  # times as fast as dateparser
POSTING_BAR = 0.2  # of one call of dateparser
HOSTILE_BAR_MS = 50  # for 10 kB
NOW = dt.datetime(2026, 11, 25, 9, 30, tzinfo=dt.UTC)
CENTRE = SearchProfile.shipped().place
DAYS = [dt.date(2026, 1, 1) + dt.timedelta(n) for n in range(300)]
TOWNS = ["Potsdam", "Teltow", "Berlin", "Werder (Havel)", "Hamburg", "Kleinmachnow", "Potsdam-Babelsberg"]
STARTS = ["zum nächstmöglichen Zeitpunkt", "ab sofort", "01.03.2027", "ab April 2027", "nach Vereinbarung"]
HOSTILE = [
    "1. bis ",
    "01.01.2027 - ",
    "ende des ",
    "bis zum ",
    "Bewerbung bis 1. ",
    "Potsdam/",
    "Raum (",
    "Home ",
    "str. ",
]


def cost(work: Callable[[], object]) -> float:
    """Seconds of CPU."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def dateparser_reads(texts: Sequence[str]) -> None:
    """As a peer would ask it, with the one setting that makes it fast and right."""
    import dateparser

    for text in texts:
        dateparser.parse(text, languages=["de"], settings={"DATE_ORDER": "DMY"})


def we_read(texts: Sequence[str]) -> None:
    """The same texts as days of publication."""
    for text in texts:
        read_posted(text, now=NOW)


def posting(n: int) -> None:
    """Dates and place of one posting."""
    day = DAYS[n % len(DAYS)]
    read_posted(f"{day}T09:{n % 60:02}:00Z" if n % 2 else f"{day}", now=NOW)
    read_start(STARTS[n % len(STARTS)], now=NOW)
    read_deadline(f"Bewerbungsfrist: {day:%d.%m.%Y}", now=NOW)
    read_place([RawPlace(text=f"{14467 + n % 16} {TOWNS[n % len(TOWNS)]}")], centre=CENTRE)


def hostile(text: str) -> None:
    """Every reader on one text."""
    for read in (read_posted, read_deadline, read_start, find_deadline):
        read(text, now=NOW)
    read_place([RawPlace(text=text)], centre=CENTRE)
    read_place([RawPlace(city=text)], centre=CENTRE)


def main() -> int:
    """Print the figures; 1 if a bar is missed."""
    missed = False
    theirs = []
    for form, name in (("%Y-%m-%d", "ISO"), ("%d.%m.%Y", "dd.mm.yyyy")):
        texts = [day.strftime(form) for day in DAYS]
        we_read(texts)
        dateparser_reads(texts[:1])
        pairs = [
            (cost(partial(we_read, texts * 10)) / 10, cost(partial(dateparser_reads, texts))) for _ in range(ROUNDS)
        ]
        ours, other = (min(costs) for costs in zip(*pairs, strict=True))
        theirs.append(other / len(texts))
        print(f"dates, {name:12} {other / ours:8.0f} times as fast as dateparser (bar {DATES_BAR})")
        missed |= other / ours < DATES_BAR
    count = 2000
    one = min(cost(lambda: [posting(n) for n in range(count)]) for _ in range(ROUNDS)) / count
    ratio = one / min(theirs)
    print(
        f"dates and place      {ratio:8.2f} of a call of dateparser, {one * 1000:.3f} ms a posting (bar {POSTING_BAR})"
    )
    texts = [(piece * 10_000)[:10_000] for piece in HOSTILE]
    worst = max(min(cost(partial(hostile, text)) for _ in range(2)) for text in texts) * 1000
    print(f"worst text           {worst:8.1f} ms for 10 kB in all readers (bar {HOSTILE_BAR_MS})")
    return int(missed or ratio > POSTING_BAR or worst > HOSTILE_BAR_MS)
