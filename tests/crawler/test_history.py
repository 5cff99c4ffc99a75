"""What earlier runs left: a damaged or foreign file among the records never stops a run."""

import json
from pathlib import Path
from typing import Any

import pytest

from crawler.history import RUNS, gap, last_records, records
from tests.conftest import Cli
from tests.loopback import details, hit, json_answer, listing, serve

NOVEMBER = "2026-11-24T06:00:00+00:00"


def board(**said: Any) -> dict[str, Any]:
    return {"verdict": "complete", "postings": 1, "not_before": None, "window": {}, **said}


def run_record(started_at: Any = NOVEMBER, **boards: Any) -> dict[str, Any]:
    return {"started_at": started_at, "boards": boards}


def write(root: Path, **files: Any) -> Path:
    (root / "runs").mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        written = content if isinstance(content, bytes) else json.dumps(content).encode()
        (root / "runs" / f"{name}.json").write_bytes(written)
    return root


def test_the_newest_record_of_each_board(tmp_path: Path) -> None:
    earlier, later = "2026-11-22T06:00:00+00:00", "2026-11-23T06:00:00+00:00"
    write(
        tmp_path,
        a=run_record(earlier, one=board(postings=1), two=board(postings=2)),
        b=run_record(later, two=board(postings=3)),
    )
    found = last_records(tmp_path)
    assert {name: (one["postings"], one["started_at"]) for name, one in found.items()} == {
        "one": (1, earlier),
        "two": (3, later),
    }
    assert [record["started_at"] for record in records(tmp_path)] == [later, earlier]


DAMAGED: dict[str, Any] = {
    "empty": b"",
    "cut short": json.dumps(run_record(one=board())).encode()[:-9],
    "not UTF-8": b'{"started_at": "\xff"}',
    "zeros, as after a power cut": bytes(500),
    "deep": b"[" * 100_000,
    "a list": [run_record(one=board())],
    "a text": "record",
    "nothing": None,
    "foreign": {"name": "package", "version": 1},
    "no boards": {"started_at": NOVEMBER},
    "boards as a list": {"started_at": NOVEMBER, "boards": [board()]},
    "boards as a text": {"started_at": NOVEMBER, "boards": "one"},
    "a board as a text": run_record(one="complete"),
    "a board as nothing": run_record(one=None),
    "a board without a verdict": run_record(one={"postings": 1}),
    "no instant": {"boards": {"one": board()}},
    "instant as a number": run_record(1_795_000_000, one=board()),
    "instant of nonsense": run_record("yesterday", one=board()),
    "instant without offset": run_record("2026-11-24T06:00:00", one=board()),
    "wait of nonsense": run_record(one=board(not_before="later")),
    "wait as a number": run_record(one=board(not_before=9)),
    "wait without offset": run_record(one=board(not_before="2026-12-24T06:00:00")),
    "wait of no instant": run_record(one=board(not_before="None")),
    "window as a list": run_record(one=board(window=["2026-11-24"])),
    "window of nonsense": run_record(one=board(window={"newest": "new"})),
    "window of numbers": run_record(one=board(window={"newest": 7})),
}


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_record_is_passed_over(tmp_path: Path, content: Any) -> None:
    write(tmp_path, a=run_record(one=board(postings=7)), b=content)
    assert last_records(tmp_path)["one"]["postings"] == 7
    assert len(list(records(tmp_path))) == 1


def test_what_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    write(tmp_path, a=run_record(one=board()))
    (tmp_path / "runs" / "b.json").mkdir()
    (tmp_path / "runs" / "c.json").symlink_to(tmp_path / "nowhere")
    (tmp_path / "runs" / "d.txt").write_text("{}", encoding="utf-8")
    assert list(last_records(tmp_path)) == ["one"]


def test_records_of_earlier_versions_lack_some(tmp_path: Path) -> None:
    write(tmp_path, a=run_record(one={"verdict": "complete", "postings": 0}, two=board(window=None)))
    assert list(last_records(tmp_path)) == ["one", "two"]


def test_only_so_many_are_looked_through(tmp_path: Path) -> None:
    write(tmp_path, a0000=run_record(old=board()))
    write(tmp_path, **{f"b{n:04}": run_record(new=board()) for n in range(RUNS)})
    assert list(last_records(tmp_path)) == ["new"]


def test_no_folder_at_all(tmp_path: Path) -> None:
    assert last_records(tmp_path / "none") == {}
    (tmp_path / "runs").write_text("a file", encoding="utf-8")
    assert last_records(tmp_path) == {}


MONDAY, TUESDAY, FRIDAY = (f"2026-11-{day}T08:00:00+00:00" for day in (23, 24, 27))
GAPS: dict[str, tuple[dict[str, str], Any, bool]] = {
    "overlap": ({"oldest": MONDAY, "newest": FRIDAY}, {"window": {"newest": TUESDAY}}, False),
    "touch": ({"oldest": TUESDAY, "newest": FRIDAY}, {"window": {"newest": TUESDAY}}, False),
    "apart": ({"oldest": FRIDAY, "newest": FRIDAY}, {"window": {"newest": TUESDAY}}, True),
    "first run": ({"oldest": FRIDAY, "newest": FRIDAY}, None, False),
    "no window before": ({"oldest": FRIDAY}, {"window": {}}, False),
    "window of nothing before": ({"oldest": FRIDAY}, {"window": None}, False),
    "an earlier version before": ({"oldest": FRIDAY}, {"verdict": "complete"}, False),
    "newest not known before": ({"oldest": FRIDAY}, {"window": {"oldest": MONDAY}}, False),
    "nothing listed now": ({}, {"window": {"newest": TUESDAY}}, False),
    "a listing in place of a window": ({}, {}, False),
}


@pytest.mark.parametrize(("window", "before", "is_gap"), GAPS.values(), ids=GAPS)
def test_gap(window: dict[str, str], before: Any, is_gap: bool) -> None:
    said = gap(window, before)
    assert bool(said) is is_gap
    if said:
        assert "from 2026-11-24T08:00 to 2026-11-27T08:00 was never seen; run more often" in said


def test_a_run_beside_damaged_records(cli: Cli, profile: Path, tmp_path: Path) -> None:
    """A record that names the board and tells nonsense neither stops the run nor keeps the board resting."""
    write(tmp_path / "data", **{f"z{n}": content for n, content in enumerate(DAMAGED.values())})
    write(tmp_path / "data", z99=run_record(arbeitsagentur=board(not_before="later", window=[1])))
    with serve(lambda r: json_answer(listing(hit()) if r.path.endswith("/jobs") else details())) as (origin, _):
        endpoint = f"arbeitsagentur={origin}"
        run = cli("crawl", "--out", tmp_path / "data", "--profile", profile, "--endpoint", endpoint)
    assert run.returncode == 0, run.stderr
    shown = cli("boards", "--out", tmp_path / "data")
    assert (shown.returncode, "Traceback" in shown.stderr) == (0, False)
