"""Workday: the job search behind an employer's career site."""

from crawler.board import OFFSET, EmployerSpider, Json, Page, RawPosting, Request, date, json_pages, placed
from crawler.expect import json_object, member
from crawler.fields import fields, in_path, must, named, names, prose, said

ALL: Json = {"appliedFacets": {}, "limit": 20, "offset": OFFSET, "searchText": ""}  # a limit above 20 answers 400


class Workday(EmployerSpider):
    """Pages of 20, then the details of those that may be wanted: only they state place, day and text.

    The account is host and site, "tenant.wd3/Careers". A site with 2,000 postings or more cannot be read whole and
    is refused. Details that are gone may answer 403 "S22". Undocumented; pay is never stated in a field.
    """

    name = "workday"
    homepage = "https://www.workday.com"
    address = "https://{host}.myworkdayjobs.com/wday/cxs/{tenant}/{site}"
    account = "example.wd3/Careers"
    checked_on = date(2026, 11, 23)
    evidence = "one recorded list, one list and one detail written by readers"
    gone = EmployerSpider.gone | {403: b'"S22"'}
    pages = json_pages("jobPostings", "/jobs", body=ALL, size=20, key="externalPath", total="total", most=2_000)

    def posting(self, record: Json) -> Request | RawPosting:
        """A hit, with its details if it may be wanted; its place may stand in its address only."""
        path = must(record, "externalPath")
        url = placed("https://{host}.myworkdayjobs.com/{site}", self.account) + path
        town = said(record, "locationsText") or in_path(path, "job")
        told = fields(record, title="title", posted_text="postedOn")
        listed = self.raw(**told, url=url, native_id=path.rpartition("_")[2] or path, places=named(town))
        return self.with_details(listed, f"{self.address}{path}", self.detailed)

    def detailed(self, listed: RawPosting, response: Page) -> RawPosting:
        """The posting with place, days and text; its country is that of the first place."""
        job = member(answer := json_object(response), "jobPostingInfo", dict)
        first = named(said(job, "location"), country=said(job, "country|jobRequisitionLocation.country"))
        told = fields(job, posted_text="startDate", valid_until_text="endDate", employment_text="timeType")
        told |= {
            "employer": listed.employer or said(answer, "hiringOrganization"),
            "work_mode_text": said(job, "remoteType"),
        }
        places = (*first, *names(job, "additionalLocations"))
        return self.more(listed, **told, description=prose(job, "jobDescription"), places=places)
