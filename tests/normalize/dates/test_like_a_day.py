"""The cheap look for a day in the shape of a text finds whatever the pattern of a cited day would."""

import re
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from pipelines.normalize.dates import running_text
from pipelines.shape import shape

DAYS = st.from_regex(running_text._CITED_DAY, fullmatch=True)
SPELLINGS = st.sampled_from([str, str.upper, str.title])


@given(st.text(max_size=20), DAYS, SPELLINGS, st.text(max_size=20))
def test_no_cited_day_is_missed(before: str, day: str, spelled: Callable[[str], str], after: str) -> None:
    text = f"{before} {spelled(day)} {after}"
    lower = running_text._lowered(text)
    if re.search(running_text._CITED_DAY, lower):
        assert running_text._LIKE_A_DAY.search(shape(text))


def test_most_numbers_are_no_days() -> None:
    text = "30 Tage Urlaub, 3.400 bis 3.900 Euro im Monat, Telefon 030 23 12, 12 Menschen, 38,5 Stunden"
    assert not running_text._LIKE_A_DAY.search(shape(text))
