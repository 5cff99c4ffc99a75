"""Which pairs are found, and how many: one employer with thousands of postings must not cost their square."""

import datetime as dt
import os
import subprocess
import sys
from typing import Any

import pytest

from exports.columns import columns
from exports.vacancy import Vacancy
from pipelines.duplicates import COLUMNS, Comparable, pairs, vacancies_of
from pipelines.duplicates.blocking import LOOKALIKES, WINDOW
from tests.conftest import ROOT
from tests.duplicates.vacancy_texts import LEAD, agency_text, text

ROW: dict[str, Any] = {
    "title": "Leiter Kundendienst (m/w/d)",
    "employer": "Havelbogen Wärme GmbH",
    "city": "Potsdam",
    "description": text(LEAD),
}


def postings(many: int, **more: Any) -> list[Comparable]:
    """Postings of one board; a callable gives each its own value."""
    made = []
    for number in range(many):
        own = {name: value(number) if callable(value) else value for name, value in more.items()}
        made.append(Comparable.from_row({**ROW, "posting_id": f"one:{number:05}", "source": "one", **own}))
    return made


FOUND = [
    {"title": "Kundendienstleitung"},
    {"title": "Leiter Kundendienst Wärmepumpen"},
    {"employer": "Havelbogen Wärme"},
    {"employer": None},
    {"city": None},
    {"employer": "Kiez Recruiting", "title": "Kundendienstleiter", "description": agency_text(LEAD)},
    {"title": "Field Operations Chief", "employer": "JobFuchs", "apply_url": "https://havel.example/jobs/4711"},
]


@pytest.mark.parametrize("other", FOUND, ids=str)
def test_found_among_others(other: dict[str, Any]) -> None:
    crowd = postings(300, employer=lambda n: f"Betrieb Nummer{n}", title=lambda n: f"Fachkraft {chr(97 + n % 26)}x{n}")
    first = Comparable.from_row({**ROW, "posting_id": "a:1", "apply_url": "https://www.havel.example/jobs/4711/"})
    second = Comparable.from_row({**ROW, "posting_id": "b:1", **other})
    found = [link for link in pairs([first, *crowd], [second]) if link.is_same and link.left_id == "a:1"]
    assert [link.right_id for link in found] == ["b:1"]


def test_a_comparison_reads_the_columns_that_it_names() -> None:
    read = set()

    class Row(dict[str, Any]):
        def get(self, name: str, default: Any = None) -> Any:
            read.add(name)
            return default

    Comparable.from_row(Row())
    assert read == {*COLUMNS, "tasks_text", "states_number", "may_speak", "read_text"}  # what was read before
    assert set(COLUMNS) <= {column.name for column in columns()}


SEEDED = """
from tests.duplicates.test_blocking import postings
from pipelines.duplicates import pairs
crowd = postings(60, city=lambda n: f"Ort{chr(97 + n % 26)}x", posted_on=None, source=lambda n: f"board{n % 3}")
print([tuple(link) for link in pairs(crowd)])
"""


def test_links_are_the_same_in_every_process() -> None:
    said = {
        subprocess.run(
            [sys.executable, "-c", SEEDED],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(said) == 1
    assert b"other_place" in said.pop()


def test_known_postings_are_not_held_against_each_other() -> None:
    first, second, third = postings(3)
    found = list(pairs([first], [second, third]))
    assert [(link.left_id, link.right_id) for link in found] == [
        ("one:00000", "one:00001"),
        ("one:00000", "one:00002"),
    ]


def test_one_title_in_thousands_of_cities_is_thousands_of_vacancies_and_few_links() -> None:
    crowd = postings(2000, city=lambda n: f"Ort{chr(97 + n % 26)}{n}x")
    found = list(pairs(crowd))
    assert not any(link.is_same for link in found)
    assert len(found) <= len(crowd) * LOOKALIKES * 2
    assert len(set(vacancies_of(found, {}, posting_ids=[one.id for one in crowd]).vacancy_of.values())) == 2000


def test_one_posting_a_thousand_times_is_one_vacancy_and_few_links() -> None:
    found = list(pairs(postings(1000)))
    assert len(found) <= 1000 * WINDOW
    assert len(set(vacancies_of(found, {}).vacancy_of.values())) == 1


def test_a_thousand_references_are_a_thousand_vacancies() -> None:
    crowd = postings(1000, description=lambda n: f"{text(LEAD)}\nKennziffer: {n}/2026")
    found = list(pairs(crowd))
    assert not any(link.is_same for link in found)


def test_a_posting_without_place_joins_no_two_cities() -> None:
    crowd = postings(3, city=lambda n: ("Potsdam", None, "Cottbus")[n])
    found = list(pairs(crowd))
    vacancy_of = vacancies_of(found, {}).vacancy_of
    assert vacancy_of["one:00000"] != vacancy_of["one:00002"]
    assert ("one:00000", "one:00002") in {link[:2] for link in found if link.vetoes == ("other_place",)}


def test_a_vacancy_is_known_again_by_what_its_table_keeps() -> None:
    seen = dt.datetime(2026, 10, 1, tzinfo=dt.UTC)
    first = Comparable.from_row({**ROW, "posting_id": "gone:1"})
    vacancy = Vacancy(
        vacancy_id="gone:1",
        primary_posting_id="gone:1",
        url="https://gone.example/1",
        title="Leiter Kundendienst (m/w/d)",
        employer="Havelbogen Wärme GmbH",
        employer_key="havelbogen waerme",
        city="Potsdam",
        tasks_text=first.tasks_text,
        first_seen_at=seen,
        last_seen_at=seen,
        status="closed",
        is_left_censored=False,
    )
    again, other = postings(2, title=lambda n: ("Kundendienstleitung", "Disponent Kundendienst")[n])
    found = list(pairs([again, other], [Comparable.from_vacancy(vacancy)]))
    assert [link[:3] for link in found if link.is_same] == [("gone:1", "one:00000", True)]
    assert "same_tasks" in found[0].reasons
