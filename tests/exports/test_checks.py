"""The last check before postings are published: what cannot be is cleared and flagged, and costs nothing else."""

import dataclasses
import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports import load
from exports.bounds import DAYS, FIGURES, SPANS
from exports.checks import NOT_PROSE, cleared
from exports.columns import columns
from exports.contacts import MARK, has_contact, masked
from exports.lines import line
from exports.posting import EXAMPLE
from exports.schema import table
from pipelines.normalize.redact import redact
from tests.exports.test_schema import FULL_DAY, put


def checked(**said: Any) -> dict[str, Any]:
    posting = dataclasses.replace(EXAMPLE, **said)
    beside = dataclasses.replace(EXAMPLE, posting_id="arbeitsagentur:2")
    first, second = cleared(table([line(posting), line(beside)]), FULL_DAY).to_pylist()
    assert second == table([line(beside)]).to_pylist()[0], "the others stay as they are"
    return first


CANNOT_BE = [
    ({"lat": 90.1, "lon": 13.0}, ["lat"]),
    ({"lat": 52.0, "lon": -180.5}, ["lon"]),
    ({"distance_km": -1.0}, ["distance_km"]),
    ({"hours_per_week_min": 200.0}, ["hours_per_week_min"]),
    ({"salary_min": -1.0, "salary_max": 5.0}, ["salary_min"]),
    ({"salary_year_min_eur": 60000.0, "salary_year_max_eur": 50000.0}, ["salary_year_min_eur", "salary_year_max_eur"]),
    ({"posted_on": dt.date(1026, 11, 24)}, ["posted_on"]),
    ({"valid_until_on": dt.date(9999, 12, 31)}, ["valid_until_on"]),
    ({"modified_at": dt.datetime(2226, 11, 24, tzinfo=dt.UTC)}, ["modified_at"]),
]


@pytest.mark.parametrize(("said", "lost"), CANNOT_BE)
def test_a_value_that_cannot_be_is_null_and_flagged(said: dict[str, Any], lost: list[str]) -> None:
    row = checked(**said, flags=("place_unresolved",))
    assert row["flags"] == ["place_unresolved", "value_out_of_bounds"]
    for name, value in said.items():
        assert row[name] == (None if name in lost else value)


CAN_BE: list[dict[str, Any]] = [
    {"lat": -90.0, "lon": 180.0, "distance_km": 0.0, "salary_min": 0.0, "salary_max": 0.0},
    {"hours_per_week_min": 168.0, "hours_per_week_max": 168.0, "salary_year_max_eur": 1e12},
    {"posted_on": dt.date(1999, 1, 1), "start_on": dt.date(2037, 12, 31), "salary_year_min_eur": 1.0},
]


@pytest.mark.parametrize("said", CAN_BE)
def test_what_can_be_stays(said: dict[str, Any]) -> None:
    row = checked(**said)
    assert row["flags"] == []
    assert {name: row[name] for name in said} == said


def test_every_bound_is_of_a_column() -> None:
    kinds = {column.name: column.python for column in columns()}
    assert {kinds[name] for name in (*FIGURES, *(end for span in SPANS for end in span))} == {float}
    assert {kinds[name] for name in DAYS} <= {dt.date, dt.datetime}
    assert {kinds[name] for name in NOT_PROSE} == {str}


CONTACTS = [
    "Rückfragen an mia.musterfrau@havel.example",
    "Tel. 0331 555 12 34",
    "+49 (0)331 5551234",
    "Frau M., 0170/5551234",
    "mobil: (0331) 5551234, gern",
]
NO_CONTACTS = [
    "bewerbung@havel.example, Karriere.potsdam@havel.example",
    "14467 Potsdam, 01219 Dresden, Referenz 10000-0123456789-S",
    "vom 01.12.2026 bis 02.01.2027, 08:00 - 16:30 Uhr",
    "3.400,00 - 3.900,00 Euro, 0,5 Stellen, 030 Stunden",
    "https://havel.example/stellen/0331555123456",
    "@havel auf allen Kanälen, 100 @ 5 Euro",
]


@pytest.mark.parametrize("text", CONTACTS)
def test_a_text_that_names_a_contact_is_cleared(text: str) -> None:
    row = checked(description=f"Wir suchen Sie. {text}.", employer="Havelbogen GmbH")
    assert (row["description"], row["employer"], row["flags"]) == (None, "Havelbogen GmbH", ["contact_cleared"])


@pytest.mark.parametrize("text", NO_CONTACTS)
def test_other_numbers_and_addresses_stay(text: str) -> None:
    assert checked(description=text)["description"] == text


def test_a_title_must_not_be_null_so_only_the_finding_goes() -> None:
    row = checked(title="Leitung Service, 0331 5551234")
    assert (row["title"], row["flags"]) == (f"Leitung Service, {MARK}", ["contact_cleared"])


TOKENS = st.sampled_from([*" \n\t.,;:/-–()+@0123456789", "\xa0", *CONTACTS, *NO_CONTACTS, "info", "mia", "Tel", "ä"])


@given(st.lists(TOKENS, max_size=30).map(" ".join))  # glued together, two numbers make one that nobody would know
def test_what_was_redacted_is_never_cleared(text: str) -> None:
    assert not has_contact(redact(text).text)


@given(st.lists(TOKENS, max_size=30).map("".join))
def test_what_arrow_is_asked_for_first_lets_every_contact_through(text: str) -> None:
    row = table([line(dataclasses.replace(EXAMPLE, description=text))])
    assert (cleared(row, FULL_DAY)["description"].to_pylist() == [None]) == has_contact(text)
    assert has_contact(text) == (masked(text) != text)


def test_the_published_day_is_checked_and_not_lost(tmp_path: Path) -> None:
    wrong = dataclasses.replace(EXAMPLE, lat=400.0, description="Tel. 0331 5551234")
    put(tmp_path, FULL_DAY, wrong, dataclasses.replace(EXAMPLE, posting_id="arbeitsagentur:2"))
    frame = load(tmp_path / "data")
    assert frame["flags"].tolist() == [["contact_cleared", "value_out_of_bounds"], []]
    assert frame["lat"].isna().all()
