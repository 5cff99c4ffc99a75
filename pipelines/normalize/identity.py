"""Who a posting is: its key and its addresses."""

import hashlib
import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from pipelines.raw import RawPosting
from pipelines.text import one_line

# Query parameters that say where a reader came from and change nothing on the page.
_TRACKING = ("utm_", "mtm_", "pk_", "fbclid", "gclid", "msclkid", "jobboard_source", "track")


def posting_id(raw: RawPosting) -> str:
    """Board and the board's own id; where a board has none, a hash of the address.

    >>> posting_id(
    ...     RawPosting(source="demo", source_type="job_board", url="https://j.example/", title="x", native_id="7")
    ... )
    'demo:7'
    """
    native = one_line(raw.native_id or "") or hashlib.sha256(raw.url.encode("utf-8", "replace")).hexdigest()[:16]
    return f"{raw.source}:{native}"


def web_address(url: str | None) -> str | None:
    """An address that a reader may open, without tracking parts; None for anything but http and https.

    >>> web_address("https://jobs.example/7?utm_source=x&id=3#top")
    'https://jobs.example/7?id=3'
    >>> web_address("javascript:alert(1)") is None
    True
    """
    if url and _PLAIN.fullmatch(url):
        return url
    try:
        parts = urlsplit(one_line(url or "").replace(" ", "%20"))
        _ = parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username is not None:
        return None
    query = parts.query
    if any(name in query.casefold() for name in _TRACKING):
        kept = [(name, value) for name, value in parse_qsl(query, keep_blank_values=True) if not _is_tracking(name)]
        query = urlencode(kept)
    return urlunsplit((parts.scheme, parts.netloc, parts.path, query, ""))


# Addresses of nearly all postings: parted and put together again they would be the same.
_PLAIN = re.compile(r"https?://[a-z0-9][a-z0-9.-]*/[\w/.~-]*", re.ASCII)


def _is_tracking(name: str) -> bool:
    return name.casefold().startswith(_TRACKING)
