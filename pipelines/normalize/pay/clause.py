"""The words around a figure, as far as they may speak of it."""

import re
from dataclasses import dataclass
from functools import cached_property

from pipelines.normalize.pay.figures import Figure
from pipelines.normalize.pay.periods import Period, period_before, period_beside, without_counts
from pipelines.normalize.pay.wording import Word, first_other, last_word

BEFORE, AFTER = 160, 80  # letters that are looked at: enough for a clause, and a bound on the work

# Where the clause of a figure ends: what comes after is beside the pay, not the pay.
_CLAUSE_END = re.compile(
    r"[,;|•·](?!\d)|:(?= )|[ (]\+|\bplus\b|\bzzgl\b|\bzuzüglich\b|\bsowie\b| und | and "
    r"| & |\binkl|\bincl|\bexkl|\bexcl|\bohne\b| mit | with | je nach |\babhängig\b"
    r"|\bdepending\b| (?:or|oder) (?=\d)|[.!?] (?=[A-ZÄÖÜ])| - |\n",
    re.IGNORECASE,
)
_GROSS = re.compile(r"brutto|\bgross\b|vor steuern|vor abzügen|before tax|pre-tax", re.IGNORECASE)
_NET = re.compile(r"netto|\bnet\b|nach steuern|after tax|auf die hand", re.IGNORECASE)
TAXED = re.compile(r"\b(?:brutto|netto|gross|net)\b", re.IGNORECASE)
_AND_MORE = re.compile(r"^[ ]?(?:und|oder) (?:mehr|aufwärts)\b", re.IGNORECASE)
_TAX_WORDS = re.compile(r"(?:vor|nach) (?:steuern?|abzügen|abgaben)", re.IGNORECASE)
_ABOVE_MINIMUM = re.compile(
    r"(?:über|oberhalb|mehr als)(?: de[mns])?(?: gesetzlichen?s?)?(?: allgemeinen)? (?:mindestlohn\w*)", re.IGNORECASE
)
_AGREED_MINIMUM = re.compile(
    r"(?:kv|kollektivvertrag\w*|tarif\w*|branchen)[- ](?:mindest(?:lohn|grundlohn)\w*)", re.IGNORECASE
)


@dataclass(frozen=True)
class Clause:
    """A figure in its sentence.

    `claimed` is where the words that an earlier figure of the sentence has used up begin and end, `until` where the
    next figure begins.
    """

    sentence: str
    figure: Figure
    opened: int
    claimed: tuple[int, int]
    until: int

    @cached_property
    def before(self) -> str:
        """What stands before the figure; without the earlier figure that was claimed by a word after it."""
        start, end = self.claimed
        if start == end:
            return self.sentence[self.opened : self.figure.start]
        return self.sentence[max(0, start - BEFORE) : start] + self.sentence[max(self.opened, end) : self.figure.start]

    @cached_property
    def behind(self) -> str:
        """What stands after the figure, up to the next one."""
        behind = self.sentence[self.figure.end : min(self.until, self.figure.end + AFTER)]
        return _AND_MORE.sub(" ", behind, count=1)

    @cached_property
    def after(self) -> str:
        """What stands after the figure in its clause."""
        ends = _CLAUSE_END.search(self.behind)
        after = self.behind[: ends.start()] if ends else self.behind
        return after[: after.index("(")] if "(" in after and ")" not in after else after

    @cached_property
    def spoken(self) -> str:
        """The text before with the phrases resolved whose single words would mislead."""
        spoken = _TAX_WORDS.sub(" ", self.before)
        return _AGREED_MINIMUM.sub("Mindestentgelt", _ABOVE_MINIMUM.sub(" ", spoken))

    @cached_property
    def left(self) -> Word | None:
        """The telling word before the figure."""
        return last_word(self.spoken)

    @cached_property
    def right(self) -> Word | None:
        """The telling word after the figure; gross, net and the period tell nothing."""
        rest = TAXED.sub(" ", self.after)
        word = first_other(rest)
        pay = last_word(rest[: rest.find(word.text)] if word else rest)
        return Word(pay.text, None) if pay and not pay.other else word

    @cached_property
    def period_said(self) -> Period | None:
        """The period that stands right after the figure, or between its ends."""
        inside = self.sentence[self.figure.start : self.figure.end] if self.figure.is_range else ""
        return period_beside(self.after) or period_beside(inside)

    @cached_property
    def period(self) -> Period | None:
        """The period that stands beside the figure or before it."""
        if self.period_said:
            return self.period_said
        counted = without_counts(self.sentence[max(0, self.figure.start - BEFORE) : self.figure.start])
        return period_before(counted[len(counted) - (self.figure.start - self.opened) :], self.figure.size)

    @cached_property
    def is_gross(self) -> bool | None:
        """Gross or net, as the words nearest to the figure say."""
        for text in (self.after, self.before[-60:]):
            gross, net = _GROSS.search(text), _NET.search(text)
            if gross or net:
                return bool(gross and (net is None or gross.start() < net.start()))
        return None

    def reach(self, word: Word) -> int:
        """Where a word after the figure ends in the sentence."""
        return self.figure.end + self.behind.find(word.text) + len(word.text)
