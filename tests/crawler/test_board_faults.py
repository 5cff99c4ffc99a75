"""Board x fault: every board of the project with every fault, one crawl of all boards for each fault."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from crawler.boards import spiders
from exports import load
from tests.conftest import ROOT
from tests.crawler.faults import CONTAINERS, FAULTS, PAGED, WITH_TOTAL

Run = tuple[dict[str, Any], Path]


@pytest.fixture(scope="module", params=FAULTS)
def run(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, Any], Path]:
    out = tmp_path_factory.mktemp("faults") / "data"
    command = [sys.executable, "-m", "tests.crawler.apart", out, request.param]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=180, check=False)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    return request.param, json.loads(done.stdout), out


FAILED = "failed"
EXPECTED: dict[str, dict[str, str]] = {
    # fault: verdict of every board ("*") and of those that differ
    "none": {"*": "complete"},
    "HTML for data": {"*": FAILED},
    "captcha with status 200": {"*": FAILED},
    "consent wall": {"*": FAILED},
    "damaged": {"*": FAILED},
    "cut short": {"*": FAILED},
    "empty 200": {"*": FAILED},
    "redirect loop": {"*": FAILED},
    "403": {"*": FAILED},
    "404": {"*": FAILED},
    "429": {"*": FAILED},
    "500, then success": {"*": "complete"},
    "renamed key": {"*": FAILED},
    "wrong total": {"*": "complete", **dict.fromkeys(WITH_TOTAL, "partial")},
    "endless pages": {"*": "complete", **dict.fromkeys(PAGED, "partial")},
    "one broken posting": {"*": "complete"},
}
SAID: dict[str, str] = {
    "captcha with status 200": "captcha",
    "consent wall": "consent wall",
    "403": "refuses us",
    "404": "HTTP 404",
    "429": "refuses us",
}


def test_the_verdict_is_right(run: tuple[str, dict[str, Any], Path]) -> None:
    fault, record, _ = run
    wanted, found = {}, {}
    for name, board in record["boards"].items():
        spider = next(known for known in sorted(CONTAINERS, key=len, reverse=True) if name.startswith(known))
        wanted[name] = EXPECTED[fault].get(spider, EXPECTED[fault]["*"])
        found[name] = board["verdict"]
    wrong = {name: (found[name], record["boards"][name]["reasons"]) for name in wanted if wanted[name] != found[name]}
    assert not wrong, wrong
    assert len(found) == len(spiders())


def test_the_reason_is_said(run: tuple[str, dict[str, Any], Path]) -> None:
    fault, record, _ = run
    for name, board in record["boards"].items():
        assert bool(board["reasons"]) == (board["verdict"] != "complete"), name
        if fault in SAID:
            assert any(SAID[fault] in reason for reason in board["reasons"]), (name, board["reasons"])


def test_nothing_is_published_from_a_failed_board(run: tuple[str, dict[str, Any], Path]) -> None:
    _, record, out = run
    failed = {name for name, board in record["boards"].items() if board["verdict"] == FAILED}
    if len(failed) == len(record["boards"]):
        assert record["published"] is None
        assert not (out / "postings").exists()
        return
    published = set(load(out, latest=True)["source"])
    assert not published & failed


def test_a_board_that_refuses_is_left_at_once(run: tuple[str, dict[str, Any], Path]) -> None:
    fault, record, _ = run
    if fault in {"403", "429", "captcha with status 200", "consent wall"}:
        assert max(record["asked"].values()) <= 3, record["asked"]  # robots.txt, the page, one under way


def test_a_broken_posting_costs_only_itself(run: tuple[str, dict[str, Any], Path]) -> None:
    fault, record, _ = run
    if fault == "one broken posting":
        lost = {name: board["postings_broken"] + board["details_unread"] for name, board in record["boards"].items()}
        kept = {name: board["postings"] for name, board in record["boards"].items()}
        # One has no postings; of the other the details mend what the list has broken.
        exceptions = {"wir-lieben-jobs", "arbeitsagentur"}
        assert {name for name in lost if lost[name] < 1} <= exceptions, lost
        assert all(kept[name] >= 4 for name in kept if name not in exceptions), kept
