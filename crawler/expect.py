"""Expectations that fail loudly: what a board must answer, or a person has to look."""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from lxml import etree
from parsel import Selector
from scrapy.http import HtmlResponse, Response

from crawler.walls import wall


class LayoutChanged(Exception):
    """The board's answer does not look as its spider assumes."""


class Blocked(Exception):
    """The board does not want us: a captcha, a consent wall, a reservation. We leave."""


class WrongProfile(Exception):
    """The board says that the profile asks for something it does not have, e.g. an unknown place."""


class TooManyHits(Exception):
    """More hits than the board lists, so a part would be missing without a word."""


def unlike(response: Response, found: str) -> LayoutChanged | Blocked:
    """What to raise for an answer that is not what it should be: a wall says more than "changed"."""
    if (seen := wall(response.body)) is None:
        return LayoutChanged(f"{found} ({response.url})")
    sentence = f"{seen.sentence} stands in the way ({response.url})"
    return Blocked(sentence) if seen.is_refusal else LayoutChanged(sentence)


_DECODED: WeakKeyDictionary[Response, Any] = WeakKeyDictionary()


def json_value(response: Response) -> Any:
    """The JSON that the board answered; decoded once, however many look into it.

    Raises:
        LayoutChanged: the answer is empty, not JSON or cut short.
        Blocked: a wall stands in its place.
    """
    if response in _DECODED:
        return _DECODED[response]
    body = response.body.strip()
    if not body:
        raise LayoutChanged(f"an empty answer ({response.url})")
    try:
        return _DECODED.setdefault(response, json.loads(body))
    except (ValueError, RecursionError):
        html = body.startswith(b"<")
        found = "HTML where JSON was expected" if html else "damaged or incomplete JSON"
        raise (unlike(response, found) if html else LayoutChanged(f"{found} ({response.url})")) from None


def json_object(response: Response) -> dict[str, Any]:
    """The JSON object that the board answered.

    Raises:
        LayoutChanged: as `json_value`, or the JSON is not an object.

    >>> json_object(Response("https://board.example", body=b"<html>"))
    Traceback (most recent call last):
    crawler.expect.LayoutChanged: HTML where JSON was expected (https://board.example)
    """
    answer = json_value(response)
    if not isinstance(answer, dict):
        raise LayoutChanged(f"JSON that is not an object ({response.url})")
    return answer


def same(response: Response, told: str | None, wanted: str | None) -> None:
    """Make sure that an answer is of the posting that was asked for.

    Raises:
        LayoutChanged: it is of another one.

    >>> same(Response("https://board.example/7"), "7", "7")
    """
    if told != wanted:
        raise LayoutChanged(f"details of another posting ({response.url})")


def json_list(response: Response, *keys: str, may_lack: bool = False) -> list[Any]:
    """The list that the board answered, or that stands below the keys of an object; a number counts the entries of one.

    Raises:
        LayoutChanged: as `json_value`, or there is no list, unless it may lack.

    >>> json_list(Response("https://board.example", body=b'{"jobs": []}'), "jobs")
    []
    """
    *parents, last = keys or ("",)
    answer = _down(json_object(response), *parents) if keys else {last: json_value(response)}
    return (optional(answer, last, list) or []) if may_lack else member(answer, last, list)


def number_at(response: Response, path: str, *, may_lack: bool = False) -> int | None:
    """The number at the end of a path of keys, joined by dots, in the object that the board answered.

    A number among the keys counts the entries of a list.

    Raises:
        LayoutChanged: as `json_value`, or there is no number, unless it may lack.

    >>> number_at(Response("https://board.example", body=b'{"page": {"total": 7}}'), "page.total")
    7
    >>> number_at(Response("https://board.example", body=b'{"items": [{"count": 7}]}'), "items.0.count")
    7
    """
    *parents, last = path.split(".")
    record = _down(json_object(response), *parents)
    return (optional if may_lack else member)(record, last, int)


def _down(record: Mapping[str, Any], *path: str) -> Mapping[str, Any]:
    for key in path:
        below = record.get(key)
        numbered = {str(number): entry for number, entry in enumerate(below)} if isinstance(below, list) else None
        record = inside(record, key) if numbered is None else numbered
    return record


def next_address(response: Response, path: str) -> str | None:
    """The address at the end of a path of keys; it may lack, but not what it is a part of.

    Raises:
        LayoutChanged: as `json_value`, or there is nothing that could hold it.

    >>> next_address(Response("https://board.example", body=b'{"links": {"next": null}}'), "links.next")
    """
    *parents, last = path.split(".")
    record: Mapping[str, Any] = json_object(response)
    for key in parents:
        record = member(record, key, dict)
    return optional(record, last, str)


def rss_items(response: Response) -> list[etree._Element]:
    """The items of the feed that the board answered; a feed may be empty, but not without its channel.

    Raises:
        LayoutChanged: as `xml_root`, or there is no channel.
    """
    channel = xml_root(response, "rss").find("channel")
    if channel is None:
        raise LayoutChanged(f"a feed without its channel ({response.url})")
    return list(channel.findall("item"))


def elements_at(root: str, path: str) -> Callable[[Response], list[etree._Element]]:
    """Reads the elements at a path of an XML document with this root, as `xml_root`.

    >>> len(elements_at("jobs", "job")(Response("https://board.example", body=b"<jobs><job/></jobs>")))
    1
    """
    return lambda response: list(xml_root(response, root).findall(path))


def xml_root(response: Response, tag: str) -> etree._Element:
    """The root of the XML document that the board answered; entities and document types are refused.

    "{*}urlset" is that tag of any vocabulary.

    Raises:
        LayoutChanged: the answer is empty, not XML, cut short, or has another root.
        Blocked: a wall stands in its place.

    >>> xml_root(Response("https://board.example", body=b"<jobs><job/></jobs>"), "jobs")[0].tag
    'job'
    >>> xml_root(Response("https://board.example", body=b"<jobs><job/>"), "jobs")
    Traceback (most recent call last):
    crawler.expect.LayoutChanged: damaged or incomplete XML (https://board.example)
    """
    body = response.body.strip()
    if not body:
        raise LayoutChanged(f"an empty answer ({response.url})")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError):
        html = body[:200].lstrip(b"\xef\xbb\xbf").lower().startswith((b"<!doctype html", b"<html"))
        raise unlike(response, "HTML where XML was expected" if html else "damaged or incomplete XML") from None
    if root.getroottree().docinfo.internalDTD is not None and root.tag.lower() != "html":
        raise LayoutChanged(f"XML with a document type of its own ({response.url})")
    if tag not in (root.tag, f"{{*}}{etree.QName(root).localname}"):
        raise unlike(response, f"<{root.tag}> where <{tag}> was expected")
    return root


def html_page(response: Response) -> Selector:
    """The page that the board answered, whatever it calls itself.

    Raises:
        LayoutChanged: the answer is empty.

    >>> html_page(Response("https://board.example", body=b"<h1>Stellen</h1>")).css("h1::text").get()
    'Stellen'
    """
    if not response.body.strip():
        raise LayoutChanged(f"an empty answer ({response.url})")
    if isinstance(response, HtmlResponse):
        return response.selector
    return Selector(text=response.body.decode(getattr(response, "encoding", "utf-8"), "replace"), type="html")


def whole_page(response: Response) -> Selector:
    """A page that came to its end: half a page of running text looks like a short one.

    Raises:
        LayoutChanged: its end is missing.
        Blocked: a wall stands in its place.

    >>> whole_page(Response("https://board.example", body=b"<html><body><h1>Stellen</h1>"))
    Traceback (most recent call last):
    crawler.expect.LayoutChanged: a page that was cut short (https://board.example)
    """
    page = html_page(response)
    if b"</html>" not in response.body[-2000:].lower():
        raise unlike(response, "a page that was cut short")
    return page


Kind = TypeVar("Kind")


def member(record: Mapping[str, Any], key: str, kind: type[Kind]) -> Kind:
    """The value of a key that must be there and of this kind.

    >>> member({"page": True}, "page", int)
    Traceback (most recent call last):
    crawler.expect.LayoutChanged: 'page' is bool, not int
    """
    if key not in mapping(record):
        raise LayoutChanged(f"{key!r} is missing")
    value = record[key]
    if type(value) is not kind:
        raise LayoutChanged(f"{key!r} is {type(value).__name__}, not {kind.__name__}")
    return value


def mapping(record: object) -> Mapping[str, Any]:
    """The same, if it is an object.

    >>> mapping([1])
    Traceback (most recent call last):
    crawler.expect.LayoutChanged: a list where an object was expected
    """
    if isinstance(record, dict):  # nearly all are; asking for any mapping takes ten times as long
        return record
    if not isinstance(record, Mapping):
        raise LayoutChanged(f"a {type(record).__name__} where an object was expected")
    return record


def optional(record: Mapping[str, Any], key: str, kind: type[Kind]) -> Kind | None:
    """The value of a key that may be missing or null, but not of another kind."""
    return None if mapping(record).get(key) is None else member(record, key, kind)


def objects(record: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    """The objects of a list that may be missing or null.

    >>> objects({"offices": [{"name": "Potsdam"}]}, "offices"), objects({}, "offices")
    ([{'name': 'Potsdam'}], [])
    """
    return [mapping(entry) for entry in optional(record, key, list) or ()]


def inside(record: Mapping[str, Any], *path: str) -> Mapping[str, Any]:
    """The object at the end of a path of keys; empty where the path ends early.

    >>> inside({"address": {"postalAddress": {"city": "Potsdam"}}}, "address", "postalAddress")
    {'city': 'Potsdam'}
    """
    for key in path:
        found = mapping(record).get(key)
        record = {} if found is None else mapping(found)
    return record


def matched(pattern: str, said: str) -> str:
    r"""The first group of a pattern that must stand in a text.

    >>> matched(r"/jobs/(\d+)", "https://board.example/jobs/7")
    '7'
    """
    if found := re.search(pattern, said):
        return str(found[1])
    raise LayoutChanged(f"nothing like {pattern!r}")


def text(record: Mapping[str, Any], key: str) -> str | None:
    """A single value as the text it was printed as; blank and missing are both "not said".

    >>> text({"von": 65000.0}, "von"), text({"von": " "}, "von"), text({"von": True}, "von")
    ('65000.0', None, 'true')
    """
    match mapping(record).get(key):
        case str(value):
            return value if value.strip() else None
        case None:
            return None
        case bool(value):
            return str(value).lower()
        case int(value) | float(value):
            return str(value)
        case value:
            raise LayoutChanged(f"{key!r} is {type(value).__name__}, not a single value")


def words(element: etree._Element, path: str, namespaces: Mapping[str, str] | None = None) -> str | None:
    """The text at a path of an XML element; blank and missing are both "not said".

    >>> words(etree.fromstring("<job><city> Potsdam </city><zip/></job>"), "city")
    'Potsdam'
    """
    found = element.findtext(path, namespaces=dict(namespaces) if namespaces else None)
    return (found or "").strip() or None


def joined(*parts: str | None, by: str = ", ") -> str | None:
    """What is said of several parts, in one text.

    >>> joined("Vollzeit", None, "unbefristet"), joined(None)
    ('Vollzeit, unbefristet', None)
    """
    return by.join(part for part in parts if part) or None
