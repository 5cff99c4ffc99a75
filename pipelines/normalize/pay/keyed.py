"""Pay as keys and values within a text: what a form or a feed left there (`"minValue": 42000`, `Gehalt von: 3.200`)."""

import re
from typing import NamedTuple

from exports.posting import SalaryPeriod
from pipelines.normalize.pay.fields import figure, period_named
from pipelines.normalize.pay.figures import currency_code
from pipelines.normalize.pay.numbered_lines import numbered_lines
from pipelines.normalize.pay.wording import MARKS
from pipelines.text import holds_any, one_line, plain

_OF_PAY = r"(?:salary|compensation|pay|wage|gehalts?|lohn|entgelt|verg(?:ü|ue)tungs?)"
_LOW = r"(?:min(?:imum|dest|\.)?|from|von|low|lower|untergrenze)"
_HIGH = r"(?:max(?:imum|imal|\.)?|to|bis|high|upper|obergrenze)"
_TO_VALUE = r"[\"')\]]{0,2}[ ]?[:=][ ]?[\"']?"
_VALUE = r"(?:(?:€|EUR)[ ]?)?(?P<value>\d[\d.,' ]{0,11}\d|\d|null|none|k\.[ ]?A\.|-)"


def _keys(side: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<![^\W_])(?:{_OF_PAY}[ _.(-]{{0,2}}{side}|{side}[ _.-]?(?:{_OF_PAY}|value|amount|wert)"
        rf"|{side}(?=\")|{_OF_PAY}\w{{0,8}}[\"']?[ ]?[:=][ ]?\{{[^}}]{{0,80}}?\b{side})"
        rf"(?:[ _-]?(?:value|amount|eur|wert))?{_TO_VALUE}{_VALUE}",
        re.IGNORECASE,
    )


_LOWEST, _HIGHEST = _keys(_LOW), _keys(_HIGH)
_POINT = re.compile(rf"\"value{_TO_VALUE}{_VALUE}", re.IGNORECASE)
_PERIOD = re.compile(
    r"(?:unit[_ ]?text|interval|period(?:icity)?|frequency|zeitraum|zeiteinheit|turnus|einheit|salary[_ ]type)"
    rf"{_TO_VALUE}(?P<value>[^\W\d_]{{1,20}})",
    re.IGNORECASE,
)
_CURRENCY = re.compile(
    rf"(?:currency|w(?:ä|ae)hrung)(?:[_ ]?code)?{_TO_VALUE}(?P<value>[A-Za-z]{{2,5}}|€)?", re.IGNORECASE
)
_IS_PAY = re.compile(rf"{_OF_PAY}|minValue|maxValue|MonetaryAmount", re.IGNORECASE)
_MARKS = MARKS["keyed"]


class Keyed(NamedTuple):
    """The ends, the period and the currency that the keys give."""

    text: str
    low: float | None
    high: float | None
    period: SalaryPeriod | None
    currency: str | None


def read_keyed(text: str) -> Keyed | None:
    """Read the keys of a text; None if they give no figure.

    >>> found = read_keyed('{"currency": "EUR", "value": {"minValue": 42000, "maxValue": 50000, "unitText": "YEAR"}}')
    >>> found.low, found.high, found.period, found.currency
    (42000.0, 50000.0, 'year', 'EUR')
    >>> read_keyed("Salary min: 0 | Salary max: 0")
    """
    if not any(line.may_have_a_key for line in numbered_lines(text)) or not holds_any(text, _MARKS):
        return None
    line = plain(text)
    lowest, highest = _LOWEST.search(line), _HIGHEST.search(line)
    period, currency = _PERIOD.search(line), _CURRENCY.search(line)
    if lowest is None and highest is None and period:
        lowest = highest = _POINT.search(line)
    if lowest is None or highest is None or _IS_PAY.search(line) is None:
        return None
    least, most = _figure(lowest), _figure(highest)
    if (least is None and most is None) or (least and most and least > most):
        return None
    start = min(lowest.start(), highest.start())
    return Keyed(
        one_line(text[max(0, start - 80) : max(lowest.end(), highest.end()) + 80]),
        least,
        most,
        period_named(period["value"]) if period else None,
        currency_code(currency["value"]) if currency and currency["value"] else "EUR" if "€" in line else None,
    )


def _figure(found: re.Match[str] | None) -> float | None:
    return figure(found["value"].replace(" ", "").replace("'", "")) if found else None
