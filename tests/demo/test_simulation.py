"""Twenty simulated days through the real crawl and publish: the snapshots hold what was true."""

import json
import os
import subprocess
import sys
from collections import Counter
from typing import Any

import pyarrow.parquet as pq
import pytest

from crawler.demo.truth import crawled_at
from exports.layout import day_file
from tests.conftest import ROOT, Cli
from tests.demo.conftest import DAYS, UNTIL, Simulated

CARRIES_DEADLINE = {"interamt", "service-bund", "site-stadtwerke", "softgarden-example", "recruitee-example"}
CARRIES_PAY = {"arbeitsagentur", "site-stadtwerke", "softgarden-example", "recruitee-example"}


@pytest.fixture(scope="module")
def snapshots(simulated: Simulated) -> list[dict[str, dict[str, Any]]]:
    """The rows of each day by their id."""
    return [
        {
            row["posting_id"]: row
            for row in pq.read_table(simulated.out / day_file("postings", d.date), partitioning=None).to_pylist()
        }
        for d in simulated.days
    ]


@pytest.fixture(scope="module")
def records(simulated: Simulated) -> list[dict[str, Any]]:
    paths = sorted((simulated.out / "runs").glob("*.json"))
    return [json.loads(path.read_text(encoding="utf-8")) for path in paths]


def test_it_ends_well_and_tells_what_happened(simulated: Simulated) -> None:
    done = simulated.done
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    lines = done.stdout.splitlines()
    assert [line for line in lines if line.startswith("day ")][-1].startswith(f"day {DAYS} of {DAYS}, {UNTIL}: ")
    assert f"published {DAYS} of {DAYS} days" in done.stdout
    assert "interamt: from 2026-11-11 to 2026-11-13 nobody answered" in lines
    assert f'load("{simulated.out}")' in done.stdout


def test_every_day_has_its_run_at_its_hour(simulated: Simulated, records: list[dict[str, Any]]) -> None:
    assert [record["started_at"] for record in records] == [crawled_at(d.date).isoformat() for d in simulated.days]
    assert [record["snapshot_date"] for record in records] == [d.date.isoformat() for d in simulated.days]


def test_each_snapshot_holds_the_postings_that_could_be_read(
    simulated: Simulated, snapshots: list[dict[str, Any]]
) -> None:
    for day, rows in zip(simulated.days, snapshots, strict=True):
        assert rows.keys() == day.postings.keys(), day.date


def test_as_many_vacancies_as_there_were(simulated: Simulated, snapshots: list[dict[str, Any]]) -> None:
    """Counted from the files: the postings of a vacancy counted once."""
    for day, rows in zip(simulated.days, snapshots, strict=True):
        found = {day.postings[posting_id][1].number for posting_id in rows}
        assert found == day.visible
        if not day.unreadable:
            assert len(found) == len(day.open)


def test_each_row_says_what_the_market_said(simulated: Simulated, snapshots: list[dict[str, Any]]) -> None:
    checked: Counter[str] = Counter()
    for nth, (day, rows) in enumerate(zip(simulated.days, snapshots, strict=True)):
        for posting_id, (placement, opening) in day.postings.items():
            row, wording = rows[posting_id], opening.wording(nth)
            assert row["title"] == wording.title
            assert row["employer"] == (placement.agency or opening.content.employer)
            assert row["city"] == opening.content.town.city
            checked["titles"] += 1
            if placement.board in CARRIES_DEADLINE:
                deadline = None if wording.deadline is None else simulated.life.date(wording.deadline)
                assert row["valid_until_on"] == deadline, posting_id
                checked["deadlines"] += deadline is not None
            if wording.is_structured and placement.board in CARRIES_PAY:
                stated = (row["salary_min"], row["salary_max"], row["salary_period"])
                assert stated == tuple(wording.pay), posting_id
                checked["spans of pay"] += 1
            if wording.pay is None and "TV" in wording.pay_sentence:
                assert row["tariff"], posting_id
                checked["pay groups"] += 1
    assert min(checked.values()) >= 20, checked


def test_changes_show(simulated: Simulated, snapshots: list[dict[str, Any]]) -> None:
    seen: Counter[str] = Counter()
    columns = {"title": "title", "deadline": "valid_until_on", "pay_sentence": "salary_text"}
    for nth in range(1, DAYS):
        for one in simulated.days[nth].happened:
            if one.what != "changed":
                continue
            for posting_id in _of(simulated, nth, one.opening, carries=one.told):
                if posting_id in snapshots[nth - 1]:
                    old, new = (snapshots[day][posting_id][columns[one.told]] for day in (nth - 1, nth))
                    assert old != new, (posting_id, one)
                    seen[one.told] += 1
    assert seen.keys() == columns.keys(), "each kind of change was there to be seen"


def _of(simulated: Simulated, day: int, number: int, *, carries: str) -> list[str]:
    """The postings of an opening on a day, on boards that carry the field."""
    found = simulated.days[day].postings.items()
    fits = {"deadline": CARRIES_DEADLINE, "pay_sentence": CARRIES_PAY}.get(carries)
    return [key for key, (p, o) in found if o.number == number and (fits is None or p.board in fits)]


def test_the_unwanted_are_turned_away_and_counted(simulated: Simulated, records: list[dict[str, Any]]) -> None:
    reasons: Counter[str] = Counter()
    for nth, record in enumerate(records):
        for name, board in record["boards"].items():
            if board["verdict"] == "complete" and name not in simulated.days[nth].unreadable:
                unwanted = sum(not opening.is_wanted for _, opening in simulated.life.standing(name, nth))
                assert sum(board["rejected"].values()) == unwanted, (nth, name)
                reasons.update(board["rejected"])
    assert reasons["occupation"] > reasons["place"] > 0


def test_mishaps_have_their_verdicts(simulated: Simulated, records: list[dict[str, Any]]) -> None:
    expected = {"refused": "failed", "renamed": "failed", "flaky": "partial"}
    for mishap in simulated.life.scenario.mishaps:
        days = mishap.span(DAYS)
        for nth, record in enumerate(records):
            board = record["boards"][mishap.board]
            if nth not in days:
                assert board["verdict"] == "complete", (nth, mishap)
            elif mishap.kind == "emptied":
                assert board["postings"] == 0
            else:
                assert board["verdict"] == expected[mishap.kind], (nth, mishap)


def test_no_contact_person_reaches_the_disk(simulated: Simulated) -> None:
    kept = [p.read_bytes().decode("utf-8", "replace") for p in simulated.out.rglob("*") if p.is_file()]
    for name in ("Musterfrau", "Beispielmann", "Erfunden", "Probestein", "Nirgendwo", "23125"):
        assert not any(name in content for content in kept)


def test_a_folder_with_data_is_left_alone(cli: Cli, simulated: Simulated) -> None:
    before = sorted(simulated.out.rglob("*"))
    again = cli("demo", "--days", 1, "--out", simulated.out)
    assert again.returncode == 2
    assert "holds data already" in again.stderr
    assert sorted(simulated.out.rglob("*")) == before


def test_until_needs_days(cli: Cli) -> None:
    assert cli("demo", "--until", UNTIL).returncode == 2


LEAVE = """
import datetime as dt
from crawler.boards import chosen
from crawler.demo.simulation import FORK, _serve, life_until, profile_of

life = life_until(dt.date(2026, 11, 24), 3)
here, there = FORK.Pipe()
child = FORK.Process(target=_serve, args=(here, there, life, {board.name: board for board in chosen(profile_of(life))}))
child.start()
there.close()
here.send(0)  # and nobody waits for the answer
here.close()
child.join()
print(child.exitcode)
"""


def test_who_serves_ends_quietly_with_the_others() -> None:
    environment = {**os.environ, "ADZUNA_APP_ID": "demo", "ADZUNA_APP_KEY": "demo"}
    command = [sys.executable, "-c", LEAVE]
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert (run.stdout, run.stderr) == ("0\n", "")
