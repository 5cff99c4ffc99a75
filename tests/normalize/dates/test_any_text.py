import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.normalize.dates import find_deadline, read_deadline, read_instant, read_posted, read_start

NOW = dt.datetime(2026, 11, 25, 9, 30, tzinfo=dt.UTC)


def test_unsaid_is_not_unreadable() -> None:
    assert read_posted(None, now=NOW) == (None, None, None, ())
    assert read_deadline(None, now=NOW) == (None, None, None, ())
    assert read_start(None, now=NOW) == (None, None, None, ())


DATELIKE = st.text(st.sampled_from("0123456789./-: bisvortagekw,uhrTZ+äİ\n"), max_size=60)


@given(
    st.text(max_size=300) | DATELIKE,
    st.datetimes(dt.datetime(2020, 1, 1), dt.datetime(2040, 1, 1), timezones=st.just(dt.UTC)),  # noqa: DTZ001
)
@settings(deadline=None, max_examples=300)
def test_any_text_gives_a_value_or_a_flag(text: str, now: dt.datetime) -> None:
    posted, deadline, start = (
        read_posted(text, now=now),
        read_deadline(text, now=now),
        read_start(text, now=now),
    )
    assert posted.date or posted.flags
    assert deadline.date or deadline.flags
    assert start.date or start.kind or start.flags
    assert (start.kind == "date") == (start.date is not None)
    for read in (posted, deadline, start):
        assert (read.date is None) == (read.precision is None)
        assert read.date is None or 1990 <= read.date.year <= 2100
    read_instant(text)
    found = find_deadline(text, now=now)
    assert found is None or found[0]


# Whoever writes a pattern that backtracks hangs here: each row is 10 kB of what the patterns nearly match.
HOSTILE = [
    "1.",
    "1. bis ",
    "01.01.2027 - ",
    "vor ",
    "3 tage ",
    "mehr als ",
    "ende des ",
    "anfang bis ",
    "bis spätestens zum einschl. ",
    "bewerbungsfrist ",
    "Bewerbungen bis 1. ",
    "kw 5/",
    "januar ",
    "mo., den ",
    "99",
    " ",
    "\u00a0\u202f",
    "t12:",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_no_pattern_backtracks(piece: str) -> None:
    text = (piece * (10_000 // len(piece)))[:10_000]
    for read in (read_posted(text, now=NOW), read_deadline(text, now=NOW), read_start(text, now=NOW)):
        assert read.date is None or read.precision
    assert find_deadline(text, now=NOW) is None or "1." in piece
    assert read_instant(text) is None
