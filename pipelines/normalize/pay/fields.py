"""Pay in fields of a board: a lower and an upper figure, a word for the period, a currency."""

import math
import re
from typing import NamedTuple

from exports.posting import SalaryPeriod
from pipelines.data import toml
from pipelines.normalize.pay.figures import currency_code
from pipelines.text import key, one_line

_VOCABULARY = toml("vocabularies.toml")
_PERIODS: dict[str, SalaryPeriod] = {w: p for p, words in _VOCABULARY["salary_period"].items() for w in words}
_UNSAID = frozenset(_VOCABULARY["salary_unsaid"])
_GERMAN = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?|\d+,\d{1,2}")
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?")


class Fields(NamedTuple):
    """What the fields say; `text` is their wording."""

    text: str
    low: float | None
    high: float | None
    period: SalaryPeriod | None
    currency: str | None
    flags: tuple[str, ...]


def read_fields(low: str | None, high: str | None, period: str | None, currency: str | None) -> Fields | None:
    """Read a board's fields for pay; None if it gives no figure at all.

    >>> read_fields("58000", None, "JAHRESGEHALT", "EUR")
    Fields(text='58000 JAHRESGEHALT', low=58000.0, high=None, period='year', currency='EUR', flags=())
    """
    if low is None and high is None:
        return None
    text = one_line(" ".join(filter(None, (" - ".join(dict.fromkeys(filter(None, (low, high)))), period))))
    least, most = figure(low), figure(high)
    code = currency_code(currency) if currency else None
    flags = []
    if (low and least is None) or (high and most is None):
        flags.append("salary_unreadable")
    if least is None and most is None:
        return Fields(text, None, None, None, None, tuple(flags))
    if least is not None and most is not None and least > most:
        return Fields(text, None, None, None, None, (*flags, "salary_min_above_max"))
    meaning = period_named(period or "")
    if meaning is None:
        word = key(period or "")
        flags.append("salary_period_unsaid" if not word or word in _UNSAID else "salary_period_unreadable")
    return Fields(text, least, most, meaning, code, tuple(flags))


def period_named(word: str) -> SalaryPeriod | None:
    """The period that a field's word means.

    >>> period_named("PER_HOUR"), period_named("Monat"), period_named("pauschal")
    ('hour', 'month', None)
    """
    return _PERIODS.get(key(word))


def figure(text: str | None) -> float | None:
    """The figure of a field. Fields are numbers as a rule; texts in them may carry German or English marks.

    >>> figure("52000.00"), figure("52.000,00"), figure("52,000"), figure("NaN")
    (52000.0, 52000.0, 52000.0, None)
    """
    text = (text or "").strip()
    if _GERMAN.fullmatch(text):
        text = text.replace(".", "").replace(",", ".")
    elif _ENGLISH.fullmatch(text):
        text = text.replace(",", "")
    try:
        value = float(text) if text else 0.0
    except ValueError:
        return None
    return value if math.isfinite(value) and 0 < value < 10_000_000 else None
