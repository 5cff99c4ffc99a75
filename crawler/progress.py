"""How far each board is: one line a board that moves on a terminal, one plain line a board that has ended elsewhere."""

from collections.abc import Iterable
from typing import Any, Self

from rich.console import Console
from rich.progress import Progress as Bars
from rich.progress import SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn
from scrapy import signals
from scrapy.crawler import Crawler

from crawler.logline import LogLines


class Progress:
    """A context manager that watches crawls; `console` decides whether there is a terminal, `lines` speaks if not."""

    def __init__(self, console: Console, lines: LogLines) -> None:
        self.console = console
        self.lines = lines
        self.bars = Bars(
            SpinnerColumn(finished_text=" "),
            TextColumn("{task.description}", markup=False),
            TextColumn("{task.fields[pages]:>4} pages"),
            TextColumn("{task.fields[postings]:>4} postings"),
            TextColumn("{task.fields[state]}", markup=False),
            TimeElapsedColumn(),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        self.tasks: dict[str, TaskID] = {}
        self._connected: list[Any] = []

    def __enter__(self) -> Self:
        self.bars.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.bars.stop()

    def expect(self, boards: Iterable[str]) -> None:
        """Show the boards that will be visited."""
        for board in boards:
            self.tasks[board] = self.bars.add_task(board, total=None, pages=0, postings=0, state="waiting")

    def follow(self, board: str, crawler: Crawler) -> None:
        """Move the line of a board with its crawl."""
        counts = {"pages": 0, "postings": 0}

        def count(what: str) -> None:
            counts[what] += 1
            self._show(board, state="reading", **counts)

        def page(**_: object) -> None:
            count("pages")

        def posting(**_: object) -> None:
            count("postings")

        def closed(reason: str, **_: object) -> None:
            state = "read" if reason == "finished" else reason
            self._show(board, state=state, total=1, completed=1, **counts)
            if not self.console.is_terminal:
                line = f"{board}: {counts['pages']} pages, {counts['postings']} postings, {state}"
                self.lines.say(
                    line, event="read", board=board, state=state, pages=counts["pages"], postings=counts["postings"]
                )

        receivers = {signals.response_received: page, signals.spider_closed: closed}
        receivers |= {signals.item_scraped: posting}
        for signal, receiver in receivers.items():
            crawler.signals.connect(receiver, signal)
        self._connected.extend(receivers.values())  # Scrapy holds them weakly

    def _show(self, board: str, **fields: Any) -> None:
        if board in self.tasks:
            self.bars.update(self.tasks[board], **fields)
