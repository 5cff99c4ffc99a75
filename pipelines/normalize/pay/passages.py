"""Where a text may name a sum: the sentences worth reading, each with what stands above it."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pipelines.normalize.pay.bare_numbers import has_plain_numbers_only
from pipelines.normalize.pay.glued import unglued
from pipelines.normalize.pay.number_words import may_spell
from pipelines.normalize.pay.numbered_lines import NumberedLine, numbered_line, numbered_lines
from pipelines.normalize.pay.wording import first_other, last_word
from pipelines.text import holds_any, plain

LONGEST_HEADING = 45  # letters, unless a colon says that something follows
LONGEST = 1_500  # letters; a sentence that goes on longer is cut into pieces

_OPENERS = frozenset(("von", "ab", "bis", "bis zu", "mindestens", "maximal", "from", "up to", "to", "min.", "max."))
_BULLETS = " *-•·✓✔✅►▪➤→#"
_STOP = re.compile(r"[.!?](?:[ ]+(?=[A-ZÄÖÜ€\"„(*-])|(?<=[A-Za-zäöüß][a-zäöüß]{3}[.!?])[ ]+(?=\d))")
_NO_STOP = re.compile(
    r"(?:(?<![\d.,])\d{1,2}|\b(?:ca|inkl|exkl|incl|excl|approx|avg|est|resp|Sr|Jr|stud|wiss|staatl|kaufm|techn|päd|exam|zzgl|bzw|mtl|max|mind|min|lt|gem"
    r"|(?<!/)(?<!/ )Std|[a-zP]|[pP]\. ?[aAmMjJ]|z\. ?B|d\. ?h"
    r"|monatl|jährl|Fr|Tsd|Mio|Nr|Abs|(?:\w{0,10}\.?)?[gG]r|Entg|Bes|vgl|ggf|evtl|durchschn|zuzgl|entspr))$"
)
_BLANKS = re.compile(" {2,}")
_ESCAPED = re.compile(r"\\(?=[^\w\s])")  # Markdown: "3\\.200 €"
_SUM = re.compile(r"\d[ ]?(?:€|EUR|Euro)|€[ ]?\d")  # a line with a sum speaks for itself, not for what is below
_RULE = re.compile(r"[\s\-=_*#~]*")
_LABEL = re.compile(
    r"(?:aktuelles |jährliches |monatliches )?(?:brutto)?(?:gehalt|gehaltsspanne|gehaltsrahmen|vergütung|lohn|entgelt"
    r"|verdienst|bezahlung|salary|salary range|pay|compensation|stundenlohn|monatsgehalt|jahresgehalt|bruttogehalt)"
    r"[ ]?(?:\([^)]{0,30}\))?[ ]?:",
    re.IGNORECASE,
)


class Passage(NamedTuple):
    """A sentence with plain blanks and hyphens, the text above it, and whether its line is a `Gehalt: ...`."""

    sentence: str
    above: str
    is_label: bool


def passages(text: str, *, with_counts: bool = True) -> Iterator[Passage]:
    r"""The sentences of a text that may name a sum. `with_counts`: also those of lines that have counts only.

    >>> [found.sentence for found in passages("Seit 1990 in Potsdam.\nWir zahlen gut. Es gibt 3.000 € im Monat.")]
    ['Es gibt 3.000 € im Monat.']
    """
    for numbered in _lines(text):
        if not numbered.may_name_pay:
            continue
        start, line = numbered.start, plain(numbered.text)
        if "  " in line:
            line = _BLANKS.sub(" ", line)
        if "**" in line or "\\" in line:  # Markdown: bold print and escapes
            line = _ESCAPED.sub("", line.replace("**", ""))
        elif not (with_counts or numbered.has_currency or len(line) > LONGEST) and has_plain_numbers_only(line):
            continue
        line = unglued(line)
        is_label = len(line) < 120 and ":" in line and _LABEL.match(line.lstrip(_BULLETS)) is not None
        above = _above(text, start) or _above_list(text, start)
        if above and above.strip(" :").casefold() in _OPENERS:
            line, above = f"{above.strip(' :')} {line.lstrip()}", ""
        if len(line) <= LONGEST and not _may_stop(line):  # most lines, without a generator for them
            yield Passage(line, above, is_label)
            continue
        pieces = list(sentences_of(line))
        for sentence in pieces:
            if len(pieces) == 1 or numbered_line(0, sentence).may_name_pay:
                yield Passage(sentence, above, is_label)
            above = sentence[-120:]


def _lines(text: str) -> Iterable[NumberedLine]:
    """The lines with a number, in digits or in words."""
    numbered = numbered_lines(text)
    if not may_spell(text):
        return numbered
    starts = {line.start for line in numbered}
    spelled = (line for line in _all_lines(text) if line[0] not in starts and may_spell(line[1]))
    return sorted((*numbered, *(numbered_line(*line) for line in spelled)))


def _all_lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def sentences_of(line: str) -> Iterator[str]:
    """The sentences of a line; abbreviations and numbers do not end one.

    >>> list(sentences_of("Gehalt inkl. Zulagen. Urlaub auch."))
    ['Gehalt inkl. Zulagen. ', 'Urlaub auch.']
    """
    start = 0
    stops = [found.end() for found in _STOP.finditer(line)] if _may_stop(line) else []
    if len(line) > LONGEST_LINE and holds_any(line, _ITEM_STOPS):
        stops = sorted({*stops, *(found.start() for found in _ITEM_STOP.finditer(line))})
    elif len(signs := [found.start() for found in _SIGN.finditer(line)]) > 1:
        stops = sorted({*stops, *signs})
    for stop in (*stops, len(line)):
        if stop < len(line) and _NO_STOP.search(line[max(start, stop - 12) : stop].rstrip(".!? ")):
            continue
        for piece in range(start, stop, LONGEST):
            yield line[piece : min(stop, piece + LONGEST)]
        start = stop


def _may_stop(line: str) -> bool:
    if holds_any(line, (". ", "! ", "? ")) or (len(line) > LONGEST_LINE and holds_any(line, _ITEM_STOPS)):
        return True
    return _SIGN.search(line) is not None


LONGEST_LINE = 200  # letters; what is longer and has bullets is a list whose breaks were lost
_ITEM_STOPS = ("•", "·", "✓", "✔", "✅", "►", "▪", "➤", " - ")
_SIGN = re.compile("[\u2600-\u27bf\U0001f300-\U0001faff]")  # little pictures and ticks, before each item
_ITEM_STOP = re.compile("[•·✓✔✅►▪➤]| - (?=[A-ZÄÖÜ][a-zäöüß])")


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
            is_heading = len(line) <= LONGEST_HEADING or line.rstrip().endswith(":")
            return plain(line) if is_heading and not is_item and not _SUM.search(line) else ""
    return ""


MOST_ITEMS = 8  # that are looked up over for the heading of a list
LONGEST_ITEM = 160  # letters


def _above_list(text: str, start: int) -> str:
    """The heading of the list that an item stands in, if it says that all of them are pay: `Gehalt:`."""
    if text[start : start + 4].lstrip()[:1] not in _ITEMS:
        return ""
    for _ in range(MOST_ITEMS):
        if start <= 0:
            return ""
        end = start - 1
        start = text.rfind("\n", max(0, end - LONGEST_ITEM), end) + 1
        line = text[start:end]
        if line.lstrip()[:1] not in _ITEMS and line.strip():
            is_heading = len(line) <= LONGEST_HEADING or line.rstrip().endswith(":")
            word = last_word(line) if is_heading else None
            is_pay = word is not None and word.other is None and first_other(line) is None
            return plain(line) if is_pay and not _SUM.search(line) else ""
    return ""


_ITEMS = ("*", "-", "•", "·", "–")
