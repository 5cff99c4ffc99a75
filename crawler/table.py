"""Tables for a person at a terminal, and plain lines for a program that reads them."""

import re
import textwrap
from collections.abc import Collection, Iterable, Iterator, Sequence

import click
from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from crawler.cells import one_line

LEAST = 24  # letters of a first column that is still worth reading
GAP = "  "
INDENT = "    "
_MINUTE = re.compile(r"(\d{4}-\d\d-\d\d) \d\d:\d\d")


def print_table(
    head: Sequence[str], rows: Iterable[Sequence[str]], console: Console | None = None, *, below: Collection[str] = ()
) -> None:
    """Print rows below their headings; without a terminal one line a row, columns parted by tabs.

    Where a terminal is too narrow, the columns named in `below` stand on a line of their own below each row; on a
    very narrow one all but the first do. Days lose their minutes there; nothing else is cut, and a word without
    blanks (an id) is never broken.
    """
    console = console or Console()
    shown = [[one_line(cell) for cell in row] for row in rows]
    if not console.is_terminal:
        for row in (head, *shown):
            click.echo("\t".join(row))
        return
    widths = [max(map(cell_len, column)) for column in zip(head, *shown, strict=True)]
    if sum(widths) + len(GAP) * len(widths) <= console.width:
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
        for name in head:
            table.add_column(name)
        for row in shown:
            table.add_row(*map(Text, row))  # Text(): what a board says is no markup
        console.print(table)
        return
    shown = [[_MINUTE.sub(r"\1", cell) for cell in row] for row in shown]
    widths = [max(map(cell_len, column)) for column in zip(head, *shown, strict=True)]
    beside = [number for number in range(1, len(head)) if head[number] not in below]
    first = console.width - sum(widths[number] + len(GAP) for number in beside)
    if first < LEAST:
        beside, first = [], console.width
    under = [number for number in range(1, len(head)) if number not in beside]
    first = min(first, widths[0])
    for line in _lines(head, first, [(head[number], widths[number]) for number in beside]):
        console.print(Text(line, style="bold"), soft_wrap=True)
    for row in shown:
        for line in _lines(row, first, [(row[number], widths[number]) for number in beside]):
            console.print(Text(line), soft_wrap=True)
        said = " | ".join(row[number] for number in under if row[number])
        for line in _wrapped(said, console.width - len(INDENT)):
            console.print(Text(f"{INDENT}{line}", style="dim"), soft_wrap=True)


def _lines(row: Sequence[str], width: int, beside: Iterable[tuple[str, int]]) -> Iterator[str]:
    """The first cell in as many lines as it needs, the others beside its first line or, if it is too wide, below."""
    begin, *more = _wrapped(row[0], width) or [""]
    cells = "".join(f"{GAP}{_padded(cell, cells)}" for cell, cells in beside)
    if cell_len(begin) > width and cells.strip():
        yield begin
        begin = ""
    yield f"{_padded(begin, width)}{cells}".rstrip()
    yield from more


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cell_len(text))
