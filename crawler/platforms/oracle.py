"""Oracle Recruiting Cloud: the service behind an employer's career site."""

from collections.abc import Mapping
from functools import partial

from scrapy import Request

from crawler.board import EmployerSpider, Found, Json, Listing, Page, Start, date
from crawler.expect import LayoutChanged, joined, json_object, member, objects, text
from crawler.markup import text_of_html
from pipelines.raw import RawPlace, RawPosting

PAGE_SIZE = 100
PARTS = ("ExternalDescriptionStr", "ExternalResponsibilitiesStr", "ExternalQualificationsStr")


class Oracle(EmployerSpider):
    """Pages of 100, then the details of those that may be wanted; it says itself how many there are.

    The account is host and site, "jobs.example.org/CX_1". Oracle's documents call these resources internal, so a
    profile has to name the employer. The primary location may be a whole country, the town among the others.
    """

    name = "oracle"
    title = "Oracle Recruiting Cloud"
    homepage = "https://www.oracle.com/human-capital-management/recruiting/"
    address = "https://{account}"
    account = "jobs.example.org/CX_1"
    access = "operator_decides"
    terms_url = "https://docs.oracle.com/en/cloud/saas/human-resources/farws/"
    robots = "differs from host to host; asked at every run"
    checked_on = date(2026, 11, 23)
    evidence = "recorded entries of two employers"
    always = frozenset({"Id", "Title", "PostedDate", "PrimaryLocation"})

    @property
    def service(self) -> str:
        """Address of the service."""
        return f"https://{self.account.partition('/')[0]}/hcmRestApi/resources/latest"

    @property
    def site(self) -> str:
        """Number of the career site."""
        return self.account.partition("/")[2]

    async def start(self) -> Start:
        """The first page."""
        yield self.listing(self.search(0), self.parse_search)

    def search(self, offset: int) -> str:
        """Address of one page."""
        finder = f"findReqs;siteNumber={self.site},limit={PAGE_SIZE},offset={offset},sortBy=POSTING_DATES_DESC"
        what = "onlyData=true&expand=requisitionList.secondaryLocations"
        return f"{self.service}/recruitingCEJobRequisitions?{what}&finder={finder}"

    def parse_search(self, response: Page, listing: Listing) -> Found:
        """Every requisition, and the next page."""
        items = objects(json_object(response), "items")
        if not items:
            raise LayoutChanged("'items' is empty")
        found = member(items[0], "requisitionList", list)
        total = items[0].get("TotalJobsCount")
        listing.total = total if isinstance(total, int) else None
        if listing.total is None and not found and not listing.listed:
            raise LayoutChanged("neither a requisition nor how many there are")
        listing.seen |= {str(entry.get("Id", entry) if isinstance(entry, Mapping) else entry) for entry in found}
        listing.listed += len(found)
        yield from self.each(found, self.requisition)
        more = len(found) >= PAGE_SIZE if listing.total is None else listing.listed < listing.total
        if found and more:
            yield self.page(self.search(listing.listed), listing, self.parse_search)

    def requisition(self, entry: Json) -> Request | RawPosting:
        """A requisition, with its text if it may be wanted."""
        listed = self.posting(entry)
        if not self.wanted(listed):
            return listed
        finder = f'ById;Id="{listed.native_id}",siteNumber={self.site}'
        url = f"{self.service}/recruitingCEJobRequisitionDetails?expand=all&onlyData=true&finder={finder}"
        return self.details(url, partial(self.detailed, listed), partial(self.again, listed))

    def posting(self, entry: Json) -> RawPosting:
        """What the list says."""
        number = text(entry, "Id") or ""
        if not number.isalnum():
            raise LayoutChanged("a requisition without its number")
        host = self.account.partition("/")[0]
        return self.raw(
            url=f"https://{host}/hcmUI/CandidateExperience/de/sites/{self.site}/job/{number}",
            title=member(entry, "Title", str),
            native_id=number,
            employer=text(entry, "LegalEmployer") or self.employer,
            description=text_of_html(text(entry, "ShortDescriptionStr") or "") or None,
            places=_places(entry),
            work_mode_text=text(entry, "WorkplaceType"),
            posted_text=text(entry, "PostedDate"),
            valid_until_text=text(entry, "PostingEndDate"),
            employment_text=text(entry, "JobSchedule"),
            contract_text=text(entry, "ContractType"),
            occupation_text=text(entry, "JobFamily"),
        )

    def detailed(self, listed: RawPosting, response: Page) -> RawPosting:
        """The posting with its text."""
        answer = json_object(response)
        job = next(iter(objects(answer, "items")), answer)
        if text(job, "Id") != listed.native_id:
            raise LayoutChanged(f"details of another posting ({response.url})")
        own = {text(field, "Prompt"): text(field, "Value") for field in objects(job, "requisitionFlexFields")}
        return self.more(
            listed,
            description=joined(*(text_of_html(text(job, part) or "") for part in PARTS), by="\n\n"),
            posted_text=text(job, "ExternalPostedStartDate"),
            valid_until_text=text(job, "ExternalPostedEndDate"),
            places=_narrowed((*listed.places, *map(_work_place, objects(job, "workLocation")))),
            employment_text=own.get("Zeitmodell"),
            contract_text=own.get("Beschäftigungsverhältnis"),
        )


def _places(entry: Json) -> tuple[RawPlace, ...]:
    """The first place and the others, without a bare country beside a town of it.

    >>> others = [{"Name": "Elmshorn, Schleswig-Holstein, Deutschland"}]
    >>> [place.text for place in _places({"PrimaryLocation": "Deutschland", "secondaryLocations": others})]
    ['Elmshorn, Schleswig-Holstein, Deutschland']
    """
    first = RawPlace(text=text(entry, "PrimaryLocation"), country=text(entry, "PrimaryLocationCountry"))
    others = (
        RawPlace(
            text=text(other, "Name"),
            country=text(other, "CountryCode"),
            lat=text(other, "Latitude"),
            lon=text(other, "Longitude"),
        )
        for other in objects(entry, "secondaryLocations")
    )
    return _narrowed((first, *others))


def _work_place(place: Json) -> RawPlace:
    return RawPlace(text=text(place, "LocationName"), lat=text(place, "Latitude"), lon=text(place, "Longitude"))


def _narrowed(places: tuple[RawPlace, ...]) -> tuple[RawPlace, ...]:
    said = [place for place in places if place.text]
    return tuple(p for p in said if not any((other.text or "").endswith(f", {p.text}") for other in said))
