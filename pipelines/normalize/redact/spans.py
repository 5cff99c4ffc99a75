"""Places in a text, and the text with marks in their stead."""

from bisect import bisect_right
from operator import itemgetter

from exports.contacts import MARK

NEAR = 250  # characters around what was taken out that are read again

Span = tuple[int, int]


def merged(spans: list[Span]) -> list[Span]:
    """Spans in order, those that touch as one.

    >>> merged([(4, 6), (0, 2), (2, 3)])
    [(0, 3), (4, 6)]
    """
    if len(spans) < 2:
        return spans[:]
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def is_in(spans: list[Span], start: int, end: int) -> bool:
    """Whether one of the spans, which are in order and apart, holds a place.

    >>> is_in([(0, 3), (5, 9)], 6, 8), is_in([(0, 3), (5, 9)], 3, 4)
    (True, False)
    """
    at = bisect_right(spans, start, key=itemgetter(0))
    return at > 0 and end <= spans[at - 1][1]


def cut(text: str, spans: list[Span]) -> str:
    """The text with a mark for each of the spans, which are in order and apart."""
    pieces, last = [], 0
    for start, end in spans:
        pieces += [text[last:start], MARK]
        last = end
    return "".join((*pieces, text[last:]))


def around_marks(text: str) -> list[Span]:
    """The lines in which, or near which, something was taken out."""
    near, at = [], text.find(MARK)
    while at >= 0:
        start = text.rfind("\n", 0, max(0, at - NEAR)) + 1
        end = text.find("\n", at + NEAR)
        near.append((start, len(text) if end < 0 else end))
        at = text.find(MARK, at + len(MARK))
    return merged(near)
