"""What employers call the columns of their list pages, and fields of their own (`columns.toml`)."""

import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from parsel import Selector

from crawler.markup import text_of_html

NAMES = Path(__file__).with_name("columns.toml")
_LABEL = "[contains(@class, 'visually-hidden') or contains(@class, 'label') or self::label or self::dt]"


@cache
def _fields() -> dict[str, str]:
    table = tomllib.loads(NAMES.read_text(encoding="utf-8"))
    known = {name: field for field, names in table["fields"].items() for name in names}
    return {**dict.fromkeys(table["ignored"]["names"], ""), **known}


def field_of(label: str) -> str | None:
    """The field of a posting that a column fills; empty if none, None for a column that nobody knows.

    >>> field_of(" Anstellungsort: "), field_of("Abteilung"), field_of("Schuhgröße")
    ('places', '', None)
    """
    return _fields().get(" ".join(label.split()).rstrip(": ").casefold())


def labelled_cell(cell: Selector) -> tuple[str | None, str]:
    """What a cell is called, if it says so, and what it holds.

    >>> cell = Selector("<li><span class='visually-hidden'>Ort</span><span>Potsdam</span></li>").css("li")[0]
    >>> labelled_cell(cell), labelled_cell(Selector("<td>Pensum: 80 %</td>").css("body")[0])
    (('Ort', 'Potsdam'), ('Pensum', '80 %'))
    """
    for label in cell.xpath(f".//*{_LABEL}"):
        called = text_of_html(label.get())
        parts = cell.xpath(f".//text()[not(ancestor::*{_LABEL})]").getall()
        return called, " ".join(" ".join(parts).split())
    text = " ".join(" ".join(cell.xpath(".//text()").getall()).split())
    called, colon, held = text.partition(":")
    return (called, held.strip()) if colon and field_of(called) is not None else (None, text)


def own_fields(told: Iterable[tuple[str | None, str | None]]) -> tuple[dict[str, str | None], list[str]]:
    """What fields of an employer's own say, by field of a posting, and the names of those that nobody knows.

    >>> own_fields([("Zeitmodell", "Vollzeit"), ("Gehalt", None), ("Schuhgröße", "43")])
    ({'employment_text': 'Vollzeit', 'salary_text': None}, ['field Schuhgröße'])
    """
    named = [(name, field_of(name), value) for name, value in told if name]
    known = {field: value for _, field, value in named if field and field != "places"}
    return known, [f"field {name}" for name, field, _ in named if field is None]


def told_by(cells: Iterable[Selector], *, in_order: Sequence[str]) -> tuple[dict[str, list[str]], list[str]]:
    """What the cells of a row say, by field, and the names of columns that nobody knows.

    Cells that are not called anything fill the fields `in_order`, the last of them all that are left.

    >>> row = Selector(
    ...     "<ul><li>Potsdam</li><li><label>Pensum</label> 80 %</li><li><label>Schuhgröße</label> 43</li></ul>"
    ... )
    >>> told_by(row.css("li"), in_order=("places",))
    ({'places': ['Potsdam'], 'employment_text': ['80 %']}, ['column Schuhgröße'])
    """
    told: dict[str, list[str]] = {}
    unknown, nameless = [], 0
    for label, text in map(labelled_cell, cells):
        name = field_of(label) if label else in_order[min(nameless, len(in_order) - 1)]
        nameless += not label
        if name is None:
            unknown.append(f"column {label}")
        elif name and text:
            told.setdefault(name, []).append(text)
    return told, unknown
