"""The floor: a bare Scrapy spider that reads the same pages and writes JSON lines, settings as Scrapy ships them."""

import base64
import sys
from collections.abc import AsyncIterator, Iterator
from typing import Any
from urllib.parse import quote

import scrapy
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import Response


class Bare(scrapy.Spider):
    """Pages of results, then details; no checks."""

    name = "bare"
    address: str

    async def start(self) -> AsyncIterator[Any]:
        """Ask for the first page."""
        yield scrapy.Request(f"{self.address}/pc/v6/jobs?page=1", self.parse, cb_kwargs={"page": 1})

    def parse(self, response: Response, page: int) -> Iterator[Any]:
        """Follow every hit and the next page."""
        answer = response.json()  # type: ignore[attr-defined]
        for hit in answer["ergebnisliste"]:
            encoded = quote(base64.b64encode(hit["referenznummer"].encode()).decode(), safe="")
            yield scrapy.Request(f"{self.address}/pc/v4/jobdetails/{encoded}", self.details)
        if page * 100 < answer["maxErgebnisse"]:
            yield scrapy.Request(f"{self.address}/pc/v6/jobs?page={page + 1}", self.parse, cb_kwargs={"page": page + 1})

    def details(self, response: Response) -> Iterator[Any]:
        """Hand over what the board says."""
        yield response.json()  # type: ignore[attr-defined]


if __name__ == "__main__":
    Bare.address = sys.argv[1]
    process = AsyncCrawlerProcess({"FEEDS": {sys.argv[2]: {"format": "jsonlines"}}, "LOG_LEVEL": "CRITICAL"})
    process.crawl(Bare)
    process.start()
