"""Which boards there are: spiders, employers at applicant systems, sites of the profile, and the closed ones."""

import datetime as dt
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from crawler.board import BoardSpider, EmployerSpider
from crawler.nearest import meant
from pipelines.profile import Employer, SearchProfile, shipped_employers

EMPLOYERS = Path(__file__).with_name("employers.toml")
CLOSED = Path(__file__).with_name("closed.toml")
SITE = "site"
"""The spider that reads the sites of a profile."""


class UnknownBoard(Exception):
    """A board that does not exist, is closed, or was not chosen; one sentence for the operator."""


class ClosedBoard(NamedTuple):
    """A board that cannot be switched on."""

    name: str
    title: str
    reason: str
    checked_on: dt.date


@dataclass(frozen=True, slots=True, eq=False)
class Board:
    """A board that can be crawled: its name, spider and spider arguments."""

    name: str
    spider: type[BoardSpider]
    arguments: Mapping[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """What a person calls it."""
        return self.arguments.get("employer") or self.spider.title


@cache
def closed() -> Mapping[str, ClosedBoard]:
    """The closed boards by name.

    >>> closed()["eures"].title
    'EURES'
    """
    table = tomllib.loads(CLOSED.read_text(encoding="utf-8"))
    return {entry["name"]: ClosedBoard(**entry) for entry in table["closed"]}


def project_settings() -> Any:
    """The project's Scrapy settings from wherever cron starts us: scrapy.cfg is found only in the checkout."""
    from scrapy.settings import Settings

    settings = Settings()
    settings.setmodule("crawler.settings", priority="project")
    return settings


@cache
def spiders() -> Mapping[str, type[BoardSpider]]:
    """All spiders of the project by name, as Scrapy finds them."""
    from scrapy.spiderloader import SpiderLoader

    loader = SpiderLoader.from_settings(project_settings())
    return {name: loader.load(name) for name in sorted(loader.list())}  # type: ignore[misc]


def boards(profile: SearchProfile) -> dict[str, Board]:
    """Every board that a profile could name: public boards, employers (shipped and its own) and its sites.

    Raises:
        UnknownBoard: an employer is at a system that has no spider.
    """
    found = {
        name: Board(name, spider)
        for name, spider in spiders().items()
        if not issubclass(spider, EmployerSpider) and name != SITE
    }
    for employer in (*shipped_employers(EMPLOYERS), *profile.employers):
        found[employer.board] = Board(employer.board, _system(employer), _account(employer))
    for site in profile.sites:
        said = {"begin": " ".join(site.start), "matching": site.pages.pattern, "most_pages": str(site.most_pages)}
        found[site.board] = Board(site.board, spiders()[SITE], {**said, "employer": site.name, "board": site.board})
    return found


def _system(employer: Employer) -> type[BoardSpider]:
    spider = spiders().get(employer.system)
    if spider is None or not issubclass(spider, EmployerSpider):
        known = ", ".join(name for name, found in spiders().items() if issubclass(found, EmployerSpider))
        raise UnknownBoard(f"{employer.name}: there is no applicant system {employer.system!r}; known are {known}")
    return spider


def _account(employer: Employer) -> dict[str, str]:
    return {"account": employer.account, "employer": employer.name, "board": employer.board}


def chosen(profile: SearchProfile, names: Iterable[str] = ()) -> list[Board]:
    """The boards to crawl: those of the profile, or the named ones among them.

    The name of an applicant system stands for all its employers, `site` for all sites.

    Raises:
        UnknownBoard: a board is closed, does not exist, or is not in the profile.
    """
    known = boards(profile)
    allowed = [board for name in profile.boards for board in _expanded(name, known)]
    if not names:
        return list(dict.fromkeys(allowed))
    wanted = [board for name in names for board in _expanded(name, known)]
    for board in wanted:
        if board not in allowed:
            raise UnknownBoard(f"the profile {profile.name!r} does not name the board {board.name!r}; add it to boards")
    return list(dict.fromkeys(wanted))


def _expanded(name: str, known: Mapping[str, Board]) -> list[Board]:
    if name in closed():
        shut = closed()[name]
        raise UnknownBoard(f"{shut.title} is closed to us and cannot be switched on: {shut.reason}")
    if name in known:
        return [known[name]]
    if name in spiders():
        found = [board for board in known.values() if board.spider is spiders()[name]]
        if not found:
            what = "site: add [[sites]]" if name == SITE else "employer: add [[employers]]"
            raise UnknownBoard(f"the profile names {name!r}, but knows no {what}")
        return found
    public = ", ".join(sorted(name for name in known if name in spiders()))
    near = meant(name, (*known, *spiders(), *closed()))
    raise UnknownBoard(
        f"there is no board {name!r}{near or f'; known are {public} and the employers'} (potsdam-jobs boards)"
    )
