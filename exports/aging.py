"""Texts that age out: a snapshot without its descriptions, everything that was read from them still there."""

import pyarrow as pa

from exports.schema import arrow_schema
from exports.store import Store
from exports.tables import read_table, stage_table, table_metadata

AGED = "descriptions_removed"
"""Key in a file's metadata."""
OF_THE_FILE = ("schema_version",)  # written anew with the schema


def age_out(store: Store, name: str, *, run: str, dry_run: bool = False) -> bool:
    """Take the descriptions out of a day's postings; whether there was something to take.

    Raises:
        SnapshotError: the file cannot be read or written; it stays as it was.
    """
    about = table_metadata(store, name)
    if about.get(AGED):
        return False
    if dry_run:
        return True
    rows = read_table(store, name)
    at = rows.schema.get_field_index("description")
    rows = rows.set_column(at, arrow_schema().field(at), pa.nulls(rows.num_rows, pa.string()))
    kept = {key: value for key, value in about.items() if key not in OF_THE_FILE}
    staged = stage_table(store, name, rows, run=run, metadata={**kept, AGED: "yes"})
    store.put(staged.name, staged.path)
    return True
