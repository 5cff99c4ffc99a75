"""Is this figure pay? One figure in its sentence, and the rule that decided."""

import re
from dataclasses import dataclass

from pipelines.data import table
from pipelines.normalize.pay.figures import Figure
from pipelines.normalize.pay.periods import Period, fits, inferred, period_before, period_beside, without_counts
from pipelines.normalize.pay.wording import BASE, GETS, OUTLIER, TRAINING, WITH_VARIABLE, Word, first_other, last_word

BEFORE, AFTER = 160, 80  # letters of context that are looked at: enough for a clause, and a bound on the work


@dataclass(frozen=True, slots=True)
class Judged:
    """A figure, whether it is pay, and why. `strength` tells a word for pay (3) from a period (2) or a habit (1)."""

    figure: Figure
    wording: str
    sentence: str
    is_pay: bool
    why: str
    strength: int = 0
    period: Period | None = None
    is_gross: bool | None = None
    is_base: bool = False
    is_with_variable: bool = False
    is_training: bool = False
    is_outlier: bool = False
    is_minimum: bool = False
    is_maximum: bool = False
    is_unclear: bool = False
    reach: int = 0


# Where the clause of a figure ends: what comes after is beside the pay, not the pay.
_CLAUSE_END = re.compile(
    r"[,;|•·](?!\d)|:(?= )|[ (]\+|\bplus\b|\bzzgl\b|\bzuzüglich\b|\bsowie\b| und | and "
    r"| & |\binkl|\bincl|\bexkl|\bexcl|\bohne\b| mit | with | je nach |\babhängig\b"
    r"|\bdepending\b| (?:or|oder) (?=\d)|[.!?] (?=[A-ZÄÖÜ])| - |\n",
    re.IGNORECASE,
)
_GROSS = re.compile(r"brutto|\bgross\b|vor steuern|vor abzügen|before tax|pre-tax", re.IGNORECASE)
_NET = re.compile(r"netto|\bnet\b|nach steuern|after tax|auf die hand", re.IGNORECASE)
_TAXED = re.compile(r"\b(?:brutto|netto|gross|net)\b", re.IGNORECASE)
_MORE_OR_LESS = re.compile(
    r"[ ]?(?:brutto |netto )?(?:pro monat |im monat |monatlich |im jahr |pro stunde )?(?:mehr"
    r"|weniger|more|less|höher|niedriger|unterschied|differenz|extra|zusätzlich|obendrauf"
    r"|on top|drüber|darüber|darunter|drauf)\b",
    re.IGNORECASE,
)
_BY = re.compile(
    r"(?:\bum|\bplus von|\berhöht sich um|\bby)[ ](?:rund |ca\.? |etwa |bis zu |mindestens )?$", re.IGNORECASE
)
_PIECE = re.compile(
    r"[ ]?(?:\(?brutto\)? |\(?netto\)? )?(?:/[ ]?|\b(?:pro|je|per|für jede[nrs]?|each|a|an)[ ])(?!nach\b|hinzu)(\w+)",
    re.IGNORECASE,
)
_NO_PIECE = re.compile(
    r"brutto|netto|gross|net\b|mtl|m\b|j\b|vz|vollzeit|tz|teilzeit|fte|person\b$|\d"
    r"|full|part|eur|euro|std|a\b|stufe|lot|minimum|min|bei",
    re.IGNORECASE,
)
_DAYS_FOR = re.compile(
    r"[ ]?(?:/|für|per|for)[ ]?\d{1,3}[ ]?(?:tage|days|wochen|weeks|monate|months|nächte)", re.IGNORECASE
)
_AND_MORE = re.compile(r"^[ ]?(?:und|oder) (?:mehr|aufwärts)\b", re.IGNORECASE)
_TAX_WORDS = re.compile(r"(?:vor|nach) (?:steuern?|abzügen|abgaben)", re.IGNORECASE)
_UNIT = re.compile(
    r"[ ]?-?(?:%|°|prozent|percent|h\b|std|stunden|hours|uhr|tage|days|wochen|weeks"
    r"|monate|months|jahre|years|x\b|mal\b|km|kilometer|m²|qm|kg|t\b|tonnen|to\b|mitarbeit"
    r"|beschäftigt|kolleg|menschen|personen|people|employees|einwohner|kunden|customers"
    r"|standort|länder|countries|mio|gehälter|monatsgehälter|löhne|salaries|stellen"
    r"|kinder|schüler|studier|mitglieder|follower|user|nutzer|\.|ter\b|te\b|st\b|nd\b"
    r"|rd\b|th\b|:\d|/\d)",
    re.IGNORECASE,
)
_BARE_AFTER = re.compile(
    r"[ ]?[(]?(?:brutto|netto|gross|net\b|p\.[ ]?a|pa\b|/[ ]?(?:std|h\b|stunde|monat"
    r"|jahr|month|year|hour)|pro (?:stunde|monat|jahr)|per (?:hour|month|year|annum)"
    r"|im (?:monat|jahr)|monatlich|mtl|jährlich|a (?:year|month)|an hour|,-)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"[:=]?[ ]{0,2}(?:\(?brutto\)?|von|ab|bis|bis zu|ca\.?|rund|liegt bei|beträgt|at"
    r"|of|is|up to|from|range|zwischen|between|:|-|[ ])*$",
    re.IGNORECASE,
)
_BESIDE_ONLY = re.compile(
    r"\b(?:inkl|inklusive|zzgl|zuzüglich|plus|neben|ohne|exkl|including|incl|excl|excluding|on top of)\b", re.IGNORECASE
)
_ABOVE_MINIMUM = re.compile(
    r"(?:über|oberhalb|mehr als)(?: de[mns])?(?: gesetzlichen?s?)?(?: allgemeinen)? (?:mindestlohn\w*)", re.IGNORECASE
)
_AGREED_MINIMUM = re.compile(
    r"(?:kv|kollektivvertrag\w*|tarif\w*|branchen)[- ](?:mindest(?:lohn|grundlohn)\w*)", re.IGNORECASE
)
_AT_LEAST = re.compile(
    r"\b(?:untergrenze|mindest\w{0,14}(?:lohn|gehalt|entgelt|vergütung|verdienst|bezug"
    r"|brutto)\w*|minimum (?:salary|pay|wage))",
    re.IGNORECASE,
)
_AT_MOST = re.compile(
    r"obergrenze|höchst(?:gehalt|lohn|satz|verdienst)|maximal(?:gehalt|lohn|verdienst)|maximum (?:salary|pay)",
    re.IGNORECASE,
)
_FLOOR_AFTER = re.compile(r"nicht unterschr|nicht unterschritten|mindestens\b", re.IGNORECASE)
_MINIJOB = re.compile(r"mini[- ]?job|geringfügig|\d ?-?(?:€|euro)[- ](?:job|kraft|kräfte|basis|gesetz)", re.IGNORECASE)
_MAY_EARN = re.compile(r"minijob\w* (?:dürfen|darf|können|kann)|(?:dürfen|darf) ", re.IGNORECASE)
_JOB_NAME = re.compile(
    r"-?[ ]?-(?:job|kraft|kräfte|basis|gesetz|grenze|jobs|minijob)|[ ](?:-?basis\b|-gesetz)", re.IGNORECASE
)
# What a Minijob might earn at most, now and in the years that texts still speak of.
_MINIJOB_LIMITS = {325.0, 400.0, 450.0, 520.0, 538.0} | {
    float(row["value"]) for row in table("pay/statutory.csv") if row["key"] == "minijob_limit"
}
_LEAST_BY_PERIOD = {"hour": 6, "day": 40, "week": 150, "month": 350, "year": 8_000}


def judge(
    sentence: str, figure: Figure, *, until: int, previous: Judged | None, heading: str, is_field: bool
) -> Judged:
    """Decide on one figure: `previous` is the one before it in the sentence, the next one begins at `until`.

    `heading` is the text above it; in a field for pay a sum needs no word.
    """
    opened = max(previous.figure.end if previous else 0, figure.start - BEFORE)
    before = sentence[max(opened, previous.reach if previous else 0) : figure.start]
    if previous is not None and previous.reach:  # the figure before was claimed by a word after it
        before = sentence[max(0, previous.figure.start - BEFORE) : previous.figure.start] + before
    behind = sentence[figure.end : min(until, figure.end + AFTER)]
    behind = _AND_MORE.sub(" ", behind, count=1)
    ends = _CLAUSE_END.search(behind)
    after = behind[: ends.start()] if ends else behind
    if "(" in after and ")" not in after:
        after = after[: after.index("(")]
    wording = sentence[figure.start : figure.end]

    def no(why: str, reach: int = 0) -> Judged:
        return Judged(figure, wording, sentence, is_pay=False, why=why, reach=reach)

    if figure.is_millions:
        return no("it is in millions")
    if _MORE_OR_LESS.match(behind) or _BY.search(before):
        return no("it is a difference, not a sum")
    counted = without_counts(sentence[max(0, figure.start - BEFORE) : figure.start])
    period = period_beside(after) or _period_inside(sentence, figure)
    piece = _PIECE.match(behind)
    if _DAYS_FOR.match(behind):
        return no("it is for a number of days or weeks")
    if piece and period is None and not _NO_PIECE.match(piece[1]) and not period_beside(behind[:30]):
        return no(f"it is for each {piece[1]}")
    spoken = _AGREED_MINIMUM.sub("Mindestentgelt", _ABOVE_MINIMUM.sub(" ", _TAX_WORDS.sub(" ", before)))
    left, right = last_word(spoken), _telling(after)
    if figure.currency is None and not _is_money(figure, sentence, before, behind, left):
        return no("no currency and no word for pay stands beside it")
    if right and right.other:
        reach = figure.end + behind.find(right.text) + len(right.text)
        return no(f"`{right.text}` after it names {right.other}", reach)
    if _is_minijob_limit(figure, before, behind, left, right, period):
        return no("it is the limit of a Minijob")
    # A bracket at the very end of the left side may hold the pay of what stands before it.
    is_claimed_after = bool(
        left and right and behind.find(right.text) <= max(8, len(spoken) - spoken.rfind(left.text) - len(left.text))
    )
    if left and left.other and not is_claimed_after and not _is_beside(spoken, left):
        return no(f"`{left.text}` before it names {left.other}")

    period = period or period_before(counted[-(figure.start - opened) :] if previous else counted, figure.size)
    gross = _taxed(before[-60:], after)
    strength, why = 0, ""
    if right:
        strength, why = 3, f"`{right.text}` after it is a word for pay"
    elif left:
        strength, why = 3, f"`{left.text}` before it is a word for pay"
    elif gross is not None and (_TAXED.search(behind[:24]) or _TAXED.search(before[-24:])):
        strength, why = 3, "it is said to be gross or net"
    elif previous is not None and previous.is_pay and figure.currency:
        strength, why = previous.strength, "it goes on after pay"
    elif previous is not None and not previous.is_pay and previous.figure.currency and not is_field:
        strength = 0
    if (
        not strength
        and period
        and period.name
        and figure.size >= _LEAST_BY_PERIOD[period.name]
        and fits(period.name, figure.size)
    ):
        strength, why = 2, f"a sum `{period.wording}` without any other purpose"
    if not strength and heading and previous is None and (word := last_word(heading)):
        if word.other:
            return no(f"`{word.text}` above it names {word.other}")
        strength, why = 2, f"`{word.text}` above it is a word for pay"
    if not strength and is_field:
        strength, why = 2, "the text is nothing but a sum"
    if not strength and previous is None and figure.currency and 150 <= figure.size <= 300_000:
        if figure.is_range or (figure.is_scaled and 2_000 <= figure.size):
            strength, why = 1, "a range of that size and no other purpose"
        elif figure.size >= 800 and GETS.found_in(spoken[-80:] + after):
            strength, why = 1, "somebody gets a sum of that size, and no other purpose is named"
    if not strength:
        return Judged(
            figure,
            wording,
            sentence,
            is_pay=False,
            why="no word for pay stands near it",
            period=period,
            is_gross=gross,
            is_unclear=True,
        )

    if period is None or not (fits(period.name, figure.size) or period_beside(after) is period):
        period = None
    close = sentence[max(opened, figure.start - 45) : figure.end + min(len(after), 30)]
    return Judged(
        figure,
        wording,
        sentence,
        is_pay=True,
        why=why,
        strength=strength,
        period=period,
        is_gross=gross,
        is_base=BASE.found_in(close),
        is_with_variable=WITH_VARIABLE.found_in(close),
        is_training=TRAINING.found_in(sentence[max(0, figure.start - 120) : figure.end + len(after)]),
        is_outlier=OUTLIER.found_in(sentence[max(opened, figure.start - 60) : figure.end + len(after)]),
        is_minimum=bool(_AT_LEAST.search(spoken) or _FLOOR_AFTER.search(behind)),
        is_maximum=bool(_AT_MOST.search(spoken)),
    )


def size_period(judged: Judged) -> Period:
    """The period of a figure: stated, or concluded from its size."""
    return judged.period or inferred(judged.figure.size)


def _telling(after: str) -> Word | None:
    """The first word after a figure that tells its purpose; gross, net and the period tell none."""
    rest = _TAXED.sub(" ", after)
    word = first_other(rest)
    pay = last_word(rest[: rest.find(word.text)] if word else rest)
    return Word(pay.text, None) if pay and not pay.other else word


def _period_inside(sentence: str, figure: Figure) -> Period | None:
    return period_beside(sentence[figure.start : figure.end]) if figure.is_range else None


def _is_money(figure: Figure, sentence: str, before: str, behind: str, left: Word | None) -> bool:
    """Whether a number without a currency is a sum."""
    is_paid = bool(left and not left.other)
    if _UNIT.match(behind) and not _BARE_AFTER.match(behind):
        return False
    if figure.is_scaled:
        return True
    digits = sentence[figure.start : figure.end]
    if _BARE_AFTER.match(behind):
        return figure.size >= 5 and (is_paid or figure.size >= 300 or bool(_TAXED.match(behind.lstrip(" ("))))
    if not is_paid or figure.size < 300 or (digits.isdigit() and len(digits) != 5 and 1950 <= figure.size <= 2040):
        return False
    assert left is not None  # noqa: S101 - is_paid
    place = before.casefold().rfind(left.text.casefold())
    return _LABEL.fullmatch(before[place + len(left.text) :]) is not None


def _is_beside(before: str, other: Word) -> bool:
    """Whether the other money is only mentioned along with pay: `Gehalt inkl. Weihnachtsgeld: `."""
    head = before[: before.rfind(other.text)]
    beside = _BESIDE_ONLY.search(head)
    if beside is None:
        return False
    paid = last_word(head[: beside.start()])
    return paid is not None and paid.other is None


def _is_minijob_limit(
    figure: Figure, before: str, behind: str, left: Word | None, right: Word | None, period: Period | None
) -> bool:
    if figure.is_range or figure.size not in _MINIJOB_LIMITS:
        return False
    if figure.low is None and _MAY_EARN.search(before):
        return True
    if right or (period and left):
        return False
    if _JOB_NAME.match(behind):
        return True
    is_named = _MINIJOB.search(before[-60:]) or _MINIJOB.search(behind[:30])
    return bool(is_named and not (left and not left.other) and not period)


def _taxed(before: str, after: str) -> bool | None:
    """Gross or net, as the words nearest to the figure say."""
    for text in (after, before):
        gross, net = _GROSS.search(text), _NET.search(text)
        if gross or net:
            return bool(gross and (net is None or gross.start() < net.start()))
    return None
