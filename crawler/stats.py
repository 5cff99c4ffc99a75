"""The stats of a crawl: Scrapy's own, asked directly."""

from scrapy.statscollectors import MemoryStatsCollector


class Stats(MemoryStatsCollector):
    """Without the look, at every access, for an argument that Scrapy used to take and nobody here passes.

    It takes as long as all that this project does with an answer before it is normalized.
    """

    __getattribute__ = object.__getattribute__
