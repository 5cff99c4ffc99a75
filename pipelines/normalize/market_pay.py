"""Spans of pay in a board's running prose about an occupation."""

import datetime as dt
import re

from exports.pay_span import MarketPay
from pipelines.normalize.redact import redact
from pipelines.normalize.salary import read_pay
from pipelines.raw import RawMarketPay
from pipelines.text import paragraphs

# "Gehaltsspanne? Die bewegt sich ...": the sentence with the figures does not name what they are of.
_ASKED = re.compile(r"\b(\w{0,30}(?:gehalt|lohn|löhne|verdienst|vergütung)\w{0,30})\?\s+", re.IGNORECASE)


def read_market_pay(raw: RawMarketPay, *, day: dt.date) -> MarketPay | None:
    """The first span that a text names, or None. A period that is not said is concluded and marked so.

    >>> raw = RawMarketPay(
    ...     source="demo",
    ...     url="https://jobs.example/",
    ...     occupation="Serviceleiter",
    ...     place="Potsdam",
    ...     text="Das Wetter ist gut. Das Gehalt liegt meist zwischen 2.900 € und 3.700 €.",
    ... )
    >>> found = read_market_pay(raw, day=dt.date(2026, 11, 24))
    >>> found.salary_min, found.salary_max, found.salary_period, found.is_period_stated
    (2900.0, 3700.0, 'month', False)
    """
    text = _ASKED.sub(r"\1: ", redact(paragraphs(raw.text)).text)
    pay = read_pay(description=text, day=day)
    if pay.basis != "parsed" or pay.text is None:
        return None
    return MarketPay(
        source=raw.source,
        url=raw.url,
        occupation=raw.occupation,
        place=raw.place,
        salary_min=pay.min,
        salary_max=pay.max,
        salary_period=pay.period,
        is_period_stated="salary_period_inferred" not in pay.flags,
        wording=pay.text,
        read_on=day,
    )
