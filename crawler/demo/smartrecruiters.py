"""SmartRecruiters' public pages over loopback."""

from collections.abc import Sequence
from html import escape

from crawler.demo.market import Offer
from crawler.demo.server import Answers, Asked, Reply, html

CARRIES = frozenset({"employer", "city", "postcode", "posted_on", "description"})
ORIGIN = "https://jobs.smartrecruiters.com"


def answers(stock: Sequence[Offer], page_size: int = 25) -> Answers:
    """The employer's page, then pages of postings."""
    pages = {f"/example/{offer.number + 743999000000000}-stelle": offer for offer in stock}
    links = "".join(f'<li><a href="{ORIGIN}{path}">Stelle</a></li>' for path in pages)

    def answer(asked: Asked) -> Reply | None:
        if asked.path == "/example":
            return html(f"<ul>{links}</ul>")
        return html(_page(pages[asked.path])) if asked.path in pages else None

    return answer


def _page(offer: Offer) -> str:
    return f"""<main itemscope itemtype="http://schema.org/JobPosting"><h1 itemprop="title">{escape(offer.title)}</h1>
        <meta itemprop="datePosted" content="{offer.posted_on}T09:00:00.000Z">
        <span itemprop="hiringOrganization" itemscope itemtype="http://schema.org/Organization">
        <meta itemprop="name" content="{escape(offer.employer)}"></span>
        <span itemprop="jobLocation" itemscope itemtype="http://schema.org/Place">
        <span itemprop="address" itemscope itemtype="http://schema.org/PostalAddress">
        <meta itemprop="postalCode" content="{offer.town.postcode}"><meta itemprop="addressCountry" content="Germany">
        <meta itemprop="addressLocality" content="{offer.town.city}"></span></span>
        <div itemprop="description">{offer.html}</div></main>"""
