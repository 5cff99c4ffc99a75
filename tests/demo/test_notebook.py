"""The quickstart notebook runs, and what it shows is what it gives."""

from tests import notebook
from tests.demo.conftest import Simulated

LARGEST = 100_000  # bytes


def test_it_shows_what_it_gives(simulated: Simulated) -> None:
    stored = notebook.shown(notebook.read())
    fresh = notebook.shown(notebook.executed(simulated.out))
    for (code, kept), (_, given) in zip(stored, fresh, strict=True):
        assert kept == given, f"store it anew with python -m tests.notebook; this differs:\n{code}"


def test_there_is_a_plot_and_no_error_or_warning_in_it() -> None:
    results = [result for _, results in notebook.shown(notebook.read()) for result in results]
    assert sum("image/png" in result for result in results) == 1
    assert not any("stderr" in result for result in results)
    assert notebook.NOTEBOOK.stat().st_size < LARGEST


def test_it_names_no_machine() -> None:
    text = notebook.NOTEBOOK.read_text(encoding="utf-8")
    assert "/tmp" not in text  # noqa: S108 - looked for, not used
    assert "127.0.0.1" not in text
