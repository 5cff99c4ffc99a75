"""Labels of a place: what a board's words for the place of work mean, seen from the profile's centre."""

from collections.abc import Mapping
from typing import Any

from pipelines.normalize.place import read_place, read_sites
from pipelines.normalize.place.regions import state_name
from pipelines.profile import SearchProfile
from pipelines.raw import RawPlace

_DOUBTS = {"postcode_contradicts_city", "state_contradicts_city"}


def label(row: Mapping[str, Any], *, profile: SearchProfile) -> dict[str, Any]:
    """Label the row's `input`, a text that names one or more places.

    The first place is described; all stand in `multi` if there are several. The two fields that name Potsdam ask for
    the profile's place: whether one of the places is it, and whether one lies within the profile's radius.

    >>> labels = label({"input": "14542 Werder/Havel (Hybrid)"}, profile=SearchProfile.shipped())
    >>> labels["city"], labels["in_potsdam"], labels["within_25km_of_potsdam"], labels["remote"]
    ('Werder (Havel)', 'no', True, 'hybrid')
    """
    centre = profile.place
    places = [RawPlace(text=row["input"])] if row["input"].strip() else []
    sites = read_sites(places, centre=centre)
    location = read_place(places, centre=centre)
    first = next((site for site in sites if site.city), sites[0] if sites else None)
    is_there = any(
        site.city == centre.name and site.country == centre.country and site.state and not _DOUBTS & {*site.flags}
        for site in sites
    )
    countries = {site.country for site in sites}
    return {
        "postal_code": first.postcode if first else None,
        "city": first.city if first else None,
        "district": first.district if first else None,
        "state": state_name(first.state) if first and first.state else None,
        "country": first.country if first and (first.city or len(countries) == 1) else None,
        "in_potsdam": "yes" if is_there else "no",
        "within_25km_of_potsdam": location.in_area,
        "remote": location.work_mode,
        "multi": list(location.cities) if len(location.cities) > 1 else [],
    }
