"""One crawl of all the demo's boards in a process of its own (a reactor starts once): `python -m tests.crawler.apart`.

Arguments: the folder of the data, the fault that every board has. Prints the run record.
"""

import datetime as dt
import json
import sys
from pathlib import Path

from crawler import board
from crawler.boards import Board
from crawler.demo.boards import demo_profile, open_sites
from crawler.demo.server import Answers
from crawler.run import BERLIN, Order, crawl
from tests.crawler.faults import FAULTS


def main(out: Path, fault: str) -> None:
    board.MOST_POSTINGS = 1000  # as sure as 20,000, and sooner
    now = dt.datetime.now(dt.UTC)
    day = now.astimezone(BERLIN).date()
    profile = demo_profile(day)

    def change(visited: Board, answers: Answers) -> Answers:
        return FAULTS[fault](visited.spider.name, answers)

    with open_sites(profile, day, change=change, small=True) as sites:
        endpoints = {name: site.origin for name, site in sites.items()}
        outcome = crawl(Order(out=out, started_at=now, profile=profile, endpoints=endpoints, keep_all=True))
    record = {**outcome.record, "asked": {name: len(site.requests) for name, site in sites.items()}}
    sys.stdout.write(json.dumps(record, default=str))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
