"""An embedded board that speaks the Bundesagentur's contract over loopback, with invented postings."""

import base64
import binascii
import datetime as dt
import json
import math
import threading
import tomllib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources
from typing import Any, Self
from urllib.parse import parse_qs, unquote, urlsplit

PREFIX = "/jobboerse/jobsuche-service"
CLIENT_ID = "jobboerse-jobsuche"
CENTRE = (52.39886, 13.06566)
WINDOW = 10_000
NOT_FOUND = {"messages": [{"code": "STELLENANGEBOT_NICHT_GEFUNDEN"}]}
CONTACT = "Fragen beantwortet {name}, Telefon {phone}, {mail}. Ihre Bewerbung schicken Sie an bewerbung@{domain}."


class DemoSite:
    """A context manager: serves on a free port of 127.0.0.1 until the block ends.

    `today` is the day that the postings' ages are counted from; `page_limit` caps the size of a page
    silently, as the service caps it at 100, so that 150 postings fill several pages. `requests` holds the
    paths asked for.
    """

    def __init__(self, *, today: dt.date, page_limit: int = 25) -> None:
        self.postings = postings(today)
        self.page_limit = page_limit
        self.requests: list[str] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05})

    @property
    def origin(self) -> str:
        """Where it serves: what `--endpoint arbeitsagentur=` takes."""
        return f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def answer(self, path: str, query: dict[str, str], key: str | None) -> tuple[int, dict[str, Any] | None]:
        """Status and JSON for a request; a missing client id is refused with nothing, as the service does."""
        if not path.startswith(f"{PREFIX}/pc/"):
            return 404, None
        if key != CLIENT_ID:
            return 403, None
        if path == f"{PREFIX}/pc/v6/jobs":
            return self._search(query)
        head, _, encoded = path.rpartition("/")
        if head == f"{PREFIX}/pc/v4/jobdetails":
            return self._details(encoded)
        return 404, None

    def _search(self, query: dict[str, str]) -> tuple[int, dict[str, Any]]:
        page, size = int(query.get("page", 1)), int(query.get("size", 25))
        if size > 100 or page * size > WINDOW:
            return 400, {"messages": [{"code": "UNGUELTIGE_SUCHE"}]}
        size = min(size, self.page_limit)
        place = query.get("wo", "")
        if place != "Potsdam":
            return 200, {"maxErgebnisse": 0, "page": page, "size": size, "woOutput": {"suchmodus": "UNGUELTIG"}}
        radius = float(query.get("umkreis", 0))
        words = query.get("was", "").casefold().replace("-", " ").split()
        found = [p for p in self.postings if p["_km"] <= radius and any(word in p["_words"] for word in words)]
        shown = found[(page - 1) * size : page * size]
        where = {"lat": CENTRE[0], "lon": CENTRE[1]}
        head: dict[str, Any] = {"maxErgebnisse": len(found), "page": page, "size": size}
        head["woOutput"] = {"bereinigterOrt": "Potsdam", "suchmodus": "UMKREISSUCHE", "koordinaten": [where]}
        if not found:
            return 200, head
        hits = [{k: v for k, v in p.items() if k not in _DETAILS_ONLY and k[0] != "_"} for p in shown]
        facets = {"angebotsart": {"counts": {"1": len(found)}, "maxCount": len(found)}}
        return 200, {**({"ergebnisliste": hits} if hits else {}), **head, "facetten": facets}

    def _details(self, encoded: str) -> tuple[int, dict[str, Any]]:
        text = unquote(encoded).rstrip("=")
        try:
            reference = base64.b64decode(text + "=" * (-len(text) % 4), validate=True).decode()
        except (binascii.Error, UnicodeDecodeError):
            return 404, NOT_FOUND
        for posting in self.postings:
            if posting["referenznummer"] == reference and not posting["_withdrawn"]:
                return 200, {k: v for k, v in posting.items() if k[0] != "_" and k != "alleBerufe"}
        return 404, NOT_FOUND

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def do_GET(self) -> None:
                url = urlsplit(self.path)
                site.requests.append(self.path)
                query = {name: values[0] for name, values in parse_qs(url.query).items()}
                status, body = site.answer(url.path, query, self.headers.get("X-API-Key"))
                kind, sent = "application/json", b"" if body is None else json.dumps(body).encode()
                if url.path == "/robots.txt":
                    status, kind, sent = 200, "text/plain", b"User-agent: *\nDisallow:\n"
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(sent)))
                self.end_headers()
                self.wfile.write(sent)

            def log_message(self, *_: object) -> None:
                pass

        return Handler


_DETAILS_ONLY = {"stellenangebotsBeschreibung", "istArbeitnehmerUeberlassung", "allianzpartnerName"}


def postings(today: dt.date) -> list[dict[str, Any]]:
    """All postings of `postings.toml` in the service's shape; keys with an underscore are the site's own."""
    data = tomllib.loads(resources.files(__package__).joinpath("postings.toml").read_text(encoding="utf-8"))
    rows = [*data["wanted"], *_neighbours(data["neighbours"])]
    return [_posting(number, row, data, today) for number, row in enumerate(rows, 1)]


def _neighbours(data: dict[str, Any]) -> list[dict[str, Any]]:
    """Each neighbouring occupation at several employers and places, so that every list is walked through."""
    rows = []
    for number in range(data["count"]):
        title, occupation, text = data["occupations"][number % len(data["occupations"])]
        row = {
            "title": title,
            "occupation": occupation,
            "employer": data["employers"][number * 7 % len(data["employers"])],
        }
        row |= {
            "places": [data["places"][number * 5 % len(data["places"])]],
            "days_ago": number * 11 % 60,
            "text": text,
        }
        rows.append(row | ({"pay": data["pay"][number % len(data["pay"])]} if number % 3 == 0 else {}))
    return rows


def _posting(number: int, row: dict[str, Any], data: dict[str, Any], today: dt.date) -> dict[str, Any]:
    posted = today - dt.timedelta(days=row["days_ago"])
    person, phone = data["contacts"][number % len(data["contacts"])]
    domain = "".join(letter for letter in row["employer"].casefold().split()[0] if letter.isascii()) + ".example"
    mail = ".".join(person.casefold().split()[-2:]).replace("ü", "ue").replace("ö", "oe") + "@" + domain
    text = f"{row['text'].strip()}\n\n" + CONTACT.format(name=person, phone=phone, mail=mail, domain=domain)
    if "deadline_in" in row:
        text += f"\nBewerbungsfrist: {today + dt.timedelta(days=row['deadline_in']):%d.%m.%Y}"
    places = [data["places"][name] for name in row["places"]]
    record = {
        "referenznummer": f"{10000 + number}-{number * 7919:010d}-S",
        "stellenangebotsart": "ARBEIT",
        "stellenangebotsTitel": row["title"],
        "firma": row["employer"],
        "hauptberuf": row["occupation"],
        "alleBerufe": [row["occupation"]],
        "stellenlokationen": [_location(place) for place in places],
        "veroeffentlichungszeitraum": {"von": posted.isoformat()},
        "datumErsteVeroeffentlichung": (posted - dt.timedelta(days=row.get("first_days_before", 0))).isoformat(),
        "aenderungsdatum": f"{posted.isoformat()}T0{number % 9 + 1}:17:41.{number % 1000:03d}",
        "eintrittszeitraum": {"von": (today + dt.timedelta(days=row.get("start_in", 30))).isoformat()},
        "verguetungsangabe": "KEINE_ANGABEN",
        "vertragsdauer": row.get("contract", "UNBEFRISTET"),
        "arbeitszeitVollzeit": row.get("full_time", True),
        "arbeitszeitTeilzeitFlexibel": row.get("part_time", False),
        "homeofficemoeglich": row.get("home_office", False),
        "stellenangebotsBeschreibung": text,
        "istArbeitnehmerUeberlassung": row.get("staffing", False),
        **row.get("pay", {}),
    }
    if partner := row.get("partner"):
        record["externeURL"] = f"https://{partner}/stelle/{number}?utm_source=arbeitsagentur"
        record["allianzpartnerName"] = partner
    record["_km"] = 0.0 if row.get("leaks") else min(_km(place[2], place[3]) for place in places)
    record["_words"] = f"{row['title']} {row['occupation']}".casefold().replace("-", " ")
    record["_withdrawn"] = row.get("withdrawn", False)
    return record


def _location(place: list[Any]) -> dict[str, Any]:
    postcode, city, lat, lon, *country = place
    region = country[1] if country else "BERLIN" if city == "Berlin" else "BRANDENBURG"
    address = {"plz": postcode, "ort": city, "region": region, "land": country[0] if country else "DEUTSCHLAND"}
    return {"adresse": address, "breite": lat, "laenge": lon}


def _km(lat: float, lon: float) -> float:
    """Distance to the centre on a plane: close enough to decide what a search with a radius lists."""
    north, east = lat - CENTRE[0], (lon - CENTRE[1]) * math.cos(math.radians(lat))
    return math.hypot(north, east) * 111.2
