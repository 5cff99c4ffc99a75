"""A run that is taken up again: the details of postings that its spool holds are not fetched a second time."""

from pathlib import Path
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Response
from scrapy.spidermiddlewares.base import BaseSpiderMiddleware

from crawler.board import UNREADABLE
from exports.spool import Known, known
from pipelines.normalize.identity import posting_id, web_address


class Resume(BaseSpiderMiddleware):
    """A spider middleware that drops requests for details that were read before the run was killed."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        folder, spider = crawler.settings["SPOOL"], crawler.spider
        self.held = known(Path(folder) / spider.name) if folder and spider else Known(frozenset(), frozenset())

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Watch a crawler that holds something; any other has one layer less to pass its pages through.

        Raises:
            NotConfigured: nothing is held.
        """
        middleware = cls(crawler)
        if not middleware.held.ids:
            raise NotConfigured
        return middleware

    def get_processed_request(self, request: Request, response: Response | None) -> Request | None:  # noqa: ARG002
        """The request, unless what it asks for is held."""
        if not self._holds(request):
            return request
        assert self.crawler.stats is not None  # noqa: S101 - Scrapy makes them before any middleware
        self.crawler.stats.inc_value("detail/held")
        return None

    def _holds(self, request: Request) -> bool:
        if "read" not in request.cb_kwargs or "listed" not in request.cb_kwargs:
            return False
        if web_address(request.meta.get("printed")) in self.held.urls:
            return True
        listed = request.cb_kwargs["listed"]
        try:
            return listed is not None and posting_id(listed(flags=())) in self.held.ids
        except UNREADABLE:
            return False
