"""Places in a text, and the text with marks in their stead."""

from exports.contacts import MARK

NEAR = 250  # characters around what was taken out that are read again

Span = tuple[int, int]


def merged(spans: list[Span]) -> list[Span]:
    """Spans in order, those that touch as one.

    >>> merged([(4, 6), (0, 2), (2, 3)])
    [(0, 3), (4, 6)]
    """
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


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
