"""The bars on the hand-labelled texts, where they stand beside this checkout."""

import re

import pytest

from pipelines.labels import subjects
from tests.gold import FILES, GOLD, score

BARS = {
    "pay": [
        (r" exact=(\S+)", 0.95),
        (r"on amounts=(\S+)", 0.93),
        (r"negatives clean=(\S+)", 0.97),
        (r"  gross=(\S+)", 0.97),
        (r"  tariff=(\S+)", 0.95),
        (r"  payments_per_year=(\S+)", 0.97),
        (r"  annual_min=(\S+)", 0.97),
        (r"  annual_max=(\S+)", 0.97),
    ],
}


@pytest.mark.skipif(not GOLD.is_dir(), reason="no gold standards beside this checkout")
@pytest.mark.parametrize("subject", sorted(BARS))
def test_the_score_is_above_its_bars(subject: str) -> None:
    printed = score(subject)
    for pattern, bar in BARS[subject]:
        found = re.search(pattern, printed, re.MULTILINE)
        assert found, f"the scorer does not print {pattern}"
        assert float(found[1]) >= bar, printed


def test_every_subject_has_a_gold_standard() -> None:
    assert set(subjects()) - {"redact"} <= set(FILES)
