"""The zone in which days count, and the names that boards give to others."""

import datetime as dt
import re
from zoneinfo import ZoneInfo

from pipelines.normalize.dates.words import WORDS, any_of

BERLIN = ZoneInfo("Europe/Berlin")
_OFFSETS: dict[str, int] = WORDS["zones"]

ZONE = rf"(?:(?:utc|gmt)?[+-](?:0\d|1[0-4]):?[0-5]\d|(?:{any_of(_OFFSETS)})\b)"
"""Pattern of a zone in folded text: an offset with or without UTC before it, or a name."""

_SIGNED = re.compile(r"([+-])(\d\d):?(\d\d)")


def offset(zone: str) -> dt.timezone:
    """The offset that a text matched by `ZONE` means.

    >>> offset("gmt+0100"), offset("edt")
    (datetime.timezone(datetime.timedelta(seconds=3600)), datetime.timezone(datetime.timedelta(days=-1, seconds=72000)))
    """
    if signed := _SIGNED.search(zone):
        minutes = int(signed[2]) * 60 + int(signed[3])
        return dt.timezone(dt.timedelta(minutes=-minutes if signed[1] == "-" else minutes))
    return dt.timezone(dt.timedelta(hours=_OFFSETS[zone]))
