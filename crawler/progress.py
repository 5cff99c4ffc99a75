"""How far each board is: one line a board that moves on a terminal, one plain line a board that has ended elsewhere."""

import sys
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, Self

from scrapy import signals
from scrapy.crawler import Crawler

from crawler.logline import LogLines

if TYPE_CHECKING:
    from rich.console import Console


def progress(lines: LogLines) -> "AbstractContextManager[Lines | Bars]":
    """Who watches the crawls of a run: bars if standard error is a terminal, else lines."""
    if not sys.stderr.isatty() or lines.as_json:
        return Lines(lines)
    from rich.console import Console

    return Bars(Console(stderr=True))


class Lines:
    """A context manager that says of each board what was read when it has ended."""

    def __init__(self, lines: LogLines) -> None:
        self.lines = lines
        self._connected: list[Any] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is held."""

    def follow(self, board: str, crawler: Crawler) -> None:
        """Say a line when the board has ended."""

        def closed(reason: str, **_: object) -> None:
            assert crawler.stats is not None  # noqa: S101 - Scrapy makes them before the spider
            pages = crawler.stats.get_value("response_received_count", 0)
            postings = crawler.stats.get_value("item_scraped_count", 0)
            state = _state(reason)
            line = f"{board}: {pages} pages, {postings} postings, {state}"
            self.lines.say(line, event="read", board=board, state=state, pages=pages, postings=postings)

        crawler.signals.connect(closed, signals.spider_closed)
        self._connected.append(closed)  # Scrapy holds it weakly


class Bars:
    """A context manager that shows a moving line for each board as long as any of them is read."""

    def __init__(self, console: "Console") -> None:
        from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        self.bars = Progress(
            SpinnerColumn(finished_text=" "),
            TextColumn("{task.description}", markup=False),
            TextColumn("{task.fields[pages]:>4} pages"),
            TextColumn("{task.fields[postings]:>4} postings"),
            TextColumn("{task.fields[state]}", markup=False),
            TimeElapsedColumn(),
            console=console,
            transient=True,
        )
        self._connected: list[Any] = []

    def __enter__(self) -> Self:
        self.bars.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.bars.stop()

    def follow(self, board: str, crawler: Crawler) -> None:
        """Add a line for a board and move it with its crawl."""
        counts: dict[str, Any] = {"pages": 0, "postings": 0}
        task = self.bars.add_task(board, total=None, state="waiting", **counts)

        def page(**_: object) -> None:
            counts["pages"] += 1
            self.bars.update(task, state="reading", **counts)

        def posting(**_: object) -> None:
            counts["postings"] += 1
            self.bars.update(task, **counts)

        def closed(reason: str, **_: object) -> None:
            self.bars.update(task, state=_state(reason), total=1, completed=1, **counts)

        receivers = {signals.response_received: page, signals.item_scraped: posting, signals.spider_closed: closed}
        for signal, receiver in receivers.items():
            crawler.signals.connect(receiver, signal)
        self._connected.extend(receivers.values())  # Scrapy holds them weakly


def _state(reason: str) -> str:
    return "read" if reason == "finished" else reason
