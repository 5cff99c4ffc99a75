"""The best value of each field over the postings of a vacancy, and on which fields they disagree. Pure."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Any

from exports.life import Life
from exports.sighting import Sighting
from exports.vacancy import Vacancy

KINDS = ("employer_site", "public_service", "job_board", "aggregator")
"""Kinds of sources, the best first: who writes the posting knows best what it offers."""

GROUPS: Mapping[str, tuple[str, ...]] = {
    # Fields that only mean something together are taken from one posting.
    "title": ("title", "title_clean", "url"),
    "employer": ("employer", "employer_key"),
    "place": ("city", "district", "postcode", "ags", "lat", "lon", "distance_km", "in_area"),
    "work_mode": ("work_mode",),
    "pay": (
        "salary_text",
        "salary_year_min_eur",
        "salary_year_max_eur",
        "salary_year_fte_min_eur",
        "salary_year_fte_max_eur",
        "salary_basis",
    ),
    "employment_type": ("employment_type",),
    "contract": ("contract",),
    "occupation": ("occupation_match", "family", "level"),
    "tasks": ("tasks_text",),
}

_VALUES: Mapping[str, Callable[[Any], tuple[Any, ...]]] = {
    group: attrgetter(*fields) if len(fields) > 1 else lambda one, name=fields[0]: (getattr(one, name),)  # type: ignore[misc]
    for group, fields in GROUPS.items()
}
_SAID: Mapping[str, str] = {group: fields[0] for group, fields in GROUPS.items()} | {"occupation": "occupation_match"}
_PLACE_INFERRED = frozenset({"city_from_district", "city_from_postcode", "place_ambiguous", "place_is_region"})
_COMPARED: Mapping[str, Callable[[Any], Any]] = {
    # Titles and texts are worded anew by every board; that is no conflict.
    "employer_key": str,
    "city": str,
    "postcode": str,
    "work_mode": str,
    "salary_year_min_eur": round,
    "salary_year_max_eur": round,
    "employment_type": tuple,
    "contract": str,
    "valid_until_on": str,
    "level": str,
}


def by_worth(shown: Iterable[Sighting], lives: Mapping[str, Life]) -> list[Sighting]:
    """Postings of one vacancy, the one that counts first: the newest of the best kind of source.

    What could only be read in part comes after what was read whole, an agency's after an employer's: its own site is
    not the employer's and counts as a job board.
    """

    def newest_last(one: Sighting) -> tuple[Any, ...]:
        newest = (one.posted_on or one.fetched_at.date()).toordinal()
        return (newest, lives[one.posting_id].first_seen_at, one.posting_id)

    def worst_last(one: Sighting) -> tuple[Any, ...]:
        return (_kind(one.kind), not one.has_details, one.is_staffing is True)

    return sorted(sorted(shown, key=newest_last, reverse=True), key=worst_last)


def best_values(
    known: Vacancy | None, shown: Sequence[Sighting], lives: Mapping[str, Life], held: Callable[[str], bool]
) -> dict[str, Any]:
    """The fields of a vacancy that today's postings decide, and where they are from.

    `shown` are today's postings, the one that counts first. A value stays while the posting that it is from could
    not be read today (`held`) and none of a better kind says otherwise; and when nobody says anything.
    """
    origins = dict(one.split("=", 1) for one in known.value_origins) if known else {}
    values: dict[str, Any] = {}
    for group, fields in GROUPS.items():
        origin = origins.get(group)
        said = [(_rank(group, one), n) for n, one in enumerate(shown) if _says(group, one)]
        best = min(said) if len(said) > 1 else said[0] if said else None
        if known and origin is not None and origin in lives and (best is None or held(origin)):
            rank = (_kind(lives[origin].kind), _is_inferred(group, known))
            if best is None or rank <= best[0][1:]:
                values.update(zip(fields, _VALUES[group](known), strict=True))
                continue
        if best is None:
            origins.pop(group, None)
            if group != "title":  # a vacancy keeps its name
                values |= {name: () if name == "employment_type" else None for name in fields}
            continue
        taken = shown[best[1]]
        origins[group] = taken.posting_id
        values.update(zip(fields, _VALUES[group](taken), strict=True))
    values["primary_posting_id"] = origins.get("title") or (known.primary_posting_id if known else "")
    values["value_origins"] = tuple(sorted(f"{group}={origin}" for group, origin in origins.items()))
    return values | _over_all(known, shown)


def conflicts(shown: Iterable[Sighting]) -> tuple[str, ...]:
    """Fields on which the postings disagree: each is stated, but not alike.

    >>> conflicts([])
    ()
    """
    shown = list(shown)
    if len(shown) < 2:
        return ()
    found = []
    for name, form in _COMPARED.items():
        said = {form(value) for one in shown if (value := getattr(one, name)) not in (None, ())}
        if len(said) > 1:
            found.append(name)
    return tuple(sorted(found))


def _over_all(known: Vacancy | None, shown: Sequence[Sighting]) -> dict[str, Any]:
    """What all postings decide together, not the best of them."""
    disclosed = [one.is_pay_disclosed for one in shown if one.is_pay_disclosed is not None]
    staffing = [one.is_staffing for one in shown if one.is_staffing is not None]
    if known and known.is_pay_disclosed is not None:
        disclosed.append(known.is_pay_disclosed)  # once disclosed, it is known
    is_staffing = False if False in staffing else True if staffing and len(staffing) == len(shown) else None
    return {
        "is_pay_disclosed": any(disclosed) if disclosed else None,
        "is_staffing": known.is_staffing if known and is_staffing is None else is_staffing,
    }


def _rank(group: str, one: Sighting) -> tuple[bool, int, bool]:
    agency = group == "employer" and one.is_staffing is True
    return (agency, _kind(one.kind), _is_inferred(group, one))


def _is_inferred(group: str, one: Sighting | Vacancy) -> bool:
    if group == "pay":
        return one.salary_basis == "tariff_table"
    return group == "place" and isinstance(one, Sighting) and not _PLACE_INFERRED.isdisjoint(one.flags)


_kind = {kind: number for number, kind in enumerate(KINDS)}.__getitem__


def _says(group: str, one: Sighting) -> bool:
    if group == "place":
        return one.city is not None or one.lat is not None or one.in_area is not None
    if group == "pay":
        return one.salary_text is not None or one.salary_year_min_eur is not None
    return getattr(one, _SAID[group]) not in (None, ())
