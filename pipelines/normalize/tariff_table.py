"""The pay tables of collective agreements: EUR a month of a group on a day."""

import datetime as dt
from functools import cache
from typing import NamedTuple

from pipelines.data import table

_ROWS: dict[tuple[str, str], list[dict[str, str]]] = {}
for _row in table("pay/tariffs.csv"):
    _ROWS.setdefault((_row["agreement"], _row["group"]), []).append(_row)
_HOURS = {row["agreement"]: float(row["hours_per_week"]) for row in table("pay/tariff_hours.csv")}
_STEPS = tuple(f"step_{number}" for number in range(1, 7))


class Months(NamedTuple):
    """First to last step of a group, EUR gross a month at full time; `status` says how sure the table is."""

    first: float
    last: float
    status: str


@cache
def months(agreement: str, group: str, day: dt.date) -> Months | None:
    """The steps of a group in the table of the day, or None: no such group, or no table for that day.

    >>> months("TVöD-VKA", "E 9b", dt.date(2026, 11, 24))
    Months(first=3779.84, last=5313.37, status='verified')
    """
    iso = day.isoformat()
    for row in _ROWS.get((agreement, group), ()):
        if row["valid_from"] <= iso <= (row["valid_to"] or "9999"):
            steps = [float(row[step]) for step in _STEPS if row[step]]
            return Months(min(steps), max(steps), row["status"])
    return None


def is_known(agreement: str, group: str) -> bool:
    """Whether there is a table for that group at all, of whatever day.

    >>> is_known("TV-L", "E 9c")
    False
    """
    return (agreement, group) in _ROWS


def full_time_hours(agreement: str) -> float | None:
    """Weekly hours that the table's figures are for.

    >>> full_time_hours("TVöD-VKA")
    39.0
    """
    return _HOURS.get(agreement)


def ends_on(agreement: str) -> dt.date | None:
    """The last day that the newest table of an agreement covers; None while it is open-ended or unknown.

    >>> ends_on("TVöD-VKA")
    datetime.date(2027, 3, 31)
    """
    ends = [row["valid_to"] for (name, _), rows in _ROWS.items() if name == agreement for row in rows]
    return dt.date.fromisoformat(max(ends)) if ends and all(ends) else None


def table_warnings(day: dt.date) -> list[str]:
    """Sentences for the operator: tables that have ended by `day` or will within eight weeks.

    >>> table_warnings(dt.date(2026, 11, 24))
    []
    >>> table_warnings(dt.date(2027, 3, 1))[0]
    'The pay table of TVöD-Bund ends on 2027-03-31: add the next one to pipelines/data/pay/tariffs.csv.'
    """
    known = sorted({agreement for agreement, _ in _ROWS})
    ending = [(name, last) for name in known if (last := ends_on(name)) and last <= day + dt.timedelta(weeks=8)]
    return [
        f"The pay table of {name} ends on {last}: add the next one to pipelines/data/pay/tariffs.csv."
        if last >= day
        else f"The pay table of {name} ended on {last}: its pay groups carry no figures until a newer one is added."
        for name, last in ending
    ]
