"""The data dictionary: every column of every table with its type and meaning, from the definitions.

`dictionary.md` and `dictionary.json` lie in the data, beside the tables.
"""

import json
from typing import Any

from exports.columns import Column
from exports.definitions import DAILY, TABLES
from exports.posting import SCHEMA_VERSION
from exports.schema import NULL, SPOKEN, table_columns, table_sections
from exports.store import Store


def dictionary() -> dict[str, Any]:
    """The dictionary as `dictionary.json` holds it.

    >>> dictionary()["tables"]["links"]["columns"][0]["name"]
    'left_id'
    """
    tables = {name: {"is_daily": name in DAILY, "columns": list(map(_told, table_columns(name)))} for name in TABLES}
    return {"schema_version": SCHEMA_VERSION, "tables": tables}


def dictionary_page() -> str:
    """The dictionary as `dictionary.md` holds it."""
    lines = ["# Data dictionary", "", f"Schema version {SCHEMA_VERSION}. {NULL}", *table_sections()]
    return "\n".join(lines) + "\n"


def put_dictionary(store: Store, *, run: str) -> None:
    """Put the dictionary beside the tables, where it is not there yet or another.

    Raises:
        SnapshotError: it cannot be read or written.
    """
    told = json.dumps(dictionary(), indent=1, ensure_ascii=False) + "\n"
    for name, text in (("dictionary.json", told), ("dictionary.md", dictionary_page())):
        if not store.exists(name) or store.read(name) != text.encode():
            store.put_bytes(name, text.encode(), run=run)


def _told(column: Column) -> dict[str, Any]:
    told: dict[str, Any] = {"name": column.name, "type": SPOKEN[column.python], "is_nullable": column.nullable}
    return told | ({"choices": list(column.choices)} if column.choices else {}) | {"meaning": column.meaning}
