"""schema.org JobPosting in microdata, as the same nodes that JSON-LD gives.

A reader of its own: extruct brings rdflib and four more packages for the forty lines that are needed here.
"""

from collections.abc import Iterator
from typing import Any

from lxml import etree
from parsel import Selector

DEEPEST = 8
ATTRIBUTES = ("content", "datetime", "href", "src")


def job_posting_items(page: Selector) -> Iterator[dict[str, Any]]:
    """Every JobPosting item of a page.

    >>> page = Selector(
    ...     '<div itemscope itemtype="https://schema.org/JobPosting"><h1 itemprop="title">Serviceleiter'
    ...     '</h1><meta itemprop="datePosted" content="2026-11-20"></div>'
    ... )
    >>> list(job_posting_items(page))
    [{'title': 'Serviceleiter', 'datePosted': '2026-11-20'}]
    """
    for item in page.xpath("//*[@itemscope][contains(@itemtype, 'schema.org/JobPosting')]")[:100]:
        yield _item(item.root, 0)


def _item(element: etree._Element, depth: int) -> dict[str, Any]:
    """The properties of an item; one that is said several times is a list."""
    found: dict[str, Any] = {}
    waiting = list(reversed(element))
    while waiting:
        child = waiting.pop()
        nested = child.get("itemscope") is not None
        for name in (child.get("itemprop") or "").split():
            value = (_item(child, depth + 1) if depth < DEEPEST else {}) if nested else _value(child)
            if name not in found:
                found[name] = value
            elif isinstance(found[name], list):
                found[name].append(value)
            else:
                found[name] = [found[name], value]
        if not nested:
            waiting.extend(reversed(child))
    return found


def _value(element: etree._Element) -> str:
    for attribute in ATTRIBUTES:
        if (said := element.get(attribute)) is not None:
            return str(said)
    if element.tag in ("span", "h1", "h2", "h3", "a", "strong", "time", "li", "td", "dd"):
        return " ".join("".join(element.itertext()).split())
    return str(etree.tostring(element, encoding="unicode", method="html", with_tail=False))
