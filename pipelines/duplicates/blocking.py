"""Which pairs are worth a comparison, at a cost that grows with the number of postings and not with their square.

All postings are put in the order of their titles. Each has a handful of keys: an address, a number, an employer in a
city, alone and with a word of the title, a title in a city. It is held against the last few postings that had one of
its keys. A block that is larger than that, one employer with thousands of postings, is thus read through a window, in
which equal titles of one place and reference stand side by side. Whose employer is not named is looked for apart.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from pipelines.duplicates.comparable import Comparable
from pipelines.duplicates.comparison import Comparison, compare, concluded
from pipelines.duplicates.copies import Agencies, copy_keys, is_nameless, short_city
from pipelines.duplicates.grouping import Groups
from pipelines.duplicates.points import SAME_FROM
from pipelines.duplicates.prospects import fields_worth_comparing, may_be_one
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
    nameless = {key for one in fresh.values() if is_nameless(one) for key in copy_keys(one)}
    everybody = {
        one.id: one
        for one in known
        if shared.takes(one.id, _keys(one))
        or is_nameless(one)
        or (nameless and not nameless.isdisjoint(copy_keys(one)))
    } | fresh
    last: dict[int, dict[str, Comparable]] = {}
    reported: defaultdict[str, int] = defaultdict(int)
    groups = Groups()
    compared: defaultdict[str, set[str]] = defaultdict(set)

    in_order = sorted(everybody.values(), key=_order)
    agencies = Agencies(filter(is_nameless, in_order))

    for one in in_order:
        is_new = one.id in fresh
        others: dict[str, Comparable] = {}
        for key in shared.of(one.id):
            window = last.setdefault(key, {})
            others |= window if is_new else {name: other for name, other in window.items() if name in fresh}
            if len(window) == WINDOW:
                del window[next(iter(window))]
            window[one.id] = one
        copied = agencies.of(one)
        others |= copied if is_new else {name: other for name, other in copied.items() if name in fresh}
        likely = [name for name, other in others.items() if may_be_one(one, other)]
        for name in sorted(likely):  # hashes differ from run to run, what is found must not
            left, right = (one, others[name]) if one.id < name else (others[name], one)
            if right.id in compared.get(left.id, ()):
                continue
            only_same = reported[left.id] >= LOOKALIKES and reported[right.id] >= LOOKALIKES
            fields = fields_worth_comparing(left, right, only_same=only_same)
            if fields is None:
                continue
            found = concluded(left, right, fields)
            if found.is_same:
                groups.join(left.id, right.id)
            elif not found.vetoes or found.score < SAME_FROM or only_same:
                continue
            if found.vetoes:
                reported[left.id] += 1
                reported[right.id] += 1
            compared[left.id].add(right.id)
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
    return (
        words.core,
        words.tail,
        words.levels,
        words.offered,
        one.place.cities,
        one.references,
        str(one.posted_on),
        one.id,
    )


def _keys(one: Comparable) -> set[int]:
    """Hashes of the keys, for the keys themselves would be most of the memory; a collision costs one comparison."""
    title = " ".join(one.words.core)
    keys: list[tuple[str, ...]] = [("address", known) for known in one.known_by if not known.startswith("#")]
    keys += [("number", reference.number) for reference in one.references]
    if one.native_id:
        keys.append(("number", one.native_id))
    # By each of its own words: another board may spell the name in another order, or shorten what stands before it.
    employers = sorted(one.employer.own)[:_MOST_OWN] or one.employer.words[:1] if one.employer else []
    keys += [("employer", employer, title) for employer in employers]
    for city in {short_city(city) for city in one.place.cities} or {""}:
        keys.append(("place", city, title))
        for employer in employers:
            keys.append(("here", city, employer))
            keys += [("word", city, employer, word) for word in one.words.core]
    return set(map(hash, keys))


_MOST_OWN = 3
