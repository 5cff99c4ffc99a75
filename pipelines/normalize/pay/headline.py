"""The pay that a text states: all its figures judged, and the headline among them."""

import re
from itertools import islice
from typing import NamedTuple

from exports.posting import SalaryPeriod
from pipelines.normalize.pay.bare_numbers import is_plain_number
from pipelines.normalize.pay.figures import find_figures
from pipelines.normalize.pay.judging import Judged, judge, no_money
from pipelines.normalize.pay.keyed import Keyed, read_keyed
from pipelines.normalize.pay.number_words import may_spell
from pipelines.normalize.pay.passages import passages
from pipelines.normalize.pay.periods import Period, fits, inferred
from pipelines.normalize.pay.wording import AROUND, ESTIMATE
from pipelines.shape import digits_of
from pipelines.text import one_line

MOST_FIGURES = 60  # a text with more is a price list; the rest is not read, and that is flagged


class Headline(NamedTuple):
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

    @property
    def is_estimate(self) -> bool:
        """Whether the text says that its figures are guessed."""
        return ESTIMATE.found_in(self.text)


LEAST_RATIO = 0.28  # figures that are further apart are not pay of one role in one period


class Reading(NamedTuple):
    """Every figure of a text with its verdict, and the headline if there is one."""

    judged: tuple[Judged, ...]
    headline: Headline | None
    is_cut: bool = False


_TAXED = re.compile(r"brutto\w*|netto|gross", re.IGNORECASE)
_PAYMENTS = re.compile(
    r"(?<![\d.,])(1[2-5](?:[.,]\d{1,2})?)[ ]?(?:x(?![a-z])|×|-?mal\b|monats(?:gehälter"
    r"|löhne)|gehälter|gehältern|monatsgehältern|löhne|bezüge|salaries|monthly salaries"
    r"|payments)"
    r"|(?:(?<=[x×][ ])|(?<=[ (][x×]))(1[2-5](?:[.,]\d)?)\b|\b(1[345])\.[ ]?(?:monats)?(?:gehalt|lohn"
    r"|gehälter)|\b(1[345])(?:th|rd)[ -](?:month|salary)|\b(1[345])\.[ ]und[ ]14\.",
    re.IGNORECASE,
)


def read_text(text: str, *, is_field: bool = False, with_counts: bool = True) -> Reading:
    """Read the pay that a text states. `is_field`: a board's own field for pay, which needs no word for it.

    Without `with_counts` the headline is the same, but lines are skipped whose numbers are seen to be no sums.

    >>> reading = read_text("Zuschuss von 50 € im Monat. Das Gehalt liegt zwischen 3.000 und 3.500 €.")
    >>> reading.headline.low, reading.headline.high, reading.headline.period.name
    (3000.0, 3500.0, 'month')
    >>> reading.judged[0].why
    '`Zuschuss` before it names a benefit'
    """
    judged: list[Judged] = []
    labelled: list[Judged] = []
    is_cut = False
    is_bare = is_field or _is_bare(text)
    # Counts fill up the figures that are read, too; there are no more of them than digits, if none is written out.
    with_counts = with_counts or digits_of(text) > MOST_FIGURES or may_spell(text)
    for sentence, heading, is_label in passages(text, with_counts=with_counts):
        figures = list(islice(find_figures(sentence), MOST_FIGURES + 1 - len(judged)))
        previous: Judged | None = None
        first = len(judged)
        for number, figure in enumerate(figures):
            if len(judged) == MOST_FIGURES:
                is_cut = True
                break
            if is_plain_number(figure, sentence):
                judged.append(no_money(figure, sentence))
                continue
            until = next((each.start for each in figures[number + 1 : number + 4] if each.currency), len(sentence))
            found = judge(sentence, figure, until=until, previous=previous, heading=heading, is_field=is_bare)
            judged.append(found)
            if found.is_pay or figure.currency:
                previous = found
            if is_label and found.strength == 3 and not any(each.sentence is sentence for each in labelled):
                labelled.append(found)
        if previous:
            judged[first:] = _looked_back(judged[first:])
        if is_cut:
            break
    keyed = read_keyed(text)
    return Reading(tuple(judged), _of_keys(keyed) if keyed else _headline(text, judged, labelled), is_cut)


def _of_keys(keyed: Keyed) -> Headline:
    size = keyed.low or keyed.high
    assert size is not None  # noqa: S101 - keys without a figure are not read
    period = Period(keyed.period, keyed.period) if keyed.period else inferred(size)
    why = "keys and values for pay win over running text"
    return Headline(keyed.low, keyed.high, keyed.currency, period, None, None, keyed.text[:300], why)


def _looked_back(judged: list[Judged]) -> list[Judged]:
    """Figures that only lacked a word for pay, where a later one of their sentence has it."""
    strong = max(judged, key=lambda each: each.strength, default=None)
    if strong is None or strong.strength < 2:
        return judged
    return [
        each._replace(is_pay=True, strength=2, why="it stands beside pay")
        if (each.is_unclear or each.strength == 1)
        and each.figure.currency == strong.figure.currency
        and LEAST_RATIO <= each.figure.size / strong.figure.size <= 1 / LEAST_RATIO
        else each
        for each in judged
    ]


def _is_bare(text: str) -> bool:
    """Whether a text is little more than one sum."""
    return len(text) <= 80 and AROUND.hold_all(_TAXED.sub(" ", text))


def _headline(text: str, judged: list[Judged], labelled: list[Judged]) -> Headline | None:
    paid = [each for each in judged if each.is_pay]
    if not paid:
        return None
    if labelled and text.count("\n") > 1:
        line = labelled[-1].sentence
        same = _same(_of_the_role([each for each in paid if each.sentence is line])[0])
        why = "a line of its own states the pay; it wins over running text"
    elif len(paid) == 1:
        same, why = paid, "the only pay in the text"
    else:
        chosen, why = _of_the_role(paid)
        same = _same(chosen)
    low, high = _span(same)
    period = next((each.period for each in same if each.period), None) or same[0].size_period
    sentences = list(dict.fromkeys(each.sentence for each in same))
    return Headline(
        low=low,
        high=high,
        currency=next((each.figure.currency for each in same if each.figure.currency), None),
        period=period,
        is_gross=_is_gross(same, paid),
        payments=next((number for sentence in sentences if (number := _payments(sentence))), None),
        text=one_line(" … ".join(sentences))[:300],
        why=why,
        is_conflicting=bool(labelled) and any(_contradicts(each, low, high, period.name) for each in paid),
    )


def _is_gross(same: list[Judged], paid: list[Judged]) -> bool | None:
    """As the figures of the headline say, or else the others of their sentences, which give the same pay again."""
    said = [each.is_gross for each in same if each.is_gross is not None]
    sentences = {each.sentence for each in same}
    said += [each.is_gross for each in paid if each.is_gross is not None and each.sentence in sentences]
    return said[0] if said else None


def _of_the_role(paid: list[Judged]) -> tuple[list[Judged], str]:
    """The figures of the role itself, and in words how they were chosen."""
    why = "from the lowest to the highest for the same role"
    chosen = [each for each in paid if not each.is_training] or paid
    if len(chosen) < len(paid) and all(_is_for_training(each) for each in chosen):
        chosen = paid  # the years after the first are not said to be training again
    base = [each for each in chosen if each.is_base]
    if base and any(each.is_with_variable and not each.is_base for each in chosen):
        chosen, why = base, "base pay, not the sum with variable pay"
    chosen = [each for each in chosen if not each.is_outlier] or chosen
    named = any(each.strength == 3 for each in chosen)
    return [each for each in chosen if each.strength >= (2 if named else 1)], why


MOST_FOR_TRAINING = 1_400  # EUR a month


def _is_for_training(judged: Judged) -> bool:
    return judged.size_period.name == "month" and judged.figure.size <= MOST_FOR_TRAINING


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
    same = [each for each in chosen if _agrees(each, first, name)]
    spans = {each.sentence for each in same if each.figure.is_range}
    # Where a text names the span, single sums elsewhere in it are averages, beginners or the few at the top.
    return [
        each
        for each in same
        if not spans or each.sentence in spans or each.is_maximum or (each.figure.low is None and not each.is_minimum)
    ] or [first]


def _agrees(one: Judged, first: Judged, period: SalaryPeriod) -> bool:
    currencies = {each.figure.currency for each in (one, first)} - {None}
    taxes = {each.is_gross for each in (one, first)} - {None}
    return (
        len(currencies) < 2
        and len(taxes) < 2
        and (one.period is None or one.period.name == period)
        and LEAST_RATIO <= one.figure.size / first.figure.size <= 1 / LEAST_RATIO
    )


def _span(same: list[Judged]) -> tuple[float | None, float | None]:
    """The lowest lower end and the highest upper one; open where the outermost figure is."""
    ends = [_ends(each) for each in same]
    least = min((low for low, _ in ends if low is not None), default=None)
    most = max((high for _, high in ends if high is not None), default=None)
    if any(high is None and low is not None and most is not None and low > most for low, high in ends):
        most = None
    if any(low is None and high is not None and least is not None and high < least for low, high in ends):
        least = None
    return least, most


def _ends(judged: Judged) -> tuple[float | None, float | None]:
    low, high = judged.figure.low, judged.figure.high
    if low == high and judged.is_minimum:
        return low, None
    return (None, high) if low == high and judged.is_maximum else (low, high)


def _payments(sentence: str) -> float | None:
    if "1" not in sentence:
        return None
    found = [next(filter(None, match.groups())) for match in _PAYMENTS.finditer(sentence)]
    return max((float(number.replace(",", ".")) for number in found), default=None)


def _contradicts(judged: Judged, low: float | None, high: float | None, period: SalaryPeriod) -> bool:
    """Whether another figure of the text states other pay than its headline."""
    if judged.strength < 3 or judged.size_period.name != period or judged.is_training:
        return False
    return _ends(judged) != (low, high)
