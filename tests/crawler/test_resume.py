"""A run that is killed: nothing that was spooled is lost, nothing is fetched twice, nothing false is published."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from crawler.leftover import Leftover, begin, end, fingerprint, leftovers
from exports import load
from exports.posting import EXAMPLE
from exports.spool import Spool, known, spooled
from tests.conftest import ROOT, Cli
from tests.loopback import Answer, Asked, details, hit, json_answer, listing, reference, serve

HITS = 12


class Board:
    """Twelve postings; details from the sixth on do not come until the board is freed."""

    def __init__(self) -> None:
        self.is_free = False
        self.detailed: list[int] = []

    def __call__(self, asked: Asked) -> Answer:
        if asked.path.endswith("/jobs"):
            return json_answer(listing(*(hit(n) for n in range(1, HITS + 1))))
        number = int(reference(asked.path).split("-")[1])
        until = time.monotonic() + 20
        while len(self.detailed) >= 5 and not self.is_free and time.monotonic() < until:
            time.sleep(0.02)
        self.detailed.append(number)
        return json_answer(details(number))


def begun(out: Path, profile: Path, origin: str, *more: str) -> subprocess.Popen[str]:
    command = [Path(sys.executable).with_name("potsdam-jobs"), "crawl", "--out", out, "--profile", profile]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    return subprocess.Popen([*command, "--endpoint", f"arbeitsagentur={origin}", *more], **pipes)  # type: ignore[call-overload, no-any-return]


def wait_for(what: Callable[[], bool], process: subprocess.Popen[str]) -> None:
    until = time.monotonic() + 60
    while not what():
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < until
        time.sleep(0.02)


def held(out: Path) -> int:
    return sum(1 for folder in out.glob("_staging/*/arbeitsagentur") for _ in spooled(folder))


def killed(out: Path, profile: Path, board: Board, origin: str) -> None:
    """Begin a run and kill it when it holds five postings."""
    process = begun(out, profile, origin)
    wait_for(lambda: held(out) == 5, process)
    process.kill()
    process.communicate()
    board.is_free = True


def test_a_killed_run_is_taken_up(profile: Path, yesterday: Path) -> None:
    board = Board()
    with serve(board) as (origin, _):
        killed(yesterday, profile, board, origin)
        assert len(load(yesterday)) == 1
        assert not list(yesterday.glob("runs/*"))
        again = begun(yesterday, profile, origin)
        told, complained = again.communicate(timeout=60)
    assert (again.returncode, complained) == (0, "")
    assert f"{HITS} postings" in told
    assert len(load(yesterday, latest=True)) == HITS
    twice = {n for n in board.detailed if board.detailed.count(n) > 1}
    assert len(twice) <= 1  # under way when it was killed, so it had not been read
    assert not list(yesterday.glob("_staging/*"))


def test_the_writer_ends_with_the_run(tmp_path: Path) -> None:
    """Whoever is killed while he publishes leaves nobody behind who goes on for ever."""
    script = (
        "import os, pipelines.process as p, time\n"
        "def slow(path):\n"
        "    open(path, 'w').write(str(os.getpid())); time.sleep(1)\n"
        "if __name__ == '__main__':\n"
        f"    from slow import slow as act\n    p.in_new_process(act, {str(tmp_path / 'pid')!r})\n"
    )
    (tmp_path / "slow.py").write_text(script)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    run = subprocess.Popen([sys.executable, tmp_path / "slow.py"], env=environment)
    until = time.monotonic() + 30
    while not (written := tmp_path / "pid").exists() or not written.read_text():
        assert time.monotonic() < until
        time.sleep(0.02)
    writer = int(written.read_text())
    run.kill()
    run.wait()
    while Path(f"/proc/{writer}").exists() and "(Z" not in Path(f"/proc/{writer}/stat").read_text()[:80]:
        assert time.monotonic() < until
        time.sleep(0.02)


def test_another_order_publishes_what_the_killed_run_had(profile: Path, yesterday: Path) -> None:
    board = Board()
    with serve(board) as (origin, _):
        killed(yesterday, profile, board, origin)
    with serve(lambda _: json_answer(listing(hit(99)))) as (origin, _):
        again = begun(yesterday, profile, origin, "--keep-all")
        _, complained = again.communicate(timeout=60)
    assert "before it was cut short is published now" in complained
    records = [json.loads(path.read_text()) for path in sorted(yesterday.glob("runs/*.json"))]
    assert [record["boards"]["arbeitsagentur"]["verdict"] for record in records] == ["partial", "complete"]
    assert records[0]["boards"]["arbeitsagentur"]["reasons"] == ["the run was cut short"]
    assert records[0]["published"]["rows"] == 5


def test_sigterm_publishes_what_was_read(profile: Path, yesterday: Path) -> None:
    board = Board()
    with serve(board) as (origin, _):
        process = begun(yesterday, profile, origin)
        wait_for(lambda: held(yesterday) == 5, process)
        process.send_signal(signal.SIGTERM)
        board.is_free = True
        _, complained = process.communicate(timeout=60)
    assert process.returncode == 3, complained
    assert "stopped by a signal" in complained
    assert "Traceback" not in complained
    assert len(load(yesterday, latest=True)) >= 5
    assert not list(yesterday.glob("_staging/*"))


def test_a_second_run_waits_for_the_first(cli: Cli, profile: Path, yesterday: Path) -> None:
    board = Board()
    with serve(board) as (origin, _):
        first = begun(yesterday, profile, origin)
        wait_for(lambda: held(yesterday) == 5, first)
        endpoint = f"arbeitsagentur={origin}"
        refused = cli("crawl", "--out", yesterday, "--profile", profile, "--endpoint", endpoint, "--wait", "0.1")
        second = begun(yesterday, profile, origin, "--wait", "50")
        board.is_free = True
        first.communicate(timeout=60)
        second.communicate(timeout=60)
    assert (refused.returncode, first.returncode, second.returncode) == (75, 0, 0)
    assert "another run is writing" in refused.stderr
    assert len(list(yesterday.glob("runs/*.json"))) == 2


@pytest.mark.parametrize("torn", [b'{"posting_id": "arb', b'{"a": 1}', b"\xff\xfe", b"x" * 70_000])
def test_a_torn_line_is_cut_off_before_the_spool_goes_on(tmp_path: Path, torn: bytes) -> None:
    spool = Spool(tmp_path)
    spool.add(EXAMPLE)
    spool.close()
    with (tmp_path / "postings.jsonl").open("ab") as file:
        file.write(torn)
    again = Spool(tmp_path)
    again.add(EXAMPLE)
    again.close()
    first, second = spooled(tmp_path)
    assert first == second
    assert known(tmp_path).ids == {EXAMPLE.posting_id}


def test_folders_without_word_of_a_run_are_swept_away(tmp_path: Path) -> None:
    for name, words in {"empty": None, "torn": '{"started', "foreign": "[]", "lacking": "{}"}.items():
        folder = tmp_path / "_staging" / name
        folder.mkdir(parents=True)
        if words is not None:
            (folder / "run.json").write_text(words)
    assert not list(leftovers(tmp_path))
    assert not list(tmp_path.glob("_staging/*"))


def test_what_a_run_leaves_is_read_again(tmp_path: Path) -> None:
    folder = tmp_path / "_staging" / "r"
    when = EXAMPLE.fetched_at
    begin(folder, started_at=when, asked=fingerprint("x"), boards=("a", "b"))
    end(folder, "a", {"finish_reason": "finished", "troubles": [], "start_time": when})
    left = Leftover(folder=folder, started_at=when, asked=fingerprint("x"), boards=("a", "b"))
    assert list(leftovers(tmp_path)) == [left]
    assert left.ended == {"a": {"finish_reason": "finished", "troubles": []}}
