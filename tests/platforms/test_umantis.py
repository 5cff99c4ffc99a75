"""Umantis: list pages in several templates, and pages of postings."""

from typing import Any

import pytest
from scrapy.http import TextResponse

from crawler.expect import LayoutChanged
from crawler.listing import Listing
from crawler.platforms.umantis import Umantis
from pipelines.raw import RawPosting
from tests.platforms.reading import read

TABLE = '{"TableNr": "1152"}'
NAVIGATION = f"<table-navigation initial-data-string='{TABLE}'></table-navigation>"


def link(number: int = 7, title: str = "Koch (m/w/d)") -> str:
    return f'<a class="x HSTableLinkSubTitle" href="/Vacancies/{number}/Description/2?lang=ger">{title}</a>'


def row(number: int = 7, title: str = "Koch (m/w/d)", *cells: str) -> str:
    return f"<tr><td>{link(number, title)}</td>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def rows(body: str, **more: Any) -> tuple[list[Any], dict[str, Any]]:
    return read(Umantis, f"<html><body>{body}</body></html>", callback="parse_listing", **more)


ROWS: dict[str, tuple[str, dict[str, Any]]] = {
    "the least": (row(), {"native_id": "7", "title": "Koch (m/w/d)", "places": (), "employment_text": None}),
    "address": (row(), {"url": "https://recruitingapp-1234.de.umantis.com/Vacancies/7/Description/2"}),
    "entities": (row(7, "Koch &amp; Service"), {"title": "Koch & Service"}),
    "kind": (row(7, "Koch", "Potsdam", "Vollzeit", ""), {"employment_text": "Vollzeit"}),
}


@pytest.mark.parametrize(("body", "wanted"), ROWS.values(), ids=ROWS)
def test_rows(body: str, wanted: dict[str, Any]) -> None:
    (posting,), _ = rows(f"<table>{body}</table>")
    assert {name: getattr(posting, name) for name in wanted} == wanted


@pytest.mark.parametrize(
    "body",
    [
        f"<table>{row(7, 'Koch', 'Potsdam', 'Vollzeit')}</table>",
        f"<ul><li><h3>{link()}</h3><span>Potsdam</span><span>Vollzeit</span></li></ul>",
    ],
    ids=["table", "list"],
)
def test_templates(body: str) -> None:
    (posting,), _ = rows(body)
    assert ([place.text for place in posting.places], posting.employment_text) == (["Potsdam"], "Vollzeit")


def named(**cells: str) -> str:
    """A row of the template that names its cells for those who cannot see the icons."""
    shown = "".join(
        f"<li><span class='visually-hidden'>{name.replace('_', ' ')}</span><i class='icon'></i>"
        f"<span class='column-value'>{value}</span></li>"
        for name, value in cells.items()
    )
    return f"<table><tr><td><ul><li>{link()}</li>{shown}</ul></td></tr></table>"


NAMED: dict[str, tuple[dict[str, str], dict[str, Any]]] = {
    "whatever their order": (
        {"Art": "Vollzeit", "Anstellungsort": "Potsdam"},
        {"employment_text": "Vollzeit", "towns": ["Potsdam"]},
    ),
    "in English": ({"Location": "Potsdam", "Start_date": "1 May"}, {"towns": ["Potsdam"], "start_text": "1 May"}),
    "in French": (
        {"Lieu": "Gen&egrave;ve", "Taux_d'occupation": "80%"},
        {"towns": ["Genève"], "employment_text": "80%"},
    ),
    "a day": ({"Online_seit": "20.11.2026", "Abteilung": "Service"}, {"posted_text": "20.11.2026", "towns": []}),
    "blank": ({"Ort": " ", "Pensum": ""}, {"towns": [], "employment_text": None}),
}


@pytest.mark.parametrize(("cells", "wanted"), NAMED.values(), ids=NAMED)
def test_cells_that_say_what_they_are(cells: dict[str, str], wanted: dict[str, Any]) -> None:
    (posting,), stats = rows(named(**cells))
    said = {name: getattr(posting, name) for name in wanted if name != "towns"}
    said["towns"] = [place.text for place in posting.places]
    assert said == wanted
    assert "unknown_keys" not in stats


def test_a_cell_that_nobody_knows_is_told() -> None:
    _, stats = rows(named(Ort="Potsdam", Schuhgröße="43"))
    assert stats["unknown_keys"] == ["column Schuhgröße"]


def test_what_may_be_wanted_is_asked_for() -> None:
    (request,), _ = rows(f"<table>{row(7, 'Leitung Kundenservice', 'Potsdam')}</table>")

    def detailed(body: str) -> RawPosting:
        found: RawPosting = request.cb_kwargs["read"](TextResponse(request.url, body=body.encode(), encoding="utf-8"))
        return found

    page = "<body><nav>Menü</nav><main><h1>Leitung Kundenservice</h1><p>Teams führen</p></main></body>"
    posting = detailed(page)
    assert (posting.description, posting.native_id) == ("Leitung Kundenservice\n\nTeams führen", "7")
    assert [place.text for place in posting.places] == ["Potsdam"]
    with pytest.raises(LayoutChanged):
        detailed("<body>Startseite</body>")


def full(*numbers: int) -> str:
    return f"<table>{''.join(map(row, numbers))}</table>"


@pytest.mark.parametrize("way", [NAVIGATION, '<a href="/Jobs/All?tc1152=p2">weiter</a>'])
def test_after_a_full_page_comes_another(way: str) -> None:
    listing = Listing("all", pages=1)
    found, _ = rows(full(*range(10)) + way, listing=listing)
    assert found[-1].url == "https://recruitingapp-1234.de.umantis.com/Jobs/All?tc1152=p2"
    listing.pages = 2
    assert len(rows(full(10, 11) + way, listing=listing)[0]) == 2


@pytest.mark.parametrize("numbers", [range(10), ()], ids=["the same again", "nothing more"])
def test_the_end_after_a_full_page(numbers: range) -> None:
    listing = Listing("all", pages=1)
    rows(full(*range(10)) + NAVIGATION, listing=listing)
    listing.pages = 2
    assert rows(full(*numbers) + NAVIGATION, listing=listing)[0] == []


def test_a_full_page_without_a_way_on_has_an_unknown_rest() -> None:
    found, stats = rows(full(*range(10)))
    assert (len(found), stats["trouble/too_many"]) == (10, 1)


def test_one_broken_link_costs_only_itself() -> None:
    broken = row().replace("/Vacancies/7/Description", "/Vacancies/x")
    found, stats = rows(f"<table>{row(1)}{broken}{row(2, '')}{row(3)}</table>")
    assert ([posting.native_id for posting in found], stats["posting/broken"]) == (["1", "3"], 2)


@pytest.mark.parametrize("body", ["", "<p>Willkommen</p>", "<a href='/Vacancies/7/Description/1'>x</a>"])
def test_a_page_without_a_posting_proves_nothing(body: str) -> None:
    with pytest.raises(LayoutChanged):
        rows(body)
