"""Whether a reading of a board is believed: it is held against the board's own good runs of earlier days.

A board that dies often answers politely: an empty list, a page without pay, figures in another period. The measure is
*lagged*, the good days before the last ones: a median of the last days follows a slow decline down to nothing and
never says a word. Pure; the numbers below are the rules.
"""

import datetime as dt
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from statistics import median

from exports.board_coverage import Coverage

LAG = 7  # good days: the last ones are no measure where older ones exist
MEASURE = 21  # good days before these that are the measure
ENOUGH = 3  # good days: fewer are no measure at all
HALF = 0.5  # what falls by less is never doubted
UNLIKELY = 0.001  # how rarely chance alone may do it: one false alarm in years of daily runs
FEW = 5  # postings: shares of fewer say nothing
LEAST = 4  # postings: fewer may all go in a day
CLOSING = 0.1  # share of a board's postings that may go in a day, generously; most stay for weeks
MIXED = 0.3  # by how much the share of hourly pay may move

COUNTS = {"listed": "entries of its listings", "postings": "postings kept"}
SHARES = {
    "fill_pay": "with pay",
    "fill_posted": "with a day of publication",
    "fill_place": "with a place",
    "fill_employer": "with an employer",
}


def doubts(reading: Coverage, *, before: Mapping[dt.date, Iterable[Coverage]], day: dt.date) -> tuple[str, ...]:
    """Why a reading of a board is not believed, in sentences; none if it is.

    `before` are the coverage rows of earlier days, of any boards; `day` is the day of the reading. Small counts are
    handled by asking how likely chance alone does it: from 3 postings to none is an ordinary day, from 4 is not.

    >>> told = dict(run="r", source="demo", started_at=dt.datetime(2026, 11, 1, tzinfo=dt.UTC), verdict="complete")
    >>> told |= dict(lists="complete", absence_counts=True, is_published=True)
    >>> days = {dt.date(2026, 11, n): [Coverage(**told, listed=40, postings=30)] for n in range(1, 9)}
    >>> doubts(Coverage(**told, listed=38, postings=28), before=days, day=dt.date(2026, 11, 9))
    ()
    >>> doubts(Coverage(**told, listed=0, postings=0), before=days, day=dt.date(2026, 11, 9))
    ('entries of its listings: 0, after 40 on the last good day', 'postings kept: 0, after 30 on the last good day')
    """
    if reading.is_accepted:
        return ()
    good = good_days(before, source=reading.source, day=day)
    if good and (vanished := tuple(_vanished(reading, good[-1], before, day))):
        return vanished
    lagged, last = good[:-LAG][-MEASURE:], good[-LAG:]
    # The last days are a measure too, for the sudden fall of a board that has grown.
    for days in (lagged, last if len(lagged) >= ENOUGH else good):
        if len(days) >= ENOUGH and (found := tuple(_differences(reading, days))):
            return found
    return ()


def _vanished(
    reading: Coverage, last: Coverage, before: Mapping[dt.date, Iterable[Coverage]], day: dt.date
) -> Iterator[str]:
    """What fell since the last good day by more than postings that stay for weeks can: from 4 to none, from 8 to 3.

    What counts is the day of the fall: the same answer again on later days is no better for that.
    """
    since = last.started_at
    falls = (row for one in sorted(before) if one < day for row in before[one] if row.source == reading.source)
    fall = next((row for row in falls if row.started_at > since and row.verdict == "suspect"), reading)
    stay = (1 - CLOSING) ** max(1, round((fall.started_at - since).total_seconds() / 86400))
    for name, meaning in _counts(reading):
        now, then = getattr(reading, name), getattr(last, name)
        if then >= LEAST and now < HALF * then and _at_most(now, of=then, share=stay) < UNLIKELY:
            yield f"{meaning}: {now}, after {then} on the last good day"


def _differences(reading: Coverage, good: Sequence[Coverage]) -> Iterator[str]:
    for name, meaning in _counts(reading):
        now, usual = getattr(reading, name), median(getattr(one, name) for one in good)
        if _collapsed(now, usual):
            yield f"{meaning}: {now}, after {usual:g} on good days"
    if reading.postings >= FEW:
        yield from _shares(reading, good)


def _counts(reading: Coverage) -> Iterable[tuple[str, str]]:
    """The counts to judge: none of a partial reading, which says itself that it is not all, and closes nothing."""
    return () if reading.verdict == "partial" else COUNTS.items()


def good_days(before: Mapping[dt.date, Iterable[Coverage]], *, source: str, day: dt.date) -> list[Coverage]:
    """The board's good days before a day, the oldest first: one run a day, the best.

    Good are complete, published readings, and those that the operator confirmed; nothing before the last one that
    was confirmed.
    """
    days: list[Coverage] = []
    for earlier in sorted(one for one in before if one < day):
        rows = [row for row in before[earlier] if row.source == source and row.is_published]
        if any(row.is_accepted for row in rows):
            days.clear()
            rows = [row for row in rows if row.is_accepted]
        good = [row for row in rows if row.verdict == "complete" or row.is_accepted]
        if good:
            days.append(max(good, key=lambda row: (row.postings, row.listed)))
    return days


def _shares(reading: Coverage, good: Sequence[Coverage]) -> Iterator[str]:
    for name, meaning in SHARES.items():
        now, usual = getattr(reading, name), _usual(good, name)
        if now is not None and usual is not None and now < HALF * usual:
            count = round(now * reading.postings)
            if _at_most(count, of=reading.postings, share=usual) < UNLIKELY:
                yield f"postings {meaning}: {now:.0%}, after {usual:.0%} on good days"
    now, usual = reading.share_hourly, _usual(good, "share_hourly")
    if now is not None and usual is not None and abs(now - usual) > MIXED:
        paid = round((reading.fill_pay or 0) * reading.postings)
        count = round(now * paid)
        moved = _at_most(count, of=paid, share=usual) if now < usual else _at_most(paid - count, paid, 1 - usual)
        if paid >= FEW and moved < UNLIKELY:
            yield f"pay by the hour: {now:.0%}, after {usual:.0%} on good days"
    now, usual = reading.flags_per_posting, _usual(good, "flags_per_posting")
    if now is not None and usual is not None and now > 2 * usual + 1:
        yield f"flags a posting: {now:.1f}, after {usual:.1f} on good days"


def _usual(good: Sequence[Coverage], name: str) -> float | None:
    values = [value for one in good if (value := getattr(one, name)) is not None]
    return median(values) if len(values) >= ENOUGH else None


def _collapsed(now: int, usual: float) -> bool:
    """Whether a count fell by more than half, and further than chance takes it (Poisson)."""
    return now < HALF * usual and _poisson_at_most(now, usual) < UNLIKELY


def _poisson_at_most(count: int, mean: float) -> float:
    return sum(math.exp(n * math.log(mean) - mean - math.lgamma(n + 1)) for n in range(count + 1))


def _at_most(count: int, of: int, share: float) -> float:
    """How likely at most `count` of `of` are, if each is one with this probability."""
    if share >= 1:
        return 1.0 if count >= of else 0.0
    if share <= 0:
        return 1.0
    yes, no, whole = math.log(share), math.log1p(-share), math.lgamma(of + 1)
    terms = (whole - math.lgamma(n + 1) - math.lgamma(of - n + 1) + n * yes + (of - n) * no for n in range(count + 1))
    return min(1.0, sum(map(math.exp, terms)))
