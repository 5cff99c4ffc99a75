"""schema.org JobPosting in microdata, as the same nodes that JSON-LD gives.

A reader of its own: extruct brings rdflib, mf2py and more for the forty lines that are needed here.
"""

from collections.abc import Iterator
from typing import Any

from lxml import etree
from parsel import Selector

DEEPEST = 8
PROSE = ("description", "responsibilities", "qualifications", "skills", "experienceRequirements", "jobBenefits")


def job_posting_items(page: Selector) -> Iterator[dict[str, Any]]:
    """Every JobPosting item of a page. SuccessFactors forgets `itemscope`, so the type alone makes an item.

    >>> page = Selector(
    ...     '<div itemscope itemtype="https://schema.org/JobPosting"><h1 itemprop="title">Serviceleiter'
    ...     '</h1><meta itemprop="datePosted" content="2026-11-20"></div>'
    ... )
    >>> list(job_posting_items(page))
    [{'title': 'Serviceleiter', 'datePosted': '2026-11-20'}]
    """
    for item in page.xpath("//*[contains(concat(@itemtype, ' '), '/JobPosting ')]"):
        yield _item(item.root, 0)


def _item(element: etree._Element, depth: int) -> dict[str, Any]:
    """The properties of an item; one that is said several times is a list."""
    found: dict[str, Any] = {}
    waiting = list(reversed(element))
    while waiting:
        child = waiting.pop()
        nested = child.get("itemscope") is not None or child.get("itemtype") is not None
        for name in (child.get("itemprop") or "").split():
            value = (_item(child, depth + 1) if depth < DEEPEST else {}) if nested else _value(child, name)
            if name not in found:
                found[name] = value
            elif isinstance(found[name], list):
                found[name].append(value)
            else:
                found[name] = [found[name], value]
        if not nested:
            waiting.extend(reversed(child))
    return found


def _value(element: etree._Element, name: str) -> str:
    """What a property says: its attribute for machines, mark-up where lists and paragraphs matter, else words."""
    machine = ("content", "datetime", *(("value",) if element.tag in ("data", "meter") else ()))
    is_link = name == "url" or (element.tag == "link" and not (element.text or "").strip())
    for attribute in (*machine, *(("href", "src") if is_link else ())):
        if said := (element.get(attribute) or "").strip():
            return str(said)
    if name in PROSE:
        return str(etree.tostring(element, encoding="unicode", method="html", with_tail=False))
    return " ".join(element.xpath("string()").split())
