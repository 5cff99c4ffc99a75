import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.normalize.dates import read_instant

NOW = dt.datetime(2026, 11, 25, 9, 30, tzinfo=dt.UTC)  # a Wednesday, half past ten in Berlin

INSTANTS = [
    ("2026-09-04T11:43:41.935", "2026-09-04T09:43:41.935000+00:00"),  # no zone: Berlin, summer
    ("2026-12-04T11:43", "2026-12-04T10:43:00+00:00"),  # winter
    ("2026-12-04 11:43:00", "2026-12-04T10:43:00+00:00"),
    ("2026-12-04T11:43:41Z", "2026-12-04T11:43:41+00:00"),
    ("2026-12-04T11:43:41+01:00", "2026-12-04T10:43:41+00:00"),
    ("2026-10-25T02:30:00", "2026-10-25T00:30:00+00:00"),  # twice on that clock: the first
    (" 1793876400 ", "2026-11-05T11:00:00+00:00"),
    ("/Date(1793876400000)/", "2026-11-05T11:00:00+00:00"),
    ("1793876400123", "2026-11-05T11:00:00.123000+00:00"),
    ("Thu, 05 Nov 2026 08:00:00 GMT", "2026-11-05T08:00:00+00:00"),
    ("5 Nov 2026 08:00:00 +0100", "2026-11-05T07:00:00+00:00"),
    ("Thu, 05 Nov 2026 08:00:00 -0000", "2026-11-05T08:00:00+00:00"),
]
NO_INSTANTS = [
    "",
    "2026-12-04",
    "gestern",
    "12345",
    "99999999999999",
    "2026-13-04T11:43",
    "2026-12-04T25:00",
    "2026-12-04T11:43:41+99:00",
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-12:00",
    "Thu, 99 Nov 2026 08:00:00 GMT",
]


@pytest.mark.parametrize(("text", "expected"), INSTANTS)
def test_instant(text: str, expected: str) -> None:
    instant = read_instant(text)
    assert instant is not None
    assert instant.isoformat() == expected
    assert instant.tzinfo is dt.UTC


@pytest.mark.parametrize("text", [None, *NO_INSTANTS])
def test_no_instant(text: str | None) -> None:
    assert read_instant(text) is None


@given(st.datetimes(dt.datetime(1990, 1, 1), dt.datetime(2100, 1, 1), timezones=st.just(dt.UTC)))  # noqa: DTZ001
@settings(deadline=None)
def test_an_instant_survives(instant: dt.datetime) -> None:
    assert read_instant(instant.isoformat()) == instant
