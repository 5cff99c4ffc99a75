"""The faults that take seconds; `make faults` does all of them, and these more often."""

import shutil
from pathlib import Path

import pytest

from tests.faults import damage, disk, runs
from tests.faults.fault import Fault
from tests.faults.moments import kills
from tests.faults.syscalls import at_every_call

QUICK = {
    "postings of today cut in half",
    "postings of yesterday cut in half",
    "coverage of yesterday cut in half",
    "a damaged line in a spool that is taken up",
    "a damaged line in a spool that waits",
    "the clock set back by a day",
    "the publisher killed, the run alive",
    "a killed run whose publisher lives on",
    "a board whose listing hangs for ever",
}
FAULTS = [fault for fault in (*damage.faults(), *runs.faults()) if fault.name in QUICK]
FAULTS += [
    Fault("killed at some calls", lambda work: at_every_call(work, 97)),
    Fault("killed at some moments", kills(6)),
    Fault("no room", lambda work: disk.while_publishing(work, 12)),
]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_does_no_harm(tmp_path: Path, fault: Fault) -> None:
    if fault.name == "killed at some calls" and not shutil.which("strace"):
        pytest.skip("strace is not installed; `make faults` says so, too")
    results = list(fault.happen(tmp_path))
    assert results
    assert [one.harm for one in results if one.harm] == []


def test_all_quick_faults_are_there() -> None:
    assert {fault.name for fault in FAULTS} >= QUICK
