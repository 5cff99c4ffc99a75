"""One crawl of the Bundesagentur at a given instant (a reactor starts once): `python -m tests.crawler.on_day`.

Arguments: the folder of the data, the profile, the address that stands for the board, the instant. Prints the record.
"""

import datetime as dt
import json
import sys
from pathlib import Path

from crawler.order import Order
from crawler.run import crawl
from pipelines.profile import SearchProfile


def main(out: Path, profile: Path, endpoint: str, instant: str) -> None:
    order = Order(
        out=out,
        started_at=dt.datetime.fromisoformat(instant),
        profile=SearchProfile.read(profile),
        profile_path=profile,
        endpoints={"arbeitsagentur": endpoint},
    )
    sys.stdout.write(json.dumps(crawl(order).record, default=str))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4])
