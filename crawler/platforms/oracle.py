"""Oracle Recruiting Cloud: the service behind an employer's career site."""

from crawler.board import EmployerSpider, Json, Page, RawPosting, Request, date, json_pages
from crawler.expect import json_object, objects, same
from crawler.fields import fields, must, narrowed, places, prose, said
from pipelines.raw import RawPlace

LISTED, TOTAL = "items.0.requisitionList", "items.0.TotalJobsCount"
SERVICE = "/hcmRestApi/resources/latest/recruitingCEJobRequisition"
ALL = f"{SERVICE}s?onlyData=true&expand=requisitionList.workLocation,requisitionList.secondaryLocations"
ALL += "&finder=findReqs;siteNumber={site},limit=100,offset={offset},sortBy=POSTING_DATES_DESC"
PARTS = ("ExternalDescriptionStr", "ExternalResponsibilitiesStr", "ExternalQualificationsStr")
TOWN = {"text": "Name|LocationName|PrimaryLocation", "country": "CountryCode|PrimaryLocationCountry|Country"}
TOWN |= {"lat": "Latitude", "lon": "Longitude", "city": "TownOrCity", "postcode": "PostalCode"}


class Oracle(EmployerSpider):
    """Pages of 100, then the details of those that may be wanted; it says itself how many there are.

    The account is host and site, "jobs.example.org/CX_1". Oracle's documents call these resources internal, so a
    profile has to name the employer. The primary location may be a whole country, the town among the others.
    """

    name = "oracle"
    title = "Oracle Recruiting Cloud"
    homepage = "https://www.oracle.com/human-capital-management/recruiting/"
    address = "https://{host}"
    account = "jobs.example.org/CX_1"
    access = "operator_decides"
    terms_url = "https://docs.oracle.com/en/cloud/saas/human-resources/farws/"
    checked_on = date(2026, 11, 23)
    evidence = "recorded entries of two employers"
    always = frozenset({"Id", "Title", "PostedDate", "PrimaryLocation"})
    pages = json_pages(LISTED, ALL, size=100, key="Id", total=TOTAL, total_may_lack=True)

    def posting(self, record: Json) -> Request | RawPosting:
        """A requisition, with its text if it may be wanted."""
        number, site = must(record, "Id", r"[\w.-]+"), self.account.partition("/")[2]
        listed = self.raw(
            **fields(record, title="Title", employer="LegalEmployer", posted_text="PostedDate"),
            **fields(record, employment_text="JobSchedule", contract_text="ContractType", occupation_text="JobFamily"),
            **fields(record, valid_until_text="PostingEndDate", work_mode_text="WorkplaceType|WorkplaceTypeCode"),
            url=f"{self.home}/hcmUI/CandidateExperience/de/sites/{site}/job/{number}",
            native_id=number,
            description=prose(record, "ShortDescriptionStr"),
            places=narrowed(_places(record)),
        )
        one = f'Details?onlyData=true&expand=all&finder=ById;Id="{number}",siteNumber={site}'
        return self.with_details(listed, f"{self.home}{SERVICE}{one}", self.detailed)

    def detailed(self, listed: RawPosting, response: Page) -> RawPosting:
        """The posting with its text."""
        answer = json_object(response)
        job = next(iter(objects(answer, "items")), answer)
        same(response, said(job, "Id"), listed.native_id)
        own = ((said(field, "Prompt"), said(field, "Value")) for field in objects(job, "requisitionFlexFields"))
        return self.more(
            listed,
            **self.own(own),
            **fields(job, posted_text="ExternalPostedStartDate", valid_until_text="ExternalPostedEndDate"),
            description=prose(job, *PARTS),
            places=narrowed((*listed.places, *_places(job))),
        )


def _places(job: Json) -> list[RawPlace]:
    told = (job, job.get("secondaryLocations"), job.get("workLocation"))
    return [spot for place in told for spot in places(place, **TOWN)]
