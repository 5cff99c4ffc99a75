"""Umantis' list pages over loopback."""

from collections.abc import Sequence
from html import escape

from crawler.demo.market import Offer
from crawler.demo.server import Answers, Asked, Reply, html

CARRIES = frozenset({"city", "description"})
PAGE_SIZE = 10  # what the spider takes for a full page


def answers(stock: Sequence[Offer], page_size: int = PAGE_SIZE) -> Answers:
    """Pages of rows, then pages of postings."""
    pages = {f"/Vacancies/{offer.number}/Description/1": offer for offer in stock}

    def answer(asked: Asked) -> Reply | None:
        if asked.path == "/Jobs/All":
            number = int(asked.query.get("tc1", "p1").removeprefix("p"))
            shown = stock[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
            return html(f"<table>{''.join(map(_row, shown))}</table>")
        if asked.path in pages:
            offer = pages[asked.path]
            return html(f"<div id='content'><h1>{escape(offer.title)}</h1>{offer.html}</div>")
        return None

    return answer


def _row(offer: Offer) -> str:
    link = f'<a class="HSTableLinkSubTitle" href="/Vacancies/{offer.number}/Description/1">{escape(offer.title)}</a>'
    hours = "Vollzeit" if offer.full_time else "Teilzeit"
    return f"<tr><td>{link}</td><td>{offer.town.city}</td><td>{hours}</td></tr>"
