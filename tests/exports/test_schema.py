"""One schema on every day: empty, all null and full days read together in the three readers."""

import dataclasses
import datetime as dt
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from exports import dataset, load
from exports.columns import columns
from exports.layout import day_file
from exports.lines import line
from exports.posting import EXAMPLE, Posting
from exports.schema import arrow_schema, table
from exports.spool import Spool
from exports.store import SnapshotError
from pipelines.publish import publish

VALUES = {str: "01219", float: 1.5, int: 2, bool: True, dt.date: dt.date(2026, 11, 24), tuple: ("a", "b")}
VALUES |= {dt.datetime: dt.datetime(2026, 11, 24, 5, 0, 0, 1000, tzinfo=dt.UTC)}
FULL = Posting(**{c.name: c.choices[0] if c.choices else VALUES[c.python] for c in columns()})  # type: ignore[arg-type]

EMPTY_DAY, NULL_DAY, FULL_DAY = (dt.date(2026, 11, day) for day in (22, 23, 24))


def put(
    root: Path, day: dt.date, *postings: Posting, partial: bool = False, run: str = "run", out: str | None = None
) -> None:
    spool = Spool(root / "spool" / run)
    for posting in postings:
        spool.add(posting)
    spool.close()
    board = {"arbeitsagentur": root / "spool" / run}
    complete, some = ({}, board) if partial else (board, {})
    try:
        publish(
            out or root / "data", day=day, run=run, complete=complete, partial=some, coverage=(), normalizer_version="1"
        )
    finally:
        (root / "spool" / run / "postings.jsonl").unlink()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    put(tmp_path, EMPTY_DAY)
    put(tmp_path, NULL_DAY, EXAMPLE)
    put(tmp_path, FULL_DAY, FULL)
    return tmp_path / "data"


def test_pandas_reads_the_three_days_together(root: Path) -> None:
    frame = pd.read_parquet(root / "postings")
    assert len(frame) == 2
    assert list(frame["postcode"].dropna()) == ["01219"]


def test_duckdb_reads_the_three_days_together(root: Path) -> None:
    query = f"select snapshot_date, postcode from '{root}/postings/*/*.parquet' order by all"  # noqa: S608 - our own path
    assert duckdb.sql(query).fetchall() == [(NULL_DAY, None), (FULL_DAY, "01219")]


def test_polars_reads_the_three_days_together(root: Path) -> None:
    frame = pl.read_parquet(root / "postings").sort("snapshot_date")
    assert frame["snapshot_date"].to_list() == [NULL_DAY, FULL_DAY]
    assert frame["posted_on"].dtype == pl.Date


def test_load_gives_types_that_pandas_users_expect(root: Path) -> None:
    for day in (EMPTY_DAY, NULL_DAY, FULL_DAY, None):
        frame = load(root, day=day)
        for column in columns():
            dtype = str(frame[column.name].dtype)
            expected = {str: "str", float: "float64", int: "Int64", bool: "boolean", tuple: "object"}
            expected |= {dt.date: "datetime64", dt.datetime: "datetime64[us, UTC]"}
            assert dtype.startswith(expected[column.python]), (column.name, dtype, day)
        assert str(frame["snapshot_date"].dtype).startswith("datetime64")
    assert load(root, latest=True)["flags"].tolist() == [["a", "b"]]
    assert load(root, columns=["posting_id", "snapshot_date"]).columns.tolist() == ["posting_id", "snapshot_date"]


def test_load_names_what_is_missing(root: Path, tmp_path: Path) -> None:
    with pytest.raises(KeyError, match="salary"):
        load(root, columns=["salary"])
    with pytest.raises(FileNotFoundError, match="2026-01-01"):
        load(root, day="2026-01-01")
    with pytest.raises(FileNotFoundError):
        load(tmp_path / "nowhere", latest=True)
    with pytest.raises(ValueError, match="either"):
        load(root, latest=True, day=FULL_DAY)


def test_a_column_that_came_later_is_null_in_earlier_days(root: Path) -> None:
    path = root / day_file("postings", NULL_DAY)
    old = pq.read_table(path, partitioning=None).drop_columns(["isco08", "distance_km"])
    pq.write_table(old, path)
    frame = load(root)
    assert frame["isco08"].notna().sum() == 1
    assert dataset(root).count_rows() == 2


def test_every_value_survives_the_way_through_lines_and_arrow() -> None:
    (row,) = table([line(FULL)]).to_pylist()
    assert {k: tuple(v) if isinstance(v, list) else v for k, v in row.items()} == {
        field.name: getattr(FULL, field.name) for field in dataclasses.fields(FULL)
    }


def test_no_lines_are_an_empty_table_of_the_schema() -> None:
    assert table([]).schema == arrow_schema()


WRONG = [
    ("title", None, "must not be null"),
    ("title", 7, "is int, not str"),
    ("salary_min", 3, "is int, not float"),
    ("salary_min", float("nan"), "cannot be written"),
    ("posted_on", dt.datetime(2026, 11, 24, tzinfo=dt.UTC), "is datetime, not date"),
    ("modified_at", dt.datetime(2026, 11, 24), "has no time zone"),  # noqa: DTZ001 - the fault to find
    ("salary_period", "fortnight", "must be one of hour"),
    ("flags", ["a"], "is list, not tuple"),
    ("city", "\ud800", "cannot be written"),
]


@pytest.mark.parametrize(("name", "value", "problem"), WRONG)
def test_a_row_that_breaks_the_definition_is_refused(name: str, value: object, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        line(dataclasses.replace(EXAMPLE, **{name: value}))  # type: ignore[arg-type]


def test_arrow_itself_would_have_taken_them() -> None:
    schema = pa.schema([pa.field("title", pa.string(), nullable=False)])
    assert pa.Table.from_pylist([{"title": None}], schema).num_rows == 1


def test_a_posting_read_twice_is_not_published(tmp_path: Path) -> None:
    with pytest.raises(SnapshotError, match="arbeitsagentur:1 was read twice"):
        put(tmp_path, FULL_DAY, EXAMPLE, EXAMPLE)
    assert not (tmp_path / "data" / day_file("postings", FULL_DAY)).exists()


def test_a_second_run_of_the_day(tmp_path: Path) -> None:
    one, two, other = (
        dataclasses.replace(EXAMPLE, posting_id=f"{source}:{n}", source=source)
        for source, n in (("arbeitsagentur", 1), ("arbeitsagentur", 2), ("other", 1))
    )

    def published() -> list[str]:
        return load(tmp_path / "data", latest=True)["posting_id"].tolist()

    put(tmp_path, FULL_DAY, one, other)
    assert published() == ["arbeitsagentur:1", "other:1"]
    put(tmp_path, FULL_DAY, two, partial=True)
    assert published() == ["arbeitsagentur:1", "arbeitsagentur:2", "other:1"], "a partial run proves no absence"
    put(tmp_path, FULL_DAY, two)
    assert published() == ["arbeitsagentur:2", "other:1"], "a complete run replaces its board and no other"


def test_the_same_spool_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    for root in (first, second):
        put(root, FULL_DAY, FULL, EXAMPLE)
    assert (first / "data" / day_file("postings", FULL_DAY)).read_bytes() == (
        second / "data" / day_file("postings", FULL_DAY)
    ).read_bytes()


def test_a_torn_last_line_is_left_out(tmp_path: Path) -> None:
    from exports.spool import spooled

    spool = Spool(tmp_path)
    spool.add(EXAMPLE)
    spool.close()
    with (tmp_path / "postings.jsonl").open("ab") as file:
        file.write(line(EXAMPLE)[:50])
    assert list(spooled(tmp_path)) == [line(EXAMPLE)]
