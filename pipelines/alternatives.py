"""Many regular expressions as one that is quick to search for."""

import re
from collections.abc import Iterable, Iterator


def alternatives(patterns: Iterable[str]) -> str:
    r"""The patterns as one group, sorted by their first letter.

    The regex engine leaps to the next letter that any alternative begins with, and there tries only those that begin
    with it; of a plain list it tries all, at every letter of a text. Which alternative is tried first may change, so
    it is for questions of yes or no. A pattern begins with a letter, with `\b` and a letter, or with a group of such,
    which may be left out.

    Raises:
        ValueError: a pattern begins with something else.

    >>> alternatives(["frage", r"\bfax", "(?:tel|fon):"])
    '(?:f(?:rage|(?<!\\wf)ax|on:)|t(?:el:))'
    """
    begun = [each for pattern in patterns for each in _begun(pattern)]
    for _, rest in begun:
        if not _is_letter(rest):
            raise ValueError(f"{rest!r} begins with no letter")
    return f"(?:{_sorted(begun)})"


# Where brackets or bars may be letters, or where the number of a group counts, a pattern stays as it is.
_DELICATE = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*?[()|]|\\\d|\(\?[P(#]")


# Whatever stands before a word is found with it; to look for it would be to look through every word twice.
_ANY_BEGINNING = re.compile(r"\\w\*(?=\w)")


def quickened(pattern: str) -> str:
    r"""A pattern of alternatives, sorted as far as they begin with a letter; any other as it is.

    For questions of yes or no.

    >>> quickened(r"frage|fax|\d+|(?:das )?tel"), quickened("frage.*(?:an|bei)")
    ('(?:f(?:rage|ax)|d(?:as tel)|t(?:el)|(?:\\d+))', 'frage.*(?:an|bei)')
    """
    if _DELICATE.search(pattern):
        return pattern
    try:
        *options, rest = _options(pattern + ")")
        if len(options) == 1 and pattern.startswith("(?:"):
            *options, rest = _options(pattern[3:])
    except IndexError:  # brackets that are not closed: to compile it says so
        return pattern
    if rest or len(options) == 1:
        return pattern
    return sorted_by_letter(each[3:] if _ANY_BEGINNING.match(each) else each for each in options)


_MOST_GROWTH = 1200  # characters


def sorted_by_letter(patterns: Iterable[str]) -> str:
    r"""The patterns as one group: those that begin with a letter sorted by it, the others behind them as they are.

    One that would get much longer has only the group sorted that it begins with, for it would be slow to compile.

    >>> sorted_by_letter(["frage", r"\d+ (?:an|bei)", "(?:sehr )?gut"])
    '(?:f(?:rage)|s(?:ehr gut)|g(?:ut)|(?:\\d+ (?:an|bei)))'
    """
    begun: list[tuple[bool, str]] = []
    others = []
    for pattern in patterns:
        parts = [] if _DELICATE.search(pattern) else list(_begun(pattern))
        letters = [part for part in parts if _is_letter(part[1])]
        if not letters or sum(len(rest) for _, rest in parts) > 2 * len(pattern) + _MOST_GROWTH:
            others.append(_with_its_group_sorted(pattern) if letters else f"(?:{pattern})")
            continue
        begun += letters
        others += [rf"(?:\b{rest})" if is_word else f"(?:{rest})" for is_word, rest in parts if not _is_letter(rest)]
    return f"(?:{'|'.join(filter(None, (_sorted(begun), *others)))})"


def _with_its_group_sorted(pattern: str) -> str:
    if not pattern.startswith("(?:"):
        return f"(?:{pattern})"
    *options, rest = _options(pattern[3:])
    return sorted_by_letter(options) + rest


def _sorted(begun: Iterable[tuple[bool, str]]) -> str:
    rests: dict[str, list[str]] = {}
    for is_word, said in begun:
        letter, rest = said[:1], said[1:]
        rests.setdefault(letter, []).append(rf"(?<!\w{letter}){rest}" if is_word else rest)
    return "|".join(f"{letter}(?:{'|'.join(several)})" for letter, several in rests.items())


def _is_letter(said: str) -> bool:
    return said[:1].isalpha() and said[1:2] not in tuple("?*+{")


def _begun(pattern: str) -> Iterator[tuple[bool, str]]:
    """The pattern once for each alternative of a group that it begins with, and whether a word begins there."""
    bare = pattern.removeprefix(r"\b")
    is_word = bare != pattern
    if not bare.startswith("(?:"):
        yield is_word, bare
        return
    *options, rest = _options(bare[3:])
    if rest[:1] in tuple("*+{") or rest[:2] in ("??", "?+"):
        yield is_word, bare
        return
    if rest[:1] == "?":  # the group may be left out
        options, rest = [*options, ""], rest[1:]
    for option in options:
        for is_word_too, begun in _begun(option or rest):
            yield is_word or is_word_too, begun + rest if option else begun


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
