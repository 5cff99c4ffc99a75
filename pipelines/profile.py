"""The search profile: which occupation, around which place, on which boards. Data, read from TOML."""

import datetime as dt
import re
import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from functools import partial
from importlib import resources
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, cast, get_args, get_origin, get_type_hints

from exports.posting import OccupationMatch
from pipelines.alternatives import quickened
from pipelines.text import folded, key

SHIPPED = "potsdam.toml"


class ProfileError(Exception):
    """The profile cannot be used; the message says where and why, in one sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Centre and radius of the search.

    `name` is the place as boards know it, in correct German spelling; `lat` and `lon` are degrees WGS 84.
    """

    name: str
    lat: float
    lon: float
    radius_km: float
    country: str = "DE"

    def __post_init__(self) -> None:
        if not (-90 <= self.lat <= 90 and -180 <= self.lon <= 180):
            raise ProfileError("lat and lon must be degrees")
        if not 0 < self.radius_km <= 500:
            raise ProfileError("radius_km must be more than 0 and at most 500")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One line of the occupation's rules; the first whose `pattern` is found and `unless` is not decides.

    Patterns are regular expressions over the folded text (lower case, plain hyphens); `{name}` stands for
    any of the fragments listed under that name in `words`. `needs` names lists of which one word each must
    be found before the pattern is tried: it changes no answer, it saves time.
    """

    why: str
    match: OccupationMatch
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None = None
    family: str | None = None
    on: Literal["title", "board_occupation"] = "title"
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What a description says where the title leaves a doubt: borderline, of the family `of`.

    The first line decides whose `pattern` is found with at least `at_least` different wordings in the folded
    description, and whose `unless` is not.
    """

    of: str
    why: str
    match: OccupationMatch
    pattern: re.Pattern[str]
    at_least: int = 1
    unless: re.Pattern[str] | None = None
    family: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A level that a title claims; the first whose pattern is found and `unless` is not decides."""

    level: str
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Codes:
    """Official codes of one family of the occupation, or of one level of it: KldB 2010, ISCO-08 and ESCO."""

    family: str
    level: str | None = None
    kldb2010: str | None = None
    isco08: str | None = None
    esco_uri: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Occupation:
    """What is searched for (`terms`, one request each) and what counts as a hit (`rules`, in order).

    Without rules a title is a hit if it contains one of the terms.
    """

    name: str
    terms: tuple[str, ...]
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    levels: tuple[Level, ...] = ()
    codes: tuple[Codes, ...] = ()

    def __post_init__(self) -> None:
        if not self.terms or not all(term.strip() for term in self.terms):
            raise ProfileError("terms must name at least one phrase to search for, none of them blank")
        if len({folded(term) for term in self.terms}) < len(self.terms):
            raise ProfileError("terms must not repeat a phrase")
        for rule in self.rules:
            if missing := [name for name in rule.needs if name not in self.words]:
                raise ProfileError(f"the rule {rule.why!r} needs {missing[0]!r}, which is not listed in words")


@dataclass(frozen=True, slots=True, kw_only=True)
class Employer:
    """An employer's account at an applicant system, e.g. Personio; `board` is its name as a board.

    `account` is what the system calls the employer, or the host of its pages. `verified_on` is the day when
    somebody saw the account belong to the employer; names collide.

    >>> Employer(
    ...     name="Kaufland", system="successfactors", account="jobs.kaufland.com", verified_on=dt.date(2026, 11, 23)
    ... ).board
    'successfactors-jobs-kaufland-com'
    """

    name: str
    system: str
    account: str
    verified_on: dt.date

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,120}", self.account) or ".." in self.account:
            raise ProfileError("account must be a name or host of letters, digits, dots, hyphens and slashes")
        if not re.fullmatch(BOARD_NAME, self.board):
            raise ProfileError("system and account together must make a name of at most 64 letters and digits")

    @property
    def board(self) -> str:
        """Its name as a board: of its postings, files and verdicts."""
        return f"{self.system}-{key(self.account).replace(' ', '-')}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A web site whose pages carry schema.org JobPosting data; as a board it is called `site-<name>`.

    `start` are addresses of sitemaps, of pages that link to postings, or of postings; `pages` is a regular
    expression that the address of a posting's page matches.
    """

    name: str
    start: tuple[str, ...]
    pages: re.Pattern[str]
    most_pages: int = 200

    def __post_init__(self) -> None:
        if not re.fullmatch(BOARD_NAME, self.board):
            raise ProfileError("name must be of lower-case letters, digits and hyphens")
        if not self.start or not all(url.startswith(("https://", "http://")) for url in self.start):
            raise ProfileError("start must name at least one http or https address")

    @property
    def board(self) -> str:
        """Its name as a board."""
        return f"site-{self.name}"


BOARD_NAME = r"[a-z0-9][a-z0-9-]{0,63}"
"""What names of boards look like: they become names of files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchProfile:
    """One search: an occupation around a place on named boards.

    >>> profile = SearchProfile.shipped()
    >>> profile.place.name, profile.boards
    ('Potsdam', ('arbeitsagentur',))
    """

    name: str
    place: Place
    occupation: Occupation
    boards: tuple[str, ...]
    employers: tuple[Employer, ...] = ()
    sites: tuple[Site, ...] = ()

    def __post_init__(self) -> None:
        if not self.boards or len(set(self.boards)) < len(self.boards):
            raise ProfileError("boards must name at least one board, each once")

    @classmethod
    def shipped(cls) -> "SearchProfile":
        """The profile that comes with the project: customer service managers in and around Potsdam."""
        return cls.read(_shipped("profiles", SHIPPED))

    @classmethod
    def read(cls, path: Path) -> "SearchProfile":
        """The profile in a TOML file.

        Raises:
            ProfileError: the file is missing or not TOML, a key is unknown, missing or of the wrong type,
                or a pattern is no regular expression.
        """
        table = _toml(path)
        if isinstance(table.get("occupation"), str):
            table["occupation"] = _toml(_occupation_file(table["occupation"], beside=path))
        try:
            return _record(SearchProfile, table, at="")
        except ProfileError as error:
            raise ProfileError(f"profile {path}: {error}") from None


def _shipped(folder: str, name: str) -> Path:
    return Path(str(resources.files("pipelines.data").joinpath(folder, name)))


def _occupation_file(name: str, *, beside: Path) -> Path:
    """A path ending in .toml, seen from the profile; anything else names a shipped occupation."""
    if name.endswith(".toml"):
        return beside.parent / name
    path = _shipped("occupations", f"{name}.toml")
    if not re.fullmatch(r"[a-z0-9-]{1,64}", name) or not path.is_file():
        known = sorted(file.stem for file in path.parent.glob("*.toml"))
        raise ProfileError(
            f"profile {beside}: occupation {name!r} is not shipped; known are {', '.join(known)} or a .toml file"
        )
    return path


def shipped_occupations() -> dict[str, Occupation]:
    """The occupations that come with the project, by name."""
    files = sorted(_shipped("occupations", "").glob("*.toml"))
    return {file.stem: _record(Occupation, _toml(file), at="occupation") for file in files}


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ProfileError(f"profile {path}: cannot be read ({error.strerror})") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ProfileError(f"profile {path}: is not TOML ({error})") from None


def shipped_employers(path: Path) -> tuple[Employer, ...]:
    """The employers in a TOML file of `[[employers]]`.

    Raises:
        ProfileError: as `SearchProfile.read`.
    """
    try:
        return _record(Employers, _toml(path), at="").employers
    except ProfileError as error:
        raise ProfileError(f"{path}: {error}") from None


@dataclass(frozen=True, slots=True, kw_only=True)
class Employers:
    """A file of employers."""

    employers: tuple[Employer, ...] = ()


Record = TypeVar("Record", SearchProfile, Place, Occupation, Rule, Evidence, Level, Codes, Employer, Site, Employers)


def _record(
    kind: type[Record], table: object, *, at: str, words: Mapping[str, tuple[str, ...]] | None = None
) -> Record:
    """Build a record from a table: every key known, every required key there, every value of its type."""
    where = at or "the profile"
    if not isinstance(table, dict):
        raise ProfileError(f"{where} must be a table")
    known = {f.name: f for f in fields(kind)}
    if unknown := sorted(table.keys() - known.keys()):
        raise ProfileError(f"unknown key {unknown[0]!r} in {where}; known are {', '.join(known)}")
    missing = [n for n, f in known.items() if n not in table and f.default is f.default_factory is MISSING]
    if missing:
        raise ProfileError(f"{where} needs the key {missing[0]!r}")
    hints = get_type_hints(kind)
    if kind is Occupation:
        words = _value(hints["words"], table.get("words", {}), at=f"{at}.words", words={})
    read = partial(_value, words=words or {}, for_yes_or_no=kind in (Rule, Level))
    values = {n: read(hints[n], v, at=f"{at}.{n}".lstrip(".")) for n, v in table.items()}
    try:
        return kind(**values)
    except ProfileError as error:
        raise ProfileError(f"{where}: {error}") from None


def _value(
    hint: Any, value: object, *, at: str, words: Mapping[str, tuple[str, ...]], for_yes_or_no: bool = False
) -> Any:
    origin, inner = get_origin(hint), get_args(hint)
    if origin is UnionType:
        hint = next(kind for kind in inner if kind is not NoneType)
        return _value(hint, value, at=at, words=words, for_yes_or_no=for_yes_or_no)
    if origin is Literal:
        if value not in inner:
            raise ProfileError(f"{at} must be one of {', '.join(inner)}, not {value!r}")
        return value
    if origin is tuple:
        if not isinstance(value, list):
            raise ProfileError(f"{at} must be a list")
        return tuple(_value(inner[0], part, at=f"{at}[{n}]", words=words) for n, part in enumerate(value, 1))
    if origin is Mapping:
        if not isinstance(value, dict):
            raise ProfileError(f"{at} must be a table")
        return {name: _value(inner[1], part, at=f"{at}.{name}", words=words) for name, part in value.items()}
    if origin is re.Pattern:
        return _pattern(value, at=at, words=words, for_yes_or_no=for_yes_or_no)
    if is_dataclass(hint):
        return _record(cast("type[Rule]", hint), value, at=at, words=words)
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if type(value) is not hint:
        raise ProfileError(f"{at} must be {_SPOKEN[hint]}, not {value!r}")
    return value


_SPOKEN = {str: "text", float: "a number", int: "a whole number", dt.date: "a day like 2026-11-24"}


def _pattern(value: object, *, at: str, words: Mapping[str, tuple[str, ...]], for_yes_or_no: bool) -> re.Pattern[str]:
    """The pattern; asked for a yes or no only, its alternatives may be sorted: which one is found does not matter."""
    if not isinstance(value, str) or not value:
        raise ProfileError(f"{at} must be a regular expression")

    def any_of(name: re.Match[str]) -> str:
        if name[1] not in words:
            raise ProfileError(f"{at} names {{{name[1]}}}, which is not listed in words")
        return f"(?:{'|'.join(words[name[1]])})"

    whole = re.sub(r"\{([a-z_]+)\}", any_of, value)
    try:
        return re.compile(quickened(whole) if for_yes_or_no else whole)
    except re.error as error:
        raise ProfileError(f"{at} is no regular expression ({error})") from None
