"""How the page says texts and figures, the same in every language: 45 000, 2026-11-24, 62 %."""

import datetime as dt
import re

_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")
THIN = "\u202f"  # parts thousands in German and English alike (ISO 80000-1)


def shown(text: str | None, most: int = 110) -> str:
    r"""A board's text without control characters, cut to `most` characters; escaping it is the page's part.

    >>> shown("Leiter\x00 Kundendienst", 9)
    'Leiter K…'
    """
    plain = " ".join(_UNSEEN.sub("", text or "").split())
    return plain if len(plain) <= most else f"{plain[: most - 1]}…"


def number(value: float | None) -> str:
    """A figure without decimals, thousands parted by a thin space.

    >>> number(45600.4), number(None)
    ('45\u202f600', '–')
    """
    return "–" if value is None else f"{value:,.0f}".replace(",", THIN)


def share(part: float | None, whole: float = 1) -> str:
    """A share in per cent.

    >>> share(1, 3), share(None), share(0, 0)
    ('33 %', '–', '–')
    """
    return "–" if part is None or not whole else f"{100 * part / whole:.0f} %"


def span(low: float | None, high: float | None) -> str:
    """A span of figures.

    >>> span(45000, 52000), span(45000, None), span(None, 52000), span(45000, 45000), span(None, None)
    ('45\u202f000–52\u202f000', '≥ 45\u202f000', '≤ 52\u202f000', '45\u202f000', '–')
    """
    if low is None and high is None:
        return "–"
    if low is None:
        return f"≤ {number(high)}"
    if high is None:
        return f"≥ {number(low)}"
    return number(low) if low == high else f"{number(low)}–{number(high)}"


def day(value: dt.date | None) -> str:
    """A day in ISO form, which sorts and reads the same everywhere.

    >>> day(dt.date(2026, 11, 5)), day(None)
    ('2026-11-05', '–')
    """
    return value.isoformat() if value else "–"
