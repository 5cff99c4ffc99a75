"""Publishing day by day: told at once or anew it is the same, wherever a run is killed."""

import datetime as dt
import json
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports import load, pieces, schema
from exports.board_coverage import Coverage
from exports.change import Change
from exports.folder import Folder
from exports.layout import days, whole_file
from exports.link import Link
from exports.rows import as_records
from exports.store import ClockSetBack, SnapshotError
from exports.tables import read_table
from exports.vacancy import Vacancy
from pipelines.publish import rebuild
from tests.pipelines.publishing import FIRST, Killed, Mortal, files, run

C, P, F, S = "complete", "partial", "failed", "suspect"
DERIVED = ("vacancies", "changes", "links", "_history")


def table(root: Path, name: str, record: type[Any]) -> list[Any]:
    return list(as_records(read_table(Folder(root), name, record), record))


def vacancies(root: Path) -> dict[str, Vacancy]:
    return {one.vacancy_id: one for one in table(root, whole_file("vacancies"), Vacancy)}


def events(root: Path, day: int) -> list[tuple[str, str]]:
    name = f"changes/snapshot_date={FIRST + dt.timedelta(day)}/changes.parquet"
    return [(one.event, one.vacancy_id) for one in table(root, name, Change)]


def coverage(root: Path, day: int) -> list[Coverage]:
    return table(root, f"coverage/snapshot_date={FIRST + dt.timedelta(day)}/coverage.parquet", Coverage)


TEXT = "Ihre Aufgaben:\n- Sie führen das Team im Kundenservice und planen die Schichten\n\nIhr Profil\n- Erfahrung"
ONE: dict[str, Any] = {
    "title": "Leiter Kundenservice (m/w/d)",
    "title_clean": "Leiter Kundenservice",
    "employer": "Havel Service GmbH",
    "employer_key": "havel service",
    "city": "Potsdam",
    "postcode": "14467",
    "description": TEXT,
}


def test_a_day_with_duplicates(tmp_path: Path) -> None:
    latest = run(tmp_path, 0, {"a": C, "b": C}, [("a:1", ONE), ("b:7", ONE | {"title": "Leitung Kundenservice"})])
    assert latest is not None
    assert json.loads((tmp_path / "latest.json").read_text()) == latest
    frame = load(tmp_path, latest=True)
    assert frame["vacancy_id"].tolist() == ["a:1", "a:1"]
    assert frame["is_primary"].tolist() == [True, False]
    (link,) = table(tmp_path, whole_file("links"), Link)
    assert (link.left_id, link.right_id, link.is_same, link.decided_on) == ("a:1", "b:7", True, FIRST)
    (vacancy,) = vacancies(tmp_path).values()
    assert vacancy.posting_ids == ("a:1", "b:7")
    assert vacancy.tasks_text is not None
    assert "kundenservice" in vacancy.tasks_text
    assert [(row.source, row.new, row.changed, row.gone) for row in coverage(tmp_path, 0)] == [
        ("a", 1, 0, 0),
        ("b", 1, 0, 0),
    ]


def test_a_repost_on_a_later_day(tmp_path: Path) -> None:
    run(tmp_path, 0, {"a": C}, [("a:1", ONE)])
    run(tmp_path, 1, {"a": C})
    run(tmp_path, 2, {"a": C})
    assert vacancies(tmp_path)["a:1"].status == "closed"
    run(tmp_path, 3, {"a": C}, [("a:2", ONE)])
    (back,) = vacancies(tmp_path).values()
    assert (back.vacancy_id, back.reposts, back.status, back.primary_posting_id) == ("a:1", 1, "open", "a:2")
    assert events(tmp_path, 3) == [("reopened", "a:1")]


def test_a_second_run_of_the_day(tmp_path: Path) -> None:
    run(tmp_path, 0, {"a": C, "b": C}, [("a:1", ONE), ("b:1", {"title": "Werkstattleiter", "city": "Teltow"})])
    run(tmp_path, 1, {"a": C, "b": F}, [("a:1", ONE)])
    assert vacancies(tmp_path)["b:1"].status == "unknown"
    run(tmp_path, 1, {"a": F, "b": C}, [("b:1", {"title": "Werkstattleiter", "city": "Teltow"})], hour=9)
    assert {one.status for one in vacancies(tmp_path).values()} == {"open"}
    assert [(row.run[9:11], row.source, row.verdict) for row in coverage(tmp_path, 1)] == [
        ("06", "a", C),
        ("06", "b", F),
        ("09", "a", F),
        ("09", "b", C),
    ]
    assert events(tmp_path, 1) == []


def test_a_run_that_reads_nothing_leaves_its_coverage(tmp_path: Path) -> None:
    first = run(tmp_path, 0, {"a": C}, [("a:1", ONE)])
    assert run(tmp_path, 1, {"a": F}) is None
    assert json.loads((tmp_path / "latest.json").read_text()) == first
    assert not (tmp_path / f"postings/snapshot_date={FIRST + dt.timedelta(1)}").exists()
    (row,) = coverage(tmp_path, 1)
    assert (row.verdict, row.is_published, row.new) == (F, False, None)
    assert vacancies(tmp_path)["a:1"].status == "unknown"


def test_a_suspect_board_is_kept_apart_and_closes_nothing(tmp_path: Path) -> None:
    run(tmp_path, 0, {"a": C, "b": C}, [("a:1", ONE), ("b:1", {"city": "Teltow"})])
    for day in range(1, 5):
        run(tmp_path, day, {"a": S, "b": C}, [("a:9", {"city": "Werder"}), ("b:1", {"city": "Teltow"})])
        assert load(tmp_path, latest=True)["posting_id"].tolist() == ["b:1"]
        (kept,) = (tmp_path / "_suspect" / str(FIRST + dt.timedelta(day))).iterdir()
        assert kept.name == "a.jsonl"
        assert json.loads(kept.read_bytes())["posting_id"] == "a:9"
    assert {name: one.status for name, one in vacancies(tmp_path).items()} == {"a:1": "unknown", "b:1": "open"}


def test_a_clock_that_was_set_back(tmp_path: Path) -> None:
    run(tmp_path, 5, {"a": C}, [("a:1", ONE)])
    before = files(tmp_path, ".")
    with pytest.raises(ClockSetBack, match="today is 2026-11-05, but 2026-11-06 has been published already"):
        run(tmp_path, 4, {"a": C})
    assert files(tmp_path, ".") == before
    run(tmp_path, 6, {"a": F})  # publishes no postings, but that day is told
    with pytest.raises(ClockSetBack, match="2026-11-07"):
        run(tmp_path, 5, {"a": C})


def test_a_damaged_state_is_told_anew(tmp_path: Path) -> None:
    for day in range(4):
        run(tmp_path, day, {"a": C}, [("a:1", ONE)] if day < 2 else [])
    whole = files(tmp_path, *DERIVED)
    for name in whole:
        if not name.startswith("changes"):
            (tmp_path / name).write_bytes(b"PAR1 is all that is left")
    run(tmp_path, 3, {"a": C}, hour=9)
    run(tmp_path, 4, {"a": C})
    healed = vacancies(tmp_path)["a:1"]
    assert (healed.status, healed.closed_reason) == ("closed", "gone")
    assert_told_anew_is_the_same(tmp_path)


def test_what_was_pruned_cannot_be_told_anew(tmp_path: Path) -> None:
    for day in range(3):
        run(tmp_path, day, {"a": C}, [("a:1", ONE)])
    for name in ("postings", "coverage"):
        shutil.rmtree(tmp_path / name / f"snapshot_date={FIRST}")
    before = files(tmp_path, ".")
    with pytest.raises(SnapshotError, match="1 of the days that the history was told from are not there any more"):
        rebuild(tmp_path, run="rebuild")
    assert files(tmp_path, ".") == before


@pytest.mark.parametrize("folder", DERIVED)
def test_a_state_that_was_lost(tmp_path: Path, folder: str) -> None:
    for day in range(3):
        run(tmp_path, day, {"a": C, "w": C}, [("a:1", ONE), ("w:1", ONE)] if day < 1 else [])
    shutil.rmtree(tmp_path / folder)
    run(tmp_path, 3, {"a": C, "w": C})
    rebuild(tmp_path, run="rebuild")
    assert {name: one.status for name, one in vacancies(tmp_path).items()} == {"a:1": "closed"}


# --- random histories with kills --------------------------------------------------------------------------------

NAMES = [f"{board}:{n}" for board in "abw" for n in range(3)]
SAID = st.fixed_dictionaries(
    {
        "title": st.sampled_from(["Leiter Kundenservice", "Serviceleiter", "Werkstattleiter"]),
        "city": st.sampled_from(["Potsdam", "Teltow"]),
        "employer_key": st.sampled_from(["havel service", "spree technik"]),
    },
    optional={
        "description": st.just(TEXT),
        "salary_year_min_eur": st.sampled_from([40_000.0, 50_000.0]),
        "valid_until_on": st.integers(0, 8).map(lambda n: FIRST + dt.timedelta(n)),
        "flags": st.sampled_from([(), ("detail_missing",), ("detail_unread",)]),
    },
)
RUN = st.tuples(
    st.sampled_from([0, 1, 1, 1, 3]),  # days since the run before
    st.dictionaries(st.sampled_from("abw"), st.sampled_from([C, C, C, P, F, S]), min_size=1),
    st.dictionaries(st.sampled_from(NAMES), SAID, max_size=5),
    st.one_of(st.none(), st.none(), st.integers(0, 12)),  # files that it lives for
)


def tell(root: Path, history: Sequence[Any]) -> None:
    """The history into a store."""
    day, hour = 0, 0
    for later, boards, postings, lives in history:
        day, hour = day + later, (hour + 1 if later == 0 else 0)
        try:
            run(Mortal(root, lives), day, boards, list(postings.items()), hour=hour)
        except Killed:
            continue
    run(root, day + 1, {"a": F})  # whatever happened, this one heals it


def assert_told_anew_is_the_same(root: Path) -> None:
    at_once = files(root, *DERIVED)
    rebuild(root, run="rebuild")
    anew = files(root, *DERIVED)
    assert at_once.keys() == anew.keys()
    for name, content in at_once.items():
        assert content == anew[name], name


@settings(max_examples=25, deadline=None)
@given(st.lists(RUN, min_size=1, max_size=8))
def test_told_at_once_or_anew_is_the_same_and_events_replay(history: Sequence[Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        tell(root, history)
        assert_told_anew_is_the_same(root)
        state = vacancies(root)
        home = {posting: one.vacancy_id for one in state.values() for posting in one.posting_ids}
        told = days(Folder(root), "postings")
        for day in told:
            frame = load(root, day=day)
            assert frame["vacancy_id"].notna().all()
            assert frame["is_primary"].sum() == frame["vacancy_id"].nunique()
        if told:
            last = load(root, day=max(told))
            named = dict(zip(last["posting_id"], last["vacancy_id"], strict=True))
            later = max(told) < max(days(Folder(root), "coverage"))
            assert later or named.items() <= home.items()
        is_closed: dict[str, bool] = {}
        for name in days(Folder(root), "changes").values():
            for one in table(root, name, Change):
                replay(is_closed, one)
        assert is_closed == {name: one.status == "closed" for name, one in state.items()}


def replay(is_closed: dict[str, bool], one: Change) -> None:
    match one.event:
        case "opened" | "split" | "reopened":
            is_closed[one.vacancy_id] = False
        case "closed":
            is_closed[one.vacancy_id] = True
        case "merged":
            assert one.old is not None
            del is_closed[one.old]


@pytest.mark.parametrize("lives", range(8))
def test_a_kill_between_any_two_files_loses_nothing(tmp_path: Path, lives: int) -> None:
    """The run after it gives what it would have given, but for what only the killed run saw."""
    past = [({"a": C, "w": C}, [("a:1", ONE), ("a:2", {"city": "Teltow"}), ("w:1", ONE)])] * 2
    past += [({"a": C, "w": C}, [("a:1", ONE)])]
    now: Mapping[str, str] = {"a": C, "w": C}
    healed, calm = tmp_path / "healed", tmp_path / "calm"
    for root in (healed, calm):
        for day, (boards, postings) in enumerate(past):
            run(root, day, boards, postings)
    before = files(healed, "postings")
    with pytest.raises(Killed):
        run(Mortal(healed, lives), 3, now, [("a:1", ONE), ("a:3", {"city": "Werder"})])
    assert before.items() <= files(healed, "postings").items(), "earlier days stand"
    for path in healed.rglob("*.parquet"):
        pq.read_table(path, partitioning=None)  # whatever is there is whole
    for root in (healed, calm):
        run(root, 3, now, [("a:1", ONE), ("a:3", {"city": "Werder"})], hour=9)
        run(root, 4, now, [("a:1", ONE)])
    told, expected = vacancies(healed), vacancies(calm)
    assert {n: (v.status, v.closed_reason) for n, v in told.items()} == {
        n: (v.status, v.closed_reason) for n, v in expected.items()
    }
    assert told["a:2"].status == "closed"
    assert_told_anew_is_the_same(healed)


@pytest.mark.parametrize("lives", range(6))
def test_a_second_run_of_the_day_that_was_killed(tmp_path: Path, lives: int) -> None:
    """What it replaced is told; what the run before it said of absence is not believed any more."""
    run(tmp_path, 0, {"a": C}, [("a:1", ONE)])
    run(tmp_path, 1, {"a": C}, [("a:1", ONE)])
    with pytest.raises(Killed):
        run(Mortal(tmp_path, lives), 1, {"a": C}, hour=9)
    run(tmp_path, 2, {"a": C})
    assert vacancies(tmp_path)["a:1"].status == ("closed" if lives > 1 else "missing")
    run(tmp_path, 3, {"a": C})
    gone = vacancies(tmp_path)["a:1"]
    first_without = (
        dt.datetime(2026, 11, 2, 9, tzinfo=dt.UTC) if lives > 1 else dt.datetime(2026, 11, 3, 6, tzinfo=dt.UTC)
    )
    assert (gone.status, gone.closed_before_at) == ("closed", first_without)
    assert_told_anew_is_the_same(tmp_path)


def test_a_large_day_that_lies_on_the_disk_meanwhile_is_published_like_a_small_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    towns = ["Potsdam", "Teltow", "Werder", "Nauen"]
    shown = [
        (f"{'ab'[n % 2]}:{n:03d}", ONE | {"city": towns[n % 4], "employer_key": f"havel {n // 8}"}) for n in range(80)
    ]
    monkeypatch.setattr(schema, "BLOCK", 20_000)  # bytes that are one batch
    for root, large, piece in (("small", pieces.LARGE, pieces.PIECE), ("large", 0, 32)):
        monkeypatch.setattr(pieces, "LARGE", large)
        monkeypatch.setattr(pieces, "PIECE", piece)
        for day in range(2):
            run(tmp_path / root, day, {"a": C, "b": C}, shown[day * 5 :])
    for file in (tmp_path / "small").rglob("*.parquet"):
        same = tmp_path / "large" / file.relative_to(tmp_path / "small")
        assert pq.read_table(same, partitioning=None).equals(pq.read_table(file, partitioning=None)), file
    assert not list(tmp_path.rglob("*.arrow"))
    for day in days(Folder(tmp_path / "large"), "postings").values():
        assert pq.ParquetFile(tmp_path / "large" / day).num_row_groups > 1
