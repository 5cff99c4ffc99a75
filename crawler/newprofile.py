"""The beginning of a search profile: a commented TOML file from three answers."""

import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from crawler.board import EmployerSpider
from crawler.boards import Board, UnknownBoard, boards, chosen
from crawler.nearest import meant
from pipelines.normalize.occupation import match_occupation
from pipelines.normalize.place import read_place
from pipelines.profile import Occupation, Place, ProfileError, SearchProfile, shipped_occupations
from pipelines.raw import RawPlace
from pipelines.text import key

FILE = """\
# A search profile. potsdam-jobs crawl --profile {file} --out data
name = {name}

{occupation}
# Boards that are read, by their names in `potsdam-jobs boards`. The others that could serve this profile stand
# below as comments; what is known of their terms stands in docs/boards.md. Those marked "your decision" have terms
# that are unclear or that nobody has read: to name one is to have read them.
boards = [
{boards}
]

[place]
name = {place} # as boards spell it
lat = {lat} # degrees WGS 84, {source}
lon = {lon}
radius_km = {radius_km:g}

# An employer at an applicant system (Personio, softgarden ...); see docs/boards.md.
# [[employers]]
# name = "Musterwerke GmbH"
# system = "personio"
# account = "musterwerke" # https://musterwerke.jobs.personio.de
# verified_on = 2026-11-25 # when you saw that the account is theirs; then add "personio" to boards

# A web site whose pages carry schema.org JobPosting data; then add "site" to boards.
# [[sites]]
# name = "stadt-musterstadt"
# start = ["https://www.musterstadt.example/sitemap.xml"]
# pages = "/stellenangebote/"
"""
SHIPPED = """\
# The shipped rules for {said}: pipelines/data/occupations/{occupation}.toml
occupation = {quoted}
"""
TERMS = """\
# Phrases that boards are asked for. Without rules a title is a hit if it contains one of them; the shipped
# occupations (pipelines/data/occupations) show what rules look like.
occupation = {{ name = {name}, terms = [{terms}] }}
"""


class NotFound(Exception):
    """A place that cannot be found by its name; one sentence for the operator."""


class Centre(NamedTuple):
    """The centre of a search: name as boards spell it, degrees WGS 84, and where these come from."""

    name: str
    lat: float
    lon: float
    source: str = "given"


class Serving(NamedTuple):
    """A board that can serve a profile, and what stands in the way."""

    name: str
    title: str
    is_on: bool
    why_off: str


def centre(name: str) -> Centre:
    """The centre for a name, German or English.

    Raises:
        NotFound: the tables do not know it.

    >>> centre("Cologne").name, centre("Werder (Havel)").name
    ('Köln', 'Werder (Havel)')
    """
    anywhere = Place(name="Potsdam", lat=52.39886, lon=13.06566, radius_km=25)
    found = read_place((RawPlace(text=name),), centre=anywhere)
    if found.city is None or found.lat is None or found.lon is None or "place_ambiguous" in found.flags:
        raise NotFound(f"{name!r} is unknown or ambiguous to the tables of places; give its --lat and --lon")
    return Centre(found.city, round(found.lat, 5), round(found.lon, 5), "pipelines/data/places")


def shipped_occupation(said: str) -> str | None:
    """The shipped occupation that the words name, German or English; None if none does.

    >>> shipped_occupation("Head of Customer Service"), shipped_occupation("Bäcker")
    ('customer-service-management', None)
    """
    for name, occupation in shipped_occupations().items():
        if key(said) in (key(name), key(occupation.name)) or _matches(said, occupation):
            return name
    return None


def _matches(said: str, occupation: Occupation) -> bool:
    return match_occupation(said, occupation=occupation).match == "yes"


def serving(profile: SearchProfile) -> list[Serving]:
    """Every board that can serve a profile as it stands, those that need a decision or a key last."""
    on = {board.name for board in chosen(profile)}
    found = [Serving(b.name, b.title, b.name in on, _why_off(b)) for b in boards(profile).values()]
    return sorted(found, key=lambda board: (not board.is_on, bool(board.why_off), board.name))


def _why_off(board: Board) -> str:
    if board.spider.needs:
        return f"needs {' and '.join(board.spider.needs)}"
    return "your decision" if board.spider.access == "operator_decides" else ""


def profile_text(
    *, file: str, centre: Centre, occupation: str, terms: Sequence[str], radius_km: float, wanted: Iterable[str]
) -> str:
    """The profile as TOML.

    `wanted` are boards to switch on; without any, every open public board is.

    Raises:
        UnknownBoard: a wanted board does not exist or is closed.
        ProfileError: radius, coordinates or terms cannot be.
    """
    shipped = shipped_occupation(occupation) if not terms else None
    if shipped:
        rules = SHIPPED.format(said=occupation, occupation=shipped, quoted=_quoted(shipped))
    else:
        rules = TERMS.format(name=_quoted(occupation), terms=", ".join(map(_quoted, terms or (occupation,))))
    Place(name=centre.name, lat=centre.lat, lon=centre.lon, radius_km=radius_km)
    known = {board.name: board for board in boards(SearchProfile.shipped()).values()}
    on = list(wanted) or [n for n, b in known.items() if not issubclass(b.spider, EmployerSpider) and not _why_off(b)]
    if unknown := [name for name in on if name not in known]:
        near = meant(unknown[0], known)
        raise UnknownBoard(f"there is no board {unknown[0]!r} to switch on{near or '; potsdam-jobs boards lists them'}")
    lines = [f"    {_quoted(name)}, # {known[name].title}" for name in on]
    for name, board in sorted(known.items()):
        if name not in on:
            why = "; ".join(filter(None, (board.title, _why_off(board))))
            lines.append(f"    # {_quoted(name)}, # {why}")
    name = key(f"{occupation} {centre.name}").replace(" ", "-")
    return FILE.format(
        file=file,
        name=_quoted(name),
        occupation=rules,
        boards="\n".join(lines),
        place=_quoted(centre.name),
        lat=centre.lat,
        lon=centre.lon,
        source=centre.source,
        radius_km=radius_km,
    )


def write_profile(path: Path, text: str) -> SearchProfile:
    """Write a profile that did not exist, and read it back.

    Raises:
        FileExistsError: there is such a file.
        ProfileError: what was written cannot be used; the file is removed again.
    """
    with path.open("x", encoding="utf-8") as file:
        file.write(text)
    try:
        return SearchProfile.read(path)
    except ProfileError:
        path.unlink()
        raise


def _quoted(text: str) -> str:
    """A TOML basic string: JSON's escapes are TOML's, but for control characters, which go."""
    return json.dumps(re.sub(r"[\x00-\x1f\x7f]", " ", text), ensure_ascii=False)
