"""The simulated market: the same every time, and as lively as it says."""

import datetime as dt
import hashlib
import os
import subprocess
import sys
from collections import Counter

import pytest

from crawler.demo.dice import Dice
from crawler.demo.life import Life
from crawler.demo.market import CONTACT
from crawler.demo.scenario import shipped
from crawler.demo.story import story
from crawler.demo.truth import truth
from tests.conftest import ROOT

UNTIL = dt.date(2026, 11, 24)


def life(days: int, until: dt.date = UNTIL) -> Life:
    return Life(shipped(), first=until - dt.timedelta(days - 1), days=days)


@pytest.fixture(scope="module")
def sixty() -> Life:
    return life(60)


def told(market: Life) -> str:
    """All that a market ever shows, and what is true of it."""
    days = [
        (truth(market, day), [market.shown(board, day) for board in market.scenario.boards])
        for day in range(market.days)
    ]
    return hashlib.sha256(repr(days).replace("frozenset", "").encode()).hexdigest()


def test_dice_fall_as_they_always_did() -> None:
    """Another Python must not throw other numbers."""
    dice = Dice("seed")
    assert [dice.number(1, 1000, "throw", nth) for nth in range(4)] == [361, 258, 143, 643]
    assert dice.some("abcdef", 3, "some") == ["a", "e", "d"]
    assert dice.weighed({"a": 1, "b": 2, "c": 3}, "weighed") == "c"


def test_one_throw_more_changes_no_other() -> None:
    """A longer simulation that begins on the same day begins with the same market."""
    first = dt.date(2026, 9, 1)
    short, long = (Life(shipped(), first=first, days=days) for days in (20, 40))
    for day in range(20):
        for board in short.scenario.boards:
            assert short.shown(board, day) == long.shown(board, day)


def test_the_same_in_every_process(sixty: Life) -> None:
    code = f"from tests.demo.test_life import life, told; print(told(life({sixty.days})))"
    found = set()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True)
        found.add(done.stdout)
    assert len(found) == 1


@pytest.mark.parametrize("until", [UNTIL, dt.date(2026, 2, 28), dt.date(2027, 1, 1)])
def test_as_many_as_around_potsdam(until: dt.date) -> None:
    market = life(60, until)
    days = [truth(market, day) for day in range(60)]
    assert all(22 <= len(day.open) <= 45 for day in days)
    opened = Counter(day.date.weekday() >= 5 for day in days for one in day.happened if one.what == "opened")
    weekdays = sum(day.date.weekday() < 5 for day in days)
    assert 2 <= opened[False] / weekdays <= 4


def test_everything_happens(sixty: Life) -> None:
    happened = [one for day in range(60) for one in truth(sixty, day).happened]
    told = Counter((one.what, one.told if one.what == "changed" else "") for one in happened)
    for what in ("opened", "closed", "copied", "reposted", "paused", "resumed"):
        assert told[what, ""] >= 3, what
    for field in ("title", "pay_sentence", "deadline"):
        assert told["changed", field] >= 3, field
    wanted = [opening for opening in sixty.openings if opening.is_wanted]
    assert any(opening.twin_of for opening in wanted)
    assert any(opening.content.is_english for opening in wanted)
    boards = [{placement.board for placement in opening.placements if not placement.agency} for opening in wanted]
    assert any({"arbeitsagentur", "personio-example"} <= on for on in boards), "the employer's own site"
    copies = [o for o in wanted if any(p.agency and p.board == "arbeitsagentur" for p in o.placements)]
    assert copies, "an agency's copy beside the original"


def test_mishaps_hit_boards_that_have_postings(sixty: Life) -> None:
    for mishap in sixty.scenario.mishaps:
        day = mishap.span(60).start
        assert any(opening.is_wanted for _, opening in sixty.standing(mishap.board, day)), mishap
    dead = next(mishap for mishap in sixty.scenario.mishaps if mishap.kind == "emptied")
    assert dead.span(60).stop == 60
    assert len(sixty.standing(dead.board, dead.span(60).start - 1)) >= 8


def test_what_is_open_can_be_read_somewhere(sixty: Life) -> None:
    for day in range(60):
        true = truth(sixty, day)
        assert true.visible <= true.open
        if not true.unreadable:
            assert true.visible == true.open


def test_no_two_could_be_taken_for_one_another(sixty: Life) -> None:
    wanted = [o for o in sixty.openings if o.is_wanted]
    keys = Counter((o.content.employer, o.content.first.title, o.content.town.city) for o in wanted)
    assert keys.most_common(1)[0][1] == 1
    numbers = [placement.number for opening in sixty.openings for placement in opening.placements]
    again = sum(len(opening.spans) > 1 for opening in sixty.openings)  # under the old id, some of them
    assert len(numbers) - len(set(numbers)) <= again


def test_a_window_shows_the_newest(sixty: Life) -> None:
    for board, stand in sixty.scenario.boards.items():
        for day in range(60):
            posted = [placement.posted for placement, _ in sixty.standing(board, day)]
            assert posted == sorted(posted, reverse=True)
            assert stand.newest is None or len(posted) <= stand.newest
            assert not stand.weekly or posted, "never empty"


def test_texts_name_a_contact_person_to_be_taken_out(sixty: Life) -> None:
    said = CONTACT.partition("{")[0]
    assert all(said in offer.text for offer in sixty.shown("arbeitsagentur", 30))


def test_the_story_names_every_mishap(sixty: Life) -> None:
    sentences = list(story(sixty))
    assert len(sentences) == 1 + len(sixty.scenario.mishaps)
    assert "interamt: from 2026-10-14 to 2026-10-20 nobody answered" in sentences
    assert "softgarden-example: since 2026-11-10 it said that it had no postings, which was not true" in sentences
