"""What a record says, by name: from the keys of JSON and the elements of XML to the fields of a raw posting.

A path is a key, or keys joined by dots (`location.name`); of several parted by `|` the first that says something.
For XML it is a path of elements.
"""

from typing import Any

from lxml import etree

from crawler.expect import inside, joined, text, words
from crawler.markup import text_of_html
from pipelines.raw import RawPlace


def said(record: Any, paths: str) -> str | None:
    """The text at a path, as printed.

    Raises:
        LayoutChanged: something else than a single value stands there.

    >>> said({"location": {"name": "Potsdam"}}, "city|location.name")
    'Potsdam'
    """
    for path in paths.split("|"):
        if isinstance(record, etree._Element):
            found = words(record, path)
        else:
            *parents, key = path.split(".")
            found = text(inside(record, *parents), key)
        if found is not None:
            return found
    return None


def fields(record: Any, **paths: str) -> dict[str, str | None]:
    """Several fields of a record at once.

    >>> fields({"id": 7, "published": "2026-11-20"}, native_id="id", posted_text="published", start_text="start")
    {'native_id': '7', 'posted_text': '2026-11-20', 'start_text': None}
    """
    return {name: said(record, path) for name, path in paths.items()}


def pay(record: Any, *, low: str, high: str, period: str, currency: str) -> dict[str, str | None]:
    """The pay of a record; without a figure it is not said, whatever else is.

    >>> pay({"min": 52000, "unit": "YEAR"}, low="min", high="max", period="unit", currency="cur")["salary_period_text"]
    'YEAR'
    >>> pay({"unit": "YEAR"}, low="min", high="max", period="unit", currency="cur")
    {}
    """
    found = {"salary_min_text": low, "salary_max_text": high}
    found |= {"salary_period_text": period, "salary_currency_text": currency}
    values = fields(record, **found)
    return values if values["salary_min_text"] or values["salary_max_text"] else {}


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


def named(*names: str | None) -> tuple[RawPlace, ...]:
    """Places of which only the name is known.

    >>> [place.text for place in named("Potsdam", None)]
    ['Potsdam']
    """
    return tuple(RawPlace(text=name) for name in dict.fromkeys(names) if name and name.strip())
