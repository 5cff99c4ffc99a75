"""Values of a posting as a person likes to read them in a table."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any


def place(row: Mapping[str, Any]) -> str:
    """City and distance.

    >>> place({"city": "Teltow", "distance_km": 13.2})
    'Teltow 13 km'
    """
    return f"{row['city'] or '?'} {row['distance_km']:.0f} km" if row["distance_km"] is not None else row["city"] or "?"


def pay(row: Mapping[str, Any]) -> str:
    """Pay a year, or in short why there is none.

    >>> pay({"salary_year_min_eur": 50000.0, "salary_year_max_eur": None})
    'from 50,000'
    """
    low, high = row["salary_year_min_eur"], row["salary_year_max_eur"]
    if low is None and high is None:
        return "see posting" if row.get("salary_text") or row.get("tariff") else "-"
    if low is None:
        return f"to {high:,.0f}"
    if high is None:
        return f"from {low:,.0f}"
    return f"{low:,.0f}" if low == high else f"{low:,.0f} - {high:,.0f}"


def day(value: dt.date | None) -> str:
    """A day of the last months, or `?`.

    >>> day(dt.date(2026, 11, 5)), day(None)
    ('05.11.', '?')
    """
    return f"{value:%d.%m.}" if value else "?"


_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def one_line(text: str) -> str:
    r"""A text for one cell: tabs, line ends and what would steer a terminal become blanks.

    >>> one_line("Leitung\tService\n\x1b[31mrot")
    'Leitung Service [31mrot'
    """
    return _CONTROLS.sub(" ", text)


def value(found: Any) -> str:
    """Any value of a column.

    >>> value(("a", "b")), value(True), value(48000.0), value(52.5)
    ('a, b', 'yes', '48,000', '52.5')
    """
    match found:
        case bool():
            return "yes" if found else "no"
        case float() if found.is_integer() and abs(found) >= 1000:
            return f"{found:,.0f}"
        case float():
            return f"{found:g}"
        case dt.datetime():
            return f"{found:%Y-%m-%d %H:%M} UTC"
        case list() | tuple():
            return ", ".join(map(str, found))
        case _:
            return str(found)
