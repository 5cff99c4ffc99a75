"""Pay as a posting states it, and what it comes to in a year."""

import datetime as dt
from typing import Literal, NamedTuple

from exports.posting import SalaryKind, SalaryPeriod
from pipelines.markup import without_markup
from pipelines.normalize.pay.fields import read_fields
from pipelines.normalize.pay.headline import Headline, read_text
from pipelines.normalize.pay.year import Year, minimum_year, year_of
from pipelines.normalize.tariff import Grade, find_grade
from pipelines.normalize.tariff_table import full_time_hours


class Pay(NamedTuple):
    """The pay columns of a posting without their prefix; figures in `currency` per `period`, years in EUR."""

    text: str | None = None
    min: float | None = None
    max: float | None = None
    kind: SalaryKind | None = None
    currency: str | None = None
    period: SalaryPeriod | None = None
    is_gross: bool | None = None
    payments: float | None = None
    basis: Literal["structured", "parsed", "tariff_table"] | None = None
    tariff: str | None = None
    tariff_group: str | None = None
    year_min_eur: float | None = None
    year_max_eur: float | None = None
    year_fte_min_eur: float | None = None
    year_fte_max_eur: float | None = None
    year_basis: str | None = None
    assumptions: tuple[str, ...] = ()
    is_disclosed: bool = False
    flags: tuple[str, ...] = ()


NOTHING = Pay()
"""What a posting states that says nothing of pay."""


def read_pay(
    *,
    min_text: str | None = None,
    max_text: str | None = None,
    period_text: str | None = None,
    currency_text: str | None = None,
    field_text: str | None = None,
    description: str | None = None,
    day: dt.date,
    hours_per_week: float | None = None,
    may_name_agreement: bool = True,
) -> Pay:
    """The pay that a posting states: fields of the board first, then its pay line, then its prose.

    A figure beats a pay group; where both are said, the group stands beside the figure. `day` chooses the minimum
    wage to compare with and the pay table. `may_name_agreement`: whether a word of the description may.

    >>> pay = read_pay(field_text="2.800 € - 3.900 € brutto im Monat", day=dt.date(2026, 11, 24))
    >>> pay.min, pay.max, pay.period, pay.year_max_eur, pay.year_basis
    (2800.0, 3900.0, 'month', 46800.0, '2800 to 3900 EUR/month x 12')
    """
    structured = _structured(min_text, max_text, period_text, currency_text)
    line = _text(field_text, day, is_field=True) if field_text else NOTHING
    prose = _text(description, day, is_field=False, agreed=may_name_agreement) if description else NOTHING
    said = [pay for pay in (structured, line, prose) if pay.kind]
    if not said:
        return _unsaid(structured, line, prose, field_text)
    stated = said[0]
    if structured.basis and stated is not structured:  # its fields could not be read, and that stays known
        stated = stated._replace(flags=(*structured.flags, *stated.flags))
    grade = next((pay for pay in (line, prose) if pay.tariff or pay.tariff_group), None)
    if grade and not (stated.tariff or stated.tariff_group):
        stated = stated._replace(tariff=grade.tariff, tariff_group=grade.tariff_group)
    compared = _compared(stated, day=day, hours_per_week=hours_per_week)
    others = [_compared(pay, day=day, hours_per_week=hours_per_week) for pay in said[1:]]
    if any(_apart(compared, other) for other in others):
        compared = compared._replace(flags=tuple(dict.fromkeys((*compared.flags, "salary_conflict"))))
    return compared


def _unsaid(structured: Pay, line: Pay, prose: Pay, field_text: str | None) -> Pay:
    """What is kept where no pay is stated: the wording of the fields, an agreement without a group, the doubts."""
    if line is NOTHING and prose is NOTHING and structured.basis is None:
        return Pay(text=field_text[:300]) if field_text else NOTHING
    if structured.basis:
        return structured
    named = prose if prose.tariff else line
    text = named.text or line.text or (field_text and field_text[:300])
    return named._replace(text=text, flags=tuple(dict.fromkeys((*line.flags, *prose.flags))))


def _structured(low: str | None, high: str | None, period: str | None, currency: str | None) -> Pay:
    fields = read_fields(low, high, period, currency)
    if fields is None:
        return NOTHING
    if fields.low is None and fields.high is None:
        return Pay(text=fields.text, basis="structured", flags=fields.flags)
    return Pay(
        text=fields.text,
        min=fields.low,
        max=fields.high,
        kind=_kind(fields.low, fields.high),
        currency=fields.currency,
        period=fields.period,
        basis="structured",
        is_disclosed=True,
        flags=fields.flags,
    )


def _text(said: str, day: dt.date, *, is_field: bool, agreed: bool = True) -> Pay:
    """The pay of a text: its headline figure, or the figures of the pay group it names."""
    text = without_markup(said)
    reading = read_text(text, is_field=is_field, with_counts=False)
    grade = find_grade(text, day=day, may_name_agreement=agreed or text is not said)
    cut = ("salary_figures_skipped",) if reading.is_cut else ()
    headline = reading.headline
    if headline and is_field and headline.is_estimate:
        return Pay(text=headline.text, flags=(*cut, "salary_predicted"))
    if headline:
        return _parsed(headline, grade, cut)
    if grade:
        return _graded(grade, cut)
    return Pay(flags=cut) if cut else NOTHING


def _parsed(headline: Headline, grade: Grade | None, flags: tuple[str, ...]) -> Pay:
    if headline.period.wording is None:
        flags += ("salary_period_inferred",)
    if headline.is_conflicting:
        flags += ("salary_conflict",)
    return Pay(
        text=headline.text,
        min=headline.low,
        max=headline.high,
        kind=_kind(headline.low, headline.high),
        currency=headline.currency,
        period=headline.period.name,
        is_gross=headline.is_gross,
        payments=headline.payments,
        basis="parsed",
        tariff=grade.agreement if grade else None,
        tariff_group=grade.group if grade else None,
        is_disclosed=True,
        flags=flags,
    )


def _graded(grade: Grade, flags: tuple[str, ...]) -> Pay:
    if grade.high is None:
        return Pay(text=grade.text, tariff=grade.agreement, flags=(*flags, *grade.flags))
    looked_up = grade.month_max_eur is not None
    return Pay(
        text=grade.text,
        min=grade.month_min_eur,
        max=grade.month_max_eur,
        kind="tariff",
        currency="EUR" if looked_up else None,
        period="month" if looked_up else None,
        basis="tariff_table",
        tariff=grade.agreement,
        tariff_group=grade.group,
        is_disclosed=True,
        flags=(*flags, *grade.flags),
    )


def _kind(low: float | None, high: float | None) -> SalaryKind:
    if low is None:
        return "up_to"
    if high is None:
        return "from"
    return "point" if low == high else "range"


def _compared(pay: Pay, *, day: dt.date, hours_per_week: float | None) -> Pay:
    year = year_figures(pay, hours_per_week=hours_per_week)
    if year is None:
        return pay
    if year.is_implausible:
        return pay._replace(flags=(*pay.flags, "salary_implausible"))
    flags = list(pay.flags)
    top = year.high if year.high is not None else year.low
    least = minimum_year(day, hours_per_week)
    if top is not None and least is not None and top < least:
        flags.append("below_minimum_wage")
    return pay._replace(
        year_min_eur=year.low,
        year_max_eur=year.high,
        year_fte_min_eur=year.full_time_low,
        year_fte_max_eur=year.full_time_high,
        year_basis=year.basis,
        assumptions=year.assumptions,
        flags=tuple(flags),
    )


def year_figures(pay: Pay, *, hours_per_week: float | None) -> Year | None:
    """The year of a pay, plausible or not; None for net pay, other currencies and pay without a period."""
    is_in_euros = pay.currency in (None, "EUR")
    if pay.kind is None or pay.period is None or pay.is_gross is False or not is_in_euros:
        return None
    # A figure of a table needs the agreement's own full time; one that was stated is for the hours stated.
    hours = full_time_hours(pay.tariff or "") or _TABLE_HOURS if pay.basis == "tariff_table" else None
    return year_of(
        pay.min, pay.max, pay.period, payments=pay.payments, hours_per_week=hours_per_week, table_hours=hours
    )


_TABLE_HOURS = full_time_hours("TVöD-VKA")  # a TVöD without its part has figures only where both parts agree


def _apart(one: Pay, other: Pay) -> bool:
    ends = [one.year_min_eur, one.year_max_eur, other.year_min_eur, other.year_max_eur]
    if None in ends:
        return False
    low, high, other_low, other_high = (float(end) for end in ends if end is not None)
    return high < other_low or other_high < low
