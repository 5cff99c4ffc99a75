"""The demo's boards: one loopback site for each spider of the project."""

import datetime as dt
import os
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from crawler.board import EmployerSpider
from crawler.boards import Board, boards, chosen, spiders
from crawler.demo.market import Offer, market, stock
from crawler.demo.server import Answers, Server, serving
from pipelines.profile import Employer, SearchProfile, Site

EMPLOYER = "Nuthe Nordwind Service GmbH"
"""The invented employer of all applicant systems."""


def demo_profile(day: dt.date) -> SearchProfile:
    """The shipped search over all boards, with an invented employer at each applicant system."""
    employers = tuple(
        Employer(name=EMPLOYER, system=name, account=spider.account, verified_on=day)
        for name, spider in spiders().items()
        if issubclass(spider, EmployerSpider)
    )
    town = Site(name="stadtwerke", start=("https://stadtwerke.example/sitemap.xml",), pages=re.compile("/stellen/"))
    employers = tuple(employer for employer in employers if _has_site(employer.system))
    profile = replace(SearchProfile.shipped(), employers=employers, sites=(town,))
    own = (*(employer.board for employer in employers), town.board)
    public = [name for name in boards(profile) if name in spiders() and _has_site(name)]
    return replace(profile, boards=(*public, *sorted(own)))


def _has_site(spider: str) -> bool:
    """Whether somebody wrote a demo for it; the template of a new board has none."""
    return find_spec(f"crawler.demo.{spider.replace('-', '_')}") is not None


def demo_site(board: Board) -> ModuleType:
    """The module that speaks the contract of a board, named like its spider."""
    return import_module(f"crawler.demo.{board.spider.name.replace('-', '_')}")


def demo_stock(board: Board, day: dt.date, *, small: bool = False) -> tuple[Offer, ...]:
    """What a board of the demo shows; the Bundesagentur shows all, unless every board shall be small."""
    offers = market(day)
    if board.name == "arbeitsagentur" and not small:
        return offers
    return stock(offers, board.name, employer=board.arguments.get("employer"))


@contextmanager
def open_sites(
    profile: SearchProfile,
    day: dt.date,
    *,
    change: Callable[[Board, Answers], Answers] = lambda _, answers: answers,
    small: bool = False,
) -> Iterator[Mapping[str, Server]]:
    """Serve every board of the profile until the block ends; `change` may put something between board and guest."""
    for board in chosen(profile):
        for variable in board.spider.needs:
            os.environ.setdefault(variable, "demo")
    sites = {
        board.name: Server(change(board, demo_site(board).answers(demo_stock(board, day, small=small))))
        for board in chosen(profile)
    }
    with serving([*sites.values()]):
        yield sites
