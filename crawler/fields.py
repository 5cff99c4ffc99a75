"""What a record says, by name: from the keys of JSON and the elements of XML to the fields of a raw posting.

A path is a key, or keys joined by dots (`location.name`); of several parted by `|` the first that says something.
For XML it is a path of elements. Employers fill the same system differently, so a path also passes through a list
and takes the name of an object that stands where its name stood; what has any other shape is reported.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from email.utils import parsedate_to_datetime
from functools import cache
from types import NoneType
from typing import Any
from urllib.parse import unquote

from lxml import etree

from crawler.expect import LayoutChanged, joined, mapping, words
from crawler.markup import text_of_html
from pipelines.raw import RawPlace

NAMES = ("internalName", "name", "label", "descriptor", "title", "value")
"""Keys under which an object says what it is called."""
_COUNTED = re.compile(r"\d{1,3} (?:more )?(?:locations|standorte|orte|places|sites)", re.IGNORECASE)
_UNFORESEEN: dict[str, None] = {}


def said(record: Any, paths: str) -> str | None:
    """The text at a path, as printed.

    >>> said({"location": {"name": "Potsdam"}}, "city|location.name")
    'Potsdam'
    >>> (
    ...     said({"offices": [{"city": "Potsdam"}, {"city": "Teltow"}]}, "offices.city"),
    ...     said({"kind": {"label": "x"}}, "kind"),
    ... )
    ('Potsdam, Teltow', 'x')
    """
    if isinstance(record, etree._Element):
        return next(filter(None, (words(record, path) for path in paths.split("|"))), None)
    record, odd = mapping(record), []
    for keys in _keys(paths):
        found, shape = _text(record, keys)
        if found is not None:
            return found
        if shape:
            odd.append(f"{'.'.join(keys)} as {shape}")
    if odd:
        _UNFORESEEN.update(dict.fromkeys(odd))
    return None


@cache
def _keys(paths: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(path.split(".")) for path in paths.split("|"))


def _text(value: Any, keys: Iterable[str]) -> tuple[str | None, str | None]:
    """The text below keys, or else the kind of a value there that nobody foresaw."""
    for key in keys:
        if isinstance(value, dict):
            value = value.get(key)
        elif isinstance(value, list):
            value = [entry.get(key) for entry in value if isinstance(entry, dict)]
        elif value is not None:
            break
        if value is None:
            return None, None
    else:
        if isinstance(value, str):
            return (value if value.strip() else None), None
        entries = value if isinstance(value, list) else [value]
        texts = [_printed(entry) for entry in entries if entry is not None]
        if None not in texts:
            return joined(*dict.fromkeys(texts)), None
    return None, type(value).__name__


def _printed(value: Any) -> str | None:
    """A single value as printed, or the name of an object; blank is "not said", None is "not understood"."""
    if isinstance(value, dict):
        value = next((value[name] for name in NAMES if isinstance(value.get(name), str)), None)
    match value:
        case str():
            return value if value.strip() else ""
        case bool():
            return str(value).lower()
        case int() | float():
            return str(value)
    return None


def unforeseen() -> list[str]:
    """The paths whose values had a shape that nobody foresaw, since this was last asked.

    >>> said({"city": [["Potsdam"]]}, "city"), unforeseen(), unforeseen()
    (None, ['city as list'], [])
    """
    if not _UNFORESEEN:
        return []
    found = list(_UNFORESEEN)
    _UNFORESEEN.clear()
    return found


SINGLE = {"title": (str, NoneType), "url": (str, NoneType), "native_id": (str, int, NoneType)}
"""What makes a posting: another shape costs the posting here, elsewhere only the field."""


def fields(record: Any, **paths: str) -> dict[str, str | None]:
    """Several fields of a record at once.

    Raises:
        LayoutChanged: title, address or number have another shape.

    >>> fields({"id": 7, "published": "2026-11-20"}, native_id="id", posted_text="published", start_text="start")
    {'native_id': '7', 'posted_text': '2026-11-20', 'start_text': None}
    """
    if not isinstance(record, etree._Element):
        for name, kinds in SINGLE.items():
            found = _below(record, paths[name]) if name in paths else None
            if not isinstance(found, kinds):
                raise LayoutChanged(f"{paths[name]!r} is {type(found).__name__}")
    return {name: said(record, path) for name, path in paths.items()}


def must(record: Any, path: str, like: str = ".+") -> str:
    """The text at a path where a record without it is none.

    Raises:
        LayoutChanged: nothing is said there, or something that is not like this regular expression.

    >>> must({"id": 7}, "id")
    '7'
    """
    if (found := said(record, path)) and re.fullmatch(like, found, re.DOTALL):
        return found
    raise LayoutChanged(f"{path!r} is {'not what it was' if found else 'not said'}")


def _below(record: Any, path: str) -> Any:
    """The value at the end of a path, if it can be reached."""
    for key in path.split("|", maxsplit=1)[0].split("."):
        record = record.get(key) if isinstance(record, dict) else None
    return record


def pay(record: Any, *, low: str, high: str, period: str, currency: str) -> dict[str, str | None]:
    """The pay of a record; without a figure it is not said, whatever else is.

    >>> pay({"min": 52000, "unit": "YEAR"}, low="min", high="max", period="unit", currency="cur")["salary_period_text"]
    'YEAR'
    >>> pay({"unit": "YEAR"}, low="min", high="max", period="unit", currency="cur")
    {}
    """
    if not isinstance(record, Mapping | etree._Element):
        if record not in (None, [], ""):
            _UNFORESEEN[f"pay as {type(record).__name__}"] = None
        return {}
    found = {"salary_min_text": low, "salary_max_text": high}
    found |= {"salary_period_text": period, "salary_currency_text": currency}
    values = fields(record, **found)
    return values if values["salary_min_text"] or values["salary_max_text"] else {}


def one_span(spans: Iterable[Mapping[str, str | None]], wording: str | None = None) -> dict[str, str | None]:
    """The pay of several spans, e.g. for several places: its figures if it is one span, else only words.

    >>> potsdam = {"salary_min_text": "52000", "salary_max_text": None, "salary_period_text": "Potsdam"}
    >>> one_span([potsdam]) == potsdam, one_span([potsdam, {**potsdam, "salary_period_text": "Berlin"}])
    (True, {'salary_text': 'Potsdam 52000; Berlin 52000'})
    """
    known = [dict(span) for span in spans if span.get("salary_min_text") or span.get("salary_max_text")]
    if len({tuple(sorted(span.items())) for span in known}) == 1:
        return known[0]
    ends = [joined(span.get("salary_min_text"), span.get("salary_max_text"), by=" - ") for span in known]
    words = [
        joined(span.get("salary_period_text"), end, span.get("salary_currency_text"), by=" ")
        for span, end in zip(known, ends, strict=True)
    ]
    return {"salary_text": wording or joined(*words, by="; ")}


_MODE = re.compile(r"remote|hybrid|distributed|flexible|on[- ]?site|in[- ]?office|home[- ]?office", re.IGNORECASE)


def is_mode(place: str | None) -> bool:
    """Whether a working arrangement stands where a place should.

    >>> is_mode("Hybrid"), is_mode("Remote, Potsdam"), is_mode(None)
    (True, False, False)
    """
    return _MODE.fullmatch((place or "").strip()) is not None


_PERIOD = re.compile(
    r"\b(?:annual(?:ly)?|year(?:ly)?|hour(?:ly)?|month(?:ly)?|week(?:ly)?|daily"
    r"|jahr(?:esgehalt)?|jährlich|monat(?:sgehalt)?|monatlich|stunde(?:nlohn)?|stündlich)\b",
    re.IGNORECASE,
)


def period_in(heading: str | None) -> str | None:
    """The period that a heading of a figure names, if it names one.

    >>> period_in("Annual Salary Range, Tier 1"), period_in("Potsdam")
    ('Annual', None)
    """
    found = _PERIOD.search(heading or "")
    return found[0] if found else None


def cents(record: Any, path: str) -> str | None:
    """An amount in cents as the amount; 0 is "not said".

    >>> cents({"from": {"amount": 4300050}}, "from.amount"), cents({"from": None}, "from.amount")
    ('43000.50', None)
    """
    found = str(_below(record, path) or 0).removesuffix(".0")
    if not found.isdecimal() or len(found) > 15:
        _UNFORESEEN[f"{path} not in cents"] = None
        return None
    return f"{int(found) // 100}.{int(found) % 100:02d}" if int(found) else None


def prose(record: Any, *paths: str) -> str | None:
    """The HTML at some paths as running text, one part below the other.

    >>> prose({"tasks": "<p>Teams f&uuml;hren</p>", "profile": None}, "tasks", "profile")
    'Teams führen'
    """
    return joined(*(text_of_html(said(record, path) or "") for path in paths), by="\n\n")


def place(record: Any, **paths: str) -> RawPlace:
    """A place of work.

    >>> place({"zip": "14467", "town": "Potsdam"}, postcode="zip", city="town").city
    'Potsdam'
    """
    return RawPlace(**fields(record, **paths))


def places(records: Any, **paths: str) -> tuple[RawPlace, ...]:
    """The places that some records name, each once; a record may be the name itself.

    >>> [place.city for place in places([{"town": "Potsdam"}, {"town": "Potsdam"}, {}, None], city="town")]
    ['Potsdam']
    >>> places("Potsdam", city="town")[0].text
    'Potsdam'
    """
    found: list[RawPlace] = []
    for entry in records if isinstance(records, list) else [records]:
        if isinstance(entry, Mapping | etree._Element):
            found.append(place(entry, **paths))
        elif isinstance(entry, str):
            found.extend(named(entry))
        elif entry is not None:
            _UNFORESEEN[f"a place as {type(entry).__name__}"] = None
    return tuple(dict.fromkeys(spot for spot in found if spot != RawPlace()))


def named(*names: str | None, country: str | None = None) -> tuple[RawPlace, ...]:
    """Places of which only the name is known, and perhaps the country; a number of places is none.

    >>> [place.text for place in named("Potsdam", None, "3 Locations")]
    ['Potsdam']
    """
    known = dict.fromkeys(name for name in names if name and name.strip() and not _COUNTED.fullmatch(name.strip()))
    return tuple(RawPlace(text=name, country=country) for name in known)


def names(record: Any, *paths: str, country: str | None = None) -> tuple[RawPlace, ...]:
    """The places named at some paths, each of a list on its own.

    >>> [
    ...     place.text
    ...     for place in names({"first": "Potsdam", "others": ["Teltow", {"name": "Werder"}]}, "first", "others")
    ... ]
    ['Potsdam', 'Teltow', 'Werder']
    """
    found: list[str | None] = []
    for path in paths:
        entries = _below(mapping(record), path)
        for entry in entries if isinstance(entries, list) else [entries]:
            if isinstance(entry, str | Mapping) and (printed := _printed(entry)) is not None:
                found.append(printed)
            elif entry is not None:
                _UNFORESEEN[f"{path} as {type(entry).__name__}"] = None
    return named(*found, country=country)


def in_path(url: str, after: str) -> str | None:
    """The words of the part of an address after another one.

    >>> in_path("/job/Potsdam-Golm/Leitung_R7", "job"), in_path("/Leitung_R7", "job")
    ('Potsdam Golm', None)
    """
    parts = url.split("/")
    at = parts.index(after) + 1 if after in parts else len(parts)
    return unquote(parts[at]).replace("-", " ") if at < len(parts) - 1 else None


def narrowed(places: Iterable[RawPlace]) -> tuple[RawPlace, ...]:
    """Places without those that only name the country or state of another one.

    >>> [place.text for place in narrowed(named("Deutschland", "Elmshorn, Schleswig-Holstein, Deutschland"))]
    ['Elmshorn, Schleswig-Holstein, Deutschland']
    """
    known = list(dict.fromkeys(places))
    return tuple(p for p in known if not (p.text and any((o.text or "").endswith(f", {p.text}") for o in known)))


def instant_of(published: str | None) -> dt.datetime | None:
    """The instant of a feed's `pubDate`, of ISO with its zone or of seconds since 1970; None for anything else.

    >>> instant_of("Thu, 12 Mar 2026 14:00:00 +0100") == instant_of("1773320400") == instant_of("2026-03-12T13:00Z")
    True
    >>> instant_of("heute"), instant_of("2026-03-12T14:00:00")
    (None, None)
    """
    try:
        if (published or "").isdecimal():
            return dt.datetime.fromtimestamp(int(published or ""), dt.UTC)
        if (published or "")[4:5] == "-":
            instant = dt.datetime.fromisoformat(published or "")
            return instant.astimezone(dt.UTC) if instant.tzinfo else None
        return parsedate_to_datetime(published or "").astimezone(dt.UTC)
    except (ValueError, TypeError, OverflowError, OSError):
        return None
