"""The Bundesagentur's contract over loopback."""

import base64
import binascii
import math
from collections.abc import Sequence
from typing import Any
from urllib.parse import unquote

from crawler.demo.market import Offer, Town
from crawler.demo.server import Answers, Asked, Reply

CARRIES = frozenset({"employer", "city", "postcode", "posted_on", "pay", "description"})
PREFIX = "/jobboerse/jobsuche-service"
CLIENT_ID = "jobboerse-jobsuche"
CENTRE = (52.39886, 13.06566)
WINDOW = 10_000
GONE = Reply({"messages": [{"code": "STELLENANGEBOT_NICHT_GEFUNDEN"}]}, 404)
DETAILS_ONLY = {"stellenangebotsBeschreibung", "istArbeitnehmerUeberlassung", "allianzpartnerName"}
PERIODS = {"year": "JAHRESGEHALT", "month": "MONATSGEHALT", "hour": "STUNDENLOHN", None: "NACH_ABSPRACHE"}


def answers(stock: Sequence[Offer], page_size: int = 25) -> Answers:
    """The search over these offers, and their details.

    `page_size` caps a page silently, as the service caps it at 100.
    """
    postings = [_posting(offer) for offer in stock]

    def answer(asked: Asked) -> Reply | None:
        if not asked.path.startswith(f"{PREFIX}/pc/"):
            return None
        if asked.headers.get("X-Api-Key") != CLIENT_ID:
            return Reply(status=403)  # refused with nothing, as the service does
        if asked.path == f"{PREFIX}/pc/v6/jobs":
            return _search(postings, asked.query, page_size)
        head, _, encoded = asked.path.rpartition("/")
        return _details(postings, encoded) if head == f"{PREFIX}/pc/v4/jobdetails" else None

    return answer


def _search(postings: Sequence[dict[str, Any]], query: Any, page_size: int) -> Reply:
    page, size = int(query.get("page", 1)), int(query.get("size", 25))
    if size > 100 or page * size > WINDOW:
        return Reply({"messages": [{"code": "UNGUELTIGE_SUCHE"}]}, 400)
    size = min(size, page_size)
    if query.get("wo", "") != "Potsdam":
        return Reply({"maxErgebnisse": 0, "page": page, "size": size, "woOutput": {"suchmodus": "UNGUELTIG"}})
    radius = float(query.get("umkreis", 0))
    words = query.get("was", "").casefold().replace("-", " ").split()
    found = [p for p in postings if p["_km"] <= radius and any(word in p["_words"] for word in words)]
    shown = found[(page - 1) * size : page * size]
    where = {"lat": CENTRE[0], "lon": CENTRE[1]}
    head: dict[str, Any] = {"maxErgebnisse": len(found), "page": page, "size": size}
    head["woOutput"] = {"bereinigterOrt": "Potsdam", "suchmodus": "UMKREISSUCHE", "koordinaten": [where]}
    if not found:
        return Reply(head)
    hits = [{k: v for k, v in p.items() if k not in DETAILS_ONLY and k[0] != "_"} for p in shown]
    facets = {"angebotsart": {"counts": {"1": len(found)}, "maxCount": len(found)}}
    return Reply({**({"ergebnisliste": hits} if hits else {}), **head, "facetten": facets})


def _details(postings: Sequence[dict[str, Any]], encoded: str) -> Reply:
    text = unquote(encoded).rstrip("=")
    try:
        reference = base64.b64decode(text + "=" * (-len(text) % 4), validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        return GONE
    for posting in postings:
        if posting["referenznummer"] == reference and not posting["_withdrawn"]:
            return Reply({k: v for k, v in posting.items() if k[0] != "_" and k != "alleBerufe"})
    return GONE


def native_id(number: int) -> str:
    """What the board calls an offer."""
    return f"{10000 + number}-{number * 7919:010d}-S"


def _posting(offer: Offer) -> dict[str, Any]:
    posted = offer.posted_on.isoformat()
    record = {
        "referenznummer": native_id(offer.number),
        "stellenangebotsart": "ARBEIT",
        "stellenangebotsTitel": offer.title,
        "firma": offer.employer,
        "hauptberuf": offer.occupation,
        "alleBerufe": [offer.occupation],
        "stellenlokationen": [_location(town) for town in offer.towns],
        "veroeffentlichungszeitraum": {"von": posted},
        "datumErsteVeroeffentlichung": offer.first_published_on.isoformat(),
        "aenderungsdatum": f"{posted}T0{offer.number % 9 + 1}:17:41.{offer.number % 1000:03d}",
        "eintrittszeitraum": {"von": offer.start_on.isoformat()},
        "verguetungsangabe": "KEINE_ANGABEN",
        "vertragsdauer": offer.contract,
        "arbeitszeitVollzeit": offer.full_time,
        "arbeitszeitTeilzeitFlexibel": offer.part_time,
        "homeofficemoeglich": offer.home_office,
        "stellenangebotsBeschreibung": offer.text,
        "istArbeitnehmerUeberlassung": offer.staffing,
        **_pay(offer),
    }
    if offer.partner:
        record["externeURL"] = f"https://{offer.partner}/stelle/{offer.number}?utm_source=arbeitsagentur"
        record["allianzpartnerName"] = offer.partner
    record["_km"] = 0.0 if offer.leaks else min(_km(town.lat, town.lon) for town in offer.towns)
    record["_words"] = f"{offer.title} {offer.occupation}".casefold().replace("-", " ")
    record["_withdrawn"] = offer.withdrawn
    return record


def _pay(offer: Offer) -> dict[str, Any]:
    if offer.pay is None:
        return {}
    low, high, period = offer.pay
    if low == high:
        return {"verguetungsangabe": PERIODS[period], "artDerVerguetung": "FESTGEHALT", "festgehalt": low}
    span = {"gehaltsspanneVon": low} | ({"gehaltsspanneBis": high} if high is not None else {})
    return {"verguetungsangabe": PERIODS[period], "artDerVerguetung": "GEHALTSSPANNE", **span}


def _location(town: Town) -> dict[str, Any]:
    address = {"plz": town.postcode, "ort": town.city, "region": town.region, "land": town.country}
    return {"adresse": address, "breite": town.lat, "laenge": town.lon}


def _km(lat: float, lon: float) -> float:
    """Distance to the centre on a plane: close enough to decide what a search with a radius lists."""
    north, east = lat - CENTRE[0], (lon - CENTRE[1]) * math.cos(math.radians(lat))
    return math.hypot(north, east) * 111.2
