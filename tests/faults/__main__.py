"""Do all faults and print what came of each: `python -m tests.faults [WORD]` (only faults whose name has the word).

Ends with 1 if one of them did harm, or could not be tried here.
"""

import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.faults import bucket, damage, disk, runs
from tests.faults.fault import Fault, Result, summary
from tests.faults.moments import kills
from tests.faults.syscalls import at_every_call

KILLS = 200


def all_faults() -> Iterator[Fault]:
    """The quick ones first."""
    yield from runs.faults()
    yield from damage.faults()
    yield from disk.faults()
    yield from bucket.faults()
    yield Fault("kill -9 at every call of publishing that writes", at_every_call)
    yield Fault(f"kill -9 at {KILLS} random moments of crawl and publish", kills(KILLS))


def tried(fault: Fault) -> list[Result]:
    """What came of a fault; whatever else goes wrong is no survival."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as work:
        try:
            return list(fault.happen(Path(work)))
        except Exception as error:
            return [Result("not tried to its end", f"{type(error).__name__}: {error}")]


def main(word: str = "") -> int:
    """Print a line a fault, and what harm was done; 1 if there was any."""
    table = Table("fault", "times", "held", "outcome", box=None)
    harms = []
    console = Console(width=None if sys.stdout.isatty() else 200, highlight=False)
    for fault in all_faults():
        if word not in fault.name:
            continue
        begun = time.monotonic()
        results = tried(fault)
        held = sum(one.harm is None for one in results)
        harms += [f"{fault.name}: {one.harm}" for one in results if one.harm]
        table.add_row(fault.name, str(len(results)), str(held), summary(results), style=None if held else "red")
        Console(stderr=True).print(
            f"{fault.name}: {held} of {len(results)}, {time.monotonic() - begun:.0f} s", style="dim"
        )
    console.print(table)
    for harm in harms:
        console.print(harm, style="red", soft_wrap=True)
    return int(bool(harms))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
