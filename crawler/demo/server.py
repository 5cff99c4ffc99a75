"""A web site on loopback, for the demo's boards and for tests."""

import json
import selectors
import socket
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import MappingProxyType
from typing import Any, NamedTuple, Self
from urllib.parse import parse_qs, urlsplit


class Asked(NamedTuple):
    """A request. Of a repeated parameter the first value counts."""

    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes = b""
    method: str = "GET"


class Reply(NamedTuple):
    """An answer; a `body` that is neither text nor bytes is sent as JSON."""

    body: Any = b""
    status: int = 200
    kind: str = "application/json"
    headers: Mapping[str, str] = MappingProxyType({})
    announced: int | None = None
    """Content-Length, if it is to lie."""

    @property
    def sent(self) -> bytes:
        """What goes over the wire."""
        if isinstance(self.body, str):
            return self.body.encode()
        return self.body if isinstance(self.body, bytes) else json.dumps(self.body).encode()


NOT_FOUND = Reply(status=404, kind="text/plain")
Answers = Callable[[Asked], Reply | None]
"""What a site answers; None means 404."""


def xml(body: str) -> Reply:
    """An XML document."""
    return Reply(f'<?xml version="1.0" encoding="UTF-8"?>\n{body}', kind="application/xml")


def html(body: str) -> Reply:
    """A page."""
    return Reply(f"<!doctype html><html><body>{body}</body></html>", kind="text/html; charset=utf-8")


class Server:
    """A context manager: serves on a free port of 127.0.0.1 until the block ends. `requests` are the paths asked for.

    >>> with Server(lambda asked: Reply({"path": asked.path})) as server:
    ...     server.origin.startswith("http://127.0.0.1:")
    True
    """

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self.requests: list[str] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._stack = ExitStack()

    @property
    def origin(self) -> str:
        """Where it serves: what `--endpoint NAME=` takes."""
        return f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        self._stack.enter_context(serving([self]))
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def fileno(self) -> int:
        """The listening socket, which is ready when somebody calls."""
        return self._server.fileno()

    def accept(self) -> None:
        """Take a call; it is answered in a thread of its own."""
        self._server.handle_request()

    def close(self) -> None:
        """Take no more calls."""
        self._server.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def do_GET(self) -> None:
                server.requests.append(self.path)
                url = urlsplit(self.path)
                query = {name: values[0] for name, values in parse_qs(url.query).items()}
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                asked = Asked(url.path, query, dict(self.headers.items()), body, self.command)
                reply = server.answers(asked) or NOT_FOUND
                self.send_response(reply.status)
                sent = reply.sent
                headers = {"Content-Type": reply.kind, "Content-Length": str(reply.announced or len(sent))}
                for name, value in {**headers, **reply.headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(sent)
                if reply.announced:
                    self.close_connection = True

            do_POST = do_GET

            def log_message(self, *_: object) -> None:
                pass

        return Handler


@contextmanager
def serving(sites: Sequence[Server]) -> Iterator[None]:
    """Serve any number of sites until the block ends; one thread waits for the calls of all."""
    bell, rope = socket.socketpair()
    waiting = selectors.DefaultSelector()
    waiting.register(bell, selectors.EVENT_READ)
    for site in sites:
        waiting.register(site, selectors.EVENT_READ, site)

    def wait() -> None:
        while True:
            for key, _ in waiting.select():
                if key.data is None:
                    return
                key.data.accept()

    thread = threading.Thread(target=wait, daemon=True)
    thread.start()
    try:
        yield
    finally:
        rope.send(b"!")
        thread.join()
        waiting.close()
        bell.close()
        rope.close()
        for site in sites:
            site.close()
