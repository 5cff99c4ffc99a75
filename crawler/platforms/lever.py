"""Lever: the public postings of an employer."""

from crawler.board import EmployerSpider, Found, Json, Listing, Page, Start, date
from crawler.expect import inside, joined, json_list, objects, optional
from crawler.fields import fields, pay, prose, said
from crawler.markup import text_of_html
from pipelines.raw import RawPlace, RawPosting

PAGE_SIZE = 100


class Lever(EmployerSpider):
    """Pages of 100 postings, with text and, where the employer states it, pay; the last page is not full.

    `createdAt` is an instant in milliseconds, when the posting was made and not when it was published; the latter
    is not said. An unknown account answers 404. An account "eu/name" is one whose data is kept in Europe.
    """

    name = "lever"
    title = "Lever"
    homepage = "https://www.lever.co"
    address = "https://api.lever.co/v0/postings/{account}"
    terms_url = "https://github.com/lever/postings-api"
    robots = "asks for one second between visits (read by others in 2026-10)"
    checked_on = date(2026, 11, 23)
    evidence = "recorded answers of two employers"
    always = frozenset({"id", "text", "hostedUrl", "createdAt", "categories"})
    hosts = ("api.eu.lever.co",)

    async def start(self) -> Start:
        """The first page."""
        yield self.listing(self.at_number(0), self.parse_postings, headers={"Accept": "application/json"})

    def at_number(self, skip: int) -> str:
        """Address of the page that begins after so many postings."""
        region, _, name = self.account.rpartition("/")
        service = f"https://{self.hosts[0]}/v0/postings/{name}" if region == "eu" else self.address
        return f"{service}?mode=json&skip={skip}&limit={PAGE_SIZE}"

    def parse_postings(self, response: Page, listing: Listing) -> Found:
        """Every posting, and the next page after a full one."""
        postings = json_list(response)
        yield from self.each(postings, self.posting)
        if len(postings) == PAGE_SIZE:  # an answer with more than was asked for has no pages
            following = self.at_number(listing.pages * PAGE_SIZE)
            yield self.page(following, listing, self.parse_postings, headers={"Accept": "application/json"})

    def posting(self, posting: Json) -> RawPosting:
        """A posting."""
        kinds = inside(posting, "categories")
        places = optional(kinds, "allLocations", list) or [said(kinds, "location")]
        country = said(posting, "country") if len(places) == 1 else None  # it is that of the first
        lists = (
            joined(said(part, "text"), text_of_html(f"<ul>{said(part, 'content') or ''}</ul>"), by="\n")
            for part in objects(posting, "lists")
        )
        texts = (prose(posting, "description"), *lists, prose(posting, "additional", "salaryDescription"))
        return self.raw(
            **fields(posting, url="hostedUrl", title="text", native_id="id", first_published_text="createdAt"),
            **fields(posting, work_mode_text="workplaceType", employment_text="categories.commitment"),
            **pay(inside(posting, "salaryRange"), low="min", high="max", period="interval", currency="currency"),
            description=joined(*texts, by="\n\n"),
            places=tuple(RawPlace(text=place, country=country) for place in places if place),
        )
