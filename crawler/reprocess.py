"""Old snapshots by the rules of today: what changed is rewritten, whole or not at all; what did not is left alone."""

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import pyarrow as pa

from exports.aging import AGED
from exports.layout import days
from exports.months import days_of, month_schema, months, of_day, with_day
from exports.store import SnapshotError, Store
from exports.tables import read_table, stage_table, stage_with_schema, table_metadata
from pipelines.batch import table_again
from pipelines.normalize import NORMALIZER_VERSION
from pipelines.profile import SearchProfile


class Reread(NamedTuple):
    """One snapshot that was read again: its day, its rows, and how many rows changed in which column."""

    day: dt.date
    rows: int
    changed: dict[str, int]
    is_aged: bool = False
    """Whether its texts have been taken out, so that it was left as it is."""


def reprocess(store: Store, *, profile: SearchProfile, run: str, is_trial: bool = False) -> Iterator[Reread]:
    """Read every snapshot again, oldest first, and rewrite the ones in which anything changed.

    Each is finished before it is yielded, so a run that is stopped has done whole files and can be repeated.
    `is_trial` changes nothing in the store.

    Raises:
        SnapshotError: a file cannot be read or written; the files before it are done, it stays as it was.
    """
    for name in months(store).values():
        yield from _month_again(store, name, profile, run=run, is_trial=is_trial)
    for day, name in days(store, "postings").items():
        about = table_metadata(store, name)
        old = read_table(store, name)
        if about.get(AGED):
            yield Reread(day, old.num_rows, {}, is_aged=True)
            continue
        new, changed = _again(old, profile)
        if changed and not is_trial:
            staged = stage_table(store, name, new, run=run, metadata=_described(about))
            store.put(name, staged.path)
            _follow(store, name, staged.digest, run=run)
        yield Reread(day, old.num_rows, changed)


def _month_again(store: Store, name: str, profile: SearchProfile, *, run: str, is_trial: bool) -> Iterator[Reread]:
    """The days of a month's file; it is rewritten once for all of them."""
    whole, parts, found = read_table(store, name, schema=month_schema()), [], []
    for day in days_of(store, name):
        old = of_day(whole, day)
        is_aged = old.num_rows > 0 and old["description"].null_count == old.num_rows
        new, changed = (old, {}) if is_aged else _again(old, profile)
        parts.append(with_day(new, day))
        found.append(Reread(day, old.num_rows, changed, is_aged))
    if any(one.changed for one in found) and not is_trial:
        about = _described(table_metadata(store, name))
        rows = pa.concat_tables(parts)
        store.put(name, stage_with_schema(store, name, rows, month_schema(), run=run, metadata=about).path)
    yield from found


def _again(old: pa.Table, profile: SearchProfile) -> tuple[pa.Table, dict[str, int]]:
    try:
        new = table_again(old, profile=profile)
    except (ValueError, pa.ArrowException) as error:
        raise SnapshotError(str(error)) from error
    return new, _differences(old, new)


def _differences(old: pa.Table, new: pa.Table) -> dict[str, int]:
    """How many rows differ, by column."""
    changed: Counter[str] = Counter()
    for name in new.column_names:
        if name not in old.column_names:
            changed[name] = len(new) - new[name].null_count
        elif not old[name].equals(new[name]):
            pairs = zip(old[name].to_pylist(), new[name].to_pylist(), strict=True)
            changed[name] = sum(one != other for one, other in pairs)
    return {name: count for name, count in sorted(changed.items()) if count}


def _described(about: dict[str, str]) -> dict[str, str]:
    """What a rewritten file says of itself; the schema says its own version."""
    kept = {key: value for key, value in about.items() if key != "schema_version"}
    return {**kept, "normalizer_version": NORMALIZER_VERSION}


def _follow(store: Store, name: str, digest: str, *, run: str) -> None:
    """Let the pointer follow, if it points to the file."""
    if store.exists("latest.json"):
        latest = json.loads(store.read("latest.json"))
        if latest.get("path") == name:
            store.put_json("latest.json", {**latest, "sha256": digest}, run=run)
