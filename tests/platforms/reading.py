"""Reads one answer of a board as its spider would, without a crawl."""

import json
from typing import Any

from scrapy import Request
from scrapy.http import TextResponse
from scrapy.utils.test import get_crawler

from crawler.board import BoardSpider
from crawler.listing import Listing
from pipelines.raw import RawPosting

Reading = tuple[list[RawPosting | Request], dict[str, Any]]


def read(
    spider_class: type[BoardSpider],
    body: Any,
    *,
    callback: str = "parse_listing",
    account: str | None = None,
    url: str | None = None,
    listing: Listing | None = None,
    **arguments: Any,
) -> Reading:
    """What a callback yields for an answer, and the stats; a `body` that is no text is sent as JSON."""
    crawler = get_crawler(spider_class, {"PROFILE": None})
    crawler._apply_settings()
    told = {"employer": "Nuthe Nordwind Service GmbH"} | ({"account": account} if account else {}) | arguments
    spider = spider_class.from_crawler(crawler, **told)
    crawler.spider = spider
    sent = body if isinstance(body, bytes) else (body if isinstance(body, str) else json.dumps(body)).encode()
    request = Request(url or spider.address)
    response = TextResponse(request.url, body=sent, encoding="utf-8", request=request)
    page = (response,) if callback == "detailed" else (response, listing or Listing("all"))
    found = list(getattr(spider, callback)(*page))
    return found, spider.stats.get_stats()
