"""Which posting of a vacancy counts."""

import datetime as dt
from typing import Any

import pytest

from exports.best import by_worth
from exports.life import begin
from exports.sighting import Sighting

SEEN = dt.datetime(2026, 11, 1, 6, tzinfo=dt.UTC)
NEWER, OLDER = {"posted_on": dt.date(2026, 10, 2)}, {"posted_on": dt.date(2026, 10, 1)}
FIRST = [
    ([{"source_type": "aggregator"}, {"source_type": "job_board"}], 1),
    ([{"source_type": "job_board"}, {"source_type": "public_service"}], 1),
    ([{"source_type": "public_service"}, {"source_type": "employer_site"}], 1),
    ([{"source_type": "employer_site", "is_staffing": True}, {"source_type": "public_service"}], 1),
    ([{"source_type": "employer_site", "is_staffing": True}, {"source_type": "aggregator"}], 0),
    ([{"source_type": "employer_site", "is_staffing": True} | NEWER, OLDER], 1),
    ([{"flags": ("detail_unread",)} | NEWER, OLDER], 1),
    ([OLDER, NEWER], 1),
    ([OLDER | {"source_type": "employer_site"}, NEWER], 0),
]


@pytest.mark.parametrize(("said", "first"), FIRST)
def test_by_worth(said: list[dict[str, Any]], first: int) -> None:
    shown = [
        Sighting(
            posting_id=f"a:{number}",
            source="a",
            url="https://a.example",
            fetched_at=SEEN,
            title="x",
            **{"source_type": "job_board", **one},
        )
        for number, one in enumerate(said)
    ]
    lives = {one.posting_id: begin(one) for one in shown}
    for some in (shown, shown[::-1]):
        assert by_worth(some, lives)[0].posting_id == f"a:{first}"
