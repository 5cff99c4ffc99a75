"""Umantis's pages over loopback."""

from collections.abc import Sequence
from html import escape

from crawler.demo.market import Offer
from crawler.demo.server import Answers, Asked, Reply, html

CARRIES = frozenset({"city", "description"})
PAGE_SIZE = 10


def answers(stock: Sequence[Offer], page_size: int = 25) -> Answers:
    """List pages of ten, whatever the visitor wishes, and a page for each posting."""
    shown = {_path(offer): offer for offer in stock}

    def answer(asked: Asked) -> Reply | None:
        if asked.path in shown:
            offer = shown[asked.path]
            return html(f"<div id='content'><h1>{escape(offer.title)}</h1>{offer.html}</div>")
        if asked.path != "/Jobs/All":
            return None
        begin = (int(asked.query.get("tc1152", "p1")[1:]) - 1) * PAGE_SIZE
        rows = "".join(map(_row, stock[begin : begin + PAGE_SIZE]))
        return html(f"""<table>{rows}</table><table-navigation initial-data-string='{{"TableNr": "1152"}}'>""")

    return answer


def _path(offer: Offer) -> str:
    return f"/Vacancies/{offer.number}/Description/1"


def _row(offer: Offer) -> str:
    kind = "Vollzeit" if offer.full_time else "Teilzeit"
    return f"""<tr><td><a class="HSTableLinkSubTitle" href="{_path(offer)}">{escape(offer.title)}</a></td>
        <td>{offer.town.city}</td><td>{kind}</td></tr>"""
