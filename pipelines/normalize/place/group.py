"""Segments between commas: one or more cities with what belongs to them."""

import re
from collections.abc import Iterator

from pipelines.normalize.place.distance import kilometres
from pipelines.normalize.place.gazetteer import BERLIN, DISTRICTS, SPOTS, WITH_KNOWN_DISTRICTS
from pipelines.normalize.place.named import Named, named, official
from pipelines.normalize.place.quarter import is_quarter
from pipelines.normalize.place.regions import COUNTRIES, LANDSCAPES, NATIONWIDE, STATES, us_state
from pipelines.normalize.place.segment import PREFIXES, segment
from pipelines.text import key


def group(text: str) -> tuple[list[Named], Named]:
    """The places of one address or list, and what stands there without a place.

    >>> places, around = group("Gohlis, Leipzig, DE")
    >>> places[0].name, places[0].quarter, around.country
    ('Leipzig', 'Gohlis', 'DE')
    """
    places: list[Named] = []
    unknown: list[Named] = []
    around = Named()
    american: list[str] = []
    for piece in _pieces(text):
        part, land = _without_land(piece)
        around = around._replace(state=around.state or land.state, country=around.country or land.country)
        folded = key(part)
        if not folded:
            continue
        if region := _region(part, folded, places):
            if region.state and region.country == "US":
                american.append(part)
            around = around._replace(
                state=around.state or region.state,
                country=around.country or region.country,
                postcode=around.postcode or region.postcode,
            )
            continue
        one = named(_CITY_OF_STATE[folded]) if folded in _CITY_OF_STATE else segment(part)
        if one.spots:
            places.append(_with_quarter(one, unknown[0]) if len(unknown) == 1 and not places else one)
        elif one.name:
            unknown.append(one)
        around = around._replace(
            country=around.country or one.country,
            state=around.state or (None if one.name else one.state),
            postcode=around.postcode or one.postcode,
            flags=around.flags if one.name else around.flags + one.flags,
        )
    if not places and not unknown and len(american) > 1:
        unknown.append(Named(american[0]))  # "New York, NY"
    places = merged(_without_quarters(places), unknown) or unknown[:1]
    if len(places) == 1:
        state = places[0].state or (None if _is_beside(places[0], around.state) else around.state)
        places = [places[0]._replace(postcode=around.postcode, state=state)]
    return [one._replace(country=one.country or around.country) for one in places], around


def _pieces(text: str) -> Iterator[str]:
    """What stands between the commas, and both halves of two neighbouring cities with a hyphen: "Berlin-Potsdam"."""
    for piece in _COMMAS.split(text):
        part = piece.strip(" -–")
        around = _AREA.match(part)
        hyphen = _HYPHEN.fullmatch(part, around.end() if around else 0)
        if hyphen and key(part) not in SPOTS and _are_neighbours(hyphen["one"], hyphen["other"]):
            yield from (f"{around[0] if around else ''}{name}" for name in hyphen.group("one", "other"))
        else:
            yield part


def _without_land(part: str) -> tuple[str, Named]:
    """A name without the country, and perhaps its state, that stand before it with hyphens, and those.

    >>> _without_land("US-FL-Jacksonville")[0], _without_land("D-Frankfurt am Main")[1].country
    ('Jacksonville', 'DE')
    >>> _without_land("IT-Haus")[0]
    'IT-Haus'
    """
    found = _LAND_FIRST.match(part)
    if found is None or key(part) in SPOTS:
        return part, Named()
    land, rest = COUNTRIES.get(key(found["land"])) or PREFIXES.get(found["land"]), part[found.end() :]
    if land is None or not (found["state"] or found["land"] in PREFIXES or key(rest) in SPOTS):
        return part, Named()
    american = us_state(found["state"], key(found["state"])) if land == "US" and found["state"] else None
    state = american[0] if american else STATES.get(key(found["state"] or "")) if land == "DE" else None
    return rest, Named(state=state, country=land)


def _are_neighbours(name: str, other: str) -> bool:
    """Whether both are well-known cities near one another, so that the second is no part of the first."""
    district = DISTRICTS.get(key(other))
    one, two = SPOTS.get(key(name), ()), SPOTS.get(key(other), ())
    if len(one) != 1 or len(two) != 1 or one[0].has_namesakes or two[0].has_namesakes or one == two:
        return False
    if district and district.city == one[0].name:
        return False
    return kilometres((one[0].lat, one[0].lon), (two[0].lat, two[0].lon)) < _NEIGHBOURS_KM


def _region(part: str, folded: str, places: list[Named]) -> Named | None:
    """A country or state that stands for itself, not for the city of that name."""
    if american := us_state(part, folded):
        return Named(state=american[0], country="US", postcode=american[1])
    within = _WITHIN.sub("", folded)
    if land := COUNTRIES.get(part) or COUNTRIES.get(folded) or NATIONWIDE.get(folded) or COUNTRIES.get(within):
        return Named(country=land)
    if folded in STATES and folded not in SPOTS:  # Berlin and Hamburg are both
        is_city = folded in _CITY_OF_STATE and _is_among_cities(places)
        return None if is_city else Named(state=STATES[folded])
    if places and folded in LANDSCAPES:
        return Named(state=LANDSCAPES[folded])
    return None


def _is_among_cities(places: list[Named]) -> bool:
    """Whether a "Brandenburg" here is the city: after one that does not lie in the state of that name."""
    spots = places[-1].spots if places else ()
    return bool(spots) and BERLIN not in spots and all(spot.state != "DE-BB" for spot in spots)


def _is_beside(city: Named, state: str | None) -> bool:
    """Whether a city that is a state stands beside another state: "Berlin, Brandenburg" is no address."""
    is_state = bool(city.spots) and STATES.get(key(city.spots[0].name)) == city.spots[0].state
    return is_state and state in STATES.values()


def _without_quarters(places: list[Named]) -> list[Named]:
    """The places without one that names a part of the city after it: "Neustadt, Hamburg" is one place."""
    if len(places) != 2 or places[0].district:
        return places
    before, city = places
    if STATES.get(key(before.name or "")) == city.spots[0].state:
        return [city]  # "14641 Brandenburg - Nauen"
    district = DISTRICTS.get(key(before.name or ""))
    if district and district.city == city.spots[0].name:
        return [city._replace(district=district)]
    is_doubtful = official(before.spots) is None or any(spot.has_namesakes for spot in before.spots)
    return [city._replace(quarter=before.name)] if is_doubtful and city.spots[0].is_large else places


def _with_quarter(city: Named, before: Named) -> Named:
    """The city with the name before it as its part: "Gohlis, Leipzig"."""
    if city.quarter or city.spots[0].name in WITH_KNOWN_DISTRICTS or not is_quarter(before.name):
        return city
    return city._replace(quarter=before.name)


def merged(places: list[Named], unknown: list[Named]) -> list[Named]:
    """Each city once, with its district, which may stand before or after it: "Wedding, Berlin"."""
    cities = [one for one in places if "city_from_district" not in one.flags]
    if not cities:
        # A name beside the district may be its real town: "Golm, Zichow" is not in Potsdam.
        return [] if unknown else places[:1]
    merged: list[Named] = []
    for one in cities:
        for at, earlier in enumerate(merged):
            if earlier.spots == one.spots and (
                None in (earlier.postcode, one.postcode) or earlier.postcode == one.postcode
            ):
                district, postcode = earlier.district or one.district, earlier.postcode or one.postcode
                merged[at] = earlier._replace(district=district, postcode=postcode)
                break
        else:
            merged.append(one)
    for one in (*places, *unknown):
        for at, city in enumerate(merged):
            if one.district and city.district is None and one.district.city == city.spots[0].name:
                merged[at] = city._replace(district=one.district)
    return merged


_LAND_FIRST = re.compile(r"(?P<land>[A-Z]{1,2})-(?:(?P<state>[A-Z]{2})-)?(?=[A-ZÄÖÜ][a-zäöüß])")
_COMMAS = re.compile(r",(?![^()]{0,80}\))|:\s+|\s[-–—]\s")
_CITY_OF_STATE = {"brandenburg": "Brandenburg an der Havel"}
_WITHIN = re.compile(
    r"^(?:innerhalb|within|in|aus|from|anywhere in|ueberall in|ganz|across|nur|only|only in|nur in) | only$"
)
_AREA = re.compile(r"(?:(?:groß)?raum|(?:metropol)?region|umkreis|großregion) ", re.IGNORECASE)
_HYPHEN = re.compile(r"(?P<one>[^-]{3,40})-(?P<other>[^-]{3,40})")
_NEIGHBOURS_KM = 60
