"""The last resort: dateparser, for days that none of the project's own forms reads."""

import datetime as dt
import re

from pipelines.normalize.dates.reading import ReadDate, checked
from pipelines.normalize.dates.zone import BERLIN

_HAS_DIGIT = re.compile(r"\d")
_LONGEST = 60  # characters; in a sentence dateparser finds days that nobody wrote


def by_dateparser(text: str, now: dt.datetime, name: str) -> ReadDate:
    """A stated day with year, flagged; anything else is unreadable.

    Only with strict settings: alone it reads a house number or a reference as a day, and without `languages`
    it takes 57 times as long and reads months before days.

    >>> by_dateparser("03|11|2026", dt.datetime(2026, 11, 25, tzinfo=BERLIN), "posted")[0::3]
    (datetime.date(2026, 11, 3), ('posted_by_dateparser',))
    """
    unreadable = ReadDate(flags=(f"{name}_unreadable",))
    if len(text) > _LONGEST or not _HAS_DIGIT.search(text):
        return unreadable
    import dateparser  # a third of a second that most runs never need

    try:
        read = dateparser.parse(
            text,
            languages=["de", "en"],
            settings={
                "DATE_ORDER": "DMY",
                "PREFER_LOCALE_DATE_ORDER": False,
                "REQUIRE_PARTS": ["day", "month", "year"],
                "STRICT_PARSING": True,
                "PARSERS": ["absolute-time"],
                "RELATIVE_BASE": now.astimezone(BERLIN).replace(tzinfo=None),
            },
        )
    except (ValueError, OverflowError, ArithmeticError):
        return unreadable
    if read is None:
        return unreadable
    day = (read.astimezone(BERLIN) if read.tzinfo else read).date()
    return checked(ReadDate(day, "day", "stated", (f"{name}_by_dateparser",)), name)
