"""A page of running prose about an occupation, with a span of pay in it."""

from collections.abc import Sequence

from crawler.demo.market import Offer
from crawler.demo.server import Answers, Asked, Reply, html

CARRIES: frozenset[str] = frozenset()
TEXT = (
    "Kundendienstleiter in Potsdam: ein Beruf mit Telefon und Tourenplan. Beim Verdienst liegen die Betriebe hier, "
    "je nach Größe und Erfahrung, meist zwischen 2.900 € und 3.700 €."
)


def answers(stock: Sequence[Offer], page_size: int = 25) -> Answers:
    """One page, without postings."""

    def answer(asked: Asked) -> Reply | None:
        return html(f"<main><p>{TEXT}</p></main>") if asked.path == "/kundendienstleiter-jobs-in-potsdam" else None

    return answer
