"""Distances on the sphere."""

from math import asin, cos, radians, sin, sqrt

Point = tuple[float, float]
"""Latitude and longitude, degrees WGS 84."""

_FARTHEST_KM = 30


def kilometres(point: Point, other: Point) -> float:
    """Great-circle distance by the haversine formula, mean radius of the Earth.

    >>> round(kilometres((52.39886, 13.06566), (52.52437, 13.41053)), 1)
    27.2
    """
    phi, other_phi = radians(point[0]), radians(other[0])
    half = sin((other_phi - phi) / 2) ** 2 + cos(phi) * cos(other_phi) * sin(radians(other[1] - point[1]) / 2) ** 2
    return 2 * 6371.0088 * asin(min(1.0, sqrt(half)))


def is_near(point: Point, other: Point) -> bool:
    """Whether both may be the same place: large municipalities reach 30 km."""
    return kilometres(point, other) <= _FARTHEST_KM
