"""Scrapy settings: only what differs from Scrapy's defaults, each with its reason."""

from importlib.metadata import version

BOT_NAME = "potsdam-jobs"
SPIDER_MODULES = ["crawler.spiders", "crawler.platforms"]
NEWSPIDER_MODULE = "crawler.spiders"

# --- manners ------------------------------------------------------------------------------------------
# `potsdam-jobs crawl` adds the operator's contact (POTSDAM_JOBS_CONTACT) and refuses to visit a board without.
USER_AGENT = f"potsdam-jobs/{version('potsdam-jobs')}"
ROBOTSTXT_OBEY = False  # Scrapy's own takes an unreachable robots.txt for a yes; crawler.politeness asks instead
DOWNLOADER_MIDDLEWARES = {"crawler.politeness.Robots": 100, "crawler.politeness.Reservations": 80}
CONCURRENT_REQUESTS = 1  # one guest at a time, and nothing under way when a board says no
VISIT_DELAY = 1  # seconds between visits to a host, whichever board asks; one that asks for more gets more
DOWNLOAD_DELAY = 0  # Scrapy's own knows only one board; crawler.hosts knows them all
HTTPPROXY_ENABLED = False  # we come under our own name
RETRY_HTTP_CODES = [500, 502, 503, 504, 522, 524, 408]  # never 403 or 429: those are a no
COOKIES_ENABLED = False  # no board here needs to recognise us
REFERER_ENABLED = False
METAREFRESH_ENABLED = False  # a page that sends browsers on is no result

# --- bounds: boards are hostile input -------------------------------------------------------------------
DOWNLOAD_MAXSIZE = 16 * 1024 * 1024  # bytes after decompression; Scrapy's default is 1 GiB
DOWNLOAD_WARNSIZE = 0
DOWNLOAD_TIMEOUT = 30  # seconds
DOWNLOAD_VERIFY_CERTIFICATES = True
DOWNLOAD_HANDLERS = {
    **dict.fromkeys(("http", "https"), "crawler.hosts.OneAtATime"),
    **dict.fromkeys(("file", "data", "ftp", "s3")),  # a link must not read our disk
}
TWISTED_DNS_RESOLVER = "crawler.addresses.OutsideResolver"
DNSCACHE_ENABLED = False  # an address is judged each time that it is dialled
DEPTH_LIMIT = 250  # clicks from the start; a listing has its own, smaller bound
CLOSESPIDER_PAGECOUNT = 3000  # answers a board
REDIRECT_MAX_TIMES = 5
CLOSESPIDER_TIMEOUT = 1800  # seconds a board; what was read until then is partial
REMOTE_CONTROL_ENABLED = False  # Scrapy 2.19 opens a server that runs code; cron needs no open port
TELNETCONSOLE_ENABLED = False

# --- what Scrapy loads, or does for each page, and nobody here needs ------------------------------------------
CONCURRENT_ITEMS = 1  # Scrapy starts this many tasks a response (100), for one posting each
DOWNLOADER_MIDDLEWARES_BASE = {
    # Not: cookies, a cache, proxies, refreshes and passwords, which nobody here uses; `OffsiteMiddleware`, which drops
    # without a word what `crawler.politeness` signals; Scrapy's own robots.txt.
    "scrapy.downloadermiddlewares.downloadtimeout.DownloadTimeoutMiddleware": 350,
    "scrapy.downloadermiddlewares.defaultheaders.DefaultHeadersMiddleware": 400,
    "scrapy.downloadermiddlewares.useragent.UserAgentMiddleware": 500,
    "scrapy.downloadermiddlewares.retry.RetryMiddleware": 550,
    "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": 590,
    "scrapy.downloadermiddlewares.redirect.RedirectMiddleware": 600,
    "scrapy.downloadermiddlewares.stats.DownloaderStats": 850,
}
STATS_CLASS = "crawler.stats.Stats"
EXTENSIONS_BASE = {
    # All others are loaded also where they are off: a debugger, an HTTP server and a counter of log lines for nobody.
    "scrapy.extensions.corestats.CoreStats": 0,
    "scrapy.extensions.memusage.MemoryUsage": 0,
    "scrapy.extensions.closespider.CloseSpider": 0,
    "scrapy.extensions.feedexport.FeedExporter": 0,
    "scrapy.extensions.logstats.LogStats": 0,
}
WARN_ON_GENERATOR_RETURN_VALUE = False  # parses the source of a callback at every call; mypy knows it before

# --- what happens to a posting --------------------------------------------------------------------------
ITEM_PIPELINES = {
    "pipelines.stages.Normalize": 100,
    "pipelines.stages.Keep": 200,
}
SPIDER_MIDDLEWARES = {
    "crawler.trouble.TroubleMiddleware": 10,  # outermost: sees what every other one raises
    "crawler.resume.Resume": 900,  # innermost: what it drops is nothing that another one has to count
    "scrapy.spidermiddlewares.metacopy.MetaCopyDetectionMiddleware": None,  # requests here never copy a meta
}
LOG_FORMATTER = "crawler.logformat.WithoutItems"
FEED_EXPORTERS = {"parquet": "crawler.parquet_feed.ParquetFeed"}
FEED_EXPORT_ENCODING = "utf-8"

# --- ours -----------------------------------------------------------------------------------------------
PROFILE = None  # path of a search profile; None is the shipped one
KEEP_ALL = False  # also keep what the occupation and place rules reject
SPOOL = None  # folder for the spool of a run; None (plain `scrapy crawl`): no spool
UNCHANGED = None  # folder for the lists of last time; None: every list is asked for whole
STARTED_AT = None  # ISO instant at which the run began; None: when Scrapy started

# The versions that answered last (docs/boards.md).
ARBEITSAGENTUR_SEARCH_VERSION = "v6"
ARBEITSAGENTUR_DETAILS_VERSION = "v4"
