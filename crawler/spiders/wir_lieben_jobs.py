"""wir-lieben-jobs.de: what the occupation pays, as a market reference."""

from crawler.board import BoardSpider, Found, Listing, Page, Start, date
from crawler.expect import unlike, whole_page
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
    checked_on = date(2026, 11, 23)
    evidence = "the text of one page as recorded; its mark-up was not seen"
    lists = "window"

    async def start(self) -> Start:
        """The page on the occupation in the town."""
        town = self.profile.place.name.lower().replace(" ", "-")
        yield self.listing(f"{self.address}/{OCCUPATION.lower()}-jobs-in-{town}")

    def parse_listing(self, response: Page, listing: Listing) -> Found:
        """The prose, and postings if there are any."""
        text, url = text_of_html(whole_page(response).get()), self.printed(response)
        if OCCUPATION not in text:
            raise unlike(response, f"a page that does not speak of {OCCUPATION}")
        place = self.profile.place.name
        yield RawMarketPay(source=self.name, url=url, occupation=OCCUPATION, place=place, text=text)
        yield from self.job_postings(response, url=url)
