"""The steps from a text to its pay, in sentences for a person."""

import datetime as dt
from typing import NamedTuple

from exports.flags import FLAGS
from pipelines.markup import without_markup
from pipelines.normalize.pay.headline import Reading, read_text
from pipelines.normalize.salary import Pay, read_pay, year_figures
from pipelines.normalize.tariff import Grade, find_grade
from pipelines.normalize.tariff_table import table_warnings
from pipelines.text import one_line


class Step(NamedTuple):
    """A step by its title and what it found."""

    title: str
    lines: tuple[str, ...]


def explained(text: str, *, day: dt.date, hours_per_week: float | None = None) -> list[Step]:
    r"""What is read as pay from a text, by which rule, and the arithmetic to a year.

    >>> for step in explained("Gehalt: 3.000 € im Monat, dazu ein Bonus von 500 €", day=dt.date(2026, 11, 24)):
    ...     print(step.title, *step.lines, sep="\n  ")
    Figures
      3.000 €: pay, because `Gehalt` before it is a word for pay
      500 €: not pay, because `Bonus` before it names a bonus or an allowance
    Pay scale
      none named
    Result
      3,000 EUR a month, tax not said: the only pay in the text
      period: `im Monat`
    Year
      3000 EUR/month x 12 = 36,000.00 EUR gross
    """
    text = without_markup(text)
    reading = read_text(text)
    grade = find_grade(text, day=day)
    pay = read_pay(description=text, day=day, hours_per_week=hours_per_week)
    steps = [Step("Figures", _figures(reading)), Step("Pay scale", _scale(grade))]
    steps.append(Step("Result", _result(reading, grade, pay)))
    if pay.kind:
        steps.append(Step("Year", _year(pay, hours_per_week)))
    doubts = [f"{flag}: {FLAGS[flag]}" for flag in pay.flags]
    if grade and grade.table:
        doubts += [warning for warning in table_warnings(day) if grade.table in warning]
    return [*steps, Step("Doubts", tuple(doubts))] if doubts else steps


def _figures(reading: Reading) -> tuple[str, ...]:
    shown = [each for each in reading.judged if each.is_pay or each.figure.currency or len(reading.judged) == 1]
    if not shown:
        return ("none: no number has a currency or a word for pay beside it",)
    return tuple(
        f"{one_line(each.wording)}: {'pay' if each.is_pay else 'not pay'}, because {each.why}" for each in shown
    )


def _scale(grade: Grade | None) -> tuple[str, ...]:
    if grade is None:
        return ("none named",)
    lines = [
        f"read from: {grade.text}",
        f"agreement: {grade.agreement or 'not named'}",
        f"group: {grade.group or 'not named'}",
    ]
    if grade.month_max_eur is not None:
        low = "open" if grade.month_min_eur is None else f"{grade.month_min_eur:,.2f}"
        lines.append(f"table of {grade.table}: first step {low}, last step {grade.month_max_eur:,.2f} EUR a month")
    return tuple(lines)


def _result(reading: Reading, grade: Grade | None, pay: Pay) -> tuple[str, ...]:
    if pay.kind is None:
        named = "a pay scale without a group" if grade else "neither a figure that is pay nor a pay scale"
        return (f"no pay: {named}",)
    if pay.kind == "tariff" and pay.max is None:
        return (f"pay by a pay scale, without figures: {pay.tariff or 'agreement not named'}, {pay.tariff_group}",)
    if pay.basis == "tariff_table":
        return (f"{_span(pay.min, pay.max)} EUR a month, gross, from the table of the pay group",)
    tax = {True: "gross", False: "net", None: "tax not said"}[pay.is_gross]
    headline = reading.headline
    assert headline is not None  # noqa: S101 - what is not from a table was read
    article = "an" if pay.period == "hour" else "a"
    sum_said = f"{_span(pay.min, pay.max)} {pay.currency or '(no currency said)'}"
    lines = [f"{sum_said} {article} {pay.period}, {tax}: {headline.why}"]
    wording = headline.period.wording
    lines.append(f"period: `{wording}`" if wording else "period: not said; concluded from the size")
    if pay.payments:
        lines.append(f"payments a year: {pay.payments:g}")
    return tuple(lines)


_ASSUMED = {"hours_40": "40 hours a week, as none are stated"}


def _year(pay: Pay, hours_per_week: float | None) -> tuple[str, ...]:
    year = year_figures(pay, hours_per_week=hours_per_week)
    if year is None:
        return ("none: pay that is net, in another currency or without figures has no gross year in EUR",)
    lines = [f"{year.basis} = {_span(year.low, year.high, cents=True)} EUR gross"]
    if (year.full_time_low, year.full_time_high) != (year.low, year.high):
        lines.append(f"at full time: {_span(year.full_time_low, year.full_time_high, cents=True)} EUR gross")
    lines += [f"assumed: {_ASSUMED[assumption]}" for assumption in year.assumptions]
    if year.is_implausible:
        lines.append("not published: more than 20,000 EUR a month")
    return tuple(lines)


def _span(low: float | None, high: float | None, *, cents: bool = False) -> str:
    shown = [None if end is None else f"{end:,.2f}" if cents or end % 1 else f"{end:,.0f}" for end in (low, high)]
    if shown[0] is None:
        return f"up to {shown[1]}"
    if shown[1] is None:
        return f"from {shown[0]}"
    return " to ".join(dict.fromkeys(filter(None, shown)))
