"""schema.org JobPosting data of a page: JSON-LD block by block, microdata where there is none.

A library that reads the page as a whole loses every posting when one block is damaged (extruct 0.18), and damaged
blocks are common; so each block stands for itself and is mended where the mistake is a known one.
"""

import math
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple
from urllib.parse import urljoin, urlsplit

from parsel import Selector

from crawler.expect import LayoutChanged
from crawler.json_blocks import job_posting_nodes
from crawler.markup import text_of_html
from crawler.microdata import PROSE, job_posting_items
from pipelines.markup import unescaped
from pipelines.raw import BadRecord, RawPlace, RawPosting, SourceType

LONGEST_MONTHS, OPEN_YEAR = 18, 2099  # a deadline further away is a placeholder for "open"
ABSURD = 20  # times: a span from 1 to 1,000,000 is a placeholder, too


class Reading(NamedTuple):
    """The postings of a page, and how much of it could not be read."""

    postings: tuple[RawPosting, ...]
    broken_blocks: int = 0
    broken_postings: int = 0


def job_postings(page: Selector, *, source: str, source_type: SourceType, url: str) -> Reading:
    """Every JobPosting of an HTML page, each once.

    >>> page = Selector(
    ...     '<script type="application/ld+json">{"@type": "JobPosting", "title": "Serviceleiter",'
    ...     '"datePosted": "2026-11-20", "hiringOrganization": {"name": "Havelbogen GmbH"}}</script>'
    ... )
    >>> reading = job_postings(page, source="demo", source_type="employer_site", url="https://jobs.example/7")
    >>> reading.postings[0].employer, reading.broken_blocks
    ('Havelbogen GmbH', 0)
    """
    nodes, broken_blocks = job_posting_nodes(page)
    found: list[RawPosting] = []
    broken = 0
    for way in (nodes, job_posting_items(page)):
        for node in way:
            try:
                posting = job_posting(node, source=source, source_type=source_type, url=url)
            except (LayoutChanged, BadRecord):
                broken += 1
            else:
                found.extend([posting] if _is_posting(posting, node) else [])
        if found:
            break
    return Reading(_once(found, url), broken_blocks, broken)


def job_posting(node: Mapping[str, Any], *, source: str, source_type: SourceType, url: str) -> RawPosting:
    """The posting that one decoded JobPosting states.

    `estimatedSalary` is nobody's offer and is not read.

    Raises:
        LayoutChanged: it has no title.

    >>> job_posting({"title": ""}, source="demo", source_type="employer_site", url="https://jobs.example/7")
    Traceback (most recent call last):
    crawler.expect.LayoutChanged: a JobPosting without title
    """
    node = _fields(node)
    title = _name(node.get("title")) or _name(node.get("name"))
    if not title:
        raise LayoutChanged("a JobPosting without title")
    employer = _name(node.get("hiringOrganization")) or _name(node.get("hiringOrganization"), key="legalName")
    posted = _day(node.get("datePosted")) or _day(node.get("datePublished"))
    valid_until, flags = _deadline(_day(node.get("validThrough")), posted)
    pay, doubts = _pay(node)
    return RawPosting(
        source=source,
        source_type=source_type,
        url=_address(_name(node.get("url")), url),
        title=title,
        native_id=_name(node.get("identifier"), key="value"),
        employer=employer,
        description=_prose(node),
        occupation_text=_name(node.get("occupationalCategory")),
        posted_text=posted,
        first_published_text=_day(node.get("dateCreated")),
        modified_text=_day(node.get("dateModified")),
        valid_until_text=valid_until,
        start_text=_day(node.get("jobStartDate")),
        places=tuple(dict.fromkeys(_places(node, employer))),
        work_mode_text=_text(node.get("jobLocationType")),
        employment_text=_text(node.get("employmentType")),
        hours_text=_text(node.get("workHours")),
        flags=(*flags, *doubts),
        **pay,
    )


_OVER = re.compile(
    r"this (?:job|position|vacancy) (?:has expired|is no longer available|has been filled)|"
    r"diese (?:stelle|stellenanzeige|position|anzeige) ist (?:leider )?(?:abgelaufen|nicht mehr (?:verfügbar|aktiv))",
    re.IGNORECASE,
)


def is_over(page: Selector, postings: Iterable[RawPosting], *, day: str) -> bool:
    """Whether a page says that its posting is over: by a deadline before the day (ISO), or without one in words.

    >>> is_over(Selector("<body><p>Sorry, this job has expired</p></body>"), (), day="2026-11-24")
    True
    """
    deadlines = [posting.valid_until_text or "" for posting in postings]
    if any(map(_ISO.match, deadlines)):
        return all(_ISO.match(said) and said[:10] < day for said in deadlines)
    texts = page.xpath("//body//text()[not(ancestor::script or ancestor::style)]").getall()
    return _OVER.search("\n".join(texts)) is not None


def _is_posting(posting: RawPosting, node: Mapping[str, Any]) -> bool:
    """Whether more is said than a career hub says, which calls itself a JobPosting, too: title and a text.

    A title with a town alone is the upper half of a page that was cut short.
    """
    if posting.posted_text or _text(_fields(node).get("url")):
        return True
    town = any(place.city or place.postcode or place.text for place in posting.places)
    return bool(posting.description and (town or posting.native_id or posting.valid_until_text))


def _once(found: list[RawPosting], page_url: str) -> tuple[RawPosting, ...]:
    """Each posting once: pages repeat theirs in a second block, at times without its number."""
    found = _told_apart(found, page_url)
    numbered = {(posting.url, posting.title) for posting in found if posting.native_id}
    once: dict[Any, RawPosting] = {}
    for posting in found:
        page = (posting.url, posting.title)
        if posting.native_id or page not in numbered:
            once.setdefault(posting.native_id or page, posting)
    return tuple(once.values())


def _told_apart(found: list[RawPosting], page: str) -> list[RawPosting]:
    """The postings without a number that is none: some pages give all of theirs the number of the employer."""
    own: dict[str | None, set[tuple[str, str]]] = {}
    for posting in found:
        if posting.url != page:
            own.setdefault(posting.native_id, set()).add((posting.url, posting.title))
    same = {number for number, told in own.items() if len(set(dict(told).values())) > 1}
    return [replace(posting, native_id=None) if posting.native_id in same else posting for posting in found]


# --- values ---------------------------------------------------------------------------------------------------


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _first(value: Any) -> Any:
    return next(iter(_list(value)), None)


def _fields(value: Any) -> dict[str, Any]:
    """The members of an object, if it is one; some systems begin their names with a capital."""
    return {_member(name): said for name, said in value.items()} if isinstance(value, Mapping) else {}


def _member(name: str) -> str:
    """The name of a member without its vocabulary: "schema:title" and "http://schema.org/title" are "title"."""
    name = re.split("[/#:]", name)[-1] if ":" in name else name
    return name[:1].lower() + name[1:]


_UNPRINTABLE = re.compile("[\ud800-\udfff\x00]")
_NOTHING = frozenset({"", "-", "null", "None"})


def _scalar(value: Any) -> str:
    """A single value as printed, with composed umlauts; empty for whatever is none."""
    if isinstance(value, Mapping):
        value = value.get("@value")
    match value:
        case bool():
            return str(value).lower()
        case int() if value.bit_length() < 256:  # Python refuses to print thousands of digits
            return str(value)
        case float() if math.isfinite(value):
            return str(value)
        case str():
            return unicodedata.normalize("NFC", _UNPRINTABLE.sub("", value)).strip()
    return ""


def _printed(value: Any) -> str | None:
    """A value as printed, lists joined; blank is "not said"."""
    said = ", ".join(dict.fromkeys(filter(None, map(_scalar, _list(value)))))
    return None if said in _NOTHING else said


def _text(value: Any) -> str | None:
    """A value that is no HTML: templates escape names all the same."""
    said = unescaped(_printed(value) or "").strip()
    return None if said in _NOTHING else said


def _name(value: Any, key: str = "name") -> str | None:
    """The first name of an organisation, a category or the like; it may be given as text or below a key."""
    entries = (_text(entry) or _text(_first(_fields(entry).get(key))) for entry in _list(value))
    return next(filter(None, entries), None)


def _address(said: str | None, page: str) -> str:
    """The posting's own address if it lies on the page's host, else the page's."""
    if said and said.lower().startswith(("https://", "http://", "/")) and len(said) < 2000:
        try:
            there = urljoin(page, said)
            if urlsplit(there).netloc.lower() == urlsplit(page).netloc.lower():
                return there
        except ValueError:
            pass
    return page


def _prose(node: Mapping[str, Any]) -> str | None:
    """Description and its siblings, each once: many pages repeat one inside the other."""
    parts: list[str] = []
    for name in PROSE:
        text = text_of_html(_printed(node.get(name)) or _name(node.get(name)) or "").replace("\\n", "\n").strip()
        if text and not any(" ".join(text.split()) in " ".join(part.split()) for part in parts):
            parts.append(text)
    return "\n\n".join(parts) or None


_YEAR = re.compile(r"(?<![\d+])(000\d|19\d\d|[2-9]\d{3})(?!\d)")  # not "+0200"
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


def _day(value: Any) -> str | None:
    """A date as printed, unless it is a computer's zero (1970-01-01)."""
    said = _name(value)
    year = _YEAR.search(said or "")
    return None if year and int(year[1]) < 2000 else said


def _deadline(until: str | None, posted: str | None) -> tuple[str | None, tuple[str, ...]]:
    """A deadline as printed; one that is too far away means "open" and is flagged."""
    year, last, first = _YEAR.search(until or ""), _ISO.match(until or ""), _ISO.match(posted or "")
    far = year is not None and int(year[1]) >= OPEN_YEAR
    if last and first:
        far |= (_months(last), last[3]) > (_months(first) + LONGEST_MONTHS, first[3])
    return (None, ("valid_until_open",)) if far else (until, ())


def _months(date: re.Match[str]) -> int:
    return int(date[1]) * 12 + int(date[2])


def _places(node: Mapping[str, Any], employer: str | None) -> Iterator[RawPlace]:
    """The places of work, one for each address; microdata at times has the address in the posting itself."""
    flat = [node] if "addressLocality" in node else []
    if not node.get("jobLocation") and not flat:  # then it is said from where the work may be done
        yield from (
            RawPlace(text=said) for said in map(_name, _list(node.get("applicantLocationRequirements"))) if said
        )
    for entry in _list(node.get("jobLocation")) or flat:
        place = _fields(entry)
        addresses = [address for address in _list(place.get("address")) if address] or [entry]
        for address in addresses:
            parts = _fields(address)
            country = _name(parts.get("addressCountry"))
            found = RawPlace(
                street=_text(parts.get("streetAddress")),
                postcode=_text(parts.get("postalCode")),
                city=_text(parts.get("addressLocality")),
                region=_text(parts.get("addressRegion")),
                country=country,
                **_spot(place.get("geo") if len(addresses) == 1 else None, country),
            )
            if found != RawPlace():
                vague = not (found.street or found.postcode or found.city)
                called = _name(entry) if vague else None  # "Potsdam" beside an address that says "DE"
                yield replace(found, text=called) if called and called != employer else found
            elif (said := _text(address) or _name(entry)) and said != employer:  # else the name of the firm
                yield RawPlace(text=said)


_GERMANY = (47.2, 55.1, 5.8, 15.1)  # south, north, west, east
_TEMPLATE = ("40.75", "73.98")  # the spot in New York of Google's own example


def _spot(geo: Any, country: str | None) -> dict[str, str]:
    """Coordinates, unless they are a template's or do not lie in the stated country."""
    spot = _fields(_first(geo))
    lat, lon = _text(spot.get("latitude")), _text(spot.get("longitude"))
    try:
        north, east = float(lat or ""), float(lon or "")
    except ValueError:
        return {}
    in_germany = _GERMANY[0] <= north <= _GERMANY[1] and _GERMANY[2] <= east <= _GERMANY[3]
    german = (country or "DE").casefold() in ("de", "deu", "deutschland", "germany")
    if not (lat and lon) or (lat[:5], lon.lstrip("-")[:5]) == _TEMPLATE or (german and not in_germany):
        return {}
    return {"lat": lat, "lon": lon}


def _pay(node: Mapping[str, Any]) -> tuple[dict[str, str], tuple[str, ...]]:
    """`baseSalary` in the fields of a raw posting; figures that cannot be meant are kept as wording only."""
    base = _first(node.get("baseSalary", node.get("salary")))
    outer = _fields(base)
    value = _first(outer.get("value")) if outer else base
    inner = {name: said for name, said in _fields(value).items() if _text(said)}
    said = {"currency": node.get("salaryCurrency"), **outer, "value": None, **(inner or {"value": value})}
    point = _either(said, "value", "@value", "price")
    low, high = _either(said, "minValue", "minPrice") or point, _either(said, "maxValue", "maxPrice") or point
    if not low and not high:
        return {}, ()
    period, currency = _either(said, "unitText"), _either(said, "currency", "priceCurrency")
    units = {"salary_period_text": period, "salary_currency_text": currency}
    figures = {"salary_min_text": low, "salary_max_text": high}
    read = {name: _figure(text) for name, text in figures.items() if text}
    usable = {name: figures[name] for name, figure in read.items() if figure is not None and figure > 0}
    known = [figure for figure in read.values() if figure]
    if len(usable) == 2 and max(known) > ABSURD * min(known):
        usable = {}
    found = {**usable, **units}
    doubts: tuple[str, ...] = ()
    if None in read.values():
        found = {**units, "salary_text": _wording(low, high)}
    elif len(usable) < len(read):
        found, doubts = {**found, "salary_text": _wording(low, high, currency, period)}, ("salary_placeholder",)
    return {name: text for name, text in found.items() if text}, doubts


def _either(said: Mapping[str, Any], *names: str) -> str | None:
    return next(filter(None, (_text(said.get(name)) for name in names)), None)


def _wording(low: str | None, high: str | None, *units: str | None) -> str:
    span = " - ".join(dict.fromkeys(filter(None, (low, high))))
    return " ".join(filter(None, (span, *units)))


_GROUPED = re.compile(r"(\d{1,3}(?:[.,'\s]\d{3})+)(?:[.,]\d{1,2})?")


def _figure(text: str) -> float | None:
    """The number that a text is, if it is one; near enough to tell what cannot be meant."""
    if grouped := _GROUPED.fullmatch(text[:30]):
        return float(re.sub(r"\D", "", grouped[1]))
    return float(text.replace(",", ".")) if re.fullmatch(r"-?\d{1,15}(?:[.,]\d{1,15})?", text) else None
