"""Whether two postings advertise one vacancy, how sure that is, and why."""

from typing import NamedTuple

from pipelines.duplicates.comparable import Comparable
from pipelines.duplicates.evidence import (
    compare_texts,
    date_evidence,
    employer_evidence,
    identities,
    is_copy,
    pay_evidence,
    place_evidence,
    text_evidence,
    title_evidence,
)
from pipelines.duplicates.vetoes import vetoes

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
    "agency_copy": "one of them is an agency's, which tells the other in its own name",
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
    texts = compare_texts(a, b)
    titles, title = title_evidence(a, b)
    employer = employer_evidence(a, b, texts=texts)
    place = place_evidence(a, b)
    text = text_evidence(a, b, texts)
    pay = pay_evidence(a, b)
    dates = date_evidence(a, b)
    known = identities(a, b, titles=titles, texts=texts)
    copies = is_copy(a, b)

    against = sorted(vetoes(a, b, titles=titles, is_identified=bool(known), copies=copies))
    score = weighed(title.score, employer.score, place.score, text.score) + pay.score + dates.score
    score = round(min(1.0, max(0.0, score, 0.95 if known else 0.0)), 3)
    reasons = {*known, *(found.reason for found in (title, employer, place, text, pay) if found.reason)}
    if copies and text.reason:
        reasons.add("agency_copy")
    elif a.source and a.source == b.source:
        reasons.add("repost")
    is_same = not against and score >= SAME_FROM
    return Comparison(a.id, b.id, is_same, score, tuple(sorted(reasons)), tuple(against))


def weighed(title: float, employer: float, place: float, text: float) -> float:
    """The likeness of two postings that nothing identifies, before pay and dates correct it."""
    return 0.40 * title + 0.25 * employer + 0.15 * place + 0.20 * text
