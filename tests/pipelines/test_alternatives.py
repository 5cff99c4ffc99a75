"""Grouped by first letter, patterns find what they find one by one."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.alternatives import alternatives, quickened
from pipelines.data import toml

WORDS = toml("contacts.toml")
LISTS = [
    WORDS["cues"],
    WORDS["weak_cues"],
    [r"\bhr\b", "(?:a|b(?:c|d))x?", "(?:e|)f", r"(?:\bup|down) to", r"i\."],
    [r"(?:an)?frage", r"\b(?:\bx )?hr", "(?:(?:wenden )?sie )?an"],
]
PIECES = [
    "hr",
    " hr-",
    "frage",
    "anfragen",
    "kontakt",
    "wenden sie sich an",
    "name:",
    "x hr",
    "ax",
    "bdx",
    "up to",
    "i.",
]


@given(st.sampled_from(LISTS), st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=6))
def test_the_same_texts_are_found(patterns: list[str], pieces: list[str]) -> None:
    text = "".join(pieces)
    assert bool(re.search(alternatives(patterns), text)) == any(re.search(pattern, text) for pattern in patterns)


@pytest.mark.parametrize("patterns", LISTS)
def test_every_wording_of_a_pattern_is_found(patterns: list[str]) -> None:
    @given(st.sampled_from(patterns).flatmap(st.from_regex))
    def check(text: str) -> None:
        assert re.search(alternatives(patterns), text)

    check()


@pytest.mark.parametrize("pattern", ["", r"\d+", "x?y", "(?:a|b)*c", "(?:a|b)?1", "(?:1|b)", "[ab]c", "(a)"])
def test_a_pattern_that_begins_with_no_letter_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="begins with"):
        alternatives([pattern])


WHOLE = [
    *(f"(?:{'|'.join(patterns)})" for patterns in LISTS),
    "(?:name|(?<!x )frage|[(|]hr|i[.])",
    r"(?:frage|[\])|]up)",
    r"(?:(f)rage\1|up to)",
    r"(?:\(up|up\)|hr)",
    "(?:hr|up)|i",
    r"(?:\w*frage|up|\w*?hr|\w+i)",
    r"(?:\w*\bhr|\w*)",
    "(?:hr|)",
    "(?:hr|up){2}",
    "hr|up",
    r"(?:(?:an)?frage|\b(?:x )?hr|(?:(?:wenden )?sie )?an|(?:a|b)??x|(?:up){2})",
    r"(?:(?:(?:a|)f)?rage|(?:hr)?|up)",
    r"(?:(?:a|b)(?:h|i)(?:a|b)?(?:r|p)\.|i\.)",
]


@pytest.mark.parametrize("pattern", ["a|b)", "(a|b", "(?:a|b", "a|(b", "*a|b", "a|[b", "a|b\\", "(?:a|b))"])
def test_what_is_no_regular_expression_stays_none(pattern: str) -> None:
    with pytest.raises(re.error):
        re.compile(quickened(pattern))


@given(st.sampled_from(WHOLE), st.lists(st.one_of(st.sampled_from(PIECES), st.text("(|)]\\fraghuptoi.", max_size=4))))
def test_a_quickened_pattern_finds_the_same_texts(pattern: str, pieces: list[str]) -> None:
    text = "".join(pieces)
    assert bool(re.search(quickened(pattern), text)) == bool(re.search(pattern, text))
