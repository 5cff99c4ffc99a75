"""Linking a day: which of its postings are news, what they are held against, and whose vacancy each posting is."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import lru_cache, partial
from itertools import chain
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from exports.history import State, to_compare
from exports.life import read_life
from exports.link import Link
from exports.pieces import Pieces
from exports.rows import as_dicts
from exports.sighting import Sighting
from exports.values import values
from pipelines.duplicates import COLUMNS, Comparable, agencies, pairs, references, vacancies_of
from pipelines.duplicates.posting_text import Text
from pipelines.duplicates.tasks import READ

Links = Mapping[tuple[str, str], Link]


def link(
    known: Links, state: State, postings: Sequence[Sighting], pieces: Pieces, *, day: dt.date
) -> tuple[Links, dict[str, str]]:
    """All links after a day, and the vacancy of every posting, of today and of the state.

    `pieces` are the day's postings as tables, for their texts. News are compared with the other postings of the day
    and with every vacancy that no board shows today; what is compared anew replaces what was found before.
    """
    news = to_compare(state, postings)
    links = dict(known)
    if news:
        shown = {one.posting_id for one in postings}
        away = [one for one in state.vacancies.values() if shown.isdisjoint(one.posting_ids)]
        within = shown | {one.vacancy_id for one in away}
        stale = [pair for pair in links if within.issuperset(pair) and not news.isdisjoint(pair)]
        for pair in stale:
            del links[pair]
        tasks = {one.posting_id: one.tasks_text or "" for one in postings}
        new = map(Comparable.from_row, _rows(pieces, tasks, news))
        others = map(Comparable.from_row, _rows(pieces, tasks, shown - news))
        for found in pairs(new, chain(map(Comparable.from_vacancy, away), others)):
            links[found.left_id, found.right_id] = Link(
                left_id=found.left_id,
                right_id=found.right_id,
                is_same=found.is_same,
                score=found.score,
                reasons=found.reasons,
                vetoes=found.vetoes,
                decided_on=day,
            )
    home = {posting: one.vacancy_id for one in state.vacancies.values() for posting in one.posting_ids}
    born = {one.vacancy_id: one.first_seen_at for one in state.vacancies.values()}
    for one in state.vacancies.values():
        if len(one.posting_ids) > 1:
            for posting, life in zip(one.posting_ids, one.posting_lives, strict=True):
                born.setdefault(posting, read_life(life).first_seen_at)
    for sighting in postings:
        born.setdefault(sighting.posting_id, sighting.fetched_at)
    links = dict(sorted(links.items()))
    grouped = vacancies_of(links.values(), home, posting_ids=[one.posting_id for one in postings], first_seen_at=born)
    return links, grouped.vacancy_of


def _rows(pieces: Pieces, tasks: Mapping[str, str], wanted: Set[str]) -> Iterator[dict[str, Any]]:
    """The rows with some ids, as a comparison reads them; their tasks were found before, and texts are not kept."""

    @lru_cache(maxsize=2048)  # those held against one another, of a hundred employers with one title, too
    def read(number: int) -> Text:
        return Text(pieces.beginning(number))

    ids, first = values(sorted(wanted), pa.string()), 0
    for piece in pieces:
        chosen = pc.is_in(piece["posting_id"], value_set=ids)
        numbers = pc.indices_nonzero(chosen).to_pylist()
        if numbers:
            likely = _likely(piece["description"].filter(chosen))
            marks = (column.to_pylist() for column in likely.values())
            for number, row, *marked in zip(numbers, as_dicts(piece, COLUMNS, chosen), *marks, strict=True):
                row["tasks_text"] = tasks[row["posting_id"]]
                row |= dict(zip(likely, map(bool, marked), strict=True))
                row["read_text"] = partial(read, first + number)
                yield row
        first += piece.num_rows


def _likely(texts: pa.ChunkedArray) -> dict[str, pa.ChunkedArray]:
    """What is worth a look in each text: for all at once, as a pattern is compiled at each call."""
    openings = pc.utf8_slice_codeunits(texts, 0, READ)
    return {
        "states_number": pc.match_substring_regex(texts, references.LIKELY),
        "may_speak": pc.match_substring_regex(openings, agencies.LIKELY),
    }
