"""Oracle Recruiting Cloud: the service behind an employer's career site."""

from crawler.board import EmployerSpider, Found, Json, Listing, Page, RawPosting, Request, Start, date
from crawler.expect import LayoutChanged, json_object, member, objects
from crawler.fields import fields, narrowed, places, prose, said

PAGE_SIZE = 100
PARTS = ("ExternalDescriptionStr", "ExternalResponsibilitiesStr", "ExternalQualificationsStr")
TOWN = {"text": "Name|LocationName|PrimaryLocation", "country": "CountryCode|PrimaryLocationCountry"}
TOWN |= {"lat": "Latitude", "lon": "Longitude"}


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

    async def start(self) -> Start:
        """The first page."""
        yield self.listing(self.search(0))

    def asked(self, resource: str, finder: str) -> str:
        """Address of an answer of the service; `siteNumber` says for which career site."""
        finder = f"{finder},siteNumber={self.account.partition('/')[2]}"
        return f"{self.home}/hcmRestApi/resources/latest/{resource}&onlyData=true&finder={finder}"

    def search(self, offset: int) -> str:
        """Address of one page."""
        what = "recruitingCEJobRequisitions?expand=requisitionList.secondaryLocations"
        return self.asked(what, f"findReqs;limit={PAGE_SIZE},offset={offset},sortBy=POSTING_DATES_DESC")

    def parse_listing(self, response: Page, listing: Listing) -> Found:
        """Every requisition, and the next page."""
        items = objects(json_object(response), "items")
        if not items:
            raise LayoutChanged("'items' is empty")
        found, total = member(items[0], "requisitionList", list), items[0].get("TotalJobsCount")
        listing.total = total if isinstance(total, int) else None
        if listing.total is None and not found and not listing.listed:
            raise LayoutChanged("neither a requisition nor how many there are")
        yield from self.each(listing.take(found, "Id"), self.requisition)
        if found and (len(found) >= PAGE_SIZE if listing.total is None else listing.listed < listing.total):
            yield self.page(self.search(listing.listed), listing)

    def requisition(self, entry: Json) -> Request | RawPosting:
        """A requisition, with its text if it may be wanted."""
        number, site = said(entry, "Id") or "", self.account.partition("/")[2]
        if not number.isalnum():
            raise LayoutChanged("a requisition without its number")
        listed = self.raw(
            **fields(entry, title="Title", employer="LegalEmployer", posted_text="PostedDate"),
            **fields(entry, valid_until_text="PostingEndDate", employment_text="JobSchedule"),
            **fields(entry, work_mode_text="WorkplaceType", contract_text="ContractType", occupation_text="JobFamily"),
            url=f"{self.home}/hcmUI/CandidateExperience/de/sites/{site}/job/{number}",
            native_id=number,
            description=prose(entry, "ShortDescriptionStr"),
            places=narrowed(places([entry, *objects(entry, "secondaryLocations")], **TOWN)),
        )
        details = self.asked("recruitingCEJobRequisitionDetails?expand=all", f'ById;Id="{number}"')
        return self.with_details(listed, details, self.detailed)

    def detailed(self, listed: RawPosting, response: Page) -> RawPosting:
        """The posting with its text."""
        answer = json_object(response)
        job = next(iter(objects(answer, "items")), answer)
        if said(job, "Id") != listed.native_id:
            raise LayoutChanged(f"details of another posting ({response.url})")
        own = {said(field, "Prompt"): said(field, "Value") for field in objects(job, "requisitionFlexFields")}
        return self.more(
            listed,
            **fields(job, posted_text="ExternalPostedStartDate", valid_until_text="ExternalPostedEndDate"),
            description=prose(job, *PARTS),
            places=narrowed((*listed.places, *places(job.get("workLocation"), **TOWN))),
            employment_text=own.get("Zeitmodell"),
            contract_text=own.get("Beschäftigungsverhältnis"),
        )
