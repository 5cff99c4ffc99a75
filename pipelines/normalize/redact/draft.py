"""A text in which contact persons are looked for, and what was found so far."""

from pipelines.normalize.redact.blank_words import BlankWords
from pipelines.normalize.redact.spans import Span
from pipelines.shape import shape
from pipelines.text import lowered


class Draft:
    """One text while it is read: what is to be taken out, and which words of names were met."""

    __slots__ = ("found", "lowered", "names", "shape", "text", "words")

    def __init__(self, text: str, words: BlankWords | None = None) -> None:
        self.text = text
        self.words = words or BlankWords(text)
        self.lowered = lowered(text)
        self.shape = shape(text)
        self.found: list[Span] = []
        self.names: set[str] = set()
