"""Tables for a person at a terminal, and plain lines for a program that reads them."""

import re
from collections.abc import Iterable, Sequence

import click
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

WIDE = 110  # columns of a terminal that shows everything as it is
SHORT = 10  # letters: a column of such cells is never broken
NAMES = 20  # letters of the first column that stay together
_MINUTE = re.compile(r"(\d{4}-\d\d-\d\d) \d\d:\d\d")


def print_table(head: Sequence[str], rows: Iterable[Sequence[str]], console: Console | None = None) -> None:
    """Print rows below their headings; without a terminal one line a row, columns parted by tabs.

    On a narrow terminal days are shown without their minutes, and long words go on below.
    """
    console = console or Console()
    if not console.is_terminal:
        for row in (head, *rows):
            click.echo("\t".join(row))
        return
    is_wide = console.width >= WIDE
    shown = [list(row) if is_wide else [_MINUTE.sub(r"\1", cell) for cell in row] for row in rows]
    widths = [None] * len(head) if is_wide else _narrow(head, shown, console.width)
    table = Table(box=box.SIMPLE_HEAD if is_wide else None, pad_edge=False, padding=(0, 1, 0, 0))
    for name, width in zip(head, widths, strict=True):
        table.add_column(name, overflow="fold", width=width)
    for row in shown:
        table.add_row(*map(Text, row))  # Text(): what a board says is no markup
    console.print(table)


def _narrow(head: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """Widths for a narrow terminal: short cells and the beginning of a name stay whole, the others share the rest."""
    longest = [max((len(row[number]) for row in rows), default=0) for number in range(len(head))]
    least = [max(most, *map(len, name.split())) for most, name in zip(longest, head, strict=True)]
    short = [number == 0 or most <= SHORT for number, most in enumerate(longest)]
    kept = [min(cells, NAMES) if number == 0 else cells for number, cells in enumerate(least)]
    rest = width - sum(cells for cells, is_short in zip(kept, short, strict=True) if is_short) - len(head)
    share = max(5, rest // max(1, short.count(False)))
    return [cells if is_short else min(cells, share) for cells, is_short in zip(kept, short, strict=True)]
