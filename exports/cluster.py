"""Which postings belong together, by links and vetoes. Pure."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from exports.link import Link


def clusters(postings: Collection[str], links: Iterable[Link]) -> list[set[str]]:
    """Postings in groups, the strongest links first; no group holds a pair that a veto keeps apart.

    Links of postings that are not named are passed over. The result does not depend on any order of the input.

    >>> import datetime as dt
    >>> day = dt.date(2026, 11, 24)
    >>> same = Link(left_id="a", right_id="b", is_same=True, score=0.9, decided_on=day)
    >>> weak = Link(left_id="b", right_id="c", is_same=True, score=0.7, decided_on=day)
    >>> apart = Link(left_id="a", right_id="c", is_same=False, score=0.9, vetoes=("place",), decided_on=day)
    >>> [sorted(group) for group in clusters("abc", [weak, same, apart])]
    [['a', 'b'], ['c']]
    """
    group = {posting: {posting} for posting in postings}
    vetoed: dict[str, set[str]] = defaultdict(set)
    same = []
    for link in links:
        if link.left_id in group and link.right_id in group:
            if link.is_same:
                same.append((-link.score, link.left_id, link.right_id))
            elif link.vetoes:
                vetoed[link.left_id].add(link.right_id)
                vetoed[link.right_id].add(link.left_id)
    for _, left, right in sorted(same):
        small, large = sorted((group[left], group[right]), key=len)
        if small is large or any(not vetoed[one].isdisjoint(large) for one in small if one in vetoed):
            continue
        large |= small
        for one in small:
            group[one] = large
    return sorted({id(found): found for found in group.values()}.values(), key=min)
