"""Teamtailor: the feed of an employer's career site."""

from lxml import etree

from crawler.board import EmployerSpider, Found, Json, Listing, Page, Start, date
from crawler.expect import json_object, member, rss_items
from crawler.fields import fields, place, prose, said
from crawler.jsonld import job_posting
from pipelines.raw import RawPosting

TT = "{https://teamtailor.com/locations}"
TOWN = {"text": "name", "street": "address", "postcode": "zip", "city": "city", "country": "country"}
PAGE_SIZE = 100


class Teamtailor(EmployerSpider):
    """An RSS feed with places, working arrangement and text, in pages of 100; pay is never stated.

    The account is the host of the career site. Sites without the RSS feed may have the same as a JSON feed.
    """

    name = "teamtailor"
    title = "Teamtailor"
    homepage = "https://www.teamtailor.com"
    address = "https://{account}"
    account = "karriere.example.org"
    robots = "allows the feeds (read by others in 2026-10)"
    checked_on = date(2026, 11, 23)
    evidence = "one feed written by a reader, one recorded JSON feed, one recorded page"
    always = frozenset({"title", "link", "pubDate", "description"})

    async def start(self) -> Start:
        """The feed; where it answers 404, the JSON feed."""
        meta = {"handle_httpstatus_list": [404]}
        yield self.listing(f"{self.address}/jobs.rss?per_page={PAGE_SIZE}&offset=0", self.parse_feed, meta=meta)

    def parse_feed(self, response: Page, listing: Listing) -> Found:
        """Every item, and the next page after a full one."""
        if response.status == 404:
            yield self.page(f"{self.address}/jobs.json", listing, self.parse_json)
            return
        items = rss_items(response)
        yield from self.each(items, self.item)
        if len(items) == PAGE_SIZE:  # a feed with more than was asked for has no pages
            offset = listing.pages * PAGE_SIZE
            following = f"{self.address}/jobs.rss?per_page={PAGE_SIZE}&offset={offset}"
            yield self.page(following, listing, self.parse_feed)

    def item(self, item: etree._Element) -> RawPosting:
        """An `<item>`."""
        mode = said(item, "remoteStatus")
        towns = item.findall(f"{TT}locations/{TT}location")
        return self.raw(
            **fields(item, url="link", title="title", native_id="guid", posted_text="pubDate"),
            occupation_text=said(item, f"{TT}role"),
            description=prose(item, "description"),
            places=tuple(place(town, **{name: f"{TT}{tag}" for name, tag in TOWN.items()}) for town in towns),
            work_mode_text="onsite" if mode == "none" else mode,  # "none" answers "remote?"
        )

    def parse_json(self, response: Page, listing: Listing) -> Found:
        """Every item of the JSON feed: a schema.org JobPosting."""
        feed = json_object(response)
        yield from self.each(member(feed, "items", list), self.json_item)
        if following := said(feed, "next_url"):
            yield self.page(following, listing, self.parse_json)

    def json_item(self, item: Json) -> RawPosting:
        """An item of the JSON feed."""
        job = {"description": item.get("content_html"), **member(item, "_jobposting", dict)}
        found = job_posting(job, source=self.name, source_type=self.source_type, url=member(item, "url", str))
        return self.more(found, native_id=said(item, "id"), employer=found.employer or self.employer)

    def _lacking(self, record: object) -> None:  # the keys of the JSON feed are others
        if isinstance(record, etree._Element):
            super()._lacking(record)
