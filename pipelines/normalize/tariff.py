"""Pay groups of collective agreements, looked up in the tables of the day."""

import datetime as dt
import re
from typing import NamedTuple

from pipelines.data import table
from pipelines.text import one_line, sentences


class Grade(NamedTuple):
    """A pay group as a posting names it; EUR a month where the table is unambiguous."""

    text: str
    agreement: str | None
    group: str
    month_min_eur: float | None = None
    month_max_eur: float | None = None
    flags: tuple[str, ...] = ()


_ROWS: dict[tuple[str, str], list[dict[str, str]]] = {}
for _row in table("pay/tariff_ranges.csv"):
    _ROWS.setdefault((_row["agreement"], _row["group"]), []).append(_row)

# As postings spell them; a TVöD without its part may be either of two.
_AGREEMENTS = {"VKA": "TVöD-VKA", "Bund": "TVöD-Bund", "L": "TV-L", "V": "TV-V"}
_HINTS = ("ntgeltgruppe", "EG ", "EG9", "EG1", "E 1", "E 5", "E 6", "E 7", "E 8", "E 9", "E9", "E1", "Entg", "TV")
_NAME = re.compile(
    r"\bTV[öÖ]D(?:[ \-/(]{0,3}(?P<part>VKA|Bund)\b)?|\bTV[- ]?(?P<other>[LV])\b"
    r"|\b(?P<foreign>AVR\w*|TV-H|BAT|IG Metall)\b"
)
_GROUP = re.compile(
    r"\b(?:Entgeltgruppen?|Entg\.?[- ]?Gr\.?|EG|E)[ .]{0,2}(?P<low>\d{1,2}) ?(?P<a>[abcÜ]?)\b"
    r"(?: ?(?:-|bis|/|oder|und) ?(?:zur? )?(?:Entgeltgruppe |EG ?|E ?)?(?P<high>\d{1,2}) ?(?P<b>[abcÜ]?)\b)?"
)
_ANALOGY = re.compile(r"Anlehnung an|angelehnt|vergleichbar|analog")


def find_grade(description: str, *, day: dt.date) -> Grade | None:
    """The first pay group of a text with the figures of its agreement's table on `day`.

    The figures run from the first step of the lower group to the last step of the upper one. They stay null,
    with a flag, where the agreement is not named (`tariff_unknown`), its part is not (`tariff_ambiguous`, unless
    both parts pay the same), pay only follows it (`tariff_by_analogy`) or the table has ended
    (`tariff_table_expired`).

    >>> grade = find_grade("Die Stelle ist mit Entgeltgruppe 9b TVöD-VKA bewertet.", day=dt.date(2026, 11, 24))
    >>> grade.agreement, grade.group, grade.month_min_eur, grade.month_max_eur
    ('TVöD-VKA', 'E 9b', 3779.84, 5313.37)
    """
    if not _hints(description):
        return None
    for line in sentences(description, _hints):
        found = _GROUP.search(line)
        named = _NAME.search(line)
        if found and (named or "ntgeltgruppe" in line or "EG" in found[0]) and 1 <= int(found["low"]) <= 15:
            return _grade(line, found, named, day)
    return None


def _hints(text: str) -> bool:
    return any(hint in text for hint in _HINTS)


def _grade(line: str, found: re.Match[str], named: re.Match[str] | None, day: dt.date) -> Grade:
    text = one_line(line)[:300]
    low = f"E {int(found['low'])}{found['a']}"
    high = f"E {int(found['high'])}{found['b']}" if found["high"] else low
    group = low if low == high else f"{low}-{high}"
    if named is None or named["foreign"]:
        return Grade(text, named["foreign"] if named else None, group, flags=("tariff_unknown",))
    part = named["part"] or named["other"]
    parts = [_AGREEMENTS[part]] if part else ["TVöD-VKA", "TVöD-Bund"]
    agreement = parts[0] if part else "TVöD"
    if _ANALOGY.search(line):
        return Grade(text, agreement, group, flags=("tariff_by_analogy",))
    spans = {(month_span(name, low, day), month_span(name, high, day)) for name in parts}
    if len(spans) > 1:
        return Grade(text, agreement, group, flags=("tariff_ambiguous",))
    ((first, last),) = spans
    if first is None or last is None:
        known = all((name, one) in _ROWS for name in parts for one in (low, high))
        return Grade(text, agreement, group, flags=("tariff_table_expired" if known else "tariff_unknown",))
    return Grade(text, agreement, group, first[0], last[1])


def month_span(agreement: str, group: str, day: dt.date) -> tuple[float, float] | None:
    """First and last step of a pay group by the table of `day`, EUR gross a month at full time; None if unknown.

    >>> month_span("TVöD-VKA", "E 9b", dt.date(2026, 11, 24))
    (3779.84, 5313.37)
    """
    iso = day.isoformat()
    for row in _ROWS.get((agreement, group), ()):
        if row["valid_from"] <= iso <= (row["valid_to"] or "9999"):
            return float(row["month_min_eur"]), float(row["month_max_eur"])
    return None
