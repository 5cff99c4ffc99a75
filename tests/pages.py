"""The pages of the documentation: what they link to and which commands they show."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.conftest import ROOT

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]

_CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)
_PROMPT = re.compile(r"^\w*\$ +(.+)$", re.MULTILINE)
_BLOCK = re.compile(r"```.*?```", re.DOTALL)
_CODE = re.compile(r"`([^`\n]+)`")
_TAKEN = re.compile(r'^eval "\$\((.+)\)"$')
_LINK = re.compile(r"\]\(([^)\s]+)\)")


class Command(NamedTuple):
    """One line of a console block, or one command named in the text."""

    program: str
    words: tuple[str, ...]

    def __str__(self) -> str:
        return shlex.join((self.program, *self.words))


def name(page: Path) -> str:
    """A page as a test calls it."""
    return str(page.relative_to(ROOT))


def console(page: Path) -> list[Command]:
    """Each line of its console blocks that begins with a prompt."""
    blocks = "\n".join(_CONSOLE.findall(page.read_text(encoding="utf-8")))
    return [_command(line) for line in _PROMPT.findall(blocks)]


def codes(page: Path) -> Iterator[str]:
    """What stands between backticks in its text, blocks left out."""
    yield from _CODE.findall(_BLOCK.sub("", page.read_text(encoding="utf-8")))


def named(page: Path) -> list[Command]:
    """Commands of ours and of make that its text names, also those whose output a shell takes."""
    plain = [_TAKEN.sub(r"\1", code) for code in codes(page)]
    return [_command(code) for code in plain if re.match(r"(\.venv/bin/)?(potsdam-jobs|make) ", code)]


def links(page: Path) -> list[str]:
    """Targets of its links and pictures that are no addresses."""
    text = _BLOCK.sub("", page.read_text(encoding="utf-8"))
    return [target for target in _LINK.findall(text) if not re.match(r"https?:|mailto:", target)]


def anchors(page: Path) -> set[str]:
    """Its headings as a forge makes anchors of them."""
    text = _BLOCK.sub("", page.read_text(encoding="utf-8"))
    titles = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def _command(line: str) -> Command:
    program, *words = shlex.split(line, comments=True)
    return Command(program.removeprefix(".venv/bin/"), tuple(words))
