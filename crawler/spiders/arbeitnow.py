"""Arbeitnow: a job board with a free, public API."""

import datetime as dt
from collections.abc import Sequence

from crawler.board import BoardSpider, Json, RawPosting, date, json_pages
from crawler.fields import fields, named, prose, said

DAYS = 14  # of some 200 postings each


class Arbeitnow(BoardSpider):
    """Pages of all postings, the newest first, but not strictly: read until a whole page is too old.

    There is no search, so the profile's rules select. A posting that is gone answers 410 on its own page; that
    it is absent from the pages means nothing. Its terms ask not to abuse the service and to link back, which
    each row's address does. There is no field for pay.
    """

    name = "arbeitnow"
    homepage = "https://www.arbeitnow.com"
    address = "https://www.arbeitnow.com/api/job-board-api"
    access = "open"
    terms_url = "https://www.arbeitnow.com/terms-of-service"
    robots = "closes only /jobs/companies/*/apply"
    checked_on = date(2026, 11, 23)
    evidence = "recorded answers of 2026-04 and 2026-08"
    lists = "window"
    always = frozenset({"slug", "title", "company_name", "description", "location", "url", "created_at"})
    pages = json_pages("data", "?page=1", following="links.next", never_empty=True)

    def is_last(self, records: Sequence[Json]) -> bool:
        """A page of nothing but postings that are too old is the last that is wanted."""
        newest = self.window(records, "created_at")
        return not records or (newest is not None and newest < self.started_at - dt.timedelta(DAYS))

    def posting(self, record: Json) -> RawPosting:
        """An entry of `data`."""
        return self.raw(
            **fields(record, url="url", title="title", native_id="slug", employer="company_name"),
            **fields(record, posted_text="created_at", employment_text="job_types"),
            description=prose(record, "description"),
            places=named(said(record, "location")),
            work_mode_text="remote" if said(record, "remote") in ("true", "1") else None,
        )
