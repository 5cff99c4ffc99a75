"""The store in a bucket, against an S3 server on loopback, and against one that fails."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from exports import bucket, dataset, load
from exports.lines import line
from exports.posting import EXAMPLE
from exports.schema import table
from exports.store import SnapshotError, Store
from exports.tables import put_table
from tests.exports.test_schema import FULL, FULL_DAY, put
from tests.s3 import Fault, address, faulty, make_bucket, s3_server

NAME = "postings/snapshot_date=2026-11-24/postings.parquet"


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with s3_server() as port:
        make_bucket(port, "jobs")
        yield port


@pytest.fixture(autouse=True)
def keys(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test-key-of-nobody")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test-secret-of-nobody")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr(bucket, "ATTEMPTS", 2)


@pytest.fixture
def place(request: pytest.FixtureRequest) -> str:
    return f"jobs/{abs(hash(request.node.name))}"


def test_files_come_and_go(port: int, place: str, tmp_path: Path) -> None:
    store = Store.at(address(port, place))
    assert (store.files("runs"), store.exists("latest.json")) == ([], False)
    store.put_json("latest.json", {"rows": 1}, run="r")
    store.put_json("runs/r.json", {}, run="r")
    assert json.loads(store.read("latest.json")) == {"rows": 1}
    assert store.files("runs") == ["runs/r.json"]
    (tmp_path / "copy").write_bytes(store.read("latest.json"))
    assert store.digest("latest.json") == Store.at(tmp_path).digest("copy")
    store.remove("runs/r.json")
    store.remove("runs/r.json")
    assert not store.exists("runs/r.json")
    with pytest.raises(FileNotFoundError, match=r"there is no runs/r\.json in s3://jobs"):
        store.read("runs/r.json")
    assert list(store.staging("r").iterdir()) == [], "what was put does not stay behind"


def test_the_readers_read_a_bucket(port: int, place: str) -> None:
    where = address(port, place)
    put_table(Store.at(where), NAME, table([line(EXAMPLE)]), run="r")
    Store.at(where).put_json("latest.json", {"snapshot_date": "2026-11-24"}, run="r")
    assert load(where)["posting_id"].tolist() == ["arbeitsagentur:1"]
    assert load(where, latest=True, columns=["snapshot_date"])["snapshot_date"].dt.day.tolist() == [24]
    assert dataset(where).count_rows() == 1
    with pytest.raises(FileNotFoundError, match="no snapshot in s3://jobs/nothing"):
        load(address(port, "jobs/nothing"))


def test_only_one_machine_publishes_at_a_time(port: int, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bucket, "PAUSES", (0.01, 0.01))
    one, other = (Store.at(address(port, place)) for _ in range(2))
    with one.alone("r"):
        with pytest.raises(SnapshotError, match="another machine publishes into s3://jobs") as met, other.alone("s"):
            pytest.fail("two at once")
        assert str(met.value).endswith(f"counts for an hour, or until you remove {one.files('_locks')[0]}")
    with other.alone("s"):
        pass
    assert one.files("_locks") == []
    monkeypatch.setattr(bucket, "LEASE", -1)
    with one.alone("r"), other.alone("s"):
        pass  # the lock of a machine that died counts no more


FAULTS = ["answers 500", "drops the request", "drops the answer"]


def refused(store: Store, operation: Callable[[], object]) -> None:
    with pytest.raises(SnapshotError) as told:
        operation()
    assert NAME in str(told.value)
    for hidden in ("\n", "nobody", "127.0.0.1"):  # one sentence, no keys
        assert hidden not in str(told.value)


@pytest.mark.parametrize("kind", FAULTS)
def test_a_fault_that_stays_is_one_sentence_and_changes_nothing(port: int, place: str, kind: str) -> None:
    good = Store.at(address(port, place))
    put_table(good, NAME, table([line(EXAMPLE)]), run="r")
    before = good.read(NAME)
    with faulty(port, Fault(kind, methods="GET" if kind == "drops the answer" else "GET PUT HEAD")) as bad_port:
        bad = Store.at(address(bad_port, place))
        refused(bad, lambda: bad.read(NAME))
        refused(bad, lambda: put_table(bad, NAME, table([line(FULL)]), run="s"))
    # Where only the reading back failed, the new file stands there, whole.
    assert kind == "drops the answer" or good.read(NAME) == before
    assert len(load(address(port, place))) == 1


def test_a_store_that_never_answers_is_given_up(port: int, place: str) -> None:
    with faulty(port, Fault("hangs")) as bad_port:
        bad = Store.at(address(bad_port, place))
        refused(bad, lambda: bad.read(NAME))


@pytest.mark.parametrize("kind", [*FAULTS, "is slow"])
def test_a_fault_that_passes_is_tried_again(port: int, place: str, kind: str) -> None:
    with faulty(port, Fault(kind, methods="GET PUT", times=1)) as bad_port:
        store = Store.at(address(bad_port, place))
        put_table(store, NAME, table([line(EXAMPLE)]), run="r")
    assert load(address(port, place))["posting_id"].tolist() == ["arbeitsagentur:1"]


@pytest.mark.parametrize("spared", [0, 1, 3, 6])
def test_what_a_lost_store_left_half_done_the_next_run_finishes(
    port: int, place: str, spared: int, tmp_path: Path
) -> None:
    good = address(port, place)
    put(tmp_path, FULL_DAY, EXAMPLE, out=good)
    with (
        faulty(port, Fault("answers 500", methods="PUT", spared=spared)) as bad_port,
        pytest.raises(SnapshotError),
    ):
        put(tmp_path, FULL_DAY, EXAMPLE, FULL, out=address(bad_port, place), run="second")
    assert "arbeitsagentur:1" in load(good)["posting_id"].tolist(), "whole, the old or the new"
    put(tmp_path, FULL_DAY, EXAMPLE, FULL, out=good, run="third")
    assert len(load(good, latest=True)) == 2


def test_addresses_that_cannot_be() -> None:
    for where, why in {
        "sftp://me:secret@host/x": "data cannot lie at sftp://",
        "s3://": "names no bucket",
        "s3://jobs?secret_key=abc": "the option secret_key is not known",
    }.items():
        with pytest.raises(SnapshotError, match=why) as told:
            Store.at(where)
        assert "secret@" not in str(told.value)
        assert "abc" not in str(told.value)
    assert Store.at("s3://key:secret@jobs/x?region=us-east-1").where == "s3://jobs/x"
