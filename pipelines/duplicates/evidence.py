"""What speaks for one vacancy, field by field: how much, and the reason by name."""

from typing import NamedTuple

from pipelines.duplicates.comparable import Comparable
from pipelines.duplicates.employers import likeness_of_employers
from pipelines.duplicates.tasks import likeness
from pipelines.duplicates.titles import SAME_WORDS, TitleLikeness, compare_titles
from pipelines.duplicates.vetoes import other_place

ALIKE = 0.5
"""Likeness from which two texts are told in the same words."""
_ENOUGH = 80  # characters of tasks; of fewer, a text that was cut, the openings say more
_SHORTEST_NUMBER = 4


class Evidence(NamedTuple):
    """A field's likeness from 0 to 1 and the reason that it gives, if any."""

    score: float
    reason: str | None = None


class Texts(NamedTuple):
    """Likeness of two texts, `None` if they cannot be compared, and whether the tasks were compared."""

    score: float | None
    are_tasks: bool
    are_translations: bool = False


def identities(a: Comparable, b: Comparable, *, titles: TitleLikeness, texts: Texts) -> list[str]:
    """Reasons by which two postings are known to be one: an address or a number that both have.

    Where the titles name different things, so must the texts confirm it, or be in two languages: some systems put
    the number of the employer into every address.
    """
    is_confirmed = texts.are_translations or (texts.score is not None and texts.score >= ALIKE / 2)
    if titles.is_other and not is_confirmed:
        return []
    found = []
    if share_an_address(a, b):
        found.append("same_address")
    if share_a_number(a, b) and (likeness_of_employers(a.employer, b.employer) or not (a.employer and b.employer)):
        found.append("same_reference")
    return found


def share_an_address(a: Comparable, b: Comparable) -> bool:
    """Whether both lead to one address that only leads to one posting."""
    return any(map(b.addresses.__contains__, a.addresses))


def share_a_number(a: Comparable, b: Comparable) -> bool:
    """Whether a number that is long enough, a reference or a board's id, is stated by both."""
    if a.native_id and a.native_id == b.native_id and len(a.native_id) >= _SHORTEST_NUMBER:
        return True
    if not a.references and not b.references:
        return False
    mine = {one.number for one in a.references} | ({a.native_id} if a.native_id else set())
    theirs = {one.number for one in b.references} | ({b.native_id} if b.native_id else set())
    return any(len(number) >= _SHORTEST_NUMBER for number in mine & theirs)


def title_evidence(a: Comparable, b: Comparable) -> tuple[TitleLikeness, Evidence]:
    """How alike the titles are; one board lists two vacancies side by side more often than it rewords one."""
    titles = SAME_WORDS if a.words is b.words else compare_titles(a.words, b.words)
    if titles.is_other:
        return titles, Evidence(titles.score)
    if titles.score >= 0.95:
        return titles, Evidence(titles.score, "same_title")
    is_one_board = bool(a.source and a.source == b.source)
    return titles, Evidence(min(titles.score, 0.55) if is_one_board else titles.score, "reworded_title")


def employer_evidence(a: Comparable, b: Comparable, *, texts: Texts) -> Evidence:
    """How sure the employer is one. Where nobody says so, and of an agency's many clients, the texts must."""
    likeness = likeness_of_employers(a.employer, b.employer)
    is_told_alike = texts.score is not None and texts.score >= ALIKE
    if not likeness:
        return Evidence(_TOLD_ALIKE if is_told_alike else 0.2)
    is_agencys = is_agency(a) or is_agency(b)
    return Evidence(0.2 if is_agencys and texts.score is not None and not is_told_alike else likeness, "same_employer")


def most_of_employers(likeness: float) -> float:
    """What `employer_evidence` gives if the texts are alike: it never gives more."""
    return likeness or _TOLD_ALIKE


def is_agency(one: Comparable) -> bool:
    """Whether its name, its board or its text says that it fills somebody else's place."""
    return one.is_agency or one.speaks_for_another


def is_copy(a: Comparable, b: Comparable) -> bool:
    """Whether one of two employers is an agency that may fill the other's place.

    Two that are known as agencies may share a client. One that only speaks like the other does has its text, and
    that is no proof.
    """
    return may_copy(a, b) and not likeness_of_employers(a.employer, b.employer)


def may_copy(a: Comparable, b: Comparable) -> bool:
    """As `is_copy`, where the employers are known to be two."""
    return (a.is_agency and b.is_agency) or is_agency(a) != is_agency(b)


def place_evidence(a: Comparable, b: Comparable) -> Evidence:
    """Whether the places are one; a place that only one of them names proves little."""
    if other_place(a, b):
        return _NOTHING
    if not a.cities and not b.cities:
        return _SAME_PLACE if a.country and a.country == b.country else _NO_PLACE
    return _SAME_PLACE if a.cities and b.cities else _ONE_PLACE


def compare_texts(a: Comparable, b: Comparable) -> Texts:
    """Likeness of the tasks, else of the openings."""
    if a.language and b.language and a.language != b.language:
        return Texts(None, False, are_translations=True)
    if a.tasks_text and b.tasks_text and min(len(a.tasks_text), len(b.tasks_text)) >= _ENOUGH:
        return Texts(likeness(a.tasks_text, b.tasks_text), True)
    one, other = a.opening_text or a.tasks_text, b.opening_text or b.tasks_text
    return Texts(likeness(one, other), False) if one and other else Texts(None, False)


def text_evidence(a: Comparable, b: Comparable, texts: Texts) -> Evidence:
    """What the texts are worth.

    Unknown ones count as a little alike. Openings are boilerplate: alike, they say no more than that for postings of
    one employer. Tasks that share nothing speak against it.
    """
    if texts.score is None:
        return Evidence(_BOILERPLATE)
    if texts.are_tasks:
        return Evidence(-0.5 if texts.score < 0.05 else texts.score, "same_tasks" if texts.score >= ALIKE else None)
    most = _BOILERPLATE if likeness_of_employers(a.employer, b.employer) else 1.0
    return Evidence(min(texts.score, most), "like_text" if texts.score >= ALIKE else None)


def most_of_texts(a: Comparable, b: Comparable) -> float:
    """What `text_evidence` gives if the texts are alike: it never gives more."""
    if a.language and b.language and a.language != b.language:
        return _BOILERPLATE
    if a.tasks_text and b.tasks_text:
        return 1.0
    has_texts = (a.tasks_text or a.opening_text) and (b.tasks_text or b.opening_text)
    return 1.0 if has_texts and not likeness_of_employers(a.employer, b.employer) else _BOILERPLATE


_BOILERPLATE = 0.6
_TOLD_ALIKE = 0.6


def pay_evidence(a: Comparable, b: Comparable) -> Evidence:
    """A little for ranges that meet, a little against those that are a tenth apart; a correction, not a share."""
    mine = (a.pay_min or a.pay_max, a.pay_max or a.pay_min)
    theirs = (b.pay_min or b.pay_max, b.pay_max or b.pay_min)
    if mine[0] is None or mine[1] is None or theirs[0] is None or theirs[1] is None:
        return _NOTHING
    if mine[0] <= theirs[1] and theirs[0] <= mine[1]:
        return _SAME_PAY
    return _OTHER_PAY if max(mine[0], theirs[0]) > 1.1 * min(mine[1], theirs[1]) else _NOTHING


def date_evidence(a: Comparable, b: Comparable) -> Evidence:
    """A correction by the days between the two publications.

    Boards are fed on one day. After more than a year the same board shows another vacancy of the same name; another
    board may only know the day on which an evergreen was made.
    """
    if not a.posted_on or not b.posted_on:
        return _NOTHING
    is_one_board = bool(a.source and a.source == b.source)
    days = abs((a.posted_on - b.posted_on).days)
    if days > 400:
        return Evidence(-0.3 if is_one_board else -0.12)
    if days == 0 and not is_one_board and likeness_of_employers(a.employer, b.employer):
        return _SAME_DAY
    return _MONTHS_APART if days > 150 else _NOTHING


_PAY_MEETS = 0.03
_ONE_DAY = 0.04
# Made once: most comparisons come to one of these.
_NOTHING = Evidence(0.0)
_SAME_PLACE, _NO_PLACE, _ONE_PLACE = Evidence(1.0, "same_place"), Evidence(0.8), Evidence(0.3)
_SAME_PAY, _OTHER_PAY = Evidence(_PAY_MEETS, "same_pay"), Evidence(-0.05)
_SAME_DAY, _MONTHS_APART = Evidence(_ONE_DAY), Evidence(-0.04)
MOST_CORRECTION = _PAY_MEETS + _ONE_DAY
"""What pay and dates add at most."""
