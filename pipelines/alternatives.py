"""Many regular expressions as one that is quick to search for."""

import re
from collections.abc import Iterable, Iterator


def alternatives(patterns: Iterable[str]) -> str:
    r"""The patterns as one group, sorted by their first letter.

    The regex engine leaps to the next letter that any alternative begins with, and there tries only those that begin
    with it; of a plain list it tries all, at every letter of a text. Which alternative is tried first may change, so
    it is for questions of yes or no. A pattern begins with a letter, with `\b` and a letter, or with a group of such.

    Raises:
        ValueError: a pattern begins with something else.

    >>> alternatives(["frage", r"\bfax", "(?:tel|fon):"])
    '(?:f(?:rage|(?<!\\wf)ax|on:)|t(?:el:))'
    """
    rests: dict[str, list[str]] = {}
    for pattern in patterns:
        for is_word, begun in _begun(pattern):
            letter, rest = begun[:1], begun[1:]
            if not letter.isalpha() or rest[:1] in tuple("?*+{"):
                raise ValueError(f"{pattern!r} begins with no letter")
            rests.setdefault(letter, []).append(rf"(?<!\w{letter}){rest}" if is_word else rest)
    return f"(?:{'|'.join(f'{letter}(?:{_joined(several)})' for letter, several in rests.items())})"


# Where brackets or bars may be letters, or where the number of a group counts, a pattern stays as it is.
_DELICATE = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*?[()|]|\\\d|\(\?[P(#]")


# Whatever stands before a word is found with it; to look for it would be to look through every word twice.
_ANY_BEGINNING = re.compile(r"\\w\*(?=\w)")


def quickened(pattern: str) -> str:
    r"""A pattern that is one group of alternatives, sorted as far as they begin with a letter; any other as it is.

    For questions of yes or no.

    >>> quickened(r"(?:frage|fax|\d+|tel)"), quickened("frage.*(?:an|bei)")
    ('(?:(?:f(?:rage|ax)|t(?:el))|\\d+)', 'frage.*(?:an|bei)')
    """
    if not pattern.startswith("(?:") or _DELICATE.search(pattern):
        return pattern
    *options, rest = _options(pattern[3:])
    if rest:
        return pattern
    options = [option[3:] if _ANY_BEGINNING.match(option) else option for option in options]
    sortable = [option for option in options if _is_sortable(option)]
    others = [option for option in options if not _is_sortable(option)]
    return f"(?:{_joined([alternatives(sortable), *others])})" if sortable else pattern


def _is_sortable(pattern: str) -> bool:
    try:
        alternatives([pattern])
    except ValueError:
        return False
    return True


def _joined(patterns: Iterable[str]) -> str:
    return "|".join(patterns)


def _begun(pattern: str) -> Iterator[tuple[bool, str]]:
    """The pattern once for each alternative of a group that it begins with, and whether a word begins there."""
    bare = pattern.removeprefix(r"\b")
    is_word = bare != pattern
    if not bare.startswith("(?:"):
        yield is_word, bare
        return
    *options, rest = _options(bare[3:])
    if rest[:1] in tuple("?*+{"):
        raise ValueError(f"{pattern!r} begins with a group that may be left out")
    for option in options:
        for is_word_too, begun in _begun(option):
            yield is_word or is_word_too, begun + rest


def _options(text: str) -> list[str]:
    """The alternatives of a group that has just been opened, and what stands behind it."""
    options, depth, start, at = [], 0, 0, 0
    while depth or text[at] != ")":
        if text[at] == "|" and not depth:
            options.append(text[start:at])
            start = at + 1
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        at += 2 if text[at] == "\\" else 1
    return [*options, text[start:at], text[at + 1 :]]
