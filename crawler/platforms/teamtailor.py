"""Teamtailor: the feed of an employer's career site."""

from crawler.board import Element, EmployerSpider, Json, RawPosting, date, json_pages, rss_pages
from crawler.expect import optional
from crawler.fields import fields, must, places, prose, said

TOWN = {"text": "{*}name", "street": "{*}address", "postcode": "{*}zip", "city": "{*}city", "country": "{*}country"}


class Teamtailor(EmployerSpider):
    """An RSS feed with places, working arrangement and text, in pages of 100; pay is never stated.

    The account is the host of the career site. Sites without the RSS feed may have the same as a JSON feed.
    """

    name = "teamtailor"
    homepage = "https://www.teamtailor.com"
    account = "karriere.example.org"
    robots = "allows the feeds (read by others in 2026-10)"
    checked_on = date(2026, 11, 23)
    evidence = "one feed written by a reader, one recorded JSON feed, one recorded page"
    always = frozenset({"title", "link", "pubDate", "description"})
    pages = rss_pages("/jobs.rss?per_page=100&offset={offset}", size=100)
    otherwise = "https://{account}/jobs.json"
    others = json_pages("items", following="next_url")

    def posting(self, record: Element) -> RawPosting:
        """An `<item>`."""
        mode = said(record, "remoteStatus")
        return self.raw(
            **fields(record, url="link", title="title", native_id="guid", posted_text="pubDate"),
            occupation_text=said(record, "{*}role"),
            description=prose(record, "description"),
            places=places(record.findall("{*}locations/{*}location"), **TOWN),
            work_mode_text="onsite" if mode == "none" else mode,  # "none" answers "remote?"
        )

    def other(self, record: Json) -> RawPosting:
        """An item of the JSON feed."""
        told = {name: value for name, value in (optional(record, "_jobposting", dict) or {}).items() if value}
        job = {"title": record.get("title"), "datePosted": record.get("date_published"), **told}
        job.setdefault("description", said(record, "content_html|content_text"))
        return self.more(self.job_posting(job, url=must(record, "url")), native_id=said(record, "id"))
