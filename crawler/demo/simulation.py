"""Days of a simulated market through the real crawl and publish, each at its own hour, one after the other.

A reactor starts once in a process, and a process that imports everything takes a second. So this process imports
everything, starts no thread and no reactor, and forks: one process that serves the boards, and one for each day.
"""

import datetime as dt
import gc
import os
import re
import signal
import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from scrapy.settings import Settings
from scrapy.utils.misc import load_object

from crawler.boards import Board, chosen, project_settings
from crawler.demo import mishaps
from crawler.demo.boards import demo_profile, demo_site
from crawler.demo.life import ARBEITSAGENTUR, Life
from crawler.demo.scenario import Mishap, shipped
from crawler.demo.server import Server
from crawler.demo.truth import crawled_at
from crawler.order import Order, Outcome
from crawler.run import crawl
from pipelines.apart import publish_believed
from pipelines.normalize import normalize
from pipelines.process import in_fork
from pipelines.profile import SearchProfile
from pipelines.raw import RawPosting

FORK = get_context("fork")
URL = "https://demo.example/"


def life_until(until: dt.date, days: int) -> Life:
    """The market of the shipped scenario, its last day being `until`."""
    return Life(shipped(), first=until - dt.timedelta(days=days - 1), days=days)


def simulate(life: Life, out: Path, *, verbose: bool = False) -> Iterator[Outcome]:
    """Run each day and yield how it ended.

    Raises:
        ProcessDied: a process was killed.
        UsageError, Locked: as `crawl`.
    """
    profile = profile_of(life)
    visited = {board.name: board for board in chosen(profile)}
    for board in visited.values():
        for variable in board.spider.needs:
            os.environ.setdefault(variable, "demo")
    _warm(life, profile)
    with _nobody() as nowhere, _served(life, visited) as turn:
        gc.freeze()  # what is shared with the days' processes stays shared
        for day in range(life.days):
            refusing = {name for name, mishap in _mishaps(life, day).items() if mishap.kind == "refused"}
            endpoints = {name: nowhere if name in refusing else origin for name, origin in turn(day).items()}
            order = Order(
                out=out,
                started_at=crawled_at(life.date(day)),
                profile=profile,
                endpoints=endpoints,
                verbose=verbose,
            )
            yield in_fork(_run, order)


def profile_of(life: Life) -> SearchProfile:
    """The demo's profile, narrowed to the boards of the scenario, with the employers that it names."""
    profile, stands = demo_profile(life.first), life.scenario.boards
    employers = tuple(
        replace(employer, name=stands[employer.board].operator or employer.name)
        for employer in profile.employers
        if employer.board in stands
    )
    return replace(profile, employers=employers, boards=tuple(stands))


def _run(order: Order) -> Outcome:
    _on_ctrl_c(signal.SIG_DFL)  # ends it at once and without a traceback; the process that forked says the sentence
    # This process ends with the day, so Arrow may as well come into it: a further process a day is half a second.
    return crawl(order, publish=publish_believed)


def _mishaps(life: Life, day: int) -> Mapping[str, Mishap]:
    return {mishap.board: mishap for mishap in life.scenario.mishaps if day in mishap.span(life.days)}


def _warm(life: Life, profile: SearchProfile) -> None:
    """Load before the first fork what every day would load anew: half of its time."""
    import pipelines.belief
    import pipelines.publish  # noqa: F401

    for offer in life.shown(ARBEITSAGENTUR, 0):
        # Patterns are compiled when they are first used.
        raw = RawPosting(source="demo", source_type="job_board", url=URL, title=offer.title, description=offer.text)
        normalize(raw, profile=profile, fetched_at=crawled_at(life.first))
    load_components()


def load_components() -> None:
    """Import what a crawl imports by its settings; starts no reactor."""
    for path in _components(project_settings()):
        with suppress(ImportError):  # a part of Scrapy for which something optional is not installed
            load_object(path)


def _components(settings: Settings) -> Iterator[str]:
    """The import paths among settings: Scrapy loads what they name when a crawl begins."""
    for name in settings:
        said = settings[name]
        for word in (*said, *said.values()) if isinstance(said, Mapping) else (said,):
            if isinstance(word, str) and _CLASS.fullmatch(word):
                yield word


_CLASS = re.compile(r"(?:scrapy|crawler|pipelines)\.[\w.]+\.[A-Z]\w+")


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Let Ctrl-C wait until a forked process has said by `_on_ctrl_c` what it does then."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def _on_ctrl_c(act: signal.Handlers) -> None:
    signal.signal(signal.SIGINT, act)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


@contextmanager
def _nobody() -> Iterator[str]:
    """An address of this machine at which nobody answers, and nobody else can begin to."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))  # and never listens
        yield f"http://127.0.0.1:{held.getsockname()[1]}"


@contextmanager
def _served(life: Life, boards: Mapping[str, Board]) -> Iterator[Callable[[int], Mapping[str, str]]]:
    """Serve the boards in a process of their own; what is yielded turns to a day and returns the boards' addresses."""
    here, there = FORK.Pipe()
    child = FORK.Process(target=_serve, args=(here, there, life, boards), daemon=True)
    with _uninterrupted():
        child.start()
    there.close()

    def turn(day: int) -> Mapping[str, str]:
        here.send(day)
        addresses: Mapping[str, str] = here.recv()
        return addresses

    try:
        yield turn
    finally:
        here.close()
        child.join()


def _serve(here: Connection, there: Connection, life: Life, boards: Mapping[str, Board]) -> None:
    here.close()  # so that the end of the other side is noticed
    _on_ctrl_c(signal.SIG_IGN)  # Ctrl-C is for the others; this one ends with them
    with ExitStack() as stack:
        servers = {name: stack.enter_context(Server(lambda _: None)) for name in boards}
        with suppress(EOFError, ConnectionError):  # nobody is left to be served
            while True:
                day = there.recv()
                wrong = _mishaps(life, day)
                for name, board in boards.items():
                    servers[name].answers = mishaps.answers(demo_site(board), life.shown(name, day), wrong.get(name))
                there.send({name: server.origin for name, server in servers.items()})
        os._exit(0)  # at once, without waiting for the servers
