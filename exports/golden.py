"""The schema in short, to hold against the one that files were published with: `python -m exports.golden`.

Within a schema version columns may only be added, and only such that may be null (an empty list counts as null).
Whatever else changes needs a new `SCHEMA_VERSION`, for files of the old one are still out there.
"""

import json
from collections.abc import Mapping

from exports.definitions import TABLES
from exports.schema import arrow_schema

Golden = Mapping[str, Mapping[str, str]]


def golden() -> dict[str, dict[str, str]]:
    """Each table's columns and their types.

    >>> golden()["links"]["score"], golden()["links"]["decided_on"]
    ('double not null', 'date32[day] not null')
    """
    return {
        table: {field.name: f"{field.type}" + ("" if field.nullable else " not null") for field in arrow_schema(record)}
        for table, record in TABLES.items()
    }


def breaches(old: Golden, new: Golden) -> list[str]:
    """What of a new schema files of the old one cannot be read with.

    >>> breaches({"t": {"a": "double", "b": "string"}}, {"t": {"a": "int64", "c": "string not null", "d": "string"}})
    ['t.a: double became int64', 't.b is gone', 't.c is new and must not be null']
    """
    found = []
    for table, had in old.items():
        has = new.get(table, {})
        for name, kind in had.items():
            if name not in has:
                found.append(f"{table}.{name} is gone")
            elif has[name] != kind:
                found.append(f"{table}.{name}: {kind} became {has[name]}")
        for name, kind in has.items():
            if name not in had and kind.endswith("not null") and not kind.startswith("list"):
                found.append(f"{table}.{name} is new and must not be null")
    return found


if __name__ == "__main__":
    print(json.dumps(golden(), indent=1))  # noqa: T201
