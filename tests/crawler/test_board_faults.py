"""Board x fault: every board of the project with every fault, hundreds side by side in one crawl."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from crawler.boards import spiders
from exports import load
from tests.conftest import ROOT
from tests.crawler.apart import slug
from tests.crawler.faults import CONTAINERS, FAULTS, PAGED, WITH_TOTAL

OURS = re.compile(r'File "[^"]*/(?:crawler|pipelines|exports)/')


class Crawled(NamedTuple):
    """One crawl of every board with some of the faults."""

    record: dict[str, Any]
    out: Path

    def boards(self, fault: str) -> dict[str, dict[str, Any]]:
        """The boards that had a fault, by the name of their spider."""
        return {
            self.record["spiders"][name]: {**board, "asked": self.record["asked"][name], "name": name}
            for name, board in self.record["boards"].items()
            if name.endswith(f"--{slug(fault)}")
        }


@pytest.fixture(scope="module")
def crawls(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Crawled]:
    """Two crawls at once, one a core, each of every board with half of the faults; by fault."""
    folder, begun = tmp_path_factory.mktemp("faults"), []
    for number in range(2):
        faults, out = [*FAULTS][number::2], folder / f"data{number}"
        command = [sys.executable, "-m", "tests.crawler.apart", out, *faults]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        begun.append((faults, out, subprocess.Popen(command, cwd=ROOT, text=True, **pipes)))  # type: ignore[call-overload]
    found = {}
    for faults, out, process in begun:
        said, troubles = process.communicate(timeout=400)
        assert process.returncode == 0, troubles[-3000:]
        # Twisted tells of timers that fire late on a busy machine (AlreadyCalledError): no frame of ours is in that.
        assert not OURS.search(troubles), troubles[-3000:]
        found |= dict.fromkeys(faults, Crawled(json.loads(said), out))
    return found


@pytest.fixture
def crawled(crawls: dict[str, Crawled], request: pytest.FixtureRequest) -> Crawled:
    return crawls[request.node.callspec.params["fault"]]


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
    "304 that nobody asked for": {"*": FAILED},
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


def test_every_fault_has_its_verdicts() -> None:
    assert EXPECTED.keys() == FAULTS.keys()
    assert CONTAINERS.keys() == spiders().keys(), "every board needs a demo site and its container named"


@pytest.mark.parametrize("fault", FAULTS)
def test_the_verdict_is_right(crawled: Crawled, fault: str) -> None:
    found = crawled.boards(fault)
    assert found.keys() == spiders().keys()
    wanted = {name: EXPECTED[fault].get(name, EXPECTED[fault]["*"]) for name in found}
    wrong = {name: (b["verdict"], b["reasons"]) for name, b in found.items() if b["verdict"] != wanted[name]}
    assert not wrong, wrong


@pytest.mark.parametrize("fault", FAULTS)
def test_the_reason_is_said(crawled: Crawled, fault: str) -> None:
    for name, board in crawled.boards(fault).items():
        assert bool(board["reasons"]) == (board["verdict"] != "complete"), name
        if fault in SAID:
            assert any(SAID[fault] in reason for reason in board["reasons"]), (name, board["reasons"])


@pytest.mark.parametrize("fault", FAULTS)
def test_nothing_is_published_from_a_failed_board(crawled: Crawled, fault: str) -> None:
    published = set(load(crawled.out, latest=True)["source"])
    for name, board in crawled.boards(fault).items():
        if board["verdict"] == FAILED:
            assert board["name"] not in published, name
            assert not board["absence_counts"]
        elif name != "wir-lieben-jobs":  # it has no postings
            assert board["name"] in published, name


@pytest.mark.parametrize("fault", FAULTS)
def test_only_a_complete_listing_seen_whole_says_what_is_gone(crawled: Crawled, fault: str) -> None:
    for name, board in crawled.boards(fault).items():
        is_proof = board["verdict"] == "complete" and spiders()[name].lists == "complete"
        assert board["absence_counts"] == is_proof, name


@pytest.mark.parametrize("fault", ["403", "429", "captcha with status 200", "consent wall"])
def test_a_board_that_refuses_is_left_at_once(crawled: Crawled, fault: str) -> None:
    asked = {name: board["asked"] for name, board in crawled.boards(fault).items()}
    assert max(asked.values()) <= 3, asked  # robots.txt, the page, one under way


@pytest.mark.parametrize("fault", ["one broken posting"])
def test_a_broken_posting_costs_only_itself(crawled: Crawled, fault: str) -> None:
    found = crawled.boards(fault)
    lost = {name: board["postings_broken"] + board["details_unread"] for name, board in found.items()}
    kept = {name: board["postings"] for name, board in found.items()}
    # One has no postings; of the other the details mend what the list has broken.
    exceptions = {"wir-lieben-jobs", "arbeitsagentur"}
    assert {name for name in lost if lost[name] < 1} <= exceptions, lost
    assert all(kept[name] >= 4 for name in kept if name not in exceptions), kept
