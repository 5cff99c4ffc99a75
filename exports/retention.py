"""Which snapshots stay: every day for a while, then one a week, then none. Pure."""

import datetime as dt
from collections.abc import Iterable

RECENT = 2  # snapshots: the newest, and the one that a second run of its day begins from


def kept(days: Iterable[dt.date], *, daily: int, weekly: int) -> set[dt.date]:
    """The days of which the snapshot stays.

    `daily` days back from the newest all stay; `weekly` weeks back the last snapshot of each week (Monday to Sunday)
    does. The last `RECENT` always stay: publishing heals itself from them.

    >>> days = [dt.date(2026, 11, n) for n in range(1, 26)]
    >>> sorted(day.day for day in kept(days, daily=3, weekly=3))
    [15, 22, 23, 24, 25]
    """
    found = sorted(days)
    if not found:
        return set()
    newest = found[-1]
    stays = {day for day in found if (newest - day).days < daily}
    last_of_week = {_monday(day): day for day in found}
    stays |= {day for monday, day in last_of_week.items() if (_monday(newest) - monday).days < 7 * weekly}
    return stays | set(found[-RECENT:])


def _monday(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=day.weekday())
