"""JSON-LD of a page, block by block: damaged ones are mended, and the JobPosting nodes taken out of their wrapping."""

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from parsel import Selector

LARGEST = 2_000_000  # characters of a block
DEEPEST, MOST_NODES = 20, 5_000  # of the tree in a block


def job_posting_nodes(page: Selector) -> tuple[list[Mapping[str, Any]], int]:
    """The JobPosting nodes of all blocks, and the number of blocks that could not be read to their end."""
    kind = "translate(@type, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')"
    found: list[Mapping[str, Any]] = []
    known: dict[str, Mapping[str, Any]] = {}
    broken = 0
    for block in page.xpath(f"//script[contains({kind}, 'ld+json') or contains({kind}, 'ld&#x2b;json')]"):
        text = "".join(block.xpath("text()").getall())
        values, whole = _decoded(text) if text.strip() else ([], True)
        for value in values:
            nodes, all_seen = _job_nodes(value, known)
            found.extend(nodes)
            whole &= all_seen
        broken += not whole
    return [_linked(node, known) for node in found] if known else found, broken


# Everything is text for us, so numbers stay as printed: "90000.00", and no limit on their digits. NaN says nothing.
_DECODER = json.JSONDecoder(strict=False, parse_int=str, parse_float=str, parse_constant=lambda _: None)
_PADDING = " \t\r\n\f\xa0\ufeff;"
_GUARDS = ("<!--", "-->", "<![CDATA[", "]]>", "//", "/*", "*/")
_FIRST_COMMENT = re.compile(r"\A\s*/\*.{0,300}?\*/", re.DOTALL)
_ESCAPE = re.compile(r'\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}|)')
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_COMMENT = re.compile(r'("(?:[^"\\]|\\.)*")|/\*.*?\*/|//[^\n]*', re.DOTALL)
_STRAY_QUOTE = re.compile(r'([^\s{\[,:\\]\s*)"(?=\s*[^\s,:}\]"])')  # neither begins nor ends a text
_MISSING_COMMA = re.compile(r'(["\d}\]el])(\s+)(?="[^"\n]{1,80}"\s*:)')


def _decoded(text: str) -> tuple[list[Any], bool]:
    """The JSON values of a block, mended step by step, and whether that worked to the end.

    Every step is linear: the blanks of one damaged page must not hold up a crawl.
    """
    values: list[Any] = []
    for mend in _MENDING if len(text) <= LARGEST else ():
        text = mend(text)
        values = []
        try:
            values.extend(_values(text))  # if it breaks off, what stands before the damage is kept
        except (ValueError, RecursionError):
            continue
        return values, True
    return values, False


def _unguarded(text: str) -> str:
    """Without the guards of old browsers, and decoded if it holds no quote, for then it is HTML as a whole."""
    for _ in range(4):
        text = _FIRST_COMMENT.sub("", text, count=1)
        for guard in _GUARDS:
            text = text.strip(_PADDING).removeprefix(guard).removesuffix(guard)
        if '"' not in text:
            text = html.unescape(text)
    return text.strip(_PADDING)


def _uncommented(text: str) -> str:
    """Without the comments of scripts; a text full of their beginnings is none that somebody wrote."""
    return _COMMENT.sub(lambda found: found[1] or "", text) if text.count("/") > 0 and text.count("/*") < 50 else text


_MENDING = (
    _unguarded,
    lambda text: _ESCAPE.sub(lambda found: found[0] if len(found[0]) > 1 else "", text),
    lambda text: _TRAILING_COMMA.sub(r"\1", text),
    lambda text: _MISSING_COMMA.sub(r"\1,\2", text),
    _uncommented,
    lambda text: _STRAY_QUOTE.sub(r'\1\\"', text),
)


def _values(text: str) -> Iterator[Any]:
    """The objects of a block; some pages put several behind one another."""
    at = 0
    while at < len(text):
        value, at = _DECODER.raw_decode(text, at)
        yield value
        while at < len(text) and text[at] in " \t\r\n,;":
            at += 1


def _job_nodes(value: Any, known: dict[str, Mapping[str, Any]]) -> tuple[list[Mapping[str, Any]], bool]:
    """Every JobPosting below a value, however it is wrapped, and whether the whole tree was seen.

    What has an `@id` goes into `known`, for others refer to it.
    """
    found: list[Mapping[str, Any]] = []
    waiting, seen, whole = [(value, 0)], 0, True
    while waiting:
        node, depth = waiting.pop()
        seen += 1
        if seen > MOST_NODES:
            return found, False
        if isinstance(node, dict) and isinstance(number := node.get("@id"), str) and not _only_refers(node):
            known.setdefault(number, node)
        if isinstance(node, dict) and _is_job(node.get("@type") or node.get("type")):
            found.append(node)
        elif depth > DEEPEST:
            whole = False
        elif isinstance(node, dict | list):
            children = list(node.values() if isinstance(node, dict) else node)
            waiting.extend((child, depth + 1) for child in reversed(children) if isinstance(child, dict | list))
    return found, whole


_REFERRING = ("hiringOrganization", "jobLocation", "address", "geo", "baseSalary", "identifier")
"""Members that pages give as a mere reference to a node that stands elsewhere on the page."""


def _only_refers(node: Mapping[str, Any]) -> bool:
    return "@id" in node and node.keys() <= {"@id", "@type"}


def _linked(node: Mapping[str, Any], known: Mapping[str, Mapping[str, Any]], depth: int = 0) -> Mapping[str, Any]:
    """A node with what it refers to in its place; no list of hundreds, for pages are hostile."""
    linked: dict[str, Any] = {}
    for name in (name for name in _REFERRING if name in node and depth < 3):
        if len(entries := _list(node[name])) > 100:
            continue
        whole = (known.get(str(one["@id"]), one) if _is_reference(one) else one for one in entries)
        linked[name] = [_linked(one, known, depth + 1) if isinstance(one, Mapping) else one for one in whole]
    return {**node, **linked}


def _is_reference(value: Any) -> bool:
    return isinstance(value, Mapping) and _only_refers(value)


def _is_job(kind: Any) -> bool:
    return any(isinstance(name, str) and re.split("[/#:]", name)[-1] == "JobPosting" for name in _list(kind))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
