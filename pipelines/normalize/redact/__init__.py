"""Contact persons out of a text: names, personal e-mail addresses, telephone numbers. Recall before precision.

A name is found by what stands around it (a form of address, "Ansprechpartner", a telephone number after it, a line of
its own above one) and by common given names; the words are in `pipelines/data/contacts.toml`.
"""

from collections.abc import Iterator
from typing import NamedTuple

from exports.contacts import MARK as MARK  # others take it from here
from pipelines.normalize.redact.addresses import find_addresses
from pipelines.normalize.redact.blank_words import BlankWords
from pipelines.normalize.redact.draft import Draft
from pipelines.normalize.redact.links import find_links
from pipelines.normalize.redact.numbers import find_numbers
from pipelines.normalize.redact.persons import find_persons
from pipelines.normalize.redact.spans import Span, around_marks, cut, merged

MOST_PASSES = 6  # what was taken out may show another name beside it; texts need two


class Redacted(NamedTuple):
    """A text without contact persons and the number of places where something was taken out."""

    text: str
    taken: int


def redact(text: str, *, words: BlankWords | None = None) -> Redacted:
    """Replace names of contact persons, their e-mail addresses and telephone numbers by `[contact]`.

    Role addresses (bewerbung@) stay. Redacting twice changes nothing more. `words` are those of the text, if they are
    known.

    >>> redact("Fragen beantwortet Frau Mia Musterfrau, Tel. 030 23125 123, bewerbung@havel.example").text
    'Fragen beantwortet [contact], Tel. [contact], bewerbung@havel.example'
    """
    spans = merged(_contacts(text, words))
    if not spans:
        return Redacted(text, 0)
    text, taken = cut(text, spans), len(spans)
    for _ in range(MOST_PASSES):
        more = merged([span for near in around_marks(text) for span in _within(text, near)])
        if not more:
            break
        text, taken = cut(text, more), taken + len(more)
    return Redacted(text, taken)


def _contacts(text: str, words: BlankWords | None = None) -> list[Span]:
    """Everything to take out, in no order."""
    draft = Draft(text, words)
    find_addresses(draft)
    find_numbers(draft)
    find_links(draft)
    find_persons(draft)
    return draft.found


def _within(text: str, part: Span) -> Iterator[Span]:
    for start, end in _contacts(text[slice(*part)]):
        yield part[0] + start, part[0] + end
