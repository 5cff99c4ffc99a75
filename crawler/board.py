"""The spider that every board starts from, and what every board file needs, under the names that it uses.

A spider is made of layers, each a file: its facts (`facts.py`), records (`records.py`), details (`details.py`), lists
that have not changed (`known_list.py`) and listings (`listing_reader.py`).
"""

import datetime as dt
from typing import ClassVar

from scrapy import Request as Request  # noqa: PLC0414 - board files take these from here

from crawler.facts import Access, Lists
from crawler.facts import Element as Element  # noqa: PLC0414
from crawler.facts import Found as Found  # noqa: PLC0414
from crawler.facts import Json as Json  # noqa: PLC0414
from crawler.facts import Page as Page  # noqa: PLC0414
from crawler.listing import ACCOUNT as ACCOUNT  # noqa: PLC0414
from crawler.listing import OFFSET as OFFSET  # noqa: PLC0414
from crawler.listing import Listing as Listing  # noqa: PLC0414
from crawler.listing import Pages as Pages  # noqa: PLC0414
from crawler.listing import json_pages as json_pages  # noqa: PLC0414
from crawler.listing import rss_pages as rss_pages  # noqa: PLC0414
from crawler.listing_reader import ListingReader
from crawler.listing_reader import Start as Start  # noqa: PLC0414
from crawler.records import UNREADABLE as UNREADABLE  # noqa: PLC0414
from crawler.where import moved as moved  # noqa: PLC0414
from crawler.where import placed as placed  # noqa: PLC0414
from pipelines.raw import RawPosting as RawPosting  # noqa: PLC0414
from pipelines.raw import SourceType

date = dt.date


class BoardSpider(ListingReader):
    """A spider with the facts of its board and the profile it searches for.

    Spider arguments: `profile` (path; default: the shipped one), `endpoint` (another address: a mirror, a
    recording), `board` (the name under which its postings are published).
    """


class EmployerSpider(BoardSpider):
    """An applicant system, asked for the postings of one employer: an employer is an entry of TOML, not code.

    Spider arguments: `account`, the employer's name at the system or the host of its pages, which stands in
    `address` as `{account}`; `employer`, its name.
    """

    source_type: ClassVar[SourceType] = "employer_site"
    access: ClassVar[Access] = "open"
    lists: ClassVar[Lists] = "complete"
    address: str = "https://{account}"
    """Most often the employer's own host."""
    robots: ClassVar[str] = "not read; each host is asked at every run"
