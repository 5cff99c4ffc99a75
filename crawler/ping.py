"""Telling a health check that a run began, and how it ended: a service that calls when it hears nothing.

The addresses follow healthchecks.io: URL/start at the beginning, URL/<exit code> at the end; 0 is success.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.error import URLError
from urllib.parse import urlsplit, urlunsplit
from urllib.request import Request, urlopen

from crawler.logline import LogLines

TIMEOUT = 10  # seconds


@contextmanager
def pinging(url: str | None, lines: LogLines) -> Iterator[None]:
    """Tell the check when the block begins and with which exit code it ends; without an address nothing is told."""
    code: object = 1
    _tell(url, "start", lines)
    try:
        yield
        code = 0
    except SystemExit as left:
        code = left.code or 0
        raise
    finally:
        _tell(url, str(code), lines)


def _tell(url: str | None, what: str, lines: LogLines) -> None:
    if url and (why_not := ping(url, what)):
        lines.say(why_not, event="ping", is_error=True)


def ping(url: str, what: str) -> str | None:
    """Tell the check `start` or an exit code; why it could not be told, in a sentence without the address.

    The address is a secret of the operator: whoever knows it can report a success.

    >>> ping("http://127.0.0.1:9/check", "start")
    'the health check could not be told "start" (connection refused)'
    """
    try:
        with urlopen(Request(address(url, what), method="POST"), timeout=TIMEOUT):  # noqa: S310 - http(s) only, see options
            return None
    except URLError as error:
        cause = getattr(error, "reason", error)
        why = getattr(error, "code", None) or getattr(cause, "strerror", None) or type(cause).__name__
    except (OSError, ValueError) as error:
        why = type(error).__name__
    return f'the health check could not be told "{what}" ({str(why).lower()})'


def address(url: str, what: str) -> str:
    """Where a check hears of it.

    >>> address("https://hc.example/uuid?create=1", "start")
    'https://hc.example/uuid/start?create=1'
    """
    parts = urlsplit(url)
    return urlunsplit(parts._replace(path=f"{parts.path.rstrip('/')}/{what}"))
