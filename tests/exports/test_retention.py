"""Old snapshots: which stay, months as one file, texts that age out; the history stays what it was."""

import datetime as dt
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports import load
from exports.retention import RECENT, kept
from tests.conftest import Cli
from tests.pipelines.publishing import run

DAYS = st.sets(st.dates(dt.date(2024, 1, 1), dt.date(2026, 12, 31)), max_size=60)


@given(days=DAYS, daily=st.integers(0, 400), weekly=st.integers(0, 60))
def test_what_stays_stays_when_asked_again(days: set[dt.date], daily: int, weekly: int) -> None:
    stays = kept(days, daily=daily, weekly=weekly)
    assert stays <= days
    assert set(sorted(days)[-RECENT:]) <= stays
    assert kept(stays, daily=daily, weekly=weekly) == stays
    assert kept(days, daily=daily + 1, weekly=weekly + 1) >= stays


@given(days=DAYS, weekly=st.integers(0, 60))
def test_a_week_keeps_its_last_day(days: set[dt.date], weekly: int) -> None:
    stays = kept(days, daily=0, weekly=weekly)
    for day in stays - set(sorted(days)[-RECENT:]):
        assert not [later for later in days if day < later and later.isocalendar()[:2] == day.isocalendar()[:2]]


@pytest.fixture(scope="module")
def months_of_days(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with 120 days of two boards, every third day; one vacancy that only the first month knew."""
    root = tmp_path_factory.mktemp("days") / "data"
    for day in range(0, 120, 3):
        early = [("a:early", {"description": "Sie leiten den Kundendienst."})] if day < 30 else []
        run(root, day, {"a": "complete", "b": "complete"}, [*early, ("a:stays", {"description": "x"}), ("b:1", {})])
    return root


@pytest.fixture
def data(months_of_days: Path, tmp_path: Path) -> Path:
    import shutil

    return Path(shutil.copytree(months_of_days, tmp_path / "data"))


def vacancies(root: Path) -> list[tuple[str, str]]:
    rows = pq.read_table(root / "vacancies" / "vacancies.parquet").to_pylist()
    return sorted((row["vacancy_id"], row["status"]) for row in rows)


def test_a_month_holds_the_rows_of_its_days(cli: Cli, data: Path) -> None:
    before, history = load(data), (data / "vacancies" / "vacancies.parquet").read_bytes()
    done = cli("compact", "--out", data)
    assert done.returncode == 0, done.stderr
    made = sorted(path.parent.name for path in data.glob("postings_by_month/*/*"))
    assert made
    assert len(list(data.glob("postings/*/*"))) < 40
    assert load(data).equals(before)
    day = before["snapshot_date"].iloc[0].date()
    assert load(data, day=day).equals(before[before["snapshot_date"].dt.date == day].reset_index(drop=True))
    with pytest.raises(FileNotFoundError):
        load(data, day=day + dt.timedelta(1))
    glob = f"{data}/postings_by_month/*/*.parquet"
    counted = duckdb.read_parquet(glob).aggregate("count(distinct snapshot_date)").fetchall()[0][0]
    assert counted == 40 - len(list(data.glob("postings/*/*")))
    again = cli("rebuild", "--out", data)
    assert again.returncode == 0, again.stderr
    assert (data / "vacancies" / "vacancies.parquet").read_bytes() == history
    assert "no whole month" in cli("compact", "--out", data).stdout


def test_a_crash_before_the_days_went_shows_no_row_twice(cli: Cli, data: Path) -> None:
    before = load(data)
    days = {path: path.read_bytes() for path in data.glob("postings/*/*")}
    assert cli("compact", "--out", data).returncode == 0
    for path, content in days.items():
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    assert load(data).equals(before)
    assert cli("compact", "--out", data).returncode == 0
    assert load(data).equals(before)
    assert len(list(data.glob("postings/*/*"))) < len(days)


def test_a_month_that_differs_leaves_the_days_alone(cli: Cli, data: Path) -> None:
    days = {path: path.read_bytes() for path in data.glob("postings/*/*")}
    assert cli("compact", "--out", data).returncode == 0
    for path, content in days.items():
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    spoilt = min(days)
    rows = pq.read_table(spoilt, partitioning=None)
    pq.write_table(rows.slice(1), spoilt)
    done = cli("compact", "--out", data)
    assert (done.returncode, "does not hold the rows" in done.stderr) == (4, True), done.stderr
    assert spoilt.exists()


def test_pruned_days_close_nothing_and_are_not_told_anew(cli: Cli, data: Path) -> None:
    before = vacancies(data)
    done = cli("prune", "--out", data, "--keep-daily", 20, "--keep-weekly", 0)
    assert done.returncode == 0, done.stderr
    assert len(list(data.glob("postings/*/*"))) == 7
    refused = cli("rebuild", "--out", data)
    assert (refused.returncode, "would lose what only they knew" in refused.stderr) == (4, True), refused.stderr
    assert vacancies(data) == before
    run(data, 119, {"a": "complete", "b": "failed"}, [("a:stays", {})])
    assert dict(vacancies(data))["a:stays"] == "open"
    assert {name for name, _ in vacancies(data)} == {name for name, _ in before}


def test_a_damaged_history_is_not_told_from_what_is_left(cli: Cli, data: Path) -> None:
    from exports.store import SnapshotError

    assert cli("prune", "--out", data, "--keep-daily", 20, "--keep-weekly", 0).returncode == 0
    for path in (*data.glob("vacancies/*"), *data.glob("_history/*")):
        path.write_bytes(b"PAR1")
    with pytest.raises(SnapshotError, match="put back a copy"):
        run(data, 119, {"a": "complete"}, [("a:stays", {})])


def test_a_dry_run_removes_nothing(cli: Cli, data: Path) -> None:
    done = cli("prune", "--out", data, "--keep-daily", 20, "--keep-weekly", 4, "--keep-texts", 30, "--dry-run")
    assert "would go" in done.stdout
    assert len(list(data.glob("postings/*/*"))) == 40


def test_texts_age_out_and_the_figures_stay(cli: Cli, data: Path) -> None:
    before = load(data)
    done = cli("prune", "--out", data, "--keep-daily", 400, "--keep-texts", 30)
    assert done.returncode == 0, done.stderr
    after = load(data)
    old = after["snapshot_date"] < after["snapshot_date"].max() - dt.timedelta(days=30)
    assert after.loc[old, "description"].isna().all()
    assert after.loc[~old, "description"].equals(before.loc[~old, "description"])
    assert after.drop(columns="description").equals(before.drop(columns="description"))
    assert "texts of 0 snapshots" in cli("prune", "--out", data, "--keep-daily", 400, "--keep-texts", 30).stdout


def test_nothing_to_prune_is_said(cli: Cli, tmp_path: Path) -> None:
    done = cli("prune", "--out", tmp_path / "none")
    assert (done.returncode, "no run of this machine" in done.stderr) == (2, True)
