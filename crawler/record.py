"""One answer of a board as a case for the tests, asked for with all manners, contact persons redacted."""

import json
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from lxml import etree
from scrapy import Request
from scrapy.http import Response

from crawler.board import BoardSpider
from crawler.boards import Board
from crawler.newboard import EXPECTED
from crawler.trouble import sentence
from crawler.verdict import TROUBLES
from crawler.visit import Visit, visit
from exports.store import sentence as file_sentence
from pipelines.normalize.redact import MARK, redact

CASE = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
KINDS = {"json": "json", "xml": "xml", "rss": "xml", "html": "html"}


class NotRecorded(Exception):
    """There is no case; the message says why, in one sentence."""


def record(order: Visit, url: str, folder: Path, *, callback: str = "parse_listing") -> Path:
    """Ask the board of a visit for one address and keep the answer in a folder; returns the answer's path.

    `callback` is the method of the spider that reads it. What is expected is left to be written by a person: until
    then the test of the case fails, and says what the spider reads.

    Raises:
        UsageError: as `Visit.chosen`.
        NotRecorded: the spider has no such method, the board did not answer, or the folder is there already or cannot
            be written.
    """
    (board,) = order.chosen()
    if (folder / "meta.json").exists():
        raise NotRecorded(f"{folder} is there already")
    if not callable(getattr(board.spider, callback, None)):
        raise NotRecorded(f"{board.spider.name} has no method {callback!r}")
    kept: list[Response] = []
    asked = Board(board.name, _asking(board.spider, url, kept, is_list=callback == "parse_listing"), board.arguments)
    stats = visit(order, [asked], {"ITEM_PIPELINES": {}})[board.name]
    if not kept:
        raise NotRecorded(next(iter(stats.get(TROUBLES, ())), f"{url} did not answer"))
    kind = _kind(kept[0])
    path = folder / f"response.{kind}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_bytes(redacted(kept[0].body, kind))
        whose = {"account": board.arguments["account"]} if "account" in board.arguments else {}
        meta = {
            "board": board.spider.name,
            **whose,
            "callback": callback,
            "url": url,
            "status": kept[0].status,
            "recorded_on": f"{order.started_at:%Y-%m-%d}",
        }
        (folder / "meta.json").write_text(json.dumps(meta, indent=2) + "\n", encoding="utf-8")
        if not (folder / "expected.json").exists():
            (folder / "expected.json").write_text(EXPECTED, encoding="utf-8")
    except OSError as error:
        raise NotRecorded(f"cannot write to {folder}: {file_sentence(error)}") from None
    return path


def _asking(spider: type[BoardSpider], url: str, kept: list[Response], *, is_list: bool) -> type[BoardSpider]:
    """The board's spider, but it asks for one address, as it would ask itself, and keeps the answer."""

    class Recorder(spider):  # type: ignore[valid-type, misc]
        async def start(self) -> AsyncIterator[Request]:
            how = self.pages.asked(0, 1, self.account)[1] if is_list else {}
            headers = {**({"Accept": self.pages.accept} if self.pages.accept else {}), **self.headers}
            how["headers"] = {**headers, **how.get("headers", {})}
            yield Request(self.at(url), callback=kept.append, errback=self.unanswered, meta=dict(self.meta), **how)

        def unanswered(self, failure: Any) -> None:
            self.too_many(sentence(failure))

    return Recorder


def _kind(response: Response) -> str:
    said = (response.headers.get("Content-Type") or b"").decode("latin-1").lower()
    by_name = urlsplit(response.url).path.rpartition(".")[2]
    named = next((kind for word, kind in KINDS.items() if word in said or word == by_name), None)
    # Where neither header nor name says it, an answer that begins as JSON is JSON: read as HTML it would be spoilt.
    return named or ("json" if response.body.lstrip()[:1] in (b"{", b"[") else "html")


def redacted(body: bytes, kind: str) -> bytes:
    r"""An answer without contact persons; its form stays, so that the spider reads it as before.

    >>> redacted(b'{"text": "Ihre Fragen beantwortet Frau Mia Musterfrau."}', "json")
    b'{\n  "text": "Ihre Fragen beantwortet [contact]."\n}\n'
    """
    if kind == "json":
        try:
            return json.dumps(_values(json.loads(body)), indent=2, ensure_ascii=False).encode() + b"\n"
        except (ValueError, RecursionError):
            return redact(body.decode("utf-8", "replace")).text.encode()
    parser: Any = etree.HTMLParser() if kind == "html" else etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError):
        return redact(body.decode("utf-8", "replace")).text.encode()
    for element in root.iter():
        is_data = element.tag == "script" and "json" in (element.get("type") or "")
        if element.text:
            tag = element.tag if isinstance(element.tag, str) and kind == "xml" else ""
            element.text = _script(element.text) if is_data else _personal(tag, element.text)
        if element.tail:
            element.tail = redact(element.tail).text
        for name, value in element.attrib.items():
            element.set(name, redact(value).text)
    declared = kind == "xml"
    return bytes(etree.tostring(root, encoding="utf-8", method="xml" if declared else "html", xml_declaration=declared))


def _script(text: str) -> str:
    try:
        return json.dumps(_values(json.loads(text)), ensure_ascii=False)
    except (ValueError, RecursionError):
        return redact(text).text


def _values(value: Any, name: str = "") -> Any:
    """A value of JSON without contact persons; the name of its field may say that it is one."""
    if isinstance(value, str):
        return _personal(name, value)
    if isinstance(value, list):
        return [_values(part, name) for part in value]
    if isinstance(value, dict):
        whose = f"{name}." if _OF_A_PERSON.search(name) else ""
        return {key: _values(part, whose + key) for key, part in value.items()}
    return value


# Fields that name or reach a person, and what of a contact's record does.
_OF_A_PERSON = re.compile(
    r"contact|ansprech|recruiter|hiring_?manager|bearbeiter|author|owner|creator|(?:first|last|given|family|full|sur)_?name"
    r"|vorname|nachname|e-?mail|phone|telefon|telephone|mobil|fax",
    re.IGNORECASE,
)
_FORM = re.compile(r"[./](?:@?type|id|url|language|locale|country|city)$|^https?://", re.IGNORECASE)


def _personal(name: str, value: str) -> str:
    """A text without contact persons; all of it goes where the field is a person's, but for addresses of offices."""
    left = redact(value).text
    if not _OF_A_PERSON.search(name) or _FORM.search(name) or not value.strip():
        return left
    return left if "@" in left or value.startswith(("http:", "https:")) else MARK
