"""What period a sum is for, as the words beside it say or its size suggests."""

import re
from typing import NamedTuple

from exports.posting import SalaryPeriod
from pipelines.normalize.pay.wording import MARKS
from pipelines.text import holds_any

_SLASH = r"(?:/|\b(?:pro|am|je|per|die|an?|in der|im|jede[nr]?|every|each|zur))[ ]?"
_KINDS = r"(?:(?=[bnzgfm])(?:(?:brutto|netto|ziel|gesamt|fest|fix|grund|mindest)-?){1,2})?"
_PATTERNS: tuple[tuple[SalaryPeriod, str], ...] = (
    (
        "hour",
        rf"{_SLASH}(?:\w{{3,12}} )?(?:\w{{0,14}}?stunden?|std\.?|stde|unterrichtseinheit|hours?|hrs?)(?![a-zäöüß])"
        rf"|/[ ]?h(?![a-zäöüß])|\b(?:pro|per|je) h\b"
        r"|\w{0,14}stunden(?:lohn|l[öo]hne?|satz|sätze|rate|verdienst|vergütung|honorar|entgelt"
        r"|basis|gehalt|brutto)\w*|\bstündlich\w*|\bhourly\b|\ban hour\b|\bp\.[ ]?h\b|\b€/h\b"
        r"|(?<=[(\[])(?:std\.?|stunden?|h|hour)(?=[)\]])",
    ),
    (
        "day",
        rf"{_SLASH}(?:arbeits|werk|mann|personen|einsatz)?(?:tag(?:e|es)?|day)(?![a-zäöüß])"
        rf"|\b{_KINDS}tages(?:satz|sätze|rate|lohn|gage|honorar)\w*|\btäglich\b|\bdaily\b|\bday rate\b"
        rf"|\bp\.[ ]?d\.",
    ),
    (
        "week",
        rf"{_SLASH}(?:arbeits)?(?:woche|week)(?![a-zäöüß])|\b{_KINDS}wochen(?:lohn|gehalt|verdienst"
        rf"|gage)\w*|\bwöchentlich\w*|\bweekly\b",
    ),
    (
        "month",
        rf"{_SLASH}(?:monate?s?|mon\.?|month|mth\.?|mo\.?)(?![a-zäöüß])|\b{_KINDS}monats?-?"
        rf"(?:brutto|ziel|fest|fix|grund|gesamt|netto)?-?(?:lohn|löhne|gehalt|gehälter|verdienst|einkommen|brutto|netto|vergütung"
        rf"|entgelt|bezüge|salär|satz|basis)\w*"
        r"|\b\w{0,8}monatlich\w*|\bmtl\b|\bmonatl\b|\bmonthly\b|\bmensuel|\bp\.[ ]?m\b|\b(?:1[234]"
        r"|1[234][.,]5)[ ]?(?:mal|x)\b|\b(?:1[234]|zwölf|dreizehn|vierzehn)[ ](?:monats)?gehälter"
        r"|(?<=[(\[])(?:monat|month)(?=[)\]])",
    ),
    (
        "year",
        rf"{_SLASH}(?:kalender)?(?:jahre?s?|years?|yr\.?|annum|anno)(?![a-zäöüß])|\b{_KINDS}jahres-?"
        rf"(?:brutto|ziel|fest|fix|grund|gesamt|netto|einstiegs)?-?\w{{0,8}}(?:lohn|gehalt|gehälter"
        rf"|verdienst|einkommen|brutto|vergütung|entgelt|bezüge|salär|fixum|paket)\w*"
        r"|\b\w{0,6}jährlich\w*|\bjährl\b|\byearly\b|\bannual\w*|\bp\.[ ]?a\b\.?|(?<=\d )pa\b|(?<=€ )pa\b"
        r"|\banno\b|\bper annum\b|\bp/a\b"
        r"|(?<=[(\[])(?:jahr|year)(?=[)\]])",
    ),
)
# All of them begin at a slash, a currency or a word, or within a long word for pay by the hour: asking for that first
# spares the rest of the pattern at most places.
_PERIOD = re.compile(
    rf"(?=[€/]|(?<!\w)\w|\w{{14}}stunden)(?:{'|'.join(f'(?P<{name}>{pattern})' for name, pattern in _PATTERNS)})",
    re.IGNORECASE,
)
_UNIT = re.compile(r"[ ]?(?:(?P<hour>std\.?|stunde|h)|(?P<month>monat)|(?P<year>jahr))(?![^\W_])", re.IGNORECASE)
# Hours, days of leave and years of experience are counted in the same words and say nothing of the pay.
_COUNTED = re.compile(
    r"(?<![\d.,€])\d{1,4}(?:[.,]\d{1,2})?(?:[ ]?(?:-|bis|/|und|to)[ ]?\d{1,3}(?:[.,]\d{1,2})?)?[ ]?(?:\+ )?[- ]?(?:%"
    r"|h\b|hours?|std\.?|stunden|wochenstunden|tage[n]?|urlaubstagen?|arbeitstagen?"
    r"|days?|wochen?|weeks?|monate[n]?|months?|jahre[nr]?|years?|uhr)"
    r"(?:[- ](?:urlaub|vacation|of vacation|of work))?(?:[ ]?(?:(?:/|pro|per|die|in der"
    r"|im|je|a|jede|each)[ ]?(?:arbeits|kalender)?(?:woche|week|wo\b|monat|month|jahr"
    r"|year|tag|day)\w*|wöchentlich|monatlich|täglich|weekly))?"
    r"|\b1[2-5](?:[.,]\d)?[- ]?(?:mal|x)[ ](?:im|pro|per|a)[ ]?(?:jahr|year)"
    r"|\b\d{1,2}\.[ ](?:ausbildungs|lehr|berufs|dienst|studien)?jahr(?:e[sn]?)?\b|\b(?:wöchentlich"
    r"|monatlich)\w{0,2}[ ](?:arbeitszeit|wochenarbeitszeit|teammeeting\w*|kündigung)",
    re.IGNORECASE,
)
# How often something happens: "einmal im Monat", "2x/month".
_TIMES = re.compile(
    r"\b(?:\d{1,2}(?:-\d{1,2})?[ ]?(?:x|mal|times)|einmal|zweimal|dreimal|mehrmals|once|twice)[ ]?"
    r"(?:/|pro|per|im|in der|je|jede[ns]?|an?|every|each)?[ ]?(?:woche|week|monat|month|quartal|quarter)(?!\w)"
    r"|\b(?:[1-9]|einmal|zweimal|once|twice)[ ]?(?:x|mal|times)?[ ]?(?:/|pro|per|im|an?)[ ]?(?:jahr|year)(?!\w)",
    re.IGNORECASE,
)
_TIMES_PARTS = (
    "x/",
    "x im",
    "x pro",
    "x per",
    "x a",
    "mal",
    "times",
    "nce a",
    "nce per",
    "wice",
    "x in",
    "x mon",
    "x je",
)
# A word far from the sum is not believed against a size that nobody earns in that period.
_SIZES: dict[SalaryPeriod, tuple[float, float]] = {
    "hour": (2, 500),
    "day": (15, 5_000),
    "week": (40, 12_000),
    "month": (80, 60_000),
    "year": (900, 3_000_000),
}


# Parts of every period word: a plain test spares most texts the regex.
_PARTS = MARKS["period"]
_DIGIT = re.compile(r"\d")


# A word for a period alone may speak of leave or of meetings; that far from the sum it must suit it well.
_USUAL: dict[SalaryPeriod, tuple[float, float]] = {
    "hour": (5, 200),
    "day": (40, 3_000),
    "week": (100, 6_000),
    "month": (80, 20_000),
    "year": (6_000, 3_000_000),
}
NEAR = 12  # letters
OF_PAY = re.compile(r"lohn|gehalt|gehält|verdienst|einkommen|satz|brutto|vergütung|entgelt|bezüge|salär", re.IGNORECASE)
BESIDE = 16  # letters: room for "brutto" and a bracket


class Period(NamedTuple):
    """A period and the wording it was read from; None where it was inferred."""

    name: SalaryPeriod
    wording: str | None


def without_counts(text: str) -> str:
    """The text with counts of hours, days and years blanked out; the same length.

    >>> without_counts("bei 40 Std./Woche 3.000 € im Monat")
    'bei               3.000 € im Monat'
    """
    if _DIGIT.search(text):
        text = _COUNTED.sub(_blanked, text)
    return _TIMES.sub(_blanked, text) if holds_any(text, _TIMES_PARTS) else text


def _blanked(found: re.Match[str]) -> str:
    return " " * len(found[0])


def period_beside(after: str, size: float) -> Period | None:
    """The period in the text after a sum. Right beside it, it is believed whatever the size.

    >>> period_beside(" brutto im Monat", 3_000)
    Period(name='month', wording='im Monat')
    >>> period_beside(" entspricht einem Stundenlohn von ", 3_000)
    """
    if unit := _UNIT.match(after):
        return _read(unit)
    found = _PERIOD.search(after) if _may_name_one(after) else None
    if found is None:
        return None
    period = _read(found)
    is_counted = after[max(0, found.start() - 3) : found.end()].lstrip(" (")[:1].isdigit()  # 13 Monatslöhne
    if found[0][0].isdigit():  # "63.000 € (13 Monatsgehälter)" are not 63.000 € a month
        return period if inferred(size).name == period.name else None
    return period if (found.start() <= BESIDE and not is_counted) or fits(period.name, size) else None


def period_before(before: str, size: float) -> Period | None:
    """The last period of the text before a sum that fits its size.

    >>> period_before("Der Stundenlohn beträgt ", 17.5)
    Period(name='hour', wording='Stundenlohn')
    """
    best = None
    if not _may_name_one(before):
        return None
    for found in _PERIOD.finditer(before):
        period = _read(found)
        is_near = len(before) - found.end() <= NEAR or OF_PAY.search(found[0])
        least, most = (_SIZES if is_near else _USUAL)[period.name]
        if least <= size <= most:
            best = period
    return best


def _may_name_one(text: str) -> bool:
    return holds_any(text.lower(), _PARTS)


def fits(name: SalaryPeriod, size: float) -> bool:
    """Whether somebody might earn that much in such a period."""
    least, most = _SIZES[name]
    return least <= size <= most


def inferred(size: float) -> Period:
    """The period that a bare sum suggests: below 100 an hour, below 10,000 a month, else a year.

    >>> inferred(3_300).name
    'month'
    """
    return Period("hour" if size < 100 else "month" if size < 10_000 else "year", None)


def _read(found: re.Match[str]) -> Period:
    name = found.lastgroup
    assert name is not None  # noqa: S101 - each alternative is a group
    return Period(name, found[0].strip())  # type: ignore[arg-type]
