"""Whether two rows are one vacancy, as the gold file has it."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from pipelines.duplicates import Comparable, compare
from pipelines.normalize import normalize
from pipelines.profile import SearchProfile
from pipelines.raw import RawPlace, RawPosting

_READ_AT = dt.datetime(2026, 11, 24, tzinfo=dt.UTC)
"""Rows carry no day of a crawl; it only matters to wordings like "gestern", which no row has."""


def label(row: Mapping[str, Any], *, profile: SearchProfile) -> dict[str, Any]:
    """`same` is "yes" or "no", by the path that publishing takes: normalize both, then compare.

    >>> one = {"board": "x", "title": "Serviceleiter (m/w/d)", "company": "Havel GmbH", "location": "Potsdam"}
    >>> label({"a": one, "b": {**one, "location": "Cottbus"}}, profile=SearchProfile.shipped())
    {'same': 'no'}
    """
    a, b = (_comparable(row[side], side, profile) for side in ("a", "b"))
    return {"same": "yes" if compare(a, b).is_same else "no"}


def _comparable(side: Mapping[str, Any], name: str, profile: SearchProfile) -> Comparable:
    place = _said(side, "location")
    raw = RawPosting(
        source=_said(side, "board") or "unknown",
        source_type="job_board",
        url="about:blank",
        native_id=name,
        title=_said(side, "title") or "?",
        employer=_said(side, "company"),
        places=(RawPlace(text=place),) if place else (),
        posted_text=_said(side, "posted"),
        description=_said(side, "text"),
    )
    return Comparable.from_posting(normalize(raw, profile=profile, fetched_at=_READ_AT))


def _said(side: Mapping[str, Any], name: str) -> str | None:
    value = side.get(name)
    return value if isinstance(value, str) and value.strip() else None
