"""Does a board still answer as its spider expects? One request each, nothing is kept."""

from collections.abc import AsyncIterator, Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from scrapy import Request
from scrapy.http import Response

from crawler.verdict import TROUBLES
from crawler.visit import Visit, Watch, visit


class State(StrEnum):
    """What a canary's answer says."""

    OK = "ok"
    DRIFTED = "drifted"
    """It answered, but not as the spider expects."""
    BLOCKED = "blocked"
    EMPTY = "empty"
    """It answered as expected, without a single posting."""
    SILENT = "silent"
    """No usable answer: not reachable, an error, robots.txt says no."""


class Found(NamedTuple):
    """What came of one board."""

    state: State
    listed: int
    why: str | None


class FirstOnly:
    """Spider middleware: lets only the first request of a board pass."""

    async def process_start(self, start: AsyncIterator[Any]) -> AsyncIterator[Any]:
        """The first request of all."""
        async for request in start:
            yield request
            return

    async def process_spider_output(self, response: Response, result: AsyncIterator[Any]) -> AsyncIterator[Any]:
        """Postings, but no further request."""
        async for found in result:
            if not isinstance(found, Request):
                yield found


def check(order: Visit, watch: Watch | None = None) -> dict[str, Found]:
    """Ask each board of a visit once.

    Raises:
        UsageError: as `Visit.chosen`.
    """
    middlewares = {"crawler.trouble.TroubleMiddleware": 10, "crawler.check.FirstOnly": 5}
    told = {"SPIDER_MIDDLEWARES": middlewares, "ITEM_PIPELINES": {}, "CLOSESPIDER_TIMEOUT": 120}
    stats = visit(order, order.chosen(), told, watch)
    return {name: found(counts) for name, counts in stats.items()}


def found(stats: Mapping[str, Any]) -> Found:
    """What the stats of a canary say.

    >>> found({"listing/pages": 1, "posting/listed": 3}).state, found({"trouble/blocked": 1}).state, found({}).state
    (<State.OK: 'ok'>, <State.BLOCKED: 'blocked'>, <State.SILENT: 'silent'>)
    """
    listed, broken = stats.get("posting/listed", 0), stats.get("posting/broken", 0)
    why = next(iter(stats.get(TROUBLES, ())), None)
    lacking = [key.partition("/")[2] for key, n in stats.items() if key.startswith("lacking/") and n == listed]
    if "trouble/blocked" in stats:
        return Found(State.BLOCKED, listed, why)
    if "trouble/layout" in stats or "trouble/spider" in stats:
        return Found(State.DRIFTED, listed, why)
    if lacking:
        return Found(State.DRIFTED, listed, f"no posting has {lacking[0]!r} any more")
    if listed and broken == listed:
        return Found(State.DRIFTED, listed, "no posting can be read")
    if why or not stats.get("listing/pages"):
        return Found(State.SILENT, listed, why or "it was not asked")
    return Found(State.OK if listed or stats.get("item_scraped_count") else State.EMPTY, listed, None)
