"""Pay in the fields of the gold standard."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from pipelines.markup import without_markup
from pipelines.normalize.employment import read_employment
from pipelines.normalize.salary import Pay, read_pay, year_figures
from pipelines.profile import SearchProfile

# The labels state what a text says; no table is looked up, so no day matters.
_NO_DAY = dt.date(1, 1, 1)


def label(row: Mapping[str, Any], *, profile: SearchProfile) -> dict[str, Any]:  # noqa: ARG001 - one form for all subjects
    """The pay that `row["text"]` states. A pay scale alone has no figures; part-time pay is not scaled.

    >>> found = label({"text": "Verdienst ab 17,50 € je Stunde"}, profile=SearchProfile.shipped())
    >>> found["amount_min"], found["amount_max"], found["period"], found["annual_min"]
    (17.5, None, 'hour', 36526.0)

    Raises:
        KeyError: the row has no `text`.
        TypeError: it is no text.
    """
    text = row["text"]
    if not isinstance(text, str):
        raise TypeError(f"'text' must be text, got {type(text).__name__}")
    text = without_markup(text)
    pay = read_pay(description=text, day=_NO_DAY)
    stated = pay if pay.basis == "parsed" else Pay()
    work = read_employment(title="", description=text) if stated.kind else None
    hours = work.hours_max if work and work.hours_min == work.hours_max else None
    year = year_figures(stated, hours_per_week=hours)
    return {
        "is_pay": pay.is_disclosed or pay.tariff is not None,
        "amount_min": stated.min,
        "amount_max": stated.max,
        "currency": stated.currency,
        "period": stated.period,
        "period_stated": None if stated.period is None else "salary_period_inferred" not in stated.flags,
        "gross": stated.is_gross,
        "tariff": _scale(pay),
        "payments_per_year": stated.payments,
        "weekly_hours": hours,
        "annual_min": year and year.low,
        "annual_max": year and year.high,
    }


def _scale(pay: Pay) -> str | None:
    """Agreement and group in one: `TV-L EG 11`, `TVöD S 8a`, `Besoldung A 10`.

    >>> _scale(Pay(tariff="TV-L", tariff_group="E 11-E 12"))
    'TV-L EG 11-12'
    """
    group = pay.tariff_group
    if group and group.startswith("E ") and not (pay.tariff or "").startswith("MTV"):
        group = "EG " + group.replace("E ", "")
    return " ".join(filter(None, (pay.tariff, group))) or None
