"""The development half of the gold pairs, as its scorer counts."""

import json

import pytest

from pipelines.labels.duplicates import label
from pipelines.profile import SearchProfile
from tests.conftest import SHARED

GOLD = SHARED / "gold" / "dupes_dev.jsonl"


@pytest.mark.skipif(not GOLD.is_file(), reason="the gold files are not part of the project")
def test_f1_of_the_gold_pairs() -> None:
    profile = SearchProfile.shipped()
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    said = [(row["label"]["same"], label(row, profile=profile)["same"]) for row in rows]
    right = said.count(("yes", "yes"))
    wrong = said.count(("no", "yes")) + said.count(("yes", "no"))
    assert 2 * right / (2 * right + wrong) >= 0.93
