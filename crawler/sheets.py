"""Rows for other programs: CSV, Excel, lines of JSON."""

import csv
import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, BinaryIO, TextIO

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""With these a spreadsheet takes a text for a formula; a board may print one."""
MOST_CHARACTERS = 32_767  # Excel's bound of a cell


def write_csv(file: TextIO, names: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> int:
    r"""Rows as CSV: lists joined by ` | `, an apostrophe before what a spreadsheet would calculate.

    >>> import io
    >>> file = io.StringIO()
    >>> write_csv(file, ["title"], [{"title": '=HYPERLINK("x")'}])
    1
    >>> file.getvalue()
    'title\r\n"\'=HYPERLINK(""x"")"\r\n'
    """
    writer = csv.writer(file)
    writer.writerow(names)
    count = 0
    for count, row in enumerate(rows, 1):  # noqa: B007 - the number of rows is the answer
        writer.writerow([_cell(row[name]) for name in names])
    return count


def write_jsonl(file: TextIO, names: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> int:
    """Rows as one JSON object a line: days and instants as ISO text, unknown as null."""
    count = 0
    for count, row in enumerate(rows, 1):  # noqa: B007 - the number of rows is the answer
        record = {name: value.isoformat() if isinstance(value := row[name], dt.date) else value for name in names}
        file.write(json.dumps(record, ensure_ascii=False) + "\n")
    return count


def write_xlsx(file: BinaryIO, names: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> int:
    """Rows as an Excel workbook with real dates and numbers; no text becomes a formula or a link."""
    import xlsxwriter  # only this command pays for it

    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    count = 0
    with xlsxwriter.Workbook(file, {**plain, "constant_memory": True, "remove_timezone": True}) as book:
        day, instant = (
            book.add_format({"num_format": "yyyy-mm-dd"}),
            book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
        )
        page = book.add_worksheet("postings")
        page.freeze_panes(1, 0)
        page.write_row(0, 0, names, book.add_format({"bold": True}))
        for count, row in enumerate(rows, 1):
            for column, name in enumerate(names):
                match row[name]:
                    case None:
                        continue
                    case dt.datetime() as value:
                        page.write_datetime(count, column, value, instant)
                    case dt.date() as value:
                        page.write_datetime(count, column, value, day)
                    case bool() as value:
                        page.write_boolean(count, column, value)
                    case int() | float() as value:
                        page.write_number(count, column, value)
                    case value:
                        page.write_string(count, column, _joined(value)[:MOST_CHARACTERS])
        page.autofilter(0, 0, count, len(names) - 1)
    return count


def _cell(value: Any) -> Any:
    if isinstance(value, (list, str)):
        text = _joined(value)
        return f"'{text}" if text.startswith(FORMULA) else text
    return value.isoformat() if isinstance(value, dt.date) else value


def _joined(value: Any) -> str:
    return " | ".join(value) if isinstance(value, list) else str(value)
