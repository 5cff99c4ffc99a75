"""What a figure or a day of a posting can be at all. Standard library only."""

import datetime as dt
import math

FIGURES: dict[str, tuple[float, float]] = {
    "lat": (-90, 90),
    "lon": (-180, 180),
    "distance_km": (0, 20_038),  # half the way around the earth
    "salary_min": (0, math.nextafter(math.inf, 0)),  # any finite figure
    "salary_max": (0, math.nextafter(math.inf, 0)),
    "salary_payments": (0, 53),  # one a week
    "salary_year_min_eur": (0, math.nextafter(math.inf, 0)),
    "salary_year_max_eur": (0, math.nextafter(math.inf, 0)),
    "salary_year_fte_min_eur": (0, math.nextafter(math.inf, 0)),
    "salary_year_fte_max_eur": (0, math.nextafter(math.inf, 0)),
    "predicted_salary_min": (0, math.nextafter(math.inf, 0)),
    "predicted_salary_max": (0, math.nextafter(math.inf, 0)),
    "hours_per_week_min": (0, 168),
    "hours_per_week_max": (0, 168),
}
"""The least and the greatest that a column may hold; NaN is neither."""

SPANS = (
    ("salary_min", "salary_max"),
    ("salary_year_min_eur", "salary_year_max_eur"),
    ("salary_year_fte_min_eur", "salary_year_fte_max_eur"),
    ("predicted_salary_min", "predicted_salary_max"),
    ("hours_per_week_min", "hours_per_week_max"),
)
"""Columns of which the first is never above the second."""

DAYS = ("posted_on", "first_published_on", "modified_at", "valid_until_on", "start_on")
EARLIEST = dt.date(1970, 1, 1)
YEARS_AHEAD = 11


def latest(day: dt.date) -> dt.date:
    """The last day that a posting of this day can name.

    >>> latest(dt.date(2026, 11, 24))
    datetime.date(2037, 12, 31)
    """
    return dt.date(day.year + YEARS_AHEAD, 12, 31)
