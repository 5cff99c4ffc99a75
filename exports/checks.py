"""The last check of postings before they are published.

A value that cannot be, or a text that still names a contact, costs that value and not the day: it is cleared and
flagged. Only what would make the whole file wrong - a posting twice, another schema - refuses it.
"""

import datetime as dt
from collections import deque

import pyarrow as pa
import pyarrow.compute as pc

from exports.bounds import DAYS, EARLIEST, FIGURES, SPANS, latest
from exports.columns import columns
from exports.contacts import LIKELY, has_contact, masked
from exports.values import NO, YES, value, values

OUT_OF_BOUNDS = "value_out_of_bounds"
CONTACT_CLEARED = "contact_cleared"

NOT_PROSE = frozenset({"posting_id", "source", "native_id", "url", "apply_url", "original_source", "vacancy_id"})
NOT_PROSE |= {"employer_key", "postcode", "ags", "nuts3", "state", "country", "salary_currency", "tariff_group"}
NOT_PROSE |= {"salary_year_basis", "occupation_why", "family", "level", "kldb2010", "isco08", "esco_uri"}
"""Columns of keys, codes and our own words; every other column of text is searched for contacts."""


def cleared(rows: pa.Table, day: dt.date) -> pa.Table:
    """Postings without values that are out of bounds and without texts that name a contact; both are flagged.

    A figure or day out of bounds becomes null, and both ends of a span whose lower end is above its upper one. A text
    with a personal e-mail address or a telephone number becomes null as a whole: what redaction overlooked once it
    may have overlooked beside it, too. A title must not be null; there only the finding is replaced by `[contact]`.
    """
    return _without_contacts(_within_bounds(rows, day))


def _within_bounds(rows: pa.Table, day: dt.date) -> pa.Table:
    wrong = {name: _outside(rows[name], low, high) for name, (low, high) in FIGURES.items()}
    for lower, upper in SPANS:
        crossed = pc.fill_null(pc.greater(rows[lower], rows[upper]), NO)
        wrong[lower], wrong[upper] = pc.or_(wrong[lower], crossed), pc.or_(wrong[upper], crossed)
    for name in DAYS:
        low, high = (_as(end, rows[name].type) for end in (EARLIEST, latest(day)))
        wrong[name] = _outside(rows[name], low, high)
    return _clear(rows, wrong, OUT_OF_BOUNDS)


def _outside(column: pa.ChunkedArray, low: object, high: object) -> pa.ChunkedArray:
    least, most = value(low, column.type), value(high, column.type)
    return pc.invert(pc.fill_null(pc.and_(pc.greater_equal(column, least), pc.less_equal(column, most)), YES))


def _as(day: dt.date, kind: pa.DataType) -> dt.date:
    return day if pa.types.is_date(kind) else dt.datetime.combine(day, dt.time(), dt.UTC)


def _without_contacts(rows: pa.Table) -> pa.Table:
    prose = (c.name for c in columns() if c.python is str and not c.choices and c.name not in NOT_PROSE)
    return _clear(rows, {name: _holding_contacts(rows[name]) for name in prose}, CONTACT_CLEARED)


def _holding_contacts(texts: pa.ChunkedArray) -> pa.Array:
    marks = bytearray(len(texts))
    likely = pc.match_substring_regex(texts, LIKELY)  # one call for all: the pattern is compiled at each
    numbers = deque(pc.indices_nonzero(pc.fill_null(likely, NO)).to_pylist())
    begin = 0
    for chunk in texts.chunks:
        while numbers and numbers[0] < begin + len(chunk):
            number = numbers.popleft()
            marks[number] = has_contact(chunk[number - begin].as_py())
        begin += len(chunk)
    return pa.Array.from_buffers(pa.uint8(), len(texts), [None, pa.py_buffer(marks)]).cast(pa.bool_())


def _clear(rows: pa.Table, wrong: dict[str, pa.Array], flag: str) -> pa.Table:
    """Null, or for a column that must not be null its text without the finding, wherever a column is wrong."""
    flagged = None
    for name, mask in wrong.items():
        if not pc.any(mask).as_py():
            continue
        field = rows.schema.field(name)
        if field.nullable:
            told = pc.if_else(mask, value(None, field.type), rows[name])
        else:
            pairs = zip(rows[name].to_pylist(), mask.to_pylist(), strict=True)
            told = values([masked(text) if bad else text for text, bad in pairs], field.type)
        rows = rows.set_column(rows.schema.get_field_index(name), field, told)
        flagged = mask if flagged is None else pc.or_(flagged, mask)
    if flagged is None:
        return rows
    field = rows.schema.field("flags")
    marks = zip(rows["flags"].to_pylist(), flagged.to_pylist(), strict=True)
    flags = [sorted({*flags, flag}) if bad else flags for flags, bad in marks]
    return rows.set_column(rows.schema.get_field_index("flags"), field, values(flags, field.type))
