"""The page as text: hostile boards, both languages, empty data, the command."""

import datetime as dt
import re
import sys
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from lxml import html

import crawler.report
from crawler.commands.report import report
from crawler.report.figures import figures
from crawler.report.page import LABELS, page
from crawler.report.words import LANGUAGES, Words, read_words
from pipelines.profile import SearchProfile
from tests.conftest import Cli
from tests.report.hand_made import DAY, coverage, market_pay, posting, tables, vacancy

PLACE = SearchProfile.shipped().place
HOSTILE = [
    "<script>window.harmed = 1</script>",
    "</script><script>window.harmed = 1</script>",
    "</style><script>window.harmed = 1</script>",
    "<img src=x onerror='window.harmed = 1'>",
    "\"' onmouseover=window.harmed=1 x='",
    "</title></td></table><svg onload=window.harmed=1>",
    "{{ 7 * 7 }} {% raw %} ${7*7} {n}",
    "\u202egnutieL \u2066\u200f",
    "NUL\x00 and \x1b[31m and \ufffe",
    "<!-- ]]> & &amp; &#60;",
    "Langezeile" * 1000,
]
ADDRESSES = [
    "javascript:window.harmed=1",
    "JAVASCRIPT:window.harmed=1",
    " javascript:window.harmed=1",
    "data:text/html,<script>window.harmed=1</script>",
    "file:///etc/passwd",
    "//evil.example/x",
    'https://evil.example/"onclick="window.harmed=1',
]


@cache
def hostile() -> str:
    """A page where every text that a board can choose is an attack."""
    texts = [*HOSTILE, *ADDRESSES]
    rows = [
        vacancy(
            number,
            title=text,
            employer=text,
            employer_key=str(number),
            city=text,
            district=text,
            salary_text=text,
            lon=13 + number / 50,
            sources=["demo", f"board-{number}"],
            url=ADDRESSES[number % len(ADDRESSES)],
            salary_year_fte_min_eur=40_000.0 + 1000 * number,
        )
        for number, text in enumerate(texts)
    ]
    told = [market_pay(wording=text, url=ADDRESSES[0], occupation=text, place=text) for text in texts]
    read = [coverage(source=text, verdict="failed", reasons=[text]) for text in texts]
    named = [posting(number, source=text) for number, text in enumerate(texts)]
    found = tables(rows, market_pay=told, coverage=read, postings=named)
    return page(figures(found, day=DAY), place=PLACE)


def test_no_text_of_a_board_becomes_markup() -> None:
    text = hostile()
    tree = html.document_fromstring(text)
    assert len(tree.findall(".//script")) == 1
    assert len(tree.findall(".//style")) == 1
    assert not tree.findall(".//img")
    allowed = ("https://evil.example/", "https://demo.example/", "#")
    for node in tree.iter():
        if isinstance(node.tag, str):
            assert not [name for name in node.attrib if name.startswith("on") or name == "style"], node.tag
            assert node.get("href", "#").startswith(allowed)
            assert node.get("src") is None
    assert not re.search(r"[\x00-\x08\x0b-\x1f]", text.replace("\n", ""))
    assert "49" not in tree.xpath("string(//table[@id='jobs']/tbody/tr[contains(., '7 * 7')]/td[1])")


def test_very_long_texts_are_cut() -> None:
    assert "Langezeile" * 31 not in hostile().replace(HOSTILE[-1], "")
    assert len(hostile()) < 1_000_000


def test_every_link_to_a_board_keeps_its_distance() -> None:
    tree = html.document_fromstring(page(figures(tables([vacancy(1)]), day=DAY), place=PLACE))
    outward = [link for link in tree.iter("a") if link.get("href", "").startswith("http")]
    assert outward
    assert all(link.get("rel") == "noopener noreferrer nofollow" for link in outward)


def test_every_chart_has_a_title_a_text_and_a_table() -> None:
    rows = [vacancy(1, salary_year_fte_min_eur=45_000.0)]
    tree = html.document_fromstring(page(figures(tables(rows), day=DAY), place=PLACE, language="en"))
    figures_of = tree.findall(".//figure")
    assert len(figures_of) == 7
    for figure in figures_of:
        svg = figure.find(".//{*}svg")
        assert svg is not None
        assert svg.get("role") == "img"
        for name in svg.get("aria-labelledby", "").split():
            assert tree.get_element_by_id(name).text_content().strip()
        assert figure.findall("details//table//td")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fixed_language_is_the_only_one(language: Any) -> None:
    text = page(figures(tables([vacancy(1)]), day=DAY), place=PLACE, language=language)
    other = "en" if language == "de" else "de"
    assert f'<html lang="{language}"' in text
    assert 'class="w"' not in text
    assert Words(other).plain("limits", other) not in text
    assert "data-language=" not in text


def test_an_empty_market_is_said_in_words() -> None:
    nothing = tables([], coverage=[], market_pay=[])
    text = page(figures(nothing, day=DAY), place=PLACE, language="en")
    assert "No vacancy is open at present." in text
    assert "nan" not in text.lower().replace("finanz", "")
    assert "None" not in re.sub(r"<script>.*?</script>", "", text, flags=re.DOTALL).replace("None of the", "")


def test_a_board_in_trouble_is_named_at_the_top() -> None:
    rows = [coverage(), coverage("silent", "suspect", reasons=["far fewer"])]
    tree = html.document_fromstring(
        page(figures(tables([vacancy(1)], coverage=rows), day=DAY), place=PLACE, language="en")
    )
    note = tree.find(".//header/p[@class='note bad']").text_content()
    assert "1 of 2 boards" in note
    assert "silent (suspect)" in note
    assert "far fewer" in tree.get_element_by_id("boards").text_content()


def test_words_are_in_both_languages_and_used() -> None:
    template = resources.files("crawler.report").joinpath("page.html").read_text(encoding="utf-8")
    made = re.compile(r"^(status|tag|verdict|limit|kind)_")
    for key, said in read_words().items():
        assert set(said) == set(LANGUAGES), key
        assert set(re.findall(r"{\w+}", said["de"])) == set(re.findall(r"{\w+}", said["en"])), key
        assert f"'{key}'" in template or key in LABELS or made.match(key), f"{key} is used nowhere"


def test_the_command_writes_the_page(yesterday: Path, tmp_path: Path, cli: Cli) -> None:
    out = tmp_path / "r.html"
    run = cli("report", "--data", yesterday, "--out", out, "--language", "en")
    assert run.returncode == 0, run.stderr
    assert "Kundendienstleiter (m/w/d)" in out.read_text(encoding="utf-8")


def test_without_data_the_command_says_how_to_begin(tmp_path: Path, cli: Cli) -> None:
    run = cli("report", "--data", tmp_path / "none", "--out", tmp_path / "r.html")
    assert run.returncode == 2
    assert "potsdam-jobs crawl" in run.stderr
    assert not (tmp_path / "r.html").exists()


def test_the_day_of_the_page_is_that_of_the_snapshot(yesterday: Path, tmp_path: Path, cli: Cli) -> None:
    cli("report", "--data", yesterday, "--out", tmp_path / "r.html")
    assert f"{dt.date(2026, 11, 23)}" in (tmp_path / "r.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("package", ["jinja2", "vl_convert"])
def test_without_the_extra_the_command_says_what_to_install(
    yesterday: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, package: str
) -> None:
    for name in ("page", "charts", "words"):
        monkeypatch.delitem(sys.modules, f"crawler.report.{name}", raising=False)
        monkeypatch.delattr(crawler.report, name, raising=False)
    monkeypatch.setitem(sys.modules, package, None)
    run = CliRunner().invoke(report, ["--data", str(yesterday), "--out", str(tmp_path / "r.html")])
    assert run.exit_code == 2
    assert f"needs {package}" in run.stderr
    assert "[report]" in run.stderr


def test_a_page_that_cannot_be_written_is_one_sentence(yesterday: Path, tmp_path: Path, cli: Cli) -> None:
    run = cli("report", "--data", yesterday, "--out", tmp_path / "no" / "r.html")
    assert run.returncode == 2
    assert run.stderr.count("\n") == 1


def test_reading_commands_know_the_data_by_one_name(yesterday: Path, cli: Cli) -> None:
    for command in ("search", "diff", "status", "export"):
        assert "--data" in cli(command, "--help").stdout
    assert cli("search", "--data", yesterday).returncode == 0
