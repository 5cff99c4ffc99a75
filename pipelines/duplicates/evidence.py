"""What speaks for one vacancy, field by field: how much, and the reason by name."""

from typing import NamedTuple

from pipelines.duplicates import points
from pipelines.duplicates.comparable import Comparable
from pipelines.duplicates.titles import NEAR, SAME_WORDS, TitleLikeness, compare_titles
from pipelines.duplicates.two_texts import ALIKE, Texts


class Evidence(NamedTuple):
    """What a field is worth, in points, and the reason that it gives, if any."""

    points: float
    reason: str | None = None


def identities(a: Comparable, b: Comparable, *, titles: TitleLikeness, likeness: float, texts: Texts) -> list[str]:
    """Reasons by which two postings are known to be one: an address or a number that both have.

    Where the titles name different things, so must the texts confirm it, or be in two languages: some systems put
    the number of the employer into every address.
    """
    is_confirmed = texts.are_translations or (texts.score is not None and texts.score >= ALIKE)
    if titles.is_other and not is_confirmed:
        return []
    found = []
    shared = a.known_by & b.known_by
    if not all(one.startswith("#") for one in shared):
        found.append("same_address")
    if any(one.startswith("#") for one in shared) and (likeness or not (a.employer and b.employer)):
        found.append("same_reference")
    return found


def may_be_known(a: Comparable, b: Comparable) -> bool:
    """Whether both lead to one address that only leads to one posting, or state one number."""
    return not a.known_by.isdisjoint(b.known_by)


def compared_titles(a: Comparable, b: Comparable) -> TitleLikeness:
    """How alike the titles are."""
    return SAME_WORDS if a.words is b.words else compare_titles(a.words, b.words)


def title_evidence(a: Comparable, b: Comparable, titles: TitleLikeness) -> Evidence:
    """What the titles are worth."""
    if titles.is_other:
        return Evidence(points.OTHER_TITLE + points.OTHER_TITLE_MEANS * titles.score)
    if titles.score >= 0.95:
        return _SAME_TITLE
    if titles.score <= 0.5:
        return _MORE_TITLE
    if is_one_board(a, b):
        return _LITTLE_MORE_HERE
    return _NEAR_TITLE if titles.score <= NEAR else _LITTLE_MORE


def is_one_board(a: Comparable, b: Comparable) -> bool:
    """Whether one board shows both."""
    return a.source is not None and a.source == b.source


def employer_evidence(a: Comparable, b: Comparable, likeness: float) -> Evidence:
    """How sure the employer is one. Where nobody says so, and of an agency's many clients, the texts must."""
    if not likeness:
        return _NO_EMPLOYER
    if a.fills_for_others or b.fills_for_others:
        return _SAME_AGENCY if a.has_text and b.has_text else _SAME_EMPLOYER
    return _SAME_EMPLOYER if likeness == 1.0 else _LIKE_EMPLOYER


def may_copy(a: Comparable, b: Comparable) -> bool:
    """Whether one of two employers, if they are two, is an agency that may fill the other's place.

    Two that are known as agencies may share a client. One that only speaks like the other does has its text, and
    that is no proof.
    """
    return (a.is_agency and b.is_agency) or a.fills_for_others != b.fills_for_others


def place_evidence(a: Comparable, b: Comparable, *, is_elsewhere: bool) -> Evidence:
    """Whether the places are one; a place that only one of them names proves little."""
    if is_elsewhere:
        return _NOTHING
    one, other = a.place, b.place
    if not one.cities and not other.cities:
        return _SAME_PLACE if one.country and one.country == other.country else _ANYWHERE
    return _SAME_PLACE if one.cities and other.cities else _PLACE_OF_ONE


def pay_evidence(a: Comparable, b: Comparable) -> Evidence:
    """What pay ranges that are the same, that meet or that are a tenth apart are worth."""
    mine, theirs = a.pay, b.pay
    if mine is None or theirs is None:
        return _NOTHING
    if mine[0] <= theirs[1] and theirs[0] <= mine[1]:
        return _SAME_PAY if mine == theirs else _PAY_MEETS
    return _PAY_APART if max(mine[0], theirs[0]) > 1.1 * min(mine[1], theirs[1]) else _NOTHING


def hours_evidence(a: Comparable, b: Comparable) -> Evidence:
    """What weekly hours that do not meet are worth."""
    if a.hours is None or b.hours is None:
        return _NOTHING
    is_apart = max(a.hours[0], b.hours[0]) > _HOUR_OR_TWO + min(a.hours[1], b.hours[1])
    return _HOURS_APART if is_apart else _NOTHING


def date_evidence(a: Comparable, b: Comparable, likeness: float) -> Evidence:
    """What the days between the two publications are worth."""
    if not a.posted_on or not b.posted_on:
        return _NOTHING
    if a.posted_on == b.posted_on:
        return _SAME_DAY if likeness and not is_one_board(a, b) else _NOTHING
    days = abs((a.posted_on - b.posted_on).days)
    if days > 400:
        return _YEAR_APART_HERE if is_one_board(a, b) else _YEAR_APART
    return _MONTHS_APART if days > 150 else _NOTHING


_HOUR_OR_TWO = 2.0
# Made once: most comparisons come to one of these.
_NOTHING = Evidence(0.0)
_SAME_TITLE = Evidence(points.SAME_TITLE, "same_title")
_LITTLE_MORE, _LITTLE_MORE_HERE, _NEAR_TITLE, _MORE_TITLE = (
    Evidence(worth, "reworded_title")
    for worth in (points.LITTLE_MORE, points.LITTLE_MORE_HERE, points.NEAR_TITLE, points.MORE_TITLE)
)
_SAME_EMPLOYER, _LIKE_EMPLOYER, _SAME_AGENCY = (
    Evidence(worth, "same_employer") for worth in (points.SAME_EMPLOYER, points.LIKE_EMPLOYER, points.NO_EMPLOYER)
)
_NO_EMPLOYER = Evidence(points.NO_EMPLOYER)
_SAME_PLACE = Evidence(points.SAME_PLACE, "same_place")
_ANYWHERE, _PLACE_OF_ONE = Evidence(points.ANYWHERE), Evidence(points.PLACE_OF_ONE)
_SAME_PAY, _PAY_MEETS = Evidence(points.SAME_PAY, "same_pay"), Evidence(points.PAY_MEETS, "same_pay")
_PAY_APART, _HOURS_APART = Evidence(points.PAY_APART), Evidence(points.HOURS_APART)
_SAME_DAY, _MONTHS_APART = Evidence(points.SAME_DAY), Evidence(points.MONTHS_APART)
_YEAR_APART, _YEAR_APART_HERE = Evidence(points.YEAR_APART), Evidence(points.YEAR_APART_HERE)
