"""What readers of the data meet: whole files only, damaged and foreign ones named, and every table typed."""

import threading
from collections.abc import Callable
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pytest

import exports
from exports import SCHEMA, changes, coverage, dataset, load, market_pay, vacancies
from exports.columns import columns
from exports.definitions import TABLES
from exports.layout import day_file
from exports.posting import EXAMPLE
from exports.reader import links
from exports.store import SnapshotError
from exports.tables import DamagedFile
from tests.exports.test_schema import FULL, FULL_DAY, NULL_DAY, put

PUBLISHED = 40


def test_no_reader_ever_meets_half_a_file(tmp_path: Path) -> None:
    put(tmp_path, FULL_DAY, EXAMPLE, FULL)
    data = tmp_path / "data"
    query = f"select count(posting_id) from '{data}/postings/*/*.parquet'"  # noqa: S608 - our own path
    reads: dict[str, Callable[[], int]] = {
        "pandas": lambda: len(pd.read_parquet(data / "postings")),
        "duckdb": lambda: duckdb.connect().sql(query).fetchall()[0][0],
        "polars": lambda: pl.read_parquet(f"{data}/postings/*/*.parquet").height,
        "load": lambda: len(load(data, columns=["posting_id"])),
    }
    done, counts, failed = threading.Event(), dict.fromkeys(reads, 0), []

    def read(name: str) -> None:
        while not done.is_set() or not counts[name]:
            try:
                assert reads[name]() in {1, 2}
            except Exception as error:
                failed.append((name, error))
            counts[name] += 1

    readers = [threading.Thread(target=read, args=[name]) for name in reads]
    for reader in readers:
        reader.start()
    try:
        for number in range(PUBLISHED):
            put(tmp_path, FULL_DAY, *((EXAMPLE, FULL) if number % 2 else (EXAMPLE,)), run=f"run{number}")
    finally:
        done.set()
        for reader in readers:
            reader.join()
    assert not failed
    assert all(counts.values())


DAMAGES: dict[str, slice] = {"empty": slice(0), "half": slice(4000), "torn": slice(-1), "begun": slice(4)}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_named_in_one_sentence(tmp_path: Path, damage: str) -> None:
    put(tmp_path, NULL_DAY, EXAMPLE)
    put(tmp_path, FULL_DAY, EXAMPLE)
    name = day_file("postings", FULL_DAY)
    path = tmp_path / "data" / name
    path.write_bytes(path.read_bytes()[DAMAGES[damage]])
    with pytest.raises(SnapshotError, match="it is no whole Parquet file") as told:
        load(tmp_path / "data")
    assert name in str(told.value)
    assert "\n" not in str(told.value)
    assert len(load(tmp_path / "data", day=NULL_DAY)) == 1
    with pytest.warns(DamagedFile, match="it is no whole Parquet file") as noted:
        put(tmp_path, FULL_DAY, FULL, partial=True)
    assert name in str(noted[0].message)
    assert len(load(tmp_path / "data", day=FULL_DAY)) == 1, "the next run puts a whole file in its place"


def test_a_value_that_was_damaged_inside_is_named(tmp_path: Path) -> None:
    put(tmp_path, FULL_DAY, FULL)
    name = day_file("postings", FULL_DAY)
    path = tmp_path / "data" / name
    whole = bytearray(path.read_bytes())
    whole[4:2000] = bytes(1996)
    path.write_bytes(whole)
    with pytest.raises(SnapshotError, match="cannot be read") as told:
        load(tmp_path / "data")
    assert name in str(told.value)


@pytest.mark.parametrize("strange", ["copy.parquet", "_SUCCESS", "snapshot_date=x/postings.parquet"])
def test_a_foreign_file_is_named_and_left_out(tmp_path: Path, strange: str) -> None:
    put(tmp_path, FULL_DAY, EXAMPLE)
    foreign = tmp_path / "data" / "postings" / strange
    foreign.parent.mkdir(exist_ok=True)
    foreign.write_bytes((tmp_path / "data" / day_file("postings", FULL_DAY)).read_bytes())
    with pytest.warns(UserWarning, match="is no file of this data and was left out") as told:
        assert len(load(tmp_path / "data")) == 1
    assert strange in str(told[0].message)
    assert told[0].filename == __file__, "the warning points at whoever called load()"
    put(tmp_path, FULL_DAY, EXAMPLE, FULL)
    assert foreign.exists(), "what is not ours is not removed"


EXPECTED = {"text": "str", "yes/no": "boolean", "int64": "Int64", "float64": "float64", "list of text": "object"}
READERS = {"vacancies": vacancies, "changes": changes, "coverage": coverage, "links": links, "market_pay": market_pay}


@pytest.mark.parametrize("table", READERS)
def test_every_table_is_typed_also_when_it_is_empty(tmp_path: Path, table: str) -> None:
    from exports.schema import SPOKEN

    with pytest.raises(FileNotFoundError):
        READERS[table](tmp_path / "nowhere")
    put(tmp_path, FULL_DAY, EXAMPLE)
    frame = READERS[table](tmp_path / "data")
    for column in columns(TABLES[table]):
        expected = EXPECTED.get(SPOKEN[column.python], "datetime64")
        assert str(frame[column.name].dtype).startswith(expected), column.name
    with pytest.raises(KeyError, match="nothing_such"):
        READERS[table](tmp_path / "data", columns=["nothing_such"])
    assert dataset(tmp_path / "data", table=table).count_rows() == len(frame)


def test_the_public_names() -> None:
    assert set(exports.__all__) == {"SCHEMA", "changes", "coverage", "dataset", "load", "market_pay", "vacancies"}
    for name in exports.__all__:
        meaning = exports.__doc__ if name == "SCHEMA" else getattr(exports, name).__doc__
        assert ">>>" in str(meaning), f"{name} needs an example that runs"
        assert name == "SCHEMA" or "Raises:" in str(meaning)
        assert getattr(exports, name).__class__.__name__ in {"function", "Schema"}
    assert SCHEMA.field("distance_km").metadata[b"description"].endswith(b", km.")
    assert SCHEMA.names[0] == "snapshot_date"


def test_what_cannot_be_asked(tmp_path: Path) -> None:
    put(tmp_path, FULL_DAY, EXAMPLE)
    with pytest.raises(KeyError, match="there is no table jobs"):
        dataset(tmp_path / "data", table="jobs")
    with pytest.raises(ValueError, match="links is not kept by days"):
        dataset(tmp_path / "data", table="links", latest=True)
    (tmp_path / "data" / "latest.json").write_text("[]")
    with pytest.raises(SnapshotError, match=r"latest\.json does not name a snapshot"):
        load(tmp_path / "data", latest=True)
