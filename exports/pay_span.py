"""What boards say that an occupation pays in a place: a reference to compare postings with, never a posting's pay.

One small file, `market_pay/market_pay.parquet`: one row for each span that a board names, with the last day on
which it was read.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from exports.posting import SalaryPeriod


@dataclass(frozen=True, slots=True, kw_only=True)
class MarketPay:
    """One span of pay as a board's own text names it."""

    source: Annotated[str, "Board that says it."]
    url: Annotated[str, "Where it says it."]
    occupation: Annotated[str, "Occupation as the board calls it."]
    place: Annotated[str, "Place that the span is for."]
    salary_min: Annotated[float | None, "Lower end, EUR per `salary_period`; null where the span is open."]
    salary_max: Annotated[float | None, "Upper end, EUR per `salary_period`; null where the span is open."]
    salary_period: Annotated[SalaryPeriod | None, "Period of both ends."]
    is_period_stated: Annotated[bool, "No where the period was concluded from the size of the figures."]
    wording: Annotated[str, "The sentence, at most 300 characters."]
    read_on: Annotated[dt.date, "Day on which it was last read, Europe/Berlin."]
