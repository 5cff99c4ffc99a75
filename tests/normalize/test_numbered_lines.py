"""What the words of a line say, asked word by word, is what looking for every mark in the line says."""

from hypothesis import example, given
from hypothesis import strategies as st

from pipelines.normalize.pay.figures import may_have_currency
from pipelines.normalize.pay.numbered_lines import numbered_line
from pipelines.normalize.pay.wording import MARKS

ALL = sorted({mark for marks in MARKS.values() for mark in marks})
PIECES = st.one_of(
    st.sampled_from(ALL), st.sampled_from([" ", "  ", "\u00a0", "3.000", "12", "A", "1", "k", "-"]), st.text(max_size=3)
)
LINES = st.lists(PIECES, max_size=8).map("".join)


def _has(line: str, *names: str) -> bool:
    return any(mark in line for name in names for mark in MARKS[name])


@given(LINES)
@example("eur 40")
@example("p. a. 40")
@example("A 1")
def test_marks_of_pay_and_of_groups(line: str) -> None:
    found = numbered_line(0, line)
    if _has(line, "money", "paid"):
        assert found.may_name_pay
    elif not ("k" in line or "K" in line or "000" in line or "Stunde" in line):
        assert not found.may_name_pay
    assert found.may_name_a_group == _has(line, "group")
    assert found.has_currency == may_have_currency(line)


def test_numbers_that_may_be_thousands_or_hours() -> None:
    lines = ["für 40 k", "für 40k", "3.000 - 4.000", "12 die Stunde", "40 kg", "3.000 bis 4.000"]
    assert [numbered_line(0, line).may_name_pay for line in lines] == [True, True, True, True, False, True]
