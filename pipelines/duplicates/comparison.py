"""Whether two postings advertise one vacancy, how sure that is, and why."""

from functools import lru_cache
from typing import NamedTuple

from pipelines.duplicates import points
from pipelines.duplicates.comparable import Comparable
from pipelines.duplicates.evidence import identities, is_one_board
from pipelines.duplicates.fields import Fields, fields_of
from pipelines.duplicates.points import SAME_FROM, score_of
from pipelines.duplicates.titles import TitleLikeness, are_of_two_subjects
from pipelines.duplicates.two_texts import UNKNOWN, Texts, compare_texts, text_points
from pipelines.duplicates.vetoes import other_terms_told, vetoes

MEANINGS = {
    "same_address": "both lead to one address that has a number of its own",
    "same_reference": "both state one reference number, or one states the id of the other",
    "same_title": "the titles say the same, whatever the order, gender form, spelling or language",
    "reworded_title": "one title says more than the other and nothing else",
    "same_employer": "the employer is the same",
    "same_place": "a place of work is the same",
    "same_tasks": "the tasks are told in the same words",
    "retold_tasks": "the same tasks and profile are told in other words",
    "like_text": "the texts begin alike; the tasks could not be compared",
    "same_pay": "the pay ranges meet",
    "repost": "one board shows it again under another id",
    "agency_copy": "one of them is an agency's, which tells the other in its own name",
    "other_place": "the work is at another place",
    "other_reference": "each states a reference number of its own",
    "other_level": "the titles demand another level or another kind of employment",
    "other_terms": "only one is for a time, or the shifts differ",
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
    return concluded(a, b, fields_of(a, b))


def concluded(a: Comparable, b: Comparable, fields: Fields) -> Comparison:
    """What follows from the fields of two postings, in the order of their ids, and from their texts."""
    titles, against = fields.titles, fields.against
    # Texts are most of the cost: two that differ anyway need none.
    texts = compare_texts(a, b) if fields.may_be_known or not against else UNKNOWN
    known: list[str] = []
    if fields.may_be_known:
        known = identities(a, b, titles=titles, likeness=fields.likeness, texts=texts)
    if known:
        against = vetoes(
            a, b, is_elsewhere=fields.is_elsewhere, likeness=fields.likeness, copies=fields.copies, is_identified=True
        )
    elif titles.is_other and not is_reworded(a, b, titles=titles, texts=texts):
        against = [*against, "other_title"]
    title, employer, place, pay = fields.title, fields.employer, fields.place, fields.pay
    text = text_points(a, b, texts, fields.likeness)
    total = points.BEGIN + (title.points + employer.points + place.points + text.points + pay.points)
    score = score_of(total + fields.hours.points + fields.dates.points)
    if known:
        score = max(score, IDENTIFIED)
    beside = "agency_copy" if fields.copies and text.reason else "repost" if is_one_board(a, b) else None
    reasons = _in_order(*known, title.reason, employer.reason, place.reason, text.reason, pay.reason, beside)
    if score >= SAME_FROM and not against and not known and other_terms_told(a, b):
        against = ["other_terms"]
    is_same = not against and score >= SAME_FROM
    return Comparison(a.id, b.id, is_same, score, reasons, _in_order(*against))


@lru_cache(maxsize=4096)  # of a few names in a row there are few
def _in_order(*names: str | None) -> tuple[str, ...]:
    return tuple(sorted({name for name in names if name}))


def is_reworded(a: Comparable, b: Comparable, *, titles: TitleLikeness, texts: Texts) -> bool:
    """Whether titles that name different things are two hands' words for one vacancy, as the texts show.

    Who tells it anew words the title anew. A text that was copied with another title is a template of several
    vacancies more often, as are two on one board.
    """
    if not texts.tell_one_vacancy or is_one_board(a, b):
        return False
    return not texts.are_copied or (titles.score >= _MEANS_ALIKE and not are_of_two_subjects(a.words, b.words))


_MEANS_ALIKE = 0.4
IDENTIFIED = 0.95
"""Score of two that an address or a number shows to be one."""
