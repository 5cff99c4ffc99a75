"""Numbers without a currency: which are seen to be no sums, and which are money all the same."""

import re

from pipelines.normalize.pay.clause import TAXED, Clause
from pipelines.normalize.pay.figures import SCALE, Figure
from pipelines.normalize.pay.rows import is_row_without_currency
from pipelines.normalize.pay.wording import is_paid
from pipelines.text import holds_any

_HOUR_AFTER = re.compile(r"[ ]?/[ ]?(?:std|h\b|hr|hour|stunde)", re.IGNORECASE)
_EACH_HOUR = re.compile(r"[ ]?(?:die|pro|je|in der|an|per) (?:stunde|hour)\b", re.IGNORECASE)
_HAS_CENTS = re.compile(r"\d[.,]\d\d(?!\d)")
_HANDED_OUT = re.compile(
    r"zahl(?:en|t)\b|bekomm|erh[aä]lt|krieg|\bgib(?:t|ts)\b|verdien|\bpays?\b|\bearn", re.IGNORECASE
)
_CENTS = re.compile(r"\d[.,]\d\d$")
LEAST = 3  # a placeholder rather than a wage, whatever the currency
_UNIT = re.compile(
    r"[ ]?-?(?:%|°|prozent|percent|h\b|std|stunden(?![ls])|hours|uhr|tage(?!s[sl])|days|wochen|weeks"
    r"|monate|months|jahre(?!s)|years|x\b|mal\b|km|kilometer|m²|qm|kg|t\b|tonnen|to\b|mitarbeit"
    r"|beschäftigt|kolleg|menschen|personen|people|employees|einwohner|kunden|customers"
    r"|standort|länder|countries|mio|gehälter|monatsgehälter|löhne|salaries|stellen"
    r"|kinder|schüler|studier|mitglieder|follower|user|nutzer|\.|ter\b|te\b|st\b|nd\b"
    r"|rd\b|th\b|:\d|/\d)",
    re.IGNORECASE,
)
_BARE_AFTER = re.compile(
    r"[ ]?[(]?(?:brutto|netto|gross|net\b|p\.[ ]?a|pa\b|/[ ]?(?:std|h\b|stunde|monat"
    r"|jahr|month|year|hour)|(?:pro (?:stunde|monat|jahr)|(?:die|je|in der) stunde)\b|per (?:hour|month|year|annum)"
    r"|im (?:monat|jahr)|monatlich|mtl|jährlich|a (?:year|month)|an hour|,-)",
    re.IGNORECASE,
)
_OTHERS_TAX = re.compile(r"[ ](?:brutto|netto|gross)[ ](?:ca\.?[ ]|rund[ ]|etwa[ ])?(?:€[ ]?|EUR[ ])?\d", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:[ ]?[\[(][^\])]{0,30}[\])]|[,/ ]{0,2}(?:EUR|€|Euro)[\])])?"
    r"[:=]?[ ]{0,2}(?:\(?brutto\)?|mit|in Höhe|i\.[ ]?H\.[ ]?v\.|zu|Ø|max\.?|maximal|mind\.?|mindestens"
    r"|von|ab|bis|bis zu|ca\.?|rund|liegt bei|beträgt|at"
    r"|of|is|up to|from|range|zwischen|between|:|-|[ ])*$",
    re.IGNORECASE,
)
# "ab 42.000 Jahresgehalt" needs no currency.
_PAY_AFTER = re.compile(
    r"[ ]\w{0,20}(?:[gf]eh?a[hl]{1,2}t|lohn|vergütung|entgelt|verdienst|einkommen|fixum|salary)"
    r"(?=[ ]*(?:$|[.,;:!+(|/-]|plus\b|und\b"
    r"|zzgl|inkl|p\.|pro\b|im\b))",
    re.IGNORECASE,
)
# Numbers of three digits or more, in thousands or millions, and what `is_plain_number` asks after a number, cents left
# out included.
_MAY_BE_SUM = re.compile(rf"\d(?:\d\d|[.,]-|{SCALE}|{_BARE_AFTER.pattern})", re.IGNORECASE)


def is_plain_number(figure: Figure, sentence: str) -> bool:
    """Whether a number is no sum, seen at once: a count, a year, a house number. A posting is full of them.

    >>> is_plain_number(Figure(0, 2, 30.0, 30.0, None), "30 Tage Urlaub")
    True
    """
    if figure.currency or figure.is_scaled or sentence[figure.end - 1] == "-":
        return False
    if _BARE_AFTER.match(sentence, figure.end):
        return _OTHERS_TAX.match(sentence, figure.end) is not None
    if _UNIT.match(sentence, figure.end):
        return True
    return figure.size < 300 and not _is_labelled_hourly(sentence, figure.start)


def has_plain_numbers_only(line: str) -> bool:
    """Whether `is_plain_number` holds of every number of a line without a currency.

    At a fraction of the time that reading them takes.

    >>> has_plain_numbers_only("30 Tage Urlaub"), has_plain_numbers_only("17,50 brutto"), has_plain_numbers_only("40 k")
    (True, False, False)
    """
    return not (_MAY_BE_SUM.search(line) or _may_label_hours(line))


def is_money(clause: Clause) -> bool:
    """Whether a number without a currency is a sum."""
    figure, behind = clause.figure, clause.behind
    is_bare = _BARE_AFTER.match(behind) is not None or clause.sentence[figure.end - 1] == "-"  # 3.000,-
    if _is_labelled_hourly(clause.sentence, figure.start):
        return LEAST <= figure.size < 300
    if _HOUR_AFTER.match(behind) and _CENTS.search(clause.sentence, figure.start, figure.end):
        return figure.size >= LEAST
    if _EACH_HOUR.match(behind) and _HAS_CENTS.search(clause.sentence, figure.start, figure.end):
        return figure.size >= LEAST and (is_paid(clause.left) or _HANDED_OUT.search(clause.before[-60:]) is not None)
    if figure.is_scaled or is_bare:
        is_sum = figure.is_scaled or figure.size >= 300 or TAXED.match(behind.lstrip(" (")) is not None
        return (
            figure.size >= 5
            and (is_sum or is_paid(clause.left))
            and (is_bare or not behind.strip(" .") or not _UNIT.match(behind))
        )
    digits = clause.sentence[figure.start : figure.end]
    is_year = digits.isdigit() and len(digits) != 5 and 1950 <= figure.size <= 2040
    if figure.size < 300 or is_year or _UNIT.match(behind):
        return False
    if figure.size >= 1_000 and not digits.isdigit() and _PAY_AFTER.match(behind):
        return True
    if not is_paid(clause.left):
        return is_row_without_currency(clause)
    assert clause.left is not None  # noqa: S101 - is paid
    place = clause.before.casefold().rfind(clause.left.text.casefold())
    return _LABEL.fullmatch(clause.before[place + len(clause.left.text) :]) is not None


# "Stundenlohn: 17" needs no currency.
_HOURLY_PARTS = ("tundenl", "tundens", "ohn/", "ourly")
_HOURLY_ENDS = ("td.)", "td)", "tunde)", "(h)", "/h)", "hour)")
_HOURLY = re.compile(
    r"(?:stundenl[oö]hn\w*|stundensatz|lohn[ ]?/[ ]?(?:std\.?|h|stunde)|hourly (?:rate|wage|pay)"
    r"|(?:lohn|gehalt|vergütung|entgelt|verdienst|bezahlung|pay|salary|wage|rate)[ ]?[(](?:(?:pro|je|per|/)[ ]?)?"
    r"(?:std\.?|stunde|h|hour)[)])"
    r"[ ]?(?:\([^)]{0,12}\)[ ]?)?[:=][ ]?(?:(?:ab|bis|von|ca\.?) ){0,2}$",
    re.IGNORECASE,
)


def _is_labelled_hourly(sentence: str, start: int) -> bool:
    before = sentence[max(0, start - 45) : start]
    return _may_label_hours(before) and _HOURLY.search(before) is not None


def _may_label_hours(text: str) -> bool:
    return holds_any(text, _HOURLY_PARTS) or (")" in text and holds_any(text, _HOURLY_ENDS))
