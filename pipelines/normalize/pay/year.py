"""What a pay comes to in a year, in words and figures; the factors are arithmetic, not anybody's working year."""

import datetime as dt
from functools import lru_cache
from typing import NamedTuple

from exports.posting import SalaryPeriod
from pipelines.data import table

WEEKS = 52.18  # 365.25 days / 7
FULL_TIME_HOURS = 40.0  # a week; assumed where a posting states none, and said so
HIGHEST_MONTH_EUR = 20_000  # beyond it is a misread figure rather than a wage of this occupation
_PER_YEAR: dict[SalaryPeriod, float] = {"year": 1, "month": 12, "week": WEEKS, "day": 260.9}  # five days a week
_MINIMUM_WAGES = [row for row in table("pay/statutory.csv") if row["key"] == "minimum_wage"]


class Year(NamedTuple):
    """Ends of a pay in a year for the hours stated, the same at full time, and the arithmetic in words."""

    low: float | None
    high: float | None
    full_time_low: float | None
    full_time_high: float | None
    basis: str
    assumptions: tuple[str, ...] = ()

    @property
    def is_implausible(self) -> bool:
        """Whether the pay is beyond all that this occupation earns."""
        return max(self.full_time_low or 0, self.full_time_high or 0, self.low or 0, self.high or 0) > (
            HIGHEST_MONTH_EUR * 12
        )


@lru_cache(maxsize=1024, typed=True)  # employers and pay scales state the same few sums
def year_of(
    low: float | None,
    high: float | None,
    period: SalaryPeriod,
    *,
    payments: float | None = None,
    hours_per_week: float | None = None,
    table_hours: float | None = None,
) -> Year:
    """A pay in a year. `table_hours` are the weekly hours that a tariff table is for: part time takes its share.

    >>> year_of(17.5, 17.5, "hour").low, year_of(17.5, 17.5, "hour").basis
    (36526.0, '17.5 EUR/hour x 40 h x 52.18')
    >>> year_of(3900, 5200, "month", hours_per_week=30, table_hours=39).basis
    '3900 to 5200 EUR/month x 12 x 30/39 h'
    """
    assumptions: tuple[str, ...] = ()
    if period == "hour":
        hours = hours_per_week or FULL_TIME_HOURS
        factor, words = hours * WEEKS, f"x {hours:g} h x {WEEKS}"
        assumptions = () if hours_per_week else ("hours_40",)
    elif period == "month" and payments:
        factor, words = payments, f"x {payments:g} payments"
    else:
        factor = _PER_YEAR[period]
        words = "" if period == "year" else f"x {factor:g}"
    share = 1.0
    if table_hours and hours_per_week and hours_per_week < table_hours:
        share = hours_per_week / table_hours
        words += f" x {hours_per_week:g}/{table_hours:g} h"
    to_full_time = 1 / share if table_hours else FULL_TIME_HOURS / (hours_per_week or FULL_TIME_HOURS)
    least, most = (None if end is None else round(end * factor * share, 2) for end in (low, high))
    span = " to ".join(f"{figure:.10g}" for figure in dict.fromkeys(end for end in (low, high) if end is not None))
    return Year(
        least,
        most,
        None if least is None else round(least * to_full_time, 2),
        None if most is None else round(most * to_full_time, 2),
        f"{span} EUR/{period} {words}".strip(),
        assumptions,
    )


@lru_cache(maxsize=64)
def minimum_year(day: dt.date, hours_per_week: float | None) -> float | None:
    """The minimum wage of a day in a year of such weeks; None before the first one known.

    >>> round(minimum_year(dt.date(2026, 11, 24), None), 2)
    29012.08
    """
    iso = day.isoformat()
    wage = next(
        (float(row["value"]) for row in _MINIMUM_WAGES if row["valid_from"] <= iso <= (row["valid_to"] or "9999")), None
    )
    return wage and wage * (hours_per_week or FULL_TIME_HOURS) * WEEKS
