"""Vacancies as several boards and hands tell them: all tellings of one are linked, and none of two.

Every telling is held against every other one of its file, most of which are of the same few employers and places.
"""

import tomllib
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import pytest

from pipelines.duplicates import Comparable, compare, pairs
from pipelines.normalize import normalize
from pipelines.profile import SearchProfile
from pipelines.raw import RawPlace, RawPosting
from tests.duplicates.test_pairs import READ_AT

FILES = sorted(Path(__file__).with_name("tellings").glob("*.toml"))
PROFILE = SearchProfile.shipped()
NOT_YET = {
    # Three hands, three titles, and an agency that names no pay.
    ("lift service team lead, Teltow/1", "lift service team lead, Teltow/2"),
    # A German summary of one sentence and an English one of another.
    ("building authority engineer/1", "building authority engineer/2"),
    # That the service company belongs to the bank stands in the text alone.
    ("call centre agent, bank, brand and legal name/0", "call centre agent, bank, brand and legal name/2"),
    # Of two summaries each leaves out what the other one tells.
    (
        "customer service lead, mail order, English title and German text/1",
        "customer service lead, mail order, English title and German text/2",
    ),
}


class Told(NamedTuple):
    vacancy: str
    name: str
    posting: Comparable


def tellings(file: Path) -> list[Told]:
    told = []
    for vacancy in tomllib.loads(file.read_text(encoding="utf-8"))["vacancy"]:
        for number, telling in enumerate(vacancy["telling"]):
            name = f"{vacancy['name']}/{number}"
            raw = RawPosting(
                source=telling["board"],
                source_type="job_board",
                url=f"https://{telling['board']}.example/{len(told)}",
                native_id=f"{file.stem}-{len(told)}",
                title=telling["title"],
                employer=telling["company"] or None,
                places=(RawPlace(text=telling["location"]),),
                posted_text=telling["posted"],
                description=telling["text"],
            )
            posting = Comparable.from_posting(normalize(raw, profile=PROFILE, fetched_at=READ_AT))
            told.append(Told(vacancy["name"], name, posting))
    return told


ALL = {file.stem: tellings(file) for file in FILES}
SAME = [
    pytest.param(
        one,
        other,
        id=f"{one.name} and {other.name.rpartition('/')[2]}",
        marks=[pytest.mark.xfail(strict=True)] if (one.name, other.name) in NOT_YET else [],
    )
    for told in ALL.values()
    for one, other in combinations(told, 2)
    if one.vacancy == other.vacancy
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_vacancy_told_twice(one: Told, other: Told) -> None:
    assert compare(one.posting, other.posting).is_same


@pytest.mark.parametrize("file", ALL)
def test_no_telling_is_another_vacancys(file: str) -> None:
    merged = [
        (one.name, other.name)
        for one, other in combinations(ALL[file], 2)
        if one.vacancy != other.vacancy and compare(one.posting, other.posting).is_same
    ]
    assert not merged


@pytest.mark.parametrize("file", ALL)
def test_they_are_found_among_all(file: str) -> None:
    name_of = {told.posting.id: told.name for some in ALL.values() for told in some}
    assert len(name_of) == sum(map(len, ALL.values()))
    crowd = [told.posting for some in ALL.values() for told in some]
    found = {frozenset((link.left_id, link.right_id)) for link in pairs(crowd) if link.is_same}
    wanted = {
        frozenset((one.posting.id, other.posting.id))
        for one, other in combinations(ALL[file], 2)
        if one.vacancy == other.vacancy and (one.name, other.name) not in NOT_YET
    }
    missed = [sorted(map(name_of.__getitem__, pair)) for pair in wanted - found]
    assert not missed
