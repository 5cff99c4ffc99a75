"""schema.org JobPosting data of a page: JSON-LD block by block, microdata where there is none.

A library that reads the page as a whole loses every posting when one block is damaged (extruct 0.18), and damaged
blocks are common; so each block stands for itself and is mended where the mistake is a known one.
"""

import html
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple
from urllib.parse import urljoin, urlsplit

from parsel import Selector

from crawler.expect import LayoutChanged
from crawler.markup import text_of_html
from crawler.microdata import job_posting_items
from pipelines.raw import RawPlace, RawPosting, SourceType

LARGEST = 2_000_000  # characters of a block
DEEPEST, MOST_NODES = 20, 5_000  # of the tree in a block
LONGEST_SPAN_DAYS = 550  # a deadline further away than 18 months is a placeholder for "open"
ABSURD = 20  # times: a span from 1 to 1,000,000 is a placeholder, too

PROSE = ("description", "responsibilities", "qualifications", "skills", "experienceRequirements", "jobBenefits")


class Reading(NamedTuple):
    """The postings of a page, and how much of it could not be read."""

    postings: tuple[RawPosting, ...]
    broken_blocks: int = 0
    broken_postings: int = 0


def job_postings(page: Selector, *, source: str, source_type: SourceType, url: str) -> Reading:
    """Every JobPosting of a page, each once.

    >>> page = Selector(
    ...     '<script type="application/ld+json">{"@type": "JobPosting", "title": "Serviceleiter",'
    ...     '"datePosted": "2026-11-20", "hiringOrganization": {"name": "Havelbogen GmbH"}}</script>'
    ... )
    >>> reading = job_postings(page, source="demo", source_type="employer_site", url="https://jobs.example/7")
    >>> reading.postings[0].employer, reading.broken_blocks
    ('Havelbogen GmbH', 0)
    """
    nodes, broken_blocks = _json_ld(page)
    if not nodes:
        nodes = list(job_posting_items(page))
    found: dict[tuple[str, ...], RawPosting] = {}
    broken = 0
    for node in nodes:
        try:
            posting = job_posting(node, source=source, source_type=source_type, url=url)
        except (LayoutChanged, TypeError):
            broken += 1
        else:
            found.setdefault((posting.native_id or posting.url, posting.title), posting)
    return Reading(tuple(found.values()), broken_blocks, broken)


def job_posting(node: Mapping[str, Any], *, source: str, source_type: SourceType, url: str) -> RawPosting:
    """The posting that one decoded JobPosting states.

    `estimatedSalary` is nobody's offer and is not read.

    Raises:
        LayoutChanged: it has no title, or nothing else: a list of links is not a posting.

    >>> job_posting({"title": ""}, source="demo", source_type="employer_site", url="https://jobs.example/7")
    Traceback (most recent call last):
    crawler.expect.LayoutChanged: a JobPosting without title
    """
    node = {name[:1].lower() + name[1:]: value for name, value in node.items()}
    title = _text(node.get("title"))
    if not title:
        raise LayoutChanged("a JobPosting without title")
    posted = _day(_text(node.get("datePosted")))
    text = _prose(node)
    if not (posted or text or _text(node.get("url"))):
        raise LayoutChanged("a JobPosting with a title and nothing else")
    valid_until, flags = _deadline(_text(node.get("validThrough")), posted)
    pay, doubts = _pay(node.get("baseSalary"))
    return RawPosting(
        source=source,
        source_type=source_type,
        url=_address(_text(node.get("url")), url),
        title=title,
        native_id=_identifier(node.get("identifier")),
        employer=_name(node.get("hiringOrganization")),
        description=text,
        occupation_text=_name(node.get("occupationalCategory")),
        posted_text=posted,
        modified_text=_text(node.get("dateModified")),
        valid_until_text=valid_until,
        start_text=_text(node.get("jobStartDate")),
        places=tuple(dict.fromkeys(filter(None, map(_place, _list(node.get("jobLocation")))))),
        work_mode_text=_text(node.get("jobLocationType")),
        employment_text=_text(node.get("employmentType")),
        hours_text=_text(node.get("workHours")),
        flags=(*flags, *doubts),
        **pay,
    )


# --- blocks ---------------------------------------------------------------------------------------------------


def _json_ld(page: Selector) -> tuple[list[Mapping[str, Any]], int]:
    """The JobPosting nodes of all blocks, and the number of blocks that are beyond mending."""
    kind = "translate(@type, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')"
    found: list[Mapping[str, Any]] = []
    broken = 0
    for block in page.xpath(f"//script[contains({kind}, 'ld+json') or contains({kind}, 'ld&#x2b;json')]"):
        text = "".join(block.xpath("text()").getall())
        if not text.strip():
            continue
        values = _decoded(text)
        broken += values is None
        for value in values or ():
            found.extend(_job_nodes(value))
    return found, broken


_GUARDS = re.compile(r"^[\s\ufeff]*(?://\s*)?(?:<!--|<!\[CDATA\[)|(?://\s*)?(?:-->|\]\]>)[\s;]*$|^[\s\ufeff]+|[\s;]+$")
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_MISSING_COMMA = re.compile(r'("|\d|[}\]])(\s*\n\s*")')
_BAD_ESCAPE = re.compile(r'(?<!\\)((?:\\\\)*)\\(?=[^"\\/bfnrtu])')
_DECODER = json.JSONDecoder(strict=False)  # line breaks inside of texts are common


def _decoded(text: str) -> list[Any] | None:
    """The JSON values of a block, mended step by step; None if nothing helps."""
    if len(text) > LARGEST:
        return None
    for mend in _MENDING:
        text = mend(text)
        try:
            return list(_values(text))
        except (ValueError, RecursionError):
            continue
    return None


def _unguarded(text: str) -> str:
    for _ in range(3):  # blanks, guard, blanks
        text = _GUARDS.sub("", text)
    return text


_MENDING = (
    _unguarded,
    lambda text: _TRAILING_COMMA.sub(r"\1", _BAD_ESCAPE.sub(r"\1\\\\", text)),
    lambda text: _MISSING_COMMA.sub(r"\1,\2", text),
    lambda text: _unguarded(html.unescape(text)),
)


def _values(text: str) -> Iterator[Any]:
    """The objects of a block; some pages put several behind one another."""
    at = 0
    while at < len(text):
        value, at = _DECODER.raw_decode(text, at)
        yield value
        while at < len(text) and text[at] in " \t\r\n,;":
            at += 1


def _job_nodes(value: Any) -> Iterator[Mapping[str, Any]]:
    """Every JobPosting below a value, however deep it is wrapped."""
    waiting, seen = [(value, 0)], 0
    while waiting and seen < MOST_NODES:
        node, depth = waiting.pop()
        seen += 1
        if isinstance(node, Mapping):
            if _is_job(node.get("@type")):
                yield node
            elif depth < DEEPEST:
                waiting.extend((child, depth + 1) for child in reversed(list(node.values())))
        elif isinstance(node, list) and depth < DEEPEST:
            waiting.extend((child, depth + 1) for child in reversed(node))


def _is_job(kind: Any) -> bool:
    return any(isinstance(one, str) and one.rpartition("/")[2] == "JobPosting" for one in _list(kind))


# --- values ---------------------------------------------------------------------------------------------------


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: Any) -> str | None:
    """A value as text: scalars as printed, lists joined, `{"@value": ...}` unpacked; blank is "not said"."""
    match value:
        case str():
            said = unicodedata.normalize("NFC", _HALVES.sub("", value)).strip()
        case bool():
            said = str(value).lower()
        case int() if value.bit_length() > 256:
            return None
        case int() | float():
            said = str(value)
        case list():
            said = ", ".join(part for part in map(_text, value[:50]) if part)
        case {"@value": inner}:
            return _text(inner) if not isinstance(inner, Mapping) else None
        case _:
            return None
    return None if said in ("", "-", "null", "None") else said


_HALVES = re.compile("[\ud800-\udfff\x00]")


def _name(value: Any) -> str | None:
    """The name of an organisation, a category or the like; it may be given as text."""
    for entry in _list(value):
        name = entry.get("name") if isinstance(entry, Mapping) else entry
        if found := _text(next(iter(_list(name)), None)):
            return found
    return None


def _identifier(value: Any) -> str | None:
    for entry in _list(value):
        if found := _text(entry.get("value") if isinstance(entry, Mapping) else entry):
            return found
    return None


def _address(said: str | None, page: str) -> str:
    """The posting's own address if it lies on the page's host, else the page's."""
    if said:
        try:
            there = urljoin(page, said)
            if urlsplit(there).netloc == urlsplit(page).netloc and len(there) < 2000:
                return there
        except ValueError:
            pass
    return page


def _prose(node: Mapping[str, Any]) -> str | None:
    """Description and its siblings, each once: many pages repeat one inside the other."""
    parts: list[str] = []
    for name in PROSE:
        value = node.get(name)
        text = text_of_html(_text(value) or (_name(value) if isinstance(value, Mapping) else None) or "")
        text = text.replace("\\n", "\n")
        if text and not any(text in part for part in parts):
            parts.append(text)
    return "\n\n".join(parts) or None


def _day(said: str | None) -> str | None:
    """A date as printed, unless it is a computer's zero (1970-01-01)."""
    year = re.search(r"\b(\d{4})\b", said or "")
    return None if year and int(year[1]) < 2000 else said


def _deadline(said: str | None, posted: str | None) -> tuple[str | None, tuple[str, ...]]:
    """A deadline as printed; one that is too far away means "open" and is flagged."""
    until, since = (re.match(r"(\d{4})-(\d\d)", text or "") for text in (said, posted))
    if until is None:
        return said, ()
    months = int(until[1]) * 12 + int(until[2])
    begin = int(since[1]) * 12 + int(since[2]) if since else None
    far = int(until[1]) >= 2090 or (begin is not None and months - begin > LONGEST_SPAN_DAYS // 30)
    return (None, ("valid_until_open",)) if far else (_day(said), ())


_GERMANY = (47.2, 55.1, 5.8, 15.1)  # south, north, west, east
_TEMPLATE = ("40.75", "-73.98")  # the spot in New York of Google's own example


def _place(entry: Any) -> RawPlace | None:
    """One place of work; coordinates that are a template's or do not lie in the stated country are left out."""
    if not isinstance(entry, Mapping):
        said = _text(entry)
        return RawPlace(text=said) if said else None
    address = next((found for found in _list(entry.get("address")) if found), None)
    if not isinstance(address, Mapping):
        said = _text(address) or _text(entry.get("name"))
        return RawPlace(text=said) if said else None
    country = _name(address.get("addressCountry"))
    place = RawPlace(
        street=_text(address.get("streetAddress")),
        postcode=_text(address.get("postalCode")),
        city=_text(address.get("addressLocality")),
        region=_text(address.get("addressRegion")),
        country=country,
        **_spot(entry.get("geo"), country),
    )
    if place == RawPlace():
        said = _text(entry.get("name"))
        return RawPlace(text=said) if said else None
    return place


def _spot(geo: Any, country: str | None) -> dict[str, str]:
    if not isinstance(geo, Mapping):
        return {}
    lat, lon = _text(geo.get("latitude")), _text(geo.get("longitude"))
    try:
        north, east = float(lat or ""), float(lon or "")
    except ValueError:
        return {}
    in_germany = _GERMANY[0] <= north <= _GERMANY[1] and _GERMANY[2] <= east <= _GERMANY[3]
    german = (country or "DE").casefold() in ("de", "deu", "deutschland", "germany")
    if not (lat and lon) or (lat[:5], lon[:6]) == _TEMPLATE or (german and not in_germany):
        return {}
    return {"lat": lat, "lon": lon}


def _pay(value: Any) -> tuple[dict[str, str], tuple[str, ...]]:
    """`baseSalary` in the fields of a raw posting; figures that cannot be meant are kept as wording only."""
    value = next(iter(_list(value)), None)
    if not isinstance(value, Mapping):
        said = _text(value)
        if said is None:
            return {}, ()
        return ({"salary_min_text": said, "salary_max_text": said} if _figure(said) else {"salary_text": said}), ()
    inner = next(iter(_list(value.get("value"))), None)
    fields = inner if isinstance(inner, Mapping) else {**value, "value": inner}
    point = _text(fields.get("value")) or _text(fields.get("price"))
    low, high = _text(fields.get("minValue")) or point, _text(fields.get("maxValue")) or point
    found = {
        "salary_min_text": low,
        "salary_max_text": high,
        "salary_period_text": _text(fields.get("unitText")) or _text(value.get("unitText")),
        "salary_currency_text": _text(value.get("currency"))
        or _text(fields.get("currency"))
        or _text(value.get("priceCurrency")),
    }
    if not low and not high:
        return {}, ()
    figures = [_figure(text) for text in (low, high) if text]
    if None in figures:
        return {"salary_text": " ".join(dict.fromkeys(text for text in found.values() if text))}, ()
    known = [figure for figure in figures if figure]
    if not known or (len(known) == 2 and max(known) > ABSURD * min(known)):
        return {"salary_text": " ".join(text for text in found.values() if text)}, ("salary_placeholder",)
    if len(known) < len(figures):  # one end is 0: open
        found["salary_min_text" if _figure(low or "") == 0 else "salary_max_text"] = None
    return {name: text for name, text in found.items() if text}, ()


def _figure(text: str) -> float | None:
    """The number that a text is, if it is one; German and English marks are told apart further on."""
    if not re.fullmatch(r"\d[\d.,' ]{0,20}", text):
        return None
    digits = re.sub(r"[.,]\d{1,2}$", "", text)
    return float(re.sub(r"\D", "", digits) or 0)
