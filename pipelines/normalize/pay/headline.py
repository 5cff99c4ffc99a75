"""The pay that a text states: all its figures judged, and the headline among them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from exports.posting import SalaryPeriod
from pipelines.normalize.pay.figures import find_figures
from pipelines.normalize.pay.judging import Judged, judge
from pipelines.normalize.pay.periods import Period, fits
from pipelines.normalize.pay.wording import AROUND, ESTIMATE
from pipelines.text import one_line, plain

MOST_FIGURES = 40  # a text with more is a price list; the rest is not read, and that is flagged
LONGEST_SENTENCE = 1_500  # letters; what goes on longer is cut into pieces


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """What a text states as the pay of its role; open ends are None."""

    low: float | None
    high: float | None
    currency: str | None
    period: Period
    is_gross: bool | None
    payments: float | None
    text: str
    why: str
    is_conflicting: bool = False
    is_estimate: bool = False


class Reading(NamedTuple):
    """Every figure of a text with its verdict, and the headline if there is one."""

    judged: tuple[Judged, ...]
    headline: Headline | None
    is_cut: bool = False


_MARKS = (
    "€",
    "EUR",
    "Euro",
    "euro",
    "EURO",
    "Eur",
    "$",
    "£",
    "CHF",
    "Franken",
    "Fr.",
    "USD",
    "GBP",
    "Mark",
    " DM",
    "PLN",
    "Dollar",
)
_BARE_MARKS = (
    "rutto",
    "RUTTO",
    "etto",
    "gross",
    "p.a",
    "p. a",
    "ehalt",
    "ohn:",
    "ohn ",
    "ütung",
    "ntgelt",
    "alary",
    "ALARY",
    "dienst",
    "ompensation",
    "pay ",
    "Pay",
    "0k",
    "5k",
    "0K",
    "5K",
    " k",
    "Tsd",
    "nkommen",
    "ezahlung",
    "rate",
)
_WORTH = re.compile(
    r"€|\$|£|\bEUR|\beur(?:o|\b)|\bEuro?|CHF|SFr|\bFr\.|Franken|USD|GBP|\bMark\b|\bDM\b|PLN|Dollar|Pfund"
    r"|\d[ ]?[kK](?![a-zA-Zäöüß])|\dTsd|\d Tsd"
    r"|\d[ ]?[(]?(?:brutto|Brutto|netto|gross|p\.[ ]?a|mtl|monatlich|jährlich|(?:pro"
    r"|im|/|per|a)[ ]?(?:[mM]ona?t|[jJ]ahr|[sS]t|year|annum|hour|h\b))"
    r"|(?:ehalt|ohn|ütung|ntgelt|alary|ALARY|verdienst|ompensation|[pP]ay|rutto|nkommen"
    r"|ezahlung|rate)[:=]?[ ]{0,2}(?:[\w.:]{1,10}[ ]){0,3}[(]?\d{2}"
)
_SENTENCE_END = re.compile(
    r"(?<=[a-zäöüß)€A-Z0-9])(?<!\bca)(?<!inkl)(?<!exkl)(?<!zzgl)(?<!bzw)(?<!mtl)(?<!max)(?<!mind)(?<!\bmin)(?<!\blt)(?<!\bgem)(?<!\bStd)"
    r"(?<!p\.a)(?<!p\. a)(?<!monatl)(?<!jährl)(?<!z\.B)(?<!z\. B)(?<!Fr)(?<!Tsd)(?<!Mio)(?<!\bd\.h)(?<!\d)"
    r"[.!?][ ]+(?=[A-ZÄÖÜ€\"„(*-])"
)
_TAXED = re.compile(r"brutto\w*|netto|gross", re.IGNORECASE)
_RULE = re.compile(r"[\s\-=_*#~]*")
_LABEL = re.compile(
    r"(?:aktuelles |jährliches |monatliches )?(?:brutto)?(?:gehalt|gehaltsspanne|gehaltsrahmen"
    r"|vergütung|lohn|entgelt|verdienst|bezahlung|salary|salary range|pay|compensation"
    r"|stundenlohn|monatsgehalt|jahresgehalt|bruttogehalt)[ ]?(?:\([^)]{0,30}\))?[ ]?:",
    re.IGNORECASE,
)
_PAYMENTS = re.compile(
    r"(?<![\d.,])(1[2-5](?:[.,]\d{1,2})?)[ ]?(?:x(?![a-z])|×|mal\b|monats(?:gehälter"
    r"|löhne)|gehälter|gehältern|monatsgehältern|löhne|bezüge|salaries|monthly salaries"
    r"|payments)"
    r"|(?<=[x×][ ])(1[2-5](?:[.,]\d)?)\b|\b(1[345])\.[ ]?(?:monats)?(?:gehalt|lohn"
    r"|gehälter)|\b(1[345])(?:th|rd)[ -](?:month|salary)|\b(1[345])\.[ ]und[ ]14\.",
    re.IGNORECASE,
)


def read_text(text: str, *, is_field: bool = False) -> Reading:
    """Read the pay that a text states. `is_field`: a board's own field for pay, which needs no word for it.

    >>> reading = read_text("Zuschuss von 50 € im Monat. Das Gehalt liegt zwischen 3.000 und 3.500 €.")
    >>> reading.headline.low, reading.headline.high, reading.headline.period.name
    (3000.0, 3500.0, 'month')
    >>> reading.judged[0].why
    '`Zuschuss` before it names a benefit'
    """
    if not any(mark in text for mark in _MARKS) and not any(mark in text for mark in _BARE_MARKS):
        return Reading((), None)
    judged: list[Judged] = []
    labelled: list[Judged] = []
    is_cut = False
    is_bare = is_field or _is_bare(text)
    for sentence, heading, is_label in _sentences(text):
        previous: Judged | None = None
        figures = list(find_figures(sentence))
        first = len(judged)
        for number, figure in enumerate(figures):
            if len(judged) == MOST_FIGURES:
                is_cut = True
                break
            until = next((each.start for each in figures[number + 1 : number + 4] if each.currency), len(sentence))
            found = judge(sentence, figure, until=until, previous=previous, heading=heading, is_field=is_bare)
            judged.append(found)
            if found.is_pay or figure.currency:
                previous = found
            if is_label and found.strength == 3 and not any(each.sentence is sentence for each in labelled):
                labelled.append(found)
        judged[first:] = _looked_back(judged[first:])
    return Reading(tuple(judged), _headline(text, judged, labelled), is_cut)


def _looked_back(judged: list[Judged]) -> list[Judged]:
    """Figures that only lacked a word for pay, where a later one of their sentence has it."""
    strong = next((each for each in judged if each.strength == 3), None)
    if strong is None:
        return judged
    return [
        replace(each, is_pay=True, strength=2, why="it stands beside pay")
        if each.is_unclear
        and each.figure.currency == strong.figure.currency
        and 0.28 <= each.figure.size / strong.figure.size <= 3.6
        else each
        for each in judged
    ]


def _sentences(text: str) -> Iterator[tuple[str, str, bool]]:
    """Sentences that may name a sum, each with the sentence or line above it and whether it is a line `Gehalt: ...`."""
    done = -1
    for found in _WORTH.finditer(text):
        if found.start() < done:
            continue
        start = text.rfind("\n", 0, found.start()) + 1
        end = text.find("\n", found.start())
        end = done = len(text) if end < 0 else end
        above = _above(text, start)
        line = plain(text[start:end])
        label = _LABEL.match(line.lstrip(" *-•")) is not None and len(line) < 120
        place = 0
        for stop in (*(match.end() for match in _SENTENCE_END.finditer(line)), len(line)):
            for piece in range(place, stop, LONGEST_SENTENCE):
                sentence = line[piece : min(stop, piece + LONGEST_SENTENCE)]
                if sentence.strip():
                    yield sentence, above, label
                    above = sentence[-120:]
            place = stop


def _above(text: str, start: int) -> str:
    """The line above a place, if it is a heading; ruled lines and blank ones are passed over."""
    for _ in range(3):
        if start <= 0:
            return ""
        end = start - 1
        start = text.rfind("\n", 0, end) + 1
        if end - start > 90:
            return ""
        line = text[start:end]
        if not _RULE.fullmatch(line):
            is_item = line.lstrip()[:1] in ("*", "-", "•", "·")
            return "" if is_item else plain(line)
    return ""


def _is_bare(text: str) -> bool:
    """Whether a text is little more than one sum."""
    return len(text) <= 80 and AROUND.hold_all(_TAXED.sub(" ", text))


def _headline(text: str, judged: list[Judged], labelled: list[Judged]) -> Headline | None:
    paid = [each for each in judged if each.is_pay]
    if not paid:
        return None
    why = "the only pay in the text" if len(paid) == 1 else "from the lowest to the highest for the same role"
    chosen = paid
    if labelled and text.count("\n") > 1:
        chosen, why = [labelled[-1]], "a line of its own states the pay; it wins over running text"
    else:
        if any(each.is_training for each in chosen) and not all(each.is_training for each in chosen):
            chosen = [each for each in chosen if not each.is_training]
        if any(each.is_base for each in chosen) and any(each.is_with_variable and not each.is_base for each in chosen):
            chosen, why = [each for each in chosen if each.is_base], "base pay, not the sum with variable pay"
        if not all(each.is_outlier for each in chosen):
            chosen = [each for each in chosen if not each.is_outlier]
    if chosen is paid or len(chosen) > 1:
        strongest = max(each.strength for each in chosen)
        chosen = [each for each in chosen if each.strength >= min(strongest, 2)]
    same = _same(chosen)
    low, high = _span(same)
    first = same[0]
    period = next((each.period for each in same if each.period), None) or first.size_period
    sentences = list(dict.fromkeys(each.sentence for each in same))
    payments = [number for sentence in sentences if (number := _payments(sentence))]
    gross = [each.is_gross for each in same if each.is_gross is not None]
    others = [each for each in paid if each not in same and each.strength == 3 and not each.is_training]
    return Headline(
        low=low,
        high=high,
        currency=next((each.figure.currency for each in same if each.figure.currency), None),
        period=period,
        is_gross=gross[0] if gross else None,
        payments=payments[0] if payments else None,
        text=one_line(" … ".join(sentences))[:300],
        why=why,
        is_conflicting=bool(labelled) and any(_is_apart(each, low, high, period.name) for each in others),
        is_estimate=any(ESTIMATE.found_in(sentence) for sentence in sentences),
    )


def _same(chosen: list[Judged]) -> list[Judged]:
    """The figures that speak of the same pay as the first: currency, period, tax and order of magnitude agree."""
    first = max(chosen, key=lambda each: each.strength)  # the first of the strongest
    name = first.size_period.name
    stated = next(
        (each.period.name for each in chosen if each.period and fits(each.period.name, first.figure.size)), None
    )
    if (
        first.period is None
        and stated
        and all(each.size_period.name == stated or each.period is None for each in chosen)
    ):
        name = stated
    same = []
    for each in chosen:
        ratio = each.figure.size / first.figure.size if first.figure.size else 0
        if (
            (each.figure.currency or first.figure.currency) == (first.figure.currency or each.figure.currency)
            and (each.period is None or each.period.name == name)
            and not (each.is_gross is False and first.is_gross)
            and not (each.is_gross and first.is_gross is False)
            and 0.28 <= ratio <= 3.6
        ):
            same.append(each)
    return same or [first]


def _span(same: list[Judged]) -> tuple[float | None, float | None]:
    lows: list[float] = []
    highs: list[float] = []
    opens_up: list[float] = []
    opens_down: list[float] = []
    for each in same:
        low, high = each.figure.low, each.figure.high
        if low == high and each.is_minimum:
            high = None
        elif low == high and each.is_maximum:
            low = None
        if low is not None:
            lows.append(low)
        if high is not None:
            highs.append(high)
        if high is None and low is not None:
            opens_up.append(low)
        if low is None and high is not None:
            opens_down.append(high)
    least = min(lows, default=None)
    most = max(highs, default=None)
    if most is not None and opens_up and max(opens_up) > most:
        most = None
    if least is not None and opens_down and min(opens_down) < least:
        least = None
    return least, most


def _payments(sentence: str) -> float | None:
    found = [next(filter(None, match.groups())) for match in _PAYMENTS.finditer(sentence)]
    return max((float(number.replace(",", ".")) for number in found), default=None)


def _is_apart(judged: Judged, low: float | None, high: float | None, period: SalaryPeriod) -> bool:
    if judged.size_period.name != period:
        return False
    figure = judged.figure
    return (figure.low, figure.high) != (low, high)
