"""A field as the readers look at it."""

from pipelines.text import folded

_LONGEST = 240  # characters; a field that is longer is a text with a date somewhere, and its date stands early


def field(text: str) -> str:
    """The beginning of a field, folded."""
    return folded(text[:_LONGEST])
