"""Which of the places that share a name is meant, by postcode, state and country."""

import re
from collections import defaultdict

from pipelines.normalize.place.gazetteer import POTSDAM, SPOTS, STATES_OF_PREFIX, PostcodeArea, Spot
from pipelines.normalize.place.named import Named
from pipelines.text import key


def spot_of(named: Named, area: PostcodeArea | None) -> tuple[Spot | None, tuple[str, ...]]:
    """The municipality or city that name and postcode mean together, and what is doubtful about it."""
    if named.spots:
        spot, flags = _chosen(named)
        if spot and "city_from_district" in named.flags and named.postcode:
            return (None, ()) if contradicts_postcode(spot, named.postcode, area) else (spot, flags)
        return spot, flags
    if named.country not in (None, "DE"):
        return None, ()
    if area:
        return _by_postcode(named.name, area)
    is_box = bool(named.postcode and _POTSDAM_BOX.fullmatch(named.postcode))
    return (POTSDAM, ("city_from_postcode",)) if is_box else (None, ())


def contradicts_postcode(spot: Spot, postcode: str, area: PostcodeArea | None) -> bool:
    """Whether the tables say that the postcode belongs to another place."""
    if postcode in spot.postcodes or (spot is POTSDAM and _POTSDAM_BOX.fullmatch(postcode)):
        return False
    if area:
        return True
    # Not in the table: a code of boxes or of a large customer (11011 Berlin), unless from another region.
    return bool(spot.postcodes) and postcode[:2] not in {own[:2] for own in spot.postcodes} | _BERLIN_BOXES[spot.name]


def _chosen(named: Named) -> tuple[Spot | None, tuple[str, ...]]:
    """Of the places with this name the one that postcode, state and country allow."""
    spots = [spot for spot in named.spots if named.country in (None, spot.country)]
    for spot in spots:
        if named.postcode in spot.postcodes:
            return spot, () if named.state in (None, spot.state) else ("state_contradicts_city",)
    regional = [spot for spot in spots if _may_have(spot, named)]
    if spots and not regional:
        return None, ("postcode_contradicts_city",)
    if len(regional) == 1 and named.postcode and regional[0].ags is None:
        return regional[0], () if named.state in (None, regional[0].state) else ("state_contradicts_city",)
    spots = regional
    if spots and named.state:
        spots = [spot for spot in spots if spot.state == named.state]
        if not spots:
            return None, ("state_contradicts_city",)
        if len(spots) == 1:
            return spots[0], ()
    alone = [spot for spot in spots if not spot.has_namesakes]
    if len(alone) > 1 and not any(spot.ags for spot in alone):  # "Halle" is the large one
        alone = [spot for spot in alone if spot.is_large]
    if len(alone) == 1:
        return alone[0], ()
    return None, ("place_ambiguous",) if spots else ()


def _may_have(spot: Spot, named: Named) -> bool:
    """Whether the postcode may belong to a place far from the search: its first digits tell the region."""
    if spot.ags or spot.country != "DE" or len(named.postcode or "") != 5:
        return True
    return spot.state in STATES_OF_PREFIX.get((named.postcode or "")[:2], (spot.state,))


def _by_postcode(name: str | None, area: PostcodeArea) -> tuple[Spot | None, tuple[str, ...]]:
    """The municipality of the postcode: by a shortened name ("14542 Werder"), or because it is the only one."""
    if name:
        start = key(name) + " "
        for official in area.municipalities:
            if key(official).startswith(start):
                return _municipality(official), ()
    if len(area.municipalities) > 1:
        return None, ()
    spot = _municipality(area.municipalities[0])
    return spot, ("city_from_postcode",) if spot else ()


def _municipality(name: str) -> Spot | None:
    return next((spot for spot in SPOTS.get(key(name), ()) if spot.ags), None)


_BERLIN_BOXES: defaultdict[str, frozenset[str]] = defaultdict(frozenset, Berlin=frozenset({"11"}))
_POTSDAM_BOX = re.compile(r"144(?:0[1-9]|[1-7]\d|8[0-2])")
