"""The fold of days into lives: a table of histories, and properties over random ones."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.board_coverage import Coverage
from exports.change import Change
from exports.history import TRACKED, State, Step, step
from exports.sighting import Sighting
from exports.vacancy import Vacancy

FIRST = dt.date(2026, 11, 1)
KINDS = {"a": "employer_site", "b": "public_service", "j": "job_board", "w": "aggregator"}
LISTS = {"a": "complete", "b": "complete", "j": "complete", "w": "window"}


def at(day: int, hour: int = 6) -> dt.datetime:
    return dt.datetime.combine(FIRST + dt.timedelta(day), dt.time(hour), dt.UTC)


def row(board: str, day: int, how: str, hour: int = 6) -> Coverage:
    lists = LISTS[board]
    return Coverage(
        run=f"{day}-{hour}",
        source=board,
        started_at=at(day, hour),
        verdict=how,  # type: ignore[arg-type]
        lists=lists,  # type: ignore[arg-type]
        absence_counts=how == "complete" and lists == "complete",
        is_published=how in ("complete", "partial"),
    )


def posting(name: str, day: int, hour: int = 6, **said: Any) -> Sighting:
    board = name.partition(":")[0]
    said = {"title": "Serviceleiter", "url": f"https://{board}.example/{name[2:]}", **said}
    return Sighting(posting_id=name, source=board, source_type=KINDS[board], fetched_at=at(day, hour), **said)


@dataclass
class Told:
    """A history told day by day."""

    state: State = field(default_factory=State)
    steps: list[Step] = field(default_factory=list)

    def day(
        self,
        day: int,
        boards: Mapping[str, str],
        *shown: str | tuple[str, dict[str, Any]],
        same: Mapping[str, str] | None = None,
    ) -> Step:
        """`boards` to how they were read, what they showed, and the vacancy of postings that are not their own."""
        postings = [posting(one, day) if isinstance(one, str) else posting(one[0], day, **one[1]) for one in shown]
        home = {p: v.vacancy_id for v in self.state.vacancies.values() for p in v.posting_ids}
        for one in postings:
            home.setdefault(one.posting_id, one.posting_id)
        home |= same or {}
        coverage = [row(board, day, how) for board, how in boards.items()]
        done = step(self.state, day=FIRST + dt.timedelta(day), postings=postings, coverage=coverage, vacancy_of=home)
        self.state = done.state
        self.steps.append(done)
        return done

    def __getitem__(self, name: str) -> Vacancy:
        return self.state.vacancies[name]

    @property
    def events(self) -> list[tuple[str, str, str | None]]:
        """Of the last day."""
        return [(one.event, one.vacancy_id, one.field) for one in self.steps[-1].changes]


C, P, F, S = "complete", "partial", "failed", "suspect"


def test_a_vacancy_closes_after_two_complete_listings_without_it() -> None:
    told = Told()
    told.day(0, {"a": C}, "a:1", "a:2")
    told.day(1, {"a": C}, "a:1")
    assert (told["a:2"].status, told.events) == ("missing", [])
    told.day(2, {"a": C}, "a:1")
    gone = told["a:2"]
    assert (gone.status, gone.closed_reason, told.events) == ("closed", "gone", [("closed", "a:2", None)])
    assert (gone.closed_after_at, gone.closed_before_at) == (at(0), at(1))
    assert told["a:1"].days_open == 2
    assert gone.days_open == 0
    assert told.steps[1].tallies["a"] == (0, 0, 1)


def test_the_two_need_not_follow_one_another() -> None:
    told = Told()
    told.day(0, {"a": C}, "a:1")
    told.day(1, {"a": C})
    told.day(2, {"a": F})
    assert told["a:1"].status == "unknown"
    told.day(5, {"a": C})
    assert (told["a:1"].status, told["a:1"].closed_before_at) == ("closed", at(1))


@pytest.mark.parametrize("how", [P, F, S, None])
def test_a_bad_reading_closes_nothing(how: str | None) -> None:
    told = Told()
    told.day(0, {"a": C}, ("a:1", {"valid_until_on": FIRST + dt.timedelta(2)}))
    for day in range(1, 9):
        told.day(day, {"a": how} if how else {})
        assert told["a:1"].status == "unknown"
        assert told.events == []
    told.day(9, {"a": C}, "a:1")
    assert (told["a:1"].status, told["a:1"].reopened, told.events) == ("open", 0, [])


def test_a_rolling_window_never_closes_by_absence() -> None:
    told = Told()
    told.day(0, {"w": C}, "w:1", ("w:2", {"valid_until_on": FIRST + dt.timedelta(3)}))
    for day in range(1, 4):
        told.day(day, {"w": C})
        assert {one.status for one in told.state.vacancies.values()} == {"unknown"}
    told.day(4, {"w": C})
    assert told["w:1"].status == "unknown"
    over = told["w:2"]
    assert (over.status, over.closed_reason) == ("closed", "deadline_passed")
    assert over.closed_before_at == dt.datetime(2026, 11, 4, 23, tzinfo=dt.UTC), "midnight in Berlin"


def test_a_board_that_shows_it_after_its_deadline_keeps_it_open() -> None:
    told = Told()
    for day in range(3):
        told.day(day, {"a": C}, ("a:1", {"valid_until_on": FIRST}))
        assert told["a:1"].status == "open"
    told.day(3, {"a": C})
    assert (told["a:1"].status, told["a:1"].closed_reason) == ("closed", "deadline_passed")
    assert (told["a:1"].closed_after_at, told["a:1"].closed_before_at) == (at(2), at(3))


GONE: dict[str, Any] = {"flags": ("detail_missing",)}


def test_a_page_that_is_gone_closes_at_once_where_other_pages_answer() -> None:
    told = Told()
    told.day(0, {"w": C}, "w:1", "w:2")
    told.day(1, {"w": C}, "w:1", ("w:2", GONE))
    gone = told["w:2"]
    assert (gone.status, gone.closed_reason, gone.closed_after_at, gone.closed_before_at) == (
        "closed",
        "removed",
        at(0),
        at(1),
    )
    told.day(2, {"w": C}, "w:1", ("w:2", GONE))
    assert (told["w:2"], told.events) == (replace(gone), [])
    told.day(3, {"w": C}, "w:1", ("w:2", {"flags": ("detail_unread",)}))
    assert told["w:2"].status == "closed", "the list alone is no news"
    told.day(4, {"w": C}, "w:1", "w:2")
    assert (told["w:2"].status, told["w:2"].reopened, told.events) == ("open", 1, [("reopened", "w:2", None)])


def test_when_every_page_is_gone_a_second_day_must_say_so() -> None:
    told = Told()
    told.day(0, {"b": C}, "b:1", "b:2")
    told.day(1, {"b": C}, ("b:1", GONE), ("b:2", GONE))
    assert {one.status for one in told.state.vacancies.values()} == {"missing"}
    told.day(2, {"b": C}, "b:1", "b:2")
    assert {one.status for one in told.state.vacancies.values()} == {"open"}
    told.day(3, {"b": C}, ("b:1", GONE), ("b:2", GONE))
    told.day(4, {"b": P}, ("b:1", GONE), ("b:2", GONE))
    assert {one.status for one in told.state.vacancies.values()} == {"unknown"}
    told.day(5, {"b": C}, ("b:1", GONE))
    assert {one.status for one in told.state.vacancies.values()} == {"closed"}
    assert {one.closed_reason for one in told.state.vacancies.values()} == {"removed"}
    assert {one.closed_before_at for one in told.state.vacancies.values()} == {at(3)}


def test_a_page_that_says_closed() -> None:
    told = Told()
    told.day(0, {"a": C}, "a:1")
    told.day(1, {"a": P}, ("a:1", {"flags": ("said_closed",)}))
    assert (told["a:1"].status, told["a:1"].closed_reason) == ("closed", "said_closed")


def test_one_posting_keeps_it_open_and_the_last_one_closes_it() -> None:
    told, same = Told(), {"b:1": "a:1"}
    told.day(0, {"a": C, "b": C}, "a:1", "b:1", same=same)
    for day in (1, 2, 3):
        told.day(day, {"a": C, "b": C}, "b:1")
        assert told["a:1"].status == "open"
    told.day(4, {"a": C, "b": F})
    assert told["a:1"].status == "unknown"
    told.day(5, {"a": C, "b": C})
    told.day(6, {"a": C, "b": C})
    assert (told["a:1"].closed_after_at, told["a:1"].closed_before_at) == (at(3), at(5))


def test_a_window_says_nothing_where_another_board_proves_the_end() -> None:
    told, same = Told(), {"w:1": "a:1"}
    told.day(0, {"a": C, "w": C}, "a:1", "w:1", same=same)
    told.day(1, {"a": C, "w": C})
    told.day(2, {"a": C, "w": C})
    assert told["a:1"].status == "closed"


def test_what_a_window_shows_later_is_not_closed_by_what_came_before() -> None:
    told, same = Told(), {"w:1": "a:1"}
    told.day(0, {"a": C, "w": C}, "a:1", "w:1", same=same)
    told.day(1, {"a": C, "w": C}, "w:1")
    told.day(2, {"a": C, "w": C}, "w:1")
    told.day(3, {"a": C, "w": C})
    assert told["a:1"].status == "unknown"


def test_left_censored_until_the_board_was_read_whole() -> None:
    told = Told()
    told.day(0, {"a": P}, "a:1")
    told.day(1, {"a": C}, "a:1", "a:2")
    told.day(2, {"a": C, "b": C}, "a:1", "a:2", "a:3", "b:1")
    censored = {name: one.is_left_censored for name, one in told.state.vacancies.items()}
    assert censored == {"a:1": True, "a:2": True, "a:3": False, "b:1": True}


def test_a_repost_is_the_same_vacancy() -> None:
    told = Told()
    told.day(0, {"a": C}, "a:1")
    told.day(1, {"a": C})
    told.day(2, {"a": C})
    told.day(3, {"a": C}, "a:2", same={"a:2": "a:1"})
    back = told["a:1"]
    assert (back.status, back.reposts, back.reopened, back.posting_ids) == ("open", 1, 0, ("a:1", "a:2"))
    assert back.primary_posting_id == "a:2"
    assert [event for event, *_ in told.events] == ["reopened"]


def test_merged_and_split() -> None:
    told = Told()
    told.day(0, {"a": C, "b": C}, "a:1")
    told.day(1, {"a": C, "b": C}, "a:1", "b:1")
    told.day(2, {"a": C, "b": C}, "a:1", "b:1", same={"b:1": "a:1"})
    assert (list(told.state.vacancies), told["a:1"].previous_ids) == (["a:1"], ("b:1",))
    assert told.steps[-1].changes == (Change(vacancy_id="a:1", event="merged", old="b:1", new="a:1"),)
    told.day(3, {"a": C, "b": C}, "a:1", ("b:1", {"city": "Teltow"}), same={"b:1": "b:1"})
    assert (list(told.state.vacancies), told["a:1"].previous_ids) == (["a:1", "b:1"], ())
    assert (told["b:1"].city, told["b:1"].first_seen_at, told["a:1"].city) == ("Teltow", at(1), None)
    (event,) = told.steps[-1].changes
    assert (event.event, event.old, event.new) == ("split", "a:1", "b:1")


def test_best_values() -> None:
    told, same = Told(), {"b:1": "a:1", "j:1": "a:1"}
    pay = {"salary_text": "50.000", "salary_year_min_eur": 50_000.0, "salary_basis": "parsed"}
    table = {"salary_text": "E 9", "salary_year_min_eur": 48_000.0, "salary_basis": "tariff_table"}
    everywhere = {"a": C, "b": C, "j": C}
    told.day(0, everywhere, ("b:1", pay | {"city": "Potsdam"}), ("j:1", table | {"city": "Berlin"}), "a:1", same=same)
    assert (told["a:1"].salary_text, told["a:1"].city) == ("50.000", "Potsdam")
    assert told["a:1"].conflicts == ("city", "salary_year_min_eur")
    assert set(told["a:1"].value_origins) >= {"pay=b:1", "title=a:1"}
    assert told.steps[-1].primary == {"a:1"}
    told.day(1, everywhere | {"b": F}, ("j:1", table), "a:1")
    assert told["a:1"].salary_text == "50.000", "the board could not be read, so what it said still stands"
    assert told.events == []
    told.day(2, everywhere, ("b:1", {"flags": ("detail_unread",)}), ("j:1", table), "a:1")
    assert told["a:1"].salary_text == "50.000", "its page could not be read"
    told.day(3, everywhere, ("j:1", table), "a:1")
    assert told["a:1"].salary_text == "E 9", "it is gone, and another one says otherwise"
    assert [field for event, _, field in told.events] == ["salary_text", "salary_year_min_eur"]
    told.day(4, everywhere, "a:1")
    assert told["a:1"].salary_text == "E 9", "once known, it stays while nobody says otherwise"


# --- random histories -------------------------------------------------------------------------------------------

NAMES = [f"{board}:{n}" for board in "abw" for n in range(3)]
SAID = st.fixed_dictionaries(
    {},
    optional={
        "city": st.sampled_from(["Potsdam", "Teltow"]),
        "salary_year_min_eur": st.sampled_from([40_000.0, 50_000.0]),
        "valid_until_on": st.integers(0, 8).map(lambda n: FIRST + dt.timedelta(n)),
        "posted_on": st.integers(-3, 8).map(lambda n: FIRST + dt.timedelta(n)),
        "flags": st.sampled_from([(), (), ("detail_missing",), ("detail_unread",)]),
        "is_staffing": st.booleans(),
    },
)
DAY = st.tuples(
    st.fixed_dictionaries({}, optional={board: st.sampled_from([C, C, C, P, F, S]) for board in "abw"}),
    st.dictionaries(st.sampled_from(NAMES), SAID, max_size=6),
    st.dictionaries(st.sampled_from(NAMES), st.sampled_from(NAMES), max_size=3),
)
HISTORY = st.lists(st.one_of(DAY, DAY, DAY, st.none()), min_size=2, max_size=12)  # None: no run that day


def tell(history: Sequence[Any]) -> Told:
    told = Told()
    for number, day in enumerate(history):
        if day is None:
            continue
        boards, shown, same = day
        usable = {name: said for name, said in shown.items() if boards.get(name[0]) in (C, P)}
        home = {p: v.vacancy_id for v in told.state.vacancies.values() for p in v.posting_ids} | {
            name: name for name in usable if not any(name in v.posting_ids for v in told.state.vacancies.values())
        }
        wanted = dict(home)
        for one, other in same.items():
            if one in home and other in home:  # join the two, or part the one from its vacancy
                wanted = {p: home[other] if v == home[one] else v for p, v in wanted.items()}
                if one == other and home[one] != one:
                    wanted[one] = one
        told.day(number, boards, *usable.items(), same={p: v for p, v in wanted.items() if wanted[v] == v})
    return told


@settings(max_examples=150, deadline=None)
@given(HISTORY)
def test_events_replay_to_the_state(history: Sequence[Any]) -> None:
    told = Told()
    is_closed: dict[str, bool] = {}
    values: dict[tuple[str, str | None], str | None] = {}
    told = tell(history)
    for done in told.steps:
        for event in done.changes:
            key = (event.vacancy_id, event.field)
            match event.event:
                case "opened" | "split":
                    assert event.vacancy_id not in is_closed
                    is_closed[event.vacancy_id] = False
                case "merged":
                    assert event.old is not None
                    del is_closed[event.old]
                case "closed":
                    assert not is_closed[event.vacancy_id]
                    is_closed[event.vacancy_id] = True
                case "reopened":
                    assert is_closed[event.vacancy_id]
                    is_closed[event.vacancy_id] = False
                case "changed":
                    assert event.field in TRACKED
                    assert event.old != event.new
                    assert values.get(key, event.old) == event.old
                    values[key] = event.new
        assert is_closed == {name: one.status == "closed" for name, one in done.state.vacancies.items()}


@settings(max_examples=150, deadline=None)
@given(HISTORY)
def test_no_vacancy_closes_without_its_evidence(history: Sequence[Any]) -> None:
    told = tell(history)
    days = [number for number, day in enumerate(history) if day is not None]
    for number, done in zip(days, told.steps, strict=True):
        for event in (one for one in done.changes if one.event == "closed"):
            closed = done.state.vacancies[event.vacancy_id]
            assert closed.closed_after_at is not None
            assert closed.closed_before_at is not None
            assert closed.closed_after_at == closed.last_seen_at < closed.closed_before_at
            assert closed.closed_before_at <= at(number), "never in the future"
            after = [n for n in days if closed.last_seen_at < at(n) <= at(number)]
            without = [n for n in after if _lacks(history[n], closed)]
            if event.new == "gone":
                assert len(without) >= 2
                assert at(without[0]) <= closed.closed_before_at
            elif event.new == "deadline_passed":
                assert closed.valid_until_on is not None
                assert closed.valid_until_on < FIRST + dt.timedelta(number)
                assert all(history[number][0].get(board) == C or _ended(closed, board) for board in closed.sources)
            else:
                assert event.new == "removed"
                assert any(_says_gone(history[n], closed) for n in after)


def _lacks(day: Any, closed: Vacancy) -> bool:
    boards, shown, _ = day
    return any(
        boards.get(name[0]) == C and LISTS[name[0]] == "complete" and "detail_unread" not in _flags(shown, name)
        for name in closed.posting_ids
        if name not in shown or "detail_missing" in _flags(shown, name)
    )


def _flags(shown: Mapping[str, Any], name: str) -> tuple[str, ...]:
    flags: tuple[str, ...] = shown.get(name, {}).get("flags", ())
    return flags


def _says_gone(day: Any, closed: Vacancy) -> bool:
    boards, shown, _ = day
    return any(boards.get(n[0]) == C and "detail_missing" in _flags(shown, n) for n in closed.posting_ids)


def _ended(closed: Vacancy, board: str) -> bool:
    lives = [life for name, life in zip(closed.posting_ids, closed.posting_lives, strict=True) if name[0] == board]
    return all(life.split(" ")[3] == "2" for life in lives)


@settings(max_examples=100, deadline=None)
@given(HISTORY)
def test_ids_are_stable_and_every_posting_has_one_vacancy(history: Sequence[Any]) -> None:
    told = tell(history)
    ever: set[str] = set()
    for done in told.steps:
        ids = [posting for one in done.state.vacancies.values() for posting in one.posting_ids]
        assert len(ids) == len(set(ids))
        assert ever <= set(ids), "a posting is never forgotten"
        ever = set(ids)
        former = {one.old for one in done.changes if one.event == "merged"}
        new = {one.vacancy_id for one in done.changes if one.event in ("opened", "split")}
        position = told.steps.index(done)
        before = set(told.steps[position - 1].state.vacancies) if position else set()
        assert set(done.state.vacancies) == (before - former) | new
        for name, one in done.state.vacancies.items():
            assert name in one.posting_ids
            assert one.first_seen_at <= one.last_seen_at
            assert (one.status == "closed") == (one.closed_reason is not None) == (one.closed_before_at is not None)


@settings(max_examples=60, deadline=None)
@given(HISTORY, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(history: Sequence[Any], random: Any) -> None:
    def shuffled(day: Any) -> Any:
        if day is None:
            return None
        boards, shown, same = day
        items, rows = list(shown.items()), list(boards.items())
        random.shuffle(items)
        random.shuffle(rows)
        return dict(rows), dict(items), same

    one, other = tell(history), tell([shuffled(day) for day in history])
    assert one.state == other.state
    assert [done.changes for done in one.steps] == [done.changes for done in other.steps]
