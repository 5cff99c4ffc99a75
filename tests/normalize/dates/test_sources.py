"""Dates as sources of many kinds word them."""

import pytest

from pipelines.labels.date import label
from pipelines.profile import SearchProfile

PROFILE = SearchProfile.shipped()
ROWS = [  # kind, text, reference, day, precision
    ("posted", "vor ca. 2 Wochen", "2026-11-23T10:15:00+01:00", "2026-11-09", "week"),
    ("posted", "Posted: 11/16/2026", "2026-11-23T10:15:00+01:00", "2026-11-16", "day"),
    ("posted", "16-Nov-2026", "2026-11-23T10:15:00+01:00", "2026-11-16", "day"),
    ("posted", "Reposted 2 days ago", "2026-11-23T10:15:00+01:00", "2026-11-21", "day"),
    ("posted", "20. Dez.", "2027-01-04T09:30:00+01:00", "2026-12-20", "day"),
    ("posted", "2026-11-15T23:30:00Z", "2026-11-23T10:15:00+01:00", "2026-11-16", "datetime"),
    ("posted", "Gestern, 17:40", "2026-11-23T10:15:00+01:00", "2026-11-22", "day"),
    (
        "valid_through",
        "Deadline for applications: December 9th, 2026",
        "2026-11-23T10:15:00+01:00",
        "2026-12-09",
        "day",
    ),
    ("valid_through", "Bewerbungen sind jederzeit möglich", "2026-11-23T10:15:00+01:00", None, "open"),
    ("valid_through", "Bewerbungsfrist abgelaufen am 10.11.", "2026-11-23T10:15:00+01:00", "2026-11-10", "day"),
    ("start", "zum 15. des nächsten Monats", "2026-11-23T10:15:00+01:00", "2026-12-15", "day"),
    ("start", "im Frühjahr", "2026-11-23T10:15:00+01:00", "2027-03-01", "season"),
    ("start", "asap or 1 March 2027", "2026-11-23T10:15:00+01:00", "2027-03-01", "day"),
    ("start", "sofort oder zum 01.01.2027", "2026-11-23T10:15:00+01:00", "2027-01-01", "day"),
    ("posted", "31.11.2026", "2026-11-23T10:15:00+01:00", None, "none"),
    ("posted", "0000-00-00", "2026-11-23T10:15:00+01:00", None, "none"),
    ("posted", "vor einigen Tagen", "2026-11-23T10:15:00+01:00", None, "none"),
    ("posted", "12h", "2026-11-23T10:15:00+01:00", "2026-11-22", "hour"),
    ("posted", "Thu Nov 05 2026", "2026-11-23T10:15:00+01:00", "2026-11-05", "day"),
    (
        "valid_through",
        "Frist verlängert bis 14.12.2026 (ursprünglich 30.11.2026)",
        "2026-11-23T10:15:00+01:00",
        "2026-12-14",
        "day",
    ),
    ("valid_through", "läuft in 3 Tagen ab", "2026-11-23T10:15:00+01:00", "2026-11-26", "day"),
    ("valid_through", "bis 24. Januar 2027, 12 Uhr", "2026-11-23T10:15:00+01:00", "2027-01-24", "datetime"),
    ("valid_through", "01.11.–14.12.2026", "2026-11-23T10:15:00+01:00", "2026-12-14", "day"),
    ("start", "4/2027", "2026-11-23T10:15:00+01:00", "2027-04-01", "month"),
    ("start", "zum nächstmöglichen Termin, gerne 01.04.2027", "2026-11-23T10:15:00+01:00", "2027-04-01", "day"),
    ("start", "sofort / nach Vereinbarung", "2026-11-23T10:15:00+01:00", None, "immediate"),
    ("start", "III. Quartal 2027", "2026-11-23T10:15:00+01:00", "2027-07-01", "quarter"),
]


@pytest.mark.parametrize(("kind", "text", "reference", "day", "precision"), ROWS)
def test_label(kind: str, text: str, reference: str, day: str | None, precision: str) -> None:
    labels = label({"input": text, "kind": kind, "reference": reference}, profile=PROFILE)
    assert labels == {"iso": day, "precision": precision}
