"""Tables for a person at a terminal, and plain lines for a program that reads them."""

from collections.abc import Iterable, Sequence

import click
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text


def print_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows below their headings; without a terminal one line a row, columns parted by tabs."""
    console = Console()
    if not console.is_terminal:
        for row in (head, *rows):
            click.echo("\t".join(row))
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for number, name in enumerate(head):
        table.add_column(name, overflow="fold", no_wrap=number == 0)
    for row in rows:
        table.add_row(*map(Text, row))  # Text(): what a board says is no markup
    console.print(table)
