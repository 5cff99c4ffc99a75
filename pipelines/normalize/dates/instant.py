"""Instants: ISO 8601, RFC 822, seconds and milliseconds of the epoch."""

import datetime as dt
import re
from email.utils import parsedate_to_datetime

from pipelines.normalize.dates.zone import BERLIN

_EPOCH = re.compile(r"(?:/date\()?(\d{10})(\d{3})?(?:\.\d{1,6})?(?:[+-]\d{4})?(?:\)/)?", re.ASCII | re.IGNORECASE)
_ISO = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d", re.ASCII)
_RFC_822 = re.compile(r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d", re.ASCII)


def read_instant(text: str | None) -> dt.datetime | None:
    """Read an instant: ISO 8601 (without a zone: Europe/Berlin), RFC 822, epoch seconds or milliseconds.

    The value is in UTC; a bare day or anything else is `None`.

    >>> read_instant("2026-09-04T11:43:41.935").isoformat()
    '2026-09-04T09:43:41.935000+00:00'
    >>> read_instant("1793703600").isoformat()
    '2026-11-03T11:00:00+00:00'
    """
    if text is None or len(text) > 64:
        return None
    text = text.strip()
    try:
        if instant := epoch(text):
            return instant
        if _ISO.match(text):
            instant = dt.datetime.fromisoformat(text.removesuffix(" UTC") + "+00:00" * text.endswith(" UTC"))
        elif _RFC_822.match(text):
            instant = parsedate_to_datetime(text)
            if text.endswith("-0000"):  # RFC 5322: UTC, local zone not told
                instant = instant.replace(tzinfo=dt.UTC)
        else:
            return None
        return (instant if instant.tzinfo else instant.replace(tzinfo=BERLIN)).astimezone(dt.UTC)
    except (ValueError, OverflowError, TypeError):
        return None


def epoch(text: str) -> dt.datetime | None:
    """Seconds or milliseconds since 1970, bare or as .NET writes them; `None` for any other text.

    >>> epoch("/Date(1793703600000+0100)/").isoformat()
    '2026-11-03T11:00:00+00:00'
    """
    found = _EPOCH.fullmatch(text)
    if not found:
        return None
    return dt.datetime.fromtimestamp(int(found[1]) + int(found[2] or 0) / 1000, dt.UTC)
