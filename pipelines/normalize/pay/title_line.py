"""Titles of jobs that hold the pay without a word for it: `Teamleitung (m/w/d) | Potsdam | bis 60.000 €`."""

import re

from pipelines.normalize.pay.clause import Clause
from pipelines.normalize.pay.wording import AROUND, ROLES

LONGEST = 160  # letters
_GENDERS = re.compile(
    r"[(\[](?:[mwfdxisg]|div\.?)(?:[ ]?[/|,*][ ]?(?:[mwfdxisg]|div\.?|gn)){1,4}[)\]]|[(\[](?:all genders?|gn)[)\]]",
    re.IGNORECASE,
)
_PART = re.compile(r"[,|:·]|- ")
_BRACKET_ENDS = re.compile(r"[ ]?(?:€|EUR)?[)\]]")
# Up to five words in capitals: verbs are none, and after one it is a sentence.
_TITLE = re.compile(
    r"(?<![^ ])(?:(?:[A-ZÄÖÜ][\w/&*:-]{0,40}|of|für|im|in|and|und|&|-)[ ]){0,4}[A-ZÄÖÜ][\w/&*:-]{0,40}$"
)
# A capital I and a slash between blanks stand for the stroke.
_BARS = re.compile(r"[|•·]| (?:I|/|//|-|--) ")
_TAIL = re.compile(
    r"[ ]?(?:(?:/[ ]?|pro |per |im |a )(?:Monat|Jahr|month|year|Std\.?|Stunde|h|hour)\b)?"
    r"[ ]?(?:\(?(?:brutto|gross|p\.? ?a\.?|VB|VHB|all[- ]in|negotiable)\)?\.?)?[ ]?[!.*)]{0,3}(?:$|\+)",
    re.IGNORECASE,
)


def of_title(clause: Clause) -> str | None:
    """Why a figure is the pay of a title that it stands in, None if it is not seen to be."""
    figure = clause.figure
    is_hourly = figure.currency is not None and 13 <= figure.size <= 60
    if (is_hourly or 1_500 <= figure.size <= 200_000) and _ends_title(clause):
        return "the title of the job ends with it"
    if figure.is_scaled and 15_000 <= figure.size <= 250_000 and _in_brackets(clause):
        return "the title of a job has it in brackets"
    if 1_800 <= figure.size <= 250_000 and (figure.currency or figure.is_scaled) and _fills_part(clause):
        return "it fills a part of the title of a job"
    return None


def _ends_title(clause: Clause) -> bool:
    """Whether nothing but the sum follows the title of a job: `Teamleitung (m/w/d) ab 3.800 €`."""
    if ")" not in clause.before and "]" not in clause.before:
        return False
    mark = next(reversed(list(_GENDERS.finditer(clause.before))), None)
    if mark is None or len(clause.sentence) > 120:
        return False
    return AROUND.hold_all(_PART.split(clause.before[mark.end() :])[-1])


def _in_brackets(clause: Clause) -> bool:
    """Whether a range or an open end fills the brackets behind the title of a job: `Service Manager (60-72k) - Remote`.

    A single sum might as well be a number of followers or tickets.
    """
    figure, sentence = clause.figure, clause.sentence
    start = max(clause.before.rfind("("), clause.before.rfind("["))
    if start < 0 or figure.low == figure.high or len(sentence) > 120 or sentence.rstrip().endswith((".", "!", "?")):
        return False
    head, inside = clause.before[:start], clause.before[start + 1 :]
    if _BRACKET_ENDS.match(clause.behind) is None or not AROUND.hold_all(inside):
        return False
    return _ends_with_role(head)


def _ends_with_role(head: str) -> bool:
    title = _TITLE.search(_GENDERS.sub("", head).rstrip(" -|,"))
    return title is not None and ROLES.found_in(title[0])


def _fills_part(clause: Clause) -> bool:
    """Whether the sum stands alone between bars: `Lohnbüro I Teltow I ab 42.000 €`.

    A single sum between bars needs the name of a job before it; a range or an open end of a year's size needs none.
    """
    figure, before, behind = clause.figure, clause.before, clause.behind
    if len(clause.sentence) > LONGEST:
        return False
    bars, bar = list(_BARS.finditer(before)), _BARS.search(behind)
    if not AROUND.hold_all(before[bars[-1].end() :] if bars else before):
        return False
    if _TAIL.match(behind[: bar.start()] if bar else behind) is None:
        return False
    head = before[: bars[-1].start()] if bars else ""
    if not head.strip():  # the title comes after the sum
        rest = behind[bar.end() :] if bar else ""
        return bool(_GENDERS.search(rest)) or any(_ends_with_role(part) for part in _BARS.split(rest))
    if figure.low != figure.high and figure.size >= 20_000 and (len(bars) > 1 or bar):
        return True
    return bool(_GENDERS.search(head)) or any(_ends_with_role(part) for part in _BARS.split(head))
