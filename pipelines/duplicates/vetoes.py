"""What forbids that two postings are one vacancy, however alike they are."""

from collections.abc import Iterator

from pipelines.data import toml
from pipelines.duplicates.choices import contradict
from pipelines.duplicates.comparable import Comparable
from pipelines.duplicates.employers import likeness_of_employers
from pipelines.duplicates.references import shape
from pipelines.duplicates.terms import Terms, other_terms, terms_of
from pipelines.duplicates.titles import TitleWords, is_other_rank

_ELSEWHERE = frozenset(toml("duplicates.toml")["place"]["elsewhere"])
# Kinds of employment that a regular job is not; full and part time are offered for one and the same vacancy.
_APART = frozenset({"internship", "apprenticeship", "working_student", "minijob", "volunteer"})


def vetoes(a: Comparable, b: Comparable, *, copies: bool, is_identified: bool = False) -> Iterator[str]:
    """The vetoes between two postings, by name; titles that differ are weighed against the texts, not here.

    `is_identified`: an address or a number says that they are one, so that another name, in another language,
    does not speak against it. `copies`: one of them is an agency's, whose name and numbers are its own.
    """
    if other_place(a, b):
        yield "other_place"
    if not copies and _same_employer(a, b) and _other_reference(a, b):
        yield "other_reference"
    if _other_level(a, b) or (not is_identified and is_other_rank(a.words, b.words)):
        yield "other_level"
    if is_identified:
        return
    if contradict(a.words.choices, b.words.choices) or _other_code(a.words, b.words):
        yield "other_title"
    if other_terms(_stated(a), _stated(b)) and other_terms(_told(a), _told(b)):
        yield "other_terms"
    if not copies and a.employer and b.employer and not _same_employer(a, b):
        yield "other_employer"


def _other_code(one: TitleWords, other: TitleWords) -> bool:
    """Whether both titles have a code, of a team, a hall, a line ("B12"), and none is the same."""
    mine, theirs = ({word for word in (*words.core, *words.tail) if not word.isalpha()} for words in (one, other))
    return bool(mine and theirs and mine.isdisjoint(theirs))


def _stated(one: Comparable) -> Terms:
    """The terms in fields and title; those of the text cost more."""
    return Terms(one.contract, frozenset(choice.what for choice in one.words.choices if choice.kind == "shift"))


def other_terms_told(a: Comparable, b: Comparable) -> bool:
    """Whether the texts name another contract or another shift, where fields and titles name none."""
    return other_terms(_told(a), _told(b))


def _told(one: Comparable) -> Terms:
    """The terms in fields, title and text; where field and text differ, the contract is not known.

    Personio's `permanent` is also said of posts whose text says for how long.
    """
    stated, description = _stated(one), one.read_description()
    if not description:
        return stated
    told = terms_of(description)
    is_doubtful = stated.contract and told.contract and stated.contract != told.contract
    return Terms(None if is_doubtful else stated.contract or told.contract, stated.shifts or told.shifts)


def other_place(a: Comparable, b: Comparable) -> bool:
    """Whether both name where the work is and no place is in both.

    A city that only begins like the other ("Berlin", "Berlin Mitte") is the same one; a county is not. Within one
    city, two districts, or two postcodes on one board, are two sites.
    """
    if a.country and b.country and a.country != b.country:
        return True
    if not a.cities or not b.cities:
        return _is_elsewhere(a.region, b.cities) or _is_elsewhere(b.region, a.cities)
    if a.state and b.state and a.state != b.state and len(a.cities) == len(b.cities) == 1:
        return True
    if a.cities != b.cities and not any(_same_city(mine, theirs) for mine in a.cities for theirs in b.cities):
        is_named = bool({*a.printed_places}.intersection(b.cities) or {*b.printed_places}.intersection(a.cities))
        # One postcode may be of several municipalities (14532 is Kleinmachnow's and Stahnsdorf's): it joins no cities.
        return not is_named
    if len(a.cities) > 1 or len(b.cities) > 1 or (a.postcode and a.postcode == b.postcode):
        return False
    if a.district and b.district and a.district != b.district:
        return True
    return bool(a.source and a.source == b.source and a.postcode and b.postcode and a.postcode != b.postcode)


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


def _same_employer(a: Comparable, b: Comparable) -> bool:
    return likeness_of_employers(a.employer, b.employer) > 0


def _other_reference(a: Comparable, b: Comparable) -> bool:
    mine, theirs = {one.number for one in a.references}, {one.number for one in b.references}
    if not mine or not theirs or mine & theirs:
        return False
    kinds = {one.kind for one in a.references} & {one.kind for one in b.references}
    return bool(kinds or {shape(number) for number in mine} & {shape(number) for number in theirs})


def _other_level(a: Comparable, b: Comparable) -> bool:
    offered = {*a.words.offered, *b.words.offered}
    if (set(a.words.levels) ^ set(b.words.levels)) - offered:
        return True
    mine, theirs = set(a.employment), set(b.employment)
    return bool(mine and theirs and (mine & _APART) != (theirs & _APART) and not mine & theirs)
