"""Who is one vacancy over several links: groups that no veto crosses, with ids that stay."""

import datetime as dt
import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, Protocol


class LinkLike(Protocol):
    """A row of the table `links` or a `Comparison`."""

    @property
    def left_id(self) -> str: ...  # noqa: D102
    @property
    def right_id(self) -> str: ...  # noqa: D102
    @property
    def is_same(self) -> bool: ...  # noqa: D102
    @property
    def score(self) -> float: ...  # noqa: D102
    @property
    def vetoes(self) -> tuple[str, ...]: ...  # noqa: D102


class Vacancies(NamedTuple):
    """Which vacancy each posting advertises, and what changed against what was known.

    `merged`: a vacancy to those that turned out to be it. `split`: a vacancy to those that parted from it.
    """

    vacancy_of: dict[str, str]
    merged: dict[str, tuple[str, ...]]
    split: dict[str, tuple[str, ...]]


class Groups:
    """Disjoint groups of ids, some of which must stay apart.

    >>> groups = Groups()
    >>> groups.part("a", "c")
    >>> groups.join("a", "b"), groups.join("b", "c")
    (True, False)
    >>> groups.members()
    [['a', 'b'], ['c']]
    """

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}
        self._apart: defaultdict[str, set[str]] = defaultdict(set)

    def add(self, one: str) -> None:
        """Make an id a group of its own, unless it is in one."""
        if one not in self._parent:
            self._parent[one] = one
            self._members[one] = [one]

    def part(self, one: str, other: str) -> None:
        """Keep two ids apart for ever; to be said before they are joined."""
        self.add(one)
        self.add(other)
        self._apart[self._root(one)].add(other)
        self._apart[self._root(other)].add(one)

    def join(self, one: str, other: str) -> bool:
        """Make one group of two, unless a member of one must stay apart from a member of the other."""
        if (parent := self._parent.get(one)) is not None and parent == self._parent.get(other):
            return True
        self.add(one)
        self.add(other)
        small, large = self._root(one), self._root(other)
        if small == large:
            return True
        if len(self._members[small]) + len(self._apart[small]) > len(self._members[large]) + len(self._apart[large]):
            small, large = large, small
        # What is kept apart from one is kept apart from the other: the smaller side knows enough.
        if any(self._root(foe) == large for foe in self._apart[small]):
            return False
        self._apart[large] |= self._apart.pop(small)
        self._members[large] += self._members.pop(small)
        self._parent[small] = large
        return True

    def members(self) -> list[list[str]]:
        """The groups, sorted, their members sorted."""
        return sorted(sorted(members) for members in self._members.values())

    def _root(self, one: str) -> str:
        root = one
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[one] != root:
            self._parent[one], one = root, self._parent[one]
        return root


def vacancies_of(
    links: Iterable[LinkLike],
    known_vacancy_of_posting: Mapping[str, str],
    *,
    posting_ids: Iterable[str] = (),
    first_seen_at: Mapping[str, dt.datetime] | None = None,
) -> Vacancies:
    """The vacancy of every posting that is known, linked, or named in `posting_ids`.

    A pair with a veto never comes into one vacancy, not through a third posting either, and not because it was one
    before. Postings that were one vacancy stay one otherwise; then the strongest link comes first. The order of the
    arguments' items does not matter.

    A vacancy keeps its id. Of several that become one the oldest by `first_seen_at` (of vacancy ids; unknown ones
    come last, then in the order of text) gives its id. Of several parts of one the part with the posting that gave
    the id keeps it, else the largest. A new vacancy's id is its first posting's: the oldest by `first_seen_at` (of
    posting ids), then in the order of text.

    >>> class Said(NamedTuple):
    ...     left_id: str
    ...     right_id: str
    ...     is_same: bool = True
    ...     score: float = 0.9
    ...     vetoes: tuple[str, ...] = ()
    >>> vacancies_of([Said("a:1", "b:1"), Said("b:1", "c:1")], {"b:1": "b:1", "c:1": "x:0"})
    Vacancies(vacancy_of={'a:1': 'b:1', 'b:1': 'b:1', 'c:1': 'b:1'}, merged={'b:1': ('x:0',)}, split={})
    >>> apart = Said("a:1", "b:1", is_same=False, vetoes=("other_place",))
    >>> vacancies_of([apart], {"a:1": "a:1", "b:1": "a:1"})
    Vacancies(vacancy_of={'a:1': 'a:1', 'b:1': 'b:1'}, merged={}, split={'a:1': ('b:1',)})
    """
    groups = Groups()
    for posting in {*posting_ids, *known_vacancy_of_posting}:
        groups.add(posting)
    same: dict[tuple[str, str], float] = {}
    for link in links:
        one, other = link.left_id, link.right_id
        pair = (one, other) if one < other else (other, one)
        groups.add(one)
        groups.add(other)
        if link.vetoes and one != other:
            groups.part(one, other)
        elif link.is_same:
            same[pair] = max(link.score, same.get(pair, 0.0))
    for pair in _known_pairs(known_vacancy_of_posting):
        groups.join(*pair)
    for pair in sorted(sorted(same), key=same.__getitem__, reverse=True):  # those of one score stay in order
        groups.join(*pair)
    return _named(groups.members(), known_vacancy_of_posting, first_seen_at or {})


def _known_pairs(known: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The postings of each vacancy with the one that gave it its id, then with one another, in order."""
    of_vacancy: defaultdict[str, list[str]] = defaultdict(list)
    for posting in sorted(known):
        of_vacancy[known[posting]].append(posting)
    for vacancy, postings in sorted(of_vacancy.items()):
        first = vacancy if known.get(vacancy) == vacancy else postings[0]
        yield from ((first, posting) for posting in postings if posting != first)
        yield from itertools.pairwise(postings)  # those that a veto keeps from the first one


def _named(groups: list[list[str]], known: Mapping[str, str], born: Mapping[str, dt.datetime]) -> Vacancies:
    group_of = {posting: number for number, members in enumerate(groups) for posting in members}
    holders: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for posting, vacancy in known.items():
        holders[vacancy][group_of[posting]] += 1

    def age(name: str) -> tuple[bool, float, str]:
        return (name not in born, born[name].timestamp() if name in born else 0.0, name)

    home: dict[str, int] = {}
    owned: defaultdict[int, list[str]] = defaultdict(list)
    for vacancy, parts in holders.items():
        largest = min(parts, key=lambda part: (-parts[part], part))
        home[vacancy] = group_of[vacancy] if known.get(vacancy) == vacancy else largest
        owned[home[vacancy]].append(vacancy)

    taken = set(holders)
    name_of: dict[int, str] = {}
    for number, members in enumerate(groups):
        names = sorted(owned[number], key=age)
        if not names:
            names = [name for name in sorted(members, key=age) if name not in taken] or [_free(members[0], taken)]
            taken.add(names[0])
        name_of[number] = names[0]
    merged = {name_of[number]: tuple(sorted(names, key=age)[1:]) for number, names in owned.items() if len(names) > 1}
    split = {
        vacancy: tuple(sorted(other for part in parts if (other := name_of[part]) != name_of[home[vacancy]]))
        for vacancy, parts in holders.items()
        if len(parts) > 1
    }
    return Vacancies(
        {posting: name_of[group_of[posting]] for posting in sorted(group_of)},
        dict(sorted(merged.items())),
        dict(sorted(split.items())),
    )


def _free(posting: str, taken: set[str]) -> str:
    """An id for a vacancy all of whose postings gave theirs to others."""
    number = 2
    while f"{posting}~{number}" in taken:
        number += 1
    return f"{posting}~{number}"
