"""Is this figure pay? One figure in its sentence, and the rule that decided."""

import re
from collections.abc import Callable
from typing import NamedTuple

from pipelines.normalize.pay.bare_numbers import LEAST
from pipelines.normalize.pay.clause import BEFORE, TAXED, Clause, clause_of
from pipelines.normalize.pay.figures import Figure
from pipelines.normalize.pay.minijob import AS_BASIS
from pipelines.normalize.pay.periods import OF_PAY, Period, fits, inferred, period_before, without_counts
from pipelines.normalize.pay.refusals import refusal
from pipelines.normalize.pay.rows import of_row
from pipelines.normalize.pay.title_line import of_title
from pipelines.normalize.pay.wording import (
    AROUND,
    BASE,
    BESIDE,
    GETS,
    OUTLIER,
    SKILLED,
    TRAINING,
    WITH_VARIABLE,
    first_other,
    is_weak,
    last_word,
)


class Judged(NamedTuple):
    """A figure, whether it is pay, and why.

    `strength` tells a word for pay (3) from a period or a neighbour (2) and a habit (1). `is_unclear`: nothing speaks
    for it, nothing against. `reach`: where the word after it ends that claimed it for other money. `close` and `wide`
    are the words around it, `heading` those above.
    """

    figure: Figure
    wording: str
    sentence: str
    is_pay: bool
    why: str
    strength: int = 0
    period: Period | None = None
    is_gross: bool | None = None
    is_minimum: bool = False
    is_maximum: bool = False
    is_unclear: bool = False
    reach: int = 0
    close: str = ""
    wide: str = ""
    heading: str = ""

    @property
    def is_base(self) -> bool:
        """Whether it is said to be base pay."""
        return BASE.found_in(self.close)

    @property
    def is_with_variable(self) -> bool:
        """Whether it is said to hold variable pay."""
        return WITH_VARIABLE.found_in(self.close)

    @property
    def is_training(self) -> bool:
        """Whether it is pay of somebody in training."""
        if TRAINING.found_in(_TRAINED.sub(" ", self.wide)):
            return True
        return TRAINING.found_in(_TRAINED.sub(" ", self.heading)) and not SKILLED.found_in(self.sentence)

    @property
    def is_outlier(self) -> bool:
        """Whether few reach it, or it is named to compare with."""
        return OUTLIER.found_in(self.wide)

    @property
    def size_period(self) -> Period:
        """The period of the figure: stated, or concluded from its size."""
        return self.period or inferred(self.figure.size)


_TRAINED = re.compile(
    r"(?:nach|ohne|mit) (?:der |einer |deiner |ihrer |abgeschlossener? |dem ende der )?[^.,;€\d]{0,30}ausbildung\w*"
    r"|abgeschlossene\w* \w{0,12}ausbildung|ausgelernt\w*",
    re.IGNORECASE,
)


class Around(NamedTuple):
    """What else is known of a figure: the one before it, the text above, whether the text is a field for pay."""

    clause: Clause
    previous: Judged | None
    heading: str
    is_field: bool


class Evidence(NamedTuple):
    """Why a figure is pay, and how strong that is."""

    strength: int
    why: str


_AT_LEAST = re.compile(
    r"\b(?:\w{0,12}untergrenze|mindest\w{0,14}(?:lohn|gehalt|entgelt|vergütung|verdienst|bezug|gage"
    r"|brutto)\w*|minimum (?:salary|pay|wage))",
    re.IGNORECASE,
)
_AT_MOST = re.compile(
    r"obergrenze|höchst(?:gehalt|lohn|satz|verdienst)|maximal(?:gehalt|lohn|verdienst)|maximum (?:salary|pay)",
    re.IGNORECASE,
)
_FLOOR_AFTER = re.compile(r"nicht unterschr|nicht unterschritten|mindestens\b", re.IGNORECASE)
# Below, a period alone is no proof: benefits are paid by the month too. EUR, for anybody in any working time.
_LEAST_BY_PERIOD = {"hour": 6, "day": 40, "week": 150, "month": 350, "year": 8_000}


def no_money(figure: Figure, sentence: str) -> Judged:
    """The verdict on a plain number."""
    wording = sentence[figure.start : figure.end]
    return Judged(figure, wording, sentence, is_pay=False, why="no currency and no word for pay stands beside it")


def judge(
    sentence: str, figure: Figure, *, until: int, previous: Judged | None, heading: str, is_field: bool
) -> Judged:
    """Decide on one figure: `previous` is the one before it in the sentence, the next one begins at `until`.

    `heading` is the text above it; in a field for pay a sum needs no word.
    """
    wording = sentence[figure.start : figure.end]
    opened = max(previous.figure.end if previous else 0, figure.start - BEFORE)
    claimed = (previous.figure.start, previous.reach) if previous and previous.reach else (0, 0)
    clause = clause_of(sentence, figure, opened=opened, claimed=claimed, until=until)
    if why := refusal(clause):
        word = clause.right
        reach = clause.reach(word) if word and word.other else 0
        return Judged(figure, wording, sentence, is_pay=False, why=why, reach=reach)
    around = Around(clause, previous, heading if previous is None else "", is_field)
    evidence = next((found for rule in _RULES if (found := rule(around))), None)
    period = clause.period()
    if evidence is None or not evidence.strength:
        why = evidence.why if evidence else "no word for pay stands near it"
        return Judged(
            figure,
            wording,
            sentence,
            is_pay=False,
            why=why,
            period=period,
            is_gross=clause.is_gross,
            is_unclear=evidence is None,
        )
    if period is None and around.heading:
        above = period_before(without_counts(around.heading), figure.size)
        # "Jahresgehalt" above a figure speaks of it; "im Jahr" in the sentence before may speak of anything.
        period = above if above and above.wording and OF_PAY.search(above.wording) else None
    is_believed = period is not None and (period is clause.period_said or fits(period.name, figure.size))
    end = figure.end + len(clause.after)
    return Judged(
        figure,
        wording,
        sentence,
        is_pay=True,
        why=evidence.why,
        strength=evidence.strength,
        period=period if is_believed else None,
        is_gross=clause.is_gross,
        is_minimum=bool(_AT_LEAST.search(clause.spoken) or _FLOOR_AFTER.search(clause.behind)),
        is_maximum=bool(_AT_MOST.search(clause.spoken)),
        close=sentence[max(opened, figure.start - 45) : min(end, figure.end + 30)],
        wide=sentence[max(0, figure.start - 120) : end],
        heading=around.heading,
    )


def _word(around: Around) -> Evidence | None:
    if around.clause.right and around.clause.right.other is None:
        return Evidence(3, f"`{around.clause.right.text}` after it is a word for pay")
    if around.clause.left:
        return Evidence(
            2 if is_weak(around.clause.left) else 3, f"`{around.clause.left.text}` before it is a word for pay"
        )
    return None


def _tax(around: Around) -> Evidence | None:
    clause = around.clause
    if clause.is_gross is None or not (TAXED.search(clause.behind[:24]) or TAXED.search(clause.before[-24:])):
        return None
    if not clause.is_gross and clause.figure.size >= 10_000:
        return None  # business trades in net sums too
    if not clause.is_gross and clause.figure.size < 300 and clause.period() is None and not around.is_field:
        return None  # net sums of that size are gifts
    return Evidence(3 if clause.is_gross else 2, f"it is said to be {'gross' if clause.is_gross else 'net'}")


def _neighbour(around: Around) -> Evidence | None:
    if around.previous is None or not around.previous.is_pay or around.clause.figure.currency is None:
        return None
    return Evidence(around.previous.strength, "it goes on after pay")


def _other_goes_on(around: Around) -> Evidence | None:
    previous = around.previous
    if previous is None or previous.is_pay or previous.is_unclear or previous.figure.size < LEAST:
        return None
    return Evidence(0, "it goes on after money that is not pay")


def _period(around: Around) -> Evidence | None:
    period, size = around.clause.period(), around.clause.figure.size
    if (
        period is None
        or around.clause.is_parted(period)
        or size < _LEAST_BY_PERIOD[period.name]
        or not fits(period.name, size)
    ):
        return None
    if around.previous is None and of_title(around.clause):
        return Evidence(3, "the title of a job gives it with its period")
    above = last_word(around.heading) if around.heading else None
    if above and above.other == _PRICE:  # a price list gives sums for an hour and a month, too
        return Evidence(0, f"`{above.text}` above it names {above.other}")
    return Evidence(2, f"a sum `{period.wording}` without any other purpose")


def _base(around: Around) -> Evidence | None:
    clause, figure = around.clause, around.clause.figure
    if figure.size < 1_000 or not (figure.currency or figure.is_scaled):
        return None
    return (
        Evidence(2, "it is said to be fixed") if BASE.found_in(clause.before[-16:] + " " + clause.after[:16]) else None
    )


LEAST_RANGE = 2_500
WIDEST_RANGE = 5  # what is paid goes no further from one end to the other
_REFERRING = re.compile(r"(?:dies\w*|sie|er|es|das|davon|dafür|hierfür|dazu|this|these|it|they|that)\b", re.IGNORECASE)


_PRICE, _LIMIT = "a cost, a fee or a price", "a legal limit"
_OF_IT = re.compile(r"\b(?:er|dieser|it)\b", re.IGNORECASE)  # "Zum 1. Januar steigt er auf"


def _heading(around: Around) -> Evidence | None:
    word = last_word(around.heading) if around.heading else None
    if word is None or word.text.casefold() in BESIDE:
        return None
    is_sentence = around.heading.rstrip().endswith((".", "!", "?"))
    limit = first_other(around.heading) if is_sentence and _OF_IT.search(around.clause.before) else None
    if limit and limit.other == _LIMIT:
        return Evidence(0, f"it goes on after `{limit.text}`, which names {limit.other}")
    if word.other and is_sentence and not _REFERRING.match(around.clause.sentence):
        return None
    if word.other and around.clause.figure.is_range and around.clause.figure.size >= LEAST_RANGE:
        return None  # "Benefits" stands above pay, too, and no benefit is a range of that size
    if word.other:
        return Evidence(0, f"`{word.text}` above it names {word.other}")
    is_remark = around.clause.sentence.startswith("(")
    return Evidence(1 if is_remark else 2, f"`{word.text}` above it is a word for pay")


def _field(around: Around) -> Evidence | None:
    return Evidence(2, "the text is nothing but a sum") if around.is_field else None


_YEAR_OF_TRAINING = re.compile(
    r"\d\.?(?:tes|ter|stes|ste)?[ ](?:lehrjahr|ausbildungsjahr|jahr der ausbildung)", re.IGNORECASE
)


def _habit(around: Around) -> Evidence | None:
    clause, figure = around.clause, around.clause.figure
    if around.previous is None and (why := of_title(clause) or of_row(clause)):
        return Evidence(1, why)
    if figure.currency and 150 <= figure.size <= 2_500 and AS_BASIS.match(clause.behind):
        return Evidence(1, "the job is on the basis of it")
    if around.previous is not None or figure.currency is None or not 150 <= figure.size <= 300_000:
        return None
    is_narrow = figure.high is not None and figure.low is not None and figure.high <= figure.low * WIDEST_RANGE
    if (figure.is_range and is_narrow) or (figure.is_scaled and figure.size >= 2_000):
        return Evidence(1, "a range of that size and no other purpose")
    is_listed = len(clause.sentence) <= 80 and (
        clause.before.rstrip().endswith((":", "-", "|")) or AROUND.hold_all(clause.before)
    )
    if is_listed and not clause.behind.strip(" .*") and 1_000 <= figure.size <= 15_000:
        return Evidence(1, "a list gives a sum of that size, and no other purpose is named")
    if is_listed and _MORE_AFTER.match(clause.behind) and 1_800 <= figure.size <= 150_000:
        return Evidence(1, "a list gives a sum of that size, and no other purpose is named")
    is_after_year = figure.size <= 2_500 and is_listed and _YEAR_OF_TRAINING.search(around.heading)
    if is_after_year or (300 <= figure.size <= 2_500 and TRAINING.found_in(clause.before)):
        return Evidence(1, "somebody in training gets a sum of that size, and no other purpose is named")
    if figure.size >= 800 and GETS.found_in(clause.spoken[-80:] + clause.after):
        return Evidence(1, "somebody gets a sum of that size, and no other purpose is named")
    return None


_MORE_AFTER = re.compile(r"[ ]?(?:\.?[ ]?$|[+|]|- |plus\b)")


_RULES: tuple[Callable[[Around], Evidence | None], ...] = (
    _word,
    _tax,
    _neighbour,
    _other_goes_on,
    _period,
    _base,
    _heading,
    _field,
    _habit,
)
