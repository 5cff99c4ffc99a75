"""Links to vacancies: whose id stays, what is merged and what is split."""

import datetime as dt

from pipelines.duplicates import Comparison, vacancies_of

DAY = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)


def same(left: str, right: str, score: float = 0.9) -> Comparison:
    return Comparison(left, right, is_same=True, score=score)


def apart(left: str, right: str) -> Comparison:
    return Comparison(left, right, is_same=False, score=0.9, vetoes=("other_place",))


def test_a_new_vacancy_has_the_id_of_its_first_posting() -> None:
    found = vacancies_of([same("b", "c"), same("a", "b")], {}, first_seen_at={"b": DAY})
    assert found.vacancy_of == {"a": "b", "b": "b", "c": "b"}
    assert (found.merged, found.split) == ({}, {})


def test_a_copy_joins_the_known_vacancy() -> None:
    assert vacancies_of([same("a", "z")], {"z": "z"}).vacancy_of == {"a": "z", "z": "z"}


def test_of_two_known_vacancies_the_older_one_stays() -> None:
    known = {"a": "a", "b": "b"}
    born = {"a": DAY, "b": DAY - dt.timedelta(days=3)}
    assert vacancies_of([same("a", "b")], known, first_seen_at=born).merged == {"b": ("a",)}
    assert vacancies_of([same("a", "b")], known).merged == {"a": ("b",)}


def test_what_parts_keeps_the_id_where_its_first_posting_is() -> None:
    found = vacancies_of([apart("a", "b"), same("b", "c")], {"a": "b", "b": "b", "c": "b"})
    assert found.vacancy_of == {"a": "a", "b": "b", "c": "b"}
    assert found.split == {"b": ("a",)}


def test_the_largest_part_keeps_the_id_of_a_posting_that_is_gone() -> None:
    found = vacancies_of([apart("a", "b"), apart("a", "c")], {"a": "gone", "b": "gone", "c": "gone"})
    assert found.vacancy_of == {"a": "a", "b": "gone", "c": "gone"}


def test_merged_and_split_back_gets_its_own_id_again() -> None:
    merged = vacancies_of([same("a", "b")], {"a": "a", "b": "b"})
    assert vacancies_of([apart("a", "b")], merged.vacancy_of).vacancy_of == {"a": "a", "b": "b"}


def test_an_id_is_never_given_twice() -> None:
    # b's vacancy goes by a's name and a's by b's
    found = vacancies_of([apart("a", "c")], {"a": "b", "b": "a", "c": "b"})
    assert len(set(found.vacancy_of.values())) == 3


def test_the_stronger_link_wins() -> None:
    links = [apart("a", "c"), same("a", "b", 0.8), same("b", "c", 0.9)]
    assert vacancies_of(links, {}).vacancy_of == {"a": "a", "b": "b", "c": "b"}


def test_what_was_one_stays_one_before_a_stronger_link() -> None:
    links = [apart("a", "c"), same("a", "b", 0.8), same("b", "c", 0.99)]
    assert vacancies_of(links, {"a": "a", "b": "a"}).vacancy_of == {"a": "a", "b": "a", "c": "c"}


def test_a_posting_of_today_without_links_is_a_vacancy() -> None:
    assert vacancies_of([], {}, posting_ids=["a"]).vacancy_of == {"a": "a"}
