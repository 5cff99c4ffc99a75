"""Which pairs are worth a comparison, at a cost that grows with the number of postings and not with their square.

All postings are put in the order of their titles. Each has a handful of keys: an address, a number, an employer in a
city, alone and with a word of the title, a title or a rare word of it in a city, two long words of the tasks in a city.
It is held against the last few postings that had one of its keys. A block that is larger than that, one employer with
thousands of postings, is thus read through a window, in which equal titles of one place and reference stand side by
side.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, takewhile

from pipelines.duplicates.comparable import Comparable
from pipelines.duplicates.comparison import Comparison, compare
from pipelines.duplicates.grouping import Groups
from pipelines.duplicates.points import SAME_FROM
from pipelines.duplicates.prospects import is_worth_comparing
from pipelines.duplicates.sharing import SharedKeys

WINDOW = 20
"""Postings with a key in common that one is held against: a block up to this size is compared whole."""
LOOKALIKES = 3
"""Pairs of one posting that only a veto keeps apart and that are reported; one title in many cities has thousands."""
CLOSED = 200
"""Postings linked with one another, directly or not, among which every pair is looked at for a veto."""


def pairs(new: Iterable[Comparable], known: Iterable[Comparable] = ()) -> Iterator[Comparison]:
    """Every pair that is one vacancy, and pairs that look alike but for a veto; each pair once.

    Pairs are of `new` postings with one another and with `known` ones, never of two known ones: those were held
    against each other when they were new. An id that is in both is new. Where links would join two postings that
    were not compared, that pair is compared too, and reported if a veto is between them.

    >>> row = {"title": "Leiter Kundenservice", "employer_key": "havel", "city": "Potsdam"}
    >>> new = [Comparable.from_row({**row, "posting_id": f"board:{number}"}) for number in (1, 2)]
    >>> known = [Comparable.from_row({**row, "posting_id": "other:9"})]
    >>> [(found.left_id, found.right_id, found.is_same) for found in pairs(new, known)]
    [('board:1', 'board:2', True), ('board:1', 'other:9', True), ('board:2', 'other:9', True)]
    """
    fresh: dict[str, Comparable] = {}
    shared = SharedKeys((one.id, _keys(fresh.setdefault(one.id, one))) for one in new)
    everybody = {one.id: one for one in known if shared.takes(one.id, _keys(one))} | fresh
    last: dict[int, dict[str, Comparable]] = {}
    reported: defaultdict[str, int] = defaultdict(int)
    groups = Groups()
    compared: defaultdict[str, set[str]] = defaultdict(set)

    for one in sorted(everybody.values(), key=_order):
        is_new = one.id in fresh
        others: dict[str, Comparable] = {}
        for key in shared.of(one.id):
            window = last.setdefault(key, {})
            others |= window if is_new else {name: other for name, other in window.items() if name in fresh}
            if len(window) == WINDOW:
                del window[next(iter(window))]
            window[one.id] = one
        for name in sorted(others):  # hashes differ from run to run, what is found must not
            other = others[name]
            only_same = reported[one.id] >= LOOKALIKES and reported[other.id] >= LOOKALIKES
            if not is_worth_comparing(one, other, only_same=only_same):
                continue
            found = compare(one, other)
            if found.is_same:
                groups.join(one.id, other.id)
            elif not found.vetoes or found.score < SAME_FROM or only_same:
                continue
            if found.vetoes:
                reported[one.id] += 1
                reported[other.id] += 1
            compared[found.left_id].add(found.right_id)
            yield found

    yield from _crossed(groups, compared, everybody)


def _crossed(
    groups: Groups, compared: Mapping[str, set[str]], everybody: Mapping[str, Comparable]
) -> Iterator[Comparison]:
    """The vetoes between postings that links would join and that were not compared."""
    for members in groups.members():
        if len(members) <= CLOSED:
            for left, right in combinations(members, 2):
                if right not in compared.get(left, ()):
                    found = compare(everybody[left], everybody[right])
                    if found.vetoes:
                        yield found


def _order(one: Comparable) -> tuple[object, ...]:
    words = one.words
    return (words.core, words.tail, words.levels, words.offered, one.cities, one.references, str(one.posted_on), one.id)


def _keys(one: Comparable) -> set[int]:
    """Hashes of the keys, for the keys themselves would be most of the memory; a collision costs one comparison."""
    title = " ".join(one.words.core)
    keys: list[tuple[str, ...]] = [("address", address) for address in one.addresses]
    keys += [("number", reference.number) for reference in one.references]
    if one.native_id:
        keys.append(("number", one.native_id))
    # By each of its own words: another board may spell the name in another order, or shorten what stands before it.
    employers = sorted(one.employer.own)[:_MOST_OWN] or one.employer.words[:1] if one.employer else []
    keys += [("employer", employer, title) for employer in employers]
    long_words = _longest(one.tasks_text or one.opening_text)
    roles = one.words.rarest
    for city in {_short(city) for city in one.cities} or {""}:
        keys.append(("place", city, title))
        keys += [("role", city, role) for role in roles]
        for employer in employers:
            keys.append(("here", city, employer))
            keys += [("word", city, employer, word) for word in one.words.core]
        keys += [("text", city, *two) for two in combinations(long_words, 2)]
    return set(map(hash, keys))


def _short(city: str) -> str:
    """How a city's name begins: Werder (Havel) is printed as Werder, too."""
    first = city.partition(" ")[0]
    return first if len(first) >= _NAME else city


def _longest(text: str | None) -> list[str]:
    """How the longest words of a text begin, the compounds that few others have: a copy has some of them, too."""
    if not text or len(text) < _ENOUGH:
        return []
    words = sorted(set(text.split()), key=len, reverse=True)
    least = len(words[min(_LONGEST, len(words)) - 1])
    longest = takewhile(lambda word: len(word) >= least, words)
    return sorted(word[:_BEGINNING] for word in sorted(sorted(longest), key=len, reverse=True)[:_LONGEST])


_ENOUGH = 80  # characters of a text whose longest words say something
_LONGEST = 4
_NAME = 4  # letters; of fewer ("Bad", "Alt") the beginning of a name is none
_BEGINNING = 8
_MOST_OWN = 3
