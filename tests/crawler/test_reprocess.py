"""`potsdam-jobs reprocess` over snapshots of a real crawl."""

import hashlib
import json
import shutil
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from exports import load
from exports.schema import arrow_schema
from pipelines.batch import frame_again, table_again
from pipelines.normalize import NORMALIZER_VERSION
from pipelines.profile import SearchProfile
from tests.conftest import Cli

OLD = "snapshot_date=2025-03-10"


@pytest.fixture(scope="module")
def crawled(cli: Cli, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the demo publishes, and the same once more as the snapshot of an old day."""
    out = tmp_path_factory.mktemp("reprocess") / "data"
    done = cli("demo", "--out", out)
    assert done.returncode == 0, done.stderr
    (today,) = (out / "postings").iterdir()
    shutil.copytree(today, out / "postings" / OLD)
    assert cli("rebuild", "--out", out).returncode == 0
    return out


@pytest.fixture
def data(crawled: Path, tmp_path: Path) -> Path:
    shutil.copytree(crawled, tmp_path / "data")
    return tmp_path / "data"


def states(root: Path) -> dict[str, tuple[int, str]]:
    """Inode and content of every file: a rewritten one has another inode."""
    files = [path for path in root.rglob("*") if path.is_file() and path.name != ".lock"]
    return {
        path.relative_to(root).as_posix(): (path.stat().st_ino, hashlib.sha256(path.read_bytes()).hexdigest())
        for path in files
    }


def snapshot(root: Path, day: str = OLD) -> pa.Table:
    return pq.read_table(root / "postings" / day / "postings.parquet", partitioning=None)


def write(root: Path, rows: pa.Table, day: str = OLD) -> None:
    pq.write_table(rows, root / "postings" / day / "postings.parquet")


def with_column(rows: pa.Table, name: str, values: list[object]) -> pa.Table:
    field = rows.schema.field(name)
    return rows.set_column(rows.column_names.index(name), field, pa.array(values, field.type))


def test_with_the_rules_of_the_crawl_nothing_is_rewritten(cli: Cli, data: Path) -> None:
    before = states(data)
    done = cli("reprocess", "--out", data)
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("0 of 2 snapshots rewritten\n")
    assert states(data) == before


def test_only_the_file_and_columns_that_change_are_rewritten(cli: Cli, data: Path) -> None:
    good = snapshot(data)
    write(data, with_column(good, "title_clean", ["?"] * len(good)))
    before = states(data)
    tried = cli("reprocess", "--out", data, "--dry-run")
    assert tried.stdout.endswith("1 of 2 snapshots would be rewritten\n")
    assert states(data) == before
    done = cli("reprocess", "--out", data)
    assert f"2025-03-10: {len(good)} postings, changed: title_clean {len(good)}\n" in done.stdout
    after = states(data)
    assert {name for name in before if before[name] != after[name]} == {f"postings/{OLD}/postings.parquet"}
    again = snapshot(data)
    assert again.equals(good)
    assert again.schema.metadata[b"normalizer_version"] == NORMALIZER_VERSION.encode()
    assert again.schema.metadata[b"run"] == good.schema.metadata[b"run"]
    assert not list(data.glob("_staging/*"))


def test_another_profile_changes_every_day_and_the_pointer_follows(cli: Cli, data: Path, tmp_path: Path) -> None:
    profile = tmp_path / "profile.toml"
    profile.write_text(
        'name = "x"\nboards = ["arbeitsagentur"]\noccupation = { name = "Kundenservice", terms = ["Kundenservice"] }\n'
        'place = { name = "Potsdam", lat = 52.39886, lon = 13.06566, radius_km = 25 }\n',
        encoding="utf-8",
    )
    before = snapshot(data)
    done = cli("reprocess", "--out", data, "--profile", profile)
    assert done.stdout.endswith("2 of 2 snapshots rewritten\n"), done.stderr
    after = snapshot(data)
    differ = {name for name in before.column_names if not before[name].equals(after[name])}
    assert differ == {"occupation_match", "occupation_why", "family", "level", "kldb2010", "isco08", "esco_uri"}
    latest = json.loads((data / "latest.json").read_text(encoding="utf-8"))
    assert latest["sha256"] == hashlib.sha256((data / latest["path"]).read_bytes()).hexdigest()
    assert len(load(data, latest=True)) == latest["rows"]


def test_a_snapshot_of_an_older_schema_gets_the_columns_it_lacks(cli: Cli, data: Path) -> None:
    good = snapshot(data)
    write(data, good.drop_columns(["is_public_sector", "employer_key"]))
    done = cli("reprocess", "--out", data)
    assert done.returncode == 0, done.stderr
    assert snapshot(data).equals(good)


def test_a_damaged_file_stays_and_is_named(cli: Cli, data: Path) -> None:
    path = data / "postings" / OLD / "postings.parquet"
    path.write_bytes(b"PAR1 no")
    done = cli("reprocess", "--out", data)
    assert done.returncode == 4
    assert "2025-03-10" in done.stderr
    assert path.read_bytes() == b"PAR1 no"


def test_no_folder_is_a_usage_error(cli: Cli, tmp_path: Path) -> None:
    done = cli("reprocess", "--out", tmp_path / "none")
    assert (done.returncode, "no run of this machine has written" in done.stderr) == (2, True)


def test_a_frame_is_read_like_a_table(crawled: Path) -> None:
    frame = load(crawled, latest=True)
    again = frame_again(frame, profile=SearchProfile.shipped())
    pd.testing.assert_frame_equal(again, frame)


def test_an_empty_partition_keeps_its_types(crawled: Path) -> None:
    empty = load(crawled, latest=True).iloc[:0]
    again = frame_again(empty, profile=SearchProfile.shipped())
    assert dict(again.dtypes) == dict(empty.dtypes)


def test_partitions_come_to_the_whole(crawled: Path) -> None:
    frame = load(crawled, latest=True)
    frame["title_clean"] = "?"
    halves = [frame.iloc[::2], frame.iloc[1::2]]
    profile = SearchProfile.shipped()
    joined = pd.concat([frame_again(half, profile=profile) for half in halves]).loc[frame.index]
    pd.testing.assert_frame_equal(joined, frame_again(frame, profile=profile))
    assert (joined["title_clean"] != "?").all()


def test_a_table_without_rows_has_the_schema() -> None:
    assert table_again(arrow_schema().empty_table(), profile=SearchProfile.shipped()).schema == arrow_schema()
