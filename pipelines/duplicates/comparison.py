"""Whether two postings advertise one vacancy, how sure that is, and why."""

from typing import NamedTuple

from pipelines.duplicates.comparable import Comparable
from pipelines.duplicates.tasks import likeness
from pipelines.duplicates.titles import compare_titles
from pipelines.duplicates.vetoes import likeness_of_employers, vetoes

SAME_FROM = 0.75
"""Score from which two postings are one vacancy, if no veto speaks against it."""

MEANINGS = {
    "same_address": "both lead to one address that has a number of its own",
    "same_reference": "both state one reference number, or one states the id of the other",
    "same_title": "the titles say the same, whatever the order, gender form, spelling or language",
    "reworded_title": "one title says more than the other and nothing else",
    "same_employer": "the employer is the same",
    "same_place": "a place of work is the same",
    "same_tasks": "the tasks are told in the same words",
    "like_text": "the texts begin alike; the tasks could not be compared",
    "same_pay": "the pay ranges meet",
    "repost": "one board shows it again under another id",
    "agency_copy": "one of them is an agency's, which does not name the employer",
    "other_place": "the work is at another place",
    "other_reference": "each states a reference number of its own",
    "other_level": "the titles demand another level or another kind of employment",
    "other_title": "each title names something that the other does not",
    "other_employer": "the employers differ and none of them is an agency",
}
"""Every reason and every veto in words."""


class Comparison(NamedTuple):
    """What the comparison of two postings says; a row of the table `links` but for the day.

    `left_id` is before `right_id` in the order of text. `reasons` and `vetoes` are sorted names, `MEANINGS` says
    each in words. A comparison with a veto is never the same vacancy, whatever its score.
    """

    left_id: str
    right_id: str
    is_same: bool
    score: float
    reasons: tuple[str, ...] = ()
    vetoes: tuple[str, ...] = ()

    def in_words(self) -> str:
        """One sentence for a person.

        >>> Comparison("a", "b", False, 0.9, ("same_employer",), ("other_place",)).in_words()
        'Not one vacancy: the work is at another place. Score 0.90: the employer is the same.'
        """
        verdict = "One vacancy" if self.is_same else "Not one vacancy"
        against = f": {'; '.join(MEANINGS[veto] for veto in self.vetoes)}" if self.vetoes else ""
        because = f": {'; '.join(MEANINGS[reason] for reason in self.reasons)}" if self.reasons else ""
        return f"{verdict}{against}. Score {self.score:.2f}{because}."


def compare(a: Comparable, b: Comparable) -> Comparison:
    """Whether two postings advertise one vacancy; the order of the two does not matter.

    >>> row = {"title": "Leiter Kundenservice (m/w/d)", "employer_key": "havel", "city": "Potsdam"}
    >>> here = Comparable.from_row({**row, "posting_id": "one:1"})
    >>> there = Comparable.from_row({**row, "posting_id": "two:7", "title": "Leitung Kundenservice"})
    >>> compare(there, here).is_same, compare(there, here).reasons
    (True, ('same_employer', 'same_place', 'same_title'))
    >>> compare(here, Comparable.from_row({**row, "posting_id": "two:8", "city": "Cottbus"})).vetoes
    ('other_place',)
    """
    if b.id < a.id:
        a, b = b, a
    if a.id and a.id == b.id:
        return Comparison(a.id, b.id, is_same=True, score=1.0)
    reasons = []
    identified = _identified(a, b)
    reasons += identified
    titles = compare_titles(a.words, b.words)
    if titles.score >= 0.95:
        reasons.append("same_title")
    elif not titles.is_other:
        reasons.append("reworded_title")
    employer = likeness_of_employers(a, b)
    copies = not employer and (a.is_agency or b.is_agency)
    against = sorted(vetoes(a, b, titles=titles, is_identified=bool(identified), copies=copies))

    place, place_reason = _place(a, b)
    text, text_reason = _text(a, b)
    if employer:
        reasons.append("same_employer")
        needs_text = a.is_agency or b.is_agency
        if needs_text and text is not None and text < 0.5:
            employer = 0.2
    else:
        # Nobody says that the employers are one: then the texts must.
        employer = 0.6 if text is not None and text >= 0.5 else 0.2
    if copies:
        reasons.append("agency_copy")
    elif a.source and a.source == b.source:
        reasons.append("repost")
    reasons += [reason for reason in (place_reason, text_reason) if reason]

    # Openings are boilerplate: alike, they say little for one employer's postings.
    credit = 0.6 if text is None else text if text_reason != "like_text" or not _one_employer(a, b) else min(text, 0.6)
    if text is not None and text_reason is None and a.tasks_text and b.tasks_text and text < 0.05:
        credit = -0.5
    score = 0.40 * titles.score + 0.25 * employer + 0.15 * place + 0.20 * credit
    score += _pay(a, b, reasons) + _dates(a, b)
    if identified:
        score = max(score, 0.95)
    score = round(min(1.0, max(0.0, score)), 3)
    is_same = not against and score >= SAME_FROM
    return Comparison(a.id, b.id, is_same, score, tuple(sorted(reasons)), tuple(against))


def _identified(a: Comparable, b: Comparable) -> list[str]:
    found = []
    if set(a.addresses) & set(b.addresses):
        found.append("same_address")
    mine = {one.number for one in a.references} | ({a.native_id} if a.native_id else set())
    theirs = {one.number for one in b.references} | ({b.native_id} if b.native_id else set())
    if any(len(number) >= 4 for number in mine & theirs) and (
        _one_employer(a, b) or not (a.employer_key and b.employer_key)
    ):
        found.append("same_reference")
    return found


def _one_employer(a: Comparable, b: Comparable) -> bool:
    return likeness_of_employers(a, b) > 0


def _place(a: Comparable, b: Comparable) -> tuple[float, str | None]:
    if not a.cities and not b.cities:
        return (1.0, "same_place") if a.country and a.country == b.country else (0.8, None)
    if not a.cities or not b.cities:
        return 0.3, None
    return 1.0, "same_place"


def _text(a: Comparable, b: Comparable) -> tuple[float | None, str | None]:
    """Likeness of the tasks, else of the openings; `None` if there is nothing to compare."""
    if a.language and b.language and a.language != b.language:
        return None, None
    if a.tasks_text and b.tasks_text and min(len(a.tasks_text), len(b.tasks_text)) >= _ENOUGH:
        found = likeness(a.tasks_text, b.tasks_text)
        return found, "same_tasks" if found >= 0.5 else None
    one, other = a.opening_text or a.tasks_text, b.opening_text or b.tasks_text
    if not one or not other:
        return None, None
    found = likeness(one, other)
    return found, "like_text" if found >= 0.5 else None


_ENOUGH = 80  # characters of tasks; of fewer, a text that was cut, the openings say more


def _pay(a: Comparable, b: Comparable, reasons: list[str]) -> float:
    mine = (a.pay_min or a.pay_max, a.pay_max or a.pay_min)
    theirs = (b.pay_min or b.pay_max, b.pay_max or b.pay_min)
    if mine[0] is None or mine[1] is None or theirs[0] is None or theirs[1] is None:
        return 0.0
    if mine[0] <= theirs[1] and theirs[0] <= mine[1]:
        reasons.append("same_pay")
        return 0.03
    apart = max(mine[0], theirs[0]) / min(mine[1], theirs[1])
    return -0.05 if apart > 1.1 else 0.0


def _dates(a: Comparable, b: Comparable) -> float:
    if not a.posted_on or not b.posted_on:
        return 0.0
    days = abs((a.posted_on - b.posted_on).days)
    return -0.12 if days > 400 else -0.04 if days > 150 else 0.0
