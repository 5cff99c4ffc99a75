"""wir-lieben-jobs.de: what the occupation pays, as a market reference."""

from crawler.board import BoardSpider, Found, Listing, Page, Start, date
from crawler.expect import unlike, whole_page
from crawler.jsonld import job_postings
from crawler.markup import text_of_html
from pipelines.raw import RawMarketPay

OCCUPATION = "Kundendienstleiter"


class WirLiebenJobs(BoardSpider):
    """One page on the occupation in the town: running prose that names a span of pay, a month.

    The span says what the market pays, not what a vacancy pays: it becomes a row of `market_pay`, never of the
    postings. The page had no postings when it was seen; JobPosting data is read, should it carry some. Off until
    somebody has read its robots.txt and terms, which nobody has: a profile has to name it.
    """

    name = "wir-lieben-jobs"
    title = "wir-lieben-jobs.de"
    homepage = "https://www.wir-lieben-jobs.de"
    address = "https://www.wir-lieben-jobs.de"
    access = "operator_decides"
    robots = "not read"
    checked_on = date(2026, 11, 23)
    evidence = "the text of one page as recorded; its mark-up was not seen"
    lists = "window"

    async def start(self) -> Start:
        """The page on the occupation in the town."""
        town = self.profile.place.name.lower().replace(" ", "-")
        yield self.listing(f"{self.address}/{OCCUPATION.lower()}-jobs-in-{town}", self.parse_page_of_occupation)

    def parse_page_of_occupation(self, response: Page, listing: Listing) -> Found:
        """The prose, and postings if there are any."""
        page = whole_page(response)
        text = text_of_html(response.text)
        if OCCUPATION not in text:
            raise unlike(response, f"a page that does not speak of {OCCUPATION}")
        yield RawMarketPay(
            source=self.name,
            url=f"{self.homepage}/{response.url.rpartition('/')[2]}",
            occupation=OCCUPATION,
            place=self.profile.place.name,
            text=text,
        )
        url = f"{self.homepage}/{response.url.rpartition('/')[2]}"
        reading = job_postings(page, source=self.name, source_type=self.source_type, url=url)
        yield from reading.postings
