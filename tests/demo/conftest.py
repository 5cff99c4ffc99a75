"""Twenty simulated days, once for all tests of this folder."""

import datetime as dt
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from crawler.demo.life import Life
from crawler.demo.simulation import life_until
from crawler.demo.truth import Truth, truth
from tests.conftest import Cli

DAYS = 20
UNTIL = dt.date(2026, 11, 24)


class Simulated(NamedTuple):
    """What was told to the user, the data, and what is true of each day."""

    done: subprocess.CompletedProcess[str]
    out: Path
    life: Life
    days: Sequence[Truth]


@pytest.fixture(scope="session")
def simulated(cli: Cli, tmp_path_factory: pytest.TempPathFactory) -> Simulated:
    out = tmp_path_factory.mktemp("simulated") / "data"
    done = cli("demo", "--days", DAYS, "--until", UNTIL, "--out", out)
    life = life_until(UNTIL, DAYS)
    return Simulated(done, out, life, [truth(life, day) for day in range(DAYS)])
