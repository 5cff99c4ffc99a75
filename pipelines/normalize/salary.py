"""Pay as a posting states it, and what it comes to in a year."""

import datetime as dt
import math
import re
from dataclasses import dataclass, replace
from typing import Literal

from exports.posting import SalaryKind, SalaryPeriod
from pipelines.data import table, toml
from pipelines.normalize.tariff import find_grade
from pipelines.text import key, one_line, sentences

# Arithmetic, not anybody's working year: 365.25 days / 7 are 52.18 weeks; five working days each.
PER_YEAR: dict[SalaryPeriod, float] = {"year": 1, "month": 12, "week": 52.18, "day": 260.9}
WEEKS = 52.18
FULL_TIME_HOURS = 40.0  # assumed where a posting states none, and said so
HIGHEST_MONTH_EUR = 20_000  # beyond it is a misread figure rather than a wage of this occupation

_VOCABULARY = toml("vocabularies.toml")
_PERIODS: dict[str, SalaryPeriod] = {w: p for p, words in _VOCABULARY["salary_period"].items() for w in words}
_UNSAID = frozenset(_VOCABULARY["salary_unsaid"])
_MINIMUM_WAGES = [row for row in table("pay/statutory.csv") if row["key"] == "minimum_wage"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pay:
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
) -> Pay:
    """The pay that a posting states: fields of the board first, then its pay line, then its prose.

    `day` chooses the minimum wage to compare with.

    >>> pay = read_pay(field_text="2.800 € - 3.900 € brutto im Monat", day=dt.date(2026, 11, 24))
    >>> pay.min, pay.max, pay.period, pay.year_max_eur, pay.year_basis
    (2800.0, 3900.0, 'month', 46800.0, '2800 to 3900 EUR/month x 12')
    """
    structured = _structured(min_text, max_text, period_text, currency_text)
    prose = _prose(field_text, in_field=True) or _graded(field_text, day) or _prose(description)
    prose = prose or _graded(description, day) or Pay(text=field_text and field_text[:300])
    stated = structured or prose
    compared = _compared(stated, day=day, hours_per_week=hours_per_week)
    if structured and prose.kind:
        said = _compared(prose, day=day, hours_per_week=hours_per_week)
        if _apart(compared, said):
            compared = replace(compared, flags=(*compared.flags, "salary_conflict"))
    return compared


def _graded(description: str | None, day: dt.date) -> Pay | None:
    grade = find_grade(description, day=day) if description else None
    if grade is None:
        return None
    looked_up = grade.month_min_eur is not None
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
        flags=grade.flags,
    )


def _structured(low: str | None, high: str | None, period: str | None, currency: str | None) -> Pay | None:
    if low is None and high is None:
        return None
    text = one_line(" ".join(filter(None, (" - ".join(dict.fromkeys(filter(None, (low, high)))), period))))
    figures = [_figure(part) for part in (low, high)]
    flags = (
        []
        if all(f is not None for f, part in zip(figures, (low, high), strict=True) if part)
        else ["salary_unreadable"]
    )
    least, most = figures
    if least is None and most is None:
        return Pay(text=text, basis="structured", flags=tuple(flags))
    if least is not None and most is not None and least > most:
        return Pay(text=text, basis="structured", flags=(*flags, "salary_min_above_max"))
    word = key(period or "")
    meaning = _PERIODS.get(word)
    if meaning is None:
        flags.append("salary_period_unsaid" if not word or word in _UNSAID else "salary_period_unreadable")
    return Pay(
        text=text,
        min=least,
        max=most,
        kind=_kind(least, most),
        currency=currency,
        period=meaning,
        basis="structured",
        is_disclosed=True,
        flags=tuple(flags),
    )


_GERMAN = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?|\d+,\d{1,2}")
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?")


def _figure(text: str | None) -> float | None:
    """The figure of a field. Fields are numbers as a rule; texts in them may carry German or English marks.

    >>> _figure("52000.00"), _figure("52.000,00"), _figure("52,000")
    (52000.0, 52000.0, 52000.0)
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


def _kind(low: float | None, high: float | None) -> SalaryKind:
    if low is None:
        return "up_to"
    if high is None:
        return "from"
    return "point" if low == high else "range"


_NUMBER = r"\d{1,3}(?:[.' ]\d{3})+(?:,\d{1,2})?|\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{1,6}(?:[.,]\d{1,2})?"
_UNIT = r"(?:€|EUR\b|Euro\b)"
_THOUSAND = r"(?:k\b|T€|TEUR\b|T EUR\b|Tsd\.?)"
_MONEY = re.compile(
    rf"(?P<open>\b(?:ab|mindestens|min\.|von mindestens|bis zu|bis max\.|maximal|max\.|up to|from)\s{{1,2}})?"
    rf"(?:{_UNIT}\s?)?(?P<low>{_NUMBER})\s?(?P<k1>{_THOUSAND})?\s?(?P<u1>{_UNIT})?(?:,-)?"
    rf"(?:\s?(?:-|bis|und|to)\s?(?:zu\s)?(?:{_UNIT}\s?)?(?P<high>{_NUMBER})\s?(?P<k2>{_THOUSAND})?\s?(?P<u2>{_UNIT})?(?:,-)?)?",
    re.IGNORECASE,
)
_HINTS = ("€", "EUR", "Euro", "euro", "EURO", "0k", "5k", "0 k", "2k", "8k")
_PERIOD_WORDS: tuple[tuple[SalaryPeriod, re.Pattern[str]], ...] = (
    ("hour", re.compile(r"stundenlohn|stundensatz|(?:pro|je|die|/|per)\s?(?:stunde|std|hour|h\b)|/\s?std", re.I)),
    (
        "year",
        re.compile(r"jahres|jährlich|(?:pro|im|je|/|per)\s?(?:jahr|year|annum)|p\.\s?a\b|annual|brutto/jahr", re.I),
    ),
    ("month", re.compile(r"monats|monatlich|(?:pro|im|je|/|per)\s?(?:monat|month)|mtl|gehälter", re.I)),
    ("week", re.compile(r"(?:pro|je|/|per)\s?(?:woche|week)", re.I)),
    ("day", re.compile(r"tagessatz|(?:pro|je|/|per)\s?(?:tag|day)\b", re.I)),
)
_PAY_WORDS = re.compile(
    r"gehalt|gehälter|lohn|vergüt|entgelt|verdien|salary|compensation|brutto|netto|gross|zahlen|bezahl|p\.\s?a\b|/\s?(?:std|h\b|jahr|monat)"
    r"|pro (?:stunde|monat|jahr)|im (?:monat|jahr)|monatlich|jährlich",
    re.I,
)
_OTHER_MONEY = re.compile(
    r"umsatz|budget|zuschuss|prämie|bonus|gutschein|vwl|vermögenswirksam|jobticket|deutschlandticket|weihnachtsgeld|urlaubsgeld"
    r"|sachbezug|mindestlohn|minijob|millionen|mio|investit|fördersumme|gebühr|empfehl|zulage|ausgleich|tankkarte|erstattung",
    re.I,
)
_PAYMENTS = re.compile(
    r"\b(1[2-4](?:[.,]5)?)\s?(?:x\b|Gehälter|Monatsgehälter|Monatslöhne)|\b(13|14)\.\s?(?:Monats)?gehalt", re.I
)


def _prose(text: str | None, *, in_field: bool = False) -> Pay | None:
    """The first figure of a text that is pay; a field for pay needs no word for it."""
    if not text or not _hints(text):
        return None
    return next((pay for line in sentences(text, _hints) if (pay := _line(line, in_field=in_field))), None)


def _hints(text: str) -> bool:
    return any(hint in text for hint in _HINTS)


def _line(line: str, *, in_field: bool) -> Pay | None:
    if not (in_field or _PAY_WORDS.search(line)):
        return None
    for found in _MONEY.finditer(line[:1000]):
        if not (found["u1"] or found["u2"] or found["k1"] or found["k2"] or line[found.start() :][:1] in "€E"):
            continue
        after = re.split(r",|\bplus\b|\bzzgl", line[found.end() : found.end() + 25])[0]  # beside the pay, not it
        around = line[max(0, found.start() - 40) : found.end()] + after
        if _OTHER_MONEY.search(around):
            continue
        k = bool(found["k1"] or found["k2"])
        low, high = _amount(found["low"], k), _amount(found["high"], k)
        if low is None or not 5 <= low < 1_000_000:
            continue
        if high is not None and high < low:
            continue
        flags = []
        near = line[max(0, found.start() - 60) : found.end() + 40]
        period = _period(line[found.end() : found.end() + 40]) or _period(near)
        if period is None:
            period = "hour" if low < 100 else "month" if low < 10_000 else "year"
            flags.append("salary_period_inferred")
        opening = (found["open"] or "").strip().casefold()
        least: float | None = low
        most: float | None = high if high is not None else low
        if high is None and opening:
            up = opening.startswith(("bis", "max", "up"))
            least, most = (None, low) if up else (low, None)
        payments = next((float((p[1] or p[2]).replace(",", ".")) for p in [_PAYMENTS.search(line)] if p), None)
        gross = True if re.search(r"brutto|gross", near, re.I) else False if re.search(r"netto", near, re.I) else None
        return Pay(
            text=one_line(line)[:300],
            min=least,
            max=most,
            kind=_kind(least, most),
            currency="EUR",
            period=period,
            is_gross=gross,
            payments=payments,
            basis="parsed",
            is_disclosed=True,
            flags=tuple(flags),
        )
    return None


def _period(text: str) -> SalaryPeriod | None:
    return next((period for period, words in _PERIOD_WORDS if words.search(text)), None)


def _amount(text: str | None, thousands: bool) -> float | None:
    if not text:
        return None
    bare = re.sub(r"[.', ](?=\d{3}(?!\d))", "", text).replace(",", ".")
    value = float(bare)
    return value * 1000 if thousands and value < 1000 else value


def _compared(pay: Pay, *, day: dt.date, hours_per_week: float | None) -> Pay:
    if pay.kind is None or pay.period is None or pay.is_gross is False or pay.currency not in (None, "EUR"):
        return pay
    hours = hours_per_week or FULL_TIME_HOURS
    assumptions: tuple[str, ...] = ()
    if pay.period == "hour":
        factor, words = hours * WEEKS, f"x {hours:g} h x {WEEKS}"
        assumptions = () if hours_per_week else ("hours_40",)
    elif pay.period == "month" and pay.payments:
        factor, words = pay.payments, f"x {pay.payments:g} payments"
    else:
        factor = PER_YEAR[pay.period]
        words = "" if pay.period == "year" else f"x {factor:g}"
    flags = list(pay.flags)
    low, high = (round(figure * factor, 2) if figure else None for figure in (pay.min, pay.max))
    if max(low or 0, high or 0) > HIGHEST_MONTH_EUR * 12:
        return replace(pay, flags=(*flags, "salary_implausible"))
    full = FULL_TIME_HOURS / hours
    top = high if high is not None else low
    if top is not None and (wage := _minimum_wage(day)) and top < wage * hours * WEEKS:
        flags.append("below_minimum_wage")
    span = " to ".join(f"{figure:g}" for figure in dict.fromkeys(filter(None, (pay.min, pay.max))))
    return replace(
        pay,
        year_min_eur=low,
        year_max_eur=high,
        year_fte_min_eur=low and round(low * full, 2),
        year_fte_max_eur=high and round(high * full, 2),
        year_basis=f"{span} EUR/{pay.period} {words}".strip(),
        assumptions=assumptions,
        flags=tuple(flags),
    )


def _minimum_wage(day: dt.date) -> float | None:
    iso = day.isoformat()
    for row in _MINIMUM_WAGES:
        if row["valid_from"] <= iso <= (row["valid_to"] or "9999"):
            return float(row["value"])
    return None


def _apart(one: Pay, other: Pay) -> bool:
    ends = [one.year_min_eur, one.year_max_eur, other.year_min_eur, other.year_max_eur]
    if None in ends:
        return False
    low, high, other_low, other_high = (float(end) for end in ends if end is not None)
    return high < other_low or other_high < low
