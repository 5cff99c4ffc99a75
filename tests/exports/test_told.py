"""A damaged line is known as one, also behind a thousand good ones: what is quick must see what is slow."""

import json
from typing import Any

import pytest

from exports import told as module
from exports.columns import columns
from exports.lines import line
from exports.posting import EXAMPLE, Posting
from exports.told import DamagedLine, told

GOOD = json.loads(line(EXAMPLE))
WRONG: list[Any] = [None, 1, 1.5, True, "2026-13-40", "2026-11-24", "", [], ["a"], [1], {}]


@pytest.mark.parametrize("value", WRONG, ids=repr)
def test_what_is_wrong_is_said_behind_good_lines_as_in_the_first_one(value: Any) -> None:
    for column in columns(Posting):
        bad = json.dumps({**GOOD, column.name: value}).encode()
        said = []
        for lines in ([bad], [line(EXAMPLE), bad, bad]):
            module._form.cache_clear()
            try:
                said.append([told(one, Posting) for one in lines][-1])
            except DamagedLine as error:
                said.append(str(error))
        assert said[0] == said[1]
        if column.choices and value == "":
            assert said[0] == f"{column.name} must be one of {', '.join(column.choices)}"


def test_the_order_of_columns_does_not_matter_and_their_names_do() -> None:
    assert told(json.dumps(dict(reversed(GOOD.items()))).encode(), Posting) == GOOD
    for bad in (b"[]", b'"posting_id"', b"{}", b"\xff{}", json.dumps({**GOOD, "more": 1}).encode()):
        with pytest.raises(DamagedLine):
            told(bad, Posting)
