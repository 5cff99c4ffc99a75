"""An S3 server on loopback in a process of its own, and a proxy before it that fails as it is told to."""

import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

# It ends with its standard input, so also if the tests are killed.
SERVER = """
import sys
from moto.server import ThreadedMotoServer
server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
server.start()
print(server.get_host_and_port()[1], flush=True)
sys.stdin.read()
server.stop()
"""


@contextmanager
def s3_server() -> Iterator[int]:
    """Serve S3 until the block ends; yields the port."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with subprocess.Popen([sys.executable, "-W", "ignore", "-c", SERVER], text=True, **pipes) as server:  # type: ignore[call-overload]
        try:
            yield int(server.stdout.readline())
        finally:
            server.stdin.close()
            server.wait(30)


def make_bucket(port: int, name: str) -> None:
    urllib.request.urlopen(urllib.request.Request(f"http://127.0.0.1:{port}/{name}", method="PUT"), timeout=30).close()


def address(port: int, place: str) -> str:
    return f"s3://{place}?scheme=http&endpoint_override=127.0.0.1:{port}&region=us-east-1"


HOP_BY_HOP = {"transfer-encoding", "connection", "server", "date", "expect"}


class Fault:
    """What the proxy does with requests whose method is in `methods`, after `spared` of them were let through."""

    def __init__(self, kind: str, *, methods: str = "GET HEAD PUT POST DELETE", spared: int = 0, times: int = 10**6):
        self.kind, self.methods, self.spared, self.times = kind, methods.split(), spared, times
        self.hits = 0
        self._lock = threading.Lock()

    def strikes(self, method: str) -> bool:
        with self._lock:
            if method not in self.methods:
                return False
            if self.spared:
                self.spared -= 1
                return False
            self.hits += 1
            return self.hits <= self.times


@contextmanager
def faulty(port: int, fault: Fault) -> Iterator[int]:
    """A proxy before the server at a port; yields its own port."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _serve(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            strikes = fault.strikes(self.command)
            if strikes and fault.kind == "drops the request":
                self.rfile.read(length // 2 or 1)
                self.close_connection = True
                self.connection.close()
                return
            body = self.rfile.read(length) if length else self._chunks()
            if strikes and fault.kind == "answers 500":
                self.send_response(500)
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            if strikes and fault.kind == "is slow":
                time.sleep(1.5)
            if strikes and fault.kind == "hangs":
                time.sleep(30)
                self.close_connection = True
                return
            upstream = HTTPConnection("127.0.0.1", port, timeout=30)
            kept = {name: value for name, value in self.headers.items() if name.lower() not in HOP_BY_HOP}
            upstream.request(self.command, self.path, body, kept)
            answer = upstream.getresponse()
            content = answer.read()
            self.send_response(answer.status)
            for name, value in answer.getheaders():
                if name.lower() not in HOP_BY_HOP:
                    self.send_header(name, value)
            if not answer.getheader("Content-Length"):
                self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            if strikes and fault.kind == "drops the answer":
                self.wfile.write(content[: len(content) // 2])
                self.close_connection = True
                self.connection.close()
            elif self.command != "HEAD":
                self.wfile.write(content)
            upstream.close()

        def _chunks(self) -> bytes:
            if self.headers.get("Transfer-Encoding") != "chunked":
                return b""
            body = b""
            while size := int(self.rfile.readline().partition(b";")[0], 16):
                body += self.rfile.read(size)
                self.rfile.readline()
            self.rfile.readline()
            return body

        do_GET = do_HEAD = do_PUT = do_POST = do_DELETE = _serve  # noqa: N815 - the names of http.server

        def log_message(self, *args: object) -> None:
            pass

        def handle(self) -> None:
            with suppress(OSError, ValueError):  # whoever asked has gone, or this end was closed on purpose
                super().handle()

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
            thread.join()
