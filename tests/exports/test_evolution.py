"""What was published once stays readable: the schema only grows within a version, and old files are kept here.

`published/postings-<version>-<what>.parquet` were written by the code of their time and are never written anew.
"""

import json
from pathlib import Path

import pytest

from exports import dataset, load
from exports.golden import breaches, golden
from exports.layout import day_file
from exports.posting import EXAMPLE, SCHEMA_VERSION
from exports.schema import arrow_schema
from exports.store import SnapshotError
from tests.exports.test_schema import FULL, FULL_DAY, NULL_DAY, put

HERE = Path(__file__).parent
KEPT = sorted((HERE / "published").glob("postings-*.parquet"))


def test_the_schema_is_the_one_that_is_written_down() -> None:
    path = HERE / f"schema-{SCHEMA_VERSION}.json"
    written = json.loads(path.read_text(encoding="utf-8"))
    assert not breaches(written, golden()), "files of this version could not be read: raise SCHEMA_VERSION"
    assert written == golden(), f"columns were added: python -m exports.golden > {path.relative_to(HERE.parents[1])}"


BREACHES = [
    ({"a": "double"}, {"a": "int64"}, "t.a: double became int64"),
    ({"a": "double"}, {"a": "double not null"}, "t.a: double became double not null"),
    ({"a": "double"}, {"b": "double"}, "t.a is gone"),
    ({"a": "double"}, {"a": "double", "b": "string not null"}, "t.b is new and must not be null"),
]


@pytest.mark.parametrize(("old", "new", "breach"), BREACHES)
def test_what_needs_a_version(old: dict[str, str], new: dict[str, str], breach: str) -> None:
    assert breach in breaches({"t": old}, {"t": new})


def test_what_needs_none() -> None:
    assert not breaches({"t": {"a": "double"}}, {"t": {"a": "double", "b": "list<item: string> not null", "c": "bool"}})


@pytest.mark.parametrize("kept", KEPT, ids=lambda path: path.stem)
def test_what_was_published_once_is_read_with_the_schema_of_today(kept: Path, tmp_path: Path) -> None:
    assert kept.stat().st_size < 100_000
    path = tmp_path / "data" / day_file("postings", NULL_DAY)
    path.parent.mkdir(parents=True)
    path.write_bytes(kept.read_bytes())
    frame = load(tmp_path / "data")
    assert list(frame.columns) == ["snapshot_date", *arrow_schema().names]
    assert frame["posting_id"].tolist() == ["01219", "arbeitsagentur:1"]
    assert frame["postcode"].tolist()[0] == "01219"
    assert frame["vacancy_id"].isna().all()
    # A run of today beside it, and one that takes the old day's rows into a new file.
    put(tmp_path, FULL_DAY, EXAMPLE)
    assert len(load(tmp_path / "data")) == 3
    assert dataset(tmp_path / "data").schema.names == ["snapshot_date", *arrow_schema().names]


def test_a_partial_run_on_top_of_an_old_file_keeps_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "data" / day_file("postings", FULL_DAY)
    path.parent.mkdir(parents=True)
    path.write_bytes(KEPT[0].read_bytes())
    put(tmp_path, FULL_DAY, EXAMPLE, partial=True)
    frame = load(tmp_path / "data")
    assert frame["posting_id"].tolist() == ["01219", "arbeitsagentur:1"]
    assert frame["vacancy_id"].notna().all(), "every row of a published day has its vacancy"


def test_a_file_of_another_type_is_named(tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    put(tmp_path, FULL_DAY, EXAMPLE)
    path = tmp_path / "data" / day_file("postings", FULL_DAY)
    rows = pq.read_table(path, partitioning=None)
    texts = pa.array(["x"] * rows.num_rows)
    pq.write_table(rows.set_column(rows.schema.get_field_index("distance_km"), "distance_km", texts), path)
    said = r"postings\.parquet: distance_km is string, not double"
    with pytest.raises(SnapshotError, match=said):
        load(tmp_path / "data")
    with pytest.raises(SnapshotError, match=said):
        put(tmp_path, FULL_DAY, FULL, partial=True)
