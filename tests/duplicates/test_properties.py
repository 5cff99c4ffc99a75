"""What must hold for any two postings, any text and any set of links."""

import random
from dataclasses import replace
from itertools import combinations
from operator import attrgetter
from typing import Any, NamedTuple
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines.duplicates import MEANINGS, SAME_FROM, Comparable, blocking, compare, pairs, vacancies_of
from pipelines.duplicates.comparable import Place
from pipelines.duplicates.comparison import concluded
from pipelines.duplicates.fields import fields_of
from pipelines.duplicates.prospects import fields_worth_comparing, may_be_one
from pipelines.duplicates.tasks import KEPT
from pipelines.duplicates.terms import Terms
from tests.duplicates.vacancy_texts import DISPATCH, LEAD, agency_text, text

TITLES = [
    "Leiter Kundendienst (m/w/d)",
    "Kundendienstleitung",
    "Stellv. Leiter Kundendienst",
    "Head of Customer Service",
    "Disponent Kundendienst",
    "Leiter Kundendienst - Wärmepumpen",
    "(m/w/d)",
    "!",
]
DESCRIPTIONS = [text(LEAD), text(DISPATCH), agency_text(LEAD), text(LEAD) + "\nKennziffer 12/26"]
odd = st.text("abÄß1 -/(:|*", max_size=12)
rows = st.fixed_dictionaries(
    {"posting_id": st.sampled_from([f"{board}:{number}" for board in "abc" for number in range(9)])},
    optional={
        "source": st.sampled_from(["a", "b", "c"]),
        "source_type": st.sampled_from(["employer_site", "public_service", "job_board", "aggregator"]),
        "title": st.sampled_from(TITLES) | odd,
        "employer": st.sampled_from(["Havel GmbH", "Havel", "Spree AG", "Kiez Recruiting"]) | odd,
        "city": st.sampled_from(["Potsdam", "Berlin", "Cottbus"]) | odd,
        "place_text": st.sampled_from(["Potsdam · Berlin", "Deutschlandweit", "Potsdam-Mittelmark"]),
        "place_count": st.integers(0, 3),
        "postcode": st.sampled_from(["14467", "14482"]),
        "description": st.sampled_from(DESCRIPTIONS) | odd,
        "apply_url": st.sampled_from(["https://havel.example/jobs/4711", "https://havel.example/karriere", "http://["]),
        "native_id": st.sampled_from(["12345678", "7"]),
        "language": st.sampled_from(["de", "en"]),
        "salary_year_fte_min_eur": st.floats(),
        "posted_on": st.dates(),
    },
)


class Said(NamedTuple):
    left_id: str
    right_id: str
    is_same: bool
    score: float = 0.9
    vetoes: tuple[str, ...] = ()


ids = st.sampled_from([f"p:{number}" for number in range(8)])
links = st.lists(
    st.builds(
        lambda a, b, is_same, score: Said(a, b, is_same, score, () if is_same else ("other_place",)),
        ids,
        ids,
        st.booleans(),
        st.floats(0, 1),
    ),
    max_size=24,
)
known_vacancies = st.dictionaries(ids, ids, max_size=8)


@settings(deadline=None)
@given(rows, rows)
def test_symmetric_and_deterministic(one: dict[str, Any], other: dict[str, Any]) -> None:
    found = compare(Comparable.from_row(one), Comparable.from_row(other))
    assert found == compare(Comparable.from_row(other), Comparable.from_row(one))
    assert found.left_id <= found.right_id
    assert 0 <= found.score <= 1
    assert {*found.reasons, *found.vetoes} <= set(MEANINGS)
    assert not (found.is_same and found.vetoes)
    assert not found.is_same or found.score >= SAME_FROM


@settings(deadline=None)
@given(rows)
def test_reflexive(row: dict[str, Any]) -> None:
    one = Comparable.from_row(row)
    assert compare(one, one).is_same
    assert not compare(one, Comparable.from_row({**row, "posting_id": "z:1"})).vetoes


@settings(deadline=None)
@given(rows, rows)
def test_what_is_one_object_is_compared_as_two_that_say_the_same(one: dict[str, Any], other: dict[str, Any]) -> None:
    mine, theirs = Comparable.from_row(one), Comparable.from_row({**one, "posting_id": "z:1"})
    for it in (theirs, Comparable.from_row({**other, "posting_id": "z:2"})):
        copy = replace(
            it,
            words=replace(it.words),
            employer=it.employer and replace(it.employer),
            place=Place(*it.place),
            stated=Terms(*it.stated),
        )
        assert compare(mine, it) == compare(mine, copy)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # the first text of all Unicode loads its tables
@given(st.text(max_size=100), st.text(max_size=100), st.text(max_size=30))
def test_no_text_raises(description: str, title: str, place: str) -> None:
    row = {"title": title, "description": description, "city": place, "place_text": place, "employer": title}
    one = Comparable.from_row({**row, "posting_id": "a:1", "url": description, "native_id": title})
    other = Comparable.from_row({**row, "posting_id": "b:1", "title": title[::-1]})
    assert compare(one, other) == compare(other, one)


@settings(deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["title", "city", "employer_key", "posted_on", "place_count"]), st.floats() | st.none()
    )
)
def test_no_value_of_another_type_raises(row: dict[str, Any]) -> None:
    assert Comparable.from_row({**row, "posting_id": "a:1"}).id == "a:1"


@settings(deadline=None, max_examples=60)
@given(st.lists(rows, max_size=12), st.lists(rows, max_size=12), st.randoms())
def test_pairs_need_no_order_and_give_each_pair_once(
    new: list[dict[str, Any]], known: list[dict[str, Any]], chance: random.Random
) -> None:
    # one row an id: of two rows with one id the last counts, which is an order
    fresh = {row["posting_id"]: Comparable.from_row(row) for row in new}
    old = {row["posting_id"]: Comparable.from_row(row) for row in known}
    found = list(pairs(fresh.values(), old.values()))
    assert len({link[:2] for link in found}) == len(found)
    assert all(link.left_id in fresh or link.right_id in fresh or link.vetoes for link in found)
    shuffled = list(fresh.values())
    chance.shuffle(shuffled)
    assert sorted(pairs(shuffled, old.values())) == sorted(found)


@settings(deadline=None)
@given(st.lists(rows, max_size=14, unique_by=lambda row: row["posting_id"]))
def test_no_third_posting_joins_what_a_veto_keeps_apart(found: list[dict[str, Any]]) -> None:
    postings = [Comparable.from_row(row) for row in found]
    vacancies = vacancies_of(pairs(postings), {}, posting_ids=[one.id for one in postings])
    for one, other in combinations(postings, 2):
        if compare(one, other).vetoes:
            assert vacancies.vacancy_of[one.id] != vacancies.vacancy_of[other.id]


@settings(deadline=None)
@given(links, known_vacancies, st.randoms())
def test_vacancies_need_no_order(said: list[Said], known: dict[str, str], chance: random.Random) -> None:
    found = vacancies_of(said, known)
    shuffled = [Said(b, a, *rest) for a, b, *rest in said] + said[:3]
    chance.shuffle(shuffled)
    again = list(known.items())
    chance.shuffle(again)
    assert vacancies_of(shuffled, dict(again)) == found


@settings(deadline=None)
@given(links, known_vacancies)
def test_no_veto_is_overridden_and_no_posting_lost(said: list[Said], known: dict[str, str]) -> None:
    found = vacancies_of(said, known, posting_ids=["alone:1"])
    assert set(found.vacancy_of) == {"alone:1", *known, *(one for link in said for one in link[:2])}
    for link in said:
        if link.vetoes and link.left_id != link.right_id:
            assert found.vacancy_of[link.left_id] != found.vacancy_of[link.right_id]


@settings(deadline=None)
@given(links, known_vacancies)
def test_the_second_day_changes_nothing(said: list[Said], known: dict[str, str]) -> None:
    first = vacancies_of(said, known)
    assert vacancies_of(said, first.vacancy_of) == (first.vacancy_of, {}, {})


@settings(deadline=None)
@given(links, known_vacancies)
def test_every_known_vacancy_lives_on_or_is_merged(said: list[Said], known: dict[str, str]) -> None:
    found = vacancies_of(said, known)
    alive = set(found.vacancy_of.values())
    gone = {name for names in found.merged.values() for name in names}
    assert set(known.values()) == (set(known.values()) & alive) | gone
    assert not alive & gone
    assert set(found.merged) <= alive
    assert {part for parts in found.split.values() for part in parts} <= alive


@settings(deadline=None, max_examples=60)
@given(st.lists(rows, max_size=14, unique_by=lambda row: row["posting_id"]))
def test_a_pair_that_is_not_worth_comparing_says_nothing(found: list[dict[str, Any]]) -> None:
    for one, other in combinations(map(Comparable.from_row, found), 2):
        left, right = sorted((one, other), key=attrgetter("id"))
        said = compare(one, other)
        for only_same in (True, False):
            fields = fields_worth_comparing(left, right, only_same=only_same)
            if said.is_same or (said.score >= SAME_FROM and not only_same):
                assert fields
                assert may_be_one(one, other)
            assert not fields or (fields == fields_of(left, right) and concluded(left, right, fields) == said)


@settings(deadline=None, max_examples=60)
@given(st.lists(rows, max_size=20), st.lists(rows, max_size=20))
def test_pairs_are_those_of_comparing_everything(new: list[dict[str, Any]], known: list[dict[str, Any]]) -> None:
    fresh, old = ([Comparable.from_row(row) for row in some] for some in (new, known))
    found = list(pairs(fresh, old))
    with (
        patch.object(blocking, "may_be_one", lambda *_: True),
        patch.object(blocking, "fields_worth_comparing", lambda a, b, **_: fields_of(a, b)),
    ):
        assert list(pairs(fresh, old)) == found


HOSTILE = [
    "a" * 10_000,
    " " * 10_000,
    ":" * 10_000,
    "(" * 10_000,
    "[m/w/d" * 1_700,
    "Aufgaben" * 1_250,
    "\n" * 10_000,
    "\n*" * 5_000,
    "Aufgaben:\n" * 1_000,
    "Aufgaben " * 1_100,
    "ref" * 3_300,
    "Kennziffer " * 900,
    "Ref. 1 " * 1_400,
    "für unseren " * 830,
    "1.000 € - " * 1_000,
    "- " * 5_000,
    "İ" * 10_000,
    "ﷺ" * 10_000,
    "http://" * 1_400,
    "A/B " * 2_500,
    "leiter" * 1_600,
    "e\u0301" * 5_000,
    "kennzıffer 12 ſ " * 600,
]


@pytest.mark.parametrize("bad", HOSTILE, ids=lambda bad: repr(bad[:12]))
def test_a_hostile_text_is_cut_to_what_is_kept(bad: str) -> None:
    row = dict.fromkeys(("title", "employer", "city", "place_text", "description", "url", "native_id", "postcode"), bad)
    one = Comparable.from_row({**row, "posting_id": "a:1", "place_count": 9})
    other = Comparable.from_row({**row, "posting_id": "b:1", "title": bad + "x"})
    assert compare(one, other) == compare(other, one)
    assert max(len(one.tasks_text or ""), len(one.read_text().opening or "")) <= KEPT
    assert len(one.words.core) + len(one.words.tail) < KEPT
