"""A board on loopback that answers what a test tells it to."""

import base64
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple
from urllib.parse import parse_qs, unquote, urlsplit


class Answer(NamedTuple):
    status: int = 200
    body: bytes = b""
    content_type: str = "application/json"
    announced: int | None = None  # Content-Length, if it is to lie


class Asked(NamedTuple):
    path: str
    query: dict[str, str]
    headers: dict[str, str]


def json_answer(value: Any, status: int = 200) -> Answer:
    return Answer(status, json.dumps(value).encode())


@contextmanager
def serve(answer: Callable[[Asked], Answer]) -> Iterator[tuple[str, list[Asked]]]:
    """Serve on a free port until the block ends; yields the origin and what was asked so far."""
    asked: list[Asked] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            url = urlsplit(self.path)
            request = Asked(url.path, {k: v[0] for k, v in parse_qs(url.query).items()}, dict(self.headers))
            asked.append(request)
            no_rules = Answer(404, content_type="text/plain")
            reply = no_rules if url.path == "/robots.txt" else answer(request)
            self.send_response(reply.status)
            self.send_header("Content-Type", reply.content_type)
            self.send_header("Content-Length", str(reply.announced or len(reply.body)))
            self.end_headers()
            with suppress(BrokenPipeError):  # whoever asked was killed
                self.wfile.write(reply.body)
            if reply.announced:
                self.close_connection = True

        def log_message(self, *args: object) -> None:
            pass

        def handle(self) -> None:
            with suppress(ConnectionResetError):  # whoever asked was killed
                super().handle()

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}", asked
        finally:
            server.shutdown()
            thread.join()


def reference(path: str) -> str:
    """The reference number in the path of a Bundesagentur detail request."""
    return base64.b64decode(unquote(path.rpartition("/")[2])).decode()


def listing(*hits: dict[str, Any], total: int | None = None, **more: Any) -> dict[str, Any]:
    """A page of Bundesagentur results; without hits it has no `ergebnisliste`, as the real one."""
    answer = {"maxErgebnisse": len(hits) if total is None else total, "page": 1, "size": 100}
    answer |= {"woOutput": {"bereinigterOrt": "Potsdam", "suchmodus": "UMKREISSUCHE"}}
    return {**answer, **({"ergebnisliste": list(hits)} if hits else {}), **more}


def hit(number: int = 1, **more: Any) -> dict[str, Any]:
    """One invented hit in the shape of the Bundesagentur's."""
    place = {"adresse": {"plz": "14467", "ort": "Potsdam", "region": "BRANDENBURG", "land": "DEUTSCHLAND"}}
    return {
        "referenznummer": f"10000-{number:010d}-S",
        "stellenangebotsTitel": "Leiter Kundenservice (m/w/d)",
        "firma": "Havelbogen Service GmbH",
        "hauptberuf": "Leiter/in - Kundendienst (kaufmännisch)",
        "stellenlokationen": [{**place, "breite": 52.3989, "laenge": 13.0657}],
        "veroeffentlichungszeitraum": {"von": "2026-11-20"},
        "datumErsteVeroeffentlichung": "2026-11-20",
        "aenderungsdatum": "2026-11-20T11:43:41.935",
        "eintrittszeitraum": {"von": "2027-01-01"},
        "verguetungsangabe": "JAHRESGEHALT",
        "artDerVerguetung": "GEHALTSSPANNE",
        "gehaltsspanneVon": 52000.0,
        "gehaltsspanneBis": 64000.0,
        "vertragsdauer": "UNBEFRISTET",
        "arbeitszeitVollzeit": True,
        "homeofficemoeglich": False,
        **more,
    }


def details(number: int = 1, **more: Any) -> dict[str, Any]:
    """The details of the same hit."""
    text = "Sie leiten unseren Kundenservice mit zwölf Menschen am Standort Potsdam."
    return hit(number, stellenangebotsBeschreibung=text, istArbeitnehmerUeberlassung=False, **more)
