"""What a figure is when it is not pay: the rules that turn it down, in their order."""

import re
from collections.abc import Callable

from pipelines.normalize.pay.bare_numbers import LEAST, is_money
from pipelines.normalize.pay.clause import Clause
from pipelines.normalize.pay.minijob import is_minijob_limit
from pipelines.normalize.pay.periods import fits, period_beside
from pipelines.normalize.pay.wording import Word, is_paid, is_weak, last_word
from pipelines.text import holds_any

_MORE_OR_LESS = re.compile(
    r"[ ]?(?:brutto |netto )?(?:(?:oder|bzw\.|beziehungsweise|or) (?:rund )?\d[\d.,]{0,5} ?(?:prozent|percent|%) )?"
    r"(?:(?:pro|im|am|die|in der|je) (?:monat|jahr|stunde|tag|woche|schicht|dienst|einsatz) "
    r"|(?:per|a|an) (?:month|year|hour|day|week|shift) |monatlich |jährlich |täglich )?(?:mehr"
    r"|weniger|more|less|higher|lower|höher|niedriger|unterschied|differenz|extra|zusätzlich|obendrauf"
    r"|on top|gesondert|separat|separately|drüber|darüber(?! hinaus)|darunter|drauf)\b",
    re.IGNORECASE,
)
_BY = re.compile(
    r"(?:\bum(?<!bewegt sich um)(?<!bewegen sich um)(?<!rangiert um)(?<!rangieren um)(?<!pendelt um)(?<!pendeln um)"
    r"|\bstatt(?: bisher| zuvor| vorher| wie bisher)?|\banstatt|\binstead of|\bweitere|\bzusätzliche?|\bnochmals"
    r"|\banother|\badditional|\bplus von|\berhöht sich um|\bby)[ ](?:rund |ca\.? |etwa |bis zu |mindestens )?$",
    re.IGNORECASE,
)
_PIECE = re.compile(
    r"[ ]?(?:\(?brutto\)? |\(?netto\)? )?(?:/[ ]?(?![^\W_]{1,20}(?:[ ][^\W_]{1,12})?:)"
    r"|\b(?:pro|je|per|für jede[nrs]?|each|a|an)[ ])(?!nach\b|hinzu)(\w+)",
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
_BESIDE_ONLY = re.compile(
    r"\b(?:inkl|inklusive|zzgl|zuzüglich|plus|neben|ohne|exkl|including|incl|excl|excluding|on top of)\b", re.IGNORECASE
)


def refusal(clause: Clause) -> str | None:
    """Why a figure is not pay, or None if nothing speaks against it."""
    return next((why for rule in _RULES if (why := rule(clause))), None)


def _millions(clause: Clause) -> str | None:
    return "it is in millions" if clause.figure.is_millions else None


def _difference(clause: Clause) -> str | None:
    is_difference = _MORE_OR_LESS.match(clause.behind) or _BY.search(clause.before) or _has_risen(clause.before)
    return "it is a difference, not a sum" if is_difference else None


# "Die Löhne stiegen mit 700 Euro stärker als ...": what follows is by how much, unless it says up to where.
_ROSE = re.compile(
    r"\b(?:stieg|stiegen|gestiegen|wuchs|wuchsen|gewachsen|sank|sanken|gesunken|zugelegt|rose|grew|risen)\b[^.;:]{0,110}$"
)
_TO_WHERE = re.compile(r"\b(?:auf|bis|von|zu|to|from|at|bei|lag|lagen|betrug|betrugen)\b[^,.;:]{0,30}$")
_ROSE_PARTS = ("stieg", "wuchs", "wachsen", "sank", "sunken", "gelegt", "rose", "grew", "risen")


def _has_risen(before: str) -> bool:
    return holds_any(before, _ROSE_PARTS) and _ROSE.search(before) is not None and _TO_WHERE.search(before) is None


MOST_FOR_DUTY = 1_000  # what is more is pay of those who do nothing else
# Duties beside the work itself, what is said to be given for them, and how much.
_DUTY = re.compile(
    r"\b(?:rufbereitschaft|bereitschafts(?:dienst|zeit)|hintergrunddienst"
    r"|(?:wochenend|nacht|spät|früh|feiertags|sonntags|zusatz|sonder)(?:dienst|schicht)|on[- ]call|standby"
    r"|(?:weekend|night|late|extra) shift)\w{0,4}(?: [^\W\d]{1,20}){0,3}(?::|[ ](?:wird|werden|is|are|vergüten"
    r"|bezahlen|honorieren|entlohnen|bringen|bringt)\b)[^.;:,€\d]{0,30}$",
    re.IGNORECASE,
)
_DUTY_PARTS = ("ienst", "ereitschaft", "chicht", "call", "tandby", "shift")  # one stands in each of the duties


def _duty(clause: Clause) -> str | None:
    if clause.figure.size >= MOST_FOR_DUTY or not holds_any(clause.before, _DUTY_PARTS) or _is_a_wage(clause):
        return None
    if _DUTY.search(clause.before) is None:
        return None
    return "it is for a duty beside the work"


_DIVIDED = re.compile(r"[ ](?:geteilt|dividiert|divided)[ ](?:durch|by)\b", re.IGNORECASE)


def _divided(clause: Clause) -> str | None:
    return "it is a part of a sum that is worked out" if _DIVIDED.match(clause.behind) else None


def _days(clause: Clause) -> str | None:
    return "it is for a number of days or weeks" if _DAYS_FOR.match(clause.behind) else None


def _piece(clause: Clause) -> str | None:
    piece = _PIECE.match(clause.behind)
    if (
        piece is None
        or clause.period_said
        or _NO_PIECE.match(piece[1])
        or (clause.figure.is_scaled and clause.behind.startswith(" / "))  # a part of a title follows
        or period_beside(clause.behind[:30], clause.figure.size)
    ):
        return None
    return f"it is for each {piece[1]}"


def _no_money(clause: Clause) -> str | None:
    if clause.figure.currency or is_money(clause):
        return None
    return "no currency and no word for pay stands beside it"


def _claimed_after(clause: Clause) -> str | None:
    word = clause.right
    if word is None or word.other is None:
        return None
    if word.other == _BENEFIT and _is_a_salary(clause, word):
        return None
    if is_paid(clause.left) and "(" in clause.after[: clause.after.find(word.text)]:
        return None  # a remark in brackets on pay that is named before the figure
    return f"`{word.text}` after it names {word.other}"


_PURPOSE = re.compile(
    r"(?:[ ]\w{1,12})?,?[ ](?:wenn|falls|sobald|sofern|if|when|once)\b"
    r"|[^.;,€\d]{0,25}?\b(?:für|for) (?:eine?n?|deine?n?|ihre?n?|your|an?|jede\w{0,2})[ ]"
    r"(?!\d|[^.,;]{0,24}(?:stelle|woche|position|role|zeit|stunde|tag|job|arbeit|tätigkeit|einsatz|einst|einheit|monat"
    r"|week|hour|day|work|month|year|jahr|kraft|gesell|meister))",
    re.IGNORECASE,
)
# "3.000 € monatlich für die Bezahlung von Hilfskräften": a budget for others.
_FOR_OTHERS = re.compile(
    r"[^.;,€\d]{0,30}\b(?:für|for) (?:die |the )?(?:bezahlung|vergütung|löhne|gehälter|entlohnung|honorare"
    r"|payment|salaries)\b",
    re.IGNORECASE,
)
# What an applicant asks for or gets elsewhere.
_ASKED = re.compile(
    r"\b(?:mein|dein|ihr)er? (?:gehalts|lohn)(?:vorstellung|wunsch|erwartung|forderung)\w*"
    r"|\b(?:your|my) (?:salary|compensation) (?:expectation|requirement)s?"
    r"|(?:desired|expected|current|previous) (?:\w+ )?(?:salary|pay)"
    r"|(?:aktuelle|bisherige|erwartete|gewünschte|letzte)[rsn]? (?:\w{0,12}gehalt|verdienst)\b",
    re.IGNORECASE,
)
_ASKED_PARTS = ("orstellung", "wunsch", "rwart", "forderung", "xpect", "equirement", "esired", "urrent", "revious")
_ASKED_PARTS_GERMAN = ("ktuelle", "isherige", "ewünscht", "letzte")


def _asked(clause: Clause) -> str | None:
    before = clause.before
    if not (holds_any(before, _ASKED_PARTS) or holds_any(before, _ASKED_PARTS_GERMAN)):
        return None
    return "an applicant asks for it" if _ASKED.search(before) else None


def _for_others(clause: Clause) -> str | None:
    return "others are paid from it" if clause.left is None and _FOR_OTHERS.match(clause.behind) else None


LEAST_RANGE = 20_000  # ranges from here on are pay of a year; what is meant for a purpose is smaller


def _purpose(clause: Clause) -> str | None:
    left = clause.left
    if clause.figure.is_range and clause.figure.size >= LEAST_RANGE:
        return None
    if (left and not is_weak(left)) or clause.right or not _PURPOSE.match(clause.behind):
        return None
    return "a purpose stands after it"


def _too_small(clause: Clause) -> str | None:
    figure = clause.figure
    if figure.is_scaled or figure.size >= LEAST:
        return None
    period = clause.period()
    return "nobody is paid so little" if figure.size < 1 or period is None or period.name == "hour" else None


LEAST_MONTH = 120  # EUR; what is less for a month is an allowance, whatever it is called


def _allowance(clause: Clause) -> str | None:
    figure, period = clause.figure, clause.period_said
    if period is None or period.name != "month" or figure.size >= LEAST_MONTH or figure.is_scaled:
        return None
    return "nobody is paid so little in a month"


def _minijob(clause: Clause) -> str | None:
    return "it is the limit of a Minijob" if is_minijob_limit(clause) else None


def _claimed_before(clause: Clause) -> str | None:
    left, right, spoken = clause.left, clause.right, clause.spoken
    if left is None or left.other is None or _is_beside(spoken, left):
        return None
    if _is_a_salary(clause, left) and (
        left.other == _BENEFIT or _BAR.subn("", spoken[spoken.rfind(left.text) :])[1] > 1
    ):
        return None  # no benefit comes to that; and a title names the branch, too
    if _is_a_wage(clause) and _NEW_CLAUSE.search(spoken[spoken.rfind(left.text) :]):
        return None
    if left.other == _OF_BUSINESS and _is_taxed(clause):
        return None  # a firm's sums are neither gross nor a person's for a month
    # A word for pay after the figure wins if it stands nearer: "im Minijob mit 450 Euro entlohnt".
    distance = len(spoken) - spoken.rfind(left.text) - len(left.text)
    if right and clause.behind.find(right.text) <= max(8, distance):
        return None
    return f"`{left.text}` before it names {left.other}"


# "50 % vom Umsatz, mindestens 14,50 € die Stunde": what is paid by the hour, beyond small extras, is a wage.
_NEW_CLAUSE = re.compile(
    r"[,;|](?!\d)|\b(?:mindestens|mind|dazu|aber"
    r"|(?:und|and)(?: du| sie| you)? (?:bekomm\w*|erh[aä]lt\w*|krieg\w*|get|earn))\b"
)
_BENEFIT, _OF_BUSINESS = "a benefit", "a sum of the business"
_BAR = re.compile(r"[|•·]| (?:I|/|//) ")
_IN_SHARES = re.compile(r"equity|stock|options|shares|aktien|beteilig|summe", re.IGNORECASE)


def _is_a_salary(clause: Clause, word: Word) -> bool:
    """Whether a range is what is paid for a year, and too much for anything that a firm gives beside."""
    low, high = clause.figure.low, clause.figure.high
    if clause.figure.currency is None or low is None or high is None or low == high or _IN_SHARES.search(word.text):
        return False
    return 30_000 <= low <= 200_000 and high <= low * 2.5


def _is_taxed(clause: Clause) -> bool:
    """Whether it is said to be gross, for a period in which somebody may earn as much."""
    period, figure = clause.period_said, clause.figure
    return (
        clause.is_gross is True
        and period is not None
        and figure.currency is not None
        and fits(period.name, figure.size)
    )


def _is_a_wage(clause: Clause) -> bool:
    period = clause.period_said
    return period is not None and period.name == "hour" and 12 <= clause.figure.size <= 150


# A number that is no money is refused first and cheaply: a posting is full of them.
_RULES: tuple[Callable[[Clause], str | None], ...] = (
    _no_money,
    _millions,
    _difference,
    _divided,
    _days,
    _duty,
    _piece,
    _too_small,
    _purpose,
    _for_others,
    _asked,
    _claimed_after,
    _minijob,
    _claimed_before,
    _allowance,
)


def _is_beside(before: str, other: Word) -> bool:
    """Whether the other money is only mentioned along with pay: `Gehalt inkl. Weihnachtsgeld: `."""
    head = before[: before.rfind(other.text)]
    beside = _BESIDE_ONLY.search(head)
    if beside is None:
        return False
    paid = last_word(head[: beside.start()])
    return paid is not None and paid.other is None
