"""A loopback board with as many postings as asked for, in a process of its own so that its work is not counted."""

import base64
import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit

PAGE = 100

SENTENCES = (
    "Wir sind ein mittelständischer Betrieb an der Havel und halten Heizungen, Bäder und Aufzüge am Laufen.",
    "Sie führen ein Team aus zwölf Menschen, planen ihre Touren und sorgen für kurze Wege zwischen Werkstatt und Büro.",
    "Sie sprechen mit Kundinnen und Kunden, wenn etwas schiefging, und machen aus Beschwerden Verbesserungen.",
    "Sie bringen eine Ausbildung im Handwerk oder im Büro mit und haben schon einmal Verantwortung getragen.",
    "Ein Führerschein der Klasse B ist nützlich, Freude an klaren Zahlen auch; alles andere lernen Sie bei uns.",
    "Es erwarten Sie 30 Tage Urlaub, ein Zuschuss zum Deutschlandticket und Feierabend, der seinen Namen verdient.",
)
PAY = (
    {"verguetungsangabe": "JAHRESGEHALT", "artDerVerguetung": "GEHALTSSPANNE", "gehaltsspanneVon": 52000.0},
    {"verguetungsangabe": "STUNDENLOHN", "artDerVerguetung": "GEHALTSSPANNE", "gehaltsspanneVon": 18.5},
    {"verguetungsangabe": "KEINE_ANGABEN"},
)
PROSE = ("Wir zahlen 3.400 bis 3.900 Euro brutto im Monat.", "Entgeltgruppe 9b TVöD-VKA.", "Die Vergütung ist fair.")


def hit(number: int) -> dict[str, object]:
    """One posting as a search lists it."""
    address = {"plz": "14467", "ort": "Potsdam", "region": "BRANDENBURG", "land": "DEUTSCHLAND"}
    return {
        "referenznummer": f"10000-{number:010d}-S",
        "stellenangebotsTitel": f"Leiter Kundenservice (m/w/d) - Team {number}",
        "firma": f"Havelbogen Service {number % 90} GmbH",
        "hauptberuf": "Leiter/in - Kundendienst (kaufmännisch)",
        "stellenlokationen": [{"adresse": address, "breite": 52.3989, "laenge": 13.0657}],
        "veroeffentlichungszeitraum": {"von": "2026-11-20"},
        "datumErsteVeroeffentlichung": "2026-11-20",
        "aenderungsdatum": "2026-11-20T11:43:41.935",
        "eintrittszeitraum": {"von": "2027-01-01"},
        "vertragsdauer": "UNBEFRISTET",
        "arbeitszeitVollzeit": True,
        "homeofficemoeglich": False,
        **PAY[number % 3],
    }


def details(number: int) -> dict[str, object]:
    """The same posting with a text of about 3 kB, contact person included."""
    lines = [SENTENCES[(number + line) % len(SENTENCES)] for line in range(26)]
    lines += [PROSE[number % 3], "Ihre Ansprechpartnerin ist Frau Mia Musterfrau, Telefon 030 23125 123."]
    return {**hit(number), "stellenangebotsBeschreibung": "\n".join(lines), "istArbeitnehmerUeberlassung": False}


def serve(count: int) -> None:
    """Serve `count` postings until killed; prints the port."""
    hits = [hit(number) for number in range(count)]
    pages = {
        page: json.dumps(
            {"maxErgebnisse": count, "page": page, "size": PAGE, "ergebnisliste": hits[start : start + PAGE]}
        )
        for page, start in enumerate(range(0, count, PAGE), 1)
    }
    bodies = {str(hits[number]["referenznummer"]): json.dumps(details(number)) for number in range(count)}

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            url = urlsplit(self.path)
            if url.path.endswith("/jobs"):
                body = pages[int(parse_qs(url.query)["page"][0])]
            elif "/jobdetails/" in url.path:
                body = bodies[base64.b64decode(unquote(url.path.rpartition("/")[2])).decode()]
            else:
                body = ""
            sent = body.encode()
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(sent)))
            self.end_headers()
            self.wfile.write(sent)

        def log_message(self, *args: object) -> None:
            """Keep quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        print(server.server_port, flush=True)
        server.serve_forever()


if __name__ == "__main__":
    serve(int(sys.argv[1]))
