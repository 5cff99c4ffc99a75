"""One crawl of every board with each of some faults, side by side: `python -m tests.crawler.apart FOLDER FAULT...`.

A reactor starts once a process, and most of a small crawl is the start of Python, so all pairs share one: each has its
own site on loopback, spider, stats and verdict, named `<board>--<fault>`. Prints the run record.
"""

import datetime as dt
import json
import os
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from crawler import board, listing, settings
from crawler.boards import Board, chosen
from crawler.demo.boards import demo_profile, demo_site, demo_stock
from crawler.demo.server import Server, serving
from crawler.order import BERLIN, Order
from crawler.run import crawl
from tests.crawler.faults import FAULTS


def slug(fault: str) -> str:
    return re.sub(r"\W+", "-", fault.casefold())


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs(Order):
    """An order of boards that no profile could name."""

    pairs: tuple[Board, ...]

    def chosen(self) -> list[Board]:
        return list(self.pairs)


def main(out: Path, faults: Sequence[str]) -> None:
    # as sure as 20,000 postings and 200 pages, and sooner
    board.MOST_POSTINGS, listing.MOST_PAGES = 400, 30
    settings.DOWNLOAD_TIMEOUT = 300  # hundreds of crawls share a busy machine: nobody is late for that
    now = dt.datetime.now(dt.UTC)
    day = now.astimezone(BERLIN).date()
    profile = demo_profile(day)
    pairs, sites = [], {}
    for one in chosen(profile):
        for variable in one.spider.needs:
            os.environ.setdefault(variable, "demo")
        good = demo_site(one).answers(demo_stock(one, day, small=True))
        for fault in faults:
            name = f"{one.name}--{slug(fault)}"
            pairs.append(Board(name, one.spider, {**one.arguments, "board": name}))
            sites[name] = Server(FAULTS[fault](one.spider.name, good))
    where = {name: site.origin for name, site in sites.items()}
    order = Pairs(out=out, started_at=now, profile=profile, endpoints=where, keep_all=True, pairs=tuple(pairs))
    with serving([*sites.values()]):
        outcome = crawl(order)
    spiders = {pair.name: pair.spider.name for pair in pairs}
    asked = {name: len(site.requests) for name, site in sites.items()}
    sys.stdout.write(json.dumps({**outcome.record, "asked": asked, "spiders": spiders}, default=str))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
