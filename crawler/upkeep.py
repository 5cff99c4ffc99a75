"""Work on a store while no run writes to it: what `prune`, `compact`, `reprocess` and `rebuild` share."""

import datetime as dt
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from crawler.cut_short import access
from crawler.options import give_up

if TYPE_CHECKING:
    from exports.store import Store


@contextmanager
def keeping_out(out: str, what: str) -> Iterator[tuple["Store", str]]:
    """The store, and a name for what is staged; gives up where another run writes, or it cannot be written."""
    from crawler.lock import Locked, locked
    from crawler.verdict import Exit
    from exports.store import SnapshotError, Store, sentence

    run = f"{what}-{dt.datetime.now(dt.UTC):%Y%m%dT%H%M%SZ}"
    try:
        store = Store.at(out)
        if not store.state.is_dir():
            step = f"name the data with --out, or begin with: potsdam-jobs crawl --out {store.where}"
            give_up(f"no run of this machine has written to {store.where} yet; {step}", Exit.USAGE)
        with locked(store.state), store.alone(run):
            try:
                yield store, run
            finally:
                shutil.rmtree(store.staging(run), ignore_errors=True)
    except Locked as error:
        give_up(str(error), Exit.LOCKED)
    except OSError as error:
        if error.filename is None:  # no file: whoever reads standard output may have gone
            raise
        give_up(f"cannot write to {store.where}: {sentence(error)}; {access(error)}", Exit.USAGE)
    except SnapshotError as error:
        give_up(str(error), Exit.NOTHING_PUBLISHED)
