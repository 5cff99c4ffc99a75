"""The words around a figure, as far as they may speak of it."""

import re
from typing import NamedTuple

from pipelines.normalize.pay.figures import Figure
from pipelines.normalize.pay.periods import Period, period_before, period_beside, without_counts
from pipelines.normalize.pay.wording import Word, first_other, last_word
from pipelines.text import holds_any

BEFORE, AFTER = 160, 80  # letters that are looked at: enough for a clause, and a bound on the work

# Where the clause of a figure ends: what comes after is beside the pay, not the pay.
# Not within a word, which is asked first.
_CLAUSE_END = re.compile(
    r"(?!\B\w)(?:[,;|•·](?!\d)|:(?= )|[ (]?\+|\bplus\b|\bzzgl\b|\bzuzüglich\b|\bsowie\b| und | and "
    r"| & |\binkl|\bincl|\bbeziehungsweise\b|\bexkl|\bexcl|\bohne\b| mit | with | je nach |\babhängig\b"
    r"|\bdepending\b| (?:or|oder) (?=\d)|(?<!\bStd)(?<!\bmtl)(?<!\bca)[.!?] (?=(?-i:[A-ZÄÖÜ]))| - |\n"
    # A sentence that begins without a stop before it.
    r"| (?=(?-i:Our|We|You|Your|This|The|My|Are|Join|Looking"
    r"|Wir|Unser|Unsere|Du|Dein|Deine|Die|Der|Das|Als|Für|Bei)[ ][\w(]))",
    re.IGNORECASE,
)
_PARTING = re.compile(r"[,;)](?!\d)")
_GROSS = re.compile(r"brutto|\bgross\b|vor steuern|vor abzügen|before tax|pre-tax", re.IGNORECASE)
_NET = re.compile(r"netto|\bnet\b|nach steuern|after tax|auf die hand", re.IGNORECASE)
TAXED = re.compile(r"\b(?:brutto|netto|gross|net)\b", re.IGNORECASE)
_OWN = re.compile(r"^[ ]?[(]?(?:brutto|netto|gross|net)\b", re.IGNORECASE)  # of the figure before
_NEXT = re.compile(r"(?<=\w)[ ]\W*(?:brutto|netto|gross|net)\W*$", re.IGNORECASE)  # of the figure after it
_TAX_REMARK = re.compile(
    r"[ ]?\((?:brutto|netto|gross|net|(?:pro|per|im|a)[ ](?:monat|month|jahr|year))\b", re.IGNORECASE
)
_AND_MORE = re.compile(r"^[ ]?(?:und|oder) (?:mehr|aufwärts)\b", re.IGNORECASE)
_TAX_WORDS = re.compile(
    r"(?:vor|nach)(?: allen)? (?:steuern?|abzügen|abgaben)(?: (?:von|der|und) \w*(?:steuern|abgaben))?", re.IGNORECASE
)
# "Weihnachtsgeld in Höhe eines halben Monatsgehalts" is still Weihnachtsgeld.
_SHARE = re.compile(r"(?:eines|des|deines|ihres)(?: halben| vollen| ganzen)? \w*(?:gehalts|lohns)\b", re.IGNORECASE)
_RISES_TO = re.compile(
    r"(?:steigerung|erhöhung|anhebung|increase|increasing|rising)(?: \w+){0,3} (?:auf|to)\b", re.IGNORECASE
)
_ABOVE_MINIMUM = re.compile(
    r"(?:über|oberhalb|mehr als)(?: de[mns])?(?: gesetzlichen?s?)?(?: allgemeinen)? (?:mindestlohn\w*)", re.IGNORECASE
)
_AGREED_MINIMUM = re.compile(
    r"(?:kv|kollektivvertrag\w*|tarif\w*|branchen)[- ](?:mindest(?:lohn|grundlohn)\w*)", re.IGNORECASE
)


_MISLEADING = (
    "teuer",
    "bzüg",
    "bgaben",
    "indest",
    "gehalts",
    "lohns",
    "teiger",
    "höhung",
    "nhebung",
    "ncreas",
    "rising",
)


class Clause(NamedTuple):
    """A figure in its sentence and the words that may speak of it.

    `before` reaches back to the figure before it, `behind` to the next one; `after` is what of it is the same clause,
    `spoken` is `before` with the phrases resolved whose single words would mislead. `left` and `right` are the telling
    words, `period_said` the period right after the figure or between its ends.
    """

    sentence: str
    figure: Figure
    opened: int
    before: str
    behind: str
    after: str
    spoken: str
    left: Word | None
    right: Word | None
    period_said: Period | None
    is_gross: bool | None

    def period(self) -> Period | None:
        """The period that stands beside the figure or before it."""
        if self.period_said:
            return self.period_said
        start = self.figure.start
        counted = without_counts(self.sentence[max(0, start - BEFORE) : start])
        return period_before(counted[len(counted) - (start - self.opened) :], self.figure.size)

    def is_parted(self, period: Period) -> bool:
        """Whether the period stands before the figure and a comma between: "300 Fälle im Jahr, Forderungen bis"."""
        if self.period_said or not period.wording:
            return False
        place = self.before.rfind(period.wording)
        return place >= 0 and _PARTING.search(self.before, place + len(period.wording)) is not None

    def reach(self, word: Word) -> int:
        """Where a word after the figure ends in the sentence."""
        return self.figure.end + self.behind.find(word.text) + len(word.text)


def clause_of(sentence: str, figure: Figure, *, opened: int, claimed: tuple[int, int], until: int) -> Clause:
    """The clause of a figure.

    `opened` is where its words begin, `until` where the next figure does. `claimed` is where an earlier figure and the
    word after it that claimed it begin and end: they are left out.
    """
    start, end = claimed
    before = sentence[max(opened, end) : figure.start]
    before = _OWN.sub("", before) if opened else before
    if start < end:
        before = sentence[max(0, start - BEFORE) : start] + before
    behind = _AND_MORE.sub(" ", sentence[figure.end : min(until, figure.end + AFTER)], count=1)
    ends = _CLAUSE_END.search(behind)
    after = behind[: ends.start()] if ends else behind
    if "(" in after and ")" not in after and not _TAX_REMARK.match(after):
        after = after[: after.index("(")]
    spoken = before
    if holds_any(before, _MISLEADING):
        spoken = _RISES_TO.sub(" ", _SHARE.sub(" ", _TAX_WORDS.sub(" ", before)))
        spoken = _AGREED_MINIMUM.sub("Mindestentgelt", _ABOVE_MINIMUM.sub(" ", spoken))
    inside = sentence[figure.start : figure.end] if figure.is_range else ""
    return Clause(
        sentence,
        figure,
        opened,
        before,
        behind,
        after,
        spoken,
        last_word(spoken),
        _right(after),
        (period_beside(without_counts(after), figure.size) if after else None)
        or (period_beside(inside, figure.size) if inside else None),
        _is_gross(
            _NEXT.sub("", after) if len(after) == until - figure.end and until < len(sentence) else after, before
        ),
    )


def _right(after: str) -> Word | None:
    """The telling word after a figure; gross, net and the period tell nothing."""
    rest = TAXED.sub(" ", after)
    word = first_other(rest)
    pay = last_word(rest[: rest.find(word.text)] if word else rest)
    return Word(pay.text, None) if pay and not pay.other else word


def _is_gross(*texts: str) -> bool | None:
    """Gross or net, as the first of the texts says that says it."""
    for text in texts:
        gross, net = _GROSS.search(text), _NET.search(text)
        if gross or net:
            return bool(gross and (net is None or gross.start() < net.start()))
    return None
