"""The page in a real Chromium: sort, filter, languages, hostile boards, accessibility rules."""

import datetime as dt
import re
from typing import Any

import pytest

from crawler.report.figures import figures
from crawler.report.page import page
from pipelines.profile import SearchProfile
from tests.report.conftest import Show
from tests.report.hand_made import DAY, coverage, market_pay, tables, vacancy
from tests.report.test_page import hostile

PLACE = SearchProfile.shipped().place
ROWS = [
    vacancy(1, title="Äußerst Beta", distance_km=20.0, salary_year_fte_min_eur=50_000.0, posted_on=DAY),
    vacancy(2, title="alpha", distance_km=None, posted_on=DAY - dt.timedelta(1), sources=["demo", "zweite"]),
    vacancy(3, title="Gamma", distance_km=3.0, salary_year_fte_min_eur=60_000.0, posted_on=DAY - dt.timedelta(2)),
    vacancy(4, title="Delta", status="missing", distance_km=1.0, salary_year_fte_max_eur=70_000.0),
]


def report(**more: Any) -> str:
    read = [coverage(), coverage("zweite", "suspect", reasons=["far fewer"]), coverage("zweite", ago=3)]
    return page(figures(tables(ROWS, coverage=read, market_pay=[market_pay()]), day=DAY), place=PLACE, **more)


def titles(shown: Any) -> list[str]:
    found: list[str] = shown.page.locator("#jobs tbody tr:visible .job a").all_inner_texts()
    return found


def test_it_asks_for_nothing_and_complains_about_nothing(show: Show) -> None:
    shown = show(report())
    shown.page.wait_for_load_state("networkidle")
    assert shown.requests == []
    assert shown.complaints == []


def test_it_begins_with_what_is_open_the_newest_first(show: Show) -> None:
    shown = show(report())
    assert titles(shown) == ["Äußerst Beta", "alpha", "Gamma"]
    assert shown.page.inner_text("#count") == "3 von 4 Stellen"


@pytest.mark.parametrize(
    ("column", "once", "twice"),
    [
        ("Stelle", ["alpha", "Äußerst Beta", "Gamma"], ["Gamma", "Äußerst Beta", "alpha"]),
        ("km", ["Gamma", "Äußerst Beta", "alpha"], ["Äußerst Beta", "Gamma", "alpha"]),  # unknown last, both times
        ("€ im Jahr, Vollzeit", ["Äußerst Beta", "Gamma", "alpha"], ["Gamma", "Äußerst Beta", "alpha"]),
        ("Veröffentlicht", ["Gamma", "alpha", "Äußerst Beta"], ["Äußerst Beta", "alpha", "Gamma"]),
    ],
)
def test_headings_sort(show: Show, column: str, once: list[str], twice: list[str]) -> None:
    shown = show(report())
    button = shown.page.get_by_role("button", name=column, exact=True)
    button.click()
    assert titles(shown) == once
    assert shown.page.locator("#jobs th[aria-sort=ascending]").inner_text().startswith(column)
    button.press("Enter")  # by keyboard
    assert titles(shown) == twice
    assert shown.page.locator("#jobs th[aria-sort]").count() == 1


@pytest.mark.parametrize(
    ("label", "value", "left"),
    [
        ("Titel, Firma oder Ort", "ausserst", ["Äußerst Beta"]),
        ("Titel, Firma oder Ort", "potsdam GAM", ["Gamma"]),
        ("Ab € im Jahr", "55000", ["Gamma"]),
        ("Bis km entfernt", "5", ["Gamma"]),
        ("Titel, Firma oder Ort", "(.*", []),
    ],
)
def test_filters_hold(show: Show, label: str, value: str, left: list[str]) -> None:
    shown = show(report())
    shown.page.get_by_label(label).fill(value)
    assert titles(shown) == left
    assert shown.page.inner_text("#count") == f"{len(left)} von 4 Stellen"
    assert shown.page.locator("#none").is_visible() == (not left)
    shown.page.get_by_role("button", name="Zurücksetzen").click()
    shown.page.locator("#count", has_text="3 von 4").wait_for()


def test_boards_and_states_are_chosen(show: Show) -> None:
    shown = show(report())
    shown.page.locator("#f-board").select_option("zweite")
    assert titles(shown) == ["alpha"]
    shown.page.locator("#f-board").select_option("")
    shown.page.locator("#f-status").select_option("missing")
    assert titles(shown) == ["Delta"]
    shown.page.locator("#f-status").select_option("")
    assert len(titles(shown)) == 4


def test_a_long_list_shows_its_beginning_until_all_is_asked_for(show: Show) -> None:
    shown = show(page(figures(tables([vacancy(number) for number in range(40)]), day=DAY), place=PLACE))
    assert len(titles(shown)) == 25
    assert shown.page.inner_text("#count") == "40 von 40 Stellen"
    shown.page.get_by_role("button", name="Alle 40 zeigen").click()
    assert len(titles(shown)) == 40


@pytest.mark.parametrize(("locale", "heading"), [("de-AT", "Stellen"), ("en-GB", "Vacancies"), ("fr-FR", "Vacancies")])
def test_it_begins_in_the_language_of_the_browser(show: Show, locale: str, heading: str) -> None:
    assert show(report(), locale=locale).page.inner_text("#vacancies h2") == heading


def test_the_language_can_be_switched(show: Show) -> None:
    shown = show(report())
    shown.page.get_by_role("button", name="English").click()
    assert shown.page.inner_text("#vacancies h2") == "Vacancies"
    assert shown.page.locator("html").get_attribute("lang") == "en"
    assert shown.page.title() == "Customer service vacancies around Potsdam"
    assert "alle" not in shown.page.locator("#f-board option").all_inner_texts()
    shown.page.get_by_role("button", name="Deutsch").click()
    assert shown.page.inner_text("#vacancies h2") == "Stellen"


@pytest.mark.parametrize("width", [1280, 360])
def test_no_script_of_a_board_runs(show: Show, width: int) -> None:
    shown = show(hostile(), width=width)
    shown.page.get_by_role("button", name=re.compile("^Alle .* zeigen$")).or_(shown.page.locator("h1")).first.click()
    for row in shown.page.locator("#jobs tbody tr:visible").all()[:20]:
        row.hover()
    shown.page.wait_for_load_state("networkidle")
    assert shown.page.evaluate("window.harmed") is None
    assert shown.complaints == []
    assert shown.requests == []
    assert shown.page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_policy_stops_what_would_get_through(show: Show) -> None:
    shown = show(
        report().replace("<footer>", "<footer><script>window.harmed = 1</script><img src='https://evil.example/x'>")
    )
    shown.page.wait_for_load_state("networkidle")
    assert shown.page.evaluate("window.harmed") is None
    assert any("Content Security Policy" in complaint for complaint in shown.complaints)


@pytest.mark.parametrize(
    ("locale", "scheme", "width"),
    [("de-DE", "light", 1280), ("en-GB", "dark", 1280), ("de-DE", "dark", 360), ("en-GB", "light", 360)],
)
def test_accessibility_rules_hold(show: Show, locale: str, scheme: str, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-core is not installed")
    shown = show(report(), locale=locale, scheme=scheme, width=width)
    shown.page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    found = axe.Axe().run(shown.page)
    assert not found.response["violations"], found.generate_report()
    assert len(found.response["passes"]) > 20


def test_a_phone_never_scrolls_sideways(show: Show) -> None:
    shown = show(report(), width=360)
    assert shown.page.evaluate("document.documentElement.scrollWidth") <= 360


def test_it_can_be_used_by_keyboard(show: Show) -> None:
    shown = show(report())
    shown.page.keyboard.press("Tab")
    assert "skip" in shown.page.evaluate("document.activeElement.className")
    reached = set()
    for _ in range(40):
        shown.page.keyboard.press("Tab")
        told = "((one) => [one.tagName, getComputedStyle(one).outlineStyle])(document.activeElement)"
        tag, outline = shown.page.evaluate(told)
        if tag == "BODY":  # once around
            break
        assert outline != "none", tag
        reached.add(tag)
    assert {"A", "BUTTON", "INPUT", "SELECT"} <= reached


def test_on_a_phone_the_verdict_of_a_board_is_in_sight(show: Show) -> None:
    read = [coverage("dvinci-karriere-example-org-with-a-long-name", "suspect"), coverage("zweite")]
    found = figures(tables(ROWS, coverage=read), day=DAY)
    shown = show(page(found, place=PLACE), width=360)
    for cell in shown.page.locator("#boards-part > .scroll td.word").all():
        box = cell.bounding_box()
        assert box["x"] + box["width"] <= 360
