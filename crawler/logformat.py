"""Log lines without items: a raw posting holds contact persons, and logs are files too."""

import logging
from typing import Any

from scrapy import Request, Spider
from scrapy.http import Response
from scrapy.logformatter import LogFormatter, LogFormatterResult
from twisted.python.failure import Failure

_SCRAPY = logging.getLogger("scrapy.core")


class WithoutItems(LogFormatter):
    """Names postings by their address only."""

    def crawled(self, request: Request, response: Response, spider: Spider) -> LogFormatterResult | None:  # type: ignore[override]
        """One line a page, if anybody reads it."""
        return super().crawled(request, response, spider) if _SCRAPY.isEnabledFor(logging.DEBUG) else None

    def scraped(self, item: Any, response: Response | Failure | None, spider: Spider) -> LogFormatterResult | None:  # type: ignore[override]
        """One line a kept posting, if anybody reads it."""
        return _line(logging.DEBUG, "kept %(url)s", item) if _SCRAPY.isEnabledFor(logging.DEBUG) else None

    def dropped(
        self,
        item: Any,
        exception: BaseException,
        response: Response | Failure | None,
        spider: Spider,
    ) -> LogFormatterResult:
        """One line a rejected posting."""
        return _line(logging.DEBUG, f"rejected %(url)s ({exception})", item)

    def item_error(
        self,
        item: Any,
        exception: BaseException,
        response: Response | Failure | None,
        spider: Spider,
    ) -> LogFormatterResult:
        """One line a posting that a stage failed at."""
        return _line(logging.ERROR, f"{type(exception).__name__} at %(url)s", item)


def _line(level: int, message: str, item: Any) -> LogFormatterResult:
    return {"level": level, "msg": message, "args": {"url": getattr(item, "url", "?")}}
