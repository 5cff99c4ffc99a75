"""What the README shows is run."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, Cli

README = (ROOT / "README.md").read_text(encoding="utf-8")
PYTHON = re.findall(r"```python\n(.*?)```", README, re.DOTALL)


@pytest.fixture(scope="module")
def demo_data(demo: tuple[subprocess.CompletedProcess[str], Path]) -> Path:
    done, folder = demo
    assert done.returncode == 0
    return folder


def test_there_is_something_to_run() -> None:
    assert len(PYTHON) == 2


@pytest.mark.parametrize("number", range(len(PYTHON)))
def test_its_python_runs(demo_data: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    monkeypatch.chdir(demo_data)
    lines = PYTHON[number].splitlines()
    exec("\n".join(lines), {})  # noqa: S102 - our own README


@pytest.mark.parametrize("line", [line for line in "".join(PYTHON[1:]).splitlines() if "(" in line])
def test_each_one_liner_finds_the_demo(demo_data: Path, monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    import duckdb
    import pandas
    import polars

    monkeypatch.chdir(demo_data)
    found = eval(line, {"duckdb": duckdb, "pandas": pandas, "polars": polars})  # noqa: S307 - our own README
    assert len(found.fetchall() if "duckdb" in line else found) > 2


def test_its_options_are_those_of_the_command(cli: Cli) -> None:
    shown = cli("crawl", "--help").stdout
    for option in re.findall(r"^- `(--[a-z-]+)", README, re.MULTILINE):
        assert option in shown


def test_scrapys_own_commands_work(tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    from exports.schema import arrow_schema
    from tests.loopback import details, hit, json_answer, listing, serve

    scrapy = Path(sys.executable).with_name("scrapy")
    assert b"arbeitsagentur" in subprocess.run([scrapy, "list"], cwd=ROOT, capture_output=True, check=True).stdout
    out = tmp_path / "x.parquet"
    answer = lambda asked: json_answer(listing(hit()) if asked.path.endswith("/jobs") else details())  # noqa: E731
    with serve(answer) as (origin, _):
        told = ["-a", f"endpoint={origin}", "-s", "VISIT_DELAY=0"]
        subprocess.run([scrapy, "crawl", "arbeitsagentur", "-O", out, *told], cwd=ROOT, capture_output=True, check=True)
    written = pq.read_table(out)
    assert written.num_rows == 1
    assert written.schema == arrow_schema()
