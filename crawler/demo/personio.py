"""Personio's feed over loopback."""

from collections.abc import Sequence

from crawler.demo.market import Offer
from crawler.demo.server import Answers, Asked, Reply, xml

CARRIES = frozenset({"employer", "city", "description"})


def answers(stock: Sequence[Offer], page_size: int = 25) -> Answers:
    """The feed of one employer; it has no pages."""

    def answer(asked: Asked) -> Reply | None:
        return xml(f"<workzag-jobs>{''.join(map(_position, stock))}</workzag-jobs>") if asked.path == "/xml" else None

    return answer


def _position(offer: Offer) -> str:
    return f"""<position>
        <id>{offer.number}</id><subcompany>{offer.employer}</subcompany><office>{offer.town.city}</office>
        <name>{offer.title}</name><department>Service</department>
        <jobDescriptions><jobDescription><name>Aufgaben</name><value><![CDATA[{offer.html}]]></value></jobDescription>
        </jobDescriptions><employmentType>permanent</employmentType>
        <schedule>{"full-time" if offer.full_time else "part-time"}</schedule>
        <createdAt>{offer.first_published_on}T08:00:00+00:00</createdAt></position>"""
