"""What forbids that two postings are one vacancy, however alike they are."""

from pipelines.data import toml
from pipelines.duplicates.choices import contradict
from pipelines.duplicates.comparable import Comparable
from pipelines.duplicates.references import shape
from pipelines.duplicates.terms import Terms, other_terms
from pipelines.duplicates.titles import TitleWords, is_other_rank

_ELSEWHERE = frozenset(toml("duplicates.toml")["place"]["elsewhere"])
# Kinds of employment that a regular job is not; full and part time are offered for one and the same vacancy.
_APART = frozenset({"internship", "apprenticeship", "working_student", "minijob", "volunteer"})


def vetoes(
    a: Comparable, b: Comparable, *, is_elsewhere: bool, likeness: float, copies: bool, is_identified: bool = False
) -> list[str]:
    """The vetoes between two postings, by name; titles that differ are weighed against the texts, not here.

    `is_elsewhere`: as `other_place` says. `likeness` is that of the employers. `copies`: one of them is an agency's,
    whose name and numbers are its own. `is_identified`: an address or a number says that they are one, so that another
    name, in another language, does not speak against it.
    """
    found = ["other_place"] if is_elsewhere else []
    if likeness and not copies and a.references and b.references and _other_reference(a, b):
        found.append("other_reference")
    is_one_title = a.words is b.words
    if _other_level(a, b) or not (is_one_title or is_identified or not is_other_rank(a.words, b.words)):
        found.append("other_level")
    if is_identified:
        return found
    if not is_one_title and (contradict(a.words.choices, b.words.choices) or _other_code(a.words, b.words)):
        found.append("other_title")
    # Texts are read where the fields differ, and what the same fields say is the same object.
    if a.stated is not b.stated and other_terms(a.stated, b.stated) and other_terms_told(a, b):
        found.append("other_terms")
    if not likeness and not copies and a.employer and b.employer:
        found.append("other_employer")
    return found


def _other_code(one: TitleWords, other: TitleWords) -> bool:
    """Whether both titles have a code and none is the same."""
    return bool(one.codes and other.codes and one.codes.isdisjoint(other.codes))


def other_terms_told(a: Comparable, b: Comparable) -> bool:
    """Whether fields, titles and texts together name another contract or another shift."""
    mine, theirs = a.read_text().terms, b.read_text().terms
    if a.stated is b.stated and mine is theirs:
        return False
    return other_terms(_told(a.stated, mine), _told(b.stated, theirs))


def _told(stated: Terms, told: Terms | None) -> Terms:
    """The terms in fields, title and text; where field and text differ, the contract is not known.

    Personio's `permanent` is also said of posts whose text says for how long.
    """
    if told is None:
        return stated
    is_doubtful = stated.contract and told.contract and stated.contract != told.contract
    return Terms(None if is_doubtful else stated.contract or told.contract, stated.shifts or told.shifts)


def other_place(a: Comparable, b: Comparable) -> bool:
    """Whether both name where the work is and no place is in both.

    A city that only begins like the other ("Berlin", "Berlin Mitte") is the same one; a county is not. Within one
    city, two districts, or two postcodes on one board, are two sites.
    """
    one, other = a.place, b.place
    if one is other:
        return False
    if one.country and other.country and one.country != other.country:
        return True
    if not one.cities or not other.cities:
        return _is_elsewhere(one.region, other.cities) or _is_elsewhere(other.region, one.cities)
    is_one_each = len(one.cities) == len(other.cities) == 1
    if one.state and other.state and one.state != other.state and is_one_each:
        return True
    if one.cities != other.cities and not any(
        _same_city(mine, theirs) for mine in one.cities for theirs in other.cities
    ):
        is_named = bool({*one.printed}.intersection(other.cities) or {*other.printed}.intersection(one.cities))
        # One postcode may be of several municipalities (14532 is Kleinmachnow's and Stahnsdorf's): it joins no cities.
        return not is_named
    if not is_one_each or (one.postcode and one.postcode == other.postcode):
        return False
    if one.district and other.district and one.district != other.district:
        return True
    return bool(
        a.source and a.source == b.source and one.postcode and other.postcode and one.postcode != other.postcode
    )


def _same_city(mine: str, theirs: str) -> bool:
    if mine == theirs:
        return True
    short, long = sorted((mine, theirs), key=len)
    if not long.startswith(f"{short} ") and not long.endswith(f" {short}"):
        return False
    return _ELSEWHERE.isdisjoint(long.split())


def _is_elsewhere(region: str | None, cities: tuple[str, ...]) -> bool:
    """Whether a region is named after one of the cities and is not it: Potsdam-Mittelmark."""
    if not region or _ELSEWHERE.isdisjoint(region.split()):
        return False
    return any(f" {city} " in f" {region} " for city in cities)


def _other_reference(a: Comparable, b: Comparable) -> bool:
    mine, theirs = {one.number for one in a.references}, {one.number for one in b.references}
    if not mine or not theirs or mine & theirs:
        return False
    kinds = {one.kind for one in a.references} & {one.kind for one in b.references}
    return bool(kinds or {shape(number) for number in mine} & {shape(number) for number in theirs})


def _other_level(a: Comparable, b: Comparable) -> bool:
    if a.words.levels != b.words.levels:
        offered = {*a.words.offered, *b.words.offered}
        if (set(a.words.levels) ^ set(b.words.levels)) - offered:
            return True
    if a.employment == b.employment:
        return False
    mine, theirs = set(a.employment), set(b.employment)
    return bool(mine and theirs and (mine & _APART) != (theirs & _APART) and not mine & theirs)
