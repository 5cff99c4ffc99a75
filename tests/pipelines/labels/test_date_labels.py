import pytest

from pipelines.labels.date import label
from pipelines.profile import SearchProfile

PROFILE = SearchProfile.shipped()

ROWS = [
    # input, reference, kind, iso, precision
    ("vor 20 Stunden", "2026-11-23T10:15:00+01:00", "posted", "2026-11-22", "hour"),
    ("vor 5 Minuten", "2026-11-23T00:03:00+01:00", "posted", "2026-11-22", "hour"),
    ("heute", "2026-11-22T23:30:00+00:00", "posted", "2026-11-23", "day"),  # the day begins in Berlin
    ("heute", "2026-11-23T10:15:00", "posted", "2026-11-23", "day"),  # no zone: Berlin
    ("2026-11-01T22:59:59Z", "2026-11-23T10:15:00+01:00", "posted", "2026-11-01", "datetime"),
    ("2026-11-01T23:00:00Z", "2026-11-23T10:15:00+01:00", "posted", "2026-11-02", "datetime"),
    ("über 30 Tage", "2026-11-23T10:15:00+01:00", "posted", "2026-10-24", "at_most"),
    ("vor 2 Jahren", "2026-11-23T10:15:00+01:00", "posted", "2024-11-23", "year"),
    ("vor 3 Wochen", "2026-11-23T10:15:00+01:00", "posted", "2026-11-02", "week"),
    ("30.12.", "2027-01-04T09:00:00+01:00", "posted", "2026-12-30", "day"),
    ("Neu!", "2026-11-23T10:15:00+01:00", "posted", None, "none"),
    ("bis KW 51", "2026-11-23T10:15:00+01:00", "valid_through", "2026-12-20", "week"),
    ("01.12. bis 19.12.2026", "2026-11-23T10:15:00+01:00", "valid_through", "2026-12-19", "day"),
    ("fortlaufend", "2026-11-23T10:15:00+01:00", "valid_through", None, "open"),
    ("siehe Text", "2026-11-23T10:15:00+01:00", "valid_through", None, "none"),
    ("KW 51", "2026-11-23T10:15:00+01:00", "start", "2026-12-14", "week"),
    ("3. Quartal 2027", "2026-11-23T10:15:00+01:00", "start", "2027-07-01", "quarter"),
    ("Ende Februar 2028", "2026-11-23T10:15:00+01:00", "start", "2028-02-29", "part_month"),
    ("unverzüglich", "2026-11-23T10:15:00+01:00", "start", None, "immediate"),
    ("frühestmöglich", "2026-11-23T10:15:00+01:00", "start", None, "asap"),
    ("in Absprache", "2026-11-23T10:15:00+01:00", "start", None, "open"),
    ("bald", "2026-11-23T10:15:00+01:00", "start", None, "none"),
]


@pytest.mark.parametrize(("text", "reference", "kind", "iso", "precision"), ROWS)
def test_date_labels(text: str, reference: str, kind: str, iso: str | None, precision: str) -> None:
    row = {"id": "1", "input": text, "reference": reference, "kind": kind, "source": "own"}
    assert label(row, profile=PROFILE) == {"iso": iso, "precision": precision}


def test_a_kind_that_nobody_knows_is_an_error() -> None:
    with pytest.raises(ValueError, match="posted, valid_through or start"):
        label({"input": "heute", "reference": "2026-11-23T10:15:00+01:00", "kind": "modified"}, profile=PROFILE)
