"""The store in a folder: names that stay inside, files that are whole, sentences for what goes wrong."""

import subprocess
import sys
from pathlib import Path

import pytest

from exports.store import SnapshotError, Store

OUTSIDE = ["../x", "/etc/x", "runs/../../x", "", ".lock", "runs/.x", "a//b", "a/", "a\n", "ä", "a\\b", "a" * 201]


@pytest.mark.parametrize("name", OUTSIDE)
def test_no_name_leads_out_of_the_store(tmp_path: Path, name: str) -> None:
    store = Store.at(tmp_path / "data")
    for operation in (store.read, store.exists, store.remove, store.files, store.digest):
        with pytest.raises(SnapshotError, match="is no name of a file"):
            operation(name)
    with pytest.raises(SnapshotError, match="is no name of a file"):
        store.put_json(name, {}, run="r")
    assert not list(tmp_path.rglob("*"))


def test_a_run_is_no_way_out_either(tmp_path: Path) -> None:
    with pytest.raises(SnapshotError, match="is no name of a file"):
        Store.at(tmp_path / "data").put_json("a.json", {}, run="../..")


def test_what_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    store = Store.at(tmp_path)
    (tmp_path / "runs").write_text("a file where a folder has to be")
    with pytest.raises(SnapshotError, match=r"runs/a\.json: (file exists|not a directory)"):
        store.put_json("runs/a.json", {}, run="r")
    with pytest.raises(SnapshotError, match="is a directory"):
        store.read("_staging")


def test_files_are_found_and_removed(tmp_path: Path) -> None:
    store = Store.at(f"file://{tmp_path}/my%20data")
    assert store.files("runs") == []
    for name in ("runs/b.json", "runs/a.json", "runs/deep/c.json"):
        store.put_json(name, {"name": name}, run="r")
    assert store.files("runs") == ["runs/a.json", "runs/b.json", "runs/deep/c.json"]
    store.remove("runs/b.json")
    store.remove("runs/b.json")
    assert not store.exists("runs/b.json")
    assert (tmp_path / "my data" / "runs" / "a.json").exists()
    with pytest.raises(FileNotFoundError, match=r"there is no runs/b\.json in"):
        store.read("runs/b.json")
    assert not [path for path in (tmp_path / "my data" / "_staging").rglob("*") if path.is_file()]


def test_a_crawl_into_a_folder_imports_no_arrow(tmp_path: Path) -> None:
    code = (
        "import sys, crawler.run\n"
        "from exports.store import Store\n"
        f"Store.at({str(tmp_path)!r}).put_json('runs/a.json', {{}}, run='a')\n"
        "sys.exit(', '.join({'pyarrow', 'pandas', 'numpy'} & set(sys.modules)) or None)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
