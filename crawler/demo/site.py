"""A web site with a sitemap and JobPosting data on its pages."""

from collections.abc import Sequence

from crawler.demo.jobposting import page
from crawler.demo.market import Offer
from crawler.demo.server import Answers, Asked, Reply, xml

CARRIES = frozenset({"employer", "city", "postcode", "posted_on", "valid_until_on", "pay", "description"})
ORIGIN = "https://stadtwerke.example"


def answers(stock: Sequence[Offer], page_size: int = 25) -> Answers:
    """The sitemap names the pages, and others that are none of our business."""
    pages = {f"/stellen/{offer.number}": offer for offer in stock}
    urls = "".join(f"<url><loc>{ORIGIN}{path}</loc></url>" for path in ("/", "/impressum", *pages))
    sitemap = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'

    def answer(asked: Asked) -> Reply | None:
        if asked.path == "/sitemap.xml":
            return xml(sitemap)
        return page(pages[asked.path], f"{ORIGIN}{asked.path}") if asked.path in pages else None

    return answer
