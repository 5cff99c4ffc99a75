"""No page of the documentation names a file, a command or an option that does not exist."""

import json
import re
from pathlib import Path

import click
import pytest

from crawler.cli import main
from tests import pages
from tests.conftest import ROOT
from tests.notebook import NOTEBOOK
from tests.pages import PAGES, Command

TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
CONTEXT = click.Context(main)
COMMANDS = {name: main.get_command(CONTEXT, name) for name in main.list_commands(CONTEXT)}
OPTIONS = {name: {flag for option in command.params for flag in option.opts} for name, command in COMMANDS.items()}
ALL_OPTIONS = {"--help", "--version"} | {flag for flags in OPTIONS.values() for flag in flags}


def mistake(command: Command) -> str | None:
    """What is wrong with a command that a page shows, or None.

    >>> mistake(Command("potsdam-jobs", ("crawl", "--out", "data")))
    >>> mistake(Command("potsdam-jobs", ("crawl", "--output", "data")))
    'crawl has no option --output'
    >>> mistake(Command("potsdam-jobs", ("harvest",)))
    'there is no command harvest'
    >>> mistake(Command("make", ("coffee",)))
    'there is no target coffee'
    >>> mistake(Command("curl", ("https://example.org",)))
    'curl is not known here'
    """
    words = list(command.words)
    if command.program == "make":
        return next((f"there is no target {word}" for word in words if "=" not in word and word not in TARGETS), None)
    if command.program in {"export", "git", "scrapy", "python"}:
        return None
    if command.program != "potsdam-jobs":
        return f"{command.program} is not known here"
    if words and words[0].startswith("-"):
        return None if words[0] in ALL_OPTIONS else f"there is no option {words[0]}"
    if not words or words[0] not in COMMANDS:
        return f"there is no command {words[0] if words else ''}"
    known = OPTIONS[words[0]] | {"--help", "-h"}
    options = (word.partition("=")[0] for word in words if re.match(r"--?[a-z]", word))
    return next((f"{words[0]} has no option {option}" for option in options if option not in known), None)


@pytest.mark.parametrize("page", PAGES, ids=pages.name)
def test_its_commands_exist(page: Path) -> None:
    mistakes = {str(command): mistake(command) for command in (*pages.console(page), *pages.named(page))}
    assert not {command: why for command, why in mistakes.items() if why}


@pytest.mark.parametrize("page", PAGES, ids=pages.name)
def test_its_options_exist(page: Path) -> None:
    named = {option for code in pages.codes(page) for option in re.findall(r"(?<![\w-])--[a-z][a-z-]+", code)}
    assert named <= ALL_OPTIONS


@pytest.mark.parametrize("page", PAGES, ids=pages.name)
def test_its_links_lead_somewhere(page: Path) -> None:
    for link in pages.links(page):
        target, _, anchor = link.partition("#")
        file = (page.parent / target).resolve() if target else page
        assert file.exists(), link
        assert not anchor or anchor in pages.anchors(file), link


def test_the_files_that_it_runs_exist() -> None:
    for page in PAGES:
        for command in pages.console(page):
            if command.program == "python" and command.words[:2] == ("-m", "pytest"):
                assert all((ROOT / word).exists() for word in command.words[2:]), command


def test_every_command_is_shown_somewhere() -> None:
    shown = {c.words[0] for page in PAGES for c in (*pages.console(page), *pages.named(page)) if c.words}
    text = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert {name for name in COMMANDS if name not in shown and f"`{name}`" not in text} == set()


def test_the_notebook_names_what_exists() -> None:
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    text = "".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
    for code in re.findall(r"`((?:potsdam-jobs|make) [^`\n]+)`", text):
        program, *words = code.split()
        assert mistake(Command(program, tuple(words))) is None
