"""The shape of a text says of every position what the text says."""

import re

from hypothesis import given
from hypothesis import strategies as st

from pipelines.normalize.redact.blank_words import BlankWords
from pipelines.normalize.redact.names import PAIR, is_adjective, is_name_word
from pipelines.normalize.redact.numbers import DIGITS, digits
from pipelines.shape import CAPITALS, acronyms, lines_with_digits, shape
from pipelines.text import lowered

TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(
            [
                *(
                    "Mia ",
                    "Musterfrau",
                    "Łucja ",
                    "von ",
                    "d’Or ",
                    "O'Nowhere",
                    "J.",
                    "B. ",
                    ", ",
                    "-",
                    "–",
                    "’",
                    "İ",
                    "ß",
                ),
                *("TVöD", "ÖPNV ", "38,5 ", "٣ ", "€", "\n", "\u00a0", "\ud800", "²", "Ⓐ"),
            ]
        ),
        max_size=12,
    ).map("".join),
)


@given(TEXTS)
def test_a_shape_has_a_byte_for_every_character(text: str) -> None:
    seen = shape(text)
    assert len(seen) == len(text)
    for byte, character in zip(seen, text, strict=True):
        assert (byte == ord("A")) == (character in CAPITALS)
        assert (byte == ord("0")) == character.isdecimal()
        assert (byte == ord("\n")) == (character == "\n")


@given(TEXTS)
def test_lines_with_digits_are_all_lines_with_digits(text: str) -> None:
    assert [text[start:end] for start, end in lines_with_digits(text)] == [
        line for line in text.split("\n") if any(map(str.isdecimal, line))
    ]


@given(TEXTS)
def test_what_is_in_capitals_is_an_acronym(text: str) -> None:
    assert acronyms(text) == " ".join(re.findall(f"[{re.escape(CAPITALS)}]{{2,}}", text))


@given(TEXTS)
def test_lower_case_keeps_positions(text: str) -> None:
    assert len(lowered(text)) == len(text)
    if "İ" not in text:
        assert lowered(text) == text.lower()


@given(TEXTS)
def test_every_pair_that_may_be_a_name_is_seen_in_the_shape(text: str) -> None:
    glue = re.compile(r"[\w.@/-]")
    following = re.compile(r"[\w'’´`‘-]+\.?")
    expected = [
        found.start()
        for found in PAIR.finditer(text)
        if is_name_word(word := found[0].rstrip(" \t,"))
        and not is_adjective(word)
        and not (found.start() and glue.match(text, found.start() - 1))
        and (after := following.match(text, found.end()))
        and is_name_word(after[0])
    ]
    assert set(expected) <= set(BlankWords(text).pairs())


NUMBERS = st.lists(
    st.sampled_from(["0", "30", " ", "(", "+49", "/", "–", ".", ")", "\u00a0", "٣", "x", "Tel. ", "Durchwahl ", "\n"]),
    max_size=24,
).map("".join)


@given(NUMBERS)
def test_every_number_to_call_is_leapt_to(text: str) -> None:
    found = [number.span() for number in digits(text, shape(text))]
    assert found == [number.span() for number in DIGITS.finditer(text)]
