"""What a list said last time, so that a board that supports it need not say it again (RFC 9110, 13).

The postings as they were read are kept, not the answer: answers hold contact persons. They are read anew by the
normalizers, on the day's terms. A 304 therefore means "the same postings as last time" and never "no postings"; without
something to fall back on the question is asked without conditions, and the answer is a whole one.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from inspect import getsource
from pathlib import Path
from typing import Any, Self

from scrapy.http import Response

from crawler.listing import Pages
from pipelines.normalize.redact import redact
from pipelines.raw import BadRecord, RawPlace, RawPosting

LONGEST = dt.timedelta(days=7)
"""After this the list is asked for whole: whoever answers 304 for ever is believed no longer."""
WITHOUT_ETAG = dt.timedelta(hours=24)
"""The same, where only a date says that nothing has changed: a date is worth no more than its clock."""
MOST = 5_000  # postings that are kept of a list
KEPT_AS_PRINTED = frozenset({"source", "source_type", "url", "native_id", "apply_url"})  # machines' words, no prose


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A list as it was read last: how to ask whether it has changed, and what it held."""

    url: str
    reader: str
    """What read it: another version of the spider reads it anew (`version_of`)."""
    read_at: dt.datetime
    etag: str | None
    last_modified: str | None
    postings: tuple[RawPosting, ...]

    def conditions(self, url: str, *, reader: str, now: dt.datetime) -> dict[str, str]:
        """Headers that ask for the list only if it has changed; none if it was read otherwise or long ago.

        >>> known = Known(
        ...     url="https://jobs.example/feed",
        ...     reader="1",
        ...     read_at=dt.datetime(2026, 11, 24, tzinfo=dt.UTC),
        ...     etag='"7"',
        ...     last_modified=None,
        ...     postings=(),
        ... )
        >>> known.conditions("https://jobs.example/feed", reader="1", now=dt.datetime(2026, 11, 25, tzinfo=dt.UTC))
        {'If-None-Match': '"7"'}
        >>> known.conditions("https://jobs.example/feed", reader="1", now=dt.datetime(2026, 12, 2, tzinfo=dt.UTC))
        {}
        """
        age, longest = now - self.read_at, LONGEST if self.etag else WITHOUT_ETAG
        if url != self.url or reader != self.reader or not dt.timedelta() <= age < longest:
            return {}
        said = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in said.items() if value}

    @classmethod
    def read(cls, path: Path) -> Self | None:
        """What a file holds; None for one that is not there, damaged, or of another version."""
        try:
            said = json.loads(path.read_text(encoding="utf-8"))
            postings = tuple(_posting(entry) for entry in said.pop("postings"))
            at = dt.datetime.fromisoformat(said.pop("read_at"))
            return cls(**said, read_at=at, postings=postings) if at.tzinfo else None
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return None

    def keep(self, path: Path) -> None:
        """Write it, without contact persons; a disk that is full costs only the question of next time."""
        said = {
            **asdict(self),
            "read_at": self.read_at.isoformat(),
            "postings": [*map(_without_contacts, self.postings)],
        }
        beside = path.with_name(f".{path.name}.tmp")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8", errors="replace")
            beside.replace(path)  # half a file is taken for none, so it need not be forced to the disk
        except OSError:
            for left in (beside, path):
                with suppress(OSError):
                    left.unlink(missing_ok=True)


def validators(response: Response) -> tuple[str | None, str | None]:
    """`ETag` and `Last-Modified` of an answer; such as no server means are none.

    >>> validators(Response("https://jobs.example", headers={"ETag": 'W/"7"'}))
    ('W/"7"', None)
    """
    etag, modified = (
        (response.headers.get(name) or b"").decode("latin-1").strip() for name in ("ETag", "Last-Modified")
    )
    is_tag = etag.removeprefix("W/").startswith('"') and etag.isprintable() and len(etag) < 300
    return (etag if is_tag else None), (modified if modified.isprintable() and 0 < len(modified) < 60 else None)


def version_of(spider: type, *reading: Any) -> str:
    """What tells one way of reading a list from another: the spider's words, and what else it goes by."""
    told = [getsource(kind) for kind in spider.__mro__ if kind.__module__.startswith("crawler.")]
    return hashlib.sha256("\n".join((getsource(Pages), *told, *map(repr, reading))).encode()).hexdigest()[:16]


def _without_contacts(posting: RawPosting) -> dict[str, Any]:
    said = asdict(posting)
    return {
        name: redact(value).text if isinstance(value, str) and name not in KEPT_AS_PRINTED else value
        for name, value in said.items()
    }


_NAMES = frozenset(field.name for field in fields(RawPosting))


def _posting(said: Mapping[str, Any]) -> RawPosting:
    if not said.keys() <= _NAMES:
        raise BadRecord("fields of another version")
    places: Iterable[Mapping[str, Any]] = said["places"]
    return RawPosting(**{**said, "places": tuple(RawPlace(**place) for place in places), "flags": tuple(said["flags"])})
