"""The architecture, as far as a machine can check it."""

import subprocess
import sys
from pathlib import Path

from exports.flags import flag_docs
from exports.schema import column_docs
from tests.conftest import ROOT


def test_import_contracts() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout


def test_the_column_docs_are_those_of_the_definition() -> None:
    assert (ROOT / "docs" / "columns.md").read_text(encoding="utf-8") == column_docs(), "run `make docs`"


def test_the_flag_docs_are_those_of_the_definition() -> None:
    assert (ROOT / "docs" / "flags.md").read_text(encoding="utf-8") == flag_docs(), "run `make docs`"


def test_the_lock_names_no_registry() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        lock = (ROOT / name).read_text(encoding="utf-8")
        assert "--hash=sha256:" in lock
        assert "http" not in lock.replace("aiohttp", "").replace("httplib", "")
        assert "index" not in lock


def test_the_architecture_stays_on_one_page_and_names_what_is_there() -> None:
    import re

    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert len(page.splitlines()) <= 70
    named = re.findall(r"`((?:crawler|pipelines|exports|tests|bench|deploy)/[\w./]*)`", page)
    assert len(named) > 40
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_every_dependency_has_its_reason() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    reasons = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for dependency in project["dependencies"]:
        name = dependency.partition(">")[0]
        assert f"| {name} |" in reasons
        assert f"`{name}`" in readme
    for dependency in (one for extra in project["optional-dependencies"].values() for one in extra):
        assert f"`{dependency.partition('>')[0].partition('[')[0]}`" in reasons


def test_the_board_docs_are_those_of_the_spiders() -> None:
    from crawler.overview import board_docs

    assert (ROOT / "docs" / "boards.md").read_text(encoding="utf-8") == board_docs(), "run `make docs`"
