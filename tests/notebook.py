"""The quickstart notebook, run on a place of data; `python -m tests.notebook` stores the results that it shows.

The results shown are of twenty simulated days up to a fixed date: on these every run gives the same texts and tables,
and `make test` has them anyway. Sixty days would give more to see, but cost each test run another minute.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from tests.conftest import ROOT
from tests.demo.conftest import DAYS, UNTIL

NOTEBOOK = ROOT / "docs" / "notebooks" / "quickstart.ipynb"
SECONDS = 120  # for a cell, on a busy machine


def read() -> NotebookNode:
    """The notebook as it is stored."""
    return nbformat.read(NOTEBOOK, as_version=4)


def executed(data: Path) -> NotebookNode:
    """The notebook, run as `make notebook` does, but on this data.

    Raises:
        nbclient.exceptions.CellExecutionError: a cell fails; the message shows it.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what the clients of Jupyter say of one another is not ours
        from nbclient import NotebookClient

        with _place(data) as folder:
            client = NotebookClient(
                read(), timeout=SECONDS, resources={"metadata": {"path": str(folder)}}, record_timing=False
            )
            return client.execute()


def shown(notebook: NotebookNode) -> list[tuple[str, list[dict[str, str]]]]:
    """The code of each cell and its results: texts and tables as they are, of a picture that there is one."""
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return [(cell.source, [dict(_result(output)) for output in cell.outputs]) for cell in cells]


def _result(output: NotebookNode) -> Iterator[tuple[str, str]]:
    if output.output_type == "stream":
        yield output.name, output.text
    for kind, content in output.get("data", {}).items():
        yield kind, "a picture" if kind.startswith("image/") else content


@contextmanager
def _place(data: Path) -> Iterator[Path]:
    """A folder for the kernel in which `../../demo-history` is the data, with this checkout's packages to import."""
    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(ROOT), before]))
    try:
        with tempfile.TemporaryDirectory() as root:
            (Path(root) / "demo-history").symlink_to(data.resolve())
            folder = Path(root) / "docs" / "notebooks"
            folder.mkdir(parents=True)
            yield folder
    finally:
        if before is None:
            del os.environ["PYTHONPATH"]
        else:
            os.environ["PYTHONPATH"] = before


def main() -> None:
    """Simulate the days, run the notebook on them and store it with its results."""
    folder = Path(tempfile.mkdtemp())
    command = [Path(sys.executable).with_name("potsdam-jobs"), "demo", "--days", str(DAYS), "--until", str(UNTIL)]
    subprocess.run([*command, "--out", folder / "data"], check=True, stdout=subprocess.DEVNULL)
    notebook = executed(folder / "data")
    shutil.rmtree(folder)
    # What the kernel says of itself differs from machine to machine.
    notebook.metadata = {"kernelspec": dict(notebook.metadata["kernelspec"]), "language_info": {"name": "python"}}
    nbformat.write(notebook, NOTEBOOK)


if __name__ == "__main__":
    main()
