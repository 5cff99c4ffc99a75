"""Workday: the job search behind an employer's career site."""

from collections.abc import Mapping
from typing import ClassVar
from urllib.parse import unquote

from crawler.board import OFFSET, EmployerSpider, Json, Page, RawPosting, Request, date, json_pages, placed
from crawler.expect import json_object, member
from crawler.fields import fields, named, names, prose, said
from pipelines.raw import RawPlace

ALL: Json = {"appliedFacets": {}, "limit": 20, "offset": OFFSET, "searchText": ""}  # a limit above 20 answers 400


class Workday(EmployerSpider):
    """Pages of 20, then the details of those that may be wanted: only they state place, day and text.

    The account is host and site, "tenant.wd3/Careers". "3 Locations" of the list becomes no place. A site with 2,000
    postings or more cannot be read whole and is refused. Undocumented; pay is never stated in a field.
    """

    name = "workday"
    homepage = "https://www.workday.com"
    address = "https://{host}.myworkdayjobs.com/wday/cxs/{tenant}/{site}"
    account = "example.wd3/Careers"
    checked_on = date(2026, 11, 23)
    evidence = "one recorded list, one list and one detail written by readers"
    gone: ClassVar[Mapping[int, bytes]] = {404: b"", 410: b"", 403: b'"S22"'}  # "permission denied": no longer listed
    pages = json_pages("jobPostings", "/jobs", body=ALL, size=20, key="externalPath", total="total", most=2_000)

    def posting(self, record: Json) -> Request | RawPosting:
        """A hit, with its details if it may be wanted."""
        path = member(record, "externalPath", str)
        listed = self.raw(
            **fields(record, title="title", posted_text="postedOn"),
            url=placed("https://{host}.myworkdayjobs.com/{site}", self.account) + path,
            native_id=path.rpartition("_")[2] or path,
            places=names(record, "locationsText") if said(record, "locationsText") else _in_path(path),
        )
        return self.with_details(listed, f"{self.address}{path}", self.detailed)

    def detailed(self, listed: RawPosting, response: Page) -> RawPosting:
        """The posting with place, days and text."""
        answer = json_object(response)
        job = member(answer, "jobPostingInfo", dict)
        first = named(said(job, "location"), country=said(job, "country|jobRequisitionLocation.country"))
        return self.more(
            listed,
            employer=listed.employer or said(answer, "hiringOrganization"),
            **fields(job, posted_text="startDate", valid_until_text="endDate"),
            **fields(job, employment_text="timeType", work_mode_text="remoteType"),
            description=prose(job, "jobDescription"),
            places=(*first, *names(job, "additionalLocations")),
        )


def _in_path(path: str) -> tuple[RawPlace, ...]:
    """The place in the address of a posting, where the list names none: "/job/Potsdam-Golm/Koch_R7"."""
    parts = path.split("/")
    return named(unquote(parts[2]).replace("-", " ")) if parts[1:2] == ["job"] and len(parts) > 3 else ()
