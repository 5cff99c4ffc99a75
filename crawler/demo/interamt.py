"""Interamt's service over loopback."""

from collections.abc import Sequence
from typing import Any

from crawler.demo.market import Offer
from crawler.demo.server import Answers, Asked, Reply

CARRIES = frozenset({"employer", "city", "postcode", "posted_on", "valid_until_on", "description"})


def answers(stock: Sequence[Offer], page_size: int = 25) -> Answers:
    """The whole stock in one answer, then details."""
    details = {f"/query/stellenangebot/{offer.number}": offer for offer in stock}

    def answer(asked: Asked) -> Reply | None:
        if asked.path == "/search/stellenangebot" and asked.method == "POST":
            return Reply({"data": [_entry(offer) for offer in stock]})
        return Reply({"data": _details(details[asked.path])}) if asked.path in details else None

    return answer


def _entry(offer: Offer) -> dict[str, Any]:
    return {
        "stellenangebotId": offer.number,
        "stellenbezeichnung": offer.title,
        "behoerdeName": offer.employer,
        "bewerbungsfrist": f"{offer.deadline_on:%d.%m.%Y}" if offer.deadline_on else None,
        "datumErstellt": offer.posted_on.isoformat(),
        "tarifEbeneMin": "E 1",
        "tarifEbeneMax": "E 15",
        "einsatzorte": [
            {"ort": town.city, "plz": town.postcode, "latitude": town.lat, "longitude": town.lon}
            for town in offer.towns
        ],
    }


def _details(offer: Offer) -> dict[str, Any]:
    return {
        "stellenbeschreibung": offer.html,
        "beschaeftigungsverhaeltnisse": [{"wochenarbeitszeit": "39,00 Stunden pro Woche"}],
        "beschaeftigungsdauer": "UNBEFRISTET",
        "teilzeitVollzeit": "VOLLZEIT" if offer.full_time else "TEILZEIT",
        "datumOeffentlichAusschreiben": offer.posted_on.isoformat(),
    }
