"""A bucket (an S3 server on loopback) that answers 500, is slow, or drops connections half-way."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow.parquet as pq

from exports import load
from exports.reader import vacancies
from exports.store import Store
from tests.faults.aftermath import hold, said_plainly
from tests.faults.fault import Fault, once
from tests.faults.place import Place, opened
from tests.faults.town import GONE, IDS, settle, today
from tests.s3 import Fault as Trouble
from tests.s3 import address, faulty, make_bucket, s3_server

KEYS = {"AWS_ACCESS_KEY_ID": "key", "AWS_SECRET_ACCESS_KEY": "secret", "AWS_EC2_METADATA_DISABLED": "true"}
WRITES, READS = "PUT POST DELETE", "GET HEAD"


@contextmanager
def kept(work: Path, trouble: Trouble) -> Iterator[tuple[Place, str, dict[str, str]]]:
    """A place whose data lie in a bucket that has a trouble."""
    from unittest import mock

    env = {**KEYS, "XDG_STATE_HOME": str(work / "state")}
    with mock.patch.dict("os.environ", env), s3_server() as port, faulty(port, trouble) as proxy:
        make_bucket(port, "jobs")
        with opened(work, past=False) as place:
            settle(address(port, "jobs/data"), work / "spools")  # type: ignore[arg-type]
            yield place, address(proxy, "jobs/data"), env


def whole(where: str) -> None:
    """Every table in the bucket can be read."""
    store = Store.at(where)
    system, base = store.arrow()
    for table in ("postings", "coverage", "changes", "vacancies", "links"):
        for name in store.files(table):
            with system.open_input_file(f"{base}/{name}") as file:
                pq.ParquetFile(file).read()
    load(where, latest=True)
    hold("closed" not in set(vacancies(where)["status"]), "a vacancy was closed")


def troubled(
    kind: str, methods: str, code: int, *said: str, spared: int = 0, times: int = 10**6
) -> Callable[[Path], str]:
    """A run into a bucket that fails at all requests of these methods after some were spared."""

    def happen(work: Path) -> str:
        trouble = Trouble(kind, methods=methods, spared=10**6, times=times)
        with kept(work, trouble) as (place, where, env):
            trouble.spared = spared
            found, told = place.crawl(out=where, env=env)
            hold(trouble.hits, "the bucket had no trouble")
            trouble.times = 0  # from here on it is well
            said_plainly(told, *said)
            hold(found == code, f"exit code {found}, not {code}: {told}")
            hold("secret" not in told, "a key was told")
            whole(where)
            if code:
                waits = list((work / "state").rglob("postings.jsonl"))
                hold(waits, "the spool was not kept")
                for lock in Store.at(where).files("_locks"):
                    Store.at(where).remove(lock)  # could not be taken away; after an hour it counts no more
                again, told = place.crawl(out=where, env=env)
                hold(again == 0, f"the next run ended with {again}: {told}")
                whole(where)
            hold(set(load(where, latest=True)["posting_id"]) == IDS, "not all postings")
            rows = vacancies(where).set_index("vacancy_id")["status"].to_dict()
            hold(rows == dict.fromkeys(IDS, "open") | {GONE: "missing"}, str(rows))
            hold(load(where, latest=True)["snapshot_date"].dt.date.eq(today()).all(), "another day")
            hold(not list((work / "state").rglob("*.jsonl")), "a spool was left")
        shutil.rmtree(work / "state", ignore_errors=True)
        return f"exit code {code}; the spool waited" if code else "published at the first go"

    return happen


def faults() -> Iterator[Fault]:
    """All of this kind."""
    name = "S3 "
    yield Fault(f"{name}answers 500 to every write", once(troubled("answers 500", WRITES, 4, "HTTP 500")))
    yield Fault(f"{name}answers 500 to every read", once(troubled("answers 500", READS, 4, "HTTP 500")))
    yield Fault(f"{name}answers 500 from the 6th write on", once(troubled("answers 500", WRITES, 4, spared=5)))
    yield Fault(f"{name}answers 500 twice", once(troubled("answers 500", WRITES, 0, times=2)))
    yield Fault(f"{name}is slow to write", once(troubled("is slow", "PUT", 0)))
    yield Fault(f"{name}drops what is written half-way", once(troubled("drops the request", WRITES, 4, spared=4)))
    yield Fault(f"{name}drops what is read half-way", once(troubled("drops the answer", "GET", 4, spared=6)))
