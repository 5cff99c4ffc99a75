"""What a run says while and after it runs: sentences for a person, or one JSON object a line for a log collector."""

import datetime as dt
import json
import logging
import sys
from contextlib import suppress
from typing import Any

import click


class LogLines:
    """Says sentences: on stdout, or on stderr what went wrong; as JSON everything goes to stderr.

    >>> LogLines(as_json=False).say("published 3 postings", event="published")
    published 3 postings
    """

    def __init__(self, *, as_json: bool) -> None:
        self.as_json = as_json

    def say(self, sentence: str, *, event: str, is_error: bool = False, **facts: Any) -> None:
        """Say one thing; `event` and `facts` are what a program reads of it."""
        with suppress(OSError):  # whoever listened has gone; the run goes on
            if self.as_json:
                level = "error" if is_error else "info"
                click.echo(_json(level, event, sentence, **facts), err=True)
            else:
                click.echo(sentence, err=is_error)


class JsonFormatter(logging.Formatter):
    """Scrapy's own lines in the same form."""

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        facts = {"exception": self.formatException(record.exc_info)} if record.exc_info else {}
        return _json(record.levelname.lower(), record.name, record.getMessage(), **facts)


def log_as_json(*, verbose: bool) -> None:
    """Let what is logged go to stderr as JSON: everything, or only what is critical."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonFormatter())
    logging.basicConfig(handlers=[handler], level=logging.INFO if verbose else logging.CRITICAL, force=True)


def _json(level: str, event: str, sentence: str, **facts: Any) -> str:
    at = dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds")
    return json.dumps({"at": at, "level": level, "event": event, "message": sentence, **facts}, default=str)
